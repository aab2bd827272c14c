//! Fitness, fatigue and form from daily loads (section 4.7), and the acute to chronic ratio (section 4.8), which is
//! shown to nobody and raises nothing.

use super::stats::{ewma_weight, mean};
use crate::model::{Daily, Day, DayRange};

/// Days of fitness.
pub const CHRONIC_DAYS: f64 = 42.0;
/// Days of fatigue.
pub const ACUTE_DAYS: f64 = 7.0;
/// After so many days of load the chronic load means something.
pub const SETTLING_DAYS: i32 = 42;
/// The mean of so many first days is where both start: nobody starts running on the day of the first import.
const SEED_DAYS: i32 = 14;
const BEST_YEARS_DAYS: i32 = 730;
const BEST_AGE_DAYS: i32 = 120;

/// Chronic load, acute load, and what is left of the first after the second.
#[derive(Default)]
pub(super) struct Fitness {
    pub ctl: Daily,
    pub atl: Daily,
    pub tsb: Daily,
    /// The best chronic load of the two years that ended 120 days before.
    pub best: Daily,
}

/// Exponential means of `loads` from `start`, one a load (section 4.7: weight 1 − e^(−1/τ)).
pub fn exponential_mean(loads: &[f64], tau: f64, start: f64) -> Vec<f64> {
    let weight = ewma_weight(tau);
    let mut level = start;
    let step = |load: &f64| {
        level += weight * (load - level);
        level
    };
    loads.iter().map(step).collect()
}

/// Fitness of every day from the fourteenth on which load is known. Both levels start at the mean of the first 14
/// days; earlier days are unknown, so that no day depends on a later one.
pub(super) fn fitness(load: &Daily) -> Fitness {
    let range = load.range();
    let known: Vec<(Day, f64)> = load.all_known().collect();
    let mut out = Fitness {
        ctl: Daily::empty(range),
        atl: Daily::empty(range),
        tsb: Daily::empty(range),
        best: Daily::empty(range),
    };
    let loads: Vec<f64> = known.iter().map(|(_, load)| *load).collect();
    let Some(start) = loads.get(..SEED_DAYS as usize).and_then(mean) else { return out };
    let chronic = exponential_mean(&loads, CHRONIC_DAYS, start);
    let acute = exponential_mean(&loads, ACUTE_DAYS, start);
    for ((day, _), (ctl, atl)) in known.iter().zip(chronic.into_iter().zip(acute)).skip(SEED_DAYS as usize - 1) {
        out.ctl.set(*day, Some(ctl));
        out.atl.set(*day, Some(atl));
        out.tsb.set(day.plus(1), Some(ctl - atl));
    }
    fill_best(&mut out, known.first().map_or(range.first, |(day, _)| day.plus(SETTLING_DAYS)));
    out
}

fn fill_best(out: &mut Fitness, settled: Day) {
    // Days whose chronic load no later one within reach exceeds.
    let mut candidates: std::collections::VecDeque<(Day, f64)> = std::collections::VecDeque::new();
    for day in out.ctl.range().iter() {
        let entering = day.plus(-BEST_AGE_DAYS);
        if let Some(ctl) = out.ctl.get(entering).filter(|_| entering >= settled) {
            while candidates.pop_back_if(|(_, other)| *other <= ctl).is_some() {}
            candidates.push_back((entering, ctl));
        }
        while candidates.pop_front_if(|(seen, _)| day.since(*seen) > BEST_YEARS_DAYS).is_some() {}
        out.best.set(day, candidates.front().map(|(_, ctl)| *ctl));
    }
}

/// Sum of the known values of the `days` that end with `last`; `None` unless every day is known.
pub(super) fn full_sum(series: &Daily, last: Day, days: i32) -> Option<f64> {
    DayRange::ending(last, days).iter().map(|day| series.get(day)).sum()
}

/// Week sums and the mean of those before: load of the last week over the mean of four weeks that include it.
pub fn acwr_coupled(weeks: &[f64; 4]) -> f64 {
    weeks[3] / (weeks.iter().sum::<f64>() / 4.0)
}

/// Load of the last week over the mean of the three before.
pub fn acwr_uncoupled(weeks: &[f64; 4]) -> f64 {
    weeks[3] / ((weeks[0] + weeks[1] + weeks[2]) / 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-3 * b.abs().max(1e-9), "{a} is not {b}");
    }

    #[test]
    fn tv_19_fitness_fatigue_and_form_of_three_days() {
        let ctl = exponential_mean(&[100.0, 0.0, 150.0], CHRONIC_DAYS, 0.0);
        let atl = exponential_mean(&[100.0, 0.0, 150.0], ACUTE_DAYS, 0.0);
        for (seen, told) in ctl.iter().zip([2.3528, 2.2975, 5.7727]) {
            close(*seen, told);
        }
        for (seen, told) in atl.iter().zip([13.3122, 11.5401, 29.9721]) {
            close(*seen, told);
        }
        close(ctl[0] - atl[0], -10.9594);
        close(ctl[1] - atl[1], -9.2426);
    }

    #[test]
    fn tv_20_acute_to_chronic_ratio_of_four_weeks() {
        close(acwr_coupled(&[200.0, 220.0, 210.0, 320.0]), 1.3474);
        close(acwr_uncoupled(&[200.0, 220.0, 210.0, 320.0]), 1.5238);
    }

    #[test]
    fn constant_load_is_its_own_fitness_from_the_fourteenth_day_on() {
        let load = Daily::from_fn(DayRange::new(Day(0), Day(400)), |day| (day >= Day(10)).then_some(50.0));
        let fitness = fitness(&load);
        assert_eq!(fitness.ctl.get(Day(22)), None);
        close(fitness.ctl.get(Day(23)).unwrap(), 50.0);
        close(fitness.best.get(Day(400)).unwrap(), 50.0);
        assert_eq!(fitness.tsb.get(Day(23)), None);
        assert_eq!(fitness.tsb.get(Day(24)), Some(0.0));
        assert_eq!(fitness.best.get(Day(10 + 42 + 119)), None);
    }
}
