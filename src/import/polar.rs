//! Training sessions of a Polar Flow export, `training-session-*.json`, in both of its layouts (section 4.11 of the
//! format notes). Times are the runner's own with the offset beside them; heart rate and route have clocks of their
//! own; a bare `NaN` may stand where a number should.

use serde_json::Value;

use super::account::{self, plausible};
use super::holes::Holes;
use super::json::{self, number, text};
use super::points::Point;
use super::track::{Track, instant_ms, on_the_wall, whole_ms};
use super::{Contents, plain, sports};
use crate::model::{Recording, Sport};

/// Sports by the numbers of the newer layout; its dictionary is not in the export.
const NUMBERED: &[(&str, Sport, &str)] = &[
    ("1", Sport::Running, ""),
    ("2", Sport::Cycling, ""),
    ("3", Sport::Walking, ""),
    ("11", Sport::Hiking, ""),
    ("15", Sport::Strength, ""),
    ("17", Sport::Running, "treadmill"),
];

/// Whether a file is a training session.
pub(super) fn is_session(name: &str, head: &[u8]) -> bool {
    let text = plain::text(head);
    let base = name.rsplit(['/', '\\', ' ']).next().unwrap_or(name);
    let named = base.to_ascii_lowercase().starts_with("training-session");
    let shows = text.contains("\"exercises\"") && text.contains("\"startTime\"");
    text.starts_with('{')
        && (named || (shows && (text.contains("\"durationMillis\"") || text.contains("\"duration\""))))
}

/// Reads a session: one recording for each of its exercises.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (session, end) = json::whole(&plain::text(bytes));
    let exercises = session.get("exercises").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let only = exercises.len() == 1;
    let mut holes = Holes::default();
    let mut read = |exercise: &Value, only: bool| {
        let (recording, own) = recording(&session, exercise, only)?;
        holes.join(own);
        plausible(recording)
    };
    let mut recordings: Vec<Recording> = exercises.iter().filter_map(|exercise| read(exercise, only)).collect();
    if exercises.is_empty() {
        recordings.extend(read(&Value::Null, true));
    }
    account::series(Contents { recordings, ..Contents::default() }, end, &holes)
}

/// The recording of an exercise; the only one of a session has the session's totals.
fn recording(session: &Value, exercise: &Value, only: bool) -> Option<(Recording, Holes)> {
    let alone = [exercise, session];
    let of = if only { alone.as_slice() } else { alone.get(..1).unwrap_or_default() };
    let value = |key: &str| of.iter().find_map(|part| number(part, key));
    let word = |key: &str| alone.iter().find_map(|part| text(part, key));
    let wall_ms = word("startTime").and_then(instant_ms)?;
    let minutes =
        alone.iter().find_map(|part| number(part, "timezoneOffsetMinutes").or_else(|| number(part, "timezoneOffset")));
    let offset_s = minutes.filter(|minutes| minutes.abs() <= 14.0 * 60.0).map(|minutes| minutes as i32 * 60);
    let (sport, sub_sport) = alone.iter().find_map(|part| sport_of(part)).unwrap_or_default();
    let seconds = value("durationMillis").map(|ms| ms / 1_000.0);
    let seconds = seconds.or_else(|| of.iter().find_map(|part| iso_seconds(text(part, "duration")?)));
    let mut track = Track::default();
    samples(exercise, wall_ms, seconds, &mut track);
    track.examine();
    let mut holes = track.holes(wall_ms);
    if let Some((seconds, (_, last_ms))) = seconds.zip(track.span_ms()) {
        holes.ends_early(seconds - (last_ms - wall_ms) as f64 / 1_000.0);
    }
    let measured_m = track.measure();
    let mut recording = on_the_wall(track, sport, wall_ms, offset_s);
    let totals = &mut recording.totals;
    totals.distance_m = value("distanceMeters").or_else(|| value("distance")).filter(|m| *m > 0.0).or(measured_m);
    totals.timer_s = seconds;
    let stopped_ms = of.iter().find_map(|part| text(part, "stopTime")).and_then(instant_ms);
    let elapsed_s = stopped_ms.map(|ms| (ms - wall_ms) as f64 / 1_000.0).filter(|elapsed| *elapsed > 0.0);
    totals.elapsed_s = elapsed_s.or(totals.elapsed_s);
    totals.calories_kcal = value("calories").or_else(|| value("kiloCalories")).filter(|kcal| *kcal > 0.0);
    totals.mean_hr_bpm = value("hrAvg").or_else(|| value("averageHeartRate"));
    totals.max_hr_bpm = value("hrMax").or_else(|| value("maximumHeartRate"));
    sub_sport.clone_into(&mut recording.sub_sport);
    text(session, "name").unwrap_or_default().clone_into(&mut recording.title);
    text(session, "note").unwrap_or_default().clone_into(&mut recording.note);
    recording.devices.watch =
        word("deviceId").or_else(|| word("productId")).map(|id| format!("polar {id}")).unwrap_or_default();
    Some((recording, holes))
}

fn sport_of(part: &Value) -> Option<(Sport, &'static str)> {
    let sport = part.get("sport")?;
    let number = sport.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
    let numbered = number.and_then(|id| NUMBERED.iter().find(|(own, ..)| *own == id));
    numbered.map(|(_, sport, sub_sport)| (*sport, *sub_sport)).or_else(|| sports::named(sport.as_str()?))
}

/// Seconds of `PT1H2M3.5S`.
pub(super) fn iso_seconds(text: &str) -> Option<f64> {
    let mut sum = None;
    let mut digits = String::new();
    for c in text.strip_prefix("PT")?.chars() {
        let unit = match c {
            'H' => 3_600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                digits.push(c);
                continue;
            }
        };
        sum = Some(sum.unwrap_or(0.0) + std::mem::take(&mut digits).parse::<f64>().ok()? * unit);
    }
    sum
}

/// A height of exactly 0 is a receiver that has none yet.
fn height(metres: f64) -> Option<f64> {
    (metres != 0.0).then_some(metres)
}

fn set(point: &mut Point, kind: &str, value: f64) {
    match kind {
        "HEART_RATE" | "heartRate" => point.heart_rate = Some(value),
        "SPEED" | "speed" => point.speed = Some(value / 3.6),
        "DISTANCE" | "distance" => point.distance = Some(value),
        "ALTITUDE" | "altitude" => point.altitude = height(value),
        "CADENCE" | "cadence" => point.cadence = Some(value),
        "TEMPERATURE" | "temperature" => point.temperature = Some(value),
        _ => {}
    }
}

/// Every value as a point of its own second; those of one second become one.
fn samples(exercise: &Value, start_ms: i64, seconds: Option<f64>, track: &mut Track) {
    let samples = exercise.get("samples");
    for column in list(samples.and_then(|samples| samples.get("samples"))) {
        let (Some(kind), Some(step_ms)) = (text(&column, "type"), number(&column, "intervalMillis")) else { continue };
        let asked = seconds.map(|seconds| (seconds * 1_000.0 / step_ms.max(1.0)) as usize);
        for (index, value) in placed(&list(column.get("values")), asked) {
            let Some(value) = value.as_f64() else {
                if json::is_hole(&value) {
                    track.damaged();
                }
                continue;
            };
            let Some(after_ms) = whole_ms(step_ms * index as f64) else { break };
            let time_ms = start_ms + after_ms;
            let mut point = Point { time_ms: Some(time_ms), ..Point::default() };
            set(&mut point, kind, value);
            track.push(point);
        }
    }
    for (kind, values) in samples.and_then(Value::as_object).into_iter().flatten() {
        for sample in list(Some(values)) {
            let Some(time_ms) = text(&sample, "dateTime").and_then(instant_ms) else {
                if json::is_hole(&sample) {
                    track.damaged();
                }
                continue;
            };
            let mut point = Point { time_ms: Some(time_ms), ..place(&sample) };
            if let Some(value) = number(&sample, "value") {
                set(&mut point, kind, value);
            }
            track.push(point);
        }
    }
    let route = exercise.get("routes").and_then(|routes| routes.get("route"));
    let from_ms = route.and_then(|route| text(route, "startTime")).and_then(instant_ms).unwrap_or(start_ms);
    for way in list(route.and_then(|route| route.get("wayPoints"))) {
        let Some(after_ms) = number(&way, "elapsedMillis").and_then(whole_ms) else {
            if json::is_hole(&way) {
                track.damaged();
            }
            continue;
        };
        track.push(Point { time_ms: Some(from_ms + after_ms), ..place(&way) });
    }
}

fn list(of: Option<&Value>) -> Vec<Value> {
    of.and_then(Value::as_array).cloned().unwrap_or_default()
}

/// The values of a column with their places. What damage took out of it may have been several: what stands behind is
/// counted from the end, which the duration tells; where nothing tells it is left out.
fn placed(values: &[Value], asked: Option<usize>) -> Vec<(usize, Value)> {
    let first = values.iter().position(json::is_hole).unwrap_or(values.len());
    let last = values.iter().rposition(json::is_hole).unwrap_or(values.len());
    let before = (0..).zip(values.iter().take(first + 1).cloned());
    let behind = values.get(last + 1..).unwrap_or_default();
    let from = asked.and_then(|asked| asked.checked_sub(behind.len())).filter(|from| *from >= first);
    let behind = from.into_iter().flat_map(|from| (from..).zip(behind.iter().cloned()));
    before.chain(behind).collect()
}

fn place(of: &Value) -> Point {
    Point {
        latitude: number(of, "latitude"),
        longitude: number(of, "longitude"),
        altitude: number(of, "altitude").and_then(height),
        ..Point::default()
    }
}
