//! The rows of a table, and what damage leaves of them. A line that holds characters no program writes, and one that the
//! end of the file cut in two, are left out whole. A quotation mark that stands where none belongs swallows the rows
//! behind it up to the next one: reading goes on at the first of them that reads like the rest.

use std::borrow::Cow;
use std::cell::OnceCell;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use super::bounds::MOST_ROWS;
use super::row_shape::{self, Shape};
use super::{Problem, ProblemKind, plain};
use crate::model::{Phrase, Quantity};

/// How often a text may be looked at again behind stray marks: a hostile one has a mark in every line.
const LOOKS_AGAIN: usize = 16;

/// The rows under the header of a table, each as long as it is, with the number of the line it begins in.
pub(super) struct Rows<'a> {
    text: &'a str,
    separator: u8,
    reader: Reader<&'a [u8]>,
    /// Where the reader began: the byte, and the lines before it.
    began: (usize, u64),
    header: StringRecord,
    shape: OnceCell<Option<Shape>>,
    /// Bytes that may still be looked at again.
    again: usize,
    lost: Option<Lost>,
}

/// Lines that were left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Lost {
    /// The number of the first one; the header is 1.
    first: u64,
    lines: usize,
}

/// What the reader gave, and from which byte to which it read.
struct Read {
    record: StringRecord,
    from: usize,
    to: usize,
    line: u64,
}

impl<'a> Rows<'a> {
    /// The rows of a text, whose last line is left out where the end of the file cut it in two.
    pub(super) fn new(text: &'a str, separator: u8) -> Self {
        let text = whole(text, separator);
        let mut rows = Self {
            text,
            separator,
            reader: reader(text, separator),
            began: (0, 0),
            header: StringRecord::new(),
            shape: OnceCell::new(),
            again: text.len().saturating_mul(LOOKS_AGAIN),
            lost: None,
        };
        if let Some(read) = rows.read() {
            let (first, behind) = text.split_once('\n').unwrap_or((text, ""));
            if spans_lines(&read.record) && !rows.is_written(&read) {
                rows.header = reader(first, separator).records().next().and_then(Result::ok).unwrap_or_default();
                rows.begin(text.len() - behind.len(), 1);
            } else {
                rows.header = read.record;
            }
        }
        rows
    }

    /// The cells of the first line.
    pub(super) fn header(&self) -> &StringRecord {
        &self.header
    }

    fn read(&mut self) -> Option<Read> {
        let mut record = StringRecord::new();
        if !self.reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        let (began, lines) = self.began;
        let byte = |position: &Position| began + usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let to = byte(self.reader.position()).min(self.text.len());
        let from = record.position().map_or(to, byte).min(to);
        // The reader leaves the end of a line, and empty lines, for the next row.
        let rest = self.text.get(from..to).unwrap_or_default();
        let blank = rest.get(..rest.len() - rest.trim_start_matches(['\r', '\n']).len()).unwrap_or_default();
        let line = record.position().map_or(0, Position::line) + lines + blank.matches('\n').count() as u64;
        Some(Read { record, from: from + blank.len(), to, line })
    }

    fn text(&self, read: &Read) -> &'a str {
        self.text.get(read.from..read.to).unwrap_or_default()
    }

    /// Goes on at a byte before which there are so many lines.
    fn begin(&mut self, at: usize, lines: u64) {
        self.reader = reader(self.text.get(at..).unwrap_or_default(), self.separator);
        self.began = (at, lines);
    }

    /// How the rows look; found out at the first that looks odd.
    fn shape(&self) -> Option<&Shape> {
        self.shape.get_or_init(|| Shape::of(self.text, self.separator, self.header.len())).as_ref()
    }

    /// Whether every quotation mark stands where a program would put it.
    fn is_written(&self, read: &Read) -> bool {
        let text = self.text(read).trim_end_matches(['\r', '\n']);
        matches!(row_shape::row(text, self.separator), (Some(_), length) if length == text.len())
    }

    /// Whether a row of one line may stand: damage has neither left a character in it that is none, nor moved its cells,
    /// nor made one line of two.
    fn stands(&self, read: &Read) -> bool {
        let width = self.header.len();
        let moved = || {
            let shape = self.shape().filter(|shape| shape.width == width);
            read.record.len() != width && shape.is_some_and(|shape| !shape.allows(&cells(&read.record)))
        };
        let joined = || {
            let separators = self.text(read).matches(char::from(self.separator)).count();
            separators + 2 >= 2 * width && self.text(read).contains('"') && !self.is_written(read)
        };
        !is_damaged(&read.record) && !moved() && !joined()
    }

    /// The first line within what was read that reads like the rest.
    fn swallowed(&mut self, read: &Read) -> Option<usize> {
        let text = self.text;
        let ends = text.get(read.from..read.to)?.match_indices(['\r', '\n']);
        for at in ends.map(|(end, _)| read.from + end + 1).filter(|at| *at < read.to) {
            let (cells, looked_at) = row_shape::row(text.get(at..).unwrap_or_default(), self.separator);
            self.again = self.again.checked_sub(looked_at)?;
            if cells.is_some_and(|cells| self.shape().is_some_and(|shape| shape.is_of(&cells))) {
                self.again = self.again.checked_sub(read.to - at)?;
                return Some(at);
            }
        }
        None
    }

    fn lose(&mut self, read: &Read, to: usize) {
        let lines = self.text.get(read.from..to).unwrap_or_default().lines().count();
        let lost = self.lost.get_or_insert(Lost { first: read.line, lines: 0 });
        lost.lines = lost.lines.saturating_add(lines);
    }
}

impl Iterator for Rows<'_> {
    type Item = (u64, StringRecord);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let read = self.read()?;
            if !spans_lines(&read.record) {
                if self.stands(&read) {
                    return Some((read.line, read.record));
                }
                self.lose(&read, read.to);
                continue;
            }
            // Titles and notes do span lines. Such a row is held against the others, and so are the lines within it.
            let written = self.is_written(&read) && !is_damaged(&read.record);
            if written && self.shape().is_none_or(|shape| shape.is_of(&cells(&read.record))) {
                return Some((read.line, read.record));
            }
            match self.swallowed(&read) {
                Some(at) => {
                    self.lose(&read, at);
                    let lines = self.text.get(read.from..at).unwrap_or_default().matches('\n').count();
                    self.begin(at, read.line.saturating_sub(1).saturating_add(lines as u64));
                }
                None if written => return Some((read.line, read.record)),
                None => self.lose(&read, read.to),
            }
        }
    }
}

/// The rows under the header of a table, as many as a table may have.
pub(super) fn rows(text: &str, separator: u8) -> impl Iterator<Item = (u64, StringRecord)> {
    Rows::new(text, separator).take(MOST_ROWS)
}

fn reader(text: &str, separator: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

fn cells(record: &StringRecord) -> Vec<&str> {
    record.iter().collect()
}

fn spans_lines(record: &StringRecord) -> bool {
    record.as_slice().contains(['\n', '\r'])
}

/// The text without a last line that ends within itself: with fewer cells than the header and the line above have, and
/// without a line's end.
fn whole(text: &str, separator: u8) -> &str {
    let Some((before, last)) = text.rsplit_once('\n').filter(|(_, last)| !last.is_empty()) else { return text };
    let separators = |line: &str| line.bytes().filter(|byte| *byte == separator).count();
    let Some(header) = before.lines().next() else { return text };
    let above = before.rsplit_once('\n').map_or("", |(_, above)| above);
    let cut = separators(last) < separators(header) && separators(above) >= separators(header);
    if cut { before } else { text }
}

/// Whether a row holds characters that no program writes.
fn is_damaged(record: &StringRecord) -> bool {
    record.as_slice().contains(is_none)
}

fn is_none(c: char) -> bool {
    c == '\u{7F}' || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
}

/// What is wrong with the rows of a table, if anything.
pub(super) fn damage(bytes: &[u8]) -> Option<Problem> {
    let text = plain::text(bytes);
    let (_, separator) = plain::header(bytes);
    let mut rows = Rows::new(&text, separator);
    rows.by_ref().take(MOST_ROWS).for_each(drop);
    if let Some(Lost { first, lines }) = rows.lost {
        let values = [("line", Quantity::Count(first as f64)), ("lines", Quantity::Count(lines as f64))];
        return Some(Problem::new(ProblemKind::Corrupt, Phrase::new("import-table-damaged", values)));
    }
    let cut = matches!(&text, Cow::Borrowed(text) if whole(text, separator).len() < text.len());
    cut.then(|| Problem::plain(ProblemKind::Truncated, "import-table-cut"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_the_file_ends_within_it() {
        assert_eq!(whole("a,b,c\n1,2,3\n4,5", b','), "a,b,c\n1,2,3");
        for sound in ["a,b,c\n1,2,3\n4,5\n", "a,b,c\n1,2,3\n4,5,6", "a,b,c\n1,2\n4,5", "a,b,c", ""] {
            assert_eq!(whole(sound, b','), sound);
        }
    }

    #[test]
    fn lines_that_are_lost_are_told_by_the_first_and_their_count() {
        let said = |text: &str| damage(text.as_bytes()).map(|problem| problem.what);
        let lost = |first: f64, lines: f64| {
            let values = [("line", Quantity::Count(first)), ("lines", Quantity::Count(lines))];
            Some(Phrase::new("import-table-damaged", values))
        };
        assert_eq!(said("a,b\n1,2\n3,\0\0\n"), lost(3.0, 1.0));
        assert_eq!(said("größe,b\r\n1,\"two\r\nlines\"\r\n3,4\r\n"), None);
        assert_eq!(said("a,b\r\n1,2\r\n3,\"4\r\n5,6\r\n7,8"), lost(3.0, 1.0));
        assert_eq!(said(&format!("a,b\n1,\"two\nlines,x\n{}", "5,6\n".repeat(12))), lost(2.0, 2.0));
    }
}
