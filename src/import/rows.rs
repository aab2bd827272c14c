//! What damage leaves of the lines of a table: a line that holds characters no program writes, and one that the end of
//! the file cut in two, are left out whole, and told.

use std::borrow::Cow;

use csv::StringRecord;

use super::{Problem, ProblemKind, plain};
use crate::model::{Phrase, Quantity};

/// The text without a last line that ends within itself: with fewer cells than the header and the line above have, and
/// without a line's end.
pub(super) fn whole(text: &str, separator: u8) -> &str {
    let Some((before, last)) = text.rsplit_once('\n').filter(|(_, last)| !last.is_empty()) else { return text };
    let separators = |line: &str| line.bytes().filter(|byte| *byte == separator).count();
    let Some(header) = before.lines().next() else { return text };
    let above = before.rsplit_once('\n').map_or("", |(_, above)| above);
    let cut = separators(last) < separators(header) && separators(above) >= separators(header);
    if cut { before } else { text }
}

/// Whether a line holds characters that no program writes.
pub(super) fn is_damaged(record: &StringRecord) -> bool {
    record.iter().any(|cell| cell.contains(is_none))
}

fn is_none(c: char) -> bool {
    c == '\u{7F}' || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
}

/// What is wrong with the lines of a table, if anything.
pub(super) fn damage(bytes: &[u8]) -> Option<Problem> {
    let text = plain::text(bytes);
    if let Some(at) = text.find(is_none) {
        let line = 1 + text.get(..at).unwrap_or_default().matches('\n').count();
        let what = Phrase::new("import-table-damaged", [("line", Quantity::Count(line as f64))]);
        return Some(Problem::new(ProblemKind::Corrupt, what));
    }
    let (_, separator) = plain::header(bytes);
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
    fn a_line_of_zeros_is_told_by_its_number() {
        let said = damage(b"a,b\n1,2\n3,\0\0\n").unwrap();
        assert_eq!(
            (said.kind, said.what),
            (ProblemKind::Corrupt, Phrase::new("import-table-damaged", [("line", Quantity::Count(3.0))]))
        );
        assert_eq!(damage("größe,b\n1,2\n".as_bytes()), None);
    }
}
