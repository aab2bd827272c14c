//! Tables as programs and spreadsheets write them: any encoding, separator and decimal sign, line breaks inside
//! quotes, columns that bear the same name twice, rows shorter or longer than the header.

use csv::StringRecord;

use super::bounds::MOST_ROWS;
use super::plain;
use super::rows::Rows;

/// Cells that say "nothing here".
const NOTHING: &[&str] = &["", "-", "--", "---", "n/a", "na", "nan", "null", "none", "—", "–"];

/// A table with its header.
pub(super) struct Table {
    /// Names of the columns in lower case, without blanks around them.
    pub names: Vec<String>,
    /// The lines under the header.
    pub rows: Vec<Row>,
    /// Whether numbers are written with a decimal comma.
    pub comma: bool,
}

/// One line of a table.
pub(super) struct Row {
    /// Its number in the file; the header is 1.
    pub line: u64,
    cells: StringRecord,
}

impl Table {
    /// Reads a table; one without a line has no names. Damaged lines are left out.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let text = plain::text(bytes);
        let (_, separator) = plain::header(bytes);
        let rows = Rows::new(&text, separator);
        let names =
            rows.header().iter().map(|cell| cell.trim().trim_start_matches('\u{feff}').to_lowercase()).collect();
        let rows: Vec<Row> = rows.take(MOST_ROWS).map(|(line, cells)| Row { line, cells }).collect();
        let comma = separator == b';' || rows.iter().flat_map(|row| row.cells.iter()).any(is_comma_number);
        Self { names, rows, comma }
    }

    /// Where the first column with one of these names is; names in lower case, the first name that is there wins.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.nth(name, 0))
    }

    /// Where the column is that bears a name for the (n + 1)-th time.
    pub(super) fn nth(&self, name: &str, n: usize) -> Option<usize> {
        self.names.iter().enumerate().filter(|(_, own)| *own == name).nth(n).map(|(index, _)| index)
    }

    /// The number in a cell, in the table's own way of writing numbers.
    pub(super) fn number(&self, row: &Row, column: Option<usize>) -> Option<f64> {
        number(row.text(column)?, self.comma)
    }
}

impl Row {
    /// The cell of a column without blanks around it; `None` where it is missing or says "nothing".
    pub(super) fn text(&self, column: Option<usize>) -> Option<&str> {
        said(self.cells.get(column?)?)
    }

    /// Whether no cell says anything.
    pub(super) fn is_empty(&self) -> bool {
        (0..self.cells.len()).all(|index| self.text(Some(index)).is_none())
    }
}

/// A cell without blanks around it; `None` where it says "nothing".
pub(super) fn said(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    (!NOTHING.contains(&cell.to_lowercase().as_str())).then_some(cell)
}

/// A number of a table with or without thousands marks: `1,234.5`, `1.234,5`, `4,614`, `12,5`, `'-9`. Where only one
/// mark stands in it, `comma` tells whether a comma is decimal. Units behind the number are not allowed; see
/// [`measure`].
pub(super) fn number(cell: &str, comma: bool) -> Option<f64> {
    let plain: String = cell.trim().trim_start_matches('\'').chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace('\u{2212}', "-");
    let (dots, commas) = (plain.matches('.').count(), plain.matches(',').count());
    let decimal = match (plain.rfind('.'), plain.rfind(',')) {
        (Some(dot), Some(comma)) if dot > comma => Some('.'),
        (Some(_), Some(_)) => Some(','),
        (Some(_), None) if dots == 1 => Some('.'),
        (None, Some(_)) if commas == 1 && comma => Some(','),
        (None, Some(at)) if commas == 1 && plain.len() - at != 4 => Some(','),
        _ => None,
    };
    let digits: String = plain
        .chars()
        .filter_map(|c| match c {
            _ if Some(c) == decimal => Some('.'),
            '.' | ',' => None,
            _ => Some(c),
        })
        .collect();
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.' || c == '+');
    digits.parse::<f64>().ok().filter(|value| is_number && value.is_finite())
}

/// A number and the unit glued to it, in lower case: `80.0 kg`, `42ms`, `18.0 %`, `+0.3°`.
pub(super) fn measure(cell: &str, comma: bool) -> Option<(f64, String)> {
    let cell = cell.trim();
    let end = cell.find(|c: char| c.is_alphabetic() || matches!(c, '%' | '°')).unwrap_or(cell.len());
    let (amount, unit) = cell.split_at_checked(end)?;
    Some((number(amount, comma)?, unit.trim().to_lowercase()))
}

/// `12,5` or `0,27`, which no thousands mark explains.
fn is_comma_number(cell: &str) -> bool {
    let Some((whole, rest)) = cell.trim().split_once(',') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole.trim_start_matches('-')) && digits(rest) && rest.len() != 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_their_table_writes_them() {
        assert_eq!(number("1,234.5", false), Some(1_234.5));
        assert_eq!(number("1.234,5", true), Some(1_234.5));
        assert_eq!(number("4,614", false), Some(4_614.0));
        assert_eq!(number("4,614", true), Some(4.614));
        assert_eq!(number("12,5", false), Some(12.5));
        assert_eq!(number("1\u{202f}234,5", true), Some(1_234.5));
        assert_eq!(number("'-9", false), Some(-9.0));
        assert_eq!(number("nan", false), None);
        assert_eq!(number("5:31", false), None);
        assert_eq!(measure("80.0 kg", false), Some((80.0, "kg".to_owned())));
        assert_eq!(measure("42ms", false), Some((42.0, "ms".to_owned())));
    }

    #[test]
    fn a_table_keeps_columns_of_one_name_and_line_breaks_in_quotes() {
        let table = Table::read("\u{feff}Name;Distance;Distance\n\"two\nlines\";5,1;5100,25\n;--\n".as_bytes());
        assert_eq!(table.names, ["name", "distance", "distance"]);
        assert!(table.comma);
        let (first, second) = (&table.rows[0], &table.rows[1]);
        assert_eq!(first.text(Some(0)), Some("two\nlines"));
        assert_eq!(table.number(first, table.nth("distance", 1)), Some(5_100.25));
        assert_eq!(table.number(first, table.nth("distance", 2)), None);
        assert!(second.is_empty());
    }
}
