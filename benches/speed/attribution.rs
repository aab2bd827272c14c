//! Ten years of one runner, every run rated: the replay of all days with its links, and the full attribution.

use lightfoot::analysis::analyse;
use lightfoot::causes::{attribute, judge};
use lightfoot::model::diary::{Carbs, SessionKind};
use lightfoot::model::{Day, Diary, DiaryRow, History, Origin, Random, Shoe};

use crate::{median, seconds};

const DAYS: i32 = 3_650;
const RUNS: f64 = 3_000.0;

pub(crate) fn run() {
    let history = diary();
    let season = analyse(&history);
    let rated = season.runs.iter().filter(|run| run.heaviness.is_some()).count();
    let judging = median((0..3).map(|_| seconds(|| drop(judge(&season)))).collect());
    println!("  replay of {} days, {rated} rated runs: {judging:.3} s", season.days.len());
    let attributing = median((0..3).map(|_| seconds(|| drop(attribute(&season)))).collect());
    println!("  full attribution: {attributing:.3} s");
}

/// A diary in which every cause has something to say.
fn diary() -> History {
    let mut random = Random::new(5);
    let mut history = History::default();
    let shoe = |name: &str, mass_g| Shoe { name: name.to_owned(), mass_g: Some(mass_g), ..Shoe::default() };
    history.runner.shoes = vec![shoe("a", 250.0), shoe("b", 310.0)];
    for day in (0..DAYS).map(|day| Day(16_000 + day)) {
        let sleep_h = random.normal(7.4, 1.0);
        let mut add = |said: Diary| history.diary.push(DiaryRow { day, time_s: None, origin: Origin::Typed, said });
        let carbs = if random.chance(0.2) { Carbs::Low } else { Carbs::Usual };
        add(Diary {
            sleep_h: Some(sleep_h),
            weight_kg: Some(random.normal(70.0, 0.5)),
            carbs: Some(carbs),
            tired: Some(random.between(0.0, 6.0)),
            ..Diary::default()
        });
        if random.chance(0.25) {
            let kind = Some(SessionKind::Strength);
            add(Diary { session_kind: kind, session_min: Some(45.0), session_effort: Some(7.0), ..Diary::default() });
        }
        if random.chance(RUNS / f64::from(DAYS)) {
            let km = random.between(6.0, 16.0);
            let heavy = random.normal(3.0, 1.5) + if sleep_h < 6.5 { 2.0 } else { 0.0 };
            add(Diary {
                session_kind: Some(SessionKind::Run),
                session_min: Some(5.6 * km),
                session_effort: Some(random.between(2.0, 7.0)),
                session_km: Some(km),
                legs_heaviness: Some(heavy.round().clamp(0.0, 10.0)),
                stretched: Some(random.chance(0.6)),
                temperature_c: Some(random.normal(16.0, 7.0)),
                humidity_pct: Some(60.0),
                drink_ml: Some(random.between(0.0, 600.0)),
                shoe: Some(if random.chance(0.5) { "a" } else { "b" }.to_owned()),
                ..Diary::default()
            });
        }
    }
    history
}
