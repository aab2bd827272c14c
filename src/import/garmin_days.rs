//! Garmin's daily values outside the nights: resting heart rate (`UDSFile_*.json`), HRV of the night
//! (`*_healthStatusData.json`), weight in grams (`*_userBioMetrics.json`), and the same as the web service hands them
//! out with the hours slept (section 4.4 of the format notes). The files nest differently, their records look alike: an
//! object with a date and a value is a reading, wherever it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::garmin_sleep::{HRV, RESTING_HR, SOURCE, date};
use super::{Contents, Problem, ProblemKind, json, plain};
use crate::model::{Day, Night, Reading, ReadingKind, SourceRank};

/// Weights of adults, grams. (J)
const WEIGHT_G: std::ops::RangeInclusive<f64> = 20_000.0..=400_000.0;
/// Where the resting heart rate beside the fitness age comes from: not the day's own value.
const MIRROR: &str = "Garmin fitness age";
/// What stands in the names of files whose first record may not show what the file holds.
const NAMES: &[&str] = &["_healthstatusdata", "_userbiometrics", "_fitnessagedata"];
/// Keys of a value, as they stand in the text.
const KEYS: &[&str] = &["\"restingHeartRate\"", "\"lastNightAvg\"", "\"HRV\"", "\"dailyWeightSummaries\""];

/// Whether a file holds daily values of Garmin.
pub(super) fn is_days(name: &str, head: &[u8]) -> bool {
    let text = plain::text(head);
    let name = name.to_ascii_lowercase();
    let named = NAMES.iter().any(|part| name.contains(part)) || name.contains("udsfile_");
    let shows = text.contains("\"calendarDate\"") && KEYS.iter().any(|key| text.contains(key));
    text.starts_with(['{', '[']) && (named || shows)
}

/// Reads daily values.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut harvested = Harvest::default();
    let end = json::each(&plain::text(bytes), &[], |record| harvested.gather(&record));
    let Harvest { mut found, nights } = harvested;
    // Of several versions of a value the highest counts; of equal ones the later.
    found.sort_by_key(|(version, _)| *version);
    let mut readings: Vec<Reading> = Vec::with_capacity(found.len());
    let key = |of: &Reading| (of.day, of.kind, of.time_s, Arc::clone(&of.source));
    let mut at: BTreeMap<_, usize> = BTreeMap::new();
    for (_, reading) in found {
        if let Some(earlier) = at.get(&key(&reading)).and_then(|index| readings.get_mut(*index)) {
            *earlier = reading;
        } else {
            at.insert(key(&reading), readings.len());
            readings.push(reading);
        }
    }
    let problem = match end {
        Err(error) if error.is_eof() => Some(Problem::plain(ProblemKind::Truncated, "import-days-cut")),
        Err(_) => Some(Problem::plain(ProblemKind::Corrupt, "import-days-broken")),
        Ok(()) if readings.is_empty() && nights.is_empty() => {
            Some(Problem::plain(ProblemKind::Empty, "import-days-empty"))
        }
        Ok(()) => None,
    };
    let nights = nights.into_values().collect();
    Contents { readings, nights, problem, ..Contents::default() }
}

/// What was found so far.
#[derive(Default)]
struct Harvest {
    /// Readings with the version of their record.
    found: Vec<(i64, Reading)>,
    nights: BTreeMap<Day, Night>,
}

impl Harvest {
    /// Collects what a value and everything in it hold. The depth is bounded by the JSON reader.
    fn gather(&mut self, value: &Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|element| self.gather(element)),
            Value::Object(object) => {
                let keys = ["calendarDate", "asOfDateGmt"];
                let outer = keys.iter().find_map(|key| value.get(key));
                let outer = outer.or_else(|| value.get("metaData")?.get("calendarDate"));
                if let Some(day) = outer.and_then(date) {
                    let version = value.get("version").and_then(Value::as_i64).unwrap_or(0);
                    self.found.extend(record(value, day).map(|reading| (version, reading)));
                    self.nights.extend(slept(value, day).map(|night| (day, night)));
                }
                object.values().for_each(|inner| self.gather(inner));
            }
            _ => {}
        }
    }
}

/// The hours slept as a summary of the day repeats them; where the night itself is known, it counts.
fn slept(record: &Value, day: Day) -> Option<Night> {
    let seconds = record.get("sleepingSeconds").and_then(Value::as_f64);
    let asleep_s = Some(seconds.filter(|seconds| (60.0..=86_400.0).contains(seconds))?);
    Some(Night { day, asleep_s, source: Arc::from(SOURCE), rank: SourceRank::Mirror, ..Night::default() })
}

/// The readings of one record.
fn record(record: &Value, day: Day) -> impl Iterator<Item = Reading> {
    let number = |key: &str| record.get(key).and_then(Value::as_f64);
    let metrics = record.get("metrics").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let metric = metrics.iter().find(|metric| metric.get("type").is_some_and(|kind| kind == "HRV"));
    let hrv = number("lastNightAvg").or_else(|| metric?.get("value")?.as_f64());
    // Weight stands in the record, or in an object of the same name with more about it.
    let weight = record.get("weight").map(|weight| weight.get("weight").unwrap_or(weight)).and_then(Value::as_f64);
    let about = record.get("weight").filter(|weight| weight.is_object()).unwrap_or(record);
    let scale = about.get("sourceType").and_then(Value::as_str).is_some_and(|source| source.contains("SCALE"));
    // `date` is the wall clock in the clothes of UTC.
    let clock = about.get("date").and_then(Value::as_i64);
    let time_s = clock.and_then(|ms| i32::try_from(ms.div_euclid(1000).rem_euclid(86_400)).ok());
    let resting = |key| number(key).filter(|bpm| RESTING_HR.contains(bpm));
    let found = [
        (ReadingKind::RestingHr, resting("restingHeartRate"), SourceRank::Watch),
        // What the fitness age was worked out from: second-hand.
        (ReadingKind::RestingHr, resting("rhr"), SourceRank::Mirror),
        (ReadingKind::HrvRmssd, hrv.filter(|ms| HRV.contains(ms)), SourceRank::Watch),
        (
            ReadingKind::Weight,
            weight.filter(|grams| WEIGHT_G.contains(grams)).map(|grams| grams / 1000.0),
            if scale { SourceRank::Scale } else { SourceRank::Watch },
        ),
    ];
    found.into_iter().filter_map(move |(kind, value, rank)| {
        let time_s = time_s.filter(|_| kind == ReadingKind::Weight);
        let source = if rank == SourceRank::Mirror { MIRROR } else { SOURCE };
        Some(Reading { day, kind, value: value?, time_s, source: Arc::from(source), rank })
    })
}
