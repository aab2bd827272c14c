//! Any import can be taken back, whenever, and takes with it exactly what no other import holds.

use std::sync::Arc;

use lightfoot::model::{
    Activity, Channel, Column, Day, Diary, DiaryRow, Digest, History, Night, Origin, Reading, ReadingKind, Recording,
    Series, SourceRank, Sport, Totals,
};
use lightfoot::store::{Became, ImportId, Prepared, ReadFile, Store, Written};
use proptest::prelude::*;

/// 2026-05-03 06:12:09 UTC.
const MORNING: i64 = 1_777_788_729;
const DAY_S: i64 = 86_400;

/// Ten minutes of running; a watch with heart rate, a phone without.
fn run(start_utc_s: i64, heart: bool) -> Recording {
    let column = |channel, counts: Vec<i32>| Column { channel, counts };
    let mut columns = vec![column(Channel::Time, (0..600).collect())];
    if heart {
        columns.push(column(Channel::HeartRate, vec![140; 600]));
    }
    Recording {
        start_utc_s,
        utc_offset_s: Some(7_200),
        sport: Sport::Running,
        totals: Totals { timer_s: Some(599.0), ..Totals::default() },
        series: Series::new(columns),
        ..Recording::default()
    }
}

fn file(name: u8, recordings: Vec<Recording>) -> ReadFile {
    let prepare = |recording| Prepared::new(recording, Digest { version: 3, ..Digest::default() });
    ReadFile {
        name: format!("{}.fit", char::from(name)),
        path: format!("folder/{}.fit", char::from(name)).into(),
        size: 1_000,
        modified_ns: 5,
        hash: [name; 32],
        recordings: recordings.into_iter().map(prepare).collect(),
        ..ReadFile::default()
    }
}

fn weight(day: i32, value: f64) -> Reading {
    let source: Arc<str> = "scale".into();
    Reading { day: Day(day), kind: ReadingKind::Weight, value, time_s: None, source, rank: SourceRank::Scale }
}

fn night(day: i32, asleep_s: f64) -> Night {
    Night { day: Day(day), asleep_s: Some(asleep_s), source: "watch".into(), ..Night::default() }
}

fn said(day: i32, said: Diary) -> DiaryRow {
    DiaryRow { day: Day(day), time_s: None, origin: Origin::Imported, said }
}

fn profile(name: &str) -> serde_json::Map<String, serde_json::Value> {
    [("name".to_owned(), name.into())].into_iter().collect()
}

/// Files of two sources that overlap in every way: the same run twice, in other bytes, beside another; days that agree
/// and that do not; a diary in two states.
fn pool() -> Vec<ReadFile> {
    let heavy = |legs| Diary { legs_heaviness: Some(legs), ..Diary::default() };
    let tired = Diary { tired: Some(4.0), ..Diary::default() };
    vec![
        file(b'a', vec![run(MORNING, true)]),
        file(b'b', vec![run(MORNING + 30, false)]),
        file(b'c', vec![run(MORNING, true), run(MORNING + DAY_S, true)]),
        ReadFile { readings: vec![weight(10, 70.5), weight(11, 70.0)], ..file(b'd', vec![]) },
        ReadFile { readings: vec![weight(10, 70.1), weight(11, 70.0)], ..file(b'e', vec![]) },
        ReadFile { diary: vec![said(10, heavy(6.0))], nights: vec![night(10, 25_000.0)], ..file(b'f', vec![]) },
        ReadFile { diary: vec![said(10, tired)], nights: vec![night(10, 24_000.0)], ..file(b'g', vec![]) },
        ReadFile { profile: Some(profile("Ada")), worn: vec![("1".into(), "A".into())], ..file(b'h', vec![]) },
        ReadFile { profile: Some(profile("Ida")), worn: vec![("1".into(), "B".into())], ..file(b'i', vec![]) },
    ]
}

fn import(store: &mut Store, files: &[usize]) -> (ImportId, Vec<Written>) {
    let batch = store.begin_import("test", MORNING).unwrap();
    let pool = pool();
    let written = store.write(batch, files.iter().map(|file| pool[*file].clone()).collect()).unwrap();
    store.finish_import(batch).unwrap();
    (batch, written)
}

/// What the library shows, but for its revision and the names of activities, which were given when they first came.
fn content(store: &Store) -> History {
    let mut history = store.history().unwrap();
    history.revision = 0;
    for activity in &mut history.activities {
        *activity = Arc::new(Activity { id: "".into(), ..(**activity).clone() });
    }
    history
}

/// A library into which only these were ever imported.
fn library_of(imports: &[&[usize]]) -> History {
    let mut store = Store::in_memory().unwrap();
    for files in imports {
        import(&mut store, files);
    }
    content(&store)
}

#[test]
fn what_is_taken_back_leaves_what_the_other_import_holds_and_comes_back_as_it_was() {
    let mut store = Store::in_memory().unwrap();
    let (first, second): (&[usize], &[usize]) = (&[0, 1, 3, 5, 7], &[2, 4, 6, 0, 8]);
    let (a, _) = import(&mut store, first);
    let (b, _) = import(&mut store, second);
    store.say(&DiaryRow { origin: Origin::Typed, ..said(10, Diary { ill: Some(true), ..Diary::default() }) }).unwrap();
    let typed = |store: &Store| store.history().unwrap().diary.iter().filter(|it| it.origin == Origin::Typed).count();
    let both = store.history().unwrap();
    let imported = |mut history: History| {
        history.diary.retain(|row| row.origin == Origin::Imported);
        history
    };
    store.put_aside(a).unwrap();
    assert_eq!(imported(content(&store)), library_of(&[second]));
    assert_eq!(typed(&store), 1);
    store.put_aside(b).unwrap();
    assert_eq!((imported(content(&store)), typed(&store)), (History::default(), 1));
    store.bring_back(a).unwrap();
    assert_eq!(imported(content(&store)), library_of(&[first]));
    store.bring_back(b).unwrap();
    let again = store.history().unwrap();
    assert_eq!(History { revision: both.revision, ..again }, both, "names of activities included");
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

#[test]
fn taking_an_older_import_back_is_a_step_of_its_own() {
    let mut store = Store::in_memory().unwrap();
    let (a, _) = import(&mut store, &[0, 3]);
    import(&mut store, &[2]);
    let both = content(&store);
    store.put_aside(a).unwrap();
    let without = content(&store);
    assert_ne!(both, without);
    assert_eq!(store.undo_label().unwrap().unwrap().id, "app-undo-aside");
    assert_eq!(store.undo().unwrap().unwrap().id, "app-redone-import");
    assert_eq!(content(&store), both);
    assert_eq!(store.redo().unwrap().unwrap().id, "app-undone-import");
    assert_eq!(content(&store), without);
}

#[test]
fn the_list_says_what_each_import_held() {
    let mut store = Store::in_memory().unwrap();
    let (a, _) = import(&mut store, &[0, 3]);
    let (b, _) = import(&mut store, &[2, 4, 5]);
    import(&mut store, &[0]);
    let list = store.batches().unwrap();
    let facts: Vec<_> = list.iter().map(|it| (it.id, it.files, it.runs, it.days, it.in_sight)).collect();
    // Two runs; two weights, a night and a diary row on two days.
    assert_eq!(facts, [(b, 3, 2, 2, true), (a, 2, 1, 2, true)], "an import of nothing new is none");
    let range = list[1].range.unwrap();
    assert_eq!((range.first, range.last), (Day(10), Day::parse("2026-05-03").unwrap()));
    store.put_aside(a).unwrap();
    assert_eq!(store.batches().unwrap().iter().map(|it| it.in_sight).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn the_list_and_the_answers_survive_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::in_memory().unwrap();
    let (a, _) = import(&mut store, &[0, 3]);
    import(&mut store, &[2, 5]);
    store.put_aside(a).unwrap();
    let answers = [("fitbit.weight_unit".to_owned(), "lb".to_owned())].into();
    store.remember_answers(&answers).unwrap();
    let (list, shown) = (store.batches().unwrap(), content(&store));
    let copy = folder.path().join("copy.lightfoot");
    store.backup(&copy).unwrap();
    let mut other = Store::in_memory().unwrap();
    import(&mut other, &[1]);
    other.restore(&copy).unwrap();
    assert_eq!((other.batches().unwrap(), content(&other)), (list, shown));
    assert_eq!(other.answers().unwrap(), answers);
    other.bring_back(a).unwrap();
    assert_eq!(content(&other), library_of(&[&[0, 3], &[2, 5]]));
}

#[test]
fn a_file_that_once_brought_nothing_stays_when_what_it_doubled_is_taken_back() {
    let mut store = Store::in_memory().unwrap();
    let (b, _) = import(&mut store, &[2]);
    import(&mut store, &[0]);
    import(&mut store, &[1, 0]);
    store.put_aside(b).unwrap();
    assert_eq!(content(&store), library_of(&[&[1, 0]]));
}

#[test]
fn an_undone_import_is_brought_back_from_the_list_as_well() {
    let mut store = Store::in_memory().unwrap();
    let (a, _) = import(&mut store, &[0, 3]);
    let before = content(&store);
    store.undo().unwrap();
    store.bring_back(a).unwrap();
    assert_eq!(content(&store), before);
    assert_eq!(store.undo_label().unwrap().unwrap().id, "app-undo-import");
    assert_eq!(store.redo().unwrap(), None);
}

#[test]
fn what_came_back_with_another_import_is_new_in_its_report() {
    let mut store = Store::in_memory().unwrap();
    let (a, _) = import(&mut store, &[0, 3, 5]);
    store.put_aside(a).unwrap();
    let (_, written) = import(&mut store, &[0, 3]);
    assert_eq!(written[0].recordings, [(Became::New, true)]);
    assert!(written.iter().all(|it| !it.known && it.changed()));
    assert_eq!(content(&store), library_of(&[&[0, 3]]));
    store.bring_back(a).unwrap();
    assert_eq!(content(&store), library_of(&[&[0, 3, 5]]));
}

#[test]
fn what_waits_is_out_of_sight_until_the_runner_says_yes() {
    let mut store = Store::in_memory().unwrap();
    import(&mut store, &[1]);
    let before = store.history().unwrap();
    let label = store.undo_label().unwrap();
    let pool = pool();
    let waiting = store.begin_waiting("export.zip", MORNING).unwrap();
    let written = store.write(waiting, vec![pool[0].clone(), pool[2].clone(), pool[3].clone()]).unwrap();
    store.finish_import(waiting).unwrap();
    let became: Vec<Became> = written.iter().flat_map(|it| it.recordings.iter().map(|(became, _)| *became)).collect();
    assert_eq!(became, [Became::Merged, Became::Duplicate, Became::New], "told as if it were imported");
    assert_eq!(store.history().unwrap(), before);
    assert_eq!((store.undo_label().unwrap(), store.batches().unwrap().len()), (label, 1));
    assert!(!store.is_known_hash(&[b'a'; 32]).unwrap());
    store.accept_waiting(waiting).unwrap();
    assert_eq!(content(&store), library_of(&[&[1], &[0, 2, 3]]));
    store.undo().unwrap();
    assert_eq!(content(&store), library_of(&[&[1]]));
}

#[test]
fn what_the_runner_said_no_to_leaves_no_trace() {
    let mut store = Store::in_memory().unwrap();
    let (a, _) = import(&mut store, &[0]);
    store.put_aside(a).unwrap();
    let before = store.history().unwrap();
    let waiting = store.begin_waiting("export.zip", MORNING).unwrap();
    store.write(waiting, pool()).unwrap();
    store.finish_import(waiting).unwrap();
    store.refuse_waiting().unwrap();
    assert_eq!(store.history().unwrap(), before);
    store.bring_back(a).unwrap();
    assert_eq!(content(&store), library_of(&[&[0]]));
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    let (_, written) = import(&mut store, &[2]);
    assert_eq!(written[0].recordings, [(Became::Duplicate, true), (Became::New, true)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_imports_in_sight_show_what_they_alone_would(
        imports in prop::collection::vec(prop::collection::vec(0..9usize, 1..5), 1..5),
        steps in prop::collection::vec((0..5usize, any::<bool>()), 0..8),
    ) {
        let mut store = Store::in_memory().unwrap();
        let mut ids = Vec::new();
        for files in &imports {
            let (id, _) = import(&mut store, files);
            if store.batches().unwrap().iter().any(|batch| batch.id == id) {
                ids.push((id, files.as_slice()));
            }
        }
        let all = content(&store);
        for (which, back) in steps {
            let Some((id, _)) = ids.get(which) else { continue };
            if back { store.bring_back(*id).unwrap() } else { store.put_aside(*id).unwrap() }
        }
        let list = store.batches().unwrap();
        let in_sight = |id| list.iter().any(|batch| batch.id == id && batch.in_sight);
        let seen: Vec<&[usize]> = ids.iter().filter(|(id, _)| in_sight(*id)).map(|(_, files)| *files).collect();
        prop_assert_eq!(content(&store), library_of(&seen));
        for (id, _) in &ids {
            store.bring_back(*id).unwrap();
        }
        prop_assert_eq!(content(&store), all);
        prop_assert_eq!(store.check().unwrap(), Vec::<String>::new());
    }
}
