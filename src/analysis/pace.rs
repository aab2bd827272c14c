//! Fills what depends on pace: residuals of heart rate, form and effort of every run, their slow signs, and the daily
//! series of the charts.

use super::dynamics::{self, FormMetric};
use super::form_drift;
use super::kept::{Kept, Metric};
use super::metric::MetricId;
use super::residuals::Outcome;
use super::season::{Epoch, EpochKind, RunMetrics, Season};
use super::trend::Trend;
use super::{effort, hr_at_pace};
use crate::model::{Daily, Day, DayRange};

/// Strength of a slow sign after a run; it stands until the next one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SlowSign {
    /// The day of the run.
    pub day: Day,
    /// Strength of a rise, 0..1.
    pub up: f64,
    /// Strength of a fall, 0..1.
    pub down: f64,
}

/// The slow signs of all runs, by day; a metric's list is empty where it was never measured.
#[derive(Clone, Debug, Default)]
pub struct SlowSigns {
    /// Heart rate at the same pace.
    pub heart_rate: Vec<SlowSign>,
    /// How heart rate at the same pace moved over the weeks before each run.
    pub heart_trend: Vec<HeartTrend>,
    /// Ground contact time.
    pub contact: Vec<SlowSign>,
    /// Vertical oscillation.
    pub oscillation: Vec<SlowSign>,
    /// Cadence.
    pub cadence: Vec<SlowSign>,
    /// Vertical ratio.
    pub ratio: Vec<SlowSign>,
    /// Effort.
    pub effort: Vec<SlowSign>,
}

/// How heart rate at the same pace moved over the 84 days up to a run (section C8).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct HeartTrend {
    /// The day of the run.
    pub day: Day,
    /// The slope, beats per minute.
    pub trend: Trend,
    /// How far it is believed, 0..1: less where the weather is not known.
    pub trust: f64,
}

/// A slow sign says nothing of a day that long after the last run (section 3.4, J), days.
const STANDS_DAYS: i32 = 28;

/// The sign as it stands on `day`; `None` when the last run is too old or could not tell.
pub fn standing(signs: &[SlowSign], day: Day) -> Option<SlowSign> {
    let until = signs.partition_point(|sign| sign.day <= day);
    let last = signs.get(until.checked_sub(1)?)?;
    (day.since(last.day) <= STANDS_DAYS && last.up.is_finite()).then_some(*last)
}

/// The trend as it stands on `day`; `None` when the last run is too old.
pub fn standing_trend(trends: &[HeartTrend], day: Day) -> Option<HeartTrend> {
    let until = trends.partition_point(|trend| trend.day <= day);
    let last = trends.get(until.checked_sub(1)?)?;
    (day.since(last.day) <= STANDS_DAYS).then_some(*last)
}

/// Fills the residuals of the runs, the slow signs and the daily series.
pub(crate) fn fill(season: &mut Season, kept: &mut Kept) {
    fill_heart_rate(season, kept);
    let runs = dynamics::comparable(season);
    let mut form = |metric| fill_form(season, kept, &runs, metric);
    let contact = form(FormMetric::Contact);
    let oscillation = form(FormMetric::Oscillation);
    let cadence = form(FormMetric::Cadence);
    let ratio = form(FormMetric::Ratio);
    form(FormMetric::Stiffness);
    fill_effort(season, kept);
    season.form_runs = form_drift::runs(season, [&contact, &oscillation, &cadence, &ratio]);
    fill_series(season);
    season.epochs.sort_by_key(|epoch| epoch.day);
    season.epochs.dedup();
}

/// The outcomes of a metric with the index of their run.
pub(super) type Outcomes = Vec<(usize, Outcome)>;

fn fill_heart_rate(season: &mut Season, kept: &mut Kept) {
    let entries = hr_at_pace::entries(season);
    let outcomes = kept.judge(Metric::HeartRate, hr_at_pace::RULES, &entries);
    let outcomes: Outcomes = entries.iter().map(|entry| entry.run).zip(outcomes.iter().copied()).collect();
    set_runs(season, &outcomes, |run, residual| run.hr_residual_bpm = Some(residual));
    note_epochs(season, &outcomes, EpochKind::HeartRate);
    season.slow.heart_rate = slow_signs(season, &outcomes);
    let trend = |(index, outcome): &(usize, Outcome)| {
        let (trend, trust) = outcome.trend?;
        Some(HeartTrend { day: season.runs.get(*index)?.day, trend, trust })
    };
    season.slow.heart_trend = outcomes.iter().filter_map(trend).collect();
}

fn fill_form(season: &mut Season, kept: &mut Kept, runs: &[usize], metric: FormMetric) -> Outcomes {
    let looked_at = dynamics::looked_at(season, metric, runs);
    let outcomes = kept.judge_form(metric, looked_at, || dynamics::entries(season, metric, runs));
    let run = |(place, outcome): &(usize, Outcome)| Some((*runs.get(*place)?, *outcome));
    let outcomes: Outcomes = outcomes.iter().filter_map(run).collect();
    set_runs(season, &outcomes, |run, residual| {
        let percent = Some(100.0 * residual.exp_m1());
        match metric {
            FormMetric::Contact => run.gct_residual_pct = percent,
            FormMetric::Oscillation => run.vertical_oscillation_residual_pct = percent,
            FormMetric::Cadence => run.cadence_residual_pct = percent,
            FormMetric::Ratio => run.vertical_ratio_residual_pct = percent,
            FormMetric::Stiffness => run.stiffness_residual_pct = percent,
        }
    });
    let signs = slow_signs(season, &outcomes);
    match metric {
        FormMetric::Contact => {
            note_epochs(season, &outcomes, EpochKind::Form);
            season.slow.contact = signs;
        }
        FormMetric::Oscillation => season.slow.oscillation = signs,
        FormMetric::Cadence => season.slow.cadence = signs,
        FormMetric::Ratio => season.slow.ratio = signs,
        FormMetric::Stiffness => {}
    }
    outcomes
}

fn fill_effort(season: &mut Season, kept: &mut Kept) {
    let entries = effort::entries(season);
    let outcomes = kept.judge(Metric::Effort, effort::RULES, &entries);
    let outcomes: Outcomes = entries.iter().map(|entry| entry.run).zip(outcomes.iter().copied()).collect();
    set_runs(season, &outcomes, |run, residual| run.effort_residual = Some(residual));
    season.slow.effort = slow_signs(season, &outcomes);
    for (index, z) in effort::decoupling(season) {
        if let Some(run) = season.runs.get_mut(index) {
            run.decoupling_z = Some(z);
        }
    }
}

fn set_runs(season: &mut Season, outcomes: &Outcomes, set: impl Fn(&mut RunMetrics, f64)) {
    for (index, outcome) in outcomes {
        if let (Some(run), Some(residual)) = (season.runs.get_mut(*index), outcome.residual) {
            set(run, residual);
        }
    }
}

/// The signs by day; a run that could not tell leaves `NaN`, so that an older sign does not stand over a new sensor.
fn slow_signs(season: &Season, outcomes: &Outcomes) -> Vec<SlowSign> {
    let sign = |(index, outcome): &(usize, Outcome)| {
        let day = season.runs.get(*index)?.day;
        let vetoed = outcome.new_sensor.is_some() || outcome.z.is_some();
        let (up, down) = outcome.up.zip(outcome.down).unwrap_or((f64::NAN, f64::NAN));
        (vetoed || up.is_finite()).then_some(SlowSign { day, up, down })
    };
    outcomes.iter().filter_map(sign).collect()
}

fn note_epochs(season: &mut Season, outcomes: &Outcomes, what: EpochKind) {
    let days = outcomes.iter().filter_map(|(_, outcome)| outcome.new_sensor);
    season.epochs.extend(days.map(|day| Epoch { day, what }));
    season.epochs.sort_by_key(|epoch| (epoch.day, epoch.what as u8));
    season.epochs.dedup();
}

/// Mean of the day's runs.
fn fill_series(season: &mut Season) {
    type Residual = fn(&RunMetrics) -> Option<f64>;
    let series: [(MetricId, Residual); 4] = [
        (MetricId::HrAtPace, |run| run.hr_residual_bpm),
        (MetricId::GctResidual, |run| run.gct_residual_pct),
        (MetricId::VerticalOscillationResidual, |run| run.vertical_oscillation_residual_pct),
        (MetricId::CadenceResidual, |run| run.cadence_residual_pct),
    ];
    for (metric, residual) in series {
        let daily = Daily::from_fn(season.days, |day| {
            let runs = season.runs_in(DayRange::new(day, day)).iter().filter_map(residual);
            let (sum, count) = runs.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
            (count > 0.0).then(|| sum / count)
        });
        if let Some(slot) = season.series.get_mut(metric as usize) {
            *slot = daily;
        }
    }
}
