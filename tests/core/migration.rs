//! A library of the first version of the program opens with everything in it.

use std::path::PathBuf;

use lightfoot::model::{Channel, Day, Origin};
use lightfoot::store::Store;
use tempfile::TempDir;

fn old_library() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let sql = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/library/v1.sql")).unwrap();
    rusqlite::Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
    (folder, path)
}

#[test]
fn a_library_of_the_first_version_opens_with_everything_in_it() {
    let (folder, path) = old_library();
    let mut store = Store::open(&path).unwrap();
    let history = store.history().unwrap();
    let [run] = history.activities.as_slice() else { panic!("one run, the other was thrown away") };
    assert_eq!((&*run.id, run.title.as_str()), ("20260503T061209Z", "Morning run"));
    assert_eq!((run.totals.timer_s, run.totals.distance_m), (Some(9.0), Some(25.5)));
    assert_eq!(run.sources, ["watch.fit".into(), "phone.gpx".into()]);
    let series = store.series(&run.id, &[]).unwrap();
    assert_eq!(series.counts(Channel::Time), (0..10).collect::<Vec<_>>());
    assert_eq!(series.counts(Channel::HeartRate), [150; 10]);
    let day = Day::parse("2026-05-03").unwrap();
    assert_eq!(history.readings.iter().map(|reading| (reading.day, reading.value)).collect::<Vec<_>>(), [(day, 70.5)]);
    assert_eq!(history.nights.iter().map(|night| night.asleep_s).collect::<Vec<_>>(), [Some(25_000.0)]);
    let said: Vec<_> = history.diary.iter().map(|row| (row.origin, row.said.legs_heaviness, row.said.ill)).collect();
    assert_eq!(said, [(Origin::Imported, Some(6.0), None), (Origin::Typed, None, Some(true))]);
    assert_eq!((history.runner.name.as_str(), history.runner.hr_max_bpm), ("Ada", Some(188.0)));
    assert_eq!(history.runner.hr_rest_bpm, Some(50.0));
    assert_eq!(store.outdated_digests(1).unwrap().len(), 3, "digests are made anew");
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    assert!(store.is_known(std::path::Path::new("folder/watch.fit"), 1_000, 5).unwrap());

    // What was thrown away comes back by undoing, also now.
    store.undo().unwrap();
    assert_eq!(store.history().unwrap().activities.len(), 2);
    store.undo().unwrap();
    assert!(store.history().unwrap().activities.is_empty());
    store.redo().unwrap();
    store.redo().unwrap();
    assert_eq!(store.history().unwrap().activities, history.activities);
    // The library as it was lies beside it.
    assert!(folder.path().join("library.v1").exists());
}

#[test]
fn an_old_copy_is_put_back_and_brought_up_to_date() {
    let (folder, old) = old_library();
    let mut store = Store::open(&folder.path().join("new")).unwrap();
    store.restore(&old).unwrap();
    assert_eq!(store.history().unwrap().activities.len(), 1);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_damaged_copy_leaves_the_library_as_it_is() {
    let (folder, old) = old_library();
    let mut store = Store::open(&folder.path().join("new")).unwrap();
    store.restore(&old).unwrap();
    let before = store.history().unwrap();
    let whole = std::fs::read(&old).unwrap();
    let broken = folder.path().join("broken");
    let mut garbled = whole.clone();
    garbled[8_192..12_288].fill(0x5a);
    for bytes in [&whole[..whole.len() / 2], &whole[..50], &garbled] {
        std::fs::write(&broken, bytes).unwrap();
        assert!(store.restore(&broken).is_err(), "{} bytes", bytes.len());
        assert_eq!(store.history().unwrap(), before);
    }
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn two_programs_write_to_one_library_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let (mut one, mut two) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let say = |store: &mut Store, day: i32| {
        let said = lightfoot::model::Diary { ill: Some(true), ..Default::default() };
        store.say(&lightfoot::model::DiaryRow { day: Day(day), said, ..Default::default() }).unwrap();
    };
    say(&mut one, 10);
    say(&mut two, 11);
    say(&mut one, 12);
    assert_eq!(one.history().unwrap(), two.history().unwrap());
    assert_eq!(two.history().unwrap().diary.len(), 3);
}
