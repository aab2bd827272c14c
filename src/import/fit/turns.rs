//! Counters of which a file holds the lowest bits alone: after a turn they are the same again. A turn is a power of two.

/// Steps from a value to the next one with these bits.
pub(super) fn step(turn: u32, from: u32, to: u32) -> u32 {
    to.wrapping_sub(from) & (turn - 1)
}

/// Whether the counter goes round for what stands between two values alone: without it the one behind follows the one
/// before within half a turn. A wrong byte does that.
pub(super) fn is_stray(turn: u32, before: u32, between: &[u32], behind: u32) -> bool {
    let straight = step(turn, before, behind);
    let mut last = before;
    let steps = between.iter().chain([&behind]).map(|value| step(turn, std::mem::replace(&mut last, *value), *value));
    steps.sum::<u32>() != straight && straight < turn / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_for_which_alone_the_counter_goes_round_is_a_stray() {
        assert!(is_stray(32, 30, &[20], 1));
        assert!(is_stray(32, 5, &[2, 3], 7), "two that share a byte");
        assert!(!is_stray(32, 30, &[31], 1), "round with all of them");
        assert!(!is_stray(32, 5, &[6], 7));
        assert!(!is_stray(32, 5, &[4], 3), "who knows how often");
    }
}
