//! One run is one activity, whatever order its files came in, whatever was undone between, and as the runner decided.

use std::sync::Arc;

use lightfoot::model::activity::Clock;
use lightfoot::model::{Activity, Channel, Column, Devices, Digest, History, Recording, Series, Sport, Totals};
use lightfoot::store::{Prepared, ReadFile, Store};
use proptest::prelude::*;

/// 2026-05-03 06:12:09 UTC.
const MORNING: i64 = 1_777_788_729;

fn column(channel: Channel, counts: impl IntoIterator<Item = i32>) -> Column {
    Column { channel, counts: counts.into_iter().collect() }
}

fn run(start_utc_s: i64, seconds: i32, columns: Vec<Column>) -> Recording {
    let time = column(Channel::Time, 0..seconds);
    Recording {
        start_utc_s,
        utc_offset_s: Some(7_200),
        sport: Sport::Running,
        totals: Totals { timer_s: Some(f64::from(seconds)), ..Totals::default() },
        series: Series::new([vec![time], columns].concat()),
        ..Recording::default()
    }
}

/// A watch with running dynamics and no heart rate.
fn watch() -> Recording {
    let contact = column(Channel::GroundContactTime, (0..1_800).map(|s| 2_400 + s % 50));
    let devices = Devices { watch: "garmin 3907 123".into(), ..Devices::default() };
    Recording { devices, ..run(MORNING, 1_800, vec![contact]) }
}

/// A phone with a chest strap, started forty seconds earlier.
fn phone() -> Recording {
    let heart = column(Channel::HeartRate, (0..1_850).map(|s| 140 + s % 7));
    let mut recording = run(MORNING - 40, 1_850, vec![heart]);
    recording.totals.distance_m = Some(5_020.0);
    recording
}

/// The row of an account's table, by the clock on the wall.
fn row() -> Recording {
    let totals =
        Totals { timer_s: Some(1_800.0), distance_m: Some(5_000.0), ascent_m: Some(31.0), ..Totals::default() };
    let title = "Morning run".into();
    Recording { clock: Clock::Wall, utc_offset_s: None, totals, title, ..run(MORNING + 7_215, 0, Vec::new()) }
}

/// Somebody else's file of a run side by side.
fn partner() -> Recording {
    let place = column(Channel::Latitude, 0..1_830);
    Recording { utc_offset_s: None, ..run(MORNING + 12, 1_830, vec![place]) }
}

/// The next day, from two files.
fn next_day(late_s: i64, title: &str) -> Recording {
    Recording { title: title.into(), ..run(MORNING + 86_400 + late_s, 2_400, Vec::new()) }
}

fn digest(recording: &Recording) -> Digest {
    let heart = recording.series.counts(Channel::HeartRate).len() as u32;
    let hr_seconds = if heart > 0 { vec![(143, heart)] } else { Vec::new() };
    Digest { samples: recording.series.len() as u32, hr_seconds, ..Digest::default() }
}

fn file(name: char, recordings: Vec<Recording>) -> ReadFile {
    let prepare = |recording| {
        let digest = digest(&recording);
        Prepared::new(recording, digest)
    };
    ReadFile {
        name: format!("{name}.fit"),
        path: name.to_string().into(),
        hash: [name as u8; 32],
        recordings: recordings.into_iter().map(prepare).collect(),
        ..ReadFile::default()
    }
}

fn all_files() -> Vec<ReadFile> {
    vec![
        file('w', vec![watch()]),
        file('p', vec![phone()]),
        file('t', vec![row(), next_day(5, "Table")]),
        file('q', vec![partner()]),
        file('x', vec![next_day(0, "Watch")]),
        file('y', vec![next_day(90, "Phone")]),
    ]
}

fn import(store: &mut Store, files: Vec<ReadFile>) {
    let batch = store.begin_import("test", MORNING).unwrap();
    store.write(batch, files).unwrap();
    store.finish_import(batch).unwrap();
}

fn after(files: Vec<ReadFile>) -> Store {
    let mut store = Store::in_memory().unwrap();
    for file in files {
        import(&mut store, vec![file]);
    }
    store
}

fn activities(store: &Store) -> Vec<Activity> {
    store.history().unwrap().activities.iter().map(|activity| (**activity).clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_order_of_files_and_a_first_import_cut_short_leave_no_trace(
        files in Just(all_files()).prop_shuffle(),
        cut in 0..6usize,
        together in any::<bool>(),
    ) {
        let expected = activities(&after(all_files()));
        let mut store = Store::in_memory().unwrap();
        import(&mut store, files.iter().take(cut).cloned().collect());
        if together {
            import(&mut store, files);
        } else {
            for file in files {
        import(&mut store, vec![file]);
    }
        }
        prop_assert_eq!(activities(&store), expected);
    }

    #[test]
    fn what_was_undone_between_leaves_no_trace(files in Just(all_files()).prop_shuffle(), undone in 0..6usize) {
        let mut store = after(files.clone());
        for _ in 0..undone {
            store.undo().unwrap();
        }
        let left = files.len() - undone;
        prop_assert_eq!(activities(&store), activities(&after(files.into_iter().take(left).collect())));
    }
}

#[test]
fn the_richest_series_is_kept_and_each_value_names_where_it_is_from() {
    let store = after(all_files());
    let history = store.history().unwrap();
    let run = &history.activities[0];
    assert_eq!((&*run.id, history.activities.len()), ("20260503T061209Z", 2));
    let sources: Vec<&str> = run.parts.iter().map(|part| &*part.source).collect();
    assert_eq!(sources, ["w.fit", "p.fit", "q.fit", "t.fit"], "dynamics, heart rate, place, summary");
    let series = store.series(&run.id, &[]).unwrap();
    assert!(series.column(Channel::GroundContactTime).is_some());
    // The phone began forty seconds earlier: what it measured then, it measured before the watch's first second.
    let heart = series.counts(Channel::HeartRate);
    assert_eq!((heart.len(), heart[0], heart[2]), (1_800, 145, 140));
    assert_eq!(store.series(&run.id, &[Channel::HeartRate]).unwrap().counts(Channel::HeartRate), heart);
    let from = |name: &str| run.borrowed.iter().find(|(value, _)| *value == name).map(|(_, part)| sources[*part]);
    assert_eq!(run.totals.distance_m, Some(5_020.0));
    assert_eq!(from("distance_m"), Some("p.fit"));
    assert_eq!(from("ascent_m"), Some("t.fit"));
    assert_eq!((from("heart_rate"), run.digest.hr_seconds.len()), (Some("p.fit"), 1));
    assert_eq!(from("timer_s"), None, "the watch's own");
}

fn part_of(history: &History, source: &str) -> (Arc<str>, Arc<str>) {
    let find = |activity: &Arc<Activity>| {
        let part = activity.parts.iter().find(|part| &*part.source == source)?;
        Some((activity.id.clone(), part.id.clone()))
    };
    history.activities.iter().find_map(find).unwrap()
}

fn sources(store: &Store) -> Vec<Vec<String>> {
    let history = store.history().unwrap();
    let sources = |activity: &Arc<Activity>| activity.sources.iter().map(ToString::to_string).collect();
    history.activities.iter().map(sources).collect()
}

#[test]
fn a_wrong_merge_is_split_and_stays_split_through_every_import_and_undo() {
    let mut store = after(vec![file('w', vec![watch()]), file('q', vec![partner()])]);
    assert_eq!(sources(&store), [["w.fit", "q.fit"]]);
    let (run, other) = part_of(&store.history().unwrap(), "q.fit");
    store.split(&run, &other).unwrap();
    let apart = [vec!["w.fit".to_owned()], vec!["q.fit".to_owned()]];
    assert_eq!(sources(&store), apart);

    // The same bytes, the same run from other bytes, and one more file of it.
    import(&mut store, vec![file('w', vec![watch()]), file('q', vec![partner()])]);
    import(&mut store, vec![ReadFile { hash: [9; 32], ..file('q', vec![partner()]) }]);
    assert_eq!(sources(&store), apart);
    import(&mut store, vec![file('p', vec![phone()])]);
    assert_eq!(store.history().unwrap().activities.len(), 2);

    // Undone in turn: the phone's file, the split.
    store.undo().unwrap();
    assert_eq!(store.undo_label().unwrap().unwrap().id, "app-undo-split");
    store.undo().unwrap();
    assert_eq!(sources(&store), [["w.fit", "q.fit"]]);
    store.redo().unwrap();
    assert_eq!(sources(&store), apart);

    // The import of one of them taken back and read again.
    let (run, other) = (part_of(&store.history().unwrap(), "w.fit").0, part_of(&store.history().unwrap(), "q.fit").0);
    store.join(&run, &other).unwrap();
    assert_eq!(sources(&store), [["w.fit", "q.fit"]], "the later word counts");
    store.undo().unwrap();
    assert_eq!(sources(&store), apart);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn two_activities_are_merged_by_hand_and_stay_merged() {
    let late = || file('l', vec![run(MORNING + 3_600, 1_200, vec![column(Channel::HeartRate, vec![150; 1_200])])]);
    let mut store = after(vec![file('w', vec![watch()]), late()]);
    assert_eq!(sources(&store).len(), 2);
    let history = store.history().unwrap();
    store.join(&history.activities[0].id, &history.activities[1].id).unwrap();
    assert_eq!(sources(&store), [["w.fit", "l.fit"]]);
    import(&mut store, vec![late(), file('p', vec![phone()])]);
    assert_eq!(sources(&store).len(), 1);
    store.undo().unwrap();
    store.undo().unwrap();
    assert_eq!(sources(&store).len(), 2);
}

#[test]
fn one_half_of_a_split_is_thrown_away_and_comes_back_alone() {
    let mut store = after(vec![file('w', vec![watch()]), file('q', vec![partner()])]);
    let (run, other) = part_of(&store.history().unwrap(), "q.fit");
    store.split(&run, &other).unwrap();
    let partner_run = part_of(&store.history().unwrap(), "q.fit").0;
    store.delete(&[partner_run]).unwrap();
    assert_eq!(sources(&store), [["w.fit"]]);
    import(&mut store, vec![file('q', vec![partner()]), file('w', vec![watch()])]);
    assert_eq!(sources(&store), [["w.fit"]]);
    store.undo().unwrap();
    assert_eq!(sources(&store), [["w.fit"], ["q.fit"]]);
}
