//! The distance of old pods, of which a record has twelve bits: they go round every 256 m.

use super::turns;
use crate::model::series::MISSING;

/// Sixteenths of a metre after which the bits are the same again.
const TURN: u32 = 0x1000;
/// Turns in a hole that can be told from the pace.
const SURE: u32 = 1;
/// Rows on each side of a hole that say how fast it was run.
const AROUND: usize = 60;

/// Distance in cm at each row, counted from the first one, of speed in cm/s (the lower twelve bits) and distance in
/// 1/16 m (the upper ones). Of a damaged file come the times behind its holes, in order: there the distance goes round
/// as often as the pace says, where that is sure, and a row for which alone it goes round has none.
pub(super) fn distances(times: &[u32], packed: &[i32], holes: Option<&[u32]>) -> Vec<i32> {
    let rows: Vec<Row> = times.iter().zip(packed).map(|(time, count)| (*time, bits(*count))).collect();
    let mut counts = vec![MISSING; packed.len()];
    let (mut total, mut last) = (0_u32, None);
    for (row, (time, here)) in rows.iter().enumerate() {
        let Some(here) = *here else { continue };
        let (before, from, there) = last.unwrap_or((row, *time, here));
        let until = |time: u32| holes.map_or(0, |holes| holes.partition_point(|behind| *behind <= time));
        let in_hole = until(from) < until(*time);
        let next = rows.get(row.saturating_add(1)).and_then(|(_, next)| *next);
        let strays = |next: u32| !in_hole && turns::is_stray(TURN, there, &[here], next);
        if holes.is_some() && next.is_some_and(strays) {
            continue;
        }
        let rounds = if in_hole { rounds(&rows, before, row) } else { Some(0) };
        // Behind a hole of unknown length nothing is known any more.
        let Some(rounds) = rounds else { break };
        total = total.saturating_add(turns::step(TURN, there, here)).saturating_add(rounds.saturating_mul(TURN));
        last = Some((row, *time, here));
        if let Some(count) = counts.get_mut(row) {
            *count = i32::try_from(u64::from(total) * 25 / 4).unwrap_or(i32::MAX);
        }
    }
    counts
}

/// A time, and the bits of the distance then.
type Row = (u32, Option<u32>);

fn bits(packed: i32) -> Option<u32> {
    (packed != MISSING).then_some(packed as u32 >> 12)
}

/// How often the distance went round between two rows, if the paces on both sides say the same.
fn rounds(rows: &[Row], before: usize, behind: usize) -> Option<u32> {
    let (from, there) = *rows.get(before)?;
    let (to, here) = *rows.get(behind)?;
    let seconds = f64::from(to.saturating_sub(from));
    let shown = turns::step(TURN, there?, here?);
    let by = |pace: f64| ((pace * seconds - f64::from(shown)) / f64::from(TURN)).round().max(0.0) as u32;
    let until = behind.saturating_add(AROUND).min(rows.len());
    let ran_up = pace(rows.get(before.saturating_sub(AROUND)..=before)?).map(by);
    let ran_on = pace(rows.get(behind..until)?).map(by);
    let rounds = ran_up.or(ran_on).filter(|rounds| *rounds <= SURE)?;
    ran_on.is_none_or(|other| other == rounds).then_some(rounds)
}

/// Sixteenths of a metre a second along these rows.
fn pace(rows: &[Row]) -> Option<f64> {
    let known: Vec<(u32, u32)> = rows.iter().filter_map(|(time, bits)| Some((*time, (*bits)?))).collect();
    let steps = known.windows(2).filter_map(|pair| Some(turns::step(TURN, pair.first()?.1, pair.last()?.1)));
    let (ran, seconds) = (steps.sum::<u32>(), known.last()?.0.saturating_sub(known.first()?.0));
    (seconds > 0).then(|| f64::from(ran) / f64::from(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row every five seconds at 3 m/s.
    fn run() -> (Vec<u32>, Vec<i32>) {
        let times: Vec<u32> = (0..100).map(|row| 1_000 + row * 5).collect();
        (times, (0..100).map(|row| (((row * 5 * 3 * 16) & 0xFFF) << 12) + 300).collect())
    }

    #[test]
    fn twelve_bits_are_counted_on() {
        let (times, packed) = run();
        assert_eq!(distances(&times, &packed, None).last(), Some(&(99 * 1_500)));
    }

    #[test]
    fn a_hole_of_a_turn_is_bridged_and_behind_a_long_one_nothing_is_said() {
        let (mut times, mut packed) = run();
        // 20 rows are 300 m.
        times.drain(30..50);
        packed.drain(30..50);
        let counts = distances(&times, &packed, Some(&[1_250]));
        assert_eq!((counts[29], counts[30], counts[79]), (29 * 1_500, 50 * 1_500, 99 * 1_500));
        times.drain(20..60);
        packed.drain(20..60);
        let counts = distances(&times, &packed, Some(&[1_400]));
        assert_eq!((counts[19], counts[20], counts[39]), (19 * 1_500, MISSING, MISSING));
    }

    #[test]
    fn a_row_for_which_alone_the_distance_goes_round_has_none() {
        let (times, mut packed) = run();
        packed[40] ^= 0x80 << 16;
        let counts = distances(&times, &packed, Some(&[]));
        assert_eq!((counts[39], counts[40], counts[41]), (39 * 1_500, MISSING, 41 * 1_500));
    }
}
