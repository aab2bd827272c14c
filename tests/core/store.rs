//! The library on disk: nothing lost, nothing twice, nothing half.

use std::sync::Arc;

use lightfoot::model::activity::Clock;
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
        clock: Clock::Utc,
        utc_offset_s: Some(7_200),
        sport: Sport::Running,
        sport_word: "running".into(),
        sub_sport: "trail".into(),
        title: "Before work".into(),
        note: "Slept badly".into(),
        shoe: "Blue".into(),
        account_id: "garmin 17".into(),
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

fn reading(day: i32, value: f64) -> Reading {
    let source: Arc<str> = "withings".into();
    Reading { day: Day(day), kind: ReadingKind::Weight, value, time_s: Some(25_000), source, rank: SourceRank::Scale }
}

fn night(day: i32, start_utc_s: i64, asleep_s: f64) -> Night {
    Night {
        day: Day(day),
        asleep_s: Some(asleep_s),
        start_utc_s: Some(start_utc_s),
        end_utc_s: Some(start_utc_s + 28_800),
        source: "garmin".into(),
        rank: SourceRank::Watch,
        ..Night::default()
    }
}

fn said(day: i32, origin: Origin, heaviness: f64) -> DiaryRow {
    let said = Diary { legs_heaviness: Some(heaviness), ..Diary::default() };
    DiaryRow { day: Day(day), time_s: None, origin, said }
}

fn profile(text: &str) -> Option<serde_json::Map<String, serde_json::Value>> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_same_file_again_brings_nothing_new() {
    let mut store = Store::in_memory().unwrap();
    let whole = ReadFile {
        readings: vec![reading(10, 70.5)],
        nights: vec![night(10, 864_000, 25_000.0)],
        diary: vec![said(10, Origin::Imported, 6.0)],
        profile: profile(r#"{"lightfoot_profile": 1, "name": "Ada"}"#),
        ..file('a', vec![recording(MORNING)])
    };
    let (_, first) = import(&mut store, vec![whole.clone()]);
    assert_eq!(became(&first), [Became::New]);
    assert_eq!(first[0].days.keys().copied().collect::<Vec<_>>(), ["diary", "sleep", "weight"]);
    let before = store.history().unwrap();
    let (_, same_bytes) = import(&mut store, vec![whole.clone()]);
    assert!(same_bytes[0].known && !same_bytes[0].changed());
    // Other bytes, the same words: a diary saved again, a run downloaded again.
    let (_, same_words) = import(&mut store, vec![ReadFile { hash: [9; 32], ..whole }]);
    assert!(!same_words[0].known && !same_words[0].changed());
    assert_eq!(became(&same_words), [Became::Duplicate]);
    assert_eq!(store.history().unwrap(), before);
}

#[test]
fn an_unchanged_file_is_known_until_its_import_is_undone() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    let path = std::path::Path::new("folder/a.fit");
    assert!(store.is_known(path, 1_000, 5).unwrap() && store.is_known_hash(&[b'a'; 32]).unwrap());
    assert!(!store.is_known(path, 1_001, 5).unwrap() && !store.is_known(path, 1_000, 6).unwrap());
    let asked = [(path.to_owned(), 1_000, 5), ("folder/b.fit".into(), 1_000, 5)];
    assert_eq!(store.are_known(&asked).unwrap(), [true, false]);
    store.undo().unwrap();
    assert!(!store.is_known(path, 1_000, 5).unwrap() && !store.is_known_hash(&[b'a'; 32]).unwrap());
    let (_, again) = import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    assert_eq!(became(&again), [Became::New]);
    assert_eq!(store.redo().unwrap(), None);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_known_file_in_another_place_is_remembered_there() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    let moved = ReadFile { path: "elsewhere/a.fit".into(), recordings: Vec::new(), ..file('a', Vec::new()) };
    import(&mut store, vec![moved]);
    assert!(store.is_known(std::path::Path::new("elsewhere/a.fit"), 1_000, 5).unwrap());
}

/// The same run as an application exported it: a minute later, without heart rate, with the weather and a title.
fn phone_copy() -> Recording {
    let totals = Totals { ascent_m: Some(55.0), mean_temperature_c: Some(12.0), ..Totals::default() };
    Recording {
        start_utc_s: MORNING + 61,
        title: "Morning run".into(),
        totals: Totals { elapsed_s: Some(640.0), ..totals },
        series: Series::new(vec![column(Channel::Time, 0..640), column(Channel::Distance, (0..640).map(|s| s * 311))]),
        beat_intervals_ms: Vec::new(),
        feel: None,
        ..Recording { utc_offset_s: None, devices: Devices::default(), ..recording(0) }
    }
}

#[test]
fn two_files_of_one_run_are_one_activity_in_either_order() {
    let shown = |first: ReadFile, second: ReadFile| {
        let mut store = Store::in_memory().unwrap();
        let (_, one) = import(&mut store, vec![first]);
        let (_, two) = import(&mut store, vec![second]);
        assert_eq!((became(&one), became(&two)), (vec![Became::New], vec![Became::Merged]));
        let history = store.history().unwrap();
        let [activity] = history.activities.as_slice() else { panic!("one activity") };
        let series = store.series(&activity.id, &[]).unwrap();
        ((**activity).clone(), series)
    };
    let watch = || file('w', vec![recording(MORNING)]);
    let phone = || file('p', vec![phone_copy()]);
    let (one, series) = shown(watch(), phone());
    let (two, other_series) = shown(phone(), watch());
    assert_eq!(series, recording(0).series);
    assert_eq!(series, other_series);
    // The richest is shown, gaps are filled.
    assert_eq!((one.start_utc_s, one.title.as_str()), (MORNING, "Before work"));
    assert_eq!((one.totals.ascent_m, one.totals.timer_s), (Some(55.0), Some(599.0)));
    assert_eq!(one.sources, ["w.fit".into(), "p.fit".into()]);
    assert_eq!(&*one.id, "20260503T061209Z");
    assert_eq!(one, two);
}

#[test]
fn sessions_of_one_file_are_never_one_activity() {
    let mut store = Store::in_memory().unwrap();
    let short = |start| Recording { series: Series::default(), ..recording(start) };
    let (_, written) = import(&mut store, vec![file('a', vec![short(MORNING), short(MORNING + 100)])]);
    assert_eq!(became(&written), [Became::New, Became::New]);
    assert_eq!(store.history().unwrap().activities.len(), 2);
}

#[test]
fn a_source_read_again_updates_in_place_and_undo_brings_the_old_value_back() {
    let mut store = Store::in_memory().unwrap();
    let old = ReadFile { readings: vec![reading(10, 70.5), reading(11, 70.0)], ..file('a', Vec::new()) };
    let new = ReadFile { readings: vec![reading(10, 70.1), reading(11, 70.0)], ..file('b', Vec::new()) };
    import(&mut store, vec![old]);
    let (_, written) = import(&mut store, vec![new]);
    assert_eq!(written[0].days["weight"], [Day(10)].into());
    let weights = |store: &Store| store.history().unwrap().readings.iter().map(|r| r.value).collect::<Vec<_>>();
    assert_eq!(weights(&store), [70.1, 70.0]);
    store.undo().unwrap();
    assert_eq!(weights(&store), [70.5, 70.0]);
    store.redo().unwrap();
    assert_eq!(weights(&store), [70.1, 70.0]);
}

#[test]
fn a_night_whose_times_were_corrected_counts_once_and_a_nap_counts_beside_it() {
    let mut store = Store::in_memory().unwrap();
    let nap = Night { end_utc_s: Some(905_400), ..night(10, 903_600, 1_700.0) };
    import(&mut store, vec![ReadFile { nights: vec![night(10, 864_000, 25_000.0), nap.clone()], ..file('a', vec![]) }]);
    import(&mut store, vec![ReadFile { nights: vec![night(10, 864_900, 24_100.0)], ..file('b', vec![]) }]);
    assert_eq!(store.history().unwrap().nights, [night(10, 864_900, 24_100.0), nap]);
}

#[test]
fn diary_files_fill_each_other_and_keep_several_sessions_of_a_day_apart() {
    use lightfoot::model::diary::SessionKind;
    let session = |kind, minutes| DiaryRow {
        day: Day(10),
        said: Diary { session_kind: Some(kind), session_min: Some(minutes), ..Diary::default() },
        ..DiaryRow::default()
    };
    let sessions = [session(SessionKind::Run, 30.0), session(SessionKind::Run, 20.0), session(SessionKind::Game, 90.0)];
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![ReadFile { diary: sessions.to_vec(), ..file('a', vec![]) }]);
    assert_eq!(store.history().unwrap().diary.len(), 3);
    let rated = Diary { session_effort: Some(7.0), ..session(SessionKind::Game, 90.0).said };
    let rated = DiaryRow { said: Diary { session_min: None, ..rated }, ..session(SessionKind::Game, 0.0) };
    import(&mut store, vec![ReadFile { diary: vec![rated], ..file('b', vec![]) }]);
    let diary = store.history().unwrap().diary;
    let game = diary.iter().find(|row| row.said.session_kind == Some(SessionKind::Game)).unwrap();
    assert_eq!((diary.len(), game.said.session_min, game.said.session_effort), (3, Some(90.0), Some(7.0)));
}

#[test]
fn what_was_typed_survives_every_import() {
    let mut store = Store::in_memory().unwrap();
    store.say(&said(10, Origin::Typed, 8.0)).unwrap();
    store.set_profile(&Runner { hr_max_bpm: Some(188.0), ..Runner::default() }).unwrap();
    let text = r#"{"lightfoot_profile": 1, "hr_max_bpm": 170, "hr_rest_bpm": 50, "height_cm": "tall"}"#;
    let other = ReadFile { diary: vec![said(10, Origin::Imported, 2.0)], profile: profile(text), ..file('a', vec![]) };
    import(&mut store, vec![other]);
    let history = store.history().unwrap();
    assert_eq!(history.diary, [said(10, Origin::Imported, 2.0), said(10, Origin::Typed, 8.0)]);
    assert_eq!((history.runner.hr_max_bpm, history.runner.hr_rest_bpm), (Some(188.0), Some(50.0)));
    assert_eq!(history.runner.height_cm, None);
    // Saving the form without a change there types nothing: the next file may still correct the resting rate.
    store.set_profile(&Runner { name: "Ada".into(), ..history.runner }).unwrap();
    import(&mut store, vec![ReadFile { profile: profile(r#"{"hr_rest_bpm": 48}"#), ..file('b', vec![]) }]);
    let runner = store.history().unwrap().runner;
    assert_eq!((runner.name.as_str(), runner.hr_max_bpm, runner.hr_rest_bpm), ("Ada", Some(188.0), Some(48.0)));
}

#[test]
fn a_field_the_runner_cleared_stays_clear() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![ReadFile { profile: profile(r#"{"hr_max_bpm": 170}"#), ..file('a', vec![]) }]);
    store.set_profile(&Runner::default()).unwrap();
    assert_eq!(store.history().unwrap().runner.hr_max_bpm, None);
}

#[test]
fn every_change_can_be_undone_and_done_again_across_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("library");
    let open = || Store::open(&path).unwrap();
    let mut states = vec![open().history().unwrap()];
    let mut note = |store: &Store| states.push(store.history().unwrap());
    let mut store = open();
    import(&mut store, vec![file('a', vec![recording(MORNING)]), file('b', vec![recording(MORNING + 90_000)])]);
    note(&store);
    store.delete(&["20260503T061209Z".into()]).unwrap();
    note(&store);
    store.say(&said(10, Origin::Typed, 8.0)).unwrap();
    note(&store);
    store.say(&DiaryRow { said: Diary::default(), ..said(10, Origin::Typed, 0.0) }).unwrap();
    note(&store);
    store.set_profile(&Runner { name: "Ada".into(), ..Runner::default() }).unwrap();
    note(&store);
    drop(store);
    let ids = ["app-undo-profile", "app-undo-diary", "app-undo-diary", "app-undo-delete", "app-undo-import"];
    for (state, id) in states.iter().rev().skip(1).zip(ids) {
        let mut store = open();
        assert_eq!(store.undo_label().unwrap().unwrap().id, id);
        store.undo().unwrap();
        same_content(&store, state);
    }
    assert_eq!(open().undo().unwrap(), None);
    for state in states.iter().skip(1) {
        let mut store = open();
        assert!(store.redo_label().unwrap().is_some() && store.redo().unwrap().is_some());
        same_content(&store, state);
    }
    assert_eq!(open().redo().unwrap(), None);
}

/// The same but for the revision, which only grows.
fn same_content(store: &Store, state: &lightfoot::model::History) {
    let now = store.history().unwrap();
    assert!(now.revision > state.revision);
    assert_eq!(lightfoot::model::History { revision: state.revision, ..now }, *state);
}

#[test]
fn undoing_an_import_takes_back_all_its_slices_and_nothing_else() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    let batch = store.begin_import("folder", MORNING).unwrap();
    store.write(batch, vec![file('b', vec![recording(MORNING + 90_000)])]).unwrap();
    store.write(batch, vec![file('c', vec![phone_copy()]), file('a', vec![])]).unwrap();
    store.finish_import(batch).unwrap();
    assert_eq!(store.history().unwrap().activities.len(), 2);
    let label = store.undo().unwrap().unwrap();
    assert_eq!(label.values, [("files", lightfoot::model::Quantity::Count(2.0))]);
    let history = store.history().unwrap();
    assert_eq!(history.activities.iter().map(|a| a.sources.clone()).collect::<Vec<_>>(), [["a.fit".into()]]);
}

#[test]
fn an_import_that_brought_nothing_is_no_step() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    import(&mut store, vec![ReadFile { hash: [7; 32], ..file('b', vec![recording(MORNING)]) }]);
    store.undo().unwrap();
    assert!(store.history().unwrap().is_empty());
    assert!(!store.is_known_hash(&[7; 32]).unwrap(), "what held nothing new may now hold something new");
}

#[test]
fn what_was_thrown_away_does_not_come_back_from_another_file() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    store.delete(&["20260503T061209Z".into()]).unwrap();
    let (_, written) = import(&mut store, vec![file('b', vec![phone_copy()])]);
    assert_eq!(became(&written), [Became::Duplicate]);
    assert!(store.history().unwrap().activities.is_empty());
}

#[test]
fn the_sample_goes_without_a_trace_and_leaves_what_is_real() {
    let mut store = Store::in_memory().unwrap();
    let sample = ReadFile { sample: true, readings: vec![reading(9, 60.0)], ..file('s', vec![recording(MORNING)]) };
    import(&mut store, vec![sample]);
    store.say(&said(10, Origin::Typed, 8.0)).unwrap();
    assert!(store.has_sample().unwrap() && store.history().unwrap().activities[0].sample);
    let (_, real) = import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    assert_eq!(became(&real), [Became::New]);
    store.say(&said(11, Origin::Typed, 3.0)).unwrap();
    store.remove_sample().unwrap();
    let history = store.history().unwrap();
    assert!(!store.has_sample().unwrap() && history.readings.is_empty());
    assert_eq!((history.activities.len(), history.diary.as_slice()), (1, [said(11, Origin::Typed, 3.0)].as_slice()));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_slice_that_fails_midway_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let mut store = Store::open(&path).unwrap();
    let fault =
        "CREATE TRIGGER fault BEFORE INSERT ON file WHEN new.name = 'b.fit' BEGIN SELECT raise(ABORT, 'x'); END";
    rusqlite::Connection::open(&path).unwrap().execute_batch(fault).unwrap();
    let batch = store.begin_import("folder", MORNING).unwrap();
    let slice = || vec![file('a', vec![recording(MORNING)]), file('b', vec![recording(MORNING + 90_000)])];
    assert!(matches!(store.write(batch, slice()), Err(StoreError::Sqlite(_))));
    assert!(store.history().unwrap().is_empty() && !store.is_known_hash(&[b'a'; 32]).unwrap());
    rusqlite::Connection::open(&path).unwrap().execute_batch("DROP TRIGGER fault").unwrap();
    assert_eq!(became(&store.write(batch, slice()).unwrap()), [Became::New, Became::New]);
}

#[test]
fn a_program_that_dies_while_writing_leaves_nothing_half() {
    let folder = tempfile::tempdir().unwrap();
    let (living, dead) = (folder.path().join("living"), folder.path().join("dead"));
    let mut store = Store::open(&living).unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    let before = store.history().unwrap();
    // Another writer stops in the middle; what lies on disk at that moment is all that is left of it.
    let other = rusqlite::Connection::open(&living).unwrap();
    other
        .execute_batch("PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM series_column; DELETE FROM recording;")
        .unwrap();
    for ending in ["", "-wal"] {
        std::fs::copy(format!("{}{ending}", living.display()), format!("{}{ending}", dead.display())).unwrap();
    }
    let found = Store::open(&dead).unwrap();
    assert_eq!(found.history().unwrap(), before);
    assert_eq!(found.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_library_of_a_later_version_and_a_file_that_is_none_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    drop(Store::open(&path).unwrap());
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Newer { found: 99, .. })));
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "not a library, but long enough to be looked at. ".repeat(40)).unwrap();
    assert!(matches!(Store::open(&text), Err(StoreError::Foreign(_))));
    let foreign = folder.path().join("other.db");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE mine (x)").unwrap();
    assert!(matches!(Store::open(&foreign), Err(StoreError::Foreign(_))));
    assert!(std::fs::read_to_string(&text).unwrap().starts_with("not a library"));
}

#[test]
fn a_backup_brings_everything_back() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("library"), folder.path().join("copy"));
    let mut store = Store::open(&path).unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    let before = store.history().unwrap();
    store.backup(&copy).unwrap();
    assert!(store.backup(&copy).is_err(), "a file that is there is not written over");
    store.delete(&["20260503T061209Z".into()]).unwrap();
    store.restore(&copy).unwrap();
    same_content(&store, &before);
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "no library").unwrap();
    assert!(store.restore(&text).is_err());
    drop(store);
    same_content(&Store::open(&path).unwrap(), &before);
}

#[test]
fn a_digest_of_an_older_version_can_be_made_anew_from_what_is_stored() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, vec![file('a', vec![recording(MORNING)])]);
    assert_eq!(*store.history().unwrap().activities[0].digest, digest());
    assert!(store.outdated_digests(3).unwrap().is_empty());
    let outdated = store.outdated_digests(4).unwrap();
    let anew = Digest { version: 4, fade_pct: Some(-2.0), ..digest() };
    store.set_digests(&[(outdated[0], anew.clone())]).unwrap();
    assert_eq!(*store.history().unwrap().activities[0].digest, anew);
    assert!(store.outdated_digests(4).unwrap().is_empty());
}
