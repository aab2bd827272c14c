//! Tables for people: columns as wide as their widest cell, the first to the left, the others to the right.

use std::io::Write;

/// Writes a table; `rows` hold as many cells as `head`.
pub(super) fn print(out: &mut dyn Write, head: &[String], rows: &[Vec<String>]) -> std::io::Result<()> {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(head.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// A cell that may be empty.
pub(super) fn cell(value: Option<String>) -> String {
    value.unwrap_or_else(|| "–".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let mut out = Vec::new();
        let words = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect::<Vec<_>>();
        print(&mut out, &words(&["Date", "Load"]), &[words(&["2026-05-03", "63"]), words(&["2026-05-04", "–"])])
            .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "Date        Load\n2026-05-03    63\n2026-05-04     –\n");
    }
}
