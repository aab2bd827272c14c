//! The Lightfoot diary as a CSV table: `date` and any of [`Diary::COLUMNS`], in any order. An empty cell is unknown.
//! A cell that makes no sense is left out; its row stays, and the first of them is named.

use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use super::rows::rows;
use super::{Contents, Problem, ProblemKind, plain};
use crate::model::{Diary, DiaryRow, Origin, Phrase, Quantity};

/// What a column may hold, by the end of its name; the first that fits. Outside lies a slip of the hand or of the
/// unit: haemoglobin in g/dL, hours for minutes. (J)
const RANGES: &[(&str, RangeInclusive<f64>)] = &[
    ("legs_heaviness", 0.0..=10.0),
    ("effort", 0.0..=10.0),
    ("soreness", 0.0..=10.0),
    ("tired", 0.0..=10.0),
    ("legs_morning", 0.0..=10.0),
    ("haemoglobin_g_l", 30.0..=250.0),
    ("leg_swelling", 0.0..=3.0),
    ("humidity_pct", 0.0..=100.0),
    ("transferrin_saturation_pct", 0.0..=100.0),
    ("ferritin_ug_l", 0.5..=10_000.0),
    ("crp_mg_l", 0.0..=1_000.0),
    ("_min", 0.0..=1_440.0),
    ("session_km", 0.0..=500.0),
    // A tracker may add two nights up. The analysis takes none above 24 h; it is no slip worth stopping for.
    ("sleep_h", 0.0..=48.0),
    ("_kg", 20.0..=400.0),
    ("resting_hr_bpm", 20.0..=150.0),
    ("hrv_rmssd_ms", 1.0..=500.0),
    ("carbs_g", 0.0..=3_000.0),
    ("drink_ml", 0.0..=20_000.0),
    ("temperature_c", -60.0..=60.0),
];

/// Whether a table is a diary: it has `date` and at least one other column of the diary. A note among columns that the
/// diary does not have is anybody's.
pub(super) fn is_diary(head: &[u8]) -> bool {
    let (cells, _) = plain::header(head);
    let own = |cell: &&String| Diary::COLUMNS.contains(&cell.as_str());
    let foreign = || cells.iter().any(|cell| !matches!(cell.as_str(), "date" | "time" | "") && !own(&cell));
    let told = cells.iter().filter(own).any(|cell| cell != "note" || !foreign());
    cells.iter().any(|cell| cell == "date") && told
}

/// Reads a diary.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (columns, separator) = plain::header(bytes);
    let text = plain::text(bytes);
    let mut reading = Reading::default();
    for (line, cells) in rows(&text, separator) {
        let cells = columns.iter().map(String::as_str).zip(cells.iter()).filter(|(_, cell)| !cell.trim().is_empty());
        reading.row(line, &cells.collect::<Vec<_>>());
    }
    let nothing = reading.rows.is_empty() && reading.bad.is_none();
    let problem =
        if nothing { Some(Problem::plain(ProblemKind::Empty, "import-diary-empty")) } else { reading.problem() };
    Contents { diary: reading.rows, problem, ..Contents::default() }
}

#[derive(Default)]
struct Reading {
    rows: Vec<DiaryRow>,
    bad: Option<Bad>,
    bad_count: u32,
}

/// The first cell that could not be used.
struct Bad {
    kind: ProblemKind,
    line: u64,
    column: String,
    cell: String,
}

impl Reading {
    fn row(&mut self, line: u64, cells: &[(&str, &str)]) {
        let Some((_, date)) = cells.iter().find(|(column, _)| *column == "date") else {
            if !cells.is_empty() {
                self.bad(ProblemKind::Corrupt, line, "date", "");
            }
            return;
        };
        let Some(day) = plain::day(date) else {
            self.bad(ProblemKind::Corrupt, line, "date", date);
            return;
        };
        let mut row = DiaryRow { day, time_s: None, origin: Origin::Imported, said: Diary::default() };
        for (column, cell) in cells {
            match *column {
                "time" => {
                    row.time_s = plain::time(cell);
                    if row.time_s.is_none() {
                        self.bad(ProblemKind::Corrupt, line, column, cell);
                    }
                }
                column if Diary::COLUMNS.contains(&column) => match value(column, cell) {
                    Ok(said) => row.said.overlay(&said),
                    Err(kind) => self.bad(kind, line, column, cell),
                },
                _ => {}
            }
        }
        if !row.said.is_empty() {
            self.rows.push(row);
        }
    }

    fn bad(&mut self, kind: ProblemKind, line: u64, column: &str, cell: &str) {
        self.bad_count += 1;
        let cell = || cell.trim().chars().take(40).collect();
        self.bad.get_or_insert_with(|| Bad { kind, line, column: column.to_owned(), cell: cell() });
    }

    fn problem(&self) -> Option<Problem> {
        let bad = self.bad.as_ref()?;
        let id = match bad.kind {
            ProblemKind::Implausible => "import-diary-implausible",
            _ if bad.column == "date" => "import-diary-bad-date",
            _ => "import-diary-bad-cell",
        };
        let values = [
            ("line", Quantity::Count(bad.line as f64)),
            ("column", Quantity::Name(bad.column.clone())),
            ("cell", Quantity::Name(bad.cell.clone())),
            ("rows", Quantity::Count(self.rows.len() as f64)),
            ("others", Quantity::Count(f64::from(self.bad_count - 1))),
        ];
        Some(Problem::new(bad.kind, Phrase::new(id, values)))
    }
}

/// A diary that says just this. What a column may hold is asked of [`Diary`] itself: the cell is offered as a number,
/// as yes or no, and as a word.
pub(super) fn value(column: &str, cell: &str) -> Result<Diary, ProblemKind> {
    let cell = cell.trim();
    let number = plain::number(cell);
    let yes_or_no = match cell.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    };
    let offers =
        [number.map(Value::from), yes_or_no.map(Value::from), Some(cell.into()), Some(cell.to_lowercase().into())];
    let said = offers.into_iter().flatten().find_map(|offer| {
        let is_number = offer.is_number();
        let object: Map<String, Value> = [(column.to_owned(), offer)].into_iter().collect();
        let said = serde_json::from_value::<Diary>(Value::Object(object)).ok()?;
        Some((said, is_number))
    });
    let (said, is_number) = said.ok_or(ProblemKind::Corrupt)?;
    let range = RANGES.iter().find(|(end, _)| column.ends_with(end)).map(|(_, range)| range);
    let outside = range.zip(number).is_some_and(|(range, number)| !range.contains(&number));
    if is_number && outside { Err(ProblemKind::Implausible) } else { Ok(said) }
}
