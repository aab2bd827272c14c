//! Fitbit's account export, by itself or through Google Takeout (section 4.7 of the format notes): nights, resting heart
//! rate, weight and exercise as JSON lists, dates as `MM/DD/YY`, no zone anywhere. Weight is in the unit of the
//! account, which no file names: body-mass index tells it where it stands beside the weight, else it is asked.

use serde_json::Value;

use super::account::on_the_wall;
use super::ask::{Ask, FITBIT_WEIGHT};
use super::days::Days;
use super::json::records;
use super::units::{MILE_M, POUND_KG};
use super::{Contents, plain, sports};
use crate::model::activity::Clock;
use crate::model::{Day, Devices, Night, Phrase, Quantity, ReadingKind, Recording, SourceRank, Sport, Totals};

/// Where it comes from.
const SOURCE: &str = "Fitbit";
/// Heights of adults, metres: a weight in pounds makes giants of them. (J)
const HEIGHT_M: std::ops::RangeInclusive<f64> = 1.2..=2.15;
/// Without body-mass index: more is taken for pounds. (J)
const POUNDS_FROM: f64 = 110.0;
/// Longer exercise is a forgotten clock, seconds.
const LONGEST_S: f64 = 2.0 * 86_400.0;

/// Whether a file is one of these lists.
pub(super) fn is_list(head: &[u8]) -> bool {
    let text = plain::text(head);
    let has = |key: &str| text.contains(key);
    let sleep = has("\"dateOfSleep\"") && has("\"minutesAsleep\"");
    let resting = has("\"dateTime\"") && has("\"value\"") && has("\"error\"") && has("\"date\"");
    let weight = has("\"logId\"") && has("\"weight\"") && has("\"date\"");
    let exercise = has("\"activityName\"") && has("\"logId\"");
    text.starts_with('[') && (sleep || resting || weight || exercise)
}

/// Reads such a list; what a record is shows in its keys.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (records, end) = records(bytes);
    let mut days = Days::of(SOURCE, SourceRank::Watch);
    let mut weights = Vec::new();
    for record in &records {
        let has = |key: &str| record.get(key).is_some();
        if has("dateOfSleep") {
            sleep(record, &mut days);
        } else if has("activityName") {
            days.contents.recordings.extend(exercise(record));
        } else if has("weight") {
            weights.extend(weight(record));
        } else {
            resting(record, &mut days);
        }
    }
    let asks = weigh(&weights, &mut days);
    let mut contents = days.finish_json(&end);
    contents.asks.extend(asks);
    contents
}

fn sleep(record: &Value, days: &mut Days) {
    let Some(day) = record.get("dateOfSleep").and_then(Value::as_str).and_then(plain::day) else { return };
    let minutes = |key: &str| record.get(key).and_then(Value::as_f64).map(|minutes| minutes * 60.0);
    let asleep_s = minutes("minutesAsleep");
    if record.get("mainSleep") == Some(&Value::Bool(false)) {
        days.nap(day, asleep_s);
        return;
    }
    let summary = record.get("levels").and_then(|levels| levels.get("summary"));
    let stages = record.get("type").and_then(Value::as_str) == Some("stages");
    let level = |name: &str| {
        let minutes = summary?.get(name)?.get("minutes")?.as_f64()?;
        stages.then_some(minutes * 60.0)
    };
    days.night(Night {
        day,
        asleep_s,
        in_bed_s: minutes("timeInBed"),
        deep_s: level("deep"),
        light_s: level("light"),
        rem_s: level("rem"),
        awake_s: minutes("minutesAwake"),
        ..Night::default()
    });
}

/// A resting heart rate; 0 is "not worn". Its own date may be missing beside that of its record.
fn resting(record: &Value, days: &mut Days) {
    let Some(value) = record.get("value") else { return };
    let dates = [value.get("date"), record.get("dateTime")];
    let date = dates.into_iter().flatten().find_map(Value::as_str);
    let Some((day, _)) = date.and_then(short_date) else { return };
    days.reading(day, None, ReadingKind::RestingHr, value.get("value").and_then(Value::as_f64));
}

/// A weight as the account writes it.
pub(super) struct Weight {
    day: Day,
    time_s: Option<i32>,
    number: f64,
    /// Height by body-mass index if it is in kilograms, metres.
    height_m: Option<f64>,
}

impl Weight {
    /// A weight with the body-mass index beside it; `None` where it is nothing.
    pub(super) fn of(day: Day, time_s: Option<i32>, number: f64, bmi: Option<f64>) -> Option<Self> {
        let height_m = bmi.filter(|bmi| *bmi > 0.0).map(|bmi| (number / bmi).sqrt());
        (number > 0.0).then_some(Self { day, time_s, number, height_m })
    }
}

fn weight(record: &Value) -> Option<Weight> {
    let number = record.get("weight")?.as_f64()?;
    let (day, _) = short_date(record.get("date")?.as_str()?)?;
    let time_s = record.get("time").and_then(Value::as_str).and_then(plain::time);
    Weight::of(day, time_s, number, record.get("bmi").and_then(Value::as_f64))
}

/// Adds the weights in the unit that fits best; asks where nothing proves it.
pub(super) fn weigh(weights: &[Weight], days: &mut Days) -> Option<Ask> {
    let first = weights.first()?;
    let heights: Vec<f64> = weights.iter().filter_map(|weight| weight.height_m).collect();
    let kilograms = heights.iter().filter(|height| HEIGHT_M.contains(height)).count() * 2 >= heights.len();
    let proven = !heights.is_empty();
    let heavy = weights.iter().filter(|weight| weight.number > POUNDS_FROM).count() * 2 > weights.len();
    let pounds = if proven { !kilograms } else { heavy };
    let of = |days: &mut Days, unit_kg: f64| {
        for weight in weights {
            days.reading(weight.day, weight.time_s, ReadingKind::Weight, Some(weight.number * unit_kg));
        }
    };
    of(days, if pounds { POUND_KG } else { 1.0 });
    if proven {
        return None;
    }
    let mut other = Days::of(SOURCE, SourceRank::Watch);
    of(&mut other, if pounds { 1.0 } else { POUND_KG });
    let (guess, word) = if pounds { ("lb", "kg") } else { ("kg", "lb") };
    let values = [("number", Quantity::Number(first.number)), ("day", Quantity::Date(first.day))];
    Some(Ask {
        key: FITBIT_WEIGHT,
        asks: Phrase::new("import-ask-weight-unit", values),
        guess,
        others: vec![(word, other.contents)],
    })
}

/// An exercise; whether its clock is the wall's or UTC is not known.
fn exercise(record: &Value) -> Option<Recording> {
    let number = |key: &str| record.get(key).and_then(Value::as_f64).filter(|number| *number > 0.0);
    let (day, time_s) = short_date(record.get("startTime")?.as_str()?)?;
    let name = record.get("activityName").and_then(Value::as_str).unwrap_or_default();
    let (sport, sub_sport) = sports::named(name).unwrap_or((Sport::Other, ""));
    let elapsed_s = number("duration").map(|ms| ms / 1_000.0).filter(|seconds| *seconds <= LONGEST_S)?;
    let unit_m = match record.get("distanceUnit").and_then(Value::as_str) {
        Some("Mile" | "Miles") => Some(MILE_M),
        Some("Kilometer" | "Kilometers") => Some(1_000.0),
        Some("Meter" | "Meters") => Some(1.0),
        _ => None,
    };
    let steps = number("steps").filter(|_| sport.on_foot());
    let timer_s = number("activeDuration").map(|ms| ms / 1_000.0).filter(|active| *active <= elapsed_s);
    let walked_min = timer_s.unwrap_or(elapsed_s) / 60.0;
    Some(Recording {
        sport,
        sub_sport: sub_sport.to_owned(),
        title: name.to_owned(),
        account_id: number("logId").map(|id| format!("fitbit {id}")).unwrap_or_default(),
        totals: Totals {
            distance_m: number("distance").zip(unit_m).map(|(distance, unit)| distance * unit),
            timer_s,
            elapsed_s: Some(elapsed_s),
            calories_kcal: number("calories"),
            mean_hr_bpm: number("averageHeartRate"),
            mean_cadence_spm: steps.map(|steps| steps / walked_min).filter(|_| sport == Sport::Running),
            ascent_m: None,
            ..Totals::default()
        },
        devices: Devices { watch: SOURCE.to_owned(), ..Devices::default() },
        ..on_the_wall(day, time_s?, Clock::Unsaid)
    })
}

/// `05/16/17` or `05/16/17 06:12:30`: month, day, year of this century.
pub(super) fn short_date(text: &str) -> Option<(Day, Option<i32>)> {
    let text = text.trim();
    let (date, clock) = text.split_once(' ').unwrap_or((text, ""));
    let mut parts = date.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    Some((plain::day(&format!("{year}-{month}-{day}"))?, plain::time(clock)))
}
