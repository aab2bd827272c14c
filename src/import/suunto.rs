//! Suunto: the app's JSON and the older SML, both a log of a header and samples that each hold what one sensor saw
//! (section 4.12 of the format notes). Heart beats and steps count by the second, places are in radians, temperatures
//! in kelvin, energy in joules.

use std::f64::consts::PI;

use quick_xml::events::BytesStart;
use serde_json::Value;

use super::account::{self, plausible};
use super::holes::Holes;
use super::json::{self, number, text};
use super::points::Point;
use super::track::{Track, instant_ms, on_the_wall, whole_ms};
use super::xml::{self, Visitor};
use super::{Contents, plain, sports};
use crate::model::{Recording, Sport};

const JOULE_A_KCAL: f64 = 4_184.0;
const FREEZING_K: f64 = 273.15;
/// Samples that begin later are of another day than the head says. (J)
const FARTHEST_START_MS: i64 = 86_400_000;
const FARTHEST_ZONE_MS: i64 = 14 * 3_600_000;
const QUARTER_HOUR_MS: i64 = 900_000;

/// Whether a file is the app's JSON.
pub(super) fn is_log(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with('{') && (text.contains("\"DeviceLog\"") || text.contains("\"suunto/sml\""))
}

/// Reads the app's JSON.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (value, end) = json::whole(&plain::text(bytes));
    let log = value.get("DeviceLog").unwrap_or(&value);
    let none = Value::Null;
    let samples = log.get("Samples").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let plain_sample = |sample: &'_ Value| {
        let inner = sample.get("Attributes").and_then(|a| a.get("suunto/sml")).and_then(|sml| sml.get("Sample"));
        let time = text(sample, "TimeISO8601").and_then(instant_ms);
        (inner.cloned().unwrap_or_else(|| sample.clone()), time)
    };
    let mut made = Log::default();
    for sample in samples {
        if json::is_hole(sample) {
            made.track.damaged();
            continue;
        }
        let (sample, time_ms) = plain_sample(sample);
        made.push(time_ms, &|key| number(&sample, key));
    }
    let header = log.get("Header").unwrap_or(&none);
    // Each sample says when it was, the head says it once: it may be moved by one wrong byte.
    let first = samples.iter().find_map(|sample| text(sample, "TimeISO8601").filter(|text| instant_ms(text).is_some()));
    let is_near = |start: &str| {
        let apart_ms = |first: &str| Some((instant_ms(first)? - instant_ms(start)?).abs());
        instant_ms(start).is_some()
            && first.is_none_or(|first| apart_ms(first).is_some_and(|ms| ms <= FARTHEST_START_MS))
    };
    let start = text(header, "DateTime").filter(|start| is_near(start)).or(first);
    let windows = log.get("Windows").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let parts = windows.iter().map(|window| window.get("Window").unwrap_or(window)).chain([header]);
    made.end_ms = parts.filter_map(|part| text(part, "TimeISO8601").and_then(instant_ms)).max();
    let device = log.get("Device").or_else(|| header.get("Device")).unwrap_or(&none);
    made.device =
        [text(device, "Name"), text(device, "SerialNumber")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    text(header, "Activity").unwrap_or_default().clone_into(&mut made.sport);
    text(header, "Notes").unwrap_or_default().clone_into(&mut made.note);
    let offset_s = start.and_then(offset_s);
    let recording = start.and_then(instant_ms).map(|utc_ms| {
        let wall_ms = utc_ms + i64::from(offset_s.unwrap_or(0)) * 1000;
        made.shift_ms = wall_ms - utc_ms;
        std::mem::take(&mut made).recording(wall_ms, offset_s, &|key| number(header, key))
    });
    let (recording, holes) = recording.unzip();
    let recordings = recording.and_then(plausible).into_iter().collect();
    account::series(Contents { recordings, ..Contents::default() }, end, &holes.unwrap_or_default())
}

/// Seconds east of Greenwich at the end of an ISO time.
pub(super) fn offset_s(text: &str) -> Option<i32> {
    let sign = text.rfind(['+', '-']).filter(|at| text.get(..*at).is_some_and(|before| before.contains('T')))?;
    let (_, zone) = text.split_at_checked(sign)?;
    let minutes = plain::time(zone.get(1..)?)? / 60;
    Some(if zone.starts_with('-') { -minutes * 60 } else { minutes * 60 })
}

/// What both forms of a log hold.
#[derive(Default)]
struct Log {
    track: Track,
    sport: String,
    note: String,
    device: String,
    /// When the last part of it ended, by the samples' clock.
    end_ms: Option<i64>,
    /// What is added to the times of samples to make them the wall's.
    shift_ms: i64,
}

impl Log {
    fn push(&mut self, time_ms: Option<i64>, value: &dyn Fn(&str) -> Option<f64>) {
        let degrees = |radians: f64| radians * 180.0 / PI;
        let point = Point {
            time_ms,
            latitude: value("Latitude").map(degrees),
            longitude: value("Longitude").map(degrees),
            altitude: value("Altitude"),
            distance: value("Distance"),
            speed: value("Speed"),
            heart_rate: value("HR").map(|beats_s| beats_s * 60.0),
            cadence: value("Cadence").map(|turns_s| turns_s * 60.0),
            power: value("Power"),
            temperature: value("Temperature").map(|kelvin| kelvin - FREEZING_K),
            ..Point::default()
        };
        self.track.push(point);
    }

    fn recording(
        mut self,
        wall_ms: i64,
        offset_s: Option<i32>,
        header: &dyn Fn(&str) -> Option<f64>,
    ) -> (Recording, Holes) {
        let (sport, sub_sport) = sports::named(&self.sport).unwrap_or((Sport::Other, ""));
        self.track.shift(self.shift_ms);
        if sport.on_foot() {
            self.track.count_one_leg();
        }
        self.track.examine();
        let mut holes = self.track.holes(wall_ms);
        let end_ms = header("Duration").and_then(|seconds| Some(wall_ms + whole_ms(seconds * 1000.0)?));
        let end_ms = end_ms.or_else(|| Some(self.end_ms? + self.shift_ms));
        if let Some((end_ms, (_, last_ms))) = end_ms.zip(self.track.span_ms()) {
            holes.ends_early((end_ms - last_ms) as f64 / 1000.0);
        }
        let measured_m = self.track.measure();
        let measured_s = self.track.span_ms().map(|(first_ms, last_ms)| (last_ms - first_ms) as f64 / 1000.0);
        let mut recording = on_the_wall(self.track, sport, wall_ms, offset_s);
        recording.totals.distance_m = header("Distance").filter(|metres| *metres > 0.0).or(measured_m);
        recording.totals.elapsed_s = header("Duration").or(measured_s);
        let paused_s = header("PauseDuration").unwrap_or(0.0);
        recording.totals.timer_s = header("Duration").map(|seconds| seconds - paused_s).filter(|s| *s > 0.0);
        recording.totals.calories_kcal = header("Energy").map(|joule| joule / JOULE_A_KCAL).filter(|kcal| *kcal >= 1.0);
        recording.totals.ascent_m = header("Ascent");
        recording.totals.descent_m = header("Descent");
        sub_sport.clone_into(&mut recording.sub_sport);
        recording.note = self.note;
        format!("suunto {}", self.device.trim()).trim().clone_into(&mut recording.devices.watch);
        (recording, holes)
    }
}

/// Reads SML.
pub(super) fn read_sml(_: &str, bytes: &[u8]) -> Contents {
    let mut sml = Sml::default();
    let end = xml::scan(bytes, &mut sml);
    let (recording, holes) = sml.recording().unzip();
    let holes = holes.unwrap_or_default();
    let recordings: Vec<Recording> = recording.and_then(plausible).into_iter().collect();
    let mut contents = Contents { recordings, ..Contents::default() };
    let records = contents.records();
    match end {
        Err(broken) => contents.problem = Some(broken.problem(records, &holes)),
        Ok(()) => contents = account::series(contents, Ok(()), &holes),
    }
    contents
}

#[derive(Default)]
struct Sml {
    log: Log,
    header: Vec<(&'static str, f64)>,
    sample: Vec<(&'static str, f64)>,
    sample_utc_ms: Option<i64>,
    wall_ms: Option<i64>,
    /// Start by the samples that say UTC.
    utc_ms: Option<i64>,
}

impl Visitor for Sml {
    const NAMES: &'static [&'static str] = &[
        "Header",
        "Device",
        "Sample",
        "DateTime",
        "Duration",
        "PauseDuration",
        "Distance",
        "Energy",
        "Ascent",
        "Descent",
        "Activity",
        "Name",
        "SerialNumber",
        "UTC",
        "Time",
        "HR",
        "Cadence",
        "Speed",
        "Altitude",
        "Latitude",
        "Longitude",
        "Temperature",
        "Power",
    ];

    const MOMENTS: &'static [&'static str] = &["Sample"];

    fn damaged(&mut self) {
        self.log.track.damaged();
    }

    fn open(&mut self, name: &'static str, _: &BytesStart<'_>) {
        if name == "Sample" {
            self.sample.clear();
            self.sample_utc_ms = None;
        }
    }

    fn close(&mut self, parent: &'static str, name: &'static str, text: &str) {
        match (parent, name) {
            ("Header", "DateTime") => self.wall_ms = instant_ms(text),
            ("Header", "Activity") => text.clone_into(&mut self.log.sport),
            ("Device", "Name" | "SerialNumber") => {
                self.log.device.extend([" ", text]);
            }
            ("Header", name) => self.header.extend(text.parse().ok().map(|value| (name, value))),
            ("Sample", "UTC") => self.sample_utc_ms = instant_ms(text),
            ("Sample", name) => self.sample.extend(self.log.track.number(text).map(|value| (name, value))),
            (_, "Sample") => self.sample(),
            _ => {}
        }
    }
}

impl Sml {
    fn sample(&mut self) {
        let sample = std::mem::take(&mut self.sample);
        let value = |key: &str| sample.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let after_ms = value("Time").and_then(|seconds| whole_ms(seconds * 1000.0));
        self.utc_ms = self.utc_ms.or_else(|| Some(self.sample_utc_ms? - after_ms?));
        self.log.push(after_ms, &value);
    }

    /// The header's start is the wall's; samples count from it.
    fn recording(mut self) -> Option<(Recording, Holes)> {
        let wall_ms = self.wall_ms.or(self.utc_ms)?;
        let offset_ms =
            self.utc_ms.map(|utc| wall_ms - utc).map(|ms| (ms + QUARTER_HOUR_MS / 2).div_euclid(QUARTER_HOUR_MS));
        let offset_ms = offset_ms.map(|quarters| quarters * QUARTER_HOUR_MS).filter(|ms| ms.abs() <= FARTHEST_ZONE_MS);
        self.log.shift_ms = wall_ms;
        let header = |key: &str| self.header.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        Some(self.log.recording(wall_ms, offset_ms.and_then(|ms| i32::try_from(ms / 1000).ok()), &header))
    }
}
