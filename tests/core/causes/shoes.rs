//! Wrong or worn shoes, on seasons built by hand.

use lightfoot::analysis::{RunMetrics, Season, Sign};
use lightfoot::causes::{CauseId, Evidence, State, judge};
use lightfoot::model::{Day, Shoe};

use super::season;

fn pair(name: &str, mass_g: f64, start_km: f64) -> Shoe {
    Shoe { name: name.into(), mass_g: Some(mass_g), start_km, ..Shoe::default() }
}

fn in_pair(shoe: usize, run: RunMetrics) -> RunMetrics {
    RunMetrics { shoe: Some(shoe), ..run }
}

fn weigh(season: &Season, day: i32) -> Evidence {
    (CauseId::Shoes.cause().weigh)(season, Day(day))
}

/// 100 days: every other day 10 km in the first pair, from day 90 on in the second.
fn two_pairs(first: Shoe, second: Shoe) -> Season {
    let mut season = season::empty(100);
    season.runner.shoes = vec![first, second];
    let runs = (0..100).step_by(2).map(|day| in_pair(usize::from(day >= 90), season::rated(day, 10.0, 6.0)));
    season.runs = runs.collect();
    season
}

#[test]
fn exposure_is_the_worst_of_wear_and_mass() {
    // TV-43: 640 km in it, 60 g heavier than the usual pair, all recent distance in it.
    let mut season = season::empty(200);
    season.runner.shoes = vec![pair("Old", 250.0, 0.0), pair("Tank", 310.0, 580.0)];
    let early = (80..180).step_by(2).map(|day| in_pair(0, season::run(day, 4.0)));
    let late = (187..199).step_by(2).map(|day| in_pair(1, season::run(day, 10.0)));
    season.runs = early.chain(late).collect();
    let evidence = weigh(&season, 199);
    assert!((evidence.exposure.unwrap() - 0.5541).abs() < 0.0001, "{:?}", evidence.exposure);
    let mass = evidence.parts.iter().find(|part| part.says.id == "shoes-part-heavy").unwrap();
    assert!((mass.strength - 0.25).abs() < 1e-9);
    assert_eq!(evidence.link, None);
}

#[test]
fn a_fresh_pair_of_usual_mass_is_no_exposure() {
    let season = two_pairs(pair("A", 250.0, 0.0), pair("B", 250.0, 0.0));
    assert_eq!(weigh(&season, 85).exposure, Some(0.0));
}

#[test]
fn without_assigned_pairs_it_cannot_be_told() {
    let mut season = two_pairs(pair("A", 250.0, 0.0), pair("B", 250.0, 0.0));
    for run in season.runs.iter_mut().skip(30) {
        run.shoe = None;
    }
    let evidence = weigh(&season, 99);
    assert_eq!(evidence.exposure, None);
    assert_eq!(evidence.missing[0].id, "shoes-missing-assigned");
    season.runner.shoes.clear();
    assert_eq!(weigh(&season, 99).missing[0].id, "shoes-need");
}

#[test]
fn a_worn_out_pair_with_the_signs_is_likely_and_clears_with_a_new_one() {
    let mut season = two_pairs(pair("Worn", 250.0, 600.0), pair("New", 250.0, 0.0));
    season.days.last = Day(99);
    season::show(&mut season, &[(Sign::GctUp, 0.7), (Sign::Gradual, 1.0), (Sign::RpeUp, 0.5)]);
    let judgement = judge(&season);
    let episode = judgement.episodes.iter().find(|episode| episode.cause == CauseId::Shoes).unwrap();
    assert_eq!(episode.peak, State::Likely);
    assert!(episode.parts.iter().any(|part| part.says.id == "shoes-part-distance"));
    assert_eq!(judgement.findings.iter().filter(|f| f.state.is_raised()).count(), 1);
}

#[test]
fn legs_as_heavy_in_other_pairs_speak_against_the_shoes() {
    let mut season = two_pairs(pair("Worn", 250.0, 700.0), pair("New", 250.0, 0.0));
    for (index, run) in season.runs.iter_mut().enumerate() {
        run.shoe = Some(index % 2);
    }
    let evidence = weigh(&season, 99);
    assert!(evidence.counter >= 0.6 - 1e-9);
    assert_eq!(evidence.against[0].says.id, "shoes-against-other-pairs");
}
