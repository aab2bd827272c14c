//! Withings' web service: measure groups (`value × 10^unit`) and summaries of nights (section 4.10 of the format
//! notes). Goals are no measurements; a heart rate on the scale is not one at rest. A list without a time zone is
//! dated in UTC.

use serde_json::Value;

use super::days::Days;
use super::garmin_sleep::date;
use super::json::records;
use super::{Contents, plain};
use crate::model::{Day, Night, ReadingKind, SourceRank};

/// `meastype` of body weight, kilograms.
const WEIGHT: i64 = 1;
/// `category` of a measurement; 2 is a goal.
const MEASURED: i64 = 1;
/// `attrib` of a measurement that may be another person's.
const AMBIGUOUS: i64 = 1;
/// `value × 10^unit` has no more digits than this.
const POWERS: std::ops::RangeInclusive<i64> = -9..=9;

/// Whether a file is an answer of that service.
pub(super) fn is_answer(head: &[u8]) -> bool {
    let text = plain::text(head);
    let has = |key: &str| text.contains(key);
    text.starts_with(['{', '[']) && (has("\"grpid\"") || (has("\"hash_deviceid\"") && has("\"startdate\"")))
}

/// Reads measures and nights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (records, end) = records(bytes);
    let mut days = Days::of("Withings", SourceRank::Scale);
    for record in &records {
        let body = record.get("body").unwrap_or(record);
        let zone = body.get("timezone").and_then(Value::as_str);
        let list = |key: &str| body.get(key).and_then(Value::as_array).into_iter().flatten();
        let lists = list("measuregrps").chain(list("series"));
        for item in std::iter::once(body).chain(lists) {
            group(item, zone, &mut days);
            night(item, &mut days);
        }
    }
    days.finish_json(&end)
}

fn group(group: &Value, zone: Option<&str>, days: &mut Days) {
    let number = |key: &str| group.get(key).and_then(Value::as_i64);
    let counts = number("category").unwrap_or(MEASURED) == MEASURED && number("attrib") != Some(AMBIGUOUS);
    let (Some(at), true) = (number("date"), counts) else { return };
    let offset_s = offset(group.get("timezone").and_then(Value::as_str).or(zone), at);
    let local = at.saturating_add(i64::from(offset_s));
    let time_s = i32::try_from(local.rem_euclid(86_400)).ok();
    for measure in group.get("measures").and_then(Value::as_array).into_iter().flatten() {
        let number = |key: &str| measure.get(key).and_then(Value::as_i64);
        let (Some(WEIGHT), Some(value), Some(unit)) = (number("type"), number("value"), number("unit")) else {
            continue;
        };
        let power = POWERS.contains(&unit).then(|| 10_f64.powi(unit as i32));
        let kg = power.map(|power| value as f64 * power);
        days.reading(Day::of_instant(local, 0), time_s, ReadingKind::Weight, kg);
    }
}

fn night(record: &Value, days: &mut Days) {
    let (Some(day), Some(data)) =
        (record.get("date").filter(|date| date.is_string()).and_then(date), record.get("data"))
    else {
        return;
    };
    let seconds = |key: &str| data.get(key).and_then(Value::as_f64).filter(|seconds| *seconds >= 0.0);
    let stages = [seconds("deepsleepduration"), seconds("lightsleepduration"), seconds("remsleepduration")];
    let [deep_s, light_s, rem_s] = stages;
    let instant = |key: &str| record.get(key).and_then(Value::as_i64);
    days.night(Night {
        day,
        asleep_s: stages.into_iter().flatten().reduce(|a, b| a + b).or_else(|| seconds("total_sleep_time")),
        in_bed_s: seconds("total_timeinbed"),
        start_utc_s: instant("startdate"),
        end_utc_s: instant("enddate"),
        deep_s,
        light_s,
        rem_s,
        awake_s: seconds("wakeupduration"),
        ..Night::default()
    });
    days.reading(day, None, ReadingKind::RestingHr, seconds("hr_min"));
}

/// Seconds east of Greenwich in a zone like `Europe/Paris`; 0 where none is named.
fn offset(zone: Option<&str>, at: i64) -> i32 {
    let zone = zone.and_then(|zone| jiff::tz::TimeZone::get(zone).ok());
    let at = jiff::Timestamp::from_second(at).ok();
    zone.zip(at).map_or(0, |(zone, at)| zone.to_offset(at).seconds())
}
