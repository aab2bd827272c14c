//! Attribution: the model, the permutations and the whole study, on cases worked by hand and on invented ratings.

mod ordinal;
mod power;
mod replay;
mod study;
mod trial;

use lightfoot::analysis::attribution::Unit;
use lightfoot::model::{Day, Random};

/// Ratings of a runner whose odds of heavy legs are `odds` times as high when exposed. Both the exposure, on three runs
/// of ten, and the rest of the heaviness resemble those of the run before (correlation 0.5); 4 runs a week.
pub(super) fn invent(runs: i32, odds: f64, seed: u64) -> (Vec<Unit>, Vec<Option<f64>>) {
    let mut random = Random::new(seed);
    let (mut busy, mut mood) = (random.normal(0.0, 1.0), random.normal(0.0, 1.0));
    let next = |random: &mut Random, value: f64| 0.5 * value + 0.75_f64.sqrt() * random.normal(0.0, 1.0);
    let mut pairs = Vec::new();
    for number in 0..runs {
        busy = next(&mut random, busy);
        mood = next(&mut random, mood);
        let exposed = busy > 0.5244;
        // A normal value spread like a logistic one, near enough; a fifth of the unexposed runs is heavy.
        let score = 1.6 * mood + if exposed { odds.ln() } else { 0.0 };
        let rating = (5.0 + score - 1.4).clamp(0.0, 10.0);
        let heavy = Some(rating >= 5.0);
        let before: Option<f64> = pairs.last().map(|(unit, _): &(Unit, Option<f64>)| unit.rating);
        let adjusted = [None, None, None, None, before, None, None];
        let day = Day(20_000 + number * 7 / 4);
        pairs.push((Unit { day, rating, heavy, adjusted, ..Unit::default() }, Some(f64::from(u8::from(exposed)))));
    }
    pairs.into_iter().unzip()
}
