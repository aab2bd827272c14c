//! Plain text out of bytes in any encoding, and what CSV files have in common.

use std::borrow::Cow;

use csv::ReaderBuilder;
use jiff::civil::Date;

use crate::model::Day;

/// The text of a file: UTF-8 with or without a byte-order mark, UTF-16 of either order, else `other` decides what the
/// bytes mean. Blanks before the first letter are dropped.
fn decode<'a>(bytes: &'a [u8], other: fn(&'a [u8]) -> Cow<'a, str>) -> Cow<'a, str> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => other(bytes),
    };
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start()),
        Cow::Owned(text) if text.starts_with(char::is_whitespace) => Cow::Owned(text.trim_start().to_owned()),
        Cow::Owned(text) => Cow::Owned(text),
    }
}

/// The text of an XML file: Latin-1 only where its declaration says so.
pub(super) fn xml(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes, |bytes| if says_latin1(bytes) { latin1(bytes) } else { String::from_utf8_lossy(bytes) })
}

/// The text of a table or JSON file: Latin-1, as spreadsheets write it, where it is not UTF-8. A letter cut in two at
/// the very end does not count.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes, |bytes| match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes),
        Err(_) if is_mostly_utf8(bytes) => String::from_utf8_lossy(bytes),
        Err(_) => latin1(bytes),
    })
}

/// Whether more letters beyond ASCII are UTF-8 than are not: a few bytes of the file are damaged.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (letters, wrong) = bytes.utf8_chunks().fold((0_usize, 0_usize), |(letters, wrong), chunk| {
        let beyond = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (letters + beyond, wrong + usize::from(!chunk.invalid().is_empty()))
    });
    letters > wrong
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'_, str> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    Cow::Owned(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

fn latin1(bytes: &[u8]) -> Cow<'_, str> {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Whether the declaration names a one-byte encoding and the bytes are not UTF-8 after all.
fn says_latin1(bytes: &[u8]) -> bool {
    let head = bytes.get(..200).unwrap_or(bytes);
    let declaration = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declaration = declaration.split("?>").next().unwrap_or_default();
    (declaration.contains("iso-8859-1") || declaration.contains("windows-1252")) && std::str::from_utf8(bytes).is_err()
}

/// The cells of the first line of a table, in lower case, and its separator.
pub(super) fn header(bytes: &[u8]) -> (Vec<String>, u8) {
    let text = text(bytes);
    let line = text.lines().next().unwrap_or_default();
    let count = |separator: u8| line.bytes().filter(|byte| *byte == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|separator| (count(*separator), *separator == b','));
    let separator = separator.unwrap_or(b',');
    let mut reader = ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(line.as_bytes());
    let cells = reader.records().next().and_then(Result::ok).unwrap_or_default();
    (cells.iter().map(|cell| cell.trim().to_lowercase()).collect(), separator)
}

/// A number with a decimal point or comma.
pub(super) fn number(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let point = if cell.contains('.') { Cow::Borrowed(cell) } else { Cow::Owned(cell.replace(',', ".")) };
    point.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// A civil date: `2026-05-03`, `2026/05/03`, `20260503` or `03.05.2026`. Others could mean two days and are refused.
pub(super) fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    let whole = |part: &str| part.trim().parse::<i16>().ok();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (whole(year)?, whole(month)?, whole(day)?),
        [day, month, year] if year.len() == 4 && text.contains('.') => (whole(year)?, whole(month)?, whole(day)?),
        [one] if one.len() == 8 && one.is_ascii() => {
            (whole(one.get(..4)?)?, whole(one.get(4..6)?)?, whole(one.get(6..)?)?)
        }
        _ => return None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().map(Day::from)
}

/// Local seconds since midnight of `06:12` or `06:12:30`.
pub(super) fn time(text: &str) -> Option<i32> {
    let mut parts = text.trim().split(':').map(|part| part.parse::<i32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = match parts.next() {
        Some(second) => second?,
        None => 0,
    };
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second);
    (fits && parts.next().is_none()).then_some(hour * 3600 + minute * 60 + second)
}

/// A civil date with an optional time of day behind a blank or `T`; a zone behind that is not looked at, the date is
/// the runner's own.
pub(super) fn day_time(text: &str) -> Option<(Day, Option<i32>)> {
    let text = text.trim();
    let (date, clock) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let clock: String = clock.chars().take_while(|c| c.is_ascii_digit() || *c == ':').collect();
    Some((day(date)?, time(&clock)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_only_where_they_mean_one_day() {
        let third = Day::parse("2026-05-03");
        assert_eq!(day("2026-05-03"), third);
        assert_eq!(day(" 2026/5/3"), third);
        assert_eq!(day("20260503"), third);
        assert_eq!(day("3.5.2026"), third);
        assert_eq!(day("5/3/2026"), None);
        assert_eq!(day("2026-13-03"), None);
        assert_eq!(day_time("2026-05-03T06:12:09+02:00"), third.map(|day| (day, Some(22_329))));
        assert_eq!(day_time("2026-05-03"), third.map(|day| (day, None)));
    }

    #[test]
    fn times_are_hours_and_minutes_of_one_day() {
        assert_eq!(time("06:12"), Some(22_320));
        assert_eq!(time("6:12:30"), Some(22_350));
        assert_eq!(time("24:00"), None);
        assert_eq!(time("612"), None);
    }

    #[test]
    fn text_is_found_in_every_encoding() {
        assert_eq!(text("\u{feff}größe".as_bytes()), "größe");
        assert_eq!(text(b"gr\xf6\xdfe"), "größe");
        assert_eq!(text(&["größe,".as_bytes(), b"7\xb0"].concat()), "größe,7\u{FFFD}", "one wrong byte in UTF-8");
        let utf16: Vec<u8> = [0xFEFF].into_iter().chain("größe".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), "größe");
    }
}
