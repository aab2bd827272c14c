//! What TCX and GPX share: text out of bytes in any encoding, and a pull over elements by local name.
//!
//! Only the five predefined entities and character numbers are ever resolved, so no file can make text grow.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use super::{Problem, ProblemKind};

/// The text of an XML file: UTF-8, UTF-16 of either order, or Latin-1 where the declaration says so. Bytes that are
/// no text become `U+FFFD`; a byte-order mark and blanks before the declaration are dropped.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
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

/// What a reader makes of the elements, told by local name. Names not in [`Visitor::NAMES`] arrive as `""`.
pub(super) trait Visitor {
    /// Every element name the reader cares for.
    const NAMES: &'static [&'static str];

    /// An element begins.
    fn open(&mut self, name: &'static str, element: &BytesStart<'_>);

    /// An element ends; `text` is what stood in it after its last child, without blanks around it.
    fn close(&mut self, parent: &'static str, name: &'static str, text: &str);
}

/// Why a file could not be read to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Broken {
    /// There is nothing in it.
    Empty,
    /// It ends inside an element.
    Cut,
    /// It breaks the rules of XML.
    Garbled,
}

/// Tells `visitor` every element up to the end or the first break.
pub(super) fn scan<V: Visitor>(bytes: &[u8], visitor: &mut V) -> Result<(), Broken> {
    let text = decode(bytes);
    if !text.starts_with('<') {
        return Err(if text.is_empty() { Broken::Empty } else { Broken::Garbled });
    }
    let mut reader = Reader::from_str(&text);
    let mut open: Vec<&'static str> = Vec::new();
    let mut content = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                let name = known::<V>(element.local_name().as_ref());
                visitor.open(name, &element);
                open.push(name);
                content.clear();
            }
            Ok(Event::Empty(element)) => {
                let name = known::<V>(element.local_name().as_ref());
                visitor.open(name, &element);
                visitor.close(open.last().copied().unwrap_or_default(), name, "");
            }
            Ok(Event::End(_)) => {
                let name = open.pop().unwrap_or_default();
                visitor.close(open.last().copied().unwrap_or_default(), name, content.trim());
                content.clear();
            }
            Ok(Event::Text(part)) => content.push_str(&part),
            Ok(Event::CData(part)) => content.push_str(&part),
            Ok(Event::GeneralRef(reference)) => content.extend(character(&reference)),
            Ok(Event::Eof) if open.is_empty() => return Ok(()),
            Ok(Event::Eof) | Err(Error::Syntax(_)) => return Err(Broken::Cut),
            Ok(_) => {}
            Err(_) => return Err(Broken::Garbled),
        }
    }
}

impl Broken {
    /// The problem, after so many records.
    pub(super) fn problem(self, records: u32) -> Problem {
        match self {
            Self::Empty => Problem::plain(ProblemKind::Empty, "import-empty"),
            Self::Cut => Problem::after(ProblemKind::Truncated, "import-cut", records),
            Self::Garbled => Problem::after(ProblemKind::Corrupt, "import-garbled", records),
        }
    }
}

fn known<V: Visitor>(local: &str) -> &'static str {
    V::NAMES.iter().find(|name| **name == local).copied().unwrap_or_default()
}

/// The one character a reference stands for; entities a file declares itself stand for nothing.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => Some(c),
        _ => resolve_predefined_entity(reference).and_then(|text| text.chars().next()),
    }
}

/// The value of an attribute by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == local)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}
