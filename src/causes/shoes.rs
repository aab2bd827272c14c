//! Wrong or worn shoes (sections C4 and 4.17).
//!
//! **Looks for** pairs past their usual life, heavier than the usual pair, or light and new, by the share of recent
//! distance run in them; and for effort and ground contact that are worse in that pair than in the others.
//!
//! **Why legs get heavy**: a heavy shoe is lifted at every step; a worn or very light one leaves more of each landing
//! to the muscles.
//!
//! **Needs** at least 80 % of the distance of 90 days assigned to pairs.
//!
//! **Stays silent when** a pair is retired or hardly worn; and holds back when legs are as heavy in the other pairs.
//!
//! **Sources**: the article for 300–500 miles; Frederick 1984, Franz 2012 and Hoogkamer et al. 2016 for the mass.

use super::card::card;
use super::coverage::{Input, coverage, max_age, ratings};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::pairs::PairContrast;
use crate::analysis::stats::{median_in_place, ramp};
use crate::analysis::{MetricId, RunMetrics, Season};
use crate::model::runner::ShoeKind;
use crate::model::{Day, DayRange, Phrase, Quantity, Shoe};

/// Distance at which wear begins to count, and of full wear: from 90 % of the lower to the upper end of 300–500 miles
/// [J at the start, S at the end], km.
const WEAR_KM: (f64, f64) = (435.0, 805.0);
/// The usual life, 300–500 miles (S), metres.
const LIFE_M: (f64, f64) = (482_803.0, 804_672.0);
/// Grams above the usual pair at which mass begins to count, and counts in full (J).
const HEAVIER_G: (f64, f64) = (30.0, 150.0);
/// A pair this light gives little support (J), grams.
const LIGHT_G: f64 = 200.0;
/// Distance after which one is used to it (J), km.
const USED_TO_KM: f64 = 80.0;
/// Days of the first weeks in a light pair, and the share of them that is much (J).
const FIRST_WEEKS_DAYS: i32 = 21;
const MUCH_AT_FIRST: f64 = 0.3;
/// Days whose distance says which pairs matter now.
const RECENT_DAYS: i32 = 14;
/// Days that say what the usual pair is, and in which pairs are compared.
const USUAL_DAYS: i32 = 120;
/// Days whose distance must be assigned, and the share of it.
const ASSIGNED_DAYS: i32 = 90;
const ASSIGNED_SHARE: f64 = 0.8;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Shoes,
    card: card!("shoes"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::Distance, MetricId::LegsHeaviness],
    fresh,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure,
    morning_exposure: |_, _| None,
    slow: true,
    prior: priors::NONE,
};

fn fresh(season: &Season, day: Day) -> bool {
    season.runs_in(DayRange::new(day, day)).iter().any(|run| run.activity.is_run())
}

/// How one pair is used and worn at the end of a day.
struct Wear<'a> {
    index: usize,
    shoe: &'a Shoe,
    km: f64,
    share: f64,
    worn: f64,
    heavier_g: Option<f64>,
    heavy: f64,
    light: f64,
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let mut evidence = Evidence::default();
    let runs = season.runs_in(DayRange::ending(day, ASSIGNED_DAYS));
    let assigned = assigned_share(runs);
    evidence.coverage = covered(season, day, runs, assigned);
    if season.runner.shoes.is_empty() {
        evidence.missing.push(Phrase::plain(CAUSE.card.need));
        return evidence;
    }
    if assigned < ASSIGNED_SHARE {
        let have = Quantity::Percent(100.0 * assigned);
        evidence.missing.push(Phrase::new("shoes-missing-assigned", [("have", have)]));
        return evidence;
    }
    let pairs = wear_of_pairs(season, day);
    if pairs.is_empty() {
        evidence.missing.push(Phrase::plain(CAUSE.card.need));
        return evidence;
    }
    let sum = |part: fn(&Wear<'_>) -> f64| pairs.iter().map(part).sum::<f64>();
    evidence.exposure = Some(sum(|p| p.share * p.worn).max(sum(|p| p.heavy)).max(sum(|p| p.light)).clamp(0.0, 1.0));
    for pair in &pairs {
        say(&mut evidence, pair, day);
    }
    if pairs.iter().any(|pair| pair.shoe.mass_g.is_none()) {
        evidence.missing.push(Phrase::plain("shoes-missing-mass"));
    }
    body_signs::add_to(&mut evidence, season, day, CauseId::Shoes, &[]);
    let worst = pairs.iter().max_by(|a, b| a.worth().total_cmp(&b.worth()));
    if let Some(worst) = worst.filter(|worst| worst.worth() > 0.0) {
        compare_with_others(&mut evidence, season.runs_in(DayRange::ending(day, USUAL_DAYS)), worst, day);
    }
    evidence
}

impl Wear<'_> {
    /// How much this pair adds to the exposure.
    fn worth(&self) -> f64 {
        (self.share * self.worn).max(self.heavy).max(self.light)
    }
}

fn km_of(run: &RunMetrics) -> f64 {
    if run.activity.is_run() { run.activity.distance_m().unwrap_or(0.0) / 1000.0 } else { 0.0 }
}

/// Share of the distance whose pair is known.
fn assigned_share(runs: &[RunMetrics]) -> f64 {
    let all: f64 = runs.iter().map(km_of).sum();
    let known: f64 = runs.iter().filter(|run| run.shoe.is_some()).map(km_of).sum();
    if all > 0.0 { known / all } else { 0.0 }
}

fn covered(season: &Season, day: Day, runs: &[RunMetrics], assigned: f64) -> f64 {
    let last = runs.iter().rev().find(|run| run.shoe.is_some()).map(|run| run.day);
    let mass = |run: &&RunMetrics| run.shoe.and_then(|i| season.runner.shoes.get(i)?.mass_g).is_some();
    let (weighed, all) = (runs.iter().filter(mass).count(), runs.len().max(1));
    coverage(&[
        Input::aging(assigned, ASSIGNED_SHARE, last, day, max_age::RUNS, 3.0),
        Input::ageless(weighed as f64, all as f64, 0.5),
        ratings(season, day, 1.0),
    ])
}

/// How worn, heavy or unusually light the pair of a run was when it began (section 10.2).
fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    let run = season.runs.get(index)?;
    let pair = run.shoe?;
    let shoe = season.runner.shoes.get(pair)?;
    let before = season.runs.get(..index)?;
    let km = shoe.start_km + before.iter().filter(|run| run.shoe == Some(pair)).map(km_of).sum::<f64>();
    let heavier_g = shoe.mass_g.zip(usual_mass(season, run.day)).map(|(mass, usual)| mass - usual);
    let heavy = heavier_g.map_or(0.0, |g| ramp(g, HEAVIER_G.0, HEAVIER_G.1));
    let light = if is_light(shoe) && km < USED_TO_KM { lightness(before, pair, run.day, 1.0) } else { 0.0 };
    Some(ramp(km, WEAR_KM.0, WEAR_KM.1).max(heavy).max(light))
}

/// The pairs worn in the last two weeks.
fn wear_of_pairs(season: &Season, day: Day) -> Vec<Wear<'_>> {
    let recent = season.runs_in(DayRange::ending(day, RECENT_DAYS));
    let recent_km: f64 = recent.iter().filter(|run| run.shoe.is_some()).map(km_of).sum();
    let usual_g = usual_mass(season, day);
    let mut pairs = Vec::new();
    for (index, shoe) in season.runner.shoes.iter().enumerate() {
        let in_pair = |run: &&RunMetrics| run.shoe == Some(index);
        let share: f64 = recent.iter().filter(in_pair).map(km_of).sum::<f64>() / recent_km.max(f64::MIN_POSITIVE);
        if share <= 0.0 {
            continue;
        }
        let until_now = season.runs_in(DayRange::new(season.days.first, day));
        let km = shoe.start_km + until_now.iter().filter(in_pair).map(km_of).sum::<f64>();
        let heavier_g = shoe.mass_g.zip(usual_g).map(|(mass, usual)| mass - usual);
        let heavy = heavier_g.map_or(0.0, |g| ramp(g, HEAVIER_G.0, HEAVIER_G.1) * share);
        let light = if is_light(shoe) && km < USED_TO_KM { lightness(until_now, index, day, share) } else { 0.0 };
        pairs.push(Wear { index, shoe, km, share, worn: ramp(km, WEAR_KM.0, WEAR_KM.1), heavier_g, heavy, light });
    }
    pairs
}

/// The median mass of the pairs worn in four months, each run counting once.
fn usual_mass(season: &Season, day: Day) -> Option<f64> {
    let runs = season.runs_in(DayRange::ending(day, USUAL_DAYS)).iter();
    let mut masses: Vec<f64> = runs.filter_map(|run| season.runner.shoes.get(run.shoe?)?.mass_g).collect();
    median_in_place(&mut masses)
}

fn is_light(shoe: &Shoe) -> bool {
    matches!(shoe.kind, Some(ShoeKind::Minimal)) || shoe.mass_g.is_some_and(|mass| mass <= LIGHT_G)
}

/// Exposure of a light pair one is not used to.
fn lightness(runs: &[RunMetrics], index: usize, day: Day, share: f64) -> f64 {
    let Some(first) = runs.iter().find(|run| run.shoe == Some(index)).map(|run| run.day) else { return 0.0 };
    let early = runs.iter().filter(|run| run.day >= first && run.day.since(first) < FIRST_WEEKS_DAYS);
    let all: f64 = early.clone().map(km_of).sum();
    let inside: f64 = early.filter(|run| run.shoe == Some(index)).map(km_of).sum();
    let new = day.since(first) < FIRST_WEEKS_DAYS;
    if new && inside > MUCH_AT_FIRST * all { 0.8 } else { 0.5 * share }
}

/// What is to be said of one pair.
fn say(evidence: &mut Evidence, pair: &Wear<'_>, day: Day) {
    let name = || ("shoe", Quantity::Name(pair.shoe.name.clone()));
    let window = DayRange::ending(day, RECENT_DAYS);
    let mut push = |says: Phrase, strength: f64, tag: OriginTag| {
        evidence.parts.push(Part { tag, ..Part::own(says, window, 1, strength) });
    };
    if pair.worn > 0.0 {
        let (low, high) = (Quantity::Distance(LIFE_M.0), Quantity::Distance(LIFE_M.1));
        let values = [name(), ("distance", Quantity::Distance(pair.km * 1000.0)), ("low", low), ("high", high)];
        push(Phrase::new("shoes-part-distance", values), pair.share * pair.worn, OriginTag::Stated);
    }
    if let (true, Some(mass), Some(more)) = (pair.heavy > 0.0, pair.shoe.mass_g, pair.heavier_g) {
        let values = [name(), ("mass", Quantity::Grams(mass)), ("more", Quantity::Grams(more))];
        push(Phrase::new("shoes-part-heavy", values), pair.heavy, OriginTag::Verified);
    }
    if pair.light > 0.0 {
        push(Phrase::new("shoes-part-light", [name()]), pair.light, OriginTag::Own);
    }
}

/// Body signs and counter-evidence from comparing the pair with the others. A difference speaks as far as its interval
/// holds it up: what six runs show may be chance.
fn compare_with_others(evidence: &mut Evidence, runs: &[RunMetrics], pair: &Wear<'_>, day: Day) {
    let compared = PairContrast::of(runs, pair.index);
    let name = || ("shoe", Quantity::Name(pair.shoe.name.clone()));
    let window = DayRange::ending(day, USUAL_DAYS);
    let effort = compared.effort.filter(|effort| effort.low > 0.0).map(|effort| (effort, ramp(effort.more, 0.5, 1.5)));
    let contact = compared.contact.filter(|contact| contact.low > 0.0).map(|c| (c, ramp(c.more, 1.5, 4.0)));
    if let Some((effort, shown)) = effort.filter(|(_, shown)| *shown > 0.0) {
        let says = Phrase::new("shoes-part-effort", [name(), ("more", Quantity::RatingChange(effort.more))]);
        evidence.parts.push(Part::own(says, window, effort.runs.0, shown));
    }
    if let Some((contact, shown)) = contact.filter(|(_, shown)| *shown > 0.0) {
        let says = Phrase::new("shoes-part-contact", [name(), ("percent", Quantity::PercentChange(contact.more))]);
        evidence.parts.push(Part::own(says, window, contact.runs.0, shown));
    }
    let in_pair = effort.map_or(0.0, |(_, shown)| shown).max(contact.map_or(0.0, |(_, shown)| shown));
    if in_pair > 0.0 {
        evidence.body = Some(evidence.body.unwrap_or(0.0).max(in_pair));
    }
    if let Some((rise, low, _)) = compared.per_100_km.filter(|(_, low, _)| *low > 0.0) {
        let says = Phrase::new("shoes-part-rise", [name(), ("points", Quantity::RatingChange(rise))]);
        evidence.parts.push(Part::own(says, window, 1, ramp(low, 0.0, 1.0)));
    }
    if let Some(heavier) = compared.heaviness.filter(|heavier| heavier.more < 0.5) {
        let strength = ramp(-heavier.more, -0.5, 0.0) * 0.6;
        let says = Phrase::plain("shoes-against-other-pairs");
        evidence.weigh_against(Part::own(says, window, runs.len(), strength));
    } else if let Some(heavier) = compared.heaviness.filter(|heavier| heavier.low > 0.0) {
        let says = Phrase::new("shoes-part-heavier", [name(), ("points", Quantity::RatingChange(heavier.more))]);
        evidence.parts.push(Part::own(says, window, heavier.runs.0, ramp(heavier.more, 0.5, 2.0)));
    }
}
