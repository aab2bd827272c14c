//! Carbohydrate against what training asks for (section 4.19). Amounts in grams for each kilogram of body mass.

use super::metric::MetricId;
use super::season::{RunMetrics, Season};
use super::stats::{median, ramp};
use crate::model::diary::Carbs;
use crate::model::{Day, DayRange};

/// How much the day itself, the day before and the one before that fill the stores (section 4.19).
const SHARES: [f64; 3] = [0.5, 0.3, 0.2];
/// Share of them that must be known (J).
const KNOWN_SHARE: f64 = 0.5;
/// Days of answers in a week that are enough (section 6.0), or in two weeks (J).
pub const WEEK_ANSWERS: u32 = 5;
const FORTNIGHT_ANSWERS: u32 = 6;
/// Answers in a week from which their median is how one eats: a usual meal or two does not fill what a week of little
/// emptied (J).
const WEEK_TELLS: usize = 3;
/// An answer stands this long where the next ones are missing, days (section 1.4).
const FRESH_DAYS: usize = 3;
/// Lower end of the guide by the day's training, grams a kilogram: light, about an hour, up to some three hours, more
/// (section 4.19, V); the minutes between them (J).
const GUIDE: [(f64, f64); 3] = [(45.0, 3.0), (75.0, 5.0), (240.0, 6.0)];
const GUIDE_MOST: f64 = 8.0;
/// Below this share of the guide a day counts as low (J).
const LOW_DAY: f64 = 0.75;
/// A diet's exposure while the body adapts and after, and the days it takes: "a couple of months" (S, numbers J).
const DIET: (f64, f64) = (0.8, 0.4);
const ADAPT_DAYS: i32 = 84;
/// Runs this short empty the stores less, and by how much (C7), minutes.
const SHORT_MIN: f64 = 45.0;
const SHORT_SHARE: f64 = 0.7;
/// How long a weight stands for body mass, days (J).
const MASS_DAYS: i32 = 120;

/// What is known of food at the end of a day.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct CarbState {
    /// Answered days of the last seven.
    pub answered_7: u32,
    /// Of these, days with little carbohydrate or a meal skipped.
    pub low_7: u32,
    /// What was eaten over what the training of the last three days asks for; of the newest days that tell.
    pub ratio: Option<f64>,
    /// Exposure by what was eaten; `None` when too few days are known.
    pub intake: Option<f64>,
    /// Exposure by a low-carbohydrate diet that has begun.
    pub diet: Option<f64>,
    /// Its first day.
    pub diet_since: Option<Day>,
    /// The larger of the two.
    pub exposure: Option<f64>,
}

/// Share of the guide that an answer in one tap stands for (section 4.19).
pub fn tapped(carbs: Carbs) -> f64 {
    match carbs {
        Carbs::Low => 0.5,
        Carbs::Usual => 1.0,
        Carbs::High => 1.3,
        Carbs::Skipped => 0.7,
    }
}

/// Lower end of the guide on a day with so many minutes of training, grams a kilogram.
pub fn lower_guide(minutes: f64) -> f64 {
    GUIDE.iter().find(|(below, _)| minutes < *below).map_or(GUIDE_MOST, |(_, grams)| *grams)
}

/// What was eaten over the guide, from the day itself, the day before and the one before that; `None` when too little
/// of that is known.
pub fn intake_ratio(days: [Option<f64>; 3]) -> Option<f64> {
    let known = days.iter().zip(SHARES).filter_map(|(eaten, share)| Some((share * (*eaten)?, share)));
    let (sum, share) = known.fold((0.0, 0.0), |(sum, all), (eaten, share)| (sum + eaten, all + share));
    (share >= KNOWN_SHARE - 1e-9).then(|| sum / share)
}

/// Exposure by that ratio.
pub fn intake_exposure(ratio: f64) -> f64 {
    ramp(1.0 - ratio, 0.1, 0.6)
}

/// Exposure by a low-carbohydrate diet that began so many days ago.
pub fn diet_exposure(days: i32) -> f64 {
    if days < ADAPT_DAYS { DIET.0 } else { DIET.1 }
}

/// Share of the guide eaten on a day: grams where they and the body's mass are known, else the answer in one tap.
pub fn eaten(season: &Season, day: Day) -> Option<f64> {
    let said = season.diary.peek(day)?;
    let weighed = said.carbs_g.filter(|grams| *grams >= 0.0).and_then(|grams| {
        let mass = season.daily(MetricId::WeightTrend).known(DayRange::ending(day, MASS_DAYS)).next_back()?.1;
        Some(grams / mass / lower_guide(training_minutes(season, day)))
    });
    weighed.or_else(|| said.carbs.map(tapped))
}

/// Minutes of everything that trains on a day.
pub fn training_minutes(season: &Season, day: Day) -> f64 {
    let sessions = season.runs_in(DayRange::new(day, day)).iter();
    let trains = sessions.filter(|run| run.load_lp.is_some() || run.activity.is_run());
    trains.filter_map(|run| run.activity.duration_s()).sum::<f64>() / 60.0
}

/// What is known of food at the end of `day`.
pub fn carb_state(season: &Season, day: Day) -> CarbState {
    let count = |days: i32| DayRange::ending(day, days).iter().filter_map(|day| eaten(season, day));
    let answered_7 = count(7).count() as u32;
    let enough = answered_7 >= WEEK_ANSWERS || count(14).count() as u32 >= FORTNIGHT_ANSWERS;
    // From the newest back.
    let ratios: Vec<Option<f64>> = (0..7).map(|back| ratio_of(season, day.plus(-back))).collect();
    let ratio = ratios.iter().take(FRESH_DAYS).flatten().next().copied();
    let week: Vec<f64> = ratios.into_iter().flatten().collect();
    let usually = median(&week).filter(|_| week.len() >= WEEK_TELLS);
    let least = ratio.map(|ratio| usually.map_or(ratio, |usually| usually.min(ratio)));
    let intake = least.filter(|_| enough).map(intake_exposure);
    let (diet, diet_since) = diet_of(season, day).unzip();
    CarbState {
        answered_7,
        low_7: count(7).filter(|share| *share < LOW_DAY).count() as u32,
        ratio,
        intake,
        diet,
        diet_since,
        exposure: larger(intake, diet),
    }
}

fn ratio_of(season: &Season, day: Day) -> Option<f64> {
    intake_ratio([0, -1, -2].map(|back| eaten(season, day.plus(back))))
}

/// Exposure by the diet of the profile, and its first day, once it has begun.
fn diet_of(season: &Season, day: Day) -> Option<(f64, Day)> {
    let since = season.runner.low_carb_since.filter(|since| *since <= day)?;
    Some((diet_exposure(day.since(since)), since))
}

fn larger(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    a.into_iter().chain(b).max_by(f64::total_cmp)
}

/// How far a run was exposed when it began: that of its day, less where it was short and easy (C7).
pub fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    exposure_of(season, season.runs.get(index)?)
}

/// How far a morning was exposed: by what was eaten up to the evening before.
pub fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    let intake = ratio_of(season, day.plus(-1)).map(intake_exposure);
    larger(intake, diet_of(season, day).map(|(exposure, _)| exposure))
}

/// The exposure of a run at hand.
pub fn exposure_of(season: &Season, run: &RunMetrics) -> Option<f64> {
    if !run.activity.is_run() {
        return None;
    }
    let intake = ratio_of(season, run.day).map(intake_exposure);
    let exposure = larger(intake, diet_of(season, run.day).map(|(exposure, _)| exposure))?;
    let short = run.activity.duration_s().is_some_and(|seconds| seconds < SHORT_MIN * 60.0);
    Some(exposure * if short && !run.hard { SHORT_SHARE } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_46_little_today_and_the_day_before_yesterday() {
        let days = [Carbs::Low, Carbs::Usual, Carbs::Low].map(|carbs| Some(tapped(carbs)));
        let ratio = intake_ratio(days).unwrap();
        assert!((ratio - 0.65).abs() < 1e-9);
        assert!((intake_exposure(ratio) - 0.50).abs() < 1e-9);
    }

    #[test]
    fn a_day_that_is_not_known_is_left_out_not_counted_as_hunger() {
        assert_eq!(intake_ratio([Some(1.0), None, None]), Some(1.0));
        assert!((intake_ratio([None, Some(1.0), Some(0.5)]).unwrap() - 0.8).abs() < 1e-9);
        assert_eq!(intake_ratio([None, Some(0.5), None]), None);
        assert_eq!(intake_ratio([None; 3]), None);
    }

    #[test]
    fn the_guide_grows_with_training() {
        assert_eq!([0.0, 60.0, 90.0, 300.0].map(lower_guide), [3.0, 5.0, 6.0, 8.0]);
    }

    #[test]
    fn the_body_adapts_to_a_diet_within_a_couple_of_months() {
        assert_eq!([0, 83, 84, 400].map(diet_exposure), [0.8, 0.8, 0.4, 0.4]);
    }
}
