//! Poor circulation (section C10).
//!
//! **Looks for** risk factors, evening swelling of both legs, legs that are heavy on days without a run, and legs that
//! are light again after a night lying down. Runs cannot show it, and the program never pretends that they do.
//!
//! **Why legs get heavy**: blood pools in the legs when the valves of the veins do not close.
//!
//! **Needs** the answers about risks in the profile, or five evenings whose swelling was noted.
//!
//! **Stays silent when** no risk is named and no evening shows swelling. Held below "strong" always: its text then says
//! that it is worth showing a physician. One swollen leg is no matter for this card, but a warning before all cards.
//!
//! **Sources**: the article; published shares of people with it range from 2 to 40 percent by definition.

use super::card::card;
use super::coverage::{Input, coverage};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::red_flags::has_risk;
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::stats::ramp;
use crate::analysis::{MetricId, Season, Sign, SignValues};
use crate::model::diary::Side;
use crate::model::{Day, DayRange, Diary, Phrase};

/// The risks of the form, with the sentence of each (S).
const RISKS: [(&str, &str); 5] = [
    ("smoking", "circulation-part-smoking"),
    ("pregnancy", "circulation-part-pregnancy"),
    ("blood_clot_history", "circulation-part-clots"),
    ("long_sitting_or_standing", "circulation-part-sitting"),
    ("obesity", "circulation-part-obesity"),
];
/// What each risk adds, and veins in the family or of one's own (J).
const RISK: f64 = 0.12;
const VEINS: f64 = 0.15;
/// Older age, as a risk (M).
const OLDER_YEARS: i16 = 50;
/// What each observation adds: heavy at rest, swelling, relief when lying, skin and veins (J).
const WEIGHTS: [f64; 4] = [0.35, 0.25, 0.2, 0.2];
/// Heavy from the start and easing while running: the calf pump (J).
const EASES: f64 = 0.1;
/// Observations of this weight can give full marks; of less, nothing is said (J).
const TELLING: f64 = 0.35;
const LEAST_TELLING: f64 = 0.25;
/// Days looked back, and answers of swelling that are enough (J).
const DAYS: i32 = 28;
const EVENINGS: f64 = 5.0;
/// Mornings after swollen evenings that tell, light legs on waking, and the shares of them (J).
const MORNINGS: usize = 3;
const LIGHT: f64 = 3.0;
const LIGHT_SHARE: (f64, f64) = (0.4, 0.8);
/// What speaks against it: legs that follow training, and that are heavy only late in runs.
const AGAINST: [Sign; 3] = [Sign::Sore, Sign::Late, Sign::Fix];
/// Swelling that makes light mornings a relief (J).
const SWOLLEN: f64 = 0.25;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Circulation,
    card: card!("circulation"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::LegsMorning],
    fresh,
    weigh,
    quiet,
    // Hours of standing are in no file: not tested (section 10.2).
    run_exposure: |_, _| None,
    morning_exposure: |_, _| None,
    slow: true,
    prior: priors::NONE,
};

fn fresh(season: &Season, day: Day) -> bool {
    let evening = season.diary.peek(day).is_some_and(|said| said.leg_swelling.is_some() || said.legs_morning.is_some());
    evening || !season.runs_in(DayRange::new(day, day)).is_empty()
}

fn quiet(evidence: &Evidence) -> bool {
    evidence.hardly_exposed() && evidence.body.unwrap_or(0.0) < 0.25
}

/// Exposure by how many of the six risks hold, and whether veins run in the family.
pub fn exposure(risks: usize, veins: bool) -> f64 {
    (RISK * risks as f64 + if veins { VEINS } else { 0.0 }).clamp(0.0, 1.0)
}

/// What the runner said of legs outside of runs, each 0..1 or not known.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Observed {
    /// Heavy at rest or standing.
    pub rest: Option<f64>,
    /// Both legs swell in the evening.
    pub swelling: Option<f64>,
    /// Light again after lying.
    pub relief: Option<f64>,
    /// Changes of the skin, visible veins; the diary has no field for it.
    pub skin: Option<f64>,
    /// Heavy from the start of a run, then easing.
    pub eases: Option<f64>,
}

/// Body signs of this cause, which uses its own instead of the table's; `None` when too little is known.
pub fn body(observed: &Observed) -> Option<f64> {
    let each = [observed.rest, observed.swelling, observed.relief, observed.skin];
    let known = each.iter().zip(WEIGHTS).filter_map(|(value, weight)| Some((weight * (*value)?, weight)));
    let (seen, known) = known.fold((0.0, 0.0), |(seen, known), (value, weight)| (seen + value, known + weight));
    let eases = EASES * observed.eases.unwrap_or(0.0);
    // What was never asked is left out, so that a short form can still speak.
    (known >= LEAST_TELLING).then(|| (seen / known.max(TELLING) + eases).clamp(0.0, 1.0))
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let evenings = season.diary.seen(DayRange::ending(day, DAYS)).filter(|(_, said)| said.leg_swelling.is_some());
    let evenings = evenings.count() as f64;
    let form = season.runner.circulation_risks.is_some();
    let mut evidence = Evidence {
        coverage: coverage(&[
            Input::ageless(if form { 1.0 } else { 0.0 }, 1.0, 3.0),
            Input::ageless(evenings, EVENINGS, 1.0),
        ]),
        ..Evidence::default()
    };
    // Evenings that were noted are answers too; of the risks, age alone is then known.
    if !form && evenings < EVENINGS {
        evidence.missing.push(Phrase::plain("circulation-missing-form"));
        return evidence;
    }
    let signs = body_signs::usable_signs(season, day);
    let mut against = SignValues::default();
    for sign in AGAINST {
        against.set(sign, signs.get(sign));
    }
    body_signs::add_signs(&mut evidence, &against, day, CauseId::Circulation, &[]);
    let observed = observed(season, day, &signs);
    evidence.body = body(&observed);
    evidence.missing.clear();
    if !form {
        evidence.missing.push(Phrase::plain("circulation-missing-form"));
    }
    if evenings < EVENINGS {
        evidence.missing.push(Phrase::plain("circulation-missing-evenings"));
    }
    let named: Vec<&str> = RISKS.iter().filter(|(risk, _)| has_risk(season, risk)).map(|(_, says)| *says).collect();
    let older = season.runner.birth_year.is_some_and(|year| day.date().year() - year >= OLDER_YEARS);
    let veins = has_risk(season, "family_history");
    evidence.exposure = Some(exposure(named.len() + usize::from(older), veins));
    let older = older.then_some("circulation-part-age");
    for says in named.into_iter().chain(older) {
        say(&mut evidence, says, day, RISK, OriginTag::Stated);
    }
    if veins {
        say(&mut evidence, "circulation-part-family", day, VEINS, OriginTag::Own);
    }
    say_observed(&mut evidence, &observed, day);
    evidence
}

fn observed(season: &Season, day: Day, signs: &SignValues) -> Observed {
    let eases = signs.get(Sign::Early).zip(signs.get(Sign::Stiff)).map(|(early, eased)| early.min(eased));
    Observed {
        rest: signs.get(Sign::Rest),
        swelling: signs.get(Sign::Swell),
        relief: relief(season, day).filter(|_| signs.get(Sign::Swell).is_some_and(|swollen| swollen >= SWOLLEN)),
        skin: None,
        eases,
    }
}

/// How often legs that were swollen in the evening were light on waking; `None` with too few such mornings.
fn relief(season: &Season, day: Day) -> Option<f64> {
    let swollen = |said: &Diary| {
        let both = !matches!(said.swelling_side, Some(Side::Left | Side::Right));
        both && said.leg_swelling.is_some_and(|degree| degree >= 1.0)
    };
    let evenings = season.diary.seen(DayRange::ending(day.plus(-1), DAYS)).filter(|(_, said)| swollen(said));
    let mornings = evenings.filter_map(|(on, _)| season.diary.peek(on.plus(1))?.legs_morning);
    let (light, all) = mornings.fold((0, 0), |(light, all), legs| (light + usize::from(legs <= LIGHT), all + 1));
    (all >= MORNINGS).then(|| ramp(light as f64 / all as f64, LIGHT_SHARE.0, LIGHT_SHARE.1))
}

fn say(evidence: &mut Evidence, id: &'static str, day: Day, strength: f64, tag: OriginTag) {
    evidence.parts.push(Part { tag, ..Part::own(Phrase::plain(id), DayRange::ending(day, DAYS), 1, strength) });
}

/// What was seen of the legs outside of runs.
fn say_observed(evidence: &mut Evidence, observed: &Observed, day: Day) {
    let seen = [
        ("causes-sign-rest", observed.rest),
        ("causes-sign-swelling", observed.swelling),
        ("circulation-part-relief", observed.relief),
        ("circulation-part-eases", observed.eases),
    ];
    for (id, strength) in seen {
        if let Some(strength) = strength.filter(|strength| *strength >= 0.25) {
            say(evidence, id, day, strength, OriginTag::Own);
        }
    }
    if observed.swelling == Some(0.0) {
        let says = Phrase::plain("circulation-against-no-swelling");
        evidence.against.push(Part::own(says, DayRange::ending(day, DAYS), 1, 0.5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_49_three_of_six_risks_veins_rest_and_swelling() {
        assert!((exposure(3, true) - 0.51).abs() < 1e-9);
        let asked =
            Observed { rest: Some(1.0), swelling: Some(1.0), relief: Some(0.0), skin: Some(0.0), eases: Some(0.0) };
        assert!((body(&asked).unwrap() - 0.60).abs() < 1e-9);
    }

    #[test]
    fn what_was_never_asked_is_left_out() {
        let swollen = Observed { swelling: Some(1.0), relief: Some(1.0), ..Observed::default() };
        assert!((body(&swollen).unwrap() - 1.0).abs() < 1e-9);
        let alone = Observed { swelling: Some(1.0), ..Observed::default() };
        assert!((body(&alone).unwrap() - 0.25 / 0.35).abs() < 1e-9);
        assert_eq!(body(&Observed { relief: Some(1.0), ..Observed::default() }), None);
        assert_eq!(body(&Observed::default()), None);
    }
}
