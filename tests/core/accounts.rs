//! What tables of accounts say of a run beside its file: by which clock, in which pair, with which words.

use lightfoot::model::activity::Clock;
use lightfoot::model::{Channel, Column, Day, Devices, Digest, History, Recording, Series, Sport, Totals};
use lightfoot::store::{Prepared, ReadFile, Store};

/// 2026-05-03 06:12:09 UTC.
const MORNING: i64 = 1_777_788_729;
const DAY: i64 = 86_400;

/// Half an hour by a watch two hours east of Greenwich.
fn watch(start_utc_s: i64) -> Recording {
    let columns = vec![Column { channel: Channel::Time, counts: (0..1_800).collect() }];
    Recording {
        start_utc_s,
        utc_offset_s: Some(7_200),
        sport: Sport::Running,
        devices: Devices { watch: "garmin 3907 123".into(), ..Devices::default() },
        totals: Totals { timer_s: Some(1_799.0), ..Totals::default() },
        series: Series::new(columns),
        ..Recording::default()
    }
}

/// The row of a table for such a run.
fn row(start: i64, clock: Clock) -> Recording {
    Recording {
        start_utc_s: start,
        clock,
        sport: Sport::Running,
        totals: Totals { timer_s: Some(1_800.0), distance_m: Some(5_000.0), ..Totals::default() },
        ..Recording::default()
    }
}

fn file(name: char, recordings: Vec<Recording>) -> ReadFile {
    let prepare = |recording| Prepared::new(recording, Digest::default());
    ReadFile {
        name: name.to_string(),
        path: name.to_string().into(),
        hash: [name as u8; 32],
        recordings: recordings.into_iter().map(prepare).collect(),
        ..ReadFile::default()
    }
}

/// The library after these files, each an import of its own.
fn after(files: Vec<ReadFile>) -> History {
    let mut store = Store::in_memory().unwrap();
    for file in files {
        let batch = store.begin_import("test", MORNING).unwrap();
        store.write(batch, vec![file]).unwrap();
        store.finish_import(batch).unwrap();
    }
    store.history().unwrap()
}

fn starts(history: &History) -> Vec<(i64, Option<i32>, Day)> {
    history.activities.iter().map(|run| (run.start_utc_s, run.utc_offset_s, run.local_date)).collect()
}

#[test]
fn a_row_on_the_wall_is_no_second_run_in_either_order() {
    let table = || file('t', vec![row(MORNING + 7_200 + 20, Clock::Wall)]);
    let fit = || file('w', vec![watch(MORNING)]);
    for files in [vec![table(), fit()], vec![fit(), table()]] {
        let history = after(files);
        let day = Day::parse("2026-05-03").unwrap();
        assert_eq!(starts(&history), [(MORNING, Some(7_200), day)]);
        assert_eq!(history.activities[0].totals.distance_m, Some(5_000.0));
        assert_eq!(history.activities[0].sources.len(), 2);
    }
}

#[test]
fn the_runs_with_files_tell_by_which_clock_the_other_rows_of_a_table_are() {
    // 23:30 two hours east of Greenwich is 21:30 UTC of the same day.
    let late = MORNING - 22_329 + 2 * DAY + 84_600;
    let day = Day::parse("2026-05-05").unwrap();
    let in_utc = || file('u', vec![row(MORNING, Clock::Unsaid), row(late - 7_200, Clock::Unsaid)]);
    let on_the_wall = || file('l', vec![row(MORNING + 7_200, Clock::Unsaid), row(late, Clock::Unsaid)]);
    let fit = || file('w', vec![watch(MORNING)]);
    for files in [vec![in_utc(), fit()], vec![fit(), in_utc()], vec![on_the_wall(), fit()], vec![fit(), on_the_wall()]]
    {
        let history = after(files);
        assert_eq!(starts(&history)[1..], [(late - 7_200, Some(7_200), day)]);
        assert_eq!(history.activities.len(), 2);
    }
    // With nothing to tell, the table is taken at its word.
    let alone = after(vec![in_utc()]);
    assert_eq!(starts(&alone)[1], (late - 7_200, None, day));
}

#[test]
fn a_list_of_gear_names_the_pair_whichever_file_comes_first() {
    let numbered = || file('w', vec![Recording { account_id: "garmin 17".into(), ..watch(MORNING) }]);
    let gear = || ReadFile {
        worn: vec![("garmin 17".into(), "Blue pair".into()), ("garmin 18".into(), "Other".into())],
        profile: serde_json::json!({"shoes": [{"name": "Blue pair"}]}).as_object().cloned(),
        ..file('g', Vec::new())
    };
    for files in [vec![numbered(), gear()], vec![gear(), numbered()]] {
        let history = after(files);
        assert_eq!(history.activities[0].shoe, "Blue pair");
        let season = lightfoot::analysis::analyse(&history);
        assert_eq!(season.runs[0].shoe, Some(0));
    }
}

#[test]
fn lists_of_shoes_fill_each_other_pair_by_pair() {
    let list = |name: char, shoes: serde_json::Value| ReadFile {
        profile: serde_json::json!({ "shoes": shoes }).as_object().cloned(),
        ..file(name, Vec::new())
    };
    let own = || list('p', serde_json::json!([{"name": "Old"}, {"name": "blue pair ", "mass_g": 250.0}]));
    let account = || list('s', serde_json::json!([{"name": "Blue Pair", "also": ["Maker 7"]}, {"name": "New"}]));
    let labels = || list('l', serde_json::json!([{"name": "maker 7"}]));
    for files in [vec![own(), account(), labels()], vec![labels(), account(), own()]] {
        let shoes = after(files).runner.shoes;
        assert_eq!(shoes.len(), 3, "{shoes:?}");
        let blue = shoes.iter().find(|shoe| shoe.is_called("Maker 7")).unwrap();
        assert_eq!((blue.mass_g, blue.is_called("BLUE PAIR")), (Some(250.0), true));
    }
}
