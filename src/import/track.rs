//! The points of a track, which of them make no sense, and the recording they become.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::bounds::MOST_HOLES;
use super::holes::Holes;
use super::points::{Point, columns};
use super::{doubt, zone};
use crate::model::activity::Clock;
use crate::model::{Recording, Sport};

/// Points further than this from the middle one have a wrong clock: 60 days, in ms.
const STRAY_MS: i64 = 60 * 86_400_000;
/// Where damage was met, a time further than this from both neighbours is wrong, in ms.
const JUMP_MS: i64 = 60_000;
/// A stop shorter than this between two parts of a track is the usual distance of two points, in ms.
const PAUSE_MS: i64 = 10_000;
/// Longer than a life, in ms.
const LONGEST_MS: f64 = 4e12;

/// The parts of a track, divided where the clock stood still.
#[derive(Default)]
pub(super) struct Track {
    parts: Vec<Vec<Point>>,
    /// Where bytes made no sense: the times of the points before and behind.
    damage: Vec<(Option<i64>, Option<i64>)>,
    /// Values that were left out because they make no sense.
    doubtful: usize,
}

impl Track {
    /// Starts a new part.
    pub(super) fn part(&mut self) {
        if self.parts.last().is_none_or(|part| !part.is_empty()) {
            self.parts.push(Vec::new());
        }
    }

    /// Adds a point to the last part.
    pub(super) fn push(&mut self, point: Point) {
        if let Some((_, behind @ None)) = self.damage.last_mut() {
            *behind = point.time_ms;
        }
        match self.parts.last_mut() {
            Some(part) => part.push(point),
            None => self.parts.push(vec![point]),
        }
    }

    /// Bytes made no sense behind the last point.
    pub(super) fn damaged(&mut self) {
        let last_ms = self.parts.iter().flatten().next_back().and_then(|point| point.time_ms);
        if self.damage.len() < MOST_HOLES && self.damage.last() != Some(&(last_ms, None)) {
            self.damage.push((last_ms, None));
        }
    }

    /// Whether bytes made no sense anywhere.
    pub(super) fn is_damaged(&self) -> bool {
        !self.damage.is_empty()
    }

    /// What is missing where bytes made no sense, of a track that begins at `start_ms`.
    pub(super) fn holes(&self, start_ms: i64) -> Holes {
        let mut holes = Holes::default();
        holes.doubt(self.doubtful);
        let since_s = |ms: i64| u32::try_from((ms - start_ms).div_euclid(1000)).ok();
        for (from_ms, to_ms) in &self.damage {
            if let Some((from, to)) = from_ms.and_then(since_s).zip(to_ms.and_then(since_s)) {
                holes.add(0, from, to);
            }
        }
        holes
    }

    /// How many points have a time.
    pub(super) fn timed(&self) -> usize {
        self.parts.iter().flatten().filter(|point| point.time_ms.is_some()).count()
    }

    /// The first and the last instant, in ms.
    pub(super) fn span_ms(&self) -> Option<(i64, i64)> {
        let times = self.parts.iter().flatten().filter_map(|point| point.time_ms);
        times.fold(None, |span, t| Some(span.map_or((t, t), |(a, b): (i64, i64)| (a.min(t), b.max(t)))))
    }

    /// Metres along the points, not counted across stops; `None` without places. Where no point has a distance of its
    /// own, each gets this one.
    pub(super) fn measure(&mut self) -> Option<f64> {
        let own = self.parts.iter().flatten().any(|point| point.distance.is_some());
        let mut sum = None;
        let mut last: Option<Point> = None;
        for part in &mut self.parts {
            // Some programs start a part with every lap; a stop is told by its time.
            let starts_ms = part.first().and_then(|point| point.time_ms);
            let gap = last.and_then(|last| last.time_ms).zip(starts_ms).map(|(end, start)| start - end);
            last = last.filter(|_| gap.is_some_and(|gap| gap < PAUSE_MS));
            for point in part {
                if let Some(step) = last.as_ref().and_then(|last| last.metres_to(point)) {
                    sum = Some(sum.unwrap_or(0.0) + step);
                }
                if point.latitude.is_some() {
                    last = Some(*point);
                }
                if !own {
                    point.distance = sum.or_else(|| point.latitude.map(|_| 0.0));
                }
            }
        }
        sum
    }

    /// Adds `ms` to every time.
    pub(super) fn shift(&mut self, ms: i64) {
        let later = |time: &mut Option<i64>| *time = time.map(|time| time.saturating_add(ms));
        self.parts.iter_mut().flatten().for_each(|point| later(&mut point.time_ms));
        for (before, behind) in &mut self.damage {
            later(before);
            later(behind);
        }
    }

    /// Takes every cadence for that of one leg.
    pub(super) fn count_one_leg(&mut self) {
        for point in self.parts.iter_mut().flatten() {
            point.strides = point.strides.or_else(|| point.cadence.take());
        }
    }

    /// The number a text holds; one that holds digits and is none is told of.
    pub(super) fn number(&mut self, text: &str) -> Option<f64> {
        let value = number(text);
        self.doubt(value.is_none(), text);
        value
    }

    /// The instant a text holds, likewise.
    pub(super) fn instant_ms(&mut self, text: &str) -> Option<i64> {
        let value = instant_ms(text);
        self.doubt(value.is_none(), text);
        value
    }

    fn doubt(&mut self, unread: bool, text: &str) {
        let doubtful = unread && text.contains(|c: char| c.is_ascii_digit());
        self.doubtful = self.doubtful.saturating_add(usize::from(doubtful));
    }

    /// Drops what one wrong digit made of times and values, points whose clock is wrong by months, and points that
    /// stand in the file twice.
    pub(super) fn drop_strays(&mut self) {
        self.examine();
        self.drop_repeats();
    }

    /// Drops what one wrong digit made of times and values, and points whose clock is wrong by months.
    pub(super) fn examine(&mut self) {
        self.drop_jumps();
        let mut times: Vec<i64> = self.parts.iter().flatten().filter_map(|point| point.time_ms).collect();
        let middle = times.len() / 2;
        if times.is_empty() {
            return;
        }
        let (_, middle, _) = times.select_nth_unstable(middle);
        let middle = *middle;
        for part in &mut self.parts {
            part.retain(|point| point.time_ms.is_none_or(|time| time.abs_diff(middle) <= STRAY_MS as u64));
        }
        let mut points: Vec<&mut Point> = self.parts.iter_mut().flatten().collect();
        self.doubtful += doubt::drop_lone_values(&mut points);
    }

    /// Drops points whose time jumps away from both neighbours.
    fn drop_jumps(&mut self) {
        let times: Vec<Option<i64>> = self.parts.iter().flatten().map(|point| point.time_ms).collect();
        let mut jumps = doubt::jumps(&times);
        if jumps.len() > doubt::HANDFUL {
            jumps.retain(|(_, off_ms)| *off_ms > JUMP_MS && !self.damage.is_empty());
        }
        self.doubtful += jumps.len();
        let mut jumps = jumps.into_iter().map(|(row, _)| row).peekable();
        let mut row = 0_usize;
        for part in &mut self.parts {
            part.retain(|_| {
                row += 1;
                jumps.next_if_eq(&(row - 1)).is_none()
            });
        }
    }

    /// Where times go back, drops points that stand in the file twice: a repeated stretch was run once.
    fn drop_repeats(&mut self) {
        let times = || self.parts.iter().flatten().map(|point| point.time_ms);
        if times().any(|time| time.is_none()) || times().is_sorted() {
            return;
        }
        let mut known = BTreeSet::new();
        for part in &mut self.parts {
            let place = |degrees: Option<f64>| degrees.map(f64::to_bits);
            part.retain(|point| known.insert((point.time_ms, place(point.latitude), place(point.longitude))));
        }
        self.parts.retain(|part| !part.is_empty());
    }

    /// The stops between parts, in ms since 1970.
    fn stops(&self) -> Vec<(i64, i64)> {
        let ends = self.parts.iter().filter_map(|part| {
            let mut times = part.iter().filter_map(|point| point.time_ms);
            let first = times.next()?;
            Some((first, times.next_back().unwrap_or(first)))
        });
        let ends: Vec<(i64, i64)> = ends.collect();
        let stops = ends.windows(2).filter_map(|pair| match pair {
            [(_, end), (start, _)] if start - end >= PAUSE_MS => Some((*end, *start)),
            _ => None,
        });
        stops.collect()
    }

    /// Seconds between parts.
    pub(super) fn stopped_s(&self) -> f64 {
        self.stops().iter().map(|(from, to)| (to - from) as f64 / 1000.0).sum()
    }

    /// The recording of a sport that starts at `start_ms`, with columns, pauses and time zone, without totals.
    pub(super) fn recording(self, sport: Sport, start_ms: i64) -> Recording {
        let start_s = start_ms.div_euclid(1000);
        let since = |ms: i64| (ms - start_s * 1000) as f64 / 1000.0;
        let pauses_s = self.stops().into_iter().map(|(from, to)| (since(from), since(to))).collect();
        let mut points: Vec<Point> = self.parts.into_iter().flatten().filter(|point| point.time_ms.is_some()).collect();
        points.sort_by_key(|point| point.time_ms);
        let series = columns(points, start_s, sport);
        let mut recording = Recording { start_utc_s: start_s, sport, pauses_s, series, ..Recording::default() };
        zone::fill(&mut recording);
        recording
    }
}

/// The recording of a track whose times are those of the clock on the wall: in UTC where the offset is said or the place
/// tells it.
pub(super) fn on_the_wall(track: Track, sport: Sport, wall_ms: i64, offset_s: Option<i32>) -> Recording {
    let mut recording = track.recording(sport, wall_ms);
    recording.utc_offset_s = offset_s.or(recording.utc_offset_s);
    match recording.utc_offset_s {
        Some(offset_s) => recording.start_utc_s -= i64::from(offset_s),
        None => recording.clock = Clock::Wall,
    }
    recording
}

/// Milliseconds since 1970-01-01 UTC of an ISO 8601 time. One without a zone is UTC, as both formats demand.
pub(super) fn instant_ms(text: &str) -> Option<i64> {
    let text = text.trim();
    let instant = text.parse::<Timestamp>().ok();
    let instant = instant.or_else(|| Some(text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp()));
    instant.map(|instant| instant.as_millisecond())
}

/// Whole milliseconds of a span or since 1970; `None` where they are more than a life, and sums of them could overflow.
pub(super) fn whole_ms(ms: f64) -> Option<i64> {
    (ms.abs() <= LONGEST_MS).then_some(ms as i64)
}

/// A number as files write it; some programs write it as their language does, with a decimal comma.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let value = text.parse::<f64>().ok().or_else(|| text.replacen(',', ".", 1).parse().ok());
    value.filter(|value| value.is_finite())
}
