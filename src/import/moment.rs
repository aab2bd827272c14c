//! Dates, times of day and durations as people's programs write them, in several languages. No zone is ever assumed:
//! what comes out is what the clock on the wall showed.

use std::borrow::Cow;

use crate::model::Day;

/// How months begin, January first: English, German, French, Spanish, Italian, Dutch, Portuguese, the Nordic languages,
/// Indonesian, Polish, Russian, Turkish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "tammi", "sty", "янв", "oca"],
    &["feb", "fév", "fev", "helmi", "lut", "фев", "şub"],
    &["mar", "mär", "maa", "mrt", "mrz", "мар"],
    &["apr", "avr", "abr", "huhti", "kwi", "апр", "nis"],
    &["may", "mai", "mei", "mag", "maj", "touko", "май", "мая"],
    &["jun", "juin", "giu", "kesä", "cze", "июн", "haz"],
    &["jul", "juil", "lug", "heinä", "lip", "июл", "tem"],
    &["aug", "août", "aout", "ago", "elo", "agu", "sie", "авг", "ağu"],
    &["sep", "set", "syys", "wrz", "сен", "eyl"],
    &["oct", "okt", "ott", "out", "loka", "paź", "окт", "eki"],
    &["nov", "marras", "lis", "ноя", "kas"],
    &["dec", "dez", "déc", "dic", "des", "joulu", "gru", "дек", "ara"],
];

/// Halves of the day that stand ahead of the time: Chinese, Japanese, Korean.
const BEFORE_NOON: &[&str] = &["上午", "午前", "오전"];
const AFTER_NOON: &[&str] = &["下午", "午後", "오후"];

/// No zone is further from Greenwich, seconds.
const FARTHEST_S: i32 = 50_400;

/// What the first number of `3/5/2026` is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    /// The month, as in the United States.
    MonthFirst,
    /// The day.
    DayFirst,
}

impl Order {
    /// The order a column of dates shows by a number above twelve, or by twelve-hour times; `None` where nothing
    /// tells.
    pub(super) fn of<'a>(dates: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        let numbered = dates.clone().filter_map(|text| {
            let numbers = numbers(date_part(text));
            match numbers.as_slice() {
                [(first, _), (second, _), ..] if *first > 12 && *first < 32 && *second <= 12 => Some(Self::DayFirst),
                [(first, _), (second, _), ..] if *first <= 12 && *second > 12 && *second < 32 => Some(Self::MonthFirst),
                _ => None,
            }
        });
        let mut dates = dates;
        numbered.into_iter().next().or_else(|| dates.any(|text| afternoon(text).is_some()).then_some(Self::MonthFirst))
    }
}

/// A date and, where there is one, local seconds since midnight: `2018-09-12 15:02:23`, `Sep 12, 2018, 3:02:23 PM`,
/// `12.09.2018, 15:02:23`, `18 sept. 2026, 17:31`, `6/26/2026 6:04 AM`. Numbers parted by slashes need an `order`.
pub(super) fn moment(text: &str, order: Option<Order>) -> Option<(Day, Option<i32>)> {
    let text = &colons(text);
    Some((day(date_part(text), order)?, clock(text)))
}

fn day(text: &str, order: Option<Order>) -> Option<Day> {
    let numbers = numbers(text);
    let numbers: Vec<(i32, usize)> = numbers.into_iter().collect();
    let (year, month, day) = match (numbers.as_slice(), month_named(text)) {
        ([(year, 4), (day, _)] | [(day, _), (year, 4)], Some(month)) => (*year, month, *day),
        ([(year, 4), (month, _), (day, _)], None) => (*year, *month, *day),
        ([(first, _), (second, _), (year, 4)], None) => {
            let day_first = !text.contains('/') || order? == Order::DayFirst;
            if day_first { (*year, *second, *first) } else { (*year, *first, *second) }
        }
        _ => return None,
    };
    Day::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// The month a text names by a word, 1 to 12.
pub(super) fn month_named(text: &str) -> Option<i32> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 3);
    words.find_map(|word| {
        let month = MONTHS.iter().position(|starts| starts.iter().any(|start| word.starts_with(start)))?;
        i32::try_from(month + 1).ok()
    })
}

/// Local seconds since midnight of the first time of day in a text, `15:02`, `3:02:23 PM`.
pub(super) fn clock(text: &str) -> Option<i32> {
    let text = &colons(text);
    let colon = text.find(':')?;
    let (before, after) = text.split_at_checked(colon)?;
    let hour = trailing_number(before)?;
    let mut rest = after.strip_prefix(':')?.split(':');
    let minute = leading_number(rest.next()?)?;
    let second = rest.next().and_then(leading_number).unwrap_or(0);
    let hour = match afternoon(text) {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second);
    fits.then_some(hour * 3_600 + minute * 60 + second)
}

/// Seconds of a duration: `1:02:03`, `5:31` (minutes), `7h 55min`, `1h 5m`, `45 min`, `00:31:12.4`.
pub(super) fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.contains(':') {
        let parts: Vec<f64> =
            text.split(':').map(|part| part.replace(',', ".").parse().ok()).collect::<Option<Vec<f64>>>()?;
        let whole = (2..=3).contains(&parts.len()) && parts.iter().all(|part| part.is_finite() && *part >= 0.0);
        return whole.then(|| parts.iter().fold(0.0, |sum, part| sum * 60.0 + part));
    }
    let mut sum = None;
    let mut number = String::new();
    let mut letters = text.to_lowercase().chars().collect::<Vec<_>>().into_iter().peekable();
    while let Some(c) = letters.next() {
        match c {
            '0'..='9' | '.' | ',' => number.push(if c == ',' { '.' } else { c }),
            'h' | 'm' | 's' if !number.is_empty() => {
                let unit = if c == 'h' {
                    3_600.0
                } else if c == 'm' {
                    60.0
                } else {
                    1.0
                };
                sum = Some(sum.unwrap_or(0.0) + std::mem::take(&mut number).parse::<f64>().ok()? * unit);
                while letters.next_if(|c| c.is_alphabetic() || *c == '.').is_some() {}
            }
            _ if c.is_whitespace() => {}
            _ => return None,
        }
    }
    sum.filter(|_| number.is_empty())
}

/// The text with the last word `15.02.23`, as Finns, Danes and Indonesians write a time of day, in colons. What stands
/// behind a date is one; a word alone may be a date.
fn colons(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let Some((date, time)) = text.rsplit_once(' ').filter(|_| !text.contains(':')) else { return text.into() };
    let parts: Vec<&str> = time.split('.').collect();
    let two = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_time =
        (2..=3).contains(&parts.len()) && parts.iter().all(two) && date.contains(|c: char| c.is_ascii_digit());
    if is_time { format!("{date} {}", parts.join(":")).into() } else { text.into() }
}

/// Seconds east of Greenwich of `UTC+02:00`, `GMT-5`, `+0200` or `Z`.
pub(super) fn offset_s(zone: &str) -> Option<i32> {
    let zone = zone.trim().trim_start_matches("UTC").trim_start_matches("GMT");
    if zone.is_empty() || zone == "Z" {
        return Some(0);
    }
    let sign = if zone.starts_with(['-', '\u{2212}']) { -1 } else { 1 };
    let digits = zone.trim_start_matches(['+', '-', '\u{2212}']);
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let seconds = u16::from(hours.parse::<u8>().ok()?) * 60 + u16::from(minutes.parse::<u8>().ok()?);
    let seconds = i32::from(seconds) * 60;
    (seconds <= FARTHEST_S).then_some(sign * seconds)
}

/// The text before the time of day.
fn date_part(text: &str) -> &str {
    let text = text.trim();
    let Some((before, _)) = text.split_once(':') else { return text };
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let half = BEFORE_NOON.iter().chain(AFTER_NOON).find_map(|word| before.strip_suffix(word));
    half.unwrap_or(before)
}

/// The whole numbers of a text with the count of their digits.
fn numbers(text: &str) -> Vec<(i32, usize)> {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.filter_map(|part| Some((part.parse().ok()?, part.len()))).collect()
}

/// Whether a twelve-hour time is past noon; `None` for one of twenty-four hours.
fn afternoon(text: &str) -> Option<bool> {
    let (date, time) = text.split_once(':')?;
    let ahead = |words: &[&str]| words.iter().any(|word| date.contains(word));
    if ahead(AFTER_NOON) || ahead(BEFORE_NOON) {
        return Some(ahead(AFTER_NOON));
    }
    let letters: String = time.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    match letters.as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    }
}

fn trailing_number(text: &str) -> Option<i32> {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    text.get(text.len() - digits..)?.parse().ok()
}

fn leading_number(text: &str) -> Option<i32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_is_read_in_many_languages() {
        let expected = Day::parse("2018-09-12").map(|day| (day, Some(15 * 3_600 + 143)));
        for text in [
            "2018-09-12 15:02:23",
            "2018-09-12T15:02:23",
            "Sep 12, 2018, 3:02:23 PM",
            "Sep 12, 2018, 3:02:23\u{202f}PM",
            "12.09.2018, 15:02:23",
            "12 sept. 2018 à 15:02:23",
            "12 de set. de 2018, 15:02:23",
            "12-09-2018 15:02:23",
            "12 Sep 2018 15.02.23",
            "12.9.2018 klo 15.02.23",
            "12 wrz 2018, 15:02:23",
            "12 сент. 2018 г., 15:02:23",
            "2018年9月12日 15:02:23",
            "2018年9月12日 下午3:02:23",
            "2018. 9. 12. 오후 3:02:23",
            "2018/09/12 午後3:02:23",
        ] {
            assert_eq!(moment(text, None), expected, "{text}");
        }
        assert_eq!(moment("12/09/2018 15:02:23", Some(Order::DayFirst)), expected);
        assert_eq!(moment("9/12/2018 3:02:23 PM", Some(Order::MonthFirst)), expected);
        assert_eq!(moment("9/12/2018 3:02:23 PM", None), None);
        assert_eq!(moment("2018-09-12", None), expected.map(|(day, _)| (day, None)));
        assert_eq!(moment("31.02.2018", None), None);
        assert_eq!(moment("Sep 12", None), None);
        let august = Day::parse("2026-08-03").map(|day| (day, Some(60)));
        assert_eq!(moment("3 Agu 2026 00.01.00", None), august);
        assert_eq!(moment("12.09.2018", None), expected.map(|(day, _)| (day, None)));
    }

    #[test]
    fn the_order_of_slashes_is_told_by_a_number_above_twelve() {
        assert_eq!(Order::of(["03/05/2026", "26/06/2026"].into_iter()), Some(Order::DayFirst));
        assert_eq!(Order::of(["3/5/2026", "6/26/2026"].into_iter()), Some(Order::MonthFirst));
        assert_eq!(Order::of(["6/2/2026 6:04 AM"].into_iter()), Some(Order::MonthFirst));
        assert_eq!(Order::of(["6/2/2026", "2026-07-20"].into_iter()), None);
    }

    #[test]
    fn durations_are_read_with_units_and_with_colons() {
        assert_eq!(seconds("7h 55min"), Some(28_500.0));
        assert_eq!(seconds("1h 5m"), Some(3_900.0));
        assert_eq!(seconds("1:02:03"), Some(3_723.0));
        assert_eq!(seconds("5:31"), Some(331.0));
        assert_eq!(seconds("00:31:12.4"), Some(1_872.4));
        assert_eq!(seconds("7"), None);
        assert_eq!(seconds("Nov 1-7"), None);
        assert_eq!(clock("12:31 AM"), Some(1_860));
        assert_eq!(clock("25:00"), None);
    }

    #[test]
    fn zones_are_told_in_hours_or_hours_and_minutes() {
        for (text, wanted) in [
            ("UTC+02:00", Some(7_200)),
            ("UTC-0330", Some(-12_600)),
            ("GMT-5", Some(-18_000)),
            ("+09:30", Some(34_200)),
            ("UTC", Some(0)),
            ("UTCZ", Some(0)),
            ("UTC+25:00", None),
            ("CET", None),
        ] {
            assert_eq!(offset_s(text), wanted, "{text}");
        }
    }
}
