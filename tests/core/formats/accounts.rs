//! Lists of runs in the exports of accounts: every trap of their layouts, worked out by hand.

use lightfoot::import::{self, Contents, ProblemKind};
use lightfoot::model::activity::Clock;
use lightfoot::model::{ReadingKind, Recording, Sport};
use serde_json::{Value, json};

use super::fixture;

/// 2026-05-03 06:12:09 UTC.
const MORNING: i64 = 1_777_788_729;

fn read(path: &str) -> Contents {
    import::read(path, &fixture(path)).unwrap()
}

fn titles(contents: &Contents) -> Vec<(&str, Sport, &str)> {
    let each = contents.recordings.iter();
    each.map(|row| (row.title.as_str(), row.sport, row.sub_sport.as_str())).collect()
}

/// The totals that rows of all accounts share: metres, seconds with the clock running and in all.
fn size(row: &Recording) -> (Option<f64>, Option<f64>, Option<f64>) {
    (row.totals.distance_m, row.totals.timer_s, row.totals.elapsed_s)
}

#[test]
fn strava_means_the_second_of_two_columns_and_says_no_zone() {
    let contents = read("strava/activities.csv");
    let expected = [
        ("Before work", Sport::Running, ""),
        ("Typed in", Sport::Running, "trail"),
        ("Pool", Sport::Swimming, ""),
        ("Gym", Sport::Strength, ""),
    ];
    assert_eq!(titles(&contents), expected);
    let [run, typed, pool, gym] = contents.recordings.as_slice() else { panic!("four rows") };
    assert_eq!((run.start_utc_s, run.clock, run.utc_offset_s), (MORNING, Clock::Unsaid, None));
    assert_eq!(size(run), (Some(5_021.5), Some(1_800.0), Some(1_860.0)));
    // One leg in the file.
    assert_eq!((run.totals.mean_cadence_spm, run.totals.mean_hr_bpm), (Some(169.0), Some(148.5)));
    assert_eq!((run.effort, typed.effort, pool.effort), (Some(7.0), Some(4.0), None));
    assert_eq!(run.note, "Legs like lead,\nfrom the first step\nslept badly");
    assert_eq!((run.shoe.as_str(), gym.shoe.as_str()), ("Maker Runner 7", ""));
    assert_eq!(run.account_id, "strava 9001");
    assert_eq!(size(typed), (Some(10_000.0), None, Some(3_600.0)));
    assert_eq!(size(pool), (Some(1_500.0), Some(1_700.0), Some(1_800.0)));
    assert_eq!(gym.totals.distance_m, None);
    // The row without a date is named, and nothing of the runner's weight is taken.
    assert_eq!(contents.problem.unwrap().kind, ProblemKind::Unsupported);
    assert!(contents.readings.is_empty());
}

#[test]
fn strava_in_other_languages_is_the_same() {
    let german = read("strava/deutsch.csv");
    assert_eq!(german.problem, None);
    assert_eq!(titles(&german), [("Vor der Arbeit", Sport::Running, ""), ("Eingetippt", Sport::Running, "trail")]);
    let [run, typed] = german.recordings.as_slice() else { panic!("two rows") };
    assert_eq!((run.start_utc_s, run.clock), (MORNING, Clock::Unsaid));
    assert_eq!(size(run), (Some(5_021.5), Some(1_800.0), Some(1_860.0)));
    assert_eq!((run.effort, run.totals.mean_cadence_spm), (Some(7.0), Some(169.0)));
    assert_eq!((run.note.as_str(), run.shoe.as_str()), ("Beine schwer", "Maker Runner 7"));
    assert_eq!(typed.start_utc_s, MORNING - 22_329 + 86_400 + 17 * 3_600);
    let french = read("strava/francais.csv");
    assert_eq!(titles(&french), [("Avant le travail", Sport::Running, "")]);
    assert_eq!((french.recordings[0].start_utc_s, size(&french.recordings[0])), (MORNING, size(run)));
}

#[test]
fn an_english_list_of_strava_is_read_by_its_names_alone_however_many_it_has() {
    let read = |text: &str| import::read("activities.csv", text.as_bytes()).unwrap();
    // As exports looked before private notes and heart rates were added: other columns stand at the usual places.
    let older = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,\
        Relative Effort,Commute,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,\
        Average Heart Rate,Commute\n\
        1,\"Sep 12, 2018, 3:02:23 PM\",To work,Run,,1860,5.02,,true,Maker Runner 7,activities/1.fit.gz,70,,1860.0,\
        1800.0,5021.5,148.5,1.0\n";
    let older = read(older);
    let run = &older.recordings[0];
    assert_eq!(size(run), (Some(5_021.5), Some(1_800.0), Some(1_860.0)));
    assert_eq!((run.note.as_str(), run.shoe.as_str(), run.sub_sport.as_str()), ("", "Maker Runner 7", "commuting"));
    assert_eq!((run.totals.mean_hr_bpm, run.effort), (Some(148.5), None));
    // In another language few columns stand where they always stood.
    let german = "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,\
        Distanz\n1,\"12.09.2018, 15:02:23\",Lauf,Lauf,,1860,\"5,02\"\n";
    assert_eq!(read(german).recordings[0].totals.distance_m, Some(5_020.0));
    // One column of distances: kilometres on land, metres in the water and in a boat; the pace tells.
    let shown = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance\n\
        1,\"Sep 12, 2018, 3:02:23 PM\",Run,Run,2700,8.1\n\
        2,\"Sep 13, 2018, 3:02:23 PM\",Metres,Run,2400,10000\n\
        3,\"Sep 14, 2018, 3:02:23 PM\",Pool,Swim,1800,\"1,000\"\n\
        4,\"Sep 15, 2018, 3:02:23 PM\",Lake,Rowing,,2000\n\
        5,\"Sep 16, 2018, 3:02:23 PM\",Typed,Run,,8.1\n";
    let metres = |row: &Recording| row.totals.distance_m;
    let shown: Vec<Option<f64>> = read(shown).recordings.iter().map(metres).collect();
    assert_eq!(shown, [8_100.0, 10_000.0, 1_000.0, 2_000.0, 8_100.0].map(Some));
}

#[test]
fn strava_is_read_by_position_where_its_language_is_not_known() {
    for (date, kind) in [
        ("12 Sep 2018 15.02.23", "Lari"),
        ("12 wrz 2018, 15:02:23", "Bieg"),
        ("12 сент. 2018 г., 15:02:23", "Забег"),
        ("2018/09/12 15:02:23", "ラン"),
        ("2018年9月12日 下午3:02:23", "跑步"),
        ("2018. 9. 12. 오후 3:02:23", "달리기"),
    ] {
        let mut cells = vec![String::new(); 80];
        for (position, cell) in [(0, "1"), (1, date), (3, kind), (6, "10,01"), (16, "3600.0"), (17, "10012.4")] {
            cells[position] = format!("\"{cell}\"");
        }
        let header: Vec<String> = (0..80).map(|n| if n == 0 { "ID".to_owned() } else { format!("x{n}") }).collect();
        let table = format!("{}\n{}\n", header.join(","), cells.join(","));
        let contents = import::read("activities.csv", table.as_bytes()).unwrap();
        let runs: Vec<_> = contents.recordings.iter().map(|r| (r.start_utc_s, r.sport, r.totals.distance_m)).collect();
        // 2018-09-12T15:02:23Z
        assert_eq!(runs, [(1_536_764_543, Sport::Running, Some(10_012.4))], "{date}");
    }
}

#[test]
fn strava_before_2019_counts_metres() {
    let contents = read("strava/old.csv");
    assert_eq!(titles(&contents), [("Evening", Sport::Running, ""), ("Way home", Sport::Cycling, "")]);
    let run = &contents.recordings[0];
    // 2018-09-12 15:02:23
    assert_eq!((run.start_utc_s, size(run)), (1_536_764_543, (Some(4_012.3), None, Some(1_500.0))));
    assert_eq!((run.note.as_str(), run.shoe.as_str()), ("two\nlines", "Old pair"));
    assert_eq!(contents.profile.unwrap()["shoes"], json!([{"name": "Old pair"}]));
}

#[test]
fn a_pair_goes_by_its_name_and_by_its_maker() {
    let shoes = read("strava/shoes.csv").profile.unwrap();
    let expected = json!([{"name": "Blue pair", "also": ["Maker Runner 7"]}, {"name": "Other Racer"}]);
    assert_eq!(shoes["shoes"], expected);
    let none = import::read("shoes.csv", b"Shoe Name,Shoe Brand,Shoe Model\n").unwrap();
    assert_eq!((none.problem, none.passed_over.is_some()), (None, true));
}

#[test]
fn the_training_log_of_strava_has_its_raw_values() {
    let contents = read("strava/log.json");
    assert_eq!(titles(&contents), [("Before work", Sport::Running, ""), ("Belt", Sport::Running, "treadmill")]);
    let run = &contents.recordings[0];
    assert_eq!((run.start_utc_s, run.clock), (MORNING, Clock::Utc));
    assert_eq!(size(run), (Some(5_021.5), Some(1_800.0), Some(1_860.0)));
    // On one line it is no table of many columns.
    let line: Value = serde_json::from_slice(&fixture("strava/log.json")).unwrap();
    let line = json!({ "models": vec![line["models"][0].clone(); 6] }).to_string();
    assert_eq!(import::read("log.json", line.as_bytes()).unwrap().recordings.len(), 6);
}

#[test]
fn garmin_counts_centimetres_milliseconds_and_joule() {
    let contents = read("garmin_account/runner_0_summarizedActivities.json");
    assert_eq!(contents.problem, None);
    let ids: Vec<_> = contents.recordings.iter().map(|row| (row.account_id.as_str(), row.sport)).collect();
    let parts = [("garmin 17", Sport::Running), ("garmin 19", Sport::Running), ("garmin 20", Sport::Strength)];
    assert_eq!(ids, parts);
    let [run, part, gym] = contents.recordings.as_slice() else { panic!("three") };
    assert_eq!((run.start_utc_s, run.utc_offset_s, run.clock), (MORNING, Some(7_200), Clock::Utc));
    assert_eq!(size(run), (Some(5_021.5), Some(1_800.0), Some(1_860.0)));
    let totals = &run.totals;
    assert_eq!((totals.mean_cadence_spm, totals.mean_gct_ms), (Some(169.0), Some(251.0)));
    assert_eq!((totals.mean_step_length_mm, totals.mean_vertical_oscillation_mm), (Some(984.0), Some(87.0)));
    // 1590 kJ / 4.184 in half an hour; 500 kcal in three quarters are possible as they are.
    assert!((totals.calories_kcal.unwrap() - 380.0).abs() < 0.1);
    assert_eq!(part.totals.calories_kcal, Some(500.0));
    assert_eq!((run.feel, run.effort, gym.feel), (Some(25.0), Some(7.0), None));
    assert_eq!((run.title.as_str(), run.note.as_str()), ("Before work", "Legs like lead"));
    assert_eq!((part.start_utc_s, part.utc_offset_s, part.totals.mean_hr_bpm), (1_777_881_600, Some(7_200), None));
    // Its two clocks agree on no zone.
    assert_eq!(gym.utc_offset_s, None);
}

#[test]
fn the_web_service_of_garmin_counts_metres_and_seconds() {
    let contents = read("garmin_account/served.json");
    let run = &contents.recordings[0];
    assert_eq!((run.start_utc_s, run.utc_offset_s), (MORNING, Some(7_200)));
    assert_eq!(size(run), (Some(5_021.5), Some(1_800.0), Some(1_860.0)));
    assert_eq!((run.totals.calories_kcal, run.totals.mean_step_length_mm), (Some(380.0), Some(984.0)));
}

#[test]
fn gear_of_garmin_links_runs_to_pairs() {
    let contents = read("garmin_account/runner_gear.json");
    let worn = [("garmin 17", "Blue pair"), ("garmin 19", "Blue pair")];
    assert_eq!(contents.worn, worn.map(|(id, name)| (id.to_owned(), name.to_owned())));
    let expected = json!([
        {"name": "Blue pair", "also": ["Maker Runner 7"], "from": "2026-01-02"},
        {"name": "Other Racer", "from": "2024-01-02", "to": "2025-12-31"},
    ]);
    assert_eq!(contents.profile.unwrap()["shoes"], expected);
}

#[test]
fn of_two_versions_of_a_weight_the_higher_counts_and_no_heart_rests_at_zero() {
    let weights = read("garmin_account/1_userBioMetrics.json").readings;
    let weights: Vec<_> = weights.iter().map(|reading| (reading.day.to_string(), reading.value)).collect();
    assert_eq!(weights, [("2026-05-03".to_owned(), 70.4)]);
    let resting = read("garmin_account/1_fitnessAgeData.json").readings;
    let resting: Vec<_> = resting.iter().map(|reading| (reading.kind, reading.value)).collect();
    assert_eq!(resting, [(ReadingKind::RestingHr, 48.0)]);
}

#[test]
fn the_table_of_the_web_page_is_on_the_wall_and_in_the_unit_its_steps_tell() {
    let contents = read("garmin_web/activities.csv");
    assert_eq!(contents.problem, None);
    let [run, belt, track, gym] = contents.recordings.as_slice() else { panic!("four rows") };
    assert_eq!((run.start_utc_s, run.clock), (MORNING + 7_200, Clock::Wall));
    assert_eq!(size(run), (Some(5_020.0), Some(1_800.0), Some(1_860.0)));
    let totals = &run.totals;
    assert_eq!((totals.mean_cadence_spm, totals.mean_gct_ms), (Some(169.0), Some(251.0)));
    assert_eq!((totals.mean_vertical_ratio_pct, totals.mean_vertical_oscillation_mm), (Some(8.9), Some(87.0)));
    assert_eq!((totals.mean_step_length_mm, totals.mean_gct_balance_left_pct), (Some(990.0), Some(49.6)));
    assert_eq!(
        (belt.sub_sport.as_str(), belt.totals.timer_s, belt.totals.mean_hr_bpm),
        ("treadmill", Some(2_880.0), None)
    );
    assert_eq!((track.totals.distance_m, track.totals.timer_s), (Some(4_614.0), Some(1_350.5)));
    assert_eq!((gym.sport, gym.totals.distance_m, gym.totals.calories_kcal), (Sport::Strength, None, Some(1_200.0)));
    // 169 steps of 0.99 m for 30 minutes over 3.12 are 1609 m each.
    let miles = read("garmin_web/miles.csv").recordings;
    assert_eq!(miles.iter().map(|row| row.totals.distance_m.unwrap().round()).collect::<Vec<_>>(), [5_021.0, 8_047.0]);
    assert_eq!(miles[0].totals.ascent_m.map(f64::round), Some(42.0));
    assert_eq!(miles[0].start_utc_s, MORNING + 7_200 - 9);
    let german = read("garmin_web/deutsch.csv").recordings;
    assert_eq!(size(&german[0]), (Some(5_020.0), Some(1_800.0), None));
    assert_eq!((german[0].totals.mean_hr_bpm, german[0].totals.mean_gct_ms), (Some(148.0), Some(251.0)));
    assert_eq!((german[1].sport, german[1].totals.calories_kcal), (Sport::Strength, Some(1_200.0)));
}

#[test]
fn a_list_cut_at_any_byte_gives_what_stands_before_the_break() {
    let lists = [
        "strava/activities.csv",
        "strava/log.json",
        "garmin_account/runner_0_summarizedActivities.json",
        "garmin_web/activities.csv",
    ];
    for path in lists {
        let bytes = fixture(path);
        let whole = read(path);
        let mut most = 0;
        for end in 0..bytes.len() {
            let Some(part) = import::read(path, &bytes[..end]) else { continue };
            let rows = part.recordings.len();
            // The row that is cut may be there or not, those before it are.
            assert!(rows + 1 >= most && rows <= whole.recordings.len(), "{path} at {end}");
            most = most.max(rows);
        }
        assert_eq!(most, whole.recordings.len(), "{path}");
        assert_eq!(read(path), whole);
    }
}
