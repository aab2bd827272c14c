//! GoldenCheetah's own activity files, `activities/*.json` of an athlete's folder (section 4.14 of the format notes).
//! Values of tags are texts with a blank behind them, values of samples are numbers.

use serde_json::Value;

use super::account::{self, plausible};
use super::holes::Holes;
use super::json::{self, number, text};
use super::points::Point;
use super::track::{Track, whole_ms};
use super::{Contents, plain, sports};
use crate::model::{Lap, Recording, Sport};

/// Whether a file is such an activity.
pub(super) fn is_activity(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with('{') && text.contains("\"RIDE\"") && text.contains("\"STARTTIME\"")
}

/// Reads the activity.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (value, end) = json::whole(&plain::text(bytes));
    let (recording, holes) = value.get("RIDE").and_then(recording).unzip();
    let recordings = recording.and_then(plausible).into_iter().collect();
    account::series(Contents { recordings, ..Contents::default() }, end, &holes.unwrap_or_default())
}

fn recording(ride: &Value) -> Option<(Recording, Holes)> {
    let (day, time_s) = plain::day_time(text(ride, "STARTTIME")?)?;
    let start_s = i64::from(day.0) * 86_400 + i64::from(time_s?);
    let none = Value::Null;
    let tags = ride.get("TAGS").unwrap_or(&none);
    let tag = |key: &str| text(tags, key).unwrap_or_default().to_owned();
    let (sport, sub_sport) = sports::named(&tag("Sport")).unwrap_or_default();
    let samples = ride.get("SAMPLES").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut track = Track::default();
    let interval_s = number(ride, "RECINTSECS").unwrap_or(1.0);
    for (index, sample) in samples.iter().enumerate() {
        if json::is_hole(sample) {
            track.damaged();
            continue;
        }
        let seconds = number(sample, "SECS").unwrap_or(index as f64 * interval_s);
        let Some(after_ms) = whole_ms(seconds * 1000.0) else { continue };
        track.push(point(sample, start_s * 1000 + after_ms, sport));
    }
    track.examine();
    let holes = track.holes(start_s * 1000);
    let measured_m = track.measure();
    let last = |key: &str| samples.iter().rev().find_map(|sample| number(sample, key)).filter(|value| *value > 0.0);
    let changed = |key: &str| {
        let overrides = ride.get("OVERRIDES").and_then(Value::as_array);
        overrides.into_iter().flatten().find_map(|change| number(change.get(key)?, "value"))
    };
    let mut recording = track.recording(sport, start_s * 1000);
    recording.totals.distance_m = changed("total_distance").or_else(|| last("KM")).map(|km| km * 1000.0).or(measured_m);
    recording.totals.elapsed_s = last("SECS");
    recording.totals.timer_s = changed("workout_time").or(recording.totals.elapsed_s);
    recording.effort = number(tags, "RPE").filter(|effort| (1.0..=10.0).contains(effort));
    recording.laps = laps(ride);
    sub_sport.clone_into(&mut recording.sub_sport);
    recording.title = tag("Workout Title");
    recording.note = tag("Notes");
    recording.shoe = tag("Equipment");
    text(ride, "DEVICETYPE").unwrap_or_default().clone_into(&mut recording.devices.watch);
    Some((recording, holes))
}

fn point(sample: &Value, time_ms: i64, sport: Sport) -> Point {
    let value = |key: &str| number(sample, key);
    let one_leg = value("RCAD").or_else(|| value("CAD")).filter(|_| sport.on_foot());
    Point {
        time_ms: Some(time_ms),
        latitude: value("LAT"),
        longitude: value("LON"),
        altitude: value("ALT"),
        distance: value("KM").map(|km| km * 1000.0),
        speed: value("KPH").map(|km_h| km_h / 3.6),
        heart_rate: value("HR"),
        cadence: value("CAD").filter(|_| !sport.on_foot()),
        strides: one_leg,
        power: value("WATTS"),
        temperature: value("TEMP"),
        ground_contact_ms: value("RCON"),
        vertical_oscillation_mm: value("RVERT").map(|cm| cm * 10.0),
    }
}

/// The intervals that a device marked as laps.
fn laps(ride: &Value) -> Vec<Lap> {
    let intervals = ride.get("INTERVALS").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let laps = intervals.iter().filter(|interval| text(interval, "NAME").is_some_and(|name| name.starts_with("Lap")));
    laps.filter_map(|lap| {
        let (start_s, stop_s) = (number(lap, "START")?, number(lap, "STOP")?);
        Some(Lap { start_s, timer_s: Some(stop_s - start_s), distance_m: None })
    })
    .collect()
}
