//! Heart rate that a strap stored on its own (swims) and handed over afterwards in messages of its own, merged onto the
//! records.

use super::message::Message;
use crate::model::series::MISSING;

/// Beats with their time and the heart rate at each.
#[derive(Debug, Default)]
pub(super) struct HeartMessages {
    /// The same moment on the file's clock in seconds and on the strap's in 1/1024 s.
    anchor: Option<(f64, u32)>,
    /// The strap's clock at the last beat.
    last: u32,
    /// Seconds on the file's clock, beats per minute.
    samples: Vec<(f64, u8)>,
}

impl HeartMessages {
    /// Takes in one hr message (132).
    pub(super) fn take(&mut self, message: &Message<'_>) {
        let rates: Vec<Option<f64>> = message.elements(6).collect();
        let full: Vec<u32> = message.elements(9).flatten().map(|value| value as u32).collect();
        if let Some(first) = full.first() {
            if message.definition.timestamp.is_some() || self.anchor.is_none() {
                let fraction = message.scaled(0, 32_768.0).unwrap_or(0.0);
                self.anchor = Some((f64::from(message.clock) + fraction, *first));
            }
            for (time, rate) in full.iter().zip(&rates) {
                self.push(*time, *rate);
            }
        } else {
            for (low_bits, rate) in twelve_bits(message.raw(10)).zip(&rates) {
                let time = self.last.wrapping_add(low_bits.wrapping_sub(self.last) & 0x0FFF);
                self.push(time, *rate);
            }
        }
    }

    fn push(&mut self, time: u32, rate: Option<f64>) {
        self.last = time;
        let Some((seconds, strap)) = self.anchor else { return };
        let Some(rate) = rate.filter(|rate| *rate > 0.0) else { return };
        let since = f64::from(time.wrapping_sub(strap) as i32) / 1_024.0;
        self.samples.push((seconds + since, rate as u8));
    }

    pub(super) fn absorb(&mut self, later: Self) {
        self.samples.extend(later.samples);
    }

    /// Sets the heart rate of each record for which the strap has beats in the second that ends there, to their mean.
    pub(super) fn merge(mut self, timestamps: &[u32], heart_rate: &mut Vec<i32>) {
        if self.samples.is_empty() {
            return;
        }
        heart_rate.resize(timestamps.len(), MISSING);
        self.samples.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut samples = self.samples.iter().peekable();
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
}

/// Numbers of twelve bits, two in three bytes, lowest first.
fn twelve_bits(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<3>().0.iter().flat_map(|[low, middle, high]| {
        let (low, middle, high) = (u32::from(*low), u32::from(*middle), u32::from(*high));
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
        let heart = HeartMessages { samples: vec![(10.2, 100), (10.9, 110), (11.5, 120)], ..HeartMessages::default() };
        let mut column = Vec::new();
        heart.merge(&[10, 11, 12, 13], &mut column);
        assert_eq!(column, [MISSING, 105, 120, MISSING]);
    }
}
