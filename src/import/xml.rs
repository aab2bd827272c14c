//! What TCX and GPX share: text out of bytes in any encoding, and a pull over elements by local name.
//!
//! Only the five predefined entities and character numbers are ever resolved, so no file can make text grow.

use std::borrow::Cow;

/// The text of an XML file: UTF-8, UTF-16 of either order, or Latin-1 where the declaration says so. Bytes that are
/// no text become `U+FFFD`; a byte-order mark and blanks before the declaration are dropped.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ if says_latin1(bytes) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        _ => String::from_utf8_lossy(bytes),
    };
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start()),
        Cow::Owned(text) if text.starts_with(char::is_whitespace) => Cow::Owned(text.trim_start().to_owned()),
        Cow::Owned(text) => Cow::Owned(text),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'_, str> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    Cow::Owned(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether the declaration names a one-byte encoding and the bytes are not UTF-8 after all.
fn says_latin1(bytes: &[u8]) -> bool {
    let head = bytes.get(..200).unwrap_or(bytes);
    let declaration = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declaration = declaration.split("?>").next().unwrap_or_default();
    (declaration.contains("iso-8859-1") || declaration.contains("windows-1252")) && std::str::from_utf8(bytes).is_err()
}

/// The local name of the first element.
pub(super) fn root(head: &[u8]) -> Option<String> {
    let text = decode(head);
    if !text.starts_with('<') {
        return None;
    }
    let first = text.split('<').skip(1).find(|part| part.starts_with(|c: char| c.is_alphabetic() || c == '_'))?;
    let name = first.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    Some(name.rsplit(':').next().unwrap_or(name).to_owned())
}
