//! Blood tests as a table of the runner's own (section 4.16 of the format notes): a column for each analyte beside the
//! date, or a test a line with its name, value and unit. No laboratory's file is common.

use super::days::Days;
use super::moment::{self, Order};
use super::table::{self, Row, Table};
use super::{Contents, diary, plain};
use crate::model::{Diary, DiaryRow, Origin, SourceRank};

/// How dates are headed.
const DATES: &[&str] = &["date", "datum", "fecha", "data", "dato", "day", "collected"];
/// How the names of tests are headed, and their values and units.
const TESTS: &[&str] = &["analyte", "test", "marker", "biomarker", "parameter", "name", "analyse", "analyt"];
const VALUES: &[&str] = &["value", "result", "wert", "ergebnis", "valeur", "valor", "valore"];
const UNITS: &[&str] = &["unit", "units", "einheit", "unité", "unidad", "unità"];
/// Columns that may stand beside: the laboratory, its range, words.
const BESIDE: &[&str] =
    &["time", "note", "notes", "comment", "lab", "laboratory", "labor", "low", "high", "reference", "ref"];

/// How other tests of blood are headed: columns of them may stand beside as well.
const OTHER_TESTS: &[&str] = &[
    "iron",
    "serum iron",
    "tibc",
    "uibc",
    "transferrin",
    "pcv",
    "hematocrit",
    "haematocrit",
    "hämatokrit",
    "hct",
    "rbc",
    "wbc",
    "mcv",
    "mch",
    "rdw",
    "tlc",
    "mpv",
    "platelet",
    "leukocyt",
    "erythrocyt",
    "hba1c",
    "glucose",
    "vitamin",
    "esr",
    "tsh",
];

/// What is measured: the diary's column, how it is called, and its units in those of the diary.
struct Analyte {
    column: &'static str,
    words: &'static [&'static str],
    units: &'static [(&'static str, f64)],
}

const ANALYTES: &[Analyte] = &[
    // "Transferrin saturation" is no ferritin: it stands first.
    Analyte {
        column: "transferrin_saturation_pct",
        words: &["transferrin sat", "transferrinsätt", "tsat", "saturation de la transferrine", "iron saturation"],
        units: &[("%", 1.0), ("", 1.0)],
    },
    Analyte {
        column: "ferritin_ug_l",
        words: &["ferritin", "serum ferritin", "s-ferritin"],
        units: &[("ng/ml", 1.0), ("µg/l", 1.0), ("ug/l", 1.0), ("mcg/l", 1.0), ("", 1.0)],
    },
    Analyte {
        column: "haemoglobin_g_l",
        words: &["haemoglobin", "hemoglobin", "hämoglobin", "hémoglobine", "emoglobina", "hb", "hgb"],
        units: &[("g/dl", 10.0), ("g/l", 1.0), ("mmol/l", 16.11)],
    },
    Analyte {
        column: "crp_mg_l",
        words: &["crp", "hscrp", "hs-crp", "hs crp", "c-reactive", "c-reaktiv"],
        units: &[("mg/l", 1.0), ("mg/dl", 10.0), ("", 1.0)],
    },
];

/// Haemoglobin without a unit, in g/L: no one lives with more than 115 g/L in g/dL or with less than 50 in g/L, and in
/// mmol/L only less than 11.5 is usual. What lies between is not told. (J)
fn unsaid_haemoglobin(number: f64) -> Option<f64> {
    match number {
        11.5..25.0 => Some(10.0),
        50.0.. => Some(1.0),
        _ => None,
    }
}

impl Analyte {
    /// What a name stands for; `HbA1c` is another test.
    fn named(name: &str) -> Option<&'static Self> {
        let name = &name.replace('_', " ");
        let other = name.starts_with("hba1c") || name.starts_with("hb a1c");
        let is = |word: &&str| match name.strip_prefix(*word) {
            Some(rest) => word.len() > 3 || !rest.starts_with(char::is_alphanumeric),
            None => false,
        };
        ANALYTES.iter().find(|own| !other && own.words.iter().any(is))
    }

    /// What one of a unit is in the diary's; where none is said, as the number tells.
    fn unit(&self, unit: &str, number: f64) -> Option<f64> {
        let unit = unit.trim().replace('\u{3bc}', "µ");
        if unit.is_empty() && self.column == "haemoglobin_g_l" {
            return unsaid_haemoglobin(number);
        }
        self.units.iter().find(|(own, _)| *own == unit).map(|(_, factor)| *factor)
    }
}

/// Whether a table holds blood tests and nothing else.
pub(super) fn is_tests(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let own = |words: &[&str]| names.iter().any(|name| words.contains(&name.as_str()));
    let list = own(TESTS) && own(VALUES) && own(UNITS);
    let told = names.iter().filter(|name| Analyte::named(name).is_some()).count();
    let beside = |name: &&String| {
        let other = Analyte::named(name).is_none() && OTHER_TESTS.iter().any(|word| name.starts_with(word));
        other || [DATES, BESIDE].iter().any(|words| words.contains(&name.as_str()))
    };
    let alone = told > 0 && names.len() == told + names.iter().filter(beside).count();
    own(DATES) && (list || alone)
}

/// Reads the tests.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let date = table.column(DATES);
    let order = Order::of(table.rows.iter().filter_map(|row| row.text(date)));
    let mut days = Days::of("Blood test", SourceRank::Typed);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(date).unwrap_or_default();
        let read = moment::moment(cell, order).and_then(|(day, _)| Some((day, tests(&table, row)?)));
        match read {
            Some((_, said)) if said.is_empty() => {}
            Some((day, said)) => {
                days.contents.diary.push(DiaryRow { day, time_s: None, origin: Origin::Imported, said });
            }
            None => days.bad(row.line, cell),
        }
    }
    days.finish()
}

/// What a line tells of its day, if anything; `None` where a value makes no sense.
fn tests(table: &Table, row: &Row) -> Option<Diary> {
    let said = |analyte: &Analyte, cell: &str, unit: &str| -> Option<Diary> {
        let (number, glued) = table::measure(cell, table.comma)?;
        let unit = analyte.unit(if glued.is_empty() { unit } else { &glued }, number)?;
        diary::value(analyte.column, &(number * unit).to_string()).ok()
    };
    if let Some(name) = row.text(table.column(TESTS)) {
        // Other tests of the same blood are passed over.
        let Some(analyte) = Analyte::named(&name.to_lowercase()) else { return Some(Diary::default()) };
        let unit = row.text(table.column(UNITS)).unwrap_or_default().to_lowercase();
        return said(analyte, row.text(table.column(VALUES))?, &unit);
    }
    let columns = table.names.iter().enumerate();
    let told = columns.filter_map(|(index, name)| Some((Analyte::named(name)?, name, row.text(Some(index))?)));
    told.map(|(analyte, name, cell)| said(analyte, cell, unit_of(name))).try_fold(Diary::default(), |mut day, said| {
        day.overlay(&said?);
        Some(day)
    })
}

/// The unit in a heading: `ferritin (ng/ml)`, `haemoglobin [g/l]`, `hb g/dl`.
fn unit_of(name: &str) -> &str {
    let bracket = name.strip_suffix([')', ']']).and_then(|name| name.rsplit_once(['(', '[']));
    let last = name.rsplit_once(' ').filter(|(_, last)| last.contains('/') || *last == "%");
    bracket.or(last).map_or("", |(_, unit)| unit)
}
