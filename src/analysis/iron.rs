//! Iron (sections 4.20 and C8): what blood tests say, who is at risk, and heart rate at the same pace that rises slowly
//! while training does not drop.

use std::sync::Arc;

use super::metric::MetricId;
use super::pace::{HeartTrend, standing_trend};
use super::season::Season;
use super::stats::{mean, median, ramp};
use super::trend::{self, Trend};
use crate::model::diary::Period;
use crate::model::runner::{Diet, Sex};
use crate::model::{Daily, Day, DayRange, Diary};

/// Exposure by ferritin, µg/L: below each limit (15 and 30: Clénin et al. 2015, V; the rest M; exposures J).
const FERRITIN: [(f64, f64); 4] = [(15.0, 1.0), (30.0, 0.8), (35.0, 0.5), (50.0, 0.25)];
/// Counter-evidence of ferritin above all of them (J).
const FULL_STORES: f64 = 0.8;
/// The same when inflammation may have raised it (J).
const FULL_STORES_IN_DOUBT: f64 = 0.4;
/// C-reactive protein above which ferritin may hide low stores, mg/L (M).
const INFLAMED_MG_L: f64 = 5.0;
/// Days after illness or a hard race in which it may, too (M).
const INFLAMED_DAYS: i32 = 7;
/// Limits of haemoglobin, g/L (WHO) (M).
const HAEMOGLOBIN_MEN_G_L: f64 = 130.0;
const HAEMOGLOBIN_WOMEN_G_L: f64 = 120.0;
/// Days a blood test counts in full, and then fades over (section 4.20).
const LAB_DAYS: i32 = 120;
/// Ferritin of an earlier test that means an earlier deficiency, µg/L.
const LOW_UG_L: f64 = 30.0;
/// What each risk adds (groups S, other groups and all numbers J).
const DIET: f64 = 0.25;
const PERIODS: f64 = 0.15;
const HEAVY_PERIODS: f64 = 0.35;
const EARLIER: f64 = 0.35;
const DONATION: f64 = 0.35;
const HIGH_VOLUME: f64 = 0.10;
const MOST_RISK: f64 = 0.7;
/// Days a blood donation counts (J), and days whose periods in the diary do.
const DONATION_DAYS: i32 = 90;
const PERIOD_DAYS: i32 = 90;
/// Kilometres a week that are much (J).
const HIGH_VOLUME_KM: f64 = 60.0;
/// Heart rate at the same pace that rises this much in 28 days is a slow rise (section C8), full at twice it (J), bpm.
pub(super) const RISE_BPM: (f64, f64) = (1.0, 2.0);
/// Strength of the least rise that counts (J).
const LEAST_RISE: f64 = 0.5;
/// Training that fell below this share of what it was explains the rise (section C8).
const HELD: f64 = 0.85;
/// Tiredness now, against before the slow rise: days and answers; of those who answer too seldom for two weeks, four
/// weeks tell (J; points as in section 7.1).
const TIRED_NOW: [i32; 2] = [14, 28];
const TIRED_ANSWERS: usize = 4;
const TIRED_BEFORE: (i32, i32, usize) = (180, 70, 10);
const TIRED_RISE: (f64, f64) = (1.0, 3.0);

/// Exposure by ferritin alone.
pub fn ferritin_exposure(ug_l: f64) -> f64 {
    FERRITIN.iter().find(|(limit, _)| ug_l < *limit).map_or(0.0, |(_, exposure)| *exposure)
}

/// A blood test as it counts on a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct BloodTest {
    /// When the blood was taken.
    pub day: Day,
    /// Ferritin, µg/L, if measured.
    pub ferritin_ug_l: Option<f64>,
    /// Haemoglobin below the limit of the World Health Organization.
    pub haemoglobin_low: bool,
    /// Whether inflammation may hide low stores.
    pub may_hide: bool,
    /// How far it counts, 0..1: less once it is older than 120 days.
    pub counts: f64,
}

impl BloodTest {
    /// Exposure it proves.
    pub fn exposure(&self) -> f64 {
        if self.haemoglobin_low { 1.0 } else { self.ferritin_ug_l.map_or(0.0, ferritin_exposure) }
    }

    /// Counter-evidence of full stores.
    pub fn counter(&self) -> f64 {
        let full = self.ferritin_ug_l.is_some_and(|ug_l| ug_l >= 50.0) && !self.haemoglobin_low;
        let strength = if self.may_hide { FULL_STORES_IN_DOUBT } else { FULL_STORES };
        if full { strength * self.counts } else { 0.0 }
    }
}

/// The days of the diary with a blood test.
pub(super) fn test_days(diary: &Daily<Arc<Diary>>) -> Vec<Day> {
    let tested = |said: &Diary| said.ferritin_ug_l.is_some() || said.haemoglobin_g_l.is_some();
    diary.seen(diary.range()).filter(|(_, said)| tested(said)).map(|(day, _)| day).collect()
}

/// The blood tests of these days.
fn tests(season: &Season, days: DayRange) -> impl DoubleEndedIterator<Item = (Day, &Diary)> {
    let within = season.blood_tests.iter().filter(move |day| days.contains(**day));
    within.filter_map(|day| Some((*day, season.diary.peek(*day)?.as_ref())))
}

/// The newest ferritin that still counts, with what haemoglobin says; `None` without either, and when a haemoglobin
/// alone is as it should be, which says nothing of the stores.
pub fn blood_test(season: &Season, day: Day) -> Option<BloodTest> {
    let limit = match season.runner.sex {
        Some(Sex::Male) => HAEMOGLOBIN_MEN_G_L,
        _ => HAEMOGLOBIN_WOMEN_G_L,
    };
    let newest = |days: i32, value: fn(&Diary) -> Option<f64>| {
        tests(season, DayRange::ending(day, days)).rev().find_map(|(on, said)| Some((on, value(said)?, said)))
    };
    let ferritin = newest(2 * LAB_DAYS, |said| said.ferritin_ug_l);
    let thin = newest(LAB_DAYS, |said| said.haemoglobin_g_l).filter(|(_, g_l, _)| *g_l < limit);
    let (on, _, said) = ferritin.as_ref().or(thin.as_ref())?;
    let age = f64::from(day.since(*on) - LAB_DAYS).max(0.0);
    Some(BloodTest {
        day: *on,
        ferritin_ug_l: said.ferritin_ug_l,
        haemoglobin_low: thin.is_some(),
        may_hide: said.crp_mg_l.is_some_and(|mg_l| mg_l > INFLAMED_MG_L) || after_strain(season, *on),
        counts: 1.0 - age / f64::from(LAB_DAYS),
    })
}

/// Illness or a race in the week before.
fn after_strain(season: &Season, day: Day) -> bool {
    let week = DayRange::ending(day, INFLAMED_DAYS);
    let ill = season.diary.seen(week).any(|(_, said)| said.ill == Some(true));
    ill || season.runner.races.iter().any(|race| week.contains(race.date))
}

/// Who is at risk, one by one, 0 where it does not hold.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Risks {
    /// Vegetarian or vegan.
    pub diet: f64,
    /// Menstruating; more with heavy flow.
    pub periods: f64,
    /// A low value in an earlier blood test.
    pub earlier: f64,
    /// Gave blood lately.
    pub donation: f64,
    /// Runs very much.
    pub volume: f64,
    /// Whether anything of the risk form was answered.
    pub answered: bool,
}

impl Risks {
    /// Together.
    pub fn exposure(&self) -> f64 {
        (self.diet + self.periods + self.earlier + self.donation + self.volume).min(MOST_RISK)
    }

    /// Whether the periods are heavy.
    pub fn heavy_periods(&self) -> bool {
        self.periods > PERIODS
    }
}

/// The risks that hold on a day. Earlier low energy has no field in the profile and is not counted.
pub fn risks(season: &Season, day: Day) -> Risks {
    let runner = &season.runner;
    let said = season.diary.seen(DayRange::ending(day, PERIOD_DAYS)).filter_map(|(_, said)| said.period);
    let (noted, heavy) = said.fold((false, false), |(_, heavy), period| (true, heavy || period == Period::Heavy));
    let heavy = runner.heavy_periods == Some(true) || heavy;
    let given = runner.blood_donations.iter().any(|on| (0..=DONATION_DAYS).contains(&day.since(*on)));
    let before = DayRange::new(season.days.first, day.plus(-2 * LAB_DAYS));
    let earlier = tests(season, before).any(|(_, said)| said.ferritin_ug_l.is_some_and(|ug_l| ug_l < LOW_UG_L));
    let month: f64 = season.daily(MetricId::Distance).known(DayRange::ending(day, 28)).map(|(_, metres)| metres).sum();
    let holds = |is: bool, strength: f64| if is { strength } else { 0.0 };
    Risks {
        diet: holds(matches!(runner.diet, Some(Diet::Vegetarian | Diet::Vegan)), DIET),
        periods: if heavy { HEAVY_PERIODS } else { holds(runner.menstruates == Some(true) || noted, PERIODS) },
        earlier: holds(earlier, EARLIER),
        donation: holds(given, DONATION),
        volume: holds(month / 4000.0 > HIGH_VOLUME_KM, HIGH_VOLUME),
        answered: runner.diet.is_some() || runner.menstruates.is_some(),
    }
}

/// What a slow rise of heart rate at the same pace comes to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SlowRise {
    /// The slope over 84 days.
    pub trend: Trend,
    /// Whether training dropped, which raises heart rate by itself.
    pub training_dropped: bool,
    /// 0..1.
    pub strength: f64,
}

/// Heart rate at the same pace over 84 days; `None` when too few runs tell.
pub fn slow_rise(season: &Season, day: Day) -> Option<SlowRise> {
    let HeartTrend { trend, trust, .. } = standing_trend(&season.slow.heart_trend, day)?;
    let training_dropped = !training_held(season, day);
    let rising =
        trend.per_28_days >= RISE_BPM.0 && trend.low_per_28_days.is_some_and(|low| low > 0.0) && !training_dropped;
    // Where the weather is guessed, a warm spring looks like a slow rise: it counts for less.
    let strength = ramp(trend.per_28_days * trust, RISE_BPM.0, RISE_BPM.1).max(LEAST_RISE * trust);
    Some(SlowRise { trend, training_dropped, strength: if rising { strength } else { 0.0 } })
}

/// Whether chronic load is at most 15 % below what it was at any time in the 84 days.
fn training_held(season: &Season, day: Day) -> bool {
    let chronic = season.daily(MetricId::Ctl);
    let before = chronic.known(DayRange::ending(day, trend::DAYS)).map(|(_, load)| load).fold(0.0, f64::max);
    chronic.get(day).is_none_or(|now| now >= HELD * before)
}

/// How much more tired than before the weeks of a slow rise, 0..1; `None` with too few answers.
pub fn slow_tiredness(season: &Season, day: Day) -> Option<f64> {
    let answers = |range| season.diary.seen(range).filter_map(|(_, said)| said.tired).collect::<Vec<f64>>();
    let enough = |now: &Vec<f64>| now.len() >= TIRED_ANSWERS;
    let now = TIRED_NOW.iter().map(|days| answers(DayRange::ending(day, *days))).find(enough)?;
    let before = answers(DayRange::new(day.plus(-TIRED_BEFORE.0), day.plus(-TIRED_BEFORE.1)));
    if before.len() < TIRED_BEFORE.2 {
        return None;
    }
    Some(ramp(mean(&now)? - median(&before)?, TIRED_RISE.0, TIRED_RISE.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ferritin_bands() {
        let exposures = [14.9, 15.0, 29.9, 30.0, 35.0, 49.9, 50.0].map(ferritin_exposure);
        assert_eq!(exposures, [1.0, 0.8, 0.8, 0.5, 0.25, 0.25, 0.0]);
    }
}
