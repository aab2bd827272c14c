//! Diaries, profiles, weights and nights: files worked out by hand.

use lightfoot::import::{self, Contents, ProblemKind};
use lightfoot::model::diary::{Body, Carbs, HeavyWhen, Period};
use lightfoot::model::{Day, Diary, Origin, Quantity, ReadingKind, Runner, SourceRank};
use serde_json::{Value, json};

use super::{fixture, truth};

fn read(path: &str) -> Contents {
    import::read(path, &fixture(path)).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_diary_is_read_by_its_column_names_in_any_order() {
    let contents = read("diary/spring.csv");
    assert_eq!(contents.problem, None);
    let [run, strength, evening] = contents.diary.as_slice() else { panic!("three rows: {:?}", contents.diary) };
    assert_eq!((run.day, run.time_s, run.origin), (day("2026-05-03"), Some(22_320), Origin::Imported));
    let said = Diary {
        legs_heaviness: Some(6.5),
        effort: Some(5.0),
        one_leg: Some(false),
        heavy_when: Some(HeavyWhen::Late),
        carbs: Some(Carbs::Usual),
        shoe: Some("3".to_owned()),
        note: Some("rain, wind".to_owned()),
        ..Diary::default()
    };
    assert_eq!(run.said, said);
    assert_eq!((strength.time_s, strength.said.strength_min), (None, Some(45.0)));
    assert_eq!((strength.said.strength_body, strength.said.carbs), (Some(Body::Legs), Some(Carbs::Low)));
    assert_eq!((strength.said.period, strength.said.one_leg), (Some(Period::Start), None));
    assert_eq!((evening.time_s, evening.said.legs_heaviness), (Some(66_600), Some(0.0)));
    assert_eq!(evening.said.one_leg, Some(true));
}

#[test]
fn a_diary_from_a_spreadsheet_with_decimal_commas_is_read() {
    let contents = read("diary/semicolons.csv");
    assert_eq!(contents.problem, None);
    let [first, second] = contents.diary.as_slice() else { panic!("two rows") };
    assert_eq!((first.said.sleep_h, first.said.weight_kg), (Some(7.5), Some(71.25)));
    assert_eq!(first.said.resting_hr_bpm, Some(48.0));
    assert_eq!((second.day, second.said.weight_kg), (day("2026-05-04"), Some(70.9)));
}

#[test]
fn a_bad_cell_is_left_out_and_named_and_its_row_stays() {
    let contents = read("diary/slips.csv");
    let heaviness: Vec<_> = contents.diary.iter().map(|row| row.said.legs_heaviness).collect();
    assert_eq!(heaviness, [None, Some(4.0), Some(5.0)]);
    let [first, second, third] = contents.diary.as_slice() else { panic!("three rows") };
    assert_eq!((first.said.ill, second.said.ill, third.said.haemoglobin_g_l), (Some(false), None, None));
    let problem = contents.problem.unwrap();
    assert_eq!(problem.kind, ProblemKind::Implausible);
    let values = [
        ("line", Quantity::Count(2.0)),
        ("column", Quantity::Name("legs_heaviness".to_owned())),
        ("cell", Quantity::Name("11".to_owned())),
        ("rows", Quantity::Count(3.0)),
        ("others", Quantity::Count(3.0)),
    ];
    assert_eq!(problem.what.values, values);
}

#[test]
fn every_column_of_the_diary_can_be_read() {
    for column in Diary::COLUMNS {
        let cells = ["1", "yes", "run", "start", "legs", "usual", "water", "both", "70"];
        let said = cells.iter().any(|cell| {
            let text = format!("date,{column}\n2026-05-03,{cell}\n");
            let contents = import::read("diary.csv", text.as_bytes()).unwrap();
            contents.problem.is_none() && contents.diary.iter().any(|row| !row.said.is_empty())
        });
        assert!(said, "{column} takes no value");
    }
}

#[test]
fn a_table_is_a_diary_only_with_a_date_and_a_diary_column() {
    let key = |text: &str| import::recognise("a.csv", text.as_bytes()).map(|format| format.key);
    assert_eq!(key("date,legs_heaviness\n"), Some("diary"));
    assert_eq!(key("\u{feff}effort;date\r\n"), Some("diary"));
    assert_eq!(key("date,Activity Type\n"), None);
    assert_eq!(key("legs_heaviness\n"), None);
    assert_eq!(key(""), None);
}

#[test]
fn a_profile_keeps_the_keys_it_has_those_it_does_not_know_too() {
    let contents = read("profile/whole.json");
    assert_eq!(contents.problem, None);
    let profile = contents.profile.unwrap();
    assert!(!profile.contains_key("lightfoot_profile"));
    assert!(!profile.contains_key("hr_rest_bpm"));
    let runner: Runner = serde_json::from_value(Value::Object(profile)).unwrap();
    assert_eq!((runner.name.as_str(), runner.birth_year, runner.hr_max_bpm), ("Mo", Some(1988), Some(188.0)));
    assert_eq!(runner.blood_donations, [day("2026-02-01")]);
    assert_eq!((runner.shoes.len(), runner.races.len()), (1, 1));
    assert_eq!(serde_json::to_value(runner).unwrap()["colour"], "green", "written out as it was read");
}

#[test]
fn a_profile_with_a_slip_keeps_the_rest() {
    let contents = read("profile/slip.json");
    let problem = contents.problem.unwrap();
    assert_eq!((problem.kind, problem.what.id), (ProblemKind::Corrupt, "import-profile-bad-key"));
    assert_eq!(problem.what.values, [("key", Quantity::Name("diet".to_owned()))]);
    assert_eq!(Value::Object(contents.profile.unwrap()), json!({"name": "Mo", "hr_max_bpm": 188}));
    let newer = import::read("p.json", br#"{"lightfoot_profile": 2, "name": "Mo"}"#).unwrap();
    assert_eq!((newer.profile, newer.problem.unwrap().kind), (None, ProblemKind::Unsupported));
}

#[test]
fn weights_come_in_the_unit_of_their_column() {
    let contents = read("scale/pounds.csv");
    assert_eq!(contents.problem, None);
    let [second, first] = contents.readings.as_slice() else { panic!("two weights") };
    // 1 lb is 0.45359237 kg.
    assert!((second.value - 69.998_4).abs() < 1e-3 && (first.value - 70.306_8).abs() < 1e-3);
    assert_eq!((second.day, second.time_s), (day("2026-05-04"), Some(25_510)));
    assert_eq!((second.kind, second.rank, &*second.source), (ReadingKind::Weight, SourceRank::Scale, "Withings"));
}

#[test]
fn weights_are_found_under_a_translated_header_and_slips_are_named() {
    let contents = read("scale/komma.csv");
    let [only] = contents.readings.as_slice() else { panic!("one weight") };
    assert_eq!((only.day, only.value, &*only.source), (day("2026-05-03"), 70.4, "Scale"));
    let problem = contents.problem.unwrap();
    assert_eq!((problem.kind, problem.what.id), (ProblemKind::Implausible, "import-scale-bad-row"));
}

#[test]
fn garmin_nights_are_dated_by_waking_and_days_without_sleep_are_none() {
    let contents = read("garmin_sleep/2026-05-01_2026-05-05_1_sleepData.json");
    assert_eq!(contents.problem, None);
    let [first, last] = contents.nights.as_slice() else { panic!("two nights: {:?}", contents.nights) };
    assert_eq!((first.day, first.asleep_s, first.in_bed_s), (day("2026-05-02"), Some(25_200.0), Some(27_000.0)));
    let start = "2026-05-01T21:30:00Z".parse::<jiff::Timestamp>().unwrap().as_second();
    assert_eq!((first.start_utc_s, first.end_utc_s), (Some(start), Some(start + 27_000)));
    assert_eq!((first.awake_s, first.rank), (Some(1_800.0), SourceRank::Watch));
    assert_eq!((last.day, last.asleep_s, last.rem_s), (day("2026-05-05"), Some(14_400.0), None));
    let [resting] = contents.readings.as_slice() else { panic!("one resting heart rate") };
    assert_eq!((resting.day, resting.kind, resting.value), (last.day, ReadingKind::RestingHr, 47.0));
}

#[test]
fn a_night_of_the_web_service_brings_its_hrv_and_no_resting_rate_of_zero() {
    let contents = read("garmin_sleep/one_night.json");
    let [night] = contents.nights.as_slice() else { panic!("one night") };
    assert_eq!((night.day, night.asleep_s, night.in_bed_s), (day("2026-05-06"), Some(25_200.0), Some(27_000.0)));
    let readings: Vec<_> = contents.readings.iter().map(|reading| (reading.kind, reading.value)).collect();
    assert_eq!(readings, [(ReadingKind::HrvRmssd, 54.0)]);
}

#[test]
fn a_cut_list_of_nights_keeps_the_nights_before_the_break() {
    let bytes = fixture("garmin_sleep/2026-05-01_2026-05-05_1_sleepData.json");
    let contents = import::read("x_sleepData.json", &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(contents.nights.len(), 1);
    assert_eq!(contents.problem.unwrap().kind, ProblemKind::Truncated);
}

#[test]
fn real_garmin_nights_agree_with_what_others_read() {
    for (path, bytes, truth) in truth("wellness") {
        if truth["wellness"]["source"] != "garmin dailySleepData" {
            continue;
        }
        let contents = import::read(&path, &bytes).unwrap();
        let want = &truth["wellness"]["days"][0];
        let night = contents.nights.first();
        let hours = night.and_then(|night| night.asleep_s).map(|s| (s / 36.0).round() / 100.0);
        assert_eq!(hours, want["sleep_h"].as_f64().map(|h| (h * 100.0).round() / 100.0), "{path}");
        let date = night.map(|night| night.day.to_string());
        assert!(date.is_none() || date.as_deref() == want["date"].as_str(), "{path}: {date:?}");
        let resting = contents.readings.iter().find(|reading| reading.kind == ReadingKind::RestingHr);
        assert_eq!(resting.map(|reading| reading.value), want["restingHeartRate"].as_f64(), "{path}");
    }
}

#[test]
fn daily_values_of_garmin_are_found_however_they_are_nested() {
    let readings = |name: &str, text: &str| {
        let contents = import::read(name, text.as_bytes()).unwrap();
        assert_eq!(contents.problem, None, "{name}");
        let readings = contents.readings.into_iter();
        readings.map(|r| (r.day.to_string(), r.kind, r.value, r.rank)).collect::<Vec<_>>()
    };
    let watch = |day: &str, kind, value| (day.to_owned(), kind, value, SourceRank::Watch);
    let days = r#"[{"calendarDate": "2026-05-03", "restingHeartRate": 48, "totalSteps": 9000},
        {"calendarDate": {"date": "2026-05-04"}, "restingHeartRate": 50}, {"calendarDate": [2026, 5, 5], "restingHeartRate": 0},
        {"calendarDate": [2026, 5, 6], "restingHeartRate": 49},
        {"calendarDate": {"year": 2026, "month": 5, "day": 7}, "restingHeartRate": 47}]"#;
    let want = [("2026-05-03", 48.0), ("2026-05-04", 50.0), ("2026-05-06", 49.0), ("2026-05-07", 47.0)]
        .map(|(day, bpm)| watch(day, ReadingKind::RestingHr, bpm));
    assert_eq!(readings("UDSFile_2026-05-01_2026-08-09.json", days), want);
    let health = r#"[{"calendarDate": "2026-05-03", "metrics": [{"type": "HR", "value": 52}, {"type": "HRV", "value": 61.0}]},
        {"calendarDate": "2026-05-04", "metrics": [{"type": "HRV", "value": 0, "status": "UNKNOWN"}]}]"#;
    assert_eq!(readings("1_healthStatusData.json", health), [watch("2026-05-03", ReadingKind::HrvRmssd, 61.0)]);
    let body = r#"[{"version": 1, "metaData": {"calendarDate": "2026-05-03T00:00:00.0"}, "height": 168},
        {"version": 2, "metaData": {"calendarDate": "2026-05-03T00:00:00.0"}, "weight": {"weight": 60250.0, "sourceType": "INDEX_SCALE"}}]"#;
    let weight = ("2026-05-03".to_owned(), ReadingKind::Weight, 60.25, SourceRank::Scale);
    assert_eq!(readings("1_userBioMetrics.json", body), [weight]);
}

#[test]
fn real_daily_values_of_garmin_agree_with_what_others_read() {
    for (path, bytes, truth) in truth("wellness") {
        let (kind, key) = match truth["wellness"]["source"].as_str().unwrap_or_default() {
            "garmin daily HRV" | "garmin HRV night" => (ReadingKind::HrvRmssd, "last_night_avg_ms"),
            "garmin daily summary" | "garmin daily heart rate" => (ReadingKind::RestingHr, "resting_hr"),
            "garmin weight (grams in file)" => (ReadingKind::Weight, "latest_kg"),
            _ => continue,
        };
        let contents = import::read(&path, &bytes).unwrap();
        for want in truth["wellness"]["days"].as_array().unwrap() {
            let Some(value) = want[key].as_f64() else { continue };
            let mut found = contents
                .readings
                .iter()
                .filter(|r| r.kind == kind && Some(r.day.to_string().as_str()) == want["date"].as_str());
            assert!(found.any(|reading| (reading.value - value).abs() < 0.01), "{path}: {want}");
        }
    }
}

#[test]
fn a_table_of_nights_without_a_year_is_of_the_latest_days_that_were() {
    let contents = read("garmin_web/no_year.csv").dated(day("2026-01-03"));
    let nights: Vec<_> = contents.nights.iter().map(|night| (night.day, night.asleep_s)).collect();
    let hours = [("2026-01-02", 28_500.0), ("2026-01-01", 21_720.0), ("2025-12-31", 25_200.0)];
    assert_eq!(nights, hours.map(|(date, seconds)| (day(date), Some(seconds))));
    // A week is no night.
    assert_eq!(contents.problem.unwrap().kind, ProblemKind::Unsupported);
    let dated = read("garmin_web/sleep.csv");
    assert_eq!(dated.clone().dated(day("2027-01-03")), dated, "dates with a year stay");
}

#[test]
fn weights_in_stones_are_weights() {
    let table = "Date,Weight (st)\n2026-05-03,11.5\n";
    let contents = import::read("weight.csv", table.as_bytes()).unwrap();
    let kg: Vec<_> = contents.readings.iter().map(|reading| (reading.value * 100.0).round() / 100.0).collect();
    assert_eq!((kg, contents.problem), (vec![73.03], None));
}

#[test]
fn a_damaged_line_of_a_table_is_left_out_and_told() {
    let rows: Vec<_> = (1..=28).map(|day| format!("2026-05-{day:02} 06:50:00,70.{},14\n", day % 10)).collect();
    let table = format!("Date,Weight (kg),Fat mass (kg)\n{}", rows.concat());
    let read = |bytes: &[u8]| import::read("weight.csv", bytes).unwrap();
    let told = |bytes: &[u8]| read(bytes).problem.map(|problem| (problem.kind, problem.what.id));
    assert_eq!((read(table.as_bytes()).readings.len(), told(table.as_bytes())), (28, None));
    let at = table.find("2026-05-14").unwrap();
    let zeros = [&table.as_bytes()[..at + 20], &[0; 60], &table.as_bytes()[at + 80..]].concat();
    assert_eq!(told(&zeros), Some((ProblemKind::Corrupt, "import-table-damaged")));
    let left = read(&zeros).readings;
    let whole = read(table.as_bytes()).readings;
    assert!(left.len() == 25 && left.iter().all(|reading| whole.contains(reading)), "{left:?}");
    // Within the weight of the 20th: `7` is no weight, and `70` would be a wrong one.
    let cut = &table[..table.find("2026-05-20").unwrap() + 22];
    assert_eq!(told(cut.as_bytes()), Some((ProblemKind::Truncated, "import-table-cut")));
    assert_eq!(read(cut.as_bytes()).readings, whole[..19]);
}

#[test]
fn one_wrong_byte_does_not_hide_the_headers_of_a_table() {
    let table = "Datum;Gewicht (kg);Körperfett (%)\n03.05.2026 06:55;70,4;18,0\n04.05.2026 06:55;70,5;18,0\n";
    let at = table.find("04.05").unwrap() - 1;
    let mut bytes = table.as_bytes().to_vec();
    bytes[at - 1] ^= 0x80;
    assert_eq!(import::read("a.csv", &bytes).unwrap().readings.len(), 2);
}
