//! Text in the encodings programs write: a spreadsheet on Windows saves "Unicode text" as UTF-16.

use lightfoot::import;

use super::samples::{Sample, all};
use super::{alone, read, row};

/// Formats of bytes, and the one that is read piece by piece and that only phones write.
const NO_TEXT: &[&str] = &["fit", "apple"];

fn texts() -> impl Iterator<Item = (&'static str, String, String)> {
    let texts = all().into_iter().filter(|sample| !NO_TEXT.contains(&sample.key));
    texts.filter_map(|Sample { key, name, bytes }| Some((key, name, String::from_utf8(bytes).ok()?)))
}

#[test]
fn utf_16_is_read_like_utf_8() {
    let _alone = alone();
    for (key, name, text) in texts() {
        let text = text.trim_start_matches('\u{feff}');
        let plain = read(row(key), &name, text.as_bytes());
        let units = || std::iter::once(0xFEFF).chain(text.encode_utf16());
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let format = import::recognise(&name, &bytes).unwrap_or_else(|| panic!("{name}: not recognised"));
            assert_eq!(format.key, key, "{name}");
            assert_eq!(read(format, &name, &bytes), plain, "{name}");
        }
    }
}

#[test]
fn letters_that_are_none_cost_no_more_than_their_line() {
    let _alone = alone();
    for (key, name, text) in texts() {
        for wrong in [b"\xC3\x28".as_slice(), b"\xE2\x82", b"\xED\xA0\x80", b"\xF8\x88\x80\x80\x80"] {
            let middle = text.len() / 2;
            let middle = (middle..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let bytes = [&text.as_bytes()[..middle], wrong, &text.as_bytes()[middle..]].concat();
            read(row(key), &name, &bytes);
        }
    }
}

#[test]
fn what_is_no_number_in_json_does_no_harm() {
    let _alone = alone();
    for (key, name, text) in texts().filter(|(.., text)| text.starts_with(['{', '['])) {
        for word in ["NaN", "Infinity", "-Infinity", "1e999", "-0.0", "99999999999999999999", "null", "{}"] {
            let mut digits = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
            while let Some(at) = digits.nth(6) {
                let end = text[at..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| at + end);
                read(row(key), &name, format!("{}{word}{}", &text[..at], &text[end..]).as_bytes());
            }
        }
    }
}
