//! One pair of shoes against the others (sections C4 and 4.17): how much worse runs in it are, with an 80 % interval,
//! and whether legs get heavier as its distance grows.

use super::season::RunMetrics;
use super::stats::{mean, quantile, sample_sd, theil_sen};

/// Runs in the pair and in the others before they are compared.
const COMPARED_RUNS: usize = 6;
/// Runs in the pair before a slope over its distance is told.
const SLOPE_RUNS: usize = 10;
/// Half of the 80 % interval of a normal distribution, in standard errors.
const HALF_80: f64 = 1.2816;
/// Least spread of ratings in whole numbers, and of the other measures in their own unit (J).
const LEAST_SD: f64 = 0.3;
/// Ends of the 80 % interval of a slope, and how often blocks are left out for it (J).
const ENDS: (f64, f64) = (0.1, 0.9);
const FOLDS: usize = 10;
/// Kilometres a slope is told in.
const SLOPE_KM: f64 = 100.0;
/// Points closer than this say nothing of a slope, kilometres (J).
const APART_KM: f64 = 15.0;

/// A difference with its 80 % interval.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Contrast {
    /// Mean in the pair above the mean in the others.
    pub more: f64,
    /// The lower end of its 80 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Runs in the pair, and in the others.
    pub runs: (usize, usize),
}

impl Contrast {
    /// Of values in the pair and in the others; `None` when there are too few of either.
    pub fn of(inside: &[f64], others: &[f64]) -> Option<Self> {
        if inside.len() < COMPARED_RUNS || others.len() < COMPARED_RUNS {
            return None;
        }
        let more = mean(inside)? - mean(others)?;
        let variance = |values: &[f64]| Some(sample_sd(values)?.max(LEAST_SD).powi(2) / values.len() as f64);
        let half = HALF_80 * (variance(inside)? + variance(others)?).sqrt();
        Some(Self { more, low: more - half, high: more + half, runs: (inside.len(), others.len()) })
    }
}

/// How one pair compares.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct PairContrast {
    /// Effort at the same pace, points.
    pub effort: Option<Contrast>,
    /// Ground contact at the same pace, percent.
    pub contact: Option<Contrast>,
    /// Heaviness, points; hard runs are left out, because a pair kept for races is heavier for another reason.
    pub heaviness: Option<Contrast>,
    /// Points of heaviness for each 100 km in the pair, with its 80 % interval.
    pub per_100_km: Option<(f64, f64, f64)>,
}

impl PairContrast {
    /// Compares the pair of this index with the others in these runs.
    pub fn of(runs: &[RunMetrics], pair: usize) -> Self {
        let contrast = |value: fn(&RunMetrics) -> Option<f64>| {
            let worn = |of: bool| runs.iter().filter(move |run| run.shoe.is_some_and(|shoe| (shoe == pair) == of));
            let inside: Vec<f64> = worn(true).filter_map(value).collect();
            Contrast::of(&inside, &worn(false).filter_map(value).collect::<Vec<_>>())
        };
        Self {
            effort: contrast(|run| run.effort_residual),
            contact: contrast(|run| run.gct_residual_pct),
            heaviness: contrast(easy_rating),
            per_100_km: slope(runs, pair),
        }
    }
}

fn easy_rating(run: &RunMetrics) -> Option<f64> {
    run.heaviness.filter(|_| !run.hard)
}

/// Theil–Sen of heaviness over the distance in the pair; its interval is that of slopes without a tenth of the runs.
fn slope(runs: &[RunMetrics], pair: usize) -> Option<(f64, f64, f64)> {
    let mut km = 0.0;
    let mut points = Vec::new();
    for run in runs.iter().filter(|run| run.shoe == Some(pair) && run.activity.is_run()) {
        points.extend(easy_rating(run).map(|rating| (km, rating)));
        km += run.activity.distance_m().unwrap_or(0.0) / 1000.0;
    }
    if points.len() < SLOPE_RUNS {
        return None;
    }
    let of = |points: &[(f64, f64)]| theil_sen(points, APART_KM).map(|slope| SLOPE_KM * slope);
    let whole = of(&points)?;
    let without = |fold: usize| {
        let kept: Vec<(f64, f64)> =
            points.iter().enumerate().filter(|(place, _)| place % FOLDS != fold).map(|(_, point)| *point).collect();
        of(&kept)
    };
    // Leaving out a tenth moves a slope by a third of its standard error.
    let spread = ((FOLDS - 1) as f64).sqrt();
    let slopes: Vec<f64> = (0..FOLDS).filter_map(without).map(|part| whole + spread * (part - whole)).collect();
    Some((whole, quantile(&slopes, ENDS.0)?, quantile(&slopes, ENDS.1)?))
}
