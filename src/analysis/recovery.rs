//! Heart-rate variability and resting heart rate against the runner's own band (section 4.15). Each source is a series
//! of its own: two devices, or RMSSD and SDNN, are never mixed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::season::Season;
use super::stats::{mean, median, ramp, sample_sd};
use crate::model::{Daily, Day, DayRange, Diary, Reading, ReadingKind, SourceRank};

const WEEK_VALUES: usize = 3;
const BASELINE_VALUES: usize = 21;
/// The baseline spans the 60 days before the last week and its guard.
const BASELINE: (i32, i32) = (67, 8);
/// Smallest worthwhile change, in own standard deviations.
const WORTHWHILE_SD: f64 = 0.5;
/// Keeps a band of equal values open (J).
const LEAST_SD: f64 = 0.01;
const HRV_RANGE_MS: (f64, f64) = (3.0, 400.0);
const RESTING_RANGE_BPM: (f64, f64) = (25.0, 130.0);

/// Resting values as they stand on one day. Signs are `None` while travelling: they are the journey's.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Recovery {
    /// Mean of ln HRV over 7 days, at least 3 values.
    pub hrv_mean7: Option<f64>,
    /// Lower edge of the own band, ln.
    pub hrv_low: Option<f64>,
    /// Upper edge.
    pub hrv_high: Option<f64>,
    /// How far below the band, 0..1.
    pub hrv_down: Option<f64>,
    /// How far above the band, 0..1.
    pub hrv_up: Option<f64>,
    /// Coefficient of variation over 7 days, percent.
    pub hrv_cv7_pct: Option<f64>,
    /// Days in a row below the band.
    pub days_below: u32,
    /// Known values of the last 67 days.
    pub hrv_values: u32,
    /// Median resting heart rate of 7 days, beats per minute.
    pub rhr_now: Option<f64>,
    /// Median of the 60 days before.
    pub rhr_usual: Option<f64>,
    /// The difference, beats per minute.
    pub rhr_change: Option<f64>,
    /// How strongly resting heart rate is up, 0..1.
    pub rhr_up: Option<f64>,
    /// Known values of the last 67 days.
    pub rhr_values: u32,
    /// Whether the day lies in a travel window.
    pub travel: bool,
}

/// Resting values as they stand on `day`.
pub fn recovery(season: &Season, day: Day) -> Recovery {
    season.recovery.get(day).unwrap_or_default()
}

/// The band of a series: mean, standard deviation, smallest worthwhile change.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Band {
    /// Mean of the baseline.
    pub mean: f64,
    /// Its sample standard deviation.
    pub sd: f64,
}

impl Band {
    /// The band of a baseline of at least 21 values.
    pub fn of(values: &[f64]) -> Option<Self> {
        let (mean, sd) = mean(values).zip(sample_sd(values))?;
        (values.len() >= BASELINE_VALUES).then_some(Self { mean, sd: sd.max(LEAST_SD) })
    }

    /// Half a standard deviation.
    pub fn worthwhile(self) -> f64 {
        WORTHWHILE_SD * self.sd
    }

    /// Lower edge.
    pub fn low(self) -> f64 {
        self.mean - self.worthwhile()
    }

    /// Upper edge.
    pub fn high(self) -> f64 {
        self.mean + self.worthwhile()
    }
}

/// One source's daily values.
struct Source {
    rmssd: bool,
    rank: SourceRank,
    values: Daily,
}

/// The days' resting values: the chosen series for charts and the band of each day.
pub(super) struct Resting {
    pub hrv_ms: Daily,
    pub resting_hr: Daily,
    pub recovery: Daily<Recovery>,
}

/// Works out resting values of every day.
pub(super) fn resting(
    days: DayRange,
    readings: &[Reading],
    diary: &Daily<Arc<Diary>>,
    travelling: impl Fn(Day) -> bool,
) -> Resting {
    let hrv = sources(days, readings, diary, true);
    let rhr = sources(days, readings, diary, false);
    let mut below = 0;
    let recovery = Daily::from_fn(days, |day| {
        let mut today = Recovery { travel: travelling(day), ..Recovery::default() };
        fill_hrv(&mut today, &hrv, day);
        fill_rhr(&mut today, &rhr, day);
        let is_below = today.hrv_mean7.zip(today.hrv_low).is_some_and(|(mean, low)| mean < low);
        below = if is_below { below + 1 } else { 0 };
        today.days_below = below;
        if today.travel {
            (today.hrv_down, today.hrv_up, today.rhr_up) = (None, None, None);
        }
        Some(today)
    });
    let rmssd: Vec<Source> = hrv.into_iter().filter(|source| source.rmssd).collect();
    let hrv_ms = Daily::from_fn(days, |day| best(&rmssd, day).map(f64::exp));
    Resting { hrv_ms, resting_hr: Daily::from_fn(days, |day| best(&rhr, day)), recovery }
}

/// Values by day, and how far their source is trusted.
type BySource<'a> = BTreeMap<(bool, &'a str), (SourceRank, BTreeMap<Day, Vec<f64>>)>;

/// The series of each source: ln HRV, or resting heart rate. Several values of one day give their median.
fn sources(days: DayRange, readings: &[Reading], diary: &Daily<Arc<Diary>>, hrv: bool) -> Vec<Source> {
    let mut by_source = BySource::new();
    let mut add = |rmssd: bool, source, rank, day, value: f64| {
        let range = if hrv { HRV_RANGE_MS } else { RESTING_RANGE_BPM };
        if days.contains(day) && (range.0..=range.1).contains(&value) {
            let series = by_source.entry((rmssd, source)).or_default();
            series.0 = rank;
            series.1.entry(day).or_default().push(if hrv { value.ln() } else { value });
        }
    };
    for reading in readings {
        let rmssd = match (hrv, reading.kind) {
            (true, ReadingKind::HrvRmssd) | (false, ReadingKind::RestingHr) => true,
            (true, ReadingKind::HrvSdnn) => false,
            _ => continue,
        };
        add(rmssd, reading.source.as_ref(), reading.rank, reading.day, reading.value);
    }
    for (day, said) in diary.all_known() {
        if let Some(typed) = if hrv { said.hrv_rmssd_ms } else { said.resting_hr_bpm } {
            add(true, "diary", SourceRank::Typed, day, typed);
        }
    }
    let series = by_source.into_iter().map(|((rmssd, _), (rank, by_day))| {
        let values = Daily::from_fn(days, |day| median(by_day.get(&day)?));
        Source { rmssd, rank, values }
    });
    series.collect()
}

/// The value of the most trusted source.
fn best(sources: &[Source], day: Day) -> Option<f64> {
    let known = sources.iter().filter_map(|source| Some((source.rank, source.values.get(day)?)));
    known.max_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// The values of the last 7 days and of the baseline, of the source that can tell most.
fn windows(sources: &[Source], day: Day) -> Option<(Vec<f64>, Vec<f64>)> {
    let window = |source: &Source, range| source.values.known(range).map(|(_, value)| value).collect::<Vec<f64>>();
    let week = DayRange::ending(day, 7);
    let before = DayRange::new(day.plus(-BASELINE.0), day.plus(-BASELINE.1));
    let each = sources.iter().map(|source| (source, window(source, week), window(source, before)));
    let told = each.filter(|(_, week, _)| week.len() >= WEEK_VALUES);
    let usable =
        told.max_by_key(|(source, week, base)| (base.len() >= BASELINE_VALUES, source.rmssd, source.rank, week.len()));
    usable.map(|(_, week, base)| (week, base))
}

fn fill_hrv(today: &mut Recovery, sources: &[Source], day: Day) {
    let Some((week, base)) = windows(sources, day) else { return };
    today.hrv_values = (week.len() + base.len()) as u32;
    let Some(mean7) = mean(&week) else { return };
    today.hrv_mean7 = Some(mean7);
    today.hrv_cv7_pct = sample_sd(&week).map(|sd| sd / mean7 * 100.0);
    let Some(band) = Band::of(&base) else { return };
    today.hrv_low = Some(band.low());
    today.hrv_high = Some(band.high());
    today.hrv_down = Some(ramp((band.low() - mean7) / band.sd, 0.0, 1.0));
    today.hrv_up = Some(ramp((mean7 - band.high()) / band.sd, 0.0, 1.0));
}

fn fill_rhr(today: &mut Recovery, sources: &[Source], day: Day) {
    let Some((week, base)) = windows(sources, day) else { return };
    today.rhr_values = (week.len() + base.len()) as u32;
    today.rhr_now = median(&week);
    today.rhr_usual = median(&base).filter(|_| base.len() >= BASELINE_VALUES);
    today.rhr_change = today.rhr_now.zip(today.rhr_usual).map(|(now, usual)| now - usual);
    today.rhr_up = today.rhr_change.map(|change| ramp(change, 3.0, 8.0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_28_band_of_heart_rate_variability() {
        let values = [4.02, 4.10, 4.05, 3.98, 4.12, 4.08, 4.00, 4.06, 3.95, 4.11, 4.03, 4.07, 4.09, 4.01];
        let band = Band { mean: mean(&values).unwrap(), sd: sample_sd(&values).unwrap() };
        assert!((band.mean - 4.04786).abs() < 1e-5);
        assert!((band.sd - 0.05132).abs() < 1e-5);
        assert!((band.worthwhile() - 0.02566).abs() < 1e-5);
        assert!((band.low() - 4.02220).abs() < 1e-5);
        assert_eq!(Band::of(&values), None, "fourteen values are too few for a band");
    }
}
