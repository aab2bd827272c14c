//! A second witness of when a file of older watches was recorded. They say it once, at the head, and one wrong byte there
//! moves the whole run. Their names often say it again.

use super::{Contents, Problem, ProblemKind};
use crate::model::Day;

/// Letters of `2026-05-03`, `2026_05_03`, and of the same without marks.
const MARKED: usize = 10;
const BARE: usize = 8;

/// When a file's name says that it was recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Named {
    day: Day,
    /// Local seconds since midnight of the whole minute, where the name says the time as well.
    minute_s: Option<i64>,
    /// Whether it is named as the maker's program names files: for their day and a number, `06021201.hrm`.
    by_maker: bool,
}

/// The day on which a recording began at `time_s`, local seconds since midnight, and whether the name tells it. `said` is
/// what the head says, `None` where that is no date. A name that differs by one digit is believed where it is plainly
/// that of the recording and not of the day the file was copied.
pub(super) fn day(name: &str, said: Option<Day>, time_s: i64) -> Option<(Day, bool)> {
    let named = named(name);
    let Some(said) = said else { return named.map(|named| (named.day, true)) };
    let is_start = |named: &Named| named.by_maker || named.minute_s == Some(time_s - time_s.rem_euclid(60));
    let wrong = named.filter(|named| is_start(named) && differing(&said, &named.day) == 1);
    Some(wrong.map_or((said, false), |named| (named.day, true)))
}

/// Contents with the problem of their date, where there is no other.
pub(super) fn told(mut contents: Contents, by_name: bool) -> Contents {
    let problem = by_name.then(|| Problem::plain(ProblemKind::Corrupt, "import-dated-by-name"));
    contents.problem = contents.problem.or(problem);
    contents
}

/// A file whose head has no date and whose name does not say one either.
pub(super) fn undated() -> Contents {
    Contents::broken(Problem::plain(ProblemKind::Corrupt, "import-undated"))
}

fn named(name: &str) -> Option<Named> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let date = |digits: &str| Day::parse(&format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?));
    if stem.len() == BARE && digits(stem) == stem && ending.eq_ignore_ascii_case("hrm") {
        let day = date(&format!("20{}", stem.get(..6)?))?;
        return Some(Named { day, minute_s: None, by_maker: true });
    }
    let at = |at: usize| {
        [MARKED, BARE].into_iter().find_map(|length| {
            let digits = digits(stem.get(at..at + length)?);
            let day = date(&digits).filter(|_| digits.len() == BARE && digits.starts_with("20"))?;
            Some((day, stem.get(at + length..).unwrap_or_default()))
        })
    };
    let (day, rest) = (0..stem.len()).find_map(at)?;
    let clock = digits(rest);
    let part =
        |range: std::ops::Range<usize>, end: i64| clock.get(range)?.parse::<i64>().ok().filter(|part| *part < end);
    let minute_s = part(0..2, 24).zip(part(2..4, 60)).map(|(hour, minute)| hour * 3_600 + minute * 60);
    Some(Named { day, minute_s, by_maker: false })
}

/// Digits in which two dates differ.
fn differing(one: &Day, other: &Day) -> usize {
    one.to_string().chars().zip(other.to_string().chars()).filter(|(one, other)| one != other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_the_recordings_own_puts_one_wrong_digit_right() {
        let date = |text| Day::parse(text).unwrap();
        let (third, wrong) = (date("2026-05-03"), date("2026-07-03"));
        let morning_s = 6 * 3_600 + 12 * 60 + 9;
        for name in ["26050301.hrm", "a/2026-05-03-06-12-09.pwx", "run 20260503T0612.pwx", "me_2026_05_03_06_12_09.pwx"]
        {
            assert_eq!(day(name, Some(third), morning_s), Some((third, false)), "{name}");
            assert_eq!(day(name, Some(wrong), morning_s), Some((third, true)), "{name}");
            assert_eq!(day(name, None, morning_s), Some((third, true)), "{name}");
            assert_eq!(day(name, Some(date("2025-07-03")), morning_s), Some((date("2025-07-03"), false)), "{name}");
        }
        // The day on which it was copied.
        for name in ["2026-05-03.pwx", "2026-05-03-20-15-00.pwx", "export 20260503.hrm"] {
            assert_eq!(day(name, Some(wrong), morning_s), Some((wrong, false)), "{name}");
        }
        assert_eq!(day("run.pwx", None, morning_s), None);
        assert_eq!(day("99999999.hrm", Some(third), morning_s), Some((third, false)));
    }
}
