//! Account exports of scales, rings, bands, sleep apps, strength and food logs, worked out by hand.

use lightfoot::import::{self, Answers, Contents, ProblemKind};
use lightfoot::model::activity::Clock;
use lightfoot::model::{ReadingKind, SourceRank, Sport};

use super::fixture;

/// Every fixture here.
const ALL: &[&str] = &[
    "withings_api/measures.json",
    "withings_api/nights.json",
    "withings_sleep/schlaf.csv",
    "hrv_apps/android.csv",
    "hrv_apps/iphone.csv",
    "hrv_apps/elite.csv",
    "oura/sleepmodel.csv",
    "oura/trends.csv",
    "oura/served.json",
    "fitbit/sleep-2026-05-01.json",
    "fitbit/resting_heart_rate-2026-05-10.json",
    "fitbit/weight-2026-05-01.json",
    "fitbit/weight-2026-06-01.json",
    "fitbit/exercise-0.json",
    "fitbit_tables/hrv.csv",
    "fitbit_tables/google_fit.csv",
    "whoop/physiological_cycles.csv",
    "whoop/sleeps.csv",
    "whoop/workouts.csv",
    "whoop/journal_entries.csv",
    "sleep_apps/autosleep.csv",
    "sleep_apps/sleep_as_android.csv",
    "strength_log/hevy.csv",
    "strength_log/strong.csv",
    "strength_log/strong_semicolons.csv",
    "strength_log/fitbod.csv",
    "strength_log/fitnotes.csv",
    "food_log/dailysummary.csv",
    "food_log/servings.csv",
    "food_log/Nutrition-Summary-2026-05-10-to-2026-05-12.csv",
    "food_log/Measurement-Summary-2026-05-10-to-2026-05-12.csv",
    "polar_heart/day.json",
    "polar_heart/morning.json",
    "polar_days/sleep_result_1-a.json",
    "polar_days/nightly_recovery_1-a.json",
    "suunto_sleep/sleep.json",
    "zepp/SLEEP_1.csv",
    "zepp/BODY_1.csv",
    "zepp/SPORT_1.csv",
    "samsung/com.samsung.shealth.sleep.20260520.csv",
    "samsung/com.samsung.health.weight.20260520.csv",
    "runkeeper/cardioActivities.csv",
    "runkeeper/measurements.csv",
    "scale/us_dates.csv",
];

fn read(path: &str) -> Contents {
    import::read(path, &fixture(path)).unwrap()
}

/// Values of a kind with their days, to two decimals.
fn values(contents: &Contents, kind: ReadingKind) -> Vec<(String, f64)> {
    let own = contents.readings.iter().filter(|reading| reading.kind == kind);
    own.map(|r| (r.day.to_string(), (r.value * 100.0).round() / 100.0)).collect()
}

fn on(day: &str, value: f64) -> (String, f64) {
    (day.to_owned(), value)
}

/// Nights: day, minutes asleep, deep, light, REM, awake.
type Slept = (String, [Option<f64>; 5]);

fn nights(contents: &Contents) -> Vec<Slept> {
    let minutes = |seconds: Option<f64>| seconds.map(|seconds| (seconds / 60.0).round());
    let night = |n: &lightfoot::model::Night| [n.asleep_s, n.deep_s, n.light_s, n.rem_s, n.awake_s].map(minutes);
    contents.nights.iter().map(|n| (n.day.to_string(), night(n))).collect()
}

/// Seven hours of sleep on the tenth, as most fixtures have it.
fn seven_hours(awake: Option<f64>) -> Slept {
    ("2026-05-10".to_owned(), [Some(420.0), Some(60.0), Some(330.0), Some(30.0), awake])
}

#[test]
fn withings_measures_are_numbers_with_an_exponent_and_goals_are_none() {
    let contents = read("withings_api/measures.json");
    // 1778389923 is 2026-05-10T05:12:03Z, 1778455800 is 2026-05-11T08:30 in Tokyo.
    let weights = [on("2026-05-10", 68.25), on("2026-05-11", 68.1)];
    assert_eq!(values(&contents, ReadingKind::Weight), weights);
    assert_eq!(contents.readings[1].time_s, Some(8 * 3_600 + 1_800));
    assert!(contents.readings.iter().all(|r| r.rank == SourceRank::Scale && &*r.source == "Withings"));
    assert_eq!(contents.readings.len(), 2);
    let nights_of = read("withings_api/nights.json");
    assert_eq!(nights(&nights_of), [seven_hours(Some(10.0))]);
    assert_eq!(values(&nights_of, ReadingKind::RestingHr), [on("2026-05-10", 46.0)]);
}

#[test]
fn the_sleep_table_of_withings_is_read_in_other_languages() {
    let contents = read("withings_sleep/schlaf.csv");
    let second = ("2026-05-11".to_owned(), [Some(300.0), Some(60.0), Some(240.0), Some(0.0), Some(0.0)]);
    assert_eq!(nights(&contents), [seven_hours(Some(10.0)), second]);
    assert_eq!(contents.nights[0].end_utc_s, Some(1_778_386_200));
    assert_eq!(values(&contents, ReadingKind::RestingHr), [on("2026-05-10", 46.0)]);
    assert_eq!(contents.problem.unwrap().kind, ProblemKind::Implausible);
}

#[test]
fn hrv_apps_keep_rmssd_and_sdnn_apart_and_android_swaps_day_and_month() {
    let android = read("hrv_apps/android.csv");
    assert_eq!(values(&android, ReadingKind::HrvRmssd), [on("2026-05-03", 62.4), on("2026-05-31", 51.9)]);
    assert_eq!(values(&android, ReadingKind::HrvSdnn), [on("2026-05-03", 71.3)]);
    assert_eq!(values(&android, ReadingKind::RestingHr), [on("2026-05-03", 47.2), on("2026-05-31", 49.0)]);
    assert_eq!(android.readings[0].time_s, Some(6 * 3_600 + 41 * 60));
    assert_eq!((android.diary.len(), android.diary[0].said.ill), (1, Some(true)));
    let iphone = read("hrv_apps/iphone.csv");
    assert_eq!(values(&iphone, ReadingKind::HrvRmssd), [on("2026-05-03", 62.4)]);
    assert_eq!(values(&iphone, ReadingKind::RestingHr), [on("2026-05-03", 47.2)]);
    let elite = read("hrv_apps/elite.csv");
    assert_eq!(values(&elite, ReadingKind::HrvRmssd), [on("2026-05-03", 55.2)]);
    assert_eq!(&*elite.readings[0].source, "Elite HRV");
    let team = "Member ID,Type,Date Time Start,Date Time End,HR,lnRmssd,Rmssd,Sdnn\n\
        7,Reading,2026-05-03 06:12:09,2026-05-03 06:14:09,48,3.8,44.1,60\n";
    let team = import::read("export.csv", team.as_bytes()).unwrap();
    assert_eq!(values(&team, ReadingKind::HrvRmssd), [on("2026-05-03", 44.1)]);
}

#[test]
fn oura_gives_the_lowest_heart_rate_of_the_night_not_the_score_of_it() {
    let contents = read("oura/sleepmodel.csv");
    let nap = ("2026-05-12".to_owned(), [Some(50.0), Some(0.0), Some(50.0), Some(0.0), Some(10.0)]);
    assert_eq!(nights(&contents), [seven_hours(Some(10.0)), nap]);
    assert_eq!(values(&contents, ReadingKind::RestingHr), [on("2026-05-10", 44.0)]);
    assert_eq!(values(&contents, ReadingKind::HrvRmssd), [on("2026-05-10", 48.0)]);
    assert_eq!(contents.nights[0].start_utc_s, Some(1_778_360_400));
    let served = read("oura/served.json");
    let asleep: Vec<_> = nights(&served).into_iter().map(|(day, [asleep, ..])| (day, asleep)).collect();
    assert_eq!(asleep, [("2026-05-10".to_owned(), Some(420.0)), ("2026-05-12".to_owned(), Some(400.0))]);
    assert_eq!(served.nights[0].start_utc_s, Some(1_778_360_280));
    assert_eq!(values(&served, ReadingKind::RestingHr), [on("2026-05-10", 46.0)]);
    assert_eq!(values(&served, ReadingKind::HrvRmssd), [on("2026-05-10", 48.0)]);
    let old = read("oura/trends.csv");
    assert_eq!(nights(&old), [seven_hours(None)]);
    assert_eq!(values(&old, ReadingKind::RestingHr), [on("2026-05-10", 44.0)]);
}

#[test]
fn fitbit_nights_and_naps_and_a_zero_that_is_no_heart_rate() {
    let contents = read("fitbit/sleep-2026-05-01.json");
    let classic = ("2026-05-11".to_owned(), [Some(340.0), None, None, None, Some(20.0)]);
    assert_eq!(nights(&contents), [seven_hours(Some(20.0)), classic]);
    assert_eq!((contents.diary.len(), contents.diary[0].said.nap_min), (1, Some(35.0)));
    let resting = read("fitbit/resting_heart_rate-2026-05-10.json");
    assert_eq!(values(&resting, ReadingKind::RestingHr), [on("2026-05-10", 51.25)]);
    assert_eq!(values(&read("fitbit_tables/hrv.csv"), ReadingKind::HrvRmssd), [on("2026-05-10", 41.3)]);
    assert_eq!(values(&read("fitbit_tables/google_fit.csv"), ReadingKind::Weight), [on("2026-05-10", 68.3)]);
}

#[test]
fn fitbit_weight_is_pounds_where_body_mass_index_says_so_and_asked_where_nothing_does() {
    let proven = read("fitbit/weight-2026-05-01.json");
    // 150 lb and 151 lb; 150 kg at an index of 21.5 would be a runner of 2.64 m.
    assert_eq!(values(&proven, ReadingKind::Weight), [on("2026-05-10", 68.04), on("2026-05-11", 68.49)]);
    assert!(proven.asks.is_empty());
    let open = read("fitbit/weight-2026-06-01.json");
    assert_eq!(values(&open, ReadingKind::Weight), [on("2026-06-01", 68.4)]);
    let [ask] = open.asks.as_slice() else { panic!("{:?}", open.asks) };
    assert_eq!((ask.key, ask.guess), ("fitbit.weight_unit", "kg"));
    let answered = open.clone().answered(&Answers::from([("fitbit.weight_unit".to_owned(), "lb".to_owned())]));
    assert_eq!(values(&answered, ReadingKind::Weight), [on("2026-06-01", 31.03)]);
}

#[test]
fn fitbit_exercise_keeps_its_distance_and_says_that_its_clock_is_not_known() {
    let contents = read("fitbit/exercise-0.json");
    let [run, yoga] = contents.recordings.as_slice() else { panic!("{:?}", contents.recordings) };
    assert_eq!((run.sport, yoga.sport, run.clock), (Sport::Running, Sport::Mobility, Clock::Unsaid));
    assert!((run.totals.distance_m.unwrap() - 4_988.97).abs() < 0.01);
    assert_eq!((run.totals.timer_s, run.totals.elapsed_s), (Some(1_800.0), Some(1_860.0)));
    assert_eq!((run.totals.mean_hr_bpm, run.totals.mean_cadence_spm), (Some(148.0), Some(170.0)));
    assert_eq!(run.local_date().to_string(), "2026-05-10");
}

#[test]
fn whoop_dates_a_night_by_waking_and_a_running_cycle_is_none_yet() {
    let contents = read("whoop/physiological_cycles.csv");
    assert_eq!(contents.problem, None);
    assert_eq!(nights(&contents), [seven_hours(Some(20.0))]);
    assert_eq!(contents.nights[0].start_utc_s, Some(1_778_360_400));
    assert_eq!(values(&contents, ReadingKind::HrvRmssd), [on("2026-05-10", 62.0)]);
    let sleeps = read("whoop/sleeps.csv");
    assert_eq!(nights(&sleeps), [seven_hours(Some(20.0))]);
    assert_eq!(sleeps.nights[0], contents.nights[0]);
    assert_eq!(sleeps.diary[0].said.nap_min, Some(35.0));
    let workouts = read("whoop/workouts.csv");
    let run = &workouts.recordings[0];
    assert_eq!((run.start_utc_s, run.utc_offset_s, run.sport), (1_778_428_800, Some(7_200), Sport::Running));
    let journal = read("whoop/journal_entries.csv");
    let [row] = journal.diary.as_slice() else { panic!("{:?}", journal.diary) };
    assert_eq!(
        (row.day.to_string().as_str(), row.said.stretched, row.said.ill),
        ("2026-05-10", Some(true), Some(false))
    );
}

#[test]
fn sleep_apps_give_nights_by_their_day_of_waking() {
    let auto = read("sleep_apps/autosleep.csv");
    assert_eq!(nights(&auto), [("2026-05-10".to_owned(), [Some(420.0), Some(70.0), None, None, Some(10.0)])]);
    assert_eq!(values(&auto, ReadingKind::HrvSdnn), [on("2026-05-10", 61.0)]);
    assert_eq!(values(&auto, ReadingKind::HrvRmssd), []);
    assert_eq!(auto.nights[0].rank, SourceRank::Mirror);
    let android = read("sleep_apps/sleep_as_android.csv");
    assert_eq!(android.problem, None);
    let second = ("2026-05-11".to_owned(), [Some(348.0), None, None, None, None]);
    assert_eq!(nights(&android), [("2026-05-10".to_owned(), [Some(450.0), Some(180.0), None, None, None]), second]);
    // 00:30 in Tokyo is 15:30 UTC of the day before.
    assert_eq!(android.nights[1].start_utc_s, Some(1_778_427_000));
}

#[test]
fn strength_logs_become_sessions_whose_sets_tell_what_they_train() {
    let hevy = read("strength_log/hevy.csv");
    assert_eq!(hevy.problem, None);
    let [legs, arms] = hevy.recordings.as_slice() else { panic!("{:?}", hevy.recordings) };
    assert_eq!((legs.sport, legs.clock, legs.title.as_str()), (Sport::Strength, Clock::Wall, "Beine"));
    assert_eq!((legs.local_date().to_string().as_str(), legs.totals.elapsed_s), ("2026-09-18", Some(2_700.0)));
    let sets: Vec<_> = legs.sets.iter().map(|set| (set.category, set.repetitions)).collect();
    assert_eq!(sets, [(Some(28), Some(8)), (Some(28), Some(5)), (Some(1), Some(15))]);
    assert!((legs.sets[1].weight_kg.unwrap() - 90.72).abs() < 0.01);
    assert_eq!((arms.sets[0].category, arms.totals.timer_s), (Some(0), Some(1_800.0)));
    let strong = read("strength_log/strong_semicolons.csv");
    assert_eq!(strong.recordings[0].sets[0].weight_kg, Some(62.5));
    assert_eq!(strong.recordings[0].totals.timer_s, Some(2_700.0));
    let fitnotes = read("strength_log/fitnotes.csv");
    assert_eq!(fitnotes.recordings.len(), 2);
    assert!((fitnotes.recordings[0].sets[0].weight_kg.unwrap() - 99.79).abs() < 0.01);
    let fitbod = read("strength_log/fitbod.csv");
    assert_eq!((fitbod.recordings[0].sets.len(), fitbod.recordings[0].totals.timer_s), (2, None));
    assert_eq!(fitbod.recordings[0].totals.elapsed_s, Some(300.0));
}

#[test]
fn a_strength_log_without_a_unit_asks_and_leaves_out_its_rest_timers() {
    let strong = read("strength_log/strong.csv");
    let session = &strong.recordings[0];
    assert_eq!((session.sets.len(), session.totals.timer_s), (2, Some(3_900.0)));
    assert_eq!((session.sets[0].weight_kg, session.sets[1].category), (Some(80.0), Some(17)));
    assert_eq!((strong.asks.len(), strong.asks[0].key), (1, "strength_log.weight_unit"));
    let answers = Answers::from([("strength_log.weight_unit".to_owned(), "lb".to_owned())]);
    let pounds = strong.answered(&answers).recordings[0].sets[0].weight_kg.unwrap();
    assert!((pounds - 36.29).abs() < 0.01);
}

#[test]
fn a_day_of_food_that_was_not_finished_is_unknown_not_low() {
    let contents = read("food_log/dailysummary.csv");
    assert_eq!(values(&contents, ReadingKind::Carbohydrate), [on("2026-05-10", 280.3)]);
    assert_eq!(values(&contents, ReadingKind::Iron), [on("2026-05-10", 14.2)]);
    let water = [on("2026-05-10", 2_100.5), on("2026-05-13", 900.0)];
    assert_eq!(values(&contents, ReadingKind::Water), water);
    let servings = read("food_log/servings.csv");
    assert_eq!(values(&servings, ReadingKind::Carbohydrate), [on("2026-05-10", 294.2)]);
    assert_eq!(values(&servings, ReadingKind::Iron), [on("2026-05-10", 4.6)]);
}

#[test]
fn meals_are_summed_a_share_of_iron_is_no_amount_and_weight_without_unit_is_asked() {
    let meals = read("food_log/Nutrition-Summary-2026-05-10-to-2026-05-12.csv");
    assert_eq!(values(&meals, ReadingKind::Carbohydrate), [on("2026-05-10", 250.5), on("2026-05-12", 180.0)]);
    assert_eq!(values(&meals, ReadingKind::Iron), []);
    let weights = read("food_log/Measurement-Summary-2026-05-10-to-2026-05-12.csv");
    assert_eq!(values(&weights, ReadingKind::Weight), [on("2026-05-10", 68.04), on("2026-05-12", 67.59)]);
    assert_eq!((weights.asks[0].key, weights.asks[0].guess), ("myfitnesspal.weight_unit", "lb"));
}

#[test]
fn heart_rate_at_rest_is_the_lowest_half_hour_of_a_night_that_was_worn() {
    let contents = read("polar_heart/day.json");
    // Six values of 50 and 52 in turn; a slip by day does not count.
    assert_eq!(values(&contents, ReadingKind::RestingHr), [on("2026-05-10", 51.0)]);
    let morning = read("polar_heart/morning.json");
    assert_eq!(morning.readings, []);
    assert_eq!(morning.problem.unwrap().what.id, "import-polar-no-rest");
}

#[test]
fn polar_dates_nights_by_waking_and_keeps_hrv_apart() {
    let sleep = read("polar_days/sleep_result_1-a.json");
    let days: Vec<_> = sleep.nights.iter().map(|n| (n.day.to_string(), n.asleep_s, n.in_bed_s, n.deep_s)).collect();
    let wanted = [
        ("2026-05-10".to_owned(), Some(27_000.0), Some(28_800.0), Some(5_400.0)),
        ("2026-05-11".to_owned(), Some(24_300.0), Some(25_530.0), None),
    ];
    assert_eq!(days, wanted);
    // 2026-05-09T20:30:00Z; the second night does not say its offset.
    assert_eq!(sleep.nights[0].start_utc_s, Some(1_778_358_600));
    assert_eq!(sleep.nights[1].start_utc_s, None);
    let recovery = read("polar_days/nightly_recovery_1-a.json");
    assert_eq!(values(&recovery, ReadingKind::HrvRmssd), [on("2026-05-10", 42.0), on("2026-05-11", 38.0)]);
}

#[test]
fn suunto_nights_belong_to_the_day_of_waking_whichever_end_is_dated() {
    let sleep = read("suunto_sleep/sleep.json");
    let days: Vec<_> = sleep.nights.iter().map(|n| (n.day.to_string(), n.asleep_s, n.deep_s)).collect();
    let wanted = [
        ("2026-05-10".to_owned(), Some(25_200.0), Some(5_400.0)),
        ("2026-05-11".to_owned(), Some(27_000.0), Some(6_000.0)),
    ];
    assert_eq!((days, &sleep.problem), (wanted.to_vec(), &None));
    // 0.8 beats a second
    assert_eq!(values(&sleep, ReadingKind::RestingHr), [on("2026-05-10", 48.0)]);
}

#[test]
fn phones_and_bands_of_other_makers_are_read() {
    let sleep = read("zepp/SLEEP_1.csv");
    assert_eq!(nights(&sleep), [seven_hours(Some(10.0))]);
    assert_eq!(sleep.nights[0].start_utc_s, Some(1_778_360_400));
    assert_eq!(values(&read("zepp/BODY_1.csv"), ReadingKind::Weight), [on("2026-05-10", 68.3)]);
    let sport = read("zepp/SPORT_1.csv");
    let kinds: Vec<_> = sport.recordings.iter().map(|r| (r.sport, r.sub_sport.as_str(), r.start_utc_s)).collect();
    assert_eq!(kinds[0], (Sport::Running, "", 1_778_428_800));
    assert_eq!(kinds[1].1, "treadmill");
    let samsung = read("samsung/com.samsung.shealth.sleep.20260520.csv");
    let days: Vec<_> = samsung.nights.iter().map(|n| (n.day.to_string(), n.asleep_s, n.in_bed_s)).collect();
    let wanted =
        [("2026-05-10".to_owned(), Some(25_920.0), Some(28_800.0)), ("2026-05-11".to_owned(), None, Some(25_200.0))];
    assert_eq!(days, wanted);
    // 22:30 UTC is half past midnight of the next day there.
    let weight = read("samsung/com.samsung.health.weight.20260520.csv");
    assert_eq!(values(&weight, ReadingKind::Weight), [on("2026-05-11", 68.3)]);
}

#[test]
fn runkeeper_rows_are_on_the_clock_of_the_wall_and_in_the_unit_of_the_header() {
    let contents = read("runkeeper/cardioActivities.csv");
    let [run, strength] = contents.recordings.as_slice() else { panic!("{:?}", contents.recordings) };
    assert_eq!((run.sport, run.clock, run.note.as_str()), (Sport::Running, Clock::Wall, "easy, flat"));
    assert!((run.totals.distance_m.unwrap() - 4_988.97).abs() < 0.01);
    assert_eq!((run.totals.timer_s, strength.sport), (Some(1_812.0), Sport::Strength));
    assert_eq!(values(&read("runkeeper/measurements.csv"), ReadingKind::Weight), [on("2026-05-10", 68.04)]);
    let scale = read("scale/us_dates.csv");
    assert_eq!(values(&scale, ReadingKind::Weight), [on("2026-05-10", 68.04), on("2026-05-31", 67.59)]);
}

#[test]
fn a_file_cut_anywhere_gives_no_more_than_the_whole_and_read_again_gives_the_same() {
    for path in ALL {
        let bytes = fixture(path);
        let whole = read(path);
        assert_eq!(whole, read(path), "{path}");
        let size = |of: &Contents| of.readings.len() + of.nights.len() + of.recordings.len() + of.diary.len();
        for end in (0..bytes.len()).step_by(7.max(bytes.len() / 60)) {
            let Some(part) = import::read(path, &bytes[..end]) else { continue };
            // A day of food cut before its energy may look finished.
            assert!(size(&part) <= size(&whole) + 2, "{path} cut at {end}");
        }
        for (from, to) in [(b'-', 0xFF), (b',', b';'), (b':', b'9'), (b'2', b'9')] {
            let odd: Vec<u8> = bytes.iter().map(|byte| if *byte == from { to } else { *byte }).collect();
            let _ = import::read(path, &odd);
        }
    }
}

#[test]
fn lists_and_tables_that_end_early_give_the_days_before_the_break() {
    let nights_of = fixture("fitbit/sleep-2026-05-01.json");
    let part = import::read("sleep-2026-05-01.json", &nights_of[..nights_of.len() - 40]).unwrap();
    assert_eq!((part.nights.len(), part.diary.len()), (1, 1));
    assert_eq!(part.problem.unwrap().kind, ProblemKind::Truncated);
    let table = fixture("oura/sleepmodel.csv");
    let part = import::read("sleepmodel.csv", &table[..table.len() / 2]).unwrap();
    assert_eq!(nights(&part), [seven_hours(Some(10.0))]);
}
