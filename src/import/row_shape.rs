//! How the rows of a table look: how many cells they have, and of which kind the cells of each column are.

use std::collections::BTreeMap;

/// Lines that say how the rows look. (J)
const ENOUGH: usize = 20_000;
/// Of so many rows or cells all but one are alike where damage is the exception. (J)
const USUAL: usize = 10;

/// What a cell is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// A number.
    Number,
    /// Digits and marks: dates, times.
    Figures,
    /// Digits and letters.
    Mixed,
    /// No digit.
    Words,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Number, Self::Figures, Self::Mixed, Self::Words];

    /// `None` for an empty cell.
    fn of(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        let (digits, letters) = (cell.contains(|c: char| c.is_ascii_digit()), cell.contains(char::is_alphabetic));
        match (digits, letters) {
            _ if cell.is_empty() => None,
            (false, _) => Some(Self::Words),
            (true, true) => Some(Self::Mixed),
            (true, false) if cell.replacen(',', ".", 1).parse::<f64>().is_ok() => Some(Self::Number),
            (true, false) => Some(Self::Figures),
        }
    }
}

/// How most rows of a table look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    /// Cells of a row.
    pub(super) width: usize,
    /// Whether nearly all rows have as many.
    steady: bool,
    /// The kind of the cells of each column, where it is nearly always the same and tells them from words.
    kinds: Vec<Option<Kind>>,
}

impl Shape {
    /// By those lines under the header that are rows in themselves and have `least` cells or more; `None` if none is.
    pub(super) fn of(text: &str, separator: u8, least: usize) -> Option<Self> {
        let rows = || text.lines().skip(1).take(ENOUGH).filter_map(|line| row(line, separator).0);
        let mut rows_of: BTreeMap<usize, usize> = BTreeMap::new();
        let mut others = 0_usize;
        for cells in rows() {
            match cells.len() {
                few if few < least => others += usize::from(few > 1),
                width => *rows_of.entry(width).or_default() += 1,
            }
        }
        let (width, alike) = rows_of.iter().max_by_key(|(_, rows)| **rows).map(|(width, rows)| (*width, *rows))?;
        let all = rows_of.values().sum::<usize>() + others;
        let mut tallies = vec![[0_usize; Kind::ALL.len()]; width];
        for cells in rows().filter(|cells| cells.len() == width) {
            for (tally, cell) in tallies.iter_mut().zip(cells) {
                if let Some(count) = Kind::of(cell).and_then(|kind| tally.get_mut(kind as usize)) {
                    *count += 1;
                }
            }
        }
        let usual = |tally: &[usize; Kind::ALL.len()]| {
            let known = tally.iter().sum();
            let found = Kind::ALL.into_iter().zip(tally).find(|(_, count)| is_usual(**count, known));
            found.map(|(kind, _)| kind).filter(|kind| *kind != Kind::Words)
        };
        Some(Self { width, steady: is_usual(alike, all), kinds: tallies.iter().map(usual).collect() })
    }

    /// Whether cells read like those of the other rows: as many, of the same kinds, and one at least that tells.
    pub(super) fn is_of(&self, cells: &[&str]) -> bool {
        let tells = self.kinds.iter().any(Option::is_some);
        let fit = self.telling(cells);
        cells.len() == self.width && fit.iter().all(|fits| *fits) && (!tells || !fit.is_empty())
    }

    /// Whether a row of another width may have been written so: where all others are of one width, a row that begins
    /// like them and goes on unlike them has lost a separator, or won one.
    pub(super) fn allows(&self, cells: &[&str]) -> bool {
        let more = cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty());
        let fit = self.telling(cells);
        let begins_alike = fit.first().is_some_and(|fits| *fits);
        !(self.steady && begins_alike && (more || fit.contains(&false)))
    }

    /// Of each cell that is not empty in a column of one kind, whether it is of that kind.
    fn telling(&self, cells: &[&str]) -> Vec<bool> {
        self.kinds.iter().zip(cells).filter_map(|(usual, cell)| Some(Kind::of(cell)? == (*usual)?)).collect()
    }
}

/// Whether nearly all are: all of a few.
fn is_usual(count: usize, all: usize) -> bool {
    count > 0 && (all - count.min(all)).saturating_mul(USUAL) <= all
}

/// The cells of the row at the start of a text, without their quotation marks, if each mark stands where a program would
/// put it; and how many bytes were looked at, all of the row if it is one.
pub(super) fn row(text: &str, separator: u8) -> (Option<Vec<&str>>, usize) {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let (cell, length) = cell(rest, separator);
        at += length;
        let Some(cell) = cell else { return (None, at) };
        cells.push(cell);
        match text.as_bytes().get(at) {
            Some(byte) if *byte == separator => at += 1,
            _ => return (Some(cells), at),
        }
    }
}

/// The first cell of a text, and how many bytes were looked at.
fn cell(text: &str, separator: u8) -> (Option<&str>, usize) {
    let ends = |byte: u8| byte == separator || byte == b'\n' || byte == b'\r';
    let Some(quoted) = text.strip_prefix('"') else {
        let length = text.bytes().position(ends).unwrap_or(text.len());
        return (text.get(..length).filter(|cell| !cell.contains('"')), length);
    };
    let mut at = 0;
    while let Some(mark) = quoted.get(at..).and_then(|rest| rest.find('"')) {
        at += mark;
        match quoted.as_bytes().get(at + 1) {
            Some(b'"') => at += 2,
            Some(byte) if !ends(*byte) => return (None, at + 2),
            _ => return (quoted.get(..at), at + 2),
        }
    }
    (None, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_one_where_its_marks_stand_around_cells() {
        let cells = |text| row(text, b',');
        assert_eq!(cells("1,,a b\n2"), (Some(vec!["1", "", "a b"]), 6));
        assert_eq!(cells("\"a, \"\"b\"\"\nc\",2\r\n"), (Some(vec!["a, \"\"b\"\"\nc", "2"]), 14));
        for none in ["a \"b\",1", "\"a\" b,1", "1,\"open\n2,3\n"] {
            assert_eq!(cells(none).0, None, "{none}");
        }
    }

    #[test]
    fn rows_are_told_from_lines_of_a_note() {
        let days: Vec<String> = (10..30).map(|day| format!("2026-05-{day},{},fine\n", day % 11)).collect();
        let text = format!("date,legs,note\n2026-05-01,4,\"long\n5, 4, 3\nnote\"\n{}2026-05-30,,\n", days.concat());
        let shape = Shape::of(&text, b',', 3).unwrap();
        let is_of = |line: &str| shape.is_of(&row(line, b',').0.unwrap_or_default());
        assert!(is_of("2026-06-01,,tired") && is_of("2026-06-01,10,"));
        for other in ["5, 4, 3", "2026-06-01,4", "2026-06-01,4,a,b", "2026-06-01,many,a", ",,a"] {
            assert!(!is_of(other), "{other}");
        }
    }
}
