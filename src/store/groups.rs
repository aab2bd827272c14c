//! Which recordings are one activity. Worked out at reading, of everything in sight and of what the runner decided: the
//! same set of files gives the same activities, whatever order they came in and whatever was undone between.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use super::decisions::{self, Bonds};
use super::merge::{FARTHEST_ZONE_S, START_TOLERANCE_S, Sighting};
use super::{StoreError, row};
use crate::model::activity::{Clock, PartId};
use crate::model::{ActivityId, Sport};

/// Richest first; the same whatever order the files came in.
pub(super) type Rank = (Reverse<i64>, [u8; 32], i64);

/// Starts further apart are never of one run, whatever clock they were read from: the farthest zone and two minutes.
pub(super) const FARTHEST_S: i64 = FARTHEST_ZONE_S + START_TOLERANCE_S;

/// A recording, as far as it tells of which activity it is.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Sight {
    /// Its row.
    pub(super) recording: i64,
    /// What the runner's decisions know it by.
    pub(super) part: PartId,
    /// Richest first.
    pub(super) rank: Rank,
    file: i64,
    sample: bool,
    deleted: bool,
    /// When the recording says that it began.
    recorded: i64,
    sighting: Sighting,
}

impl Sight {
    /// When the recording itself says that it began.
    pub(super) fn recorded_start_utc_s(&self) -> i64 {
        self.recorded
    }

    /// By how many seconds it began after another; `None` where their clocks do not tell.
    pub(super) fn later_s(&self, other: &Self) -> Option<i64> {
        let (own, theirs) = (self.sighting, other.sighting);
        (own.clock == theirs.clock).then(|| own.start_utc_s.saturating_sub(theirs.start_utc_s))
    }
}

/// Recordings of one activity, richest first.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Group {
    /// The name of the activity: when the richest recording says that it began.
    pub(super) id: ActivityId,
    /// Richest first.
    pub(super) sights: Vec<Sight>,
    /// Whether the runner threw it away; what comes later of the same run is thrown away with it.
    pub(super) deleted: bool,
}

/// Every activity in sight, thrown away or not.
pub(super) fn all(of: &Connection) -> Result<Vec<Group>, StoreError> {
    let mut query = of.prepare_cached(
        "SELECT r.id, r.file_id, f.hash, i.sample, a.deleted, r.richness, r.start_utc_s, r.clock, r.utc_offset_s,
                r.sport, r.timer_s, coalesce(r.elapsed_s, r.last_s), r.samples, r.distance_m, r.title, r.note, r.shoe,
                r.effort, r.feel
         FROM recording r JOIN activity a ON a.id = r.activity_id JOIN file f ON f.id = r.file_id
              JOIN import i ON i.id = f.import_id
         WHERE i.hidden = 0",
    )?;
    let mut rows = query.query([])?;
    let begun = decisions::begun(of)?;
    let mut sights = Vec::new();
    while let Some(row) = rows.next()? {
        let mut sight = sight(row)?;
        if let Some(start) = begun.get(&sight.part) {
            (sight.sighting.start_utc_s, sight.sighting.clock) = (*start, Clock::Utc);
        }
        sights.push(sight);
    }
    Ok(named(group(sights, &decisions::bonds(of)?)))
}

fn sight(row: &Row<'_>) -> Result<Sight, StoreError> {
    let sport: String = row.get(9)?;
    let sighting = Sighting {
        start_utc_s: row.get(6)?,
        clock: row::clock_of(row.get(7)?),
        utc_offset_s: row.get(8)?,
        sport: Sport::from_key(&sport),
        timer_s: row.get(10)?,
        elapsed_s: row.get(11)?,
    };
    let richness = row.get(5)?;
    let facts = row::Facts {
        title: row.get(14)?,
        note: row.get(15)?,
        shoe: row.get(16)?,
        distance_m: row.get(13)?,
        effort: row.get(17)?,
        feel: row.get(18)?,
    };
    Ok(Sight {
        recording: row.get(0)?,
        part: facts.identity(&sighting, row.get(12)?, richness),
        rank: (Reverse(richness), row.get(2)?, row.get(0)?),
        file: row.get(1)?,
        sample: row.get(3)?,
        deleted: row.get(4)?,
        recorded: sighting.start_utc_s,
        sighting,
    })
}

/// Puts each recording, the richest first, to the nearest that is of the same run; of one file no two go together. What
/// the runner decided goes before any rule.
fn group(mut sights: Vec<Sight>, bonds: &Bonds) -> Vec<Vec<Sight>> {
    sights.sort_by_key(|sight| sight.rank);
    let mut groups: Vec<Vec<Sight>> = Vec::new();
    let mut by_start: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    let mut by_part: BTreeMap<PartId, usize> = BTreeMap::new();
    for sight in sights {
        let start = sight.sighting.start_utc_s;
        let bound = bonds.together(&sight.part).find_map(|other| by_part.get(other)).copied();
        let near = || by_start.range(start.saturating_sub(FARTHEST_S)..=start.saturating_add(FARTHEST_S));
        let found = bound.or_else(|| {
            let candidates = near().flat_map(|(_, indices)| indices).filter_map(|index| {
                let apart_s = apart_s(groups.get(*index)?, &sight, bonds)?;
                Some((apart_s, *index))
            });
            candidates.min().map(|(_, index)| index)
        });
        let index = found.unwrap_or(groups.len());
        by_start.entry(start).or_default().push(index);
        by_part.insert(sight.part.clone(), index);
        match groups.get_mut(index) {
            Some(group) => group.push(sight),
            None => groups.push(vec![sight]),
        }
    }
    groups
}

/// Seconds between the starts of a recording and the nearest of a group that is of the same run; `None` if it does not
/// belong there.
fn apart_s(group: &[Sight], sight: &Sight, bonds: &Bonds) -> Option<i64> {
    let refused = |other: &Sight| {
        other.file == sight.file || other.sample != sight.sample || bonds.apart(&other.part, &sight.part)
    };
    if group.iter().any(refused) {
        return None;
    }
    let same = group.iter().filter(|other| other.sighting.is_same_run(&sight.sighting));
    same.filter_map(|other| other.sighting.apart_s(&sight.sighting)).min()
}

/// Gives each activity its name, as `20260503T061209Z`; those that start in the same second are counted, the richest
/// first.
fn named(groups: Vec<Vec<Sight>>) -> Vec<Group> {
    let mut counts: BTreeMap<i64, u32> = BTreeMap::new();
    let named = groups.into_iter().filter_map(|sights| {
        let start_utc_s = sights.first()?.recorded;
        let count = counts.entry(start_utc_s).or_default();
        *count += 1;
        let stem = stem(start_utc_s);
        let id = if *count == 1 { stem } else { format!("{stem}-{count}") };
        let deleted = sights.iter().any(|sight| sight.deleted);
        Some(Group { id: id.into(), sights, deleted })
    });
    named.collect()
}

/// An instant as it stands in names.
pub(super) fn stem(start_utc_s: i64) -> String {
    let start = jiff::Timestamp::from_second(start_utc_s);
    start.map_or_else(|_| start_utc_s.to_string(), |start| start.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// The activity of this name, if it is there and was not thrown away.
pub(super) fn find(of: &Connection, id: &str) -> Result<Option<Group>, StoreError> {
    Ok(all(of)?.into_iter().find(|group| *group.id == *id && !group.deleted))
}
