//! When a run was that only a row of a table tells of, and the table does not say by which clock.
//!
//! The rows that describe a run with a file decide it for the table; where none does, the table is taken at its word,
//! UTC. A row alone is where the runs around it were. Worked out at reading: what files said stays as it was read, so
//! neither the order of files nor an undo can leave anything behind.

use std::collections::BTreeMap;

use super::groups::Rank;
use super::merge::{Part, QUARTER_HOUR_S, START_TOLERANCE_S};
use super::prepared::knows_place;
use crate::model::ActivityId;
use crate::model::activity::{Clock, Recording};

/// A runner is where the runs of these days around were, in seconds. (J)
const NEIGHBOURS_S: i64 = 14 * 86_400;

/// Sets the start of every part to UTC, as far as can be told, and its offset; `parts` lie together by activity.
pub(super) fn settle(parts: &mut [(ActivityId, Rank, Part)]) {
    parts.chunk_by_mut(|(a, ..), (b, ..)| a == b).for_each(take_zone_of_place);
    if parts.iter().all(|(.., part)| part.recording.clock == Clock::Utc) {
        return;
    }
    let votes = votes(parts);
    let places = places(parts);
    for group in parts.chunk_by_mut(|(a, ..), (b, ..)| a == b) {
        let told = group.iter().find(|(.., part)| part.recording.clock == Clock::Utc);
        let told = told.map(|(.., part)| (part.recording.start_utc_s, part.recording.utc_offset_s));
        for (_, rank, part) in group.iter_mut() {
            let on_the_wall = match part.recording.clock {
                Clock::Utc => continue,
                Clock::Wall => true,
                Clock::Unsaid => votes.get(&rank.1).is_some_and(|(utc, wall)| wall > utc),
            };
            place(&mut part.recording, on_the_wall, told, &places);
        }
    }
}

/// A phone writes the offset of the place where it stands at the export, a track where the run was: what does not know its
/// place takes the offset of what does.
fn take_zone_of_place(group: &mut [(ActivityId, Rank, Part)]) {
    let placed = |rank: &Rank| knows_place(rank.0.0);
    let in_utc = |part: &Part| part.recording.clock == Clock::Utc;
    let there = group.iter().find(|(_, rank, part)| placed(rank) && in_utc(part));
    let Some(offset_s) = there.and_then(|(.., part)| part.recording.utc_offset_s) else { return };
    for (.., part) in group.iter_mut().filter(|(_, rank, part)| !placed(rank) && in_utc(part)) {
        part.recording.utc_offset_s = Some(offset_s);
    }
}

/// Puts a row at its instant: that of the run beside it, else by the offset of the runs around it. One on the wall
/// with nothing around it stays as it is; its civil date is right.
fn place(row: &mut Recording, on_the_wall: bool, told: Option<(i64, Option<i32>)>, places: &[(i64, i32)]) {
    let said = row.start_utc_s;
    if let Some((utc, offset)) = told {
        row.start_utc_s = utc;
        row.utc_offset_s = offset.or_else(|| on_the_wall.then(|| quarter_hours(said - utc)));
    } else {
        row.utc_offset_s = nearest(places, said);
        let east = row.utc_offset_s.filter(|_| on_the_wall).unwrap_or(0);
        row.start_utc_s = said - i64::from(east);
    }
    row.clock = Clock::Utc;
}

/// The offset that two clocks of one moment show.
fn quarter_hours(apart_s: i64) -> i32 {
    let quarters = (apart_s + QUARTER_HOUR_S / 2).div_euclid(QUARTER_HOUR_S);
    i32::try_from(quarters * QUARTER_HOUR_S).unwrap_or(0)
}

/// For each file with rows of an unsaid clock: how many rows fit a run beside them by UTC, how many by the wall.
fn votes(parts: &[(ActivityId, Rank, Part)]) -> BTreeMap<[u8; 32], (usize, usize)> {
    let mut votes: BTreeMap<[u8; 32], (usize, usize)> = BTreeMap::new();
    for group in parts.chunk_by(|(a, ..), (b, ..)| a == b) {
        let told = || group.iter().filter(|(.., part)| part.recording.clock == Clock::Utc);
        for (_, rank, row) in group.iter().filter(|(.., part)| part.recording.clock == Clock::Unsaid) {
            let near = |instant: i64| instant.abs_diff(row.recording.start_utc_s) <= START_TOLERANCE_S.unsigned_abs();
            let by_utc = told().any(|(.., part)| near(part.recording.start_utc_s));
            let by_wall = told().any(|(.., part)| {
                part.recording.utc_offset_s.is_some_and(|offset| near(part.recording.start_utc_s + i64::from(offset)))
            });
            // In Greenwich both fit, and nothing is told.
            if by_utc != by_wall {
                let count = votes.entry(rank.1).or_default();
                count.0 += usize::from(by_utc);
                count.1 += usize::from(by_wall);
            }
        }
    }
    votes
}

/// Starts in UTC with their offsets, in order.
fn places(parts: &[(ActivityId, Rank, Part)]) -> Vec<(i64, i32)> {
    let told = parts.iter().map(|(.., part)| &part.recording).filter(|recording| recording.clock == Clock::Utc);
    let mut places: Vec<(i64, i32)> =
        told.filter_map(|recording| Some((recording.start_utc_s, recording.utc_offset_s?))).collect();
    places.sort_unstable();
    places
}

/// The offset of the run nearest in time.
fn nearest(places: &[(i64, i32)], instant: i64) -> Option<i32> {
    let at = places.partition_point(|(start, _)| *start < instant);
    let around = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|index| places.get(index));
    let nearest = around.min_by_key(|(start, _)| start.abs_diff(instant))?;
    (nearest.0.abs_diff(instant) <= NEIGHBOURS_S.unsigned_abs()).then_some(nearest.1)
}
