//! Fluid lost on runs (section 4.18): what each long or hot run took, and what the latest of them come to.

use super::heat::{self, dew_point_c, is_hot};
use super::hydration::{
    DRINK_UNKNOWN_L_H, SWEAT_PRIOR_L_H, electrolyte_exposure, fluid_exposure, loss_pct, measured_loss_pct,
    modelled_sweat_rate, sweat_conditions, sweat_rate,
};
use super::metric::MetricId;
use super::season::{RunMetrics, Season};
use super::stats::{mean, median};
use crate::model::diary::Drink;
use crate::model::{Day, DayRange};

/// From this length on a run is long, minutes (C9).
pub const LONG_MIN: f64 = 60.0;
/// Days whose long and hot runs count, and how many of them are looked at (section 6.0, C9).
pub const DAYS: i32 = 28;
const LATEST: usize = 3;
/// Long runs come once a week, and not each is told of: the last three may lie this far back while the newest is
/// recent, days (J).
const LONG_RUNS_DAYS: i32 = 42;
const RECURRENT_OF: usize = 4;
/// Exposure at which a run counts as dry for "again and again", and below which it counts as fine (section 6.0; J).
const DRY: f64 = 0.3;
/// Own weighings that fit the sweat rate, and the days they may lie back (section 4.18; days (J)).
const WEIGHINGS: usize = 3;
const WEIGHINGS_DAYS: i32 = 365;
/// Where the weather is not known, °C sWBGT: the model's reference, neither cool nor hot (J).
const TEMPERATE_C: f64 = 15.0;
/// Where no weight is known; the loss in percent hardly depends on it (J), kilograms.
const USUAL_MASS_KG: f64 = 70.0;
const MASS_DAYS: i32 = 120;
/// Where no distance is known (J), metres per second.
const USUAL_SPEED_M_S: f64 = 2.8;
/// Exposure of a start that is dry, and the weight under the trend that shows it, percent (section 4.18).
const DRY_START: f64 = 0.4;
const DRY_START_PCT: f64 = 1.0;
/// Sodium counts less than water (section 4.18).
const ELECTROLYTE_SHARE: f64 = 0.7;
/// A short cool run counts less (section 4.18).
const SHORT_MIN: f64 = 45.0;
const SHORT_SHARE: f64 = 0.6;
/// Losses outside are slips of the pen, percent.
const PLAUSIBLE_LOSS_PCT: std::ops::RangeInclusive<f64> = -4.0..=10.0;
/// Spread of the sweat rate among runners, share (section 11.1), before own weighings and after them (J).
const SWEAT_SPREAD: (f64, f64) = (0.25, 0.12);

/// What one run took.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RunFluid {
    /// The run, by its place in [`Season::runs`].
    pub run: usize,
    /// Its day.
    pub day: Day,
    /// Its minutes.
    pub minutes: f64,
    /// Whether it was hot, if the weather is known.
    pub hot: Option<bool>,
    /// Litres drunk, if noted.
    pub drink_l: Option<f64>,
    /// Loss by weights before and after.
    pub measured_pct: Option<f64>,
    /// Loss as measured, else as the model has it: percent of body mass.
    pub loss_pct: f64,
    /// How far the model may be off, percent of body mass; 0 when measured.
    pub error_pct: f64,
    /// Exposure by sodium, 0 when electrolytes were drunk; `None` when it is not known what was drunk.
    pub electrolyte: Option<f64>,
    /// Whether it began with too little fluid, if a weight tells.
    pub dry_start: Option<bool>,
    /// 0..1.
    pub exposure: f64,
}

impl RunFluid {
    /// Whether the runner said what was drunk, or weighed before and after.
    pub fn told(&self) -> bool {
        self.drink_l.is_some() || self.measured_pct.is_some()
    }

    /// Whether the rules of long and hot runs apply to it.
    pub fn counts(&self) -> bool {
        self.minutes >= LONG_MIN || self.hot == Some(true)
    }
}

/// What the latest long and hot runs come to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FluidState {
    /// Long and hot runs of the last four weeks, oldest first.
    pub runs: Vec<RunFluid>,
    /// Of these, those with a drink or weights.
    pub told: usize,
    /// Those the exposure rests on, the worse first.
    pub worst: Vec<RunFluid>,
    /// Whether the exposure rests on three or more that were told of.
    pub sure: bool,
    /// Whether two or more of the last four were dry.
    pub recurrent: bool,
    /// 0..1; `None` with too few runs.
    pub exposure: Option<f64>,
}

/// What the latest long and hot runs up to `day` come to. Where fewer than three were told of, the model stands in for
/// the others if one was, or if `guess` says that something points to it.
pub fn fluid_state(season: &Season, day: Day, guess: bool) -> FluidState {
    let (recent, longer) = (DayRange::ending(day, DAYS), DayRange::ending(day, LONG_RUNS_DAYS));
    let from = season.runs.partition_point(|run| run.day < longer.first);
    let count = season.runs_in(longer).len();
    let sweat = sweat_factor(season, from + count, day);
    let mut runs: Vec<RunFluid> =
        (from..from + count).filter_map(|index| run_fluid(season, index, sweat)).filter(RunFluid::counts).collect();
    // It matters most on long runs: short hot ones between them must not hide those.
    let mut long: Vec<RunFluid> = runs.iter().copied().filter(|run| run.minutes >= LONG_MIN).collect();
    runs.retain(|run| recent.contains(run.day));
    if long.last().is_none_or(|newest| !recent.contains(newest.day)) {
        long.clear();
    }
    let told = runs.iter().filter(|run| run.told()).count();
    let guess = guess || told > 0;
    let (all, of_long) = (weigh(&runs, guess), weigh(&long, guess));
    let worse = if of_long.exposure > all.exposure { of_long } else { all };
    FluidState { runs, told, ..worse }
}

/// The mean of the worst two of the last three; once the last two were fine, of those two.
fn weigh(runs: &[RunFluid], guess: bool) -> FluidState {
    let told: Vec<RunFluid> = runs.iter().copied().filter(RunFluid::told).collect();
    let sure = told.len() >= LATEST;
    let guessed = runs.iter().copied().filter(|run| run.told() || run.hot.is_some());
    let known: Vec<RunFluid> = if sure || !guess { told } else { guessed.collect() };
    let Some(latest) = known.len().checked_sub(LATEST).and_then(|from| known.get(from..)) else {
        return FluidState::default();
    };
    let last_two = latest.get(LATEST - 2..).unwrap_or(latest);
    let fine = last_two.iter().all(|run| run.exposure < DRY);
    let mut worst = if fine { last_two } else { latest }.to_vec();
    worst.sort_by(|a, b| b.exposure.total_cmp(&a.exposure));
    worst.truncate(2);
    let exposure = mean(&worst.iter().map(|run| run.exposure).collect::<Vec<_>>());
    let recurrent = known.iter().rev().take(RECURRENT_OF).filter(|run| run.exposure >= DRY).count() >= 2;
    FluidState { worst, sure, recurrent, exposure, ..FluidState::default() }
}

/// What a run took by a sweat factor; `None` for other sports and runs of unknown length.
fn run_fluid(season: &Season, index: usize, (factor, own): (f64, bool)) -> Option<RunFluid> {
    let run = season.runs.get(index).filter(|run| run.activity.is_run())?;
    let minutes = run.activity.duration_s()? / 60.0;
    let hours = minutes / 60.0;
    let hot = hot(run);
    let drink_l = run.said.drink_ml.filter(|ml| *ml >= 0.0).map(|ml| ml / 1000.0);
    let measured_pct = measured(run).map(|(before, after)| measured_loss_pct(before, after));
    let mass = mass_kg(season, run);
    let sweat = modelled_sweat_rate(factor, speed_m_s(run), mass, run.swbgt_c.unwrap_or(TEMPERATE_C));
    let modelled = loss_pct(sweat, hours, drink_l.unwrap_or(DRINK_UNKNOWN_L_H * hours), mass);
    let spread = if own { SWEAT_SPREAD.1 } else { SWEAT_SPREAD.0 };
    let drink_error = if drink_l.is_some() { 0.0 } else { DRINK_UNKNOWN_L_H * hours };
    let error_l = (spread * sweat * hours).hypot(drink_error);
    let loss = measured_pct.unwrap_or(modelled);
    let electrolyte = run.said.drink_type.map(|drink| match drink {
        Drink::Electrolyte => 0.0,
        Drink::Water => electrolyte_exposure(minutes, hot == Some(true)),
    });
    let dry_start = dry_start(season, run);
    Some(RunFluid {
        run: index,
        day: run.day,
        minutes,
        hot,
        drink_l,
        measured_pct,
        loss_pct: loss,
        error_pct: if measured_pct.is_some() { 0.0 } else { 100.0 * error_l / mass },
        electrolyte,
        dry_start,
        exposure: exposure(minutes, hot, loss, electrolyte, dry_start),
    })
}

/// Exposure of one run (section 4.18).
fn exposure(minutes: f64, hot: Option<bool>, loss_pct: f64, electrolyte: Option<f64>, dry_start: Option<bool>) -> f64 {
    let start = if dry_start == Some(true) { DRY_START } else { 0.0 };
    let worst = fluid_exposure(loss_pct).max(ELECTROLYTE_SHARE * electrolyte.unwrap_or(0.0)).max(start);
    worst * if minutes < SHORT_MIN && hot != Some(true) { SHORT_SHARE } else { 1.0 }
}

/// How far a run was exposed by its start, length, weather and what was taken along; never by weights after it
/// (section 10.2). Unknown where the weather, or on long and hot runs the drink, is.
pub fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    let run = season.runs.get(index)?;
    let factor = sweat_factor(season, index, run.day);
    let told = run_fluid(season, index, factor)?;
    let heat = run.swbgt_c?;
    if told.counts() && told.drink_l.is_none() {
        return None;
    }
    let (hours, mass) = (told.minutes / 60.0, mass_kg(season, run));
    let sweat = modelled_sweat_rate(factor.0, speed_m_s(run), mass, heat);
    let loss = loss_pct(sweat, hours, told.drink_l.unwrap_or(DRINK_UNKNOWN_L_H * hours), mass);
    Some(exposure(told.minutes, told.hot, loss, told.electrolyte, told.dry_start))
}

/// Whether a run was hot; a guessed humidity says nothing of the dew point.
pub fn hot(run: &RunMetrics) -> Option<bool> {
    let dew = heat::weather(&run.said, &run.activity).filter(|weather| !weather.estimated);
    run.swbgt_c.map(|heat| is_hot(heat, dew.map(|weather| dew_point_c(weather.temperature_c, weather.humidity_pct))))
}

/// Weights before and after, unless they are slips of the pen.
fn measured(run: &RunMetrics) -> Option<(f64, f64)> {
    let (before, after) = run.said.weight_before_kg.zip(run.said.weight_after_kg)?;
    (before > 0.0 && PLAUSIBLE_LOSS_PCT.contains(&measured_loss_pct(before, after))).then_some((before, after))
}

fn speed_m_s(run: &RunMetrics) -> f64 {
    let device = || Some(run.activity.distance_m()? / run.activity.duration_s().filter(|seconds| *seconds > 0.0)?);
    run.activity.digest.mean_speed_eq_m_s.or_else(device).unwrap_or(USUAL_SPEED_M_S)
}

fn mass_kg(season: &Season, run: &RunMetrics) -> f64 {
    let trend = season.daily(MetricId::WeightTrend);
    let known = || trend.known(DayRange::ending(run.day, MASS_DAYS)).next_back().map(|(_, kg)| kg);
    run.said.weight_before_kg.filter(|kg| *kg > 0.0).or_else(known).unwrap_or(USUAL_MASS_KG)
}

/// The sweat model's factor from the weighed runs of the year before `day`, among the first `until` runs; and whether
/// there were enough of them.
fn sweat_factor(season: &Season, until: usize, day: Day) -> (f64, bool) {
    let earlier = season.runs.get(..until).unwrap_or(&[]).iter().rev();
    let year = earlier.take_while(|run| day.since(run.day) <= WEIGHINGS_DAYS);
    let factors: Vec<f64> = year.filter_map(own_factor).collect();
    match median(&factors).filter(|_| factors.len() >= WEIGHINGS) {
        Some(factor) => (factor, true),
        None => (SWEAT_PRIOR_L_H, false),
    }
}

/// The factor one weighed run shows.
fn own_factor(run: &RunMetrics) -> Option<f64> {
    let (before, after) = measured(run)?;
    let drink_l = run.said.drink_ml? / 1000.0;
    let hours = run.activity.duration_s().filter(|seconds| *seconds >= 1800.0)? / 3600.0;
    let factor =
        sweat_rate(before, after, drink_l, 0.0, hours) / sweat_conditions(speed_m_s(run), before, run.swbgt_c?);
    (factor > 0.0).then_some(factor)
}

/// Whether a weight of the day lies under yesterday's trend, or the scale before the run under that before
/// yesterday's.
fn dry_start(season: &Season, run: &RunMetrics) -> Option<bool> {
    let (today, yesterday) = (run.day, run.day.plus(-1));
    let morning = season.value(MetricId::Weight, today).zip(season.value(MetricId::WeightTrend, yesterday));
    let mut before_yesterday = season.runs_in(DayRange::new(yesterday, yesterday)).iter().rev();
    let before = run.said.weight_before_kg.zip(before_yesterday.find_map(|run| run.said.weight_before_kg));
    let low = |(now, usual): (f64, f64)| measured_loss_pct(usual, now) >= DRY_START_PCT;
    let tells = [morning.map(low), before.map(low)];
    tells.iter().any(Option::is_some).then(|| tells.contains(&Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_48_the_worst_of_water_sodium_and_start() {
        let hot = exposure(100.0, Some(true), 2.3257, Some(0.4911), None);
        assert!((hot - 0.6629).abs() < 1e-3);
        assert!((exposure(100.0, Some(true), 0.5, Some(0.4911), None) - 0.3438).abs() < 1e-3);
        assert!((exposure(100.0, Some(false), 0.5, None, Some(true)) - 0.4).abs() < 1e-9);
        assert!((exposure(30.0, Some(false), 3.0, None, None) - 0.6).abs() < 1e-9, "short and cool");
        assert!((exposure(30.0, Some(true), 3.0, None, None) - 1.0).abs() < 1e-9, "short and hot");
    }
}
