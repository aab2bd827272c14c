//! Heart rate that a strap stored on its own (swims) and handed over afterwards in messages of its own, merged onto the
//! records.

use std::ops::Range;

use super::definitions::Definition;
use super::message::Message;
use super::turns;
use crate::model::series::MISSING;

/// FIT's number of the message.
pub(super) const HEART: u16 = 132;
const RATES: u8 = 6;
/// The strap's clock in full, and its lowest twelve bits.
const FULL_TIMES: u8 = 9;
const LOW_TIMES: u8 = 10;
/// Ticks of the strap's clock in a second, and after how many its lowest twelve bits are the same again.
const TICKS: f64 = 1_024.0;
const TURN: u32 = 0x1000;
/// Beats in a message of twelve-bit times.
const BEATS: u32 = 8;
/// Ticks by which the beats around a stray may be uneven.
const UNUSUAL: u32 = 256;
/// Beats on each side of a hole that say how far apart they are.
const AROUND: usize = 64;
/// Beats per minute between two beats that are further apart than any heart's filtered rate.
const LARGEST_STEP: f64 = 12.0;

/// Beats with their time and the heart rate at each, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct HeartMessages {
    entries: Vec<Entry>,
    /// Whether some of it may not be as the strap wrote it.
    pub(super) damaged: bool,
}

#[derive(Clone, Copy, Debug)]
enum Entry {
    /// The same moment on the file's clock in seconds and on the strap's.
    Anchor(f64, u32),
    /// A beat at a time of the strap's clock.
    Full(u32, u8),
    /// A beat at the next time with these lowest bits.
    Low(u16, u8),
    /// So many messages were lost.
    Lost(u32),
    /// Another part of the file with a clock of its own.
    Part,
}

impl HeartMessages {
    /// Takes in one hr message.
    pub(super) fn take(&mut self, message: &Message<'_>) {
        let rates = message.elements(RATES).map(|rate| rate.unwrap_or(0.0) as u8);
        let full: Vec<u32> = message.elements(FULL_TIMES).flatten().map(|value| value as u32).collect();
        if let Some(first) = full.first() {
            if message.definition.timestamp.is_some() || self.entries.is_empty() {
                let fraction = message.scaled(0, 32_768.0).unwrap_or(0.0);
                self.entries.push(Entry::Anchor(f64::from(message.clock) + fraction, *first));
            }
            self.entries.extend(full.iter().zip(rates).map(|(time, rate)| Entry::Full(*time, rate)));
        } else {
            let beats = twelve_bits(message.raw(LOW_TIMES)).zip(rates);
            self.entries.extend(beats.map(|(low_bits, rate)| Entry::Low(low_bits, rate)));
        }
    }

    /// Notes that this many messages were lost behind the last one.
    pub(super) fn lose(&mut self, messages: usize) {
        self.entries.push(Entry::Lost(u32::try_from(messages).unwrap_or(u32::MAX)));
    }

    pub(super) fn absorb(&mut self, later: Self) {
        self.damaged |= later.damaged;
        self.entries.push(Entry::Part);
        self.entries.extend(later.entries);
    }

    /// Sets the heart rate of each record for which the strap has beats in the second that ends there, to their mean.
    pub(super) fn merge(&self, timestamps: &[u32], heart_rate: &mut Vec<i32>) {
        merge(self.samples(), timestamps, heart_rate);
    }

    /// Seconds on the file's clock and beats per minute of each beat.
    fn samples(&self) -> Vec<(f64, u8)> {
        let mut samples = Vec::new();
        let (mut anchor, mut last) = (None, 0_u32);
        let strays = self.strays().unwrap_or_default();
        for (place, entry) in self.entries.iter().enumerate() {
            let (time, rate) = match *entry {
                Entry::Part => {
                    (anchor, last) = (None, 0);
                    continue;
                }
                Entry::Anchor(seconds, strap) => {
                    anchor = Some((seconds, strap));
                    continue;
                }
                Entry::Lost(messages) => {
                    last = self.behind_hole(place, last, messages);
                    continue;
                }
                Entry::Full(time, rate) => (time, rate),
                Entry::Low(..) if strays.contains(&place) => continue,
                Entry::Low(low_bits, rate) => (last.wrapping_add(turned(last, low_bits)), rate),
            };
            last = time;
            if let Some((seconds, strap)) = anchor.filter(|_| rate > 0) {
                samples.push((seconds + f64::from(time.wrapping_sub(strap) as i32) / TICKS, rate));
            }
        }
        samples
    }

    /// The one beat, or the two that share a byte, for which alone the clock goes round: without them the next one
    /// follows as usual. A wrong byte does that; where it happens more often, the strap has lost touch.
    fn strays(&self) -> Option<Range<usize>> {
        if !self.damaged {
            return None;
        }
        let low = |place: usize| match self.entries.get(place) {
            Some(Entry::Low(low_bits, _)) => Some(u32::from(*low_bits)),
            _ => None,
        };
        let straying = |first: usize, count: usize| {
            let (before, behind) = (first.checked_sub(1)?, first.saturating_add(count));
            let beats: Vec<u32> = (before.checked_sub(1)?..=behind).map(low).collect::<Option<_>>()?;
            let [earlier, there, between @ .., here] = beats.as_slice() else { return None };
            let beat = turns::step(TURN, *earlier, *there);
            let unusual = turns::step(TURN, *there, *here).abs_diff(beat.saturating_mul(between.len() as u32 + 1));
            turns::is_stray(TURN, *there, between, *here).then_some((unusual, first..behind))
        };
        let both = |first| [straying(first, 1), straying(first, 2)];
        let found: Vec<(u32, Range<usize>)> = (0..self.entries.len()).flat_map(both).flatten().collect();
        let (first, last) = (found.first()?, found.last()?);
        let one_place = last.1.start <= first.1.end;
        found
            .iter()
            .min_by_key(|(unusual, strays)| (unusual / UNUSUAL, strays.len()))
            .filter(|_| one_place)
            .map(|(_, strays)| strays.clone())
    }

    /// The strap's clock behind a hole, to half a turn: as many beats as were lost, as far apart as those around.
    fn behind_hole(&self, place: usize, last: u32, messages: u32) -> u32 {
        let before = self.entries.get(place.saturating_sub(AROUND)..place).unwrap_or_default();
        let behind = self.entries.get(place.saturating_add(1)..).unwrap_or_default();
        let behind = behind.get(..AROUND.min(behind.len())).unwrap_or_default();
        let step = |pair: &[Entry]| match *pair {
            [Entry::Low(a, _), Entry::Low(b, _)] => Some(turned(u32::from(a), b)),
            _ => None,
        };
        let steps: Vec<u32> = before.windows(2).chain(behind.windows(2)).filter_map(step).collect();
        let interval = f64::from(steps.iter().sum::<u32>()) / steps.len().max(1) as f64;
        // The next beat is one more interval on, and counted from half a turn before it.
        let on = interval * f64::from(messages.saturating_mul(BEATS).saturating_add(1));
        last.wrapping_add((on - f64::from(TURN / 2)).max(0.0) as u32)
    }
}

/// Ticks from a time of the strap's clock to the next one with these lowest bits.
fn turned(last: u32, low_bits: u16) -> u32 {
    turns::step(TURN, last, u32::from(low_bits))
}

/// Whether a message holds the rates of eight beats as a heart beats: a chain of them shows that bytes are sound.
pub(super) fn is_beating(layout: &Definition, message: &[u8]) -> bool {
    if layout.global != HEART {
        return false;
    }
    let message = Message { definition: layout, bytes: message, clock: 0 };
    let rates: Vec<f64> = message.elements(RATES).map(|rate| rate.unwrap_or(0.0)).collect();
    let steady = |pair: &[f64]| matches!(pair, [a, b] if *a > 0.0 && *b > 0.0 && (a - b).abs() <= LARGEST_STEP);
    rates.len() == BEATS as usize && rates.windows(2).all(steady)
}

/// Sets the heart rate of each record that has beats, in seconds and beats per minute, in the second that ends there.
fn merge(mut samples: Vec<(f64, u8)>, timestamps: &[u32], heart_rate: &mut Vec<i32>) {
    if samples.is_empty() {
        return;
    }
    heart_rate.resize(timestamps.len(), MISSING);
    samples.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut samples = samples.iter().peekable();
    let mut before = None;
    for (time, count) in timestamps.iter().zip(heart_rate) {
        let time = f64::from(*time);
        // After a gap in the records only the last ten seconds speak for the next one.
        let from = before.unwrap_or(time - 1.0).max(time - 10.0);
        let (mut sum, mut number) = (0, 0);
        while let Some((at, rate)) = samples.next_if(|(at, _)| *at <= time) {
            if *at > from {
                sum += i32::from(*rate);
                number += 1;
            }
        }
        if number > 0 {
            *count = (sum + number / 2) / number;
        }
        before = Some(time);
    }
}

/// Numbers of twelve bits, two in three bytes, lowest first.
fn twelve_bits(bytes: &[u8]) -> impl Iterator<Item = u16> {
    bytes.as_chunks::<3>().0.iter().flat_map(|[low, middle, high]| {
        let (low, middle, high) = (u16::from(*low), u16::from(*middle), u16::from(*high));
        [low | (middle & 0x0F) << 8, middle >> 4 | high << 4]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_bit_numbers_come_out_lowest_first() {
        assert_eq!(twelve_bits(&[0x21, 0x43, 0x65]).collect::<Vec<_>>(), [0x321, 0x654]);
    }

    #[test]
    fn records_get_the_mean_of_the_beats_since_the_one_before() {
        let mut column = Vec::new();
        merge(vec![(10.2, 100), (10.9, 110), (11.5, 120)], &[10, 11, 12, 13], &mut column);
        assert_eq!(column, [MISSING, 105, 120, MISSING]);
    }

    /// A beat every half second of the strap's clock, of which `lost` of the messages are missing.
    fn beating(lost: Range<u16>) -> HeartMessages {
        let mut heart = HeartMessages { entries: vec![Entry::Anchor(100.0, 0), Entry::Full(0, 120)], damaged: true };
        for message in 0..40_u16 {
            if message == lost.start && !lost.is_empty() {
                heart.lose(lost.len());
            }
            let beats = (1..=8).map(|beat| Entry::Low((message * 8 + beat) % 8 * 512, 120));
            heart.entries.extend(beats.filter(|_| !lost.contains(&message)));
        }
        heart
    }

    #[test]
    fn behind_lost_messages_the_beats_go_on_where_they_were() {
        let whole = beating(0..0).samples();
        assert_eq!((whole.len(), whole.last()), (321, Some(&(260.0, 120))));
        for lost in [20..21, 20..23, 20..30] {
            let samples = beating(lost.clone()).samples();
            assert_eq!((samples.len(), samples.last()), (321 - 8 * lost.len(), Some(&(260.0, 120))));
        }
    }

    #[test]
    fn a_beat_for_which_alone_the_clock_goes_round_is_left_out() {
        let mut heart = beating(0..0);
        heart.entries[100] = Entry::Low(0x0FF, 120);
        let samples = heart.samples();
        assert_eq!((samples.len(), samples.last()), (320, Some(&(260.0, 120))));
    }
}
