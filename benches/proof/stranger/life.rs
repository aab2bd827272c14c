//! Days of the second family: nights, scale, morning values, food, strength work, evenings.

use std::sync::Arc;

use lightfoot::model::diary::{Body as Trained, Carbs, Period, SessionKind, Side};
use lightfoot::model::{Day, Diary, Night, Reading, ReadingKind, SourceRank};
use lightfoot::simulate::Invented;

use super::dice::{Dice, Noise};
use super::person::Person;
use super::{Trouble, note};

/// What holds on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Today {
    pub(super) day: Day,
    pub(super) trouble: Trouble,
    pub(super) dose: f64,
    /// Whether the harmless change is on.
    pub(super) on: bool,
    /// Whether it has begun, for what stays.
    pub(super) begun: bool,
    /// Days since it began.
    pub(super) since: i32,
    pub(super) temperature_c: f64,
    pub(super) offset_s: i32,
}

impl Today {
    /// How far this trouble has come today.
    pub(super) fn of(&self, trouble: Trouble) -> f64 {
        if self.trouble == trouble { self.dose } else { 0.0 }
    }

    pub(super) fn is(&self, trouble: Trouble) -> bool {
        self.trouble == trouble && self.on
    }
}

/// What carries over from day to day.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) tired: f64,
    pub(super) sore: f64,
    pub(super) heavy: f64,
    pub(super) water: f64,
    pub(super) runs: u32,
    pub(super) low_days: f64,
    pub(super) noise: f64,
    gym: f64,
}

impl Body {
    pub(super) fn new(_: &Person) -> Self {
        Self { tired: 0.0, sore: 0.0, heavy: 0.0, water: 0.0, runs: 0, low_days: 0.0, noise: 0.0, gym: 0.0 }
    }
}

pub(super) fn today(p: &Person, trouble: Trouble, day: Day) -> Today {
    let on = p.window.is_some_and(|window| window.contains(day));
    let begun = p.window.is_some_and(|window| day >= window.first);
    let since = p.window.map_or(0, |window| day.since(window.first));
    let year = (f64::from(day.0) - 110.0) / 365.25 * std::f64::consts::TAU;
    let hot = on && matches!(trouble, Trouble::Heat | Trouble::Dry);
    let temperature_c = if hot { 29.0 } else { p.air_c.0 + p.air_c.1 * year.sin() };
    let offset_s = if trouble == Trouble::Trip && on { -7 * 3600 } else { 3600 };
    Today { day, trouble, dose: p.dose(day), on, begun, since, temperature_c, offset_s }
}

/// The night, the scale and the morning's notes.
pub(super) fn morning(p: &Person, today: &Today, body: &mut Body, dice: &mut Dice, to: &mut Invented) {
    let short = today.of(Trouble::Sleep);
    let weekend = matches!(today.day.0.rem_euclid(7), 2 | 3);
    let job = if today.is(Trouble::Job) { 0.4 } else { 0.0 };
    let summer = p.year * (f64::from(today.day.0) / 365.25 * std::f64::consts::TAU).sin();
    let usual = p.sleep_h + if weekend { 0.4 } else { -0.1 } - job - 0.3 * summer;
    let ill = today.is(Trouble::Ill);
    let slept = usual - 2.2 * short * (0.85 + 0.3 * p.way) + dice.noise(p.noise, 0.55);
    let slept = slept.clamp(3.2, 10.8);
    let sleepy = (p.sleep_h - slept).max(0.0) / 2.2;
    body.tired = 0.6 * body.tired + 0.4 * sleepy;
    body.sore *= 0.55;
    let gap = today.is(Trouble::TrackerGap);
    let known = dice.chance(p.notes.tracker) && !gap;
    if known && !p.notes.typed_nights {
        to.nights.push(night(today, slept, dice));
    }
    let mass = mass_kg(p, today, body, dice);
    if dice.chance(p.notes.scale) && !gap {
        let other = today.trouble == Trouble::NewScale && today.begun;
        to.readings.push(Reading {
            day: today.day,
            kind: ReadingKind::Weight,
            value: shown_kg(p, mass + if other { 1.6 } else { 0.0 }),
            time_s: Some(24_600),
            source: Arc::from("Withings"),
            rank: SourceRank::Scale,
        });
    }
    let over = p.shows * today.of(Trouble::Overtraining) * lag(today, 7.0);
    let iron = p.shows * today.of(Trouble::Iron);
    let carbs = p.shows * today.of(Trouble::Carbs);
    let luteal = if today.is(Trouble::Period) && p.female && today.since % 28 >= 21 { 1.0 } else { 0.0 };
    let high = if today.is(Trouble::Altitude) { 1.0 } else { 0.0 };
    let raced = if today.is(Trouble::Race) { (-f64::from(today.since) / 3.0).exp() } else { 0.0 };
    body.sore += if today.is(Trouble::Race) && today.since == 0 { 0.9 } else { 0.0 };
    let tired = 2.0
        + 3.2 * body.tired
        + 2.6 * over
        + 3.4 * iron
        + 0.8 * carbs
        + if ill { 3.0 } else { 0.0 }
        + 0.8 * luteal
        + 2.0 * raced
        + high;
    let resting = p.hr_rest
        + 1.5 * body.tired
        + 3.5 * over
        + 4.0 * iron
        + if ill { 7.0 } else { 0.0 }
        + 2.5 * luteal
        + 5.0 * high
        + 2.0 * raced;
    let hrv = p.ln_hrv
        - 0.10 * body.tired
        - 0.20 * over
        - 0.05 * iron
        - if ill { 0.3 } else { 0.0 }
        - 0.08 * luteal
        - 0.15 * high;
    let noted = dice.chance(p.notes.vitals);
    let waking = p.base - 0.8 + 2.0 * body.heavy + if today.trouble == Trouble::Veins { -0.4 } else { 0.0 };
    let said = Diary {
        resting_hr_bpm: noted.then(|| (resting + dice.noise(p.noise, 1.6)).round()),
        hrv_rmssd_ms: noted.then(|| (hrv + dice.noise(Noise::Normal, 0.12)).exp().round()),
        tired: dice.chance(p.notes.tired).then(|| rate(tired + dice.noise(p.noise, 0.9))),
        soreness: dice.chance(p.notes.sore).then(|| rate(0.8 + 5.5 * body.sore + dice.noise(p.noise, 0.8))),
        legs_morning: p.notes.morning.then(|| rate(waking + dice.noise(p.noise, 0.8))),
        ill: (ill && dice.chance(0.8)).then_some(true),
        period: (today.is(Trouble::Period) && p.female && today.since % 28 == 0).then_some(Period::Start),
        sleep_h: (known && p.notes.typed_nights).then(|| (slept * 4.0).round() / 4.0),
        ..food(p, today, body, mass, dice)
    };
    note(to, today.day, None, said);
}

/// What follows within days rather than at once.
pub(super) fn lag(today: &Today, days: f64) -> f64 {
    (f64::from(today.since) / days).clamp(0.0, 1.0)
}

pub(super) fn rate(value: f64) -> f64 {
    value.clamp(0.0, 10.0).round()
}

fn mass_kg(p: &Person, today: &Today, body: &mut Body, dice: &mut Dice) -> f64 {
    body.water = 0.5 * body.water + dice.noise(p.noise, 0.35);
    let season = 0.5 * (f64::from(today.day.0) / 365.25 * std::f64::consts::TAU).sin();
    let gained = (3.6 + 1.2 * p.way) * today.of(Trouble::Weight);
    let glycogen = 1.3 * today.of(Trouble::Carbs) * (body.low_days / 3.0).min(1.0);
    p.mass_kg + body.water + season + gained - glycogen
}

/// What the scale shows of a mass.
fn shown_kg(p: &Person, kg: f64) -> f64 {
    const POUND_KG: f64 = 0.453_592_37;
    if p.notes.pounds { (kg / POUND_KG * 5.0).round() / 5.0 * POUND_KG } else { (kg * 10.0).round() / 10.0 }
}

fn night(today: &Today, slept_h: f64, dice: &mut Dice) -> Night {
    let woke = i64::from(today.day.0) * 86_400 + (dice.between(6.0, 7.3) * 3600.0) as i64;
    let end = woke - i64::from(today.offset_s);
    let asleep = (slept_h * 60.0).round() * 60.0;
    let awake = f64::from(dice.whole(8, 35)) * 60.0;
    let (deep, rem) = ((asleep * 0.2 / 60.0).round() * 60.0, (asleep * 0.21 / 60.0).round() * 60.0);
    Night {
        day: today.day,
        asleep_s: Some(asleep),
        in_bed_s: Some(asleep + awake),
        start_utc_s: Some(end - (asleep + awake) as i64),
        end_utc_s: Some(end),
        deep_s: Some(deep),
        light_s: Some(asleep - deep - rem),
        rem_s: Some(rem),
        awake_s: Some(awake),
        source: Arc::from("Garmin"),
        rank: SourceRank::Watch,
    }
}

/// The day's answer about food, in words or grams.
fn food(p: &Person, today: &Today, body: &mut Body, mass: f64, dice: &mut Dice) -> Diary {
    let low = dice.chance(0.85 * today.of(Trouble::Carbs));
    body.low_days = if low { body.low_days + 1.0 } else { 0.7 * body.low_days };
    if !dice.chance(p.notes.carbs) {
        return Diary::default();
    }
    if p.way > 0.75 {
        let per_kg = if low { dice.between(1.4, 2.4) } else { dice.between(4.8, 6.8) };
        return Diary { carbs_g: Some((per_kg * mass).round()), ..Diary::default() };
    }
    let carbs = match dice.unit() {
        x if low && x < 0.75 => Carbs::Low,
        _ if low => Carbs::Skipped,
        x if x < 0.8 => Carbs::Usual,
        x if x < 0.93 => Carbs::High,
        x if x < 0.97 => Carbs::Low,
        _ => Carbs::Skipped,
    };
    Diary { carbs: Some(carbs), ..Diary::default() }
}

/// Strength work, and legs in the evening.
pub(super) fn evening(p: &Person, today: &Today, body: &mut Body, dice: &mut Dice, to: &mut Invented) {
    let hard = today.of(Trouble::Strength) > 0.0;
    body.gym += if hard { 0.5 + 0.1 * p.way } else { 0.13 };
    if p.notes.strength && body.gym >= 1.0 {
        body.gym -= 1.0;
        let (minutes, effort) = if hard { (dice.whole(45, 70), dice.whole(7, 9)) } else { (dice.whole(20, 35), 4) };
        let trained = if hard && p.way < 0.7 { Trained::Legs } else { Trained::Full };
        body.sore += if hard { 0.75 } else { 0.08 };
        let said = if p.way < 0.3 {
            Diary {
                session_kind: Some(SessionKind::Strength),
                session_min: Some(f64::from(minutes)),
                session_effort: Some(f64::from(effort)),
                strength_body: Some(trained),
                ..Diary::default()
            }
        } else {
            Diary {
                strength_min: Some(f64::from(minutes)),
                strength_effort: Some(f64::from(effort)),
                strength_body: Some(trained),
                ..Diary::default()
            }
        };
        let time = if p.way < 0.6 { Some(dice.whole(17, 19) * 3600) } else { None };
        note(to, today.day, time, said);
    }
    let veins = today.of(Trouble::Veins);
    if veins > 0.0 && dice.chance(0.75) || dice.chance(0.1) {
        let swollen = (2.1 * veins + dice.noise(p.noise, 0.5)).clamp(0.0, 3.0).round();
        let said = Diary {
            leg_swelling: Some(swollen),
            swelling_side: (swollen > 0.0 && dice.chance(0.8)).then_some(Side::Both),
            ..Diary::default()
        };
        note(to, today.day, None, said);
    }
}
