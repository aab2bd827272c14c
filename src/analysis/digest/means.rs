//! Means as a watch shows them: over every sample that holds a value, standing (zero) left out.

use crate::model::{Channel, MISSING, Means, Series};

/// Heart rates outside are no heart rates, beats per minute.
pub(super) const HEART_RATES: std::ops::RangeInclusive<i32> = 40..=230;

pub(super) fn of(series: &Series) -> Means {
    let mean = |channel| mean(series, channel);
    let either = |watch, pod| mean(watch).or_else(|| mean(pod));
    Means {
        hr_bpm: mean(Channel::HeartRate),
        max_hr_bpm: None,
        cadence_spm: either(Channel::Cadence, Channel::PodCadence),
        gct_ms: either(Channel::GroundContactTime, Channel::PodGroundContactTime),
        vertical_oscillation_mm: either(Channel::VerticalOscillation, Channel::PodVerticalOscillation),
        vertical_ratio_pct: mean(Channel::VerticalRatio),
        step_length_mm: mean(Channel::StepLength),
        gct_balance_left_pct: mean(Channel::GroundContactBalance),
        power_w: either(Channel::Power, Channel::PodPower),
        temperature_late_c: late_temperature(series),
        altitude_m: mean(Channel::Altitude),
    }
}

fn mean(series: &Series, channel: Channel) -> Option<f64> {
    let heart = channel == Channel::HeartRate;
    let (mut sum, mut count) = (0_i64, 0_i64);
    for &value in series.counts(channel) {
        if value > 0 && (!heart || HEART_RATES.contains(&value)) {
            sum += i64::from(value);
            count += 1;
        }
    }
    (count > 0).then(|| sum as f64 / count as f64 * channel.unit())
}

/// Median of the second half at the device: by then the watch has left the warm house.
fn late_temperature(series: &Series) -> Option<f64> {
    let counts = series.counts(Channel::Temperature);
    let mut late: Vec<i32> = counts.iter().skip(counts.len() / 2).copied().filter(|c| *c != MISSING).collect();
    let middle = late.len() / 2;
    if late.is_empty() {
        return None;
    }
    let (_, median, _) = late.select_nth_unstable(middle);
    Some(f64::from(*median) * Channel::Temperature.unit())
}
