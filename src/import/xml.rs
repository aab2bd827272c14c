//! What TCX and GPX share: a pull over elements by local name, which damage does not end.
//!
//! Only the five predefined entities and character numbers are ever resolved, so no file can make text grow.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::bounds::DEEPEST;
use super::holes::Holes;
use super::{Problem, ProblemKind, plain};

/// How often all bytes together may be looked at again behind tags that do not end.
const MOST_REREAD: usize = 8;

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
    /// Of these, the elements that each hold one moment: one that damage hits is not told to its end.
    const MOMENTS: &'static [&'static str];

    /// An element begins.
    fn open(&mut self, name: &'static str, element: &BytesStart<'_>);

    /// An element ends; `text` is what stood in it after its last child, without blanks around it.
    fn close(&mut self, parent: &'static str, name: &'static str, text: &str);

    /// Bytes make no sense between the moments before and those after.
    fn damaged(&mut self);
}

/// Why a file could not be read from its beginning to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Broken {
    /// There is nothing in it.
    Empty,
    /// It ends inside an element.
    Cut,
    /// It breaks the rules of XML somewhere; what stands behind was read.
    Garbled,
}

/// Tells `visitor` every element. Behind bytes that make no sense it goes on with the next element.
pub(super) fn scan<V: Visitor>(bytes: &[u8], visitor: &mut V) -> Result<(), Broken> {
    let text = plain::xml(bytes);
    if !text.starts_with('<') {
        return Err(if text.is_empty() { Broken::Empty } else { Broken::Garbled });
    }
    let suspicious = matches!(text, Cow::Owned(_)) || text.contains('\0');
    let patience = text.len().saturating_mul(MOST_REREAD);
    let scan =
        Scan { text: &text, visitor, open: Vec::new(), content: String::new(), suspicious, hurt: false, faults: 0 };
    scan.all(patience)
}

struct Scan<'a, V> {
    text: &'a str,
    visitor: &'a mut V,
    /// The elements around the next one.
    open: Vec<&'static str>,
    content: String,
    /// Whether characters that are none may stand in texts.
    suspicious: bool,
    /// Whether damage was met since the last moment began.
    hurt: bool,
    faults: usize,
}

impl<V: Visitor> Scan<'_, V> {
    /// Reads to the end. A tag that is never closed makes the reader look through the whole rest: no more than
    /// `patience` bytes are looked at again.
    fn all(mut self, mut patience: usize) -> Result<(), Broken> {
        let mut at = 0;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let Some((from, seen)) = self.until_fault(rest) else { return self.end() };
            let behind = rest.get(from.saturating_add(1)..).unwrap_or_default();
            let Some(next) = behind.find('<') else {
                return Err(if self.faults == 0 { Broken::Cut } else { Broken::Garbled });
            };
            self.fault();
            at = at.saturating_add(from).saturating_add(1).saturating_add(next);
            patience = patience.saturating_sub(seen.saturating_sub(from));
            if patience == 0 {
                return Err(Broken::Garbled);
            }
        }
    }

    /// Reads to the end, or to the first tag that is none: where it begins, and how far was looked for its end.
    fn until_fault(&mut self, text: &str) -> Option<(usize, usize)> {
        let mut reader = Reader::from_str(text);
        // Slips in the nesting are looked at here.
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let from = reader.buffer_position() as usize;
            match reader.read_event() {
                // No tag holds the beginning of another: one whose own end or quote was lost does.
                Ok(Event::Start(element) | Event::Empty(element)) if self.is_none(&element) => {
                    return Some((from, from));
                }
                Ok(Event::Start(element)) => self.start(&element),
                Ok(Event::Empty(element)) => {
                    let name = known::<V>(element.local_name().as_ref());
                    self.begin(name, &element);
                    self.finish(name, "");
                }
                Ok(Event::End(element)) if element.contains('<') => return Some((from, from)),
                Ok(Event::End(element)) => self.close(element.local_name().as_ref()),
                Ok(Event::Text(part)) => {
                    if self.suspicious && part.contains(['\0', char::REPLACEMENT_CHARACTER]) {
                        self.blot(&part);
                    }
                    self.content.push_str(&part);
                }
                Ok(Event::CData(part)) => self.content.push_str(&part),
                Ok(Event::GeneralRef(reference)) => self.content.extend(character(&reference)),
                Ok(Event::Eof) => return None,
                Ok(_) => {}
                Err(_) => return Some((from, reader.buffer_position() as usize)),
            }
        }
    }

    /// Whether a tag swallowed the beginning of another or zeros.
    fn is_none(&self, element: &BytesStart<'_>) -> bool {
        element.contains('<') || (self.suspicious && element.contains('\0'))
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = known::<V>(element.local_name().as_ref());
        self.begin(name, element);
        if self.open.len() < DEEPEST {
            self.open.push(name);
        } else {
            self.fault();
        }
        self.content.clear();
    }

    fn begin(&mut self, name: &'static str, element: &BytesStart<'_>) {
        if V::MOMENTS.contains(&name) {
            // The end of the one before was lost.
            if let Some(around) = self.open.iter().rposition(|open| *open == name) {
                self.fault();
                self.open.truncate(around);
            }
            self.hurt = false;
        }
        self.visitor.open(name, element);
    }

    /// An element ends: the innermost one, or where damage hid some ends, one further out.
    fn close(&mut self, local: &str) {
        let top = self.open.last().copied().unwrap_or_default();
        let name = if top == local { top } else { known::<V>(local) };
        if top == name && !self.open.is_empty() {
            self.open.pop();
            let content = std::mem::take(&mut self.content);
            self.finish(name, content.trim());
            self.content = content;
        } else {
            self.fault();
            let around = self.open.iter().rposition(|open| *open == name).filter(|_| !name.is_empty());
            if let Some(around) = around {
                self.open.truncate(around);
                self.finish(name, "");
            }
        }
        self.content.clear();
    }

    fn finish(&mut self, name: &'static str, text: &str) {
        if !(self.hurt && V::MOMENTS.contains(&name)) {
            self.visitor.close(self.open.last().copied().unwrap_or_default(), name, text);
        }
    }

    /// Text with characters that are none: zeros are never written, others only make a moment doubtful.
    fn blot(&mut self, text: &str) {
        if text.contains('\0') || self.open.iter().any(|open| V::MOMENTS.contains(open)) {
            self.fault();
        }
    }

    fn fault(&mut self) {
        self.faults = self.faults.saturating_add(1);
        if !self.hurt {
            self.visitor.damaged();
        }
        self.hurt = true;
    }

    fn end(self) -> Result<(), Broken> {
        match self.faults {
            0 if self.open.is_empty() => Ok(()),
            0 => Err(Broken::Cut),
            _ => Err(Broken::Garbled),
        }
    }
}

impl Broken {
    /// The problem, after so many records, with these holes between them.
    pub(super) fn problem(self, records: u32, holes: &Holes) -> Problem {
        match self {
            Self::Empty => Problem::plain(ProblemKind::Empty, "import-empty"),
            Self::Cut => holes.cut(records),
            Self::Garbled if records == 0 => Problem::after(ProblemKind::Corrupt, "import-garbled", 0),
            Self::Garbled => holes.problem(records),
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
