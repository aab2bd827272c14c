//! Records of a damaged part that cannot be right although nothing around them is wrong: their time, or one of their
//! values, jumps away from both neighbours and comes back. A wrong byte looks like that; a runner never does.

use super::columns::Records;
use crate::model::series::MISSING;

/// A jump is this many times the usual step of its column: the largest but six, for three jumps there and back.
const TIMES: i64 = 2;
const JUMPING: usize = 6;
/// Values a column must have before its usual steps are known, and rows before a single value is none.
const FEWEST: usize = 20;

/// The rows that stand out, in order.
pub(super) fn rows(records: &Records) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::new();
    for (row, times) in records.timestamps.windows(3).enumerate() {
        if let [before, time, after] = times
            && before <= after
            && !(*before..=*after).contains(time)
        {
            rows.push(row + 1);
        }
    }
    for column in records.columns() {
        jumps(column, &mut rows);
    }
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Adds the rows of a column that jump.
fn jumps(column: &[i32], rows: &mut Vec<usize>) {
    let known = || column.iter().enumerate().filter(|(_, count)| **count != MISSING);
    let steps = || known().zip(known().skip(1)).map(|((_, a), (row, b))| (row, i64::from(*b) - i64::from(*a)));
    let mut largest = [0_i64; JUMPING + 1];
    let mut number = 0;
    for (_, step) in steps() {
        number += 1;
        let place = largest.partition_point(|other| *other >= step.abs());
        if let Some(smaller @ [_, ..]) = largest.get_mut(place..) {
            smaller.rotate_right(1);
            smaller.first_mut().into_iter().for_each(|first| *first = step.abs());
        }
    }
    let mut values = known().map(|(row, _)| row);
    if let (Some(row), None) = (values.next(), values.next())
        && column.len() >= FEWEST
    {
        // A sensor that is not there says nothing, until one of its bytes is wrong.
        rows.push(row);
    }
    let [_, second, .., usual] = largest;
    if number < FEWEST || second <= usual.saturating_mul(TIMES) {
        return;
    }
    let far = |step: i64| step.abs() > usual.saturating_mul(TIMES);
    for ((row, there), (_, back)) in steps().zip(steps().skip(1)) {
        if far(there) && far(back) && (there > 0) != (back > 0) {
            rows.push(row);
        }
    }
}
