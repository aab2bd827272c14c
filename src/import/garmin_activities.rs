//! Garmin's lists of activities: `*_summarizedActivities.json` of the account export, which can exceed 100 MB, and the
//! list as the web service hands it out (section 4.4 of the format notes). They hold the averages of running dynamics,
//! the title and the effort of runs whose files are lost. The two count in different units.

use serde_json::Value;

use super::account::{self, plausible};
use super::json::{self, number, text};
use super::track::{instant_ms, whole_ms};
use super::{Contents, plain, sports};
use crate::model::activity::Clock;
use crate::model::{Recording, Sport, Totals};

/// Where the export keeps its list.
const LISTS: &[&str] = &["summarizedActivitiesExport"];
/// Joule counts in a column of calories: nobody burns 20 kcal a minute for a whole run. (Inferred from samples.)
const MOST_KCAL_A_MINUTE: f64 = 20.0;
const KJ_A_KCAL: f64 = 4.184;
/// No zone is further from Greenwich, and all lie on quarters of an hour, in ms.
const FARTHEST_ZONE_MS: i64 = 14 * 3_600_000;
const QUARTER_HOUR_MS: i64 = 900_000;
/// Kinds without a sport of their own that count as indoor fitness.
const FITNESS: &[&str] = &["fitness_equipment", "indoor_cardio", "elliptical", "stair_climbing", "hiit"];

/// Whether a file is such a list.
pub(super) fn is_activities(name: &str, head: &[u8]) -> bool {
    let text = plain::text(head);
    let named = name.to_ascii_lowercase().contains("_summarizedactivities");
    let shows = text.contains("\"summarizedActivitiesExport\"")
        || (text.contains("\"activityId\"")
            && text.contains("\"activityType\"")
            && text.contains("\"startTimeLocal\""));
    text.starts_with(['{', '[']) && (named || shows)
}

/// Reads the list.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut recordings = Vec::new();
    let end = json::each(&plain::text(bytes), LISTS, |record| {
        recordings.extend(recording(&record).and_then(plausible));
    });
    account::json(Contents { recordings, ..Contents::default() }, end)
}

/// One activity; `None` for one without a start, and for the whole of a multisport event: its parts stand beside it
/// and hold the same distance.
fn recording(record: &Value) -> Option<Recording> {
    let kind = record.get("activityType")?;
    let kind = kind.as_str().or_else(|| text(kind, "typeKey"))?;
    let whole = record.get("parent").and_then(Value::as_bool) == Some(true);
    if whole || kind.starts_with("multi_sport") {
        return None;
    }
    let served = record.get("startTimeGMT").is_some();
    let gmt = record.get("startTimeGMT").or_else(|| record.get("startTimeGmt")).and_then(ms);
    let gmt = gmt.or_else(|| record.get("beginTimestamp").and_then(ms));
    let local = record.get("startTimeLocal").and_then(ms);
    let (start_ms, clock) = gmt.map(|ms| (ms, Clock::Utc)).or_else(|| local.map(|ms| (ms, Clock::Wall)))?;
    let offset_ms = gmt.zip(local).map(|(gmt, local)| local - gmt);
    let offset_ms = offset_ms.filter(|ms| ms.abs() <= FARTHEST_ZONE_MS && ms % QUARTER_HOUR_MS == 0);
    let fitness = FITNESS.contains(&kind).then_some((Sport::Fitness, ""));
    let (sport, sub_sport) = fitness.or_else(|| sports::named(kind)).unwrap_or_default();
    let percent = |keys: [&str; 2]| keys.into_iter().find_map(|key| number(record, key));
    Some(Recording {
        start_utc_s: start_ms.div_euclid(1000),
        clock,
        utc_offset_s: offset_ms.and_then(|ms| i32::try_from(ms / 1000).ok()),
        sport,
        sub_sport: sub_sport.to_owned(),
        title: text(record, "name").or_else(|| text(record, "activityName")).unwrap_or_default().to_owned(),
        note: text(record, "description").unwrap_or_default().to_owned(),
        account_id: record.get("activityId").and_then(id).unwrap_or_default(),
        feel: percent(["workoutFeel", "directWorkoutFeel"]).filter(|feel| (0.0..=100.0).contains(feel)),
        effort: percent(["workoutRpe", "directWorkoutRpe"])
            .map(|effort| effort / 10.0)
            .filter(|effort| (1.0..=10.0).contains(effort)),
        totals: totals(record, served),
        ..Recording::default()
    })
}

/// The export counts centimetres and milliseconds, the web service metres and, but for one of them, seconds.
fn totals(record: &Value, served: bool) -> Totals {
    let any = |keys: &[&str]| keys.iter().find_map(|key| number(record, key)).filter(|value| *value > 0.0);
    let (metre, second) = if served { (1.0, 1.0) } else { (0.01, 0.001) };
    let metres = |key| any(&[key]).map(|value| value * metre);
    let timer_s = any(&["duration"]).map(|value| value * second);
    let elapsed_s = any(&["elapsedDuration"]).map(|value| match timer_s {
        Some(timer_s) if served && value > 100.0 * timer_s => value / 1_000.0,
        _ => value * second,
    });
    let steps = any(&["avgDoubleCadence", "averageRunningCadenceInStepsPerMinute"]);
    Totals {
        distance_m: metres("distance"),
        timer_s,
        elapsed_s,
        ascent_m: metres("elevationGain"),
        descent_m: metres("elevationLoss"),
        calories_kcal: any(&["calories"]).map(|calories| kcal(calories, timer_s.filter(|_| !served))),
        mean_hr_bpm: any(&["avgHr", "averageHR"]),
        max_hr_bpm: any(&["maxHr", "maxHR"]),
        mean_cadence_spm: steps.or_else(|| any(&["avgRunCadence"]).map(|one_leg| 2.0 * one_leg)),
        mean_gct_ms: any(&["avgGroundContactTime"]),
        mean_vertical_oscillation_mm: any(&["avgVerticalOscillation"]).map(|cm| cm * 10.0),
        mean_vertical_ratio_pct: any(&["avgVerticalRatio"]),
        mean_gct_balance_left_pct: any(&["avgGroundContactBalance"]),
        mean_step_length_mm: any(&["avgStrideLength"]).map(|cm| cm * 10.0),
        mean_power_w: any(&["avgPower"]),
        ..Totals::default()
    }
}

/// The export's calories are kilojoules where they are too many.
fn kcal(calories: f64, timer_s: Option<f64>) -> f64 {
    let too_many = timer_s.is_some_and(|seconds| calories > MOST_KCAL_A_MINUTE * seconds / 60.0);
    if too_many { calories / KJ_A_KCAL } else { calories }
}

/// The number of an activity, behind the account's name.
pub(super) fn id(value: &Value) -> Option<String> {
    let id = value.as_i64().map(|id| id.to_string()).or_else(|| value.as_f64().map(|id| format!("{id:.0}")));
    Some(format!("garmin {}", id.or_else(|| value.as_str().map(str::to_owned))?))
}

/// Milliseconds since 1970 of a number, or of a text without zone.
fn ms(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => instant_ms(text),
        _ => value.as_f64().and_then(whole_ms),
    }
}
