//! The table of section 10.6, with the whole pipeline: false alarms are held, and strong links are seen.

use lightfoot::analysis::attribution::{Deals, Factor, Found, Rigour, study};

use super::invent;

/// Invented runners of each kind.
const RUNNERS: u64 = 80;

/// Share of runners whose link chance shows in at most one of twenty.
fn seen(runs: i32, odds: f64) -> f64 {
    let rigour = Rigour { deals: Deals { most: 199, enough: 200 }, draws: 0 };
    let seen = (0..RUNNERS).filter(|seed| {
        let (units, exposures) = invent(runs, odds, 1_000 + seed);
        let factor = Factor { exposures: &exposures, slow: false, prior: 0.0 };
        let answers = study(&units, &[factor], rigour, 7);
        matches!(answers[0].found, Found::Tested(effect) if effect.chance <= 0.05)
    });
    seen.count() as f64 / RUNNERS as f64
}

#[test]
fn false_alarms_are_held_and_strong_links_are_seen_with_time() {
    let (nothing, early_nothing) = (seen(104, 1.0), seen(52, 1.0));
    let (three, five) = (seen(104, 3.0), seen(104, 5.0));
    let (early, late) = (seen(52, 5.0), seen(156, 5.0));
    println!("26 weeks: {nothing} {three} {five}; 13 weeks: {early_nothing} {early}; 39 weeks: {late}");
    // The table says 0.03 and 0.04; 80 runners tell it to about 0.05.
    assert!(nothing <= 0.10 && early_nothing <= 0.10, "{nothing} {early_nothing}");
    assert!(three > nothing + 0.2 && five > three && five >= 0.6, "{three} {five}");
    assert!(early < five && five <= late && late >= 0.85, "{early} {five} {late}");
}
