//! A recording as a row of its table.

use std::sync::Arc;

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::prepared::Prepared;
use super::{StoreError, digest_blob, merge};
use crate::model::activity::{Clock, PartId};
use crate::model::{ActivityId, Devices, Digest, Recording, Sport, Totals};

/// The columns that make a [`Recording`], in the order [`read`] expects, the totals last.
const FACTS: &str = "start_utc_s, utc_offset_s, sport, sport_word, sub_sport, title, watch, firmware, heart_rate_device, \
                     form_device, feel, effort, sets, clock, note, shoe, account_id";

/// How many columns [`FACTS`] names.
const FACTS_COUNT: usize = 17;

/// The columns [`read`] reads, and how many they are.
pub(super) fn selected() -> (String, usize) {
    let mut totals = Totals::default();
    let names = merge::totals_slots(&mut totals).map(|(name, _)| name);
    (format!("{FACTS}, {}", names.join(", ")), FACTS_COUNT + names.len())
}

/// A recording without its columns, laps and pauses, from a row that begins with [`selected`].
pub(super) fn read(row: &Row<'_>) -> Result<Recording, StoreError> {
    let mut recording = Recording {
        start_utc_s: row.get(0)?,
        utc_offset_s: row.get(1)?,
        sport: Sport::from_key(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?),
        sport_word: row.get(3)?,
        sub_sport: row.get(4)?,
        title: row.get(5)?,
        devices: Devices { watch: row.get(6)?, firmware: row.get(7)?, heart_rate: row.get(8)?, form: row.get(9)? },
        feel: row.get(10)?,
        effort: row.get(11)?,
        clock: clock_of(row.get(13)?),
        note: row.get(14)?,
        shoe: row.get(15)?,
        account_id: row.get(16)?,
        ..Recording::default()
    };
    let sets = row.get_ref(12)?.as_str().map_err(rusqlite::Error::from)?;
    if sets != "[]" {
        recording.sets = serde_json::from_str(sets)?;
    }
    for (index, (_, slot)) in merge::totals_slots(&mut recording.totals).into_iter().enumerate() {
        *slot = row.get(FACTS_COUNT + index)?;
    }
    Ok(recording)
}

fn clock_code(clock: Clock) -> i64 {
    match clock {
        Clock::Utc => 0,
        Clock::Wall => 1,
        Clock::Unsaid => 2,
    }
}

/// The clock with this number.
pub(super) fn clock_of(code: i64) -> Clock {
    match code {
        1 => Clock::Wall,
        2 => Clock::Unsaid,
        _ => Clock::Utc,
    }
}

/// Stores a recording with its columns.
pub(super) fn insert(to: &Connection, file: i64, activity: &ActivityId, new: &Prepared) -> Result<(), StoreError> {
    let recording = &new.recording;
    let mut totals = recording.totals.clone();
    let (names, facts) = selected();
    let text = |text: &str| Value::from(text.to_owned());
    let devices = &recording.devices;
    let mut values = vec![
        Value::from(recording.start_utc_s),
        recording.utc_offset_s.into(),
        text(recording.sport.key()),
        text(&recording.sport_word),
        text(&recording.sub_sport),
        text(&recording.title),
        text(&devices.watch),
        text(&devices.firmware),
        text(&devices.heart_rate),
        text(&devices.form),
        recording.feel.into(),
        recording.effort.into(),
        serde_json::to_string(&recording.sets)?.into(),
        clock_code(recording.clock).into(),
        text(&recording.note),
        text(&recording.shoe),
        text(&recording.account_id),
    ];
    values.extend(merge::totals_slots(&mut totals).map(|(_, value)| Value::from(*value)));
    values.extend([
        Value::from(file),
        text(activity),
        new.last_s.into(),
        new.richness.into(),
        serde_json::to_string(&recording.laps)?.into(),
        serde_json::to_string(&recording.pauses_s)?.into(),
        i64::try_from(new.samples).unwrap_or(i64::MAX).into(),
        i64::from(digest_blob::stamp(new.digest.version)).into(),
        digest_blob::encode(&new.digest).into(),
    ]);
    let more = "file_id, activity_id, last_s, richness, laps, pauses_s, samples, digest_version, digest";
    let slots = vec!["?"; facts + 9].join(", ");
    to.prepare_cached(&format!("INSERT INTO recording ({names}, {more}) VALUES ({slots})"))?
        .execute(rusqlite::params_from_iter(values))?;
    let id = to.last_insert_rowid();
    let mut insert =
        to.prepare_cached("INSERT INTO series_column (id, samples, codec, data) VALUES (?1, ?2, ?3, ?4)")?;
    for column in &new.columns {
        insert.execute((id << 8 | i64::from(column.code), column.samples, column.codec, &column.data))?;
    }
    Ok(())
}

/// What a recording says in words and numbers beside its clock.
#[derive(PartialEq)]
pub(super) struct Facts {
    pub(super) title: String,
    pub(super) note: String,
    pub(super) shoe: String,
    pub(super) distance_m: Option<f64>,
    pub(super) effort: Option<f64>,
    pub(super) feel: Option<f64>,
}

impl Facts {
    pub(super) fn of(recording: &Recording) -> Self {
        Self {
            title: recording.title.clone(),
            note: recording.note.clone(),
            shoe: recording.shoe.clone(),
            distance_m: recording.totals.distance_m,
            effort: recording.effort,
            feel: recording.feel,
        }
    }

    /// A name of the recording that does not depend on the file it came in: two recordings of one name are the same.
    pub(super) fn identity(&self, sighting: &merge::Sighting, samples: i64, richness: i64) -> PartId {
        let merge::Sighting { start_utc_s, clock, sport, timer_s, elapsed_s, .. } = sighting;
        let Self { title, note, shoe, distance_m, effort, feel } = self;
        let lengths = (timer_s, elapsed_s, distance_m, samples, richness);
        let said = format!("{start_utc_s} {clock:?} {sport:?} {lengths:?} {:?}", (title, note, shoe, effort, feel));
        blake3::hash(said.as_bytes()).to_hex().chars().take(16).collect::<String>().into()
    }
}

/// The digest in column `index`; one of an unknown layout is empty until it is made anew.
pub(super) fn digest(row: &Row<'_>, index: usize) -> Result<Arc<Digest>, StoreError> {
    let bytes = row.get_ref(index)?.as_blob().map_err(rusqlite::Error::from)?;
    Ok(Arc::new(digest_blob::decode(bytes).unwrap_or_default()))
}
