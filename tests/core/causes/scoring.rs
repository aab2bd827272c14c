//! Match score, coverage and body signs, against the worked examples and the acceptance table of archetypes.

use lightfoot::analysis::{Sign, SignValues};
use lightfoot::causes::body_signs::{Body, body, weight};
use lightfoot::causes::coverage::{Input, coverage, dots};
use lightfoot::causes::score::match_score;
use lightfoot::causes::{CauseId, Evidence, Legs};
use lightfoot::model::Day;

fn evidence(exposure: f64, body: f64, link: Option<f64>, counter: f64) -> Evidence {
    Evidence { exposure: Some(exposure), body: Some(body), link, counter, coverage: 1.0, ..Evidence::default() }
}

/// Legs that were heavy `heavy` times, lately too.
fn heavy_legs(heavy: u32) -> Legs {
    Legs { rated_runs: 60, heavy_runs: heavy, heavy_last_14_days: 2, rated_last_14_days: 6 }
}

fn score(cause: CauseId, evidence: &Evidence, legs: &Legs) -> f64 {
    match_score(cause, evidence, legs).unwrap()
}

fn close(value: f64, expected: f64, within: f64) {
    assert!((value - expected).abs() <= within, "{value} is not {expected} ± {within}");
}

#[test]
fn the_match_score_follows_the_worked_examples() {
    let legs = heavy_legs(24);
    close(score(CauseId::Sleep, &evidence(0.8, 0.5, None, 0.0), &legs), 67.1, 0.05); // TV-01
    close(score(CauseId::Sleep, &evidence(0.8, 0.5, Some(0.6), 0.25), &legs), 56.14, 0.01); // TV-02
    close(score(CauseId::Sleep, &evidence(0.8, 0.5, Some(0.0), 0.25), &legs), 48.5, 0.05);
    close(score(CauseId::Sleep, &evidence(1.0, 0.1, None, 0.0), &legs), 49.0, 0.0); // TV-03
}

#[test]
fn without_exposure_there_is_no_score() {
    let blind = Evidence { body: Some(1.0), coverage: 1.0, ..Evidence::default() };
    assert_eq!(match_score(CauseId::Sleep, &blind, &heavy_legs(9)), None);
}

#[test]
fn light_legs_hold_every_cause_but_overtraining_below_likely() {
    let fine = Legs { rated_runs: 60, heavy_runs: 24, heavy_last_14_days: 0, rated_last_14_days: 6 };
    let full = evidence(1.0, 1.0, None, 0.0);
    close(score(CauseId::Sleep, &full, &fine), 49.0, 0.0);
    close(score(CauseId::Overtraining, &full, &fine), 74.0, 0.0);
    // Not rated lately is unknown, not light.
    let silent = Legs { rated_last_14_days: 0, ..fine };
    close(score(CauseId::Sleep, &full, &silent), 74.0, 0.0);
}

#[test]
fn some_causes_have_a_ceiling_of_their_own() {
    let linked = evidence(1.0, 1.0, Some(0.4), 0.0);
    close(score(CauseId::Stretching, &linked, &heavy_legs(40)), 64.0, 0.0);
    close(score(CauseId::Stretching, &evidence(1.0, 1.0, None, 0.0), &Legs::default()), 49.0, 0.0);
    close(score(CauseId::IronDeficiency, &linked, &heavy_legs(40)), 74.0, 0.0);
    close(score(CauseId::Circulation, &evidence(1.0, 1.0, Some(1.0), 0.0), &heavy_legs(40)), 74.0, 0.0);
    let tested = Evidence { lab: true, ..evidence(1.0, 1.0, None, 0.0) };
    close(score(CauseId::IronDeficiency, &tested, &Legs::default()), 100.0, 0.0);
    let absent = evidence(0.1, 1.0, None, 0.0);
    close(score(CauseId::WeightGain, &absent, &heavy_legs(9)), 24.0, 0.0);
}

#[test]
fn coverage_is_a_weighted_geometric_mean() {
    let inputs = [Input::ageless(0.8, 1.0, 3.0), Input::ageless(0.5, 1.0, 1.0), Input::ageless(1.0, 1.0, 1.0)];
    close(coverage(&inputs), 0.7615, 0.0001); // TV-57
    assert_eq!(dots(coverage(&inputs)), 3);
    assert_eq!(coverage(&[]), 0.0);
}

#[test]
fn an_input_fades_from_its_greatest_age_to_three_times_that() {
    let aged = |days: i32| coverage(&[Input::aging(1.0, 1.0, Some(Day(100 - days)), Day(100), 14, 1.0)]);
    close(aged(14), 1.0, 1e-12);
    close(aged(28), 0.5, 1e-12);
    close(aged(42), 0.05, 1e-12); // floored, so that one missing input does not hide the rest
}

#[test]
fn the_table_of_weights_keeps_its_checksums() {
    let sums = [20.0, 11.0, 33.0, 14.0, 13.0, 13.0, 19.0, 23.0, 23.0, 12.0, 21.0];
    for (cause, sum) in CauseId::ALL.into_iter().zip(sums) {
        let total: f64 = Sign::ALL.iter().map(|sign| weight(*sign, cause).max(0.0)).sum();
        assert_eq!(total, sum, "{}", cause.key());
    }
    let against: f64 = Sign::ALL.iter().map(|sign| weight(*sign, CauseId::Sleep).min(0.0)).sum();
    assert_eq!(against, -1.0);
}

/// All signs known; those not named are 0.
fn signs(named: &[(Sign, f64)]) -> SignValues {
    let mut values = SignValues::default();
    for sign in Sign::ALL {
        let strength = named.iter().find(|(name, _)| name == sign).map_or(0.0, |(_, strength)| *strength);
        values.set(*sign, Some(strength));
    }
    values
}

#[test]
fn body_signs_of_lost_sleep_follow_the_worked_example() {
    use Sign::{HrvDown, RpeSplit, RpeUp, Tired};
    let shown = body(CauseId::Sleep, &signs(&[(RpeUp, 1.0), (RpeSplit, 1.0), (HrvDown, 0.5), (Tired, 1.0)]));
    close(shown.shown.unwrap(), 0.6926, 0.0001); // TV-33
    assert_eq!(shown.counter, 0.0);
}

#[test]
fn too_few_known_signs_say_nothing() {
    let mut few = SignValues::default();
    few.set(Sign::Tired, Some(1.0));
    assert_eq!(body(CauseId::Sleep, &few).shown, None);
    assert_eq!(body(CauseId::Sleep, &SignValues::default()), Body::default());
}

/// A profile, its signs, and the causes expected first and second: body signs, counter-evidence.
type Archetype = (&'static str, Vec<(Sign, f64)>, (CauseId, f64), (CauseId, f64, f64));

fn archetypes() -> Vec<Archetype> {
    use CauseId as C;
    use Sign::{
        CadDown, DecUp, Early, Fade, Fix, GctUp, Gradual, Hot, HrpDown, HrpUp, HrvDown, Late, Mood, NoFix, Perf, Rest,
        RhrUp, RpeSplit, RpeUp, Sore, Stiff, Sudden, Swell, Thirst, Tired, VoUp, WeightDip,
    };
    vec![
        (
            "gym",
            vec![(Sore, 1.), (Early, 1.), (Sudden, 1.), (Fix, 1.), (RpeUp, 0.6), (RpeSplit, 0.6), (GctUp, 0.5)],
            (C::StrengthTraining, 1.00),
            (C::Stretching, 0.94, 0.25),
        ),
        (
            "tight",
            vec![(Stiff, 1.), (Early, 0.8), (Sore, 0.5)],
            (C::Stretching, 0.93),
            (C::StrengthTraining, 0.37, 0.0),
        ),
        (
            "overreached",
            vec![
                (HrpDown, 1.),
                (RpeUp, 1.),
                (RpeSplit, 1.),
                (HrvDown, 0.7),
                (Mood, 1.),
                (Tired, 0.7),
                (Perf, 0.7),
                (Early, 0.6),
            ],
            (C::Overtraining, 1.00),
            (C::Sleep, 0.94, 0.0),
        ),
        (
            "form",
            vec![(GctUp, 1.), (VoUp, 0.7), (CadDown, 0.7), (RpeUp, 0.4)],
            (C::RunningForm, 0.97),
            (C::Shoes, 0.49, 0.0),
        ),
        (
            "heavier",
            vec![(HrpUp, 0.8), (RpeUp, 0.5), (Gradual, 1.), (CadDown, 0.3)],
            (C::WeightGain, 0.62),
            (C::Shoes, 0.47, 0.0),
        ),
        (
            "low carb",
            vec![(Late, 1.), (Fade, 1.), (RpeUp, 0.8), (RpeSplit, 0.8), (DecUp, 0.4), (WeightDip, 0.5)],
            (C::LowCarbohydrate, 1.00),
            (C::Dehydration, 0.67, 0.2),
        ),
        (
            "iron",
            vec![(HrpUp, 1.), (RhrUp, 0.5), (Tired, 1.), (RpeUp, 0.8), (Gradual, 1.), (NoFix, 1.), (Perf, 0.7)],
            (C::IronDeficiency, 1.00),
            (C::Overtraining, 0.85, 0.0),
        ),
        (
            "dry",
            vec![(DecUp, 1.), (Late, 1.), (Thirst, 1.), (Hot, 1.), (Sudden, 0.5)],
            (C::Dehydration, 1.00),
            (C::LowCarbohydrate, 0.53, 0.0),
        ),
        ("veins", vec![(Rest, 1.), (Swell, 1.), (Gradual, 0.8)], (C::Circulation, 1.00), (C::WeightGain, 0.36, 0.0)),
    ]
}

/// The causes by what the body signs alone say, best first.
fn by_body(values: &SignValues) -> Vec<(CauseId, Body, f64)> {
    let weighed = CauseId::ALL.into_iter().map(|cause| {
        let body = body(cause, values);
        (cause, body, body.shown.unwrap() * (1.0 - 0.6 * body.counter))
    });
    let mut all: Vec<_> = weighed.collect();
    all.sort_by(|a, b| b.2.total_cmp(&a.2));
    all
}

#[test]
fn each_archetype_is_recognised_by_its_body_signs() {
    for (name, named, (first, first_body), (second, second_body, second_counter)) in archetypes() {
        let order = by_body(&signs(&named));
        assert_eq!(order[0].0, first, "{name}");
        close(order[0].1.shown.unwrap(), first_body, 0.006);
        assert_eq!(order[1].0, second, "{name}");
        close(order[1].1.shown.unwrap(), second_body, 0.006);
        close(order[1].1.counter, second_counter, 0.006);
    }
}

#[test]
fn a_worn_shoe_and_failing_form_look_alike_until_pairs_are_compared() {
    let worn = [(Sign::GctUp, 0.7), (Sign::Gradual, 1.0), (Sign::RpeUp, 0.5), (Sign::Late, 0.5)];
    let order = by_body(&signs(&worn));
    let of = |cause| order.iter().find(|row| row.0 == cause).unwrap().2;
    close(of(CauseId::Shoes), 0.57, 0.006);
    close(of(CauseId::RunningForm), of(CauseId::Shoes), 0.006);
    assert!(order.iter().all(|row| row.2 <= of(CauseId::Shoes) + 0.006));
}
