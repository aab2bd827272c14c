//! PWX of TrainingPeaks: workouts of samples, on the clock on the wall.

use quick_xml::events::BytesStart;

use super::account::{self, plausible};
use super::holes::Holes;
use super::points::Point;
use super::track::{Track, instant_ms, number, on_the_wall, whole_ms};
use super::xml::{self, Visitor};
use super::{Contents, plain, sports, witness};
use crate::model::{Day, Recording, Sport};

const DAY_MS: i64 = 86_400_000;

/// Reads a PWX file: one recording a workout.
pub(super) fn read(name: &str, bytes: &[u8]) -> Contents {
    let mut pwx = Pwx { name: name.to_owned(), ..Pwx::default() };
    let end = xml::scan(bytes, &mut pwx);
    pwx.finish();
    if pwx.undated && pwx.done.is_empty() {
        return witness::undated();
    }
    let mut contents = Contents { recordings: pwx.done, ..Contents::default() };
    let records = contents.records();
    match end {
        Err(broken) => contents.problem = Some(broken.problem(records, &pwx.holes)),
        Ok(()) => contents = account::series(contents, Ok(()), &pwx.holes),
    }
    witness::told(contents, pwx.by_name)
}

#[derive(Default)]
struct Pwx {
    /// Of the file.
    name: String,
    /// Whether the name told the date of a workout, and whether nothing told that of one.
    by_name: bool,
    undated: bool,
    done: Vec<Recording>,
    workout: Option<Workout>,
    point: Point,
    /// What damage took.
    holes: Holes,
}

#[derive(Default)]
struct Workout {
    sport: String,
    title: String,
    note: String,
    make: String,
    model: String,
    time: String,
    duration_s: Option<f64>,
    stopped_s: Option<f64>,
    distance_m: Option<f64>,
    /// Its times count from the start.
    track: Track,
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

    fn damaged(&mut self) {
        if let Some(workout) = self.workout.as_mut() {
            workout.track.damaged();
        }
    }

    fn open(&mut self, name: &'static str, _: &BytesStart<'_>) {
        match name {
            "workout" => {
                self.finish();
                self.workout = Some(Workout::default());
            }
            "sample" => self.point = Point::default(),
            "segment" => {
                if let Some(workout) = self.workout.as_mut() {
                    workout.in_segment = true;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, parent: &'static str, name: &'static str, text: &str) {
        if name == "workout" {
            self.finish();
        }
        let Some(workout) = self.workout.as_mut() else { return };
        let point = &mut self.point;
        let value = match (parent, name) {
            ("sample", "timeoffset") => {
                point.time_ms = workout.track.number(text).and_then(|seconds| whole_ms(seconds * 1000.0));
                return;
            }
            ("sample", "hr") => &mut point.heart_rate,
            ("sample", "spd") => &mut point.speed,
            ("sample", "pwr") => &mut point.power,
            ("sample", "cad") => &mut point.cadence,
            ("sample", "dist") => &mut point.distance,
            ("sample", "lat") => &mut point.latitude,
            ("sample", "lon") => &mut point.longitude,
            ("sample", "alt") => &mut point.altitude,
            ("sample", "temp") => &mut point.temperature,
            (_, "sample") if point.time_ms.is_some() => return workout.track.push(*point),
            _ => return workout.say(parent, name, text),
        };
        *value = workout.track.number(text);
    }
}

impl Pwx {
    fn finish(&mut self) {
        let Some(workout) = self.workout.take() else { return };
        let Some((wall_ms, by_name)) = workout.start(&self.name) else {
            self.undated |= !workout.time.is_empty();
            return;
        };
        self.by_name |= by_name;
        let (recording, holes) = workout.recording(wall_ms);
        self.holes.join(holes);
        self.done.extend(plausible(recording));
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
            "time" if parent == "workout" => text.clone_into(&mut self.time),
            "duration" if whole => self.duration_s = number(text),
            "durationstopped" if whole => self.stopped_s = number(text),
            "dist" if whole => self.distance_m = number(text),
            _ => {}
        }
    }

    /// When it began by the clock on the wall, in ms since 1970, and whether the file's name tells it.
    fn start(&self, name: &str) -> Option<(i64, bool)> {
        let said_ms = instant_ms(&self.time);
        let clock_s = || plain::time(self.time.split_once('T')?.1.get(..8)?).map(i64::from);
        let time_ms = said_ms.map(|ms| ms.rem_euclid(DAY_MS)).or_else(|| Some(clock_s()? * 1000))?;
        let said = said_ms.and_then(|ms| i32::try_from(ms.div_euclid(DAY_MS)).ok()).map(Day);
        let (day, by_name) = witness::day(name, said, time_ms / 1000)?;
        Some((i64::from(day.0) * DAY_MS + time_ms, by_name))
    }

    fn recording(mut self, wall_ms: i64) -> (Recording, Holes) {
        let (sport, sub_sport) = sports::named(&self.sport).unwrap_or((Sport::Other, ""));
        if sport.on_foot() {
            self.track.count_one_leg();
        }
        self.track.examine();
        let mut holes = self.track.holes(0);
        if let Some((duration_s, (_, last_ms))) = self.duration_s.zip(self.track.span_ms()) {
            holes.ends_early(duration_s - last_ms as f64 / 1000.0);
        }
        self.track.shift(wall_ms);
        let measured_m = self.track.measure();
        let mut recording = on_the_wall(self.track, sport, wall_ms, None);
        recording.totals.distance_m = self.distance_m.filter(|metres| *metres > 0.0).or(measured_m);
        recording.totals.elapsed_s = self.duration_s;
        recording.totals.timer_s = self.duration_s.map(|seconds| seconds - self.stopped_s.unwrap_or(0.0));
        sub_sport.clone_into(&mut recording.sub_sport);
        (recording.title, recording.note) = (self.title, self.note);
        format!("{} {}", self.make, self.model).trim().clone_into(&mut recording.devices.watch);
        (recording, holes)
    }
}
