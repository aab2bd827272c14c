//! Could it be chance? The exposure is dealt anew in blocks of two weeks, so that what moves together stays together
//! (section 10.6), and the false discoveries among the causes tested are held in check (Benjamini & Hochberg 1995).

use super::counts::EXPOSED;
use super::unit::Unit;
use crate::model::Random;

/// Days of a block, and blocks that may change places: 26 weeks.
pub(super) const BLOCK_DAYS: i32 = 14;
const WINDOW_BLOCKS: i32 = 13;

/// How long to deal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deals {
    /// At most so many times.
    pub most: u32,
    /// No longer once chance did as well so often: it is then far from remarkable.
    pub enough: u32,
}

/// How often chance shows at least the same difference in the share of heavy runs, exposed minus others, after both
/// are freed of what is adjusted for. `heavy_left` is what is left of heavy (0 or 1) after the adjustment; units by day.
pub fn chance(units: &[&Unit], exposures: &[f64], heavy_left: &[f64], deals: Deals, seed: u64) -> f64 {
    let exposed: Vec<f64> = exposures.iter().map(|exposure| f64::from(u8::from(*exposure >= EXPOSED))).collect();
    // What is left of heavy holds nothing of what is adjusted for, so the exposure need not be freed of it as well.
    let seen: f64 = exposed.iter().zip(heavy_left).map(|(exposed, left)| exposed * left).sum();
    let first = units.first().map_or(0, |unit| unit.day.0);
    let days: Vec<i32> = units.iter().map(|unit| unit.day.0 - first).collect();
    let mut random = Random::new(seed);
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    let (mut as_good, mut dealt) = (0, 0);
    while dealt < deals.most && as_good < deals.enough {
        dealt += 1;
        let offset = random.below(BLOCK_DAYS as usize) as i32;
        deal(&days, offset, &mut blocks, &mut random);
        let places = blocks.iter().flat_map(|(from, to)| exposed.get(*from..*to).unwrap_or(&[]));
        let shown: f64 = places.zip(heavy_left).map(|(exposed, left)| exposed * left).sum();
        as_good += u32::from(shown >= seen - 1e-9);
    }
    if as_good >= deals.enough && dealt > 0 {
        return f64::from(as_good) / f64::from(dealt);
    }
    f64::from(1 + as_good) / f64::from(dealt + 1)
}

/// Cuts the units into blocks and lets those of a window change places.
fn deal(days: &[i32], offset: i32, blocks: &mut Vec<(usize, usize)>, random: &mut Random) {
    blocks.clear();
    let block = |day: i32| (day + offset) / BLOCK_DAYS;
    let mut from = 0;
    let mut window_from = 0;
    for (index, day) in days.iter().enumerate().skip(1).chain([(days.len(), &i32::MAX)]) {
        let before = block(days.get(index - 1).copied().unwrap_or(0));
        let now = if index == days.len() { i32::MAX } else { block(*day) };
        if now == before {
            continue;
        }
        blocks.push((from, index));
        from = index;
        if now == i32::MAX || now / WINDOW_BLOCKS != before / WINDOW_BLOCKS {
            shuffle(blocks.get_mut(window_from..).unwrap_or(&mut []), random);
            window_from = blocks.len();
        }
    }
}

fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for last in (1..items.len()).rev() {
        items.swap(last, random.below(last + 1));
    }
}

/// Benjamini and Hochberg's q of each p, in the same order.
pub fn discoveries(chances: &[f64]) -> Vec<f64> {
    let count = chances.len() as f64;
    let mut order: Vec<usize> = (0..chances.len()).collect();
    let chance = |index: &usize| chances.get(*index).copied().unwrap_or(1.0);
    order.sort_by(|a, b| chance(a).total_cmp(&chance(b)));
    let mut found = vec![1.0; chances.len()];
    let mut least: f64 = 1.0;
    for (rank, index) in order.iter().enumerate().rev() {
        least = least.min(chance(index) * count / (rank as f64 + 1.0));
        if let Some(slot) = found.get_mut(*index) {
            *slot = least;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn tv_55_five_causes_tested_at_once() {
        let q = discoveries(&[0.2, 0.004, 0.5, 0.02, 0.03]);
        for (q, expected) in q.iter().zip([0.25, 0.02, 0.5, 0.05, 0.05]) {
            assert!((q - expected).abs() < 1e-12, "{q} is not {expected}");
        }
    }

    #[test]
    fn blocks_keep_every_unit_and_their_inner_order() {
        let days: Vec<i32> = (0..300).step_by(3).collect();
        let mut blocks = Vec::new();
        let mut random = Random::new(1);
        deal(&days, 5, &mut blocks, &mut random);
        let mut places: Vec<usize> = blocks.iter().flat_map(|(from, to)| *from..*to).collect();
        assert_ne!(places, (0..100).collect::<Vec<_>>());
        // The second window holds the units of days 177 on (13 blocks of 14 days, five of them before the first).
        assert!(places.iter().take(59).all(|place| *place < 59));
        places.sort_unstable();
        assert_eq!(places, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn an_exposure_that_goes_with_every_heavy_run_is_rarely_matched_by_chance() {
        let units: Vec<Unit> = (0..80).map(|n| Unit { day: Day(2 * n), ..Unit::default() }).collect();
        let units: Vec<&Unit> = units.iter().collect();
        let exposed: Vec<f64> = (0..80).map(|n| f64::from(u8::from(n % 11 < 3 || n % 7 == 0))).collect();
        let left: Vec<f64> = exposed.iter().map(|exposed| exposed - 0.4).collect();
        let deals = Deals { most: 999, enough: 999 };
        assert!(chance(&units, &exposed, &left, deals, 1) < 0.01);
        let against: Vec<f64> = left.iter().map(|left| -left).collect();
        assert!(chance(&units, &exposed, &against, deals, 1) > 0.9);
    }
}
