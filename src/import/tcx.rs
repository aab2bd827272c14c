//! TCX: activities of laps of track points. Totals are the device's own, summed over the laps. The first version of the
//! format keeps each run in a list named after its sport.

use quick_xml::events::BytesStart;

use super::holes::Holes;
use super::points::Point;
use super::track::{Track, instant_ms, number};
use super::xml::{self, Visitor};
use super::{Contents, Problem, ProblemKind, sports};
use crate::model::{Channel, Lap, Recording, Sport};

/// Start times further apart than this are not about the same activity: a day, in ms.
const SAME_START_MS: u64 = 86_400_000;

/// Reads a TCX file: one recording an activity, those of multisport sessions too.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut tcx = Tcx::default();
    let end = xml::scan(bytes, &mut tcx);
    tcx.finish();
    let mut contents = Contents { recordings: tcx.done, ..Contents::default() };
    let records = contents.records();
    contents.problem = match end {
        Err(broken) => Some(broken.problem(records, &tcx.holes)),
        Ok(()) if !contents.recordings.is_empty() => tcx.holes.of_values(records),
        Ok(()) if tcx.course => Some(Problem::plain(ProblemKind::Unsupported, "import-route")),
        Ok(()) => Some(Problem::plain(ProblemKind::Empty, "import-no-activity")),
    };
    contents
}

#[derive(Default)]
struct Tcx {
    done: Vec<Recording>,
    activity: Option<Activity>,
    point: Point,
    /// The list that the runs of an old file stand in.
    list: &'static str,
    /// Whether the file holds a planned course.
    course: bool,
    /// What damage took.
    holes: Holes,
}

#[derive(Default)]
struct Activity {
    sport: String,
    title: String,
    id_ms: Option<i64>,
    laps: Vec<LapRead>,
    track: Track,
    creator: String,
    unit: String,
    firmware: String,
}

#[derive(Default)]
struct LapRead {
    start_ms: Option<i64>,
    timer_s: Option<f64>,
    distance_m: Option<f64>,
    calories_kcal: Option<f64>,
    mean_hr_bpm: Option<f64>,
    max_hr_bpm: Option<f64>,
}

impl Visitor for Tcx {
    const NAMES: &'static [&'static str] = &[
        "Activity",
        "Running",
        "Biking",
        "Other",
        "Run",
        "Lap",
        "Track",
        "Trackpoint",
        "Course",
        "Id",
        "Notes",
        "TotalTimeSeconds",
        "DistanceMeters",
        "Calories",
        "AverageHeartRateBpm",
        "MaximumHeartRateBpm",
        "HeartRateBpm",
        "Value",
        "Time",
        "AltitudeMeters",
        "LatitudeDegrees",
        "LongitudeDegrees",
        "Cadence",
        "RunCadence",
        "Speed",
        "Watts",
        "Creator",
        "Name",
        "UnitId",
        "VersionMajor",
    ];

    const MOMENTS: &'static [&'static str] = &["Trackpoint"];

    fn damaged(&mut self) {
        if let Some(activity) = self.activity.as_mut() {
            activity.track.damaged();
        }
    }

    fn open(&mut self, name: &'static str, element: &BytesStart<'_>) {
        match name {
            "Activity" => {
                self.finish();
                let sport = xml::attribute(element, "Sport").unwrap_or_default();
                self.activity = Some(Activity { sport, ..Activity::default() });
            }
            "Running" | "Biking" | "Other" => self.list = name,
            "Run" => {
                self.finish();
                self.activity = Some(Activity { sport: self.list.to_owned(), ..Activity::default() });
            }
            "Course" => self.course = true,
            "Trackpoint" => self.point = Point::default(),
            _ => {}
        }
        let Some(activity) = self.activity.as_mut() else { return };
        match name {
            "Lap" => {
                let start_ms = xml::attribute(element, "StartTime").and_then(|text| instant_ms(&text));
                activity.laps.push(LapRead { start_ms, ..LapRead::default() });
            }
            "Track" => activity.track.part(),
            _ => {}
        }
    }

    fn close(&mut self, parent: &'static str, name: &'static str, text: &str) {
        match (parent, name) {
            (_, "Activity" | "Run") => self.finish(),
            // The beginning of the activity may be what was damaged.
            (_, "Trackpoint") if self.activity.is_some() || !self.course => {
                self.activity.get_or_insert_default().track.push(self.point);
            }
            _ if !self.value(parent, name, text) => {
                if let Some(activity) = self.activity.as_mut() {
                    activity.say(parent, name, text);
                }
            }
            _ => {}
        }
    }
}

impl Tcx {
    /// Takes a value of a point; `false` where it is none.
    fn value(&mut self, parent: &'static str, name: &'static str, text: &str) -> bool {
        let point = &mut self.point;
        let value = match (parent, name) {
            ("Trackpoint", "Time") => {
                let track = self.activity.as_mut().map(|activity| &mut activity.track);
                point.time_ms = track.map_or_else(|| instant_ms(text), |track| track.instant_ms(text));
                return true;
            }
            ("Trackpoint", "AltitudeMeters") => &mut point.altitude,
            ("Trackpoint", "DistanceMeters") => &mut point.distance,
            ("Trackpoint", "Cadence") => &mut point.cadence,
            ("HeartRateBpm", "Value") => &mut point.heart_rate,
            // Old files hold the number itself.
            ("Trackpoint", "HeartRateBpm") if !text.is_empty() => &mut point.heart_rate,
            (_, "LatitudeDegrees") => &mut point.latitude,
            (_, "LongitudeDegrees") => &mut point.longitude,
            (_, "RunCadence") => &mut point.strides,
            (_, "Speed") => &mut point.speed,
            (_, "Watts") => &mut point.power,
            _ => return false,
        };
        let track = self.activity.as_mut().map(|activity| &mut activity.track);
        *value = track.map_or_else(|| number(text), |track| track.number(text));
        true
    }

    fn finish(&mut self) {
        if let Some(activity) = self.activity.take() {
            let (recording, holes) = activity.recording();
            self.holes.join(holes);
            self.done.extend(recording);
        }
    }
}

impl Activity {
    fn say(&mut self, parent: &'static str, name: &'static str, text: &str) {
        match (parent, name) {
            ("Activity", "Id") => self.id_ms = instant_ms(text),
            ("Activity", "Notes") => text.lines().next().unwrap_or_default().clone_into(&mut self.title),
            ("Creator", "Name") => text.clone_into(&mut self.creator),
            ("Creator", "UnitId") => text.clone_into(&mut self.unit),
            (_, "VersionMajor") => text.clone_into(&mut self.firmware),
            _ => {}
        }
        let Some(lap) = self.laps.last_mut() else { return };
        match (parent, name) {
            ("Lap", "TotalTimeSeconds") => lap.timer_s = number(text).filter(|s| *s >= 0.0),
            ("Lap", "DistanceMeters") => lap.distance_m = number(text).filter(|m| *m >= 0.0),
            ("Lap", "Calories") => lap.calories_kcal = number(text).filter(|kcal| *kcal > 0.0),
            ("AverageHeartRateBpm", "Value") | ("Lap", "AverageHeartRateBpm") if !text.is_empty() => {
                lap.mean_hr_bpm = number(text).filter(|bpm| *bpm > 0.0);
            }
            ("MaximumHeartRateBpm", "Value") | ("Lap", "MaximumHeartRateBpm") if !text.is_empty() => {
                lap.max_hr_bpm = number(text).filter(|bpm| *bpm > 0.0);
            }
            _ => {}
        }
    }

    /// The recording and its holes; nothing for an activity without any time: there is no day to put it on.
    fn recording(mut self) -> (Option<Recording>, Holes) {
        self.track.drop_strays();
        let span = self.track.span_ms();
        let mut holes = span.map(|(first, _)| self.track.holes(first)).unwrap_or_default();
        let lap = self.laps.last().and_then(|lap| Some((lap.start_ms?, lap.timer_s?)));
        if let Some(((from_ms, lasts_s), (_, last_ms))) = lap.zip(span) {
            holes.ends_early(lasts_s - (last_ms - from_ms) as f64 / 1000.0);
        }
        (self.dated(span), holes)
    }

    fn dated(mut self, span: Option<(i64, i64)>) -> Option<Recording> {
        let written = self.id_ms.or_else(|| self.laps.iter().find_map(|lap| lap.start_ms));
        let start_ms = match (written, span) {
            // The watch starts before it has a place; its own start is the truth, unless its clock was not set yet.
            (Some(written), Some((first, _))) if written.abs_diff(first) > SAME_START_MS => first,
            (Some(written), Some((first, _))) => written.min(first),
            (Some(written), None) => written,
            (None, span) => span?.0,
        };
        let measured_m = self.track.measure();
        let seconds = span.map_or(0.0, |(first, last)| (last - first) as f64 / 1000.0);
        let guess =
            || if self.sport.is_empty() { sports::by_speed(measured_m.unwrap_or(0.0), seconds) } else { Sport::Other };
        let (sport, sub_sport) = sports::named(&self.sport).unwrap_or_else(|| (guess(), ""));
        let mut recording = std::mem::take(&mut self.track).recording(sport, start_ms);
        sub_sport.clone_into(&mut recording.sub_sport);
        self.devices(&mut recording);
        self.totals(&mut recording, measured_m, span.map(|(_, last)| (last - start_ms) as f64 / 1000.0));
        recording.laps = self.laps.iter().map(|lap| lap.lap(start_ms)).collect();
        recording.title = self.title;
        Some(recording)
    }

    fn devices(&self, recording: &mut Recording) {
        let watch = format!("{} {}", self.creator.trim(), self.unit.trim());
        watch.trim().clone_into(&mut recording.devices.watch);
        if !self.creator.is_empty() {
            recording.devices.firmware.clone_from(&self.firmware);
        }
    }

    fn totals(&self, recording: &mut Recording, measured_m: Option<f64>, points_s: Option<f64>) {
        let last_m = recording.series.column(Channel::Distance).and_then(|column| {
            let count = column.counts.len();
            (0..count).rev().find_map(|index| column.get(index))
        });
        let laps = &self.laps;
        // Some programs write zero for what they leave to the points.
        let told = |value: Option<f64>| value.filter(|sum| *sum > 0.0);
        let timer_s = told(sum(laps.iter().map(|lap| lap.timer_s)));
        let totals = &mut recording.totals;
        let laps_m = sum(laps.iter().map(|lap| lap.distance_m));
        totals.distance_m = told(laps_m).or(last_m).or(measured_m).or(laps_m);
        totals.timer_s = timer_s.or(points_s);
        totals.elapsed_s = points_s.into_iter().chain(timer_s).reduce(f64::max);
        totals.calories_kcal = sum(laps.iter().map(|lap| lap.calories_kcal));
        if recording.series.column(Channel::HeartRate).is_none() {
            let weighted = laps.iter().filter_map(|lap| Some((lap.mean_hr_bpm?, lap.timer_s?)));
            let (beats, seconds) = weighted.fold((0.0, 0.0), |(b, s), (bpm, time)| (b + bpm * time, s + time));
            totals.mean_hr_bpm = (seconds > 0.0).then(|| beats / seconds);
            totals.max_hr_bpm = laps.iter().filter_map(|lap| lap.max_hr_bpm).reduce(f64::max);
        }
    }
}

impl LapRead {
    fn lap(&self, start_ms: i64) -> Lap {
        let start_s = self.start_ms.map_or(0.0, |ms| (ms - start_ms).max(0) as f64 / 1000.0);
        Lap { start_s, timer_s: self.timer_s, distance_m: self.distance_m }
    }
}

/// The sum of the known values; `None` if none is known.
fn sum(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    values.flatten().reduce(|a, b| a + b)
}
