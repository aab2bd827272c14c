//! From the messages of one part to recordings, one for each session.

use super::FIRST_DATE;
use super::devices::devices;
use super::messages::{Found, Session};
use super::sports::{sport, sub_sport, word};
use super::table::Table;
use crate::model::activity::{Lap, Recording};
use crate::model::{Channel, Column, Series};

/// FIT's 2000-01-01: a local time before that is none.
const YEAR_2000: u32 = 315_619_200;
/// Seconds. No zone is further from Greenwich, and all lie on quarters of an hour.
const LARGEST_OFFSET_S: i64 = 14 * 3_600;
const QUARTER_HOUR_S: i64 = 900;
/// A session that starts further from its records was dated by another clock, in seconds.
const FARTHEST_START_S: u32 = 86_400;
/// The same where bytes of the file are known to be wrong.
const FARTHEST_START_OF_DAMAGED_S: u32 = 120;

/// Seconds east of Greenwich, if the file's two clocks agree on a zone.
pub(super) fn offset(local_time: Option<(u32, u32)>) -> Option<i32> {
    let (utc, local) = local_time.filter(|(utc, local)| *utc >= YEAR_2000 && *local >= YEAR_2000)?;
    let offset = i64::from(local) - i64::from(utc);
    let plausible = offset.abs() <= LARGEST_OFFSET_S && offset % QUARTER_HOUR_S == 0;
    plausible.then(|| i32::try_from(offset).ok()).flatten()
}

/// The recordings of a part, and whether there is one that cannot be dated.
pub(super) fn recordings(mut found: Found) -> (Vec<Recording>, bool) {
    let mut sessions = std::mem::take(&mut found.sessions);
    sessions.sort_by_key(|session| session.start);
    sessions.dedup_by(|a, b| a.start.is_some() && a.start == b.start && a.sport.sport == b.sport.sport);
    let unsaid = sessions.is_empty() && found.sport.sport.is_none();
    if sessions.is_empty() {
        // The watch died before it wrote the summary.
        sessions.push(Session { sport: found.sport, title: found.sport_name.clone(), ..Session::default() });
    }
    let mut table = Table::new(std::mem::take(&mut found.records), &found.heart);
    let first = table.times.first().copied();
    let alone = sessions.len() == 1;
    let farthest_s = if found.damaged && alone { FARTHEST_START_OF_DAMAGED_S } else { FARTHEST_START_S };
    for session in &mut sessions {
        if unsaid {
            session.sport.sport = table.guess();
        }
        // An impossible start of the only session is the first record's.
        let far = |start: u32| first.is_some_and(|first| start.abs_diff(first) > farthest_s);
        session.start = session.start.filter(|start| !far(*start)).or(first);
    }
    if let Some(start) = sessions.first().and_then(|session| session.start) {
        table.drop_before(start);
    }
    let starts: Vec<Option<u32>> = sessions.iter().map(|session| session.start).collect();
    let shift = shift(&found, starts.iter().flatten().next().copied());
    let Some(shift) = shift else { return (Vec::new(), true) };
    let mut recordings = Vec::new();
    let mut from = 0;
    for (number, session) in sessions.into_iter().enumerate() {
        // A session has the records up to the start of the next one.
        let next = starts.get(number + 1).copied().flatten();
        let to = next.map_or(table.times.len(), |next| table.times.partition_point(|time| *time < next)).max(from);
        recordings.extend(recording(&found, session, &mut table, (from, to), next, shift));
        from = to;
    }
    (recordings, false)
}

/// Seconds to add to the file's clock; `None` when it counts from the watch's start and nothing says when that was.
fn shift(found: &Found, start: Option<u32>) -> Option<i64> {
    if start? >= FIRST_DATE {
        return Some(0);
    }
    let (clock, local) = found.local_time.filter(|(clock, local)| *clock < FIRST_DATE && *local >= YEAR_2000)?;
    Some(i64::from(local) - i64::from(clock))
}

fn recording(
    found: &Found,
    session: Session,
    table: &mut Table,
    (from, to): (usize, usize),
    next: Option<u32>,
    shift: i64,
) -> Option<Recording> {
    let times = table.times.get(from..to).unwrap_or_default().to_vec();
    let first = times.first().copied();
    let start = match (session.start, first) {
        (Some(start), Some(first)) => start.min(first),
        (start, first) => start.or(first)?,
    };
    let end = next.unwrap_or(u32::MAX);
    let within = |time: u32| start <= time && time < end;
    let since = |time: u32| f64::from(time.saturating_sub(start));
    let kind = sport(session.sport);
    let mut columns = table.columns(from, to, kind.on_foot());
    let seconds = times.iter().map(|time| i32::try_from(time.saturating_sub(start)).unwrap_or(i32::MAX));
    columns.push(Column { channel: Channel::Time, counts: seconds.collect() });
    let series = Series::new(columns);
    let mut totals = session.totals;
    if kind.on_foot() {
        totals.mean_cadence_spm = totals.mean_cadence_spm.map(|turns| turns * 2.0);
    }
    let form = series.column(Channel::GroundContactTime).is_some() || totals.mean_gct_ms.is_some();
    let last = times.last().copied().unwrap_or(start).max(session.end.min(end));
    Some(Recording {
        start_utc_s: super::unix(start) + shift,
        utc_offset_s: offset(found.local_time),
        sport: kind,
        sport_word: word(session.sport).to_owned(),
        sub_sport: sub_sport(session.sport).to_owned(),
        title: session.title.unwrap_or_default(),
        totals,
        devices: devices(&found.watch, &found.devices, form),
        feel: session.feel,
        effort: session.effort,
        laps: found
            .laps
            .iter()
            .filter(|lap| within(lap.start))
            .map(|lap| Lap { start_s: since(lap.start), timer_s: lap.timer_s, distance_m: lap.distance_m })
            .collect(),
        pauses_s: pauses(&found.timer, start, last),
        sets: found.sets.iter().filter(|(time, _)| within(*time)).map(|(_, set)| set.clone()).collect(),
        beat_intervals_ms: found
            .beats
            .iter()
            .filter(|(time, _)| within(*time))
            .map(|(_, interval)| *interval)
            .collect(),
        series,
        ..Recording::default()
    })
}

/// From each stop of the timer to the start that follows, between `start` and `last`.
fn pauses(timer: &[(u32, bool)], start: u32, last: u32) -> Vec<(f64, f64)> {
    let mut timer: Vec<(u32, bool)> =
        timer.iter().copied().filter(|(time, _)| start <= *time && *time <= last).collect();
    timer.sort_by_key(|(time, _)| *time);
    let since = |time: u32| f64::from(time.saturating_sub(start));
    let mut stopped = None;
    let mut pauses = Vec::new();
    for (time, runs) in timer {
        match (stopped, runs) {
            (None, false) => stopped = Some(time),
            (Some(from), true) => {
                if time > from {
                    pauses.push((since(from), since(time)));
                }
                stopped = None;
            }
            _ => {}
        }
    }
    pauses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_must_be_a_zone_of_this_earth() {
        let utc = 1_000_000_000;
        assert_eq!(offset(Some((utc, utc + 7_200))), Some(7_200));
        assert_eq!(offset(Some((utc, utc - 12_600))), Some(-12_600));
        assert_eq!(offset(Some((utc, utc + 225))), None, "not a quarter of an hour");
        assert_eq!(offset(Some((utc, utc + 15 * 3_600))), None, "beyond the date line");
        assert_eq!(offset(Some((1_000, 1_000))), None, "before 2000");
        assert_eq!(offset(None), None);
    }

    #[test]
    fn a_pause_lasts_from_a_stop_to_the_next_start_and_the_last_stop_is_none() {
        let timer = [(100, true), (160, false), (161, false), (190, true), (300, false)];
        assert_eq!(pauses(&timer, 100, 300), [(60.0, 90.0)]);
    }
}
