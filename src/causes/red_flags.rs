//! Warnings that come before every cause (section 8.2), as far as the data alone can know them. What only the runner
//! can feel is asked on the cards, never guessed.

use super::finding::{CauseId, Finding, Referral, State, Urgency};
use crate::analysis::{MetricId, Season};
use crate::model::diary::Side;
use crate::model::runner::Sex;
use crate::model::{Daily, Day, DayRange, Diary, Phrase, Quantity};

/// Days a swelling stays in view.
const SWELLING_DAYS: i32 = 7;
/// Resting heart rate above baseline that asks for a physician, beats per minute, on two days in a row (RF13).
const RESTING_HR_RISE_BPM: f64 = 20.0;
/// Days of the baseline of resting heart rate, and how many of them must be known (section 4.15).
const BASELINE_DAYS: i32 = 60;
const BASELINE_LEAST: usize = 14;
/// Ferritin that means empty stores, µg/L [V: Clénin et al. 2015].
const EMPTY_STORES_UG_L: f64 = 15.0;
/// Limits of haemoglobin, g/L (WHO) (M).
const HAEMOGLOBIN_MEN_G_L: f64 = 130.0;
const HAEMOGLOBIN_WOMEN_G_L: f64 = 120.0;
/// Days a blood test is looked at (section 1.4).
const LAB_DAYS: i32 = 120;
/// Weight gained within a run, and its length, from which too much was drunk (RF11).
const DRUNK_TOO_MUCH_PCT: f64 = 1.0;
const LONG_RUN_S: f64 = 7_200.0;
/// Weight lost within half a year that a physician should know of, percent (RF6).
const WEIGHT_LOSS_PCT: f64 = 5.0;
const HALF_YEAR_DAYS: i32 = 182;

/// The warnings that stand on a day, from the data alone.
pub fn referrals(season: &Season, day: Day) -> Vec<Referral> {
    let mut found: Vec<Referral> = [
        swollen_leg(season, day),
        pregnant_and_swollen(season, day),
        drunk_too_much(season, day),
        racing_pulse(season, day),
        thin_blood(season, day),
        empty_stores(season, day),
        weight_lost(season, day),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.sort_by_key(|referral| referral.urgency);
    found
}

/// The same, with what the causes add.
pub(super) fn referrals_with(season: &Season, day: Day, findings: &[Finding]) -> Vec<Referral> {
    let mut found = referrals(season, day);
    let strong = |f: &Finding| f.cause == CauseId::Overtraining && f.state == State::Strong;
    if findings.iter().any(strong) {
        found.push(refer("overtraining_lasts", Urgency::Soon, Phrase::plain("causes-redflag-overtraining")));
    }
    found
}

fn refer(sign: &'static str, urgency: Urgency, text: Phrase) -> Referral {
    Referral { sign, urgency, text }
}

/// What was said on each of the last `days` days, of the day or of a run, newest first.
pub(super) fn said(season: &Season, day: Day, days: i32) -> impl Iterator<Item = (Day, &Diary)> {
    let range = DayRange::ending(day, days);
    let of_runs = season.runs_in(range).iter().rev().map(|run| (run.day, &run.said));
    range.iter().rev().filter_map(|day| Some((day, season.diary.peek(day)?.as_ref()))).chain(of_runs)
}

/// RF1: one leg swollen.
fn swollen_leg(season: &Season, day: Day) -> Option<Referral> {
    let one_sided = |said: &Diary| {
        let side = matches!(said.swelling_side, Some(Side::Left | Side::Right));
        side && said.leg_swelling.is_none_or(|swelling| swelling >= 1.0)
    };
    let (on, _) = said(season, day, SWELLING_DAYS).find(|(_, said)| one_sided(said))?;
    let text = Phrase::new("causes-redflag-1", [("date", Quantity::Date(on))]);
    Some(refer("one_leg_swollen", Urgency::Today, text))
}

/// RF14: swelling in pregnancy.
fn pregnant_and_swollen(season: &Season, day: Day) -> Option<Referral> {
    if !has_risk(season, "pregnancy") {
        return None;
    }
    let swollen = |said: &Diary| said.leg_swelling.is_some_and(|swelling| swelling >= 1.0);
    said(season, day, SWELLING_DAYS).find(|(_, said)| swollen(said))?;
    Some(refer("pregnancy_swelling", Urgency::Today, Phrase::plain("causes-redflag-14")))
}

/// RF11: heavier after a long run than before it.
fn drunk_too_much(season: &Season, day: Day) -> Option<Referral> {
    let (run, gain_pct) = season.runs_in(DayRange::ending(day, 2)).iter().rev().find_map(|run| {
        let (before, after) = (run.said.weight_before_kg?, run.said.weight_after_kg?);
        let gain_pct = 100.0 * (after / before - 1.0);
        let long = run.activity.duration_s().is_some_and(|seconds| seconds >= LONG_RUN_S);
        (long && before > 0.0 && gain_pct >= DRUNK_TOO_MUCH_PCT).then_some((run, gain_pct))
    })?;
    let values = [("date", Quantity::Date(run.day)), ("gain", Quantity::Percent(gain_pct))];
    Some(refer("weight_gained_on_run", Urgency::Emergency, Phrase::new("causes-redflag-11", values)))
}

/// RF13: resting heart rate far above baseline, two days in a row.
fn racing_pulse(season: &Season, day: Day) -> Option<Referral> {
    let series = season.daily(MetricId::RestingHr);
    // The last two days with a value, neither older than yesterday's yesterday.
    let mut newest = series.known(DayRange::ending(day, 3)).rev();
    let (last, value) = newest.next()?;
    let (before, value_before) = newest.next()?;
    if last.since(before) != 1 {
        return None;
    }
    let baseline = median_of(series, DayRange::ending(before.plus(-1), BASELINE_DAYS))?;
    let rise = value.min(value_before) - baseline;
    if rise < RESTING_HR_RISE_BPM {
        return None;
    }
    let values = [("rise", Quantity::HeartRateChange(rise)), ("baseline", Quantity::HeartRate(baseline))];
    Some(refer("resting_heart_rate_high", Urgency::Soon, Phrase::new("causes-redflag-13", values)))
}

/// Haemoglobin under the limit.
fn thin_blood(season: &Season, day: Day) -> Option<Referral> {
    let (on, value) = newest_lab(season, day, |said| said.haemoglobin_g_l)?;
    let limit = if season.runner.sex == Some(Sex::Male) { HAEMOGLOBIN_MEN_G_L } else { HAEMOGLOBIN_WOMEN_G_L };
    let text = Phrase::new("causes-redflag-haemoglobin", [("date", Quantity::Date(on))]);
    (value < limit).then(|| refer("haemoglobin_low", Urgency::Soon, text))
}

/// Ferritin that means empty stores.
fn empty_stores(season: &Season, day: Day) -> Option<Referral> {
    let (on, value) = newest_lab(season, day, |said| said.ferritin_ug_l)?;
    let values = [("date", Quantity::Date(on)), ("ferritin", Quantity::Ferritin(value))];
    let text = Phrase::new("causes-redflag-ferritin", values);
    (value < EMPTY_STORES_UG_L).then(|| refer("ferritin_low", Urgency::Soon, text))
}

/// RF6: much weight lost within half a year.
fn weight_lost(season: &Season, day: Day) -> Option<Referral> {
    let series = season.daily(MetricId::Weight);
    let now = median_of(series, DayRange::ending(day, 14))?;
    let before = DayRange::ending(day.plus(-14), HALF_YEAR_DAYS - 14);
    let highest = before.iter().rev().step_by(14).filter_map(|end| median_of(series, DayRange::ending(end, 14)));
    let highest = highest.fold(0.0, f64::max);
    let loss_pct = if highest > 0.0 { 100.0 * (1.0 - now / highest) } else { 0.0 };
    let text = if season.runner.spares_weight() {
        Phrase::plain("causes-redflag-6-asked")
    } else {
        Phrase::new("causes-redflag-6", [("loss", Quantity::Percent(loss_pct))])
    };
    (loss_pct >= WEIGHT_LOSS_PCT).then(|| refer("weight_loss", Urgency::Soon, text))
}

/// Whether the risk form names this.
pub(super) fn has_risk(season: &Season, risk: &str) -> bool {
    season.runner.circulation_risks.iter().flatten().any(|named| named == risk)
}

/// The newest value of a blood test that still counts.
fn newest_lab(season: &Season, day: Day, value: fn(&Diary) -> Option<f64>) -> Option<(Day, f64)> {
    said(season, day, LAB_DAYS).find_map(|(on, said)| Some((on, value(said)?)))
}

/// The median of the known values; `None` when too few (4 in two weeks, 14 in two months).
fn median_of(series: &Daily, range: DayRange) -> Option<f64> {
    let mut values: Vec<f64> = series.known(range).map(|(_, value)| value).collect();
    let least = if range.len() > 14 { BASELINE_LEAST } else { 4 };
    if values.len() < least {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get((values.len() - 1) / 2)?, values.get(values.len() / 2)?);
    Some(f64::midpoint(*low, *high))
}
