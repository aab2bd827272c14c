//! What an exercise of a strength log trains, by words in its name: the runner names exercises freely, in any
//! language. `assets/exercises.csv` lists the words; the longest one in a name decides, so that a leg curl is no curl.

use std::sync::LazyLock;

/// Words with the FIT exercise category they stand for, longest first.
static WORDS: LazyLock<Vec<(&str, u16)>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/exercises.csv").lines().skip(1);
    let rows = lines.filter_map(|line| {
        let mut cells = line.splitn(3, ',');
        let (category, _, words) = (cells.next()?.parse::<u16>().ok()?, cells.next()?, cells.next()?);
        Some(words.split('|').map(move |word| (word, category)))
    });
    let mut words: Vec<(&str, u16)> = rows.flatten().collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

/// The FIT exercise category of an exercise; `None` where no word tells.
pub(super) fn category(name: &str) -> Option<u16> {
    let name = name.to_lowercase();
    WORDS.iter().find(|(word, _)| name.contains(word)).map(|(_, category)| *category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legs_are_told_from_arms_in_several_languages() {
        let (squat, lunge, deadlift, leg_curl, calf) = (Some(28), Some(17), Some(8), Some(15), Some(1));
        for (name, wanted) in [
            ("Squat (Barbell)", squat),
            ("Leg Press", squat),
            ("Kniebeugen", squat),
            ("Sentadilla con barra", squat),
            ("Bulgarian Split Squat", lunge),
            ("Fentes marchées", lunge),
            ("Romanian Deadlift (Dumbbell)", deadlift),
            ("Kreuzheben", deadlift),
            ("Lying Leg Curl (Machine)", leg_curl),
            ("Standing Calf Raise", calf),
            ("Wadenheben", calf),
            ("Bicep Curl (Dumbbell)", Some(7)),
            ("Bench Press (Barbell)", Some(0)),
            ("Bankdrücken", Some(0)),
            ("Lat Pulldown", Some(21)),
            ("Hanging Leg Raise", Some(16)),
            ("Something of my own", None),
        ] {
            assert_eq!(category(name), wanted, "{name}");
        }
    }
}
