//! What Garmin hands out beside its FIT files: tables of the web page and the account export, worked out by hand.

use lightfoot::import::{self, Contents, ProblemKind};
use lightfoot::model::{ReadingKind, SourceRank};

use super::fixture;

fn read(path: &str) -> Contents {
    import::read(path, &fixture(path)).unwrap()
}

fn values(contents: &Contents, kind: ReadingKind) -> Vec<(String, Option<i32>, f64)> {
    let own = contents.readings.iter().filter(|reading| reading.kind == kind);
    own.map(|reading| (reading.day.to_string(), reading.time_s, reading.value)).collect()
}

fn close(ours: &[(String, Option<i32>, f64)], wanted: &[(&str, Option<i32>, f64)]) -> bool {
    let pairs = ours.iter().zip(wanted);
    let mut same = pairs.map(|(a, b)| a.0 == b.0 && a.1 == b.1 && (a.2 - b.2).abs() < 0.01);
    ours.len() == wanted.len() && same.all(|same| same)
}

#[test]
fn nights_of_the_web_page_stand_under_its_title() {
    let contents = read("garmin_web/sleep.csv");
    assert_eq!(contents.problem, None);
    let nights: Vec<_> = contents.nights.iter().map(|night| (night.day.to_string(), night.asleep_s)).collect();
    assert_eq!(nights, [("2026-05-03".to_owned(), Some(28_500.0)), ("2026-05-02".to_owned(), Some(21_720.0))]);
    let resting = values(&contents, ReadingKind::RestingHr);
    assert!(close(&resting, &[("2026-05-03", None, 47.0), ("2026-05-02", None, 49.0)]), "{resting:?}");
    assert!(close(&values(&contents, ReadingKind::HrvRmssd), &[("2026-05-03", None, 52.0)]));
}

#[test]
fn a_line_with_only_a_date_holds_for_the_weights_below_it() {
    let contents = read("garmin_web/weight.csv");
    assert_eq!(contents.problem, None);
    let weights = values(&contents, ReadingKind::Weight);
    let wanted = [
        ("2026-07-18", Some(8 * 3_600 + 28 * 60), 70.4),
        ("2026-07-18", Some(21 * 3_600 + 15 * 60), 71.2),
        // 154.3 lb × 0.45359237
        ("2026-06-21", Some(7 * 3_600 + 2 * 60), 69.99),
    ];
    assert!(close(&weights, &wanted), "{weights:?}");
    assert!(contents.readings.iter().all(|reading| reading.rank == SourceRank::Scale));
}

#[test]
fn reports_of_hrv_and_resting_heart_rate_leave_out_what_was_not_measured() {
    let hrv = read("garmin_web/hrv.csv");
    assert!(close(&values(&hrv, ReadingKind::HrvRmssd), &[("2026-05-03", None, 42.0)]));
    let resting = read("garmin_web/resting.csv");
    let resting = values(&resting, ReadingKind::RestingHr);
    assert!(close(&resting, &[("2026-04-30", None, 51.0), ("2026-05-03", None, 50.0)]), "{resting:?}");
}

#[test]
fn a_date_without_a_year_or_a_week_is_no_day() {
    let table = "Sleep Score 1 Year,Score,Avg Duration\nNov 1-7,80,7h 10min\nNov 8,70,6h\n";
    let contents = import::read("Sleep.csv", table.as_bytes()).unwrap();
    assert_eq!((contents.nights.len(), contents.readings.len()), (0, 0));
    assert_eq!(contents.problem.unwrap().kind, ProblemKind::Unsupported);
}

#[test]
fn a_table_cut_at_any_byte_gives_only_what_stands_in_it() {
    for path in ["garmin_web/sleep.csv", "garmin_web/weight.csv", "garmin_web/hrv.csv", "garmin_web/resting.csv"] {
        let bytes = fixture(path);
        let whole = read(path);
        for end in 0..bytes.len() {
            let Some(part) = import::read(path, &bytes[..end]) else { continue };
            assert!(part.readings.len() <= whole.readings.len() && part.nights.len() <= whole.nights.len());
        }
        let odd: Vec<u8> = bytes.iter().map(|byte| if *byte == b'-' { 0xFF } else { *byte }).collect();
        let _ = import::read(path, &odd);
    }
}

#[test]
fn a_time_at_which_nothing_was_weighed_is_no_date() {
    let text = "Time,Weight,Change,BMI,Body Fat,Skeletal Muscle Mass,Bone Mass,Body Water,\n\" Jul 14, 2026\",\n\
                8:40 AM,--,--,--,--,--,--,--,\n9:10 AM,70.5 kg,--,--,--,--,--,--,\n";
    let contents = import::read("Weight.csv", text.as_bytes()).unwrap();
    assert_eq!(contents.problem, None);
    let weights = values(&contents, ReadingKind::Weight);
    assert!(close(&weights, &[("2026-07-14", Some(9 * 3_600 + 600), 70.5)]), "{weights:?}");
}

#[test]
fn nights_of_weeks_are_refused_with_what_to_do() {
    let text = "Date,Avg Score,Avg Quality,Avg Duration,Avg Bedtime\nNov 1-7,65,Fair,6h 11min,1:30 AM\n\
                \"Dec 26, 2024 - Jan 1, 2025\",65,Fair,5h 33min,3:32 AM\n";
    let contents = import::read("Sleep.csv", text.as_bytes()).unwrap();
    assert!(contents.nights.is_empty());
    let problem = contents.problem.unwrap();
    assert_eq!((problem.kind, problem.what.id), (ProblemKind::Unsupported, "import-garmin_web-bad-date"));
}
