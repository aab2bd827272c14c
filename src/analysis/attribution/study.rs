//! One study: the rated units and the exposures before them → what can be said of each cause.

use super::counts::{Counts, EXPOSED};
use super::effect::{Change, heavy_cut, intervals, mean_change};
use super::link::{Strength, link};
use super::ordinal::{Fit, Prior, Row, fit};
use super::permute::{BLOCK_DAYS, Deals, chance, discoveries};
use super::unit::Unit;
use super::{design, matched, priors};
use crate::analysis::stats::quantile;
use crate::model::DayRange;

/// Rated runs, heavy and ordinary ones before anything is tested (section 10.6).
const RATED: usize = 30;
const HEAVY: usize = 8;
const ORDINARY: usize = 16;
/// Runs with and without a cause, and of each the heavy ones, before it is tested (section 10.6).
const EACH_SIDE: u32 = 8;
const EACH_SIDE_HEAVY: u32 = 2;
/// A slow cause needs so much change, with so many runs on either side of it (section 10.2).
const SLOW_CHANGE: f64 = 0.4;
const SLOW_RUNS: usize = 10;
/// What "with the cause" means for the mean change: this percentile of the own exposures, but at least an exposure that
/// counts as with it, so that a rare cause is not asked about at none (J).
const TYPICAL: f64 = 0.8;

/// The exposures of one cause.
#[derive(Clone, Copy, Debug)]
pub struct Factor<'a> {
    /// Exposure before each unit, 0..1; `None` is unknown.
    pub exposures: &'a [Option<f64>],
    /// Whether it moves over months.
    pub slow: bool,
    /// Log odds of a heavier rating that are believed beforehand.
    pub prior: f64,
}

/// How thorough a study is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rigour {
    /// Permutations.
    pub deals: Deals,
    /// Draws of the posterior for the interval; 0 for none.
    pub draws: u32,
}

impl Rigour {
    /// For what the runner reads: 1,999 permutations and 500 draws (sections 10.4 and 10.6).
    pub const FULL: Self = Self { deals: Deals { most: 1_999, enough: 2_000 }, draws: 500 };
    /// For the link of each day of the past, which only asks whether chance does as well in more than one of five.
    pub const QUICK: Self = Self { deals: Deals { most: 199, enough: 60 }, draws: 0 };
}

/// What was found of one cause.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Answer {
    /// Plain counts.
    pub counts: Counts,
    /// The days of all units with the cause, where these lie in one stretch of time: no block of two weeks between two
    /// of them is without one. Chance and whatever else was different then cannot be told from the cause.
    pub stretch: Option<DayRange>,
    /// What can be said.
    pub found: Found,
}

/// What can be said of a cause.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Found {
    /// Its exposure is not known before any rated run.
    Unknown,
    /// So many more rated runs would be enough, as far as it can be told.
    TooFew {
        /// Rated runs.
        more: u32,
    },
    /// It hardly changed: nothing to compare with yet.
    NoContrast,
    /// It was tested.
    Tested(Effect),
}

/// The effect of one cause.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Effect {
    /// Log odds of a heavier rating at full exposure, most likely value.
    pub beta: f64,
    /// Probability that it makes ratings heavier.
    pub probability: f64,
    /// Mean change of the chance of heavy legs, none against typical exposure.
    pub change: f64,
    /// The 10..90 % interval of the change; `None` in a quick study.
    pub interval: Option<(f64, f64)>,
    /// How often chance shows as much.
    pub chance: f64,
    /// The same among all causes tested.
    pub q: f64,
    /// Odds ratio of the matched comparison.
    pub matched: Option<f64>,
    /// The link, −1..1.
    pub link: f64,
    /// The same in words.
    pub strength: Strength,
}

/// Studies all causes together. Units by day; every exposure list is as long as they are.
pub fn study(units: &[Unit], factors: &[Factor<'_>], rigour: Rigour, seed: u64) -> Vec<Answer> {
    let more = needed(units);
    let mut answers: Vec<Answer> = factors.iter().map(|factor| before(units, factor, more)).collect();
    let tested: Vec<usize> = answers
        .iter()
        .enumerate()
        .filter(|(_, answer)| answer.found == Found::NoContrast)
        .filter_map(|(index, answer)| factors.get(index).filter(|f| contrasts(f, &answer.counts)).map(|_| index))
        .collect();
    let chosen: Vec<Factor<'_>> = tested.iter().filter_map(|index| factors.get(*index).copied()).collect();
    for (index, effect) in tested.iter().zip(effects(units, &chosen, rigour, seed)) {
        if let Some(answer) = answers.get_mut(*index) {
            answer.found = Found::Tested(effect);
        }
    }
    answers
}

/// Rated runs that are still missing, as far as it can be told from the share of heavy ones.
fn needed(units: &[Unit]) -> u32 {
    let count = |heavy: bool| units.iter().filter(|unit| unit.heavy == Some(heavy)).count();
    let (heavy, ordinary) = (count(true), count(false));
    let share = |of: usize| of.max(1) as f64 / (heavy + ordinary).max(4) as f64;
    let lacking = |least: usize, have: usize| (least.saturating_sub(have) as f64 / share(have)).ceil() as u32;
    let rated = RATED.saturating_sub(units.len()) as u32;
    rated.max(lacking(HEAVY, heavy)).max(lacking(ORDINARY, ordinary))
}

/// What can be said before any testing; `NoContrast` stands for what has yet to be tested.
fn before(units: &[Unit], factor: &Factor<'_>, more: u32) -> Answer {
    let counts = Counts::of(units.iter().zip(factor.exposures.iter().copied()));
    let known = factor.exposures.iter().any(Option::is_some);
    let found = match more {
        _ if !known => Found::Unknown,
        0 => Found::NoContrast,
        more => Found::TooFew { more },
    };
    Answer { counts, stretch: one_stretch(units, factor.exposures), found }
}

fn one_stretch(units: &[Unit], exposures: &[Option<f64>]) -> Option<DayRange> {
    let counted = units.iter().zip(exposures).filter(|(unit, _)| unit.heavy.is_some());
    let with = counted.filter(|(_, exposure)| exposure.is_some_and(|e| e >= EXPOSED)).map(|(unit, _)| unit.day);
    with.map(|day| DayRange::new(day, day)).map(Some).reduce(|so_far, next| {
        let (so_far, next) = so_far.zip(next)?;
        (next.first.since(so_far.last) <= BLOCK_DAYS).then(|| DayRange::new(so_far.first, next.last))
    })?
}

/// Whether there is enough on both sides to compare.
fn contrasts(factor: &Factor<'_>, counts: &Counts) -> bool {
    let runs = counts.runs_exposed.min(counts.runs_other) >= EACH_SIDE;
    let heavy = counts.heavy_exposed.min(counts.heavy_other) >= EACH_SIDE_HEAVY;
    runs && heavy && (!factor.slow || changed(factor.exposures))
}

/// Whether a slow exposure changed by enough, with enough runs on either side.
fn changed(exposures: &[Option<f64>]) -> bool {
    let mut known: Vec<f64> = exposures.iter().copied().flatten().collect();
    known.sort_by(f64::total_cmp);
    let low = known.get(SLOW_RUNS - 1);
    let high = known.len().checked_sub(SLOW_RUNS).and_then(|place| known.get(place));
    known.len() >= 2 * SLOW_RUNS && low.zip(high).is_some_and(|(low, high)| high - low >= SLOW_CHANGE)
}

fn effects(units: &[Unit], factors: &[Factor<'_>], rigour: Rigour, seed: u64) -> Vec<Effect> {
    if factors.is_empty() {
        return Vec::new();
    }
    let adjusted = design::adjusted(units);
    let exposures: Vec<Vec<f64>> = factors.iter().map(|factor| design::filled(factor.exposures)).collect();
    let rows: Vec<Row> =
        units.iter().enumerate().map(|(index, unit)| row(unit, index, &exposures, &adjusted)).collect();
    let believed = factors.iter().map(|factor| Prior { mean: factor.prior, sd: priors::SD });
    let plain = adjusted.iter().map(|_| Prior { mean: priors::NONE, sd: priors::ADJUSTED_SD });
    let Some(fit) = fit(&rows, &believed.chain(plain).collect::<Vec<_>>()) else { return Vec::new() };

    let cut = heavy_cut(&fit, heavy_share(units));
    let changes: Vec<Change> =
        factors.iter().enumerate().map(|(column, factor)| Change { column, to: typical(factor) }).collect();
    let shown = if rigour.draws > 0 { intervals(&fit, &rows, cut, &changes, (rigour.draws, seed)) } else { None };
    let chances: Vec<f64> =
        factors.iter().zip(seed..).map(|(f, seed)| chance_of(units, f, &adjusted, (rigour.deals, seed))).collect();
    let q = discoveries(&chances);
    let all: Vec<&Row> = rows.iter().collect();
    let matched = factors.iter().map(|factor| matched::odds_ratio(units, factor.exposures));
    let each = changes.iter().zip(chances.iter().zip(q)).zip(matched).enumerate();
    each.map(|(index, ((change, (chance, q)), matched))| {
        let interval = shown.as_ref().and_then(|shown| shown.get(index)).copied();
        let size = mean_change(&fit.thresholds, &fit.coefficients, &all, cut, *change);
        effect(&fit, index, (size, interval), (*chance, q), (matched, units.len()))
    })
    .collect()
}

fn row(unit: &Unit, index: usize, exposures: &[Vec<f64>], adjusted: &[Vec<f64>]) -> Row {
    let x = exposures.iter().chain(adjusted).map(|column| column.get(index).copied().unwrap_or(0.0)).collect();
    Row { x, rating: unit.rating }
}

fn heavy_share(units: &[Unit]) -> f64 {
    let counted = units.iter().filter_map(|unit| unit.heavy);
    let (heavy, all) = counted.fold((0.0, 0.0), |(heavy, all), is| (heavy + f64::from(u8::from(is)), all + 1.0));
    if all > 0.0 { heavy / all } else { 0.0 }
}

fn typical(factor: &Factor<'_>) -> f64 {
    let known: Vec<f64> = factor.exposures.iter().copied().flatten().collect();
    quantile(&known, TYPICAL).unwrap_or(EXPOSED).max(EXPOSED)
}

/// How often chance shows as much, over the units whose exposure is known and that count as heavy or not.
fn chance_of(units: &[Unit], factor: &Factor<'_>, adjusted: &[Vec<f64>], (deals, seed): (Deals, u64)) -> f64 {
    let mut rows = Vec::new();
    let (mut known, mut exposures, mut heavy) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (unit, exposure)) in units.iter().zip(factor.exposures).enumerate() {
        let (Some(is_heavy), Some(exposure)) = (unit.heavy, exposure) else { continue };
        rows.push(index);
        known.push(unit);
        exposures.push(*exposure);
        heavy.push(f64::from(u8::from(is_heavy)));
    }
    let left = design::left_over(&heavy, adjusted, &rows);
    chance(&known, &exposures, &left, deals, seed)
}

fn effect(
    fit: &Fit,
    index: usize,
    (change, interval): (f64, Option<(f64, f64)>),
    (chance, q): (f64, f64),
    (matched, rated): (Option<f64>, usize),
) -> Effect {
    let beta = fit.coefficients.get(index).copied().unwrap_or(0.0);
    let place = fit.thresholds.len() + index;
    let spread = fit.covariance.get((place, place)).copied().unwrap_or(0.0).max(0.0).sqrt();
    let probability = if spread > 0.0 { normal_share(beta / spread) } else { 0.5 };
    let agree = matched.is_none_or(|odds| odds.ln() * beta >= 0.0);
    let link = link(probability, change, q, agree);
    let strength = Strength::of(link, q, rated);
    Effect { beta, probability, change, interval, chance, q, matched, link, strength }
}

/// Share of a normal distribution below `z` (Abramowitz & Stegun 26.2.17, error below 7.5e−8).
fn normal_share(z: f64) -> f64 {
    const TERMS: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let series = TERMS.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    let tail = (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt() * series;
    if z >= 0.0 { 1.0 - tail } else { tail }
}
