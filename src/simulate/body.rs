//! The body from day to day: sleep debt, soreness, weight, overreaching; and what a run then costs.

use std::sync::Arc;

use super::athlete::Athlete;
use super::notes::Habits;
use super::parameters::{
    EFFORT_SD, HEAVINESS_AR, HEAVINESS_SD, SLEEP_SD, SORE, SORENESS, SORENESS_H, SWEAT_L_H, WEIGHT_SD,
};
use super::random::Random;
use super::scenario::{Injection, Today};
use super::training::Session;
use super::{Invented, Plan};
use crate::model::diary::{Body as Trained, Carbs, Side};
use crate::model::{Day, Diary, DiaryRow, Night, Origin, Reading, ReadingKind, SourceRank};

/// What changes from day to day.
#[derive(Clone, Debug)]
pub(super) struct Body {
    debt_h: f64,
    soreness: f64,
    weight_kg: f64,
    fatigue: f64,
    fitness: f64,
    overreached: f64,
    heaviness_noise: f64,
    strength_due: f64,
    /// Share of the carbohydrate stores that is empty.
    empty: f64,
    /// Chance for what was added later, so that a seed keeps the runner it always gave.
    pub(super) more: Random,
}

/// What a run costs today.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    /// Share of maximal oxygen uptake over that of a fresh body at this speed.
    pub(super) economy: f64,
    /// Overreaching, 0..1: heart rate stays low, effort rises.
    pub(super) overreached: f64,
    /// How tired the legs are, 0..1: contact time rises.
    pub(super) legs: f64,
    /// Rated heaviness 0–10.
    pub(super) heaviness: f64,
    /// Rated effort 0–10.
    pub(super) effort: f64,
    /// Leg soreness 0–10.
    pub(super) soreness: f64,
    /// Litres drunk, and percent of body mass lost.
    pub(super) drink_l: f64,
    pub(super) loss_pct: f64,
    /// How far the stores are empty, and how dry the run was, 0..1.
    pub(super) empty: f64,
    pub(super) dry: f64,
    /// Points of heaviness each cause added.
    pub(super) added: [f64; Injection::ALL.len()],
}

impl Body {
    pub(super) fn new(athlete: &Athlete, more: Random) -> Self {
        let daily = athlete.weekly_km * 6.0 / 7.0;
        Self {
            debt_h: 0.6,
            soreness: 0.0,
            weight_kg: athlete.weight_kg,
            fatigue: daily,
            fitness: daily,
            overreached: 0.0,
            heaviness_noise: 0.0,
            strength_due: 0.0,
            empty: 0.0,
            more,
        }
    }

    /// The night, the scale and the morning values.
    pub(super) fn wake(
        &mut self,
        (a, habits): (&Athlete, &Habits),
        today: &Today,
        day: Day,
        r: &mut Random,
        to: &mut Invented,
    ) {
        self.soreness *= (-24.0 / SORENESS_H).exp();
        let weekend = matches!(day.0.rem_euclid(7), 2 | 3);
        let usual = a.sleep_need_h - 0.15 + if weekend { 0.5 } else { 0.0 };
        let asleep_h = r.normal(usual + (5.5 - usual) * today.of(Injection::Sleep), SLEEP_SD).clamp(3.0, 10.5);
        self.debt_h = (self.debt_h * (-0.25_f64).exp() + a.sleep_need_h - asleep_h).clamp(0.0, 12.0);
        let gained = 4.0 * today.of(Injection::WeightGain);
        let weight = a.weight_kg + gained + r.normal(0.0, WEIGHT_SD) - 1.2 * self.empty;
        self.weight_kg = a.weight_kg + gained;
        let worn = !today.gap || self.more.chance(0.4);
        if worn && habits.tracker {
            to.nights.push(night(day, asleep_h, today.utc_offset_s, r));
        }
        if worn && habits.scale && r.chance(0.75) {
            to.readings.push(weighing(day, weight + if today.new_scale { 1.6 } else { 0.0 }, today.new_scale));
        }
        let lack = lack(today);
        let ill = if today.ill { 1.0 } else { 0.0 };
        let tired =
            1.8 + 0.55 * self.debt_h.min(8.0) + 2.6 * self.overreached + 3.6 * lack + 3.0 * ill + r.normal(0.0, 0.7);
        let resting = a.hr_rest + 0.35 * self.debt_h + 2.5 * self.overreached + 3.0 * lack + 7.0 * ill;
        let hrv = a.ln_rmssd - 0.03 * self.debt_h - 0.16 * self.overreached - 0.25 * ill;
        let said = Diary {
            resting_hr_bpm: Some((resting + r.normal(0.0, 1.2)).round()),
            hrv_rmssd_ms: Some((hrv + r.normal(0.0, 0.11)).exp().round()),
            tired: r.chance(0.8).then(|| tired.clamp(0.0, 10.0).round()),
            soreness: r.chance(0.8).then(|| (self.soreness + r.normal(0.8, 0.6)).clamp(0.0, 10.0).round()),
            ill: today.ill.then_some(true),
            carbs: self.eat(today),
            ..Diary::default()
        };
        let said = if today.of(Injection::Circulation) > 0.0 { evening_of_veins(said, today, r) } else { said };
        if self.more.chance(habits.mornings) {
            let said = if habits.vitals { said } else { Diary { resting_hr_bpm: None, hrv_rmssd_ms: None, ..said } };
            to.diary.push(DiaryRow { day, time_s: None, origin: Origin::Imported, said });
        }
    }

    /// What was eaten, in one word, and what it leaves in the stores.
    fn eat(&mut self, today: &Today) -> Option<Carbs> {
        let r = &mut self.more;
        let low = r.chance(0.95 * today.of(Injection::LowCarbohydrate));
        self.empty = (0.55 * self.empty + if low { 0.45 } else { 0.0 }).min(1.0);
        let eaten = match r.unit() {
            x if low && x < 0.8 => Carbs::Low,
            _ if low => Carbs::Skipped,
            x if x < 0.82 => Carbs::Usual,
            x if x < 0.95 => Carbs::High,
            x if x < 0.98 => Carbs::Low,
            _ => Carbs::Skipped,
        };
        r.chance(0.8).then_some(eaten)
    }

    /// What a run costs, and how it feels.
    pub(super) fn run(
        &mut self,
        a: &Athlete,
        (plan, today): (&Plan, &Today),
        session: &Session,
        r: &mut Random,
    ) -> Cost {
        let sleepy = (self.debt_h / 7.0).min(1.0);
        let sore = (self.soreness / SORE).min(1.0);
        let heavier = self.weight_kg / a.weight_kg - 1.0;
        let lack = lack(today);
        let (shoes, form) = (today.of(Injection::Shoes), today.of(Injection::RunningForm));
        let economy = 1.0 + 1.05 * heavier + 0.015 * shoes + 0.012 * sore + 0.01 * form + 0.06 * lack;
        let fraction = session.intensity * economy;
        let minutes = session.distance_m / (session.intensity * a.v_max) / 60.0;
        let (drink_l, loss_pct) = self.drink(a, today, minutes);
        let dry = if today.of(Injection::Dehydration) > 0.0 { ((loss_pct - 1.2) / 1.3).clamp(0.0, 1.0) } else { 0.0 };
        let empty = self.empty * (minutes / 50.0).clamp(0.4, 1.0);
        let stretching = today.of(Injection::Stretching);
        let doses = [
            (Injection::Sleep, if sleepy > 0.45 { sleepy } else { 0.0 }),
            (Injection::StrengthTraining, if sore > 0.25 { sore } else { 0.0 }),
            (Injection::Overtraining, self.overreached),
            (Injection::Shoes, shoes),
            (Injection::RunningForm, form),
            (Injection::WeightGain, if heavier > 0.02 { (heavier / 0.05).min(1.0) } else { 0.0 }),
            (Injection::IronDeficiency, lack),
            (Injection::Circulation, today.of(Injection::Circulation)),
            (Injection::LowCarbohydrate, if empty > 0.3 { empty } else { 0.0 }),
            (Injection::Dehydration, dry),
            (Injection::Stretching, stretching),
        ];
        let mut added = [0.0; Injection::ALL.len()];
        for (cause, dose) in doses {
            added[cause as usize] = dose * plan.gain;
        }
        self.heaviness_noise = HEAVINESS_AR * self.heaviness_noise + r.normal(0.0, HEAVINESS_SD);
        let caused: f64 = added.iter().sum();
        let heaviness = a.heaviness + caused + 1.2 * (session.intensity - 0.67) / 0.1 + self.heaviness_noise;
        let felt = 10.0 * fraction.powf(2.2) + 1.3 * sleepy + 1.4 * self.overreached + 1.0 * sore + 0.5 * shoes;
        let felt = felt + 0.9 * empty + 0.7 * dry + 0.3 * stretching;
        Cost {
            economy,
            overreached: self.overreached,
            legs: (0.9 * sore + 0.4 * self.overreached).min(1.0),
            heaviness: heaviness.clamp(0.0, 10.0).round(),
            effort: (felt + r.normal(0.0, EFFORT_SD)).clamp(1.0, 10.0).round(),
            soreness: self.soreness,
            drink_l,
            loss_pct,
            empty,
            dry,
            added,
        }
    }

    /// Litres drunk on a run, and what was lost, percent of body mass.
    fn drink(&mut self, a: &Athlete, today: &Today, minutes: f64) -> (f64, f64) {
        let heat = if today.hot { 1.45 } else { 0.8 };
        let lost_l = SWEAT_L_H * heat * minutes / 60.0;
        let thirsty = today.of(Injection::Dehydration);
        let left_l = self.more.between(0.2, 0.6) + thirsty * lost_l;
        let drink_l = if minutes > 50.0 || today.hot { (lost_l - left_l).max(0.0) } else { 0.0 };
        (drink_l, 100.0 * (lost_l - drink_l) / a.weight_kg)
    }

    /// Strength work: twice a week by habit off season, hard leg sessions while that is the cause.
    pub(super) fn strength(&mut self, today: &Today, day: Day, r: &mut Random, to: &mut Invented) {
        let dose = today.of(Injection::StrengthTraining);
        let hard = dose > 0.0;
        self.strength_due += 0.14 + 0.44 * dose;
        if self.strength_due < 1.0 {
            return;
        }
        self.strength_due -= 1.0;
        let (minutes, effort, body) = if hard {
            (r.between(50.0, 65.0).round(), r.between(7.0, 9.0).round(), Trained::Legs)
        } else {
            (r.between(25.0, 35.0).round(), 4.0, Trained::Full)
        };
        self.soreness += 0.6 + SORENESS * dose;
        let said = Diary {
            strength_min: Some(minutes),
            strength_effort: Some(effort),
            strength_body: Some(body),
            ..Diary::default()
        };
        to.diary.push(DiaryRow { day, time_s: Some(18 * 3600 + 30 * 60), origin: Origin::Imported, said });
    }

    /// Training load leaves its mark: overreaching comes after weeks far above what the body is used to.
    pub(super) fn evening(&mut self, sessions: &[Session]) {
        let load: f64 = sessions.iter().map(|s| s.distance_m / 1000.0 * 9.0 * s.intensity).sum();
        self.fatigue += (load - self.fatigue) / 7.0;
        self.fitness += (load - self.fitness) / 42.0;
        let excess = (self.fatigue / self.fitness.max(1.0) - 1.22) / 0.2;
        let target = excess.clamp(0.0, 1.0);
        let pull = if target > self.overreached { 0.22 } else { 0.10 };
        self.overreached += (target - self.overreached) * pull;
    }
}

/// How much iron is lacking, 0..1: stores fall from 60 to 14 µg/L, and are felt below 42.
fn lack(today: &Today) -> f64 {
    ((42.0 - (60.0 - 46.0 * today.of(Injection::IronDeficiency))) / 28.0).clamp(0.0, 1.0)
}

/// Swollen in the evening, light after a night.
fn evening_of_veins(said: Diary, today: &Today, r: &mut Random) -> Diary {
    let swollen = (1.9 * today.of(Injection::Circulation) + r.normal(0.0, 0.5)).clamp(0.0, 3.0).round();
    Diary {
        leg_swelling: Some(swollen),
        swelling_side: (swollen > 0.0).then_some(Side::Both),
        legs_morning: Some(r.normal(1.8, 0.8).clamp(0.0, 10.0).round()),
        ..said
    }
}

fn night(day: Day, asleep_h: f64, offset_s: i32, r: &mut Random) -> Night {
    let woke_local_s = i64::from(day.0) * 86_400 + (r.normal(6.6, 0.3) * 3600.0) as i64;
    let end = woke_local_s - i64::from(offset_s);
    let asleep_s = (asleep_h * 60.0).round() * 60.0;
    let awake_s = 60.0 * r.between(10.0, 30.0).round();
    let deep_s = (asleep_s / 60.0 * 0.18).round() * 60.0;
    let rem_s = (asleep_s / 60.0 * 0.22).round() * 60.0;
    Night {
        day,
        asleep_s: Some(asleep_s),
        in_bed_s: Some(asleep_s + awake_s),
        start_utc_s: Some(end - (asleep_s + awake_s) as i64),
        end_utc_s: Some(end),
        deep_s: Some(deep_s),
        light_s: Some(asleep_s - deep_s - rem_s),
        rem_s: Some(rem_s),
        awake_s: Some(awake_s),
        source: Arc::from("Garmin"),
        rank: SourceRank::Watch,
    }
}

fn weighing(day: Day, kg: f64, other_scale: bool) -> Reading {
    Reading {
        day,
        kind: ReadingKind::Weight,
        value: (kg * 100.0).round() / 100.0,
        time_s: Some(6 * 3600 + 45 * 60),
        source: Arc::from(if other_scale { "Other scale" } else { "Withings" }),
        rank: SourceRank::Scale,
    }
}
