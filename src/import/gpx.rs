//! GPX: a track of places, with values in extensions. A file has no distance, no laps and no totals; they are worked
//! out here: distance along the points (haversine, not across parts), elapsed from the first to the last point, timer
//! without the time between parts. A track without times is a route, not a run.

use quick_xml::events::BytesStart;

use super::holes::Holes;
use super::points::Point;
use super::track::Track;
use super::xml::{self, Visitor};
use super::{Contents, Problem, ProblemKind, sports};
use crate::model::{Phrase, Recording, Sport, Totals};

/// Reads a GPX file: one recording a track.
pub(super) fn read(name: &str, bytes: &[u8]) -> Contents {
    let mut gpx = Gpx { file: name.rsplit(['/', '›']).next().unwrap_or(name).to_owned(), ..Gpx::default() };
    let end = xml::scan(bytes, &mut gpx);
    gpx.finish();
    let mut contents = Contents { recordings: gpx.done, ..Contents::default() };
    let records = contents.records();
    contents.problem = match end {
        Err(broken) => Some(broken.problem(records, &gpx.holes)),
        Ok(()) if !contents.recordings.is_empty() => gpx.holes.of_values(records),
        // An account brings its plans along.
        Ok(()) if gpx.points && name.contains("routes/") => {
            contents.passed_over = Some(Phrase::plain("import-ignored-unused"));
            None
        }
        Ok(()) if gpx.points => Some(Problem::plain(ProblemKind::Unsupported, "import-route")),
        Ok(()) => Some(Problem::plain(ProblemKind::Empty, "import-no-activity")),
    };
    contents
}

#[derive(Default)]
struct Gpx {
    file: String,
    done: Vec<Recording>,
    track: Track,
    title: String,
    kind: String,
    point: Option<Point>,
    /// Whether there was any point, with a time or without.
    points: bool,
    /// What damage took.
    holes: Holes,
}

impl Visitor for Gpx {
    const NAMES: &'static [&'static str] = &[
        "trk",
        "trkseg",
        "trkpt",
        "rtept",
        "name",
        "type",
        "ele",
        "time",
        "hr",
        "heartrate",
        "HeartRate",
        "heartRate",
        "heart_rate",
        "cad",
        "cadence",
        "Cadence",
        "RunCadence",
        "atemp",
        "temp",
        "temperature",
        "power",
        "pwr",
        "PowerInWatts",
        "watts",
        "speed",
    ];

    const MOMENTS: &'static [&'static str] = &["trkpt"];

    fn damaged(&mut self) {
        self.track.damaged();
    }

    fn open(&mut self, name: &'static str, element: &BytesStart<'_>) {
        match name {
            "trk" => self.finish(),
            "trkseg" => self.track.part(),
            "trkpt" => {
                let mut degrees = |local| xml::attribute(element, local).and_then(|text| self.track.number(&text));
                let (latitude, longitude) = (degrees("lat"), degrees("lon"));
                self.point = Some(Point { latitude, longitude, ..Point::default() });
                self.points = true;
            }
            "rtept" => self.points = true,
            _ => {}
        }
    }

    fn close(&mut self, parent: &'static str, name: &'static str, text: &str) {
        match (parent, name) {
            ("trk", "name") => text.clone_into(&mut self.title),
            ("trk", "type") => text.clone_into(&mut self.kind),
            (_, "trk") => self.finish(),
            (_, "trkpt") => {
                if let Some(point) = self.point.take() {
                    self.track.push(point);
                }
            }
            _ => {}
        }
        // Extensions go by their local name, whatever the prefix and the nesting.
        let Some(point) = self.point.as_mut() else { return };
        match name {
            "time" => point.time_ms = self.track.instant_ms(text),
            "ele" => point.altitude = self.track.number(text),
            "hr" | "heartrate" | "HeartRate" | "heartRate" | "heart_rate" => point.heart_rate = self.track.number(text),
            "cad" | "cadence" | "Cadence" => point.cadence = self.track.number(text),
            "RunCadence" => point.strides = self.track.number(text),
            "atemp" | "temp" | "temperature" => point.temperature = self.track.number(text),
            "power" | "pwr" | "PowerInWatts" | "watts" => point.power = self.track.number(text),
            "speed" => point.speed = self.track.number(text),
            _ => {}
        }
    }
}

impl Gpx {
    /// Makes a recording of the track so far.
    fn finish(&mut self) {
        let mut track = std::mem::take(&mut self.track);
        let title = std::mem::take(&mut self.title);
        let kind = std::mem::take(&mut self.kind);
        track.drop_strays();
        let Some((start_ms, end_ms)) = track.span_ms().filter(|_| track.timed() >= 2) else { return };
        self.holes.join(track.holes(start_ms));
        let distance_m = track.measure();
        let elapsed_s = (end_ms - start_ms) as f64 / 1000.0;
        let timer_s = elapsed_s - track.stopped_s();
        let named = sports::named(&kind).or_else(|| sports::named(&title)).or_else(|| sports::named(&self.file));
        let guess =
            || if kind.is_empty() { sports::by_speed(distance_m.unwrap_or(0.0), timer_s) } else { Sport::Other };
        let (sport, sub_sport) = named.unwrap_or_else(|| (guess(), ""));
        let mut recording = track.recording(sport, start_ms);
        recording.title = title;
        sub_sport.clone_into(&mut recording.sub_sport);
        recording.totals =
            Totals { distance_m, timer_s: Some(timer_s), elapsed_s: Some(elapsed_s), ..Totals::default() };
        self.done.push(recording);
    }
}
