//! Traits of real exports that the layouts do not tell: columns that are empty, dates dressed as instants, a nap beside
//! the night. The lines are invented.

use lightfoot::import::{self, Contents};
use lightfoot::model::activity::Clock;
use lightfoot::model::{ReadingKind, SourceRank, Sport};

fn read(name: &str, lines: &[&str]) -> Contents {
    import::read(name, lines.join("\n").as_bytes()).unwrap()
}

/// Values of a kind with their days, to two decimals.
fn values(contents: &Contents, kind: ReadingKind) -> Vec<(String, f64)> {
    let own = contents.readings.iter().filter(|reading| reading.kind == kind);
    own.map(|r| (r.day.to_string(), (r.value * 100.0).round() / 100.0)).collect()
}

fn on(day: &str, value: f64) -> (String, f64) {
    (day.to_owned(), value)
}

/// Day, minutes asleep and in bed.
fn nights(contents: &Contents) -> Vec<(String, Option<f64>, Option<f64>)> {
    let minutes = |seconds: Option<f64>| seconds.map(|seconds| (seconds / 60.0).round());
    contents.nights.iter().map(|n| (n.day.to_string(), minutes(n.asleep_s), minutes(n.in_bed_s))).collect()
}

fn night(day: &str, asleep: f64, in_bed: Option<f64>) -> (String, Option<f64>, Option<f64>) {
    (day.to_owned(), Some(asleep), in_bed)
}

#[test]
fn a_resting_heart_rate_without_a_date_of_its_own_is_of_the_day_of_its_record() {
    let list = r#"[{"dateTime": "05/10/26 00:00:00", "value": {"date": null, "value": 51.0, "error": 0.0}},
        {"dateTime": "05/11/26 00:00:00", "value": {"date": null, "value": 0.0, "error": 0.0}}]"#;
    let resting = import::read("resting_heart_rate-2026-05-10.json", list.as_bytes()).unwrap();
    assert_eq!(values(&resting, ReadingKind::RestingHr), [on("2026-05-10", 51.0)]);
}

#[test]
fn a_day_dressed_as_an_instant_is_the_midnight_or_noon_it_stands_for() {
    let rows = [
        "timestamp,beats per minute,data source",
        // Midnight in Singapore, in New York and nowhere in particular; noon; not worn.
        "2026-05-09T16:00:00Z,51,Watch",
        "2026-05-11T04:00:00Z,52,Watch",
        "2026-05-12T00:00:00Z,53,Watch",
        "2026-05-13T12:00:00Z,54,Watch",
        "2026-05-14T00:00:00,55,Watch",
        "2026-05-15T00:00:00Z,0.0,Watch",
    ];
    let resting = read("daily_resting_heart_rate.csv", &rows);
    let wanted = [
        on("2026-05-10", 51.0),
        on("2026-05-11", 52.0),
        on("2026-05-12", 53.0),
        on("2026-05-13", 54.0),
        on("2026-05-14", 55.0),
    ];
    assert_eq!(values(&resting, ReadingKind::RestingHr), wanted);
    let rows = [
        "timestamp,average heart rate variability milliseconds,non rem heart rate beats per minute,entropy,data source",
        "2026-05-09T16:00:00Z,41.5,55,2.9,Watch",
    ];
    let hrv = read("daily_heart_rate_variability.csv", &rows);
    assert_eq!(values(&hrv, ReadingKind::HrvRmssd), [on("2026-05-10", 41.5)]);
}

#[test]
fn googles_newer_tables_weigh_in_grams_and_say_the_offset_of_a_night() {
    let grams = read("weight.csv", &["timestamp,weight grams,data source", "2026-05-10T05:12:44Z,68250,Scale"]);
    assert_eq!(values(&grams, ReadingKind::Weight), [on("2026-05-10", 68.25)]);
    let header = "sleep_id,sleep_type,minutes_in_sleep_period,minutes_asleep,minutes_awake,start_utc_offset,sleep_start,\
        end_utc_offset,sleep_end";
    let rows = [
        header,
        "1,STAGES,480,420,60,+09:00,2026-05-09T14:00:00Z,+09:00,2026-05-09T22:00:00Z",
        "2,CLASSIC,40,35,5,+09:00,2026-05-10T05:00:00Z,+09:00,2026-05-10T05:40:00Z",
    ];
    let slept = read("UserSleeps_2026-05-01.csv", &rows);
    assert_eq!(nights(&slept), [night("2026-05-10", 420.0, Some(480.0))]);
    // 2026-05-09T14:00:00Z
    assert_eq!(slept.nights[0].start_utc_s, Some(1_778_335_200));
}

#[test]
fn a_workout_of_whoop_without_a_zone_is_on_the_clock_of_the_wall() {
    let header = "Cycle start time,Workout start time,Workout end time,Duration (min),Activity name,Average HR (bpm)";
    let workouts = read("workouts.csv", &[header, "2026-05-09 23:00:00,2026-05-10 18:00:00,x,30,Running,148"]);
    let [run] = workouts.recordings.as_slice() else { panic!("{:?}", workouts.problem) };
    assert_eq!((run.sport, run.clock, run.utc_offset_s), (Sport::Running, Clock::Wall, None));
    assert_eq!(run.local_date().to_string(), "2026-05-10");
    let header = "Cycle start time,Cycle timezone,Workout start time,Duration (min),Activity name";
    let workouts = read("workouts.csv", &[header, "2026-05-09 23:00:00,GMT-5,2026-05-10 18:00:00,30,Running"]);
    // 2026-05-10T23:00:00Z
    assert_eq!(workouts.recordings[0].start_utc_s, 1_778_454_000);
    assert_eq!(workouts.recordings[0].utc_offset_s, Some(-18_000));
}

#[test]
fn whoop_is_read_in_spanish() {
    let header = "Hora de inicio del ciclo,Hora de finalización del ciclo,Zona horaria del ciclo,\
        Frecuencia cardíaca en reposo (lpm),Variabilidad de la frecuencia cardíaca (ms),Inicio del sueño,\
        Inicio de la vigilia,Duración del sueño (min),Tiempo en la cama (min),Siesta";
    let rows = [
        header,
        "2026-05-09 23:00:00,2026-05-10 23:10:00,UTC+02:00,47,62,2026-05-09 23:00:00,2026-05-10 06:30:00,420,450,false",
    ];
    let slept = read("sueño.csv", &rows);
    assert_eq!(nights(&slept), [night("2026-05-10", 420.0, Some(450.0))]);
    assert_eq!(values(&slept, ReadingKind::RestingHr), [on("2026-05-10", 47.0)]);
    assert_eq!(values(&slept, ReadingKind::HrvRmssd), [on("2026-05-10", 62.0)]);
    let header = "Hora de inicio del ciclo,Zona horaria del ciclo,Texto de la pregunta,\"Respondió \"\"Sí\"\"\",Notas";
    let journal = read("journal_entries.csv", &[header, "2026-05-09 23:00:00,UTC+02:00,¿Hiciste estiramientos?,true,"]);
    assert_eq!(journal.diary[0].said.stretched, Some(true));
}

#[test]
fn a_day_without_a_measurement_is_no_slip_and_sleep_told_to_an_hrv_app_is_kept_as_a_mirror() {
    let rows = [
        "date,timestamp_measurement,HR,AVNN,SDNN,rMSSD,pNN50,LF,HF,sleep_time,sickness",
        "2026-05-09 12:01:00 a. m. +0000,-,-,-,-,-,-,-,-,00:00,sick",
        "2026-05-10 12:01:00 a. m. +0000,2026-05-10 7:33:16 a. m. +0000,64.45,940,52.96,32.62,8,0.02,0.02,07:57,not sick",
    ];
    for line_end in ["\n", "\r", "\r\n"] {
        let contents = import::read("myMeasurements.csv", rows.join(line_end).as_bytes()).unwrap();
        assert_eq!(contents.problem, None);
        assert_eq!(values(&contents, ReadingKind::HrvRmssd), [on("2026-05-10", 32.62)]);
        assert_eq!(values(&contents, ReadingKind::RestingHr), [on("2026-05-10", 64.45)]);
        assert_eq!((contents.diary.len(), contents.diary[0].day.to_string().as_str()), (1, "2026-05-09"));
        assert_eq!(nights(&contents), [night("2026-05-10", 477.0, None)]);
        assert_eq!(contents.nights[0].rank, SourceRank::Mirror);
    }
}

#[test]
fn a_night_whose_hours_were_not_counted_is_one_in_bed() {
    let rows = [
        "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo",
        r#""1","Europe/Berlin","09. 05. 2026 23:00","10. 05. 2026 6:30","","-1","4,0","","60","0","-1","4","-1,0","0","""#,
        r#""2","Europe/Berlin","10. 05. 2026 23:00","11. 05. 2026 6:30","","7,25","4,0","","60","0","-1","4","0,40","0","""#,
    ];
    let slept = read("sleep-export.csv", &rows);
    let wanted = [("2026-05-10".to_owned(), None, Some(450.0)), night("2026-05-11", 435.0, Some(450.0))];
    assert_eq!(nights(&slept), wanted);
    assert_eq!(slept.nights[1].deep_s, Some(10_440.0));
}

#[test]
fn sets_with_a_time_each_are_one_session_and_a_treadmill_is_no_set() {
    let rows = [
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier",
        "2026-05-10 08:15:00 +0000,Back Squat,5,100,0.0,0.0,0.0,0.0,false,,1.0",
        "2026-05-10 08:20:00 +0000,Treadmill,0,0,600,1500,0.0,0.0,false,,0",
        "2026-05-10 08:45:00 +0000,Leg Press,10,120,0.0,0.0,0.0,0.0,false,,1.0",
        "2026-05-10 18:00:00 +0000,Plank,0,0,60,0.0,0.0,0.0,false,,1.0",
        "2026-05-11 08:00:00 +0000,Treadmill,0,0,600,1500,0.0,0.0,false,,0",
    ];
    let log = read("WorkoutExport.csv", &rows);
    let sessions: Vec<_> = log.recordings.iter().map(|r| (r.sets.len(), r.totals.elapsed_s)).collect();
    // Half an hour to the start of the last set, and that set: 2.5 minutes.
    assert_eq!(sessions, [(2, Some(1_950.0)), (1, Some(150.0))]);
    let rows = [
        "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes",
        "2026-05-10,Barbell Squat,Legs,100,,5,,,,",
        "2026-05-11,Running (Outdoor),Cardio,,,,5.0,km,0:26:00,",
    ];
    let notes = read("FitNotes_Export.csv", &rows);
    assert_eq!(notes.recordings.len(), 1);
}

#[test]
fn body_measures_of_a_food_log_are_in_the_unit_of_their_line() {
    let rows = [
        "Day,Time,Metric,Unit,Amount",
        "2026-05-10,08:00 AM,Weight,lbs,150",
        "2026-05-11,07:00,Weight,kg,68.3",
        "2026-05-11,07:00,Blood Pressure,mmHg,120/80",
        "2026-05-11,07:00,Heart Rate (Resting),bpm,51",
        "2026-05-11,07:00,Body Fat,%,18",
    ];
    let body = read("biometrics.csv", &rows);
    assert_eq!(values(&body, ReadingKind::Weight), [on("2026-05-10", 68.04), on("2026-05-11", 68.3)]);
    assert_eq!(values(&body, ReadingKind::RestingHr), [on("2026-05-11", 51.0)]);
    assert_eq!((body.readings[0].time_s, body.problem), (Some(28_800), None));
}

#[test]
fn totals_of_a_table_of_meals_are_not_eaten_again() {
    let rows = [
        "Date,Meal,Calories,Fat (g),Carbohydrates (g),Protein (g),Note",
        "2026-05-10,Breakfast,900,8,145,12,",
        "2026-05-10,Dinner,1100,20,105,35,",
        "2026-05-10,Daily Totals,2000,28,250,47,",
        "Totals,,2000,28,250,47,",
    ];
    let meals = read("Nutrition-Summary-2026-05-10-to-2026-05-10.csv", &rows);
    assert_eq!(values(&meals, ReadingKind::Carbohydrate), [on("2026-05-10", 250.0)]);
    assert_eq!(meals.problem, None);
}

#[test]
fn a_note_beside_columns_of_others_makes_no_diary() {
    let key = |text: &str| import::recognise("a.csv", text.as_bytes()).map(|format| format.key);
    assert_eq!(key("Date,Exercise,Type,Exercise Calories,Exercise Minutes,Steps,Note\n"), None);
    assert_eq!(key("date,note\n"), Some("diary"));
    assert_eq!(key("date,note,legs_heaviness,mood\n"), Some("diary"));
}

#[test]
fn a_height_of_nothing_is_left_out_of_every_column() {
    let session = r#"{"identifier": {"id": "1"}, "startTime": "2026-05-03T08:12:09", "timezoneOffsetMinutes": 120,
        "durationMillis": 5000, "sport": {"id": "1"}, "exercises": [{"startTime": "2026-05-03T08:12:09",
        "sport": {"id": "1"}, "samples": {"samples": [
        {"type": "HEART_RATE", "intervalMillis": 1000, "values": [140, 141, 142, 143, 144]},
        {"type": "ALTITUDE", "intervalMillis": 1000, "values": [0.0, 0.0, 251.0, 252.0, 253.0]}]}}]}"#;
    let contents = import::read("training-session_2026-05-03T08-12-09_1-a.json", session.as_bytes()).unwrap();
    let run = &contents.recordings[0];
    let heights = run.series.column(lightfoot::model::Channel::Altitude).unwrap();
    let known: Vec<f64> = (0..run.series.len()).filter_map(|row| heights.get(row)).collect();
    assert_eq!(known, [251.0, 252.0, 253.0]);
}

#[test]
fn a_list_of_nightly_recharges_is_read_inside_its_answer() {
    let answer = r#"{"nightlyRechargeResults": [{"sleepResultDate": "2026-05-10", "ansStatus": -4.4,
        "meanNightlyRecoveryRmssd": 42, "meanNightlyRecoveryRri": 958}]}"#;
    let contents = import::read("nightly.json", answer.as_bytes()).unwrap();
    assert_eq!(values(&contents, ReadingKind::HrvRmssd), [on("2026-05-10", 42.0)]);
}

#[test]
fn a_nap_beside_a_night_of_suunto_does_not_stand_for_its_heart() {
    let lines = [
        r#"{"timestamp":"2026-05-10T06:30:00.000+02:00","entryData":{"duration":28800,"deepSleepDuration":5400,"lightSleepDuration":16200,"remSleepDuration":5400,"hrMin":0.8,"avgHrv":52}}"#,
        r#"{"timestamp":"2026-05-10T14:30:00.000+02:00","entryData":{"duration":1800,"deepSleepDuration":0,"hrMin":0.95,"avgHrv":40,"isNap":true}}"#,
    ];
    let slept = read("sleep.json", &lines);
    let [only] = slept.nights.as_slice() else { panic!("{:?}", slept.nights) };
    assert_eq!((only.asleep_s, only.light_s, only.rem_s), (Some(28_800.0), Some(16_200.0), Some(5_400.0)));
    assert_eq!(values(&slept, ReadingKind::RestingHr), [on("2026-05-10", 48.0)]);
    assert_eq!(values(&slept, ReadingKind::HrvRmssd), [on("2026-05-10", 52.0)]);
    assert_eq!(slept.diary[0].said.nap_min, Some(30.0));
}

#[test]
fn zepp_counts_sports_of_its_own() {
    let rows = [
        "type,startTime,sportTime(s),distance(m),calories(kcal)",
        "22,2026-05-10 16:00:00+0000,3600,8000,400",
        "15,2026-05-11 16:00:00+0000,1800,1500,200",
        "10,2026-05-12 16:00:00+0000,1800,0,200",
    ];
    let sports: Vec<_> = read("SPORT_1.csv", &rows).recordings.iter().map(|r| r.sport).collect();
    assert_eq!(sports, [Sport::Hiking, Sport::Swimming, Sport::Cycling]);
}

#[test]
fn samsung_writes_instants_in_two_ways_and_lengths_for_ends() {
    let rows = [
        "com.samsung.shealth.sleep,6000003,8",
        "datauuid,com.samsung.shealth.sleep.start_time,com.samsung.shealth.sleep.time_offset,sleep_duration",
        // 2026-05-09T21:00:00Z
        "u1,1778360400000,UTC+0200,480,",
    ];
    let slept = read("com.samsung.shealth.sleep.20260520.csv", &rows);
    assert_eq!(nights(&slept), [("2026-05-10".to_owned(), None, Some(480.0))]);
    let rows = [
        "com.samsung.health.body_weight,6000003,8",
        "start_time,datauuid,time_offset,weight,height",
        "2026-05-10 22:30:00.000,u2,UTC+0200,68.3,175.0,",
    ];
    let weight = read("com.samsung.health.body_weight.20260520.csv", &rows);
    assert_eq!(values(&weight, ReadingKind::Weight), [on("2026-05-11", 68.3)]);
    let rows = [
        "com.samsung.shealth.exercise,6312015,15",
        "title,com.samsung.health.exercise.duration,com.samsung.health.exercise.start_time,\
        com.samsung.health.exercise.exercise_type,com.samsung.health.exercise.time_offset,\
        com.samsung.health.exercise.mean_heart_rate,com.samsung.health.exercise.distance",
        ",1800000,2026-05-10 16:00:00.000,1002,UTC+0200,148.0,5000.0,",
        ",1200000,2026-05-11 16:00:00.000,15005,UTC+0200,140.0,3000.0,",
        ",600000,2026-05-12 16:00:00.000,10001,UTC+0200,,,",
    ];
    let did = read("com.samsung.shealth.exercise.20260520.csv", &rows);
    let [run, treadmill, stretch] = did.recordings.as_slice() else { panic!("{:?}", did.problem) };
    assert_eq!((run.sport, run.start_utc_s, run.utc_offset_s), (Sport::Running, 1_778_428_800, Some(7_200)));
    assert_eq!((run.totals.distance_m, run.totals.elapsed_s), (Some(5_000.0), Some(1_800.0)));
    assert_eq!((treadmill.sub_sport.as_str(), stretch.sport), ("treadmill", Sport::Mobility));
}

#[test]
fn goldencheetah_keeps_the_carbohydrate_of_a_day() {
    let measures = r#"{"measures": [{"when": 1778389923, "energy": 2400, "cho": 310, "pro": 120, "fat": 80}]}"#;
    let contents = import::read("nutritionmeasures.json", measures.as_bytes()).unwrap();
    assert_eq!(values(&contents, ReadingKind::Carbohydrate), [on("2026-05-10", 310.0)]);
}

#[test]
fn blood_tests_come_a_column_or_a_line_each_in_the_units_of_laboratories() {
    let two = read("blood.csv", &["Date,Ferritin (ng/mL)", "2026-01-05,18", "2026-03-01,<5"]);
    assert_eq!((two.diary.len(), two.diary[0].said.ferritin_ug_l), (1, Some(18.0)));
    assert_eq!(two.diary[0].day.to_string(), "2026-01-05");
    assert!(two.problem.is_some(), "below what can be measured is no number");
    let wide = read("blood.csv", &["Datum;Ferritin µg/l;Hämoglobin (g/dl);CRP [mg/l]", "05.01.2026;18,5;13,4;0,6"]);
    let [row] = wide.diary.as_slice() else { panic!("a day is a row: {:?}", wide.diary) };
    let said = &row.said;
    assert_eq!((said.ferritin_ug_l, said.haemoglobin_g_l, said.crp_mg_l), (Some(18.5), Some(134.0), Some(0.6)));
    let rows = [
        "date,analyte,value,unit,low,high,lab",
        "2026-01-05,Haemoglobin,8.4,mmol/L,7.4,9.9,City",
        "2026-01-05,Transferrin saturation,14,%,20,50,City",
        "2026-01-05,HbA1c,34,mmol/mol,20,42,City",
    ];
    let list = read("labs.csv", &rows);
    assert_eq!((list.diary.len(), &list.problem), (2, &None));
    // 8.4 × 16.11
    assert!((list.diary[0].said.haemoglobin_g_l.unwrap() - 135.3).abs() < 0.1);
    assert_eq!(list.diary[1].said.transferrin_saturation_pct, Some(14.0));
    let key = |text: &str| import::recognise("a.csv", text.as_bytes()).map(|format| format.key);
    assert_eq!(key("date,ferritin,mood\n"), None, "other columns are for the runner to name");
    assert_eq!(key("date,ferritin_ug_l\n"), Some("diary"));
}

#[test]
fn the_calendar_of_polar_holds_weights_and_notes_and_settings_are_none() {
    let calendar = r#"{"exportVersion": "2.6", "perceivedRecovery": [{"muscleSoreness": "SOME", "date": "2026-05-09"}],
        "physicalInformations": [{"dateTime": "2026-05-08T20:01:22.000", "weight, kg": 70.0, "restingHeartRate": 55}],
        "notes": [{"note": "", "date": "2026-05-10"}, {"note": "legs like lead", "date": "2026-05-11"}],
        "feelings": [{"value": "NOT_GOOD", "date": "2026-05-11"}],
        "weights": [{"weight": 68.3, "date": "2026-05-10"}], "feedbacks": []}"#;
    let contents = import::read("calendar-items-1-a.json", calendar.as_bytes()).unwrap();
    assert_eq!(values(&contents, ReadingKind::Weight), [on("2026-05-10", 68.3)]);
    assert_eq!(values(&contents, ReadingKind::RestingHr), []);
    let [note] = contents.diary.as_slice() else { panic!("{:?}", contents.diary) };
    assert_eq!((note.day.to_string().as_str(), note.said.note.as_deref()), ("2026-05-11", Some("legs like lead")));
}

#[test]
fn the_nights_heart_of_polars_export_is_at_rest_where_it_was_worn() {
    // A value every five minutes to four in the morning: 60, and half an hour of 48 from one o'clock.
    let bpm = |at: i32| if (3_600..5_400).contains(&at) { 48 } else { 60 };
    let samples = (0..48).map(|five| five * 300);
    let samples: Vec<String> =
        samples.map(|at| format!(r#"{{"heartRate": {}, "secondsFromDayStart": {at}}}"#, bpm(at))).collect();
    let list = format!(
        r#"{{"deviceDays": [{{"userId": 1, "deviceId": "A", "date": "2026-05-10", "samples": [{}]}},
        {{"userId": 1, "deviceId": "A", "date": "2026-05-11", "samples": []}}]}}"#,
        samples.join(",")
    );
    let contents = import::read("247ohr_2026_5-a.json", list.as_bytes()).unwrap();
    assert_eq!(values(&contents, ReadingKind::RestingHr), [on("2026-05-10", 48.0)]);
    assert_eq!(contents.problem, None);
}

#[test]
fn a_nap_of_oura_is_a_nap() {
    let rows = [
        "id;day;bedtime_start;bedtime_end;total_sleep_duration;lowest_heart_rate;type",
        "1;2026-05-10;2026-05-09T23:00:00+02:00;2026-05-10T06:30:00+02:00;25200;44;long_sleep",
        "2;2026-05-10;2026-05-10T14:00:00+02:00;2026-05-10T14:40:00+02:00;1800;60;late_nap",
        "3;2026-05-10;2026-05-10T16:00:00+02:00;2026-05-10T16:40:00+02:00;1800;60;deleted",
    ];
    let contents = read("sleepmodel.csv", &rows);
    assert_eq!(nights(&contents), [night("2026-05-10", 420.0, None)]);
    assert_eq!((contents.diary.len(), contents.diary[0].said.nap_min), (1, Some(30.0)));
    assert_eq!(values(&contents, ReadingKind::RestingHr), [on("2026-05-10", 44.0)]);
}

#[test]
fn the_table_of_fitbits_web_page_has_sections() {
    let lines = [
        "Body",
        "Date,Weight,BMI,Fat",
        "\"2026-05-10\",\"150\",\"21.5\",\"18\"",
        "",
        "Activities",
        "Date,Calories Burned,Steps,Distance",
        "\"2026-05-10\",\"2,310\",\"11,204\",\"8.1\"",
        "",
        "Sleep",
        "Start Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed,Minutes REM Sleep,\
        Minutes Light Sleep,Minutes Deep Sleep",
        "\"2026-05-09 11:00PM\",\"2026-05-10 6:30AM\",\"420\",\"30\",\"18\",\"450\",\"30\",\"330\",\"60\"",
        "\"2026-05-10 1:00PM\",\"2026-05-10 1:40PM\",\"35\",\"5\",\"1\",\"40\",\"N/A\",\"N/A\",\"N/A\"",
        "",
    ];
    for end in ["\n", "\r\n"] {
        let page = import::read("fitbit_export_20260520.csv", lines.join(end).as_bytes()).unwrap();
        assert_eq!(nights(&page), [night("2026-05-10", 420.0, Some(450.0))]);
        assert_eq!(page.nights[0].light_s, Some(19_800.0));
        // 150 lb: as kilograms they would stand 2.64 m tall.
        assert_eq!(values(&page, ReadingKind::Weight), [on("2026-05-10", 68.04)]);
        assert_eq!((page.problem, page.asks.len()), (None, 0));
    }
    let alone = read("sleep.csv", &[lines[9], "2026-05-09 23:32,2026-05-10 07:42,453,37,3,490,,,"]);
    assert_eq!(nights(&alone), [night("2026-05-10", 453.0, Some(490.0))]);
}

#[test]
fn hours_slept_in_a_summary_of_garmins_day_count_where_no_night_does() {
    let summary =
        r#"{"calendarDate": "2026-05-10", "restingHeartRate": 51, "sleepingSeconds": 25200, "totalSteps": 5459}"#;
    let contents = import::read("summary.json", summary.as_bytes()).unwrap();
    assert_eq!(nights(&contents), [night("2026-05-10", 420.0, None)]);
    assert_eq!(contents.nights[0].rank, SourceRank::Mirror);
    assert_eq!(values(&contents, ReadingKind::RestingHr), [on("2026-05-10", 51.0)]);
    let none = r#"{"calendarDate": "2026-05-10", "restingHeartRate": 51, "sleepingSeconds": null}"#;
    assert_eq!(nights(&import::read("summary.json", none.as_bytes()).unwrap()), []);
}

#[test]
fn blood_tests_without_units_are_told_where_only_one_unit_makes_sense() {
    let iron = read("iron-studies.csv", &["date,iron,tibc,transferrin_saturation", "2026-03-04,49.00,349.08,14.04"]);
    assert_eq!(iron.diary[0].said.transferrin_saturation_pct, Some(14.04));
    let blood = read("hemogram.csv", &["date,hemoglobin,pcv,rbc_count,mcv", "2026-03-04,14.10,42.00,4.72,"]);
    assert_eq!((blood.diary[0].said.haemoglobin_g_l, &blood.problem), (Some(141.0), &None));
    let grams = read("hb.csv", &["date,hb", "2026-03-04,141"]);
    assert_eq!(grams.diary[0].said.haemoglobin_g_l, Some(141.0));
    // 8.7 mmol/L is usual, 8.7 g/dL is an illness.
    assert_eq!(read("hb.csv", &["date,hb", "2026-03-04,8.7"]).diary, []);
    assert_eq!(read("hscrp.csv", &["date,hscrp", "2026-03-04,0.90"]).diary[0].said.crp_mg_l, Some(0.9));
}

#[test]
fn an_hour_of_sleep_that_stands_on_most_days_is_where_the_slider_stood() {
    let header = "date,time,HR,AVNN,SDNN,rMSSD,pNN50,LF,HF,sleep_time";
    let hours = ["07:58", "06:10", "07:58", "07:58", "05:58", "07:28"];
    let rows = (13..).zip(hours).map(|(day, hours)| format!("2026-{day}-05,06:40,48,1250,60,50,30,0.04,0.03,{hours}"));
    let rows: Vec<String> = rows.collect();
    let mut lines = vec![header];
    lines.extend(rows.iter().map(String::as_str));
    let contents = read("MyMeasurements_Android.csv", &lines);
    let asleep: Vec<_> = nights(&contents).into_iter().map(|(day, asleep, _)| (day, asleep)).collect();
    let wanted = [("2026-05-14", 370.0), ("2026-05-17", 358.0), ("2026-05-18", 448.0)];
    assert_eq!(asleep, wanted.map(|(day, minutes)| (day.to_owned(), Some(minutes))));
    assert_eq!(values(&contents, ReadingKind::HrvRmssd).len(), 6);
}
