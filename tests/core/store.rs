//! The library on disk: nothing lost, nothing twice, nothing half.

use std::sync::Arc;

use lightfoot::model::{
    Channel, Column, Day, Devices, Diary, DiaryRow, Digest, Lap, MISSING, Night, Origin, Reading, ReadingKind,
    Recording, Runner, Segment, Series, SourceRank, Sport, StrengthSet, Totals,
};
use lightfoot::store::{Became, ImportId, Prepared, ReadFile, Store, StoreError, Written, decode, encode};
use proptest::prelude::*;

/// 2026-05-03 06:12:09 UTC.
const MORNING: i64 = 1_777_788_729;

fn column(channel: Channel, counts: impl IntoIterator<Item = i32>) -> Column {
    Column { channel, counts: counts.into_iter().collect() }
}

/// Ten minutes at one value a second, with a gap in the heart rate.
fn recording(start_utc_s: i64) -> Recording {
    let heart = (0..600).map(|s| if (100..130).contains(&s) { MISSING } else { 140 + s % 7 });
    Recording {
        start_utc_s,
        utc_offset_s: Some(7_200),
        sport: Sport::Running,
        sub_sport: "trail".into(),
        title: "Before work".into(),
        totals: Totals { distance_m: Some(2_000.25), timer_s: Some(599.0), ..Totals::default() },
        devices: Devices { watch: "garmin 3907 123".into(), ..Devices::default() },
        feel: Some(75.0),
        effort: Some(4.0),
        laps: vec![Lap { start_s: 0.0, timer_s: Some(300.0), distance_m: Some(1_000.5) }],
        pauses_s: vec![(100.0, 130.0)],
        sets: vec![StrengthSet { duration_s: 30.0, repetitions: Some(12), ..StrengthSet::default() }],
        beat_intervals_ms: (0..900).map(|beat| 400 + beat % 50).collect(),
        series: Series::new(vec![
            column(Channel::Time, 0..600),
            column(Channel::HeartRate, heart),
            column(Channel::Distance, (0..600).map(|s| s * 333)),
        ]),
    }
}

fn digest() -> Digest {
    Digest {
        version: 3,
        samples: 600,
        moving_s: 570.0,
        hr_seconds: vec![(140, 80), (146, 81)],
        ngs_m_s: Some(3.4),
        segments: vec![Segment { minute: 1.5, speed: 3.3, hr: 143.0, cadence_locked: true, ..Segment::default() }],
        ..Digest::default()
    }
}

/// A file named and hashed by one letter, with these recordings.
fn file(name: char, recordings: Vec<Recording>) -> ReadFile {
    ReadFile {
        name: format!("{name}.fit"),
        path: format!("folder/{name}.fit").into(),
        size: 1_000,
        modified_ns: 5,
        hash: [name as u8; 32],
        recordings: recordings.into_iter().map(|recording| Prepared::new(recording, digest())).collect(),
        ..ReadFile::default()
    }
}

fn import(store: &mut Store, files: Vec<ReadFile>) -> (ImportId, Vec<Written>) {
    let batch = store.begin_import("test", MORNING).unwrap();
    let written = store.write(batch, files).unwrap();
    store.finish_import(batch).unwrap();
    (batch, written)
}

fn became(written: &[Written]) -> Vec<Became> {
    written.iter().flat_map(|file| file.recordings.iter().map(|(became, _)| *became)).collect()
}

#[test]
fn what_goes_in_comes_out() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    let history = store.history().unwrap();
    let [activity] = history.activities.as_slice() else { panic!("one activity") };
    let whole = recording(MORNING);
    assert_eq!(&*activity.id, "20260503T061209Z");
    assert_eq!(activity.local_date, Day::parse("2026-05-03").unwrap());
    assert_eq!((activity.sport, activity.sub_sport.as_str()), (Sport::Running, "trail"));
    assert_eq!((&activity.totals, &activity.devices, &activity.sets), (&whole.totals, &whole.devices, &whole.sets));
    assert_eq!(activity.sources, ["a.fit".into()]);
    assert_eq!(store.series(&activity.id, &[]).unwrap(), whole.series);
    let heart = store.series(&activity.id, &[Channel::HeartRate]).unwrap();
    assert_eq!(heart.columns(), [whole.series.column(Channel::HeartRate).unwrap().clone()]);
    let [outdated] = store.outdated_digests(4).unwrap()[..] else { panic!("one recording") };
    assert_eq!(store.recording(outdated).unwrap(), Some(whole));
}

proptest! {
    #[test]
    fn columns_survive_packing(
        counts in prop::collection::vec(prop_oneof![Just(MISSING), -50..50i32, any::<i32>()], 1..400),
    ) {
        let time = (0..counts.len() as i32).collect();
        let series = Series::new(vec![
            Column { channel: Channel::Time, counts: time },
            Column { channel: Channel::Power, counts },
        ]);
        prop_assert_eq!(decode(&encode(&series)), series);
    }
}
