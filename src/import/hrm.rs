//! HRM of older Polar watches: sections of a text file, a line a sample, on the clock on the wall. It names no sport.

use std::collections::BTreeMap;

use super::account::{self, plausible};
use super::track::{Point, Track, number, on_the_wall, whole_ms};
use super::units::MILE_M;
use super::{Contents, plain, sports};
use crate::model::{Recording, Sport};

const FOOT_M: f64 = 0.304_8;
/// An interval of this number means beat intervals instead of samples at equal steps.
const BEATS: f64 = 238.0;

/// Whether a file is one.
pub(super) fn is_hrm(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with("[Params]") && text.contains("SMode=")
}

/// Reads the file.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let text = plain::text(bytes);
    let recordings = recording(&text).and_then(plausible).into_iter().collect();
    account::table(Contents { recordings, ..Contents::default() }, None)
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

fn recording(text: &str) -> Option<Recording> {
    let day = plain::day(param(text, "Date")?)?;
    let start_s = clock_s(param(text, "StartTime")?)?;
    let wall_ms = i64::from(day.0) * 86_400_000 + whole_ms(start_s * 1000.0)?;
    let interval_s = param(text, "Interval").and_then(number).filter(|s| *s > 0.0 && *s != BEATS);
    let mode: Vec<bool> = param(text, "SMode").unwrap_or_default().chars().map(|c| c == '1').collect();
    let has = |bit: usize| mode.get(bit).copied().unwrap_or(false);
    let imperial = has(7);
    let lines = text.lines().skip_while(|line| line.trim() != "[HRData]").skip(1);
    let rows = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.trim().is_empty());
    let rows: Vec<&str> = rows.collect();
    let width = usual_width(&rows);
    let mut track = Track::default();
    let mut metres = 0.0;
    let mut moves = false;
    for (index, line) in rows.iter().enumerate() {
        let Some(interval_s) = interval_s else { break };
        // A damaged row is left out whole: no cell may pass for its neighbour. Its time goes by all the same.
        let cells: Option<Vec<f64>> = line.split_whitespace().map(number).collect();
        let Some(cells) = cells.filter(|cells| cells.len() == width) else { continue };
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
        let Some(after_ms) = whole_ms(index as f64 * interval_s * 1000.0) else { break };
        let time_ms = Some(wall_ms + after_ms);
        let distance = speed.map(|_| metres);
        track.push(Point { time_ms, altitude, distance, speed, heart_rate, cadence, power, ..Point::default() });
    }
    let seconds = param(text, "Length").and_then(clock_s);
    let sport = seconds.filter(|_| moves).map_or(Sport::Other, |seconds| sports::by_speed(metres, seconds));
    let mut recording = on_the_wall(track, sport, wall_ms, None);
    recording.totals.distance_m = moves.then_some(metres);
    recording.totals.elapsed_s = seconds;
    recording.totals.timer_s = seconds;
    recording.note = note(text);
    Some(recording)
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
