//! HRM of older Polar watches: sections of a text file, a line a sample, on the clock on the wall. It names no sport.

use std::collections::BTreeMap;

use super::account::{self, plausible};
use super::holes::Holes;
use super::points::Point;
use super::track::{Track, number, on_the_wall, whole_ms};
use super::units::MILE_M;
use super::{Contents, plain, sports, witness};
use crate::model::{Day, Recording, Sport};

const FOOT_M: f64 = 0.304_8;
/// An interval of this number means beat intervals instead of samples at equal steps.
const BEATS: f64 = 238.0;

/// Whether a file is one.
pub(super) fn is_hrm(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with("[Params]") && text.contains("SMode=")
}

/// Reads the file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Contents {
    let text = plain::text(bytes);
    let Some(start_s) = param(&text, "StartTime").and_then(clock_s) else {
        return account::table(Contents::default(), None);
    };
    let said = param(&text, "Date").and_then(plain::day);
    let Some((day, by_name)) = witness::day(name, said, start_s as i64) else { return witness::undated() };
    let Some(read) = recording(&text, day, start_s) else { return account::table(Contents::default(), None) };
    let recordings = plausible(read.recording).into_iter().collect();
    let mut contents = Contents { recordings, ..Contents::default() };
    let records = contents.records();
    contents.problem = match () {
        () if records == 0 => return account::table(contents, None),
        () if read.damaged => Some(read.holes.problem(records)),
        () if read.holes.is_short() => Some(read.holes.cut(records)),
        () => read.holes.of_values(records),
    };
    witness::told(contents, by_name)
}

/// A recording, and what is missing in it.
struct Read {
    recording: Recording,
    holes: Holes,
    damaged: bool,
}

/// The value of a key of the first section.
fn param<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=')).map(str::trim)
}

/// Seconds of `02:59:08.6`.
fn clock_s(text: &str) -> Option<f64> {
    let parts: Option<Vec<f64>> = text.split(':').map(number).collect();
    parts.filter(|parts| parts.len() == 3).map(|parts| parts.iter().fold(0.0, |sum, part| sum * 60.0 + part))
}

fn recording(text: &str, day: Day, start_s: f64) -> Option<Read> {
    let wall_ms = i64::from(day.0) * 86_400_000 + whole_ms(start_s * 1000.0)?;
    let interval_s = param(text, "Interval").and_then(number).filter(|s| *s > 0.0 && *s != BEATS);
    let mode: Vec<bool> = param(text, "SMode").unwrap_or_default().chars().map(|c| c == '1').collect();
    let has = |bit: usize| mode.get(bit).copied().unwrap_or(false);
    let imperial = has(7);
    let lines = text.lines().skip_while(|line| line.trim() != "[HRData]").skip(1);
    let rows = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.trim().is_empty());
    let mut rows: Vec<&str> = rows.collect();
    let seconds = param(text, "Length").and_then(clock_s);
    let asked = interval_s.zip(seconds).map(|(interval_s, seconds)| (seconds / interval_s).round() as usize);
    // A file that ends within a line ends within a number.
    if !text.ends_with('\n') && asked.is_some_and(|asked| rows.len() <= asked) {
        rows.pop();
    }
    let mut track = Track::default();
    let mut metres = 0.0;
    let mut moves = false;
    let mut after_s = 0.0;
    for row in placed(&rows, asked) {
        let Some(interval_s) = interval_s else { break };
        let Row::Sound(cells) = row else {
            track.damaged();
            if let Row::Lost(count) = row {
                after_s += count as f64 * interval_s;
            }
            continue;
        };
        let mut cells = cells.into_iter();
        let mut next = |is_there: bool| if is_there { cells.next() } else { None };
        let heart_rate = next(true);
        // Tenths of a kilometre or mile an hour.
        let unit_m = if imperial { MILE_M } else { 1_000.0 };
        let speed = next(has(0)).map(|tenths| tenths / 10.0 * unit_m / 3_600.0);
        let cadence = next(has(1));
        let altitude = next(has(2)).map(|height| if imperial { height * FOOT_M } else { height });
        let power = next(has(3));
        metres += speed.unwrap_or(0.0) * interval_s;
        moves |= speed.is_some();
        let Some(after_ms) = whole_ms(after_s * 1000.0) else { break };
        after_s += interval_s;
        let time_ms = Some(wall_ms + after_ms);
        let distance = speed.map(|_| metres);
        track.push(Point { time_ms, altitude, distance, speed, heart_rate, cadence, power, ..Point::default() });
    }
    track.examine();
    let mut holes = track.holes(wall_ms);
    let damaged = track.is_damaged();
    if let Some((seconds, (_, last_ms))) = seconds.zip(track.span_ms()) {
        holes.ends_early(seconds - (last_ms - wall_ms) as f64 / 1000.0 - interval_s.unwrap_or(0.0));
    }
    let sport = seconds.filter(|_| moves).map_or(Sport::Other, |seconds| sports::by_speed(metres, seconds));
    let mut recording = on_the_wall(track, sport, wall_ms, None);
    recording.totals.distance_m = moves.then_some(metres);
    recording.totals.elapsed_s = seconds;
    recording.totals.timer_s = seconds;
    recording.note = note(text);
    Some(Read { recording, holes, damaged })
}

/// A line of samples, or what stands where damage was.
enum Row {
    Sound(Vec<f64>),
    /// So many rows.
    Lost(usize),
}

/// The rows with their places. A damaged row is left out whole: no cell may pass for its neighbour. Where damage took
/// the ends of lines it stands for several: as many as are missing of those that the length of the recording asks for,
/// else as many as its letters would have made.
fn placed(rows: &[&str], asked: Option<usize>) -> Vec<Row> {
    let width = usual_width(rows);
    let cells = |row: &str| -> Option<Vec<f64>> {
        let cells: Option<Vec<f64>> = row.split_whitespace().map(number).collect();
        cells.filter(|cells| cells.len() == width)
    };
    let letters = |rows: &[&str]| rows.iter().map(|row| row.len() + 1).sum::<usize>();
    let a_row = (letters(rows) / rows.len().max(1)).max(1);
    let worth = |row: &str| ((row.len() + 1 + a_row / 2) / a_row).max(1);
    let damaged: Vec<usize> =
        (0..rows.len()).filter(|at| rows.get(*at).is_some_and(|row| cells(row).is_none())).collect();
    let asked = asked.and_then(|asked| asked.checked_sub(rows.len() - damaged.len()));
    let weights: usize = damaged.iter().filter_map(|at| rows.get(*at)).map(|row| worth(row)).sum();
    let place = |row: &&str| match cells(row) {
        Some(cells) => Row::Sound(cells),
        None => Row::Lost(match asked {
            // The only damaged row stands for all that is missing, if that is about what its letters would have made.
            Some(missing) if damaged.len() == 1 && missing.abs_diff(weights) <= 1 + weights / 4 => missing,
            _ => worth(row),
        }),
    };
    rows.iter().map(place).collect()
}

/// How many cells most rows have.
fn usual_width(rows: &[&str]) -> usize {
    let mut rows_of: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        *rows_of.entry(row.split_whitespace().count()).or_default() += 1;
    }
    rows_of.into_iter().max_by_key(|(_, rows)| *rows).map_or(0, |(width, _)| width)
}

/// What stands in the section of notes.
fn note(text: &str) -> String {
    let lines = text.lines().skip_while(|line| line.trim() != "[Note]").skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.starts_with('[')).map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}
