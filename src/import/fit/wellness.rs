//! What health files of a watch or scale say about a day: weight, resting heart rate, HRV of the night, sleep stages.

use std::sync::Arc;

use super::message::Message;
use crate::model::Day;
use crate::model::body::{Night, Reading, ReadingKind, SourceRank};

/// One value on the file's clock, and whose it is on a scale with several users.
#[derive(Clone, Copy, Debug)]
struct Value {
    time: u32,
    kind: ReadingKind,
    value: f64,
    user: Option<u32>,
}

/// Values and sleep levels of a file.
#[derive(Debug, Default)]
pub(super) struct Wellness {
    values: Vec<Value>,
    /// Level 0 unmeasurable, 1 awake, 2 light, 3 deep, 4 REM; each holds until the next.
    sleep: Vec<(u32, u32)>,
}

/// A longer silence between two sleep levels separates two nights.
const LONGEST_STAGE_S: u32 = 4 * 3_600;
/// The usual middle of a night, local seconds since midnight. (J)
const MID_NIGHT_S: i64 = 7 * 1_800;
/// The largest offset a night is taken to lie at: nearly no one lives further east, or as far west as the same hour. (J)
const EASTERNMOST_S: i64 = 27 * 1_800;

impl Wellness {
    /// Takes in one message; the unknown ones are left.
    pub(super) fn take(&mut self, message: &Message<'_>) {
        let found = match message.definition.global {
            // 65534 is a scale still at work
            30 => message.number(0).filter(|raw| *raw < 65_534.0).map(|raw| (ReadingKind::Weight, raw / 100.0)),
            // the day's own value before the weekly mean
            211 => message.number(1).or_else(|| message.number(0)).map(|value| (ReadingKind::RestingHr, value)),
            370 => message.scaled(1, 128.0).map(|value| (ReadingKind::HrvRmssd, value)),
            275 => {
                self.sleep.extend(message.whole(0).map(|level| (message.clock, level)));
                None
            }
            _ => None,
        };
        let Some((kind, value)) = found.filter(|(_, value)| *value > 0.0) else { return };
        let user = message.whole(12).filter(|_| kind == ReadingKind::Weight);
        self.values.push(Value { time: message.clock, kind, value, user });
    }

    pub(super) fn absorb(&mut self, later: Self) {
        self.values.extend(later.values);
        self.sleep.extend(later.sleep);
    }

    /// The readings, each on its local civil date.
    pub(super) fn readings(&self, offset_s: i32, source: &Arc<str>) -> Vec<Reading> {
        let rank = |kind| if kind == ReadingKind::Weight { SourceRank::Scale } else { SourceRank::Watch };
        // Of several users of a scale the first is taken for the runner.
        let first_user = self.values.iter().filter_map(|value| value.user).min();
        let mine = self.values.iter().filter(|value| value.user.is_none() || value.user == first_user);
        let dated = mine.filter(|value| value.time >= super::FIRST_DATE);
        dated
            .map(|value| {
                let utc = super::unix(value.time);
                Reading {
                    day: Day::of_instant(utc, offset_s),
                    kind: value.kind,
                    value: value.value,
                    time_s: Some((utc + i64::from(offset_s)).rem_euclid(86_400) as i32),
                    source: source.clone(),
                    rank: rank(value.kind),
                }
            })
            .collect()
    }

    /// The nights, dated by the local civil date of waking.
    pub(super) fn nights(&self, offset_s: i32, source: &Arc<str>) -> Vec<Night> {
        let levels = self.levels();
        stretches(&levels).filter_map(|levels| night(levels, offset_s, source)).collect()
    }

    /// The offset at which the longest night lies as nights do, whole hours: enough for its date where the file does not
    /// tell the time of the place. `None` without a night.
    pub(super) fn likely_offset_s(&self) -> Option<i32> {
        let levels = self.levels();
        let ends = stretches(&levels).filter_map(|levels| Some((levels.first()?.0, levels.last()?.0)));
        let (start, end) = ends.max_by_key(|(start, end)| end - start).filter(|(start, end)| start < end)?;
        let middle = i64::midpoint(super::unix(start), super::unix(end));
        let east = (MID_NIGHT_S - middle).rem_euclid(86_400);
        let offset = if east > EASTERNMOST_S { east - 86_400 } else { east };
        Some(((offset + 1_800).div_euclid(3_600) * 3_600) as i32)
    }

    /// The dated levels in their order.
    fn levels(&self) -> Vec<(u32, u32)> {
        let mut levels = self.sleep.clone();
        levels.retain(|(time, _)| *time >= super::FIRST_DATE);
        levels.sort_unstable();
        levels
    }
}

fn stretches(levels: &[(u32, u32)]) -> impl Iterator<Item = &[(u32, u32)]> {
    levels.chunk_by(|a, b| b.0.saturating_sub(a.0) <= LONGEST_STAGE_S)
}

fn night(levels: &[(u32, u32)], offset_s: i32, source: &Arc<str>) -> Option<Night> {
    let (start, _) = levels.first()?;
    let (end, _) = levels.last()?;
    let seconds = |wanted: u32| {
        let stages = levels.iter().zip(levels.iter().skip(1));
        let held = stages.filter(|(stage, _)| stage.1 == wanted).map(|(stage, next)| f64::from(next.0 - stage.0));
        held.sum::<f64>()
    };
    let (awake, light, deep, rem) = (seconds(1), seconds(2), seconds(3), seconds(4));
    let asleep = light + deep + rem;
    (asleep > 0.0).then(|| Night {
        day: Day::of_instant(super::unix(*end), offset_s),
        asleep_s: Some(asleep),
        in_bed_s: Some(f64::from(end - start)),
        start_utc_s: Some(super::unix(*start)),
        end_utc_s: Some(super::unix(*end)),
        deep_s: Some(deep),
        light_s: Some(light),
        rem_s: Some(rem),
        awake_s: Some(awake),
        source: source.clone(),
        rank: SourceRank::Watch,
    })
}
