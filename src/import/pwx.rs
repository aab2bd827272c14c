//! PWX of TrainingPeaks: workouts of samples, on the clock on the wall.

use quick_xml::events::BytesStart;

use super::account::{self, plausible};
use super::holes::Holes;
use super::track::{Point, Track, instant_ms, number, on_the_wall, whole_ms};
use super::xml::{self, Visitor};
use super::{Contents, sports};
use crate::model::{Recording, Sport};

/// Reads a PWX file: one recording a workout.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut pwx = Pwx::default();
    let end = xml::scan(bytes, &mut pwx);
    pwx.finish();
    let mut contents = Contents { recordings: pwx.done, ..Contents::default() };
    let records = contents.records();
    match end {
        Err(broken) => contents.problem = Some(broken.problem(records, &Holes::default())),
        Ok(()) => contents = account::json(contents, Ok(())),
    }
    contents
}

#[derive(Default)]
struct Pwx {
    done: Vec<Recording>,
    workout: Option<Workout>,
    point: Point,
    after_ms: Option<i64>,
}

#[derive(Default)]
struct Workout {
    sport: String,
    title: String,
    note: String,
    make: String,
    model: String,
    wall_ms: Option<i64>,
    duration_s: Option<f64>,
    stopped_s: Option<f64>,
    distance_m: Option<f64>,
    points: Vec<(i64, Point)>,
    /// Inside a lap, whose summary is not the workout's.
    in_segment: bool,
}

impl Visitor for Pwx {
    const NAMES: &'static [&'static str] = &[
        "workout",
        "sportType",
        "title",
        "cmt",
        "make",
        "model",
        "time",
        "summarydata",
        "duration",
        "durationstopped",
        "dist",
        "segment",
        "sample",
        "timeoffset",
        "hr",
        "spd",
        "pwr",
        "cad",
        "lat",
        "lon",
        "alt",
        "temp",
    ];

    const MOMENTS: &'static [&'static str] = &["sample"];

    fn damaged(&mut self) {}

    fn open(&mut self, name: &'static str, _: &BytesStart<'_>) {
        match name {
            "workout" => {
                self.finish();
                self.workout = Some(Workout::default());
            }
            "sample" => (self.point, self.after_ms) = (Point::default(), None),
            "segment" => {
                if let Some(workout) = self.workout.as_mut() {
                    workout.in_segment = true;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, parent: &'static str, name: &'static str, text: &str) {
        match (parent, name) {
            (_, "workout") => self.finish(),
            ("sample", "timeoffset") => self.after_ms = number(text).and_then(|seconds| whole_ms(seconds * 1000.0)),
            ("sample", "hr") => self.point.heart_rate = number(text),
            ("sample", "spd") => self.point.speed = number(text),
            ("sample", "pwr") => self.point.power = number(text),
            ("sample", "cad") => self.point.cadence = number(text),
            ("sample", "dist") => self.point.distance = number(text),
            ("sample", "lat") => self.point.latitude = number(text),
            ("sample", "lon") => self.point.longitude = number(text),
            ("sample", "alt") => self.point.altitude = number(text),
            ("sample", "temp") => self.point.temperature = number(text),
            _ => {
                let Some(workout) = self.workout.as_mut() else { return };
                match name {
                    "sample" => workout.points.extend(self.after_ms.map(|after| (after, self.point))),
                    _ => workout.say(parent, name, text),
                }
            }
        }
    }
}

impl Pwx {
    fn finish(&mut self) {
        self.done.extend(self.workout.take().and_then(Workout::recording).and_then(plausible));
    }
}

impl Workout {
    fn say(&mut self, parent: &'static str, name: &'static str, text: &str) {
        let whole = parent == "summarydata" && !self.in_segment;
        match name {
            "segment" => self.in_segment = false,
            "sportType" => text.clone_into(&mut self.sport),
            "title" if parent == "workout" => text.clone_into(&mut self.title),
            "cmt" if parent == "workout" => text.clone_into(&mut self.note),
            "make" => text.clone_into(&mut self.make),
            "model" => text.clone_into(&mut self.model),
            "time" if parent == "workout" => self.wall_ms = instant_ms(text),
            "duration" if whole => self.duration_s = number(text),
            "durationstopped" if whole => self.stopped_s = number(text),
            "dist" if whole => self.distance_m = number(text),
            _ => {}
        }
    }

    fn recording(self) -> Option<Recording> {
        let wall_ms = self.wall_ms?;
        let (sport, sub_sport) = sports::named(&self.sport).unwrap_or((Sport::Other, ""));
        let mut track = Track::default();
        for (after_ms, point) in self.points {
            let one_leg = point.cadence.filter(|_| sport.on_foot());
            let cadence = point.cadence.filter(|_| !sport.on_foot());
            track.push(Point { time_ms: Some(wall_ms + after_ms), strides: one_leg, cadence, ..point });
        }
        let measured_m = track.measure();
        let mut recording = on_the_wall(track, sport, wall_ms, None);
        recording.totals.distance_m = self.distance_m.filter(|metres| *metres > 0.0).or(measured_m);
        recording.totals.elapsed_s = self.duration_s;
        recording.totals.timer_s = self.duration_s.map(|seconds| seconds - self.stopped_s.unwrap_or(0.0));
        sub_sport.clone_into(&mut recording.sub_sport);
        (recording.title, recording.note) = (self.title, self.note);
        format!("{} {}", self.make, self.model).trim().clone_into(&mut recording.devices.watch);
        Some(recording)
    }
}
