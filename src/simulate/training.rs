//! The training plan: what is run on which day.

use super::Plan;
use super::athlete::Athlete;
use super::random::Random;
use super::scenario::{Injection, Today};
use crate::model::Day;

/// The kind of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Easy,
    Tempo,
    Intervals,
    Long,
}

/// One planned run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Session {
    pub(super) kind: Kind,
    /// Metres.
    pub(super) distance_m: f64,
    /// Share of the speed at maximal oxygen uptake.
    pub(super) intensity: f64,
    /// Local seconds since midnight.
    pub(super) start_s: i64,
}

/// The runs of `day`: five weekly slots, volume in blocks of three weeks up, one down.
pub(super) fn sessions(athlete: &Athlete, plan: &Plan, day: Day, today: &Today, random: &mut Random) -> Vec<Session> {
    let week = day.0.div_euclid(7);
    let weekday = day.0.rem_euclid(7);
    let block = [0.96, 1.03, 1.09, 0.84][week.rem_euclid(4) as usize];
    let season = 1.0 + 0.06 * (f64::from(day.since(plan.range().first)) / 365.0 * std::f64::consts::TAU).sin();
    if today.idle || today.ill {
        return Vec::new();
    }
    let overtraining = today.of(Injection::Overtraining);
    let excess = (1.0 + overload(today) * plan.dose) * if today.taper { 0.5 } else { 1.0 };
    let volume_m = athlete.weekly_km * 1000.0 * block * season * excess;
    let (kind, share) = match weekday {
        0 | 3 => (Kind::Easy, 0.17),
        1 => (Kind::Intervals, 0.19),
        4 if athlete.runs_a_week > 4.6 || today.overtraining_day > 0 => (Kind::Tempo, 0.18),
        6 => (Kind::Long, 0.30),
        2 if overtraining > 0.5 => (Kind::Easy, 0.15),
        _ => return Vec::new(),
    };
    if random.chance(if today.overtraining_day > 0 { 0.0 } else { 0.07 }) {
        return Vec::new();
    }
    let spike =
        if kind == Kind::Long && (8..=14).contains(&today.overtraining_day) { 1.0 + 0.35 * overtraining } else { 1.0 };
    let intensity = match kind {
        Kind::Easy => random.normal(0.655, 0.012),
        Kind::Tempo => random.normal(0.79, 0.012),
        Kind::Intervals => random.normal(0.73, 0.012),
        Kind::Long => random.normal(0.635, 0.010),
    };
    let slower = if today.slower { 0.92 } else { 1.0 };
    let distance_m = volume_m * share * spike * random.normal(1.0, 0.05).clamp(0.85, 1.15);
    // Who dries out does so on runs of well over an hour.
    let long = kind == Kind::Long && today.of(Injection::Dehydration) > 0.0;
    vec![Session {
        kind,
        distance_m: if long { distance_m.max(14_500.0) } else { distance_m },
        intensity: intensity * slower,
        start_s: ((athlete.start_h + random.normal(0.0, 0.4)) * 3600.0) as i64,
    }]
}

/// By how much the weeks are longer while overtraining is at work in full.
fn overload(today: &Today) -> f64 {
    match today.overtraining_day {
        0 => 0.0,
        1..=7 => 0.35,
        8..=21 => 0.6,
        _ => 0.45,
    }
}
