//! What TCX and GPX share: a pull over elements by local name.
//!
//! Only the five predefined entities and character numbers are ever resolved, so no file can make text grow.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use super::{Problem, ProblemKind, plain};

/// The local name of the first element.
pub(super) fn root(head: &[u8]) -> Option<String> {
    let text = plain::xml(head);
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
    let text = plain::xml(bytes);
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
