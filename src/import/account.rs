//! What files of accounts have in common: how they can end, and what their rows of runs are made of.

use super::holes::Holes;
use super::{Contents, Problem, ProblemKind};
use crate::model::activity::Clock;
use crate::model::{Day, Phrase, Quantity, Recording, Sport, Totals};

/// Beats per minute of a run.
pub(super) const HEART_RATE: std::ops::RangeInclusive<f64> = 30.0..=240.0;
/// Longer than any activity, seconds. (J)
const LONGEST_S: f64 = 10.0 * 86_400.0;
/// Further than any activity, metres. (J)
const FARTHEST_M: f64 = 3_000_000.0;

/// The first row that could not be read: its line and the cell.
pub(super) type BadRow = Option<(u64, String)>;

/// Notes the first bad row.
pub(super) fn note_bad(bad: &mut BadRow, line: u64, cell: &str) {
    bad.get_or_insert_with(|| (line, cell.chars().take(40).collect()));
}

/// Contents with the problem of a table, if there is one; a table without a row is passed over.
pub(super) fn table(mut contents: Contents, bad: BadRow) -> Contents {
    let saved = saved(&contents);
    match bad {
        Some((line, cell)) => {
            let values = [
                ("line", Quantity::Count(line as f64)),
                ("cell", Quantity::Name(cell)),
                ("rows", Quantity::Count(saved as f64)),
            ];
            let what = Phrase::new("import-account-bad-date", values);
            contents.problem = Some(Problem::new(ProblemKind::Unsupported, what));
        }
        None if saved == 0 => contents.passed_over = Some(Phrase::plain("import-account-empty")),
        None => {}
    }
    contents
}

/// Contents with the problem of a JSON file, if there is one; a file without a record of use is passed over.
pub(super) fn json(mut contents: Contents, end: serde_json::Result<()>) -> Contents {
    match end {
        Err(error) if error.is_eof() => {
            contents.problem = Some(Problem::plain(ProblemKind::Truncated, "import-account-cut"));
        }
        Err(_) => contents.problem = Some(Problem::plain(ProblemKind::Corrupt, "import-account-broken")),
        Ok(()) if saved(&contents) == 0 => contents.passed_over = Some(Phrase::plain("import-account-empty")),
        Ok(()) => {}
    }
    contents
}

/// Contents of a file of recordings with its problem: what is missing in its series, and where.
pub(super) fn series(mut contents: Contents, end: serde_json::Result<()>, holes: &Holes) -> Contents {
    let records = contents.records();
    contents.problem = match end {
        Err(error) if error.is_eof() && records > 0 => Some(holes.cut(records)),
        Err(error) if !error.is_eof() && records > 0 => Some(holes.problem(records)),
        Ok(()) if records > 0 => holes.of_values(records),
        end => return json(contents, end),
    };
    contents
}

fn saved(contents: &Contents) -> usize {
    let lists = contents.recordings.len() + contents.readings.len() + contents.nights.len() + contents.diary.len();
    lists + contents.worn.len() + usize::from(contents.profile.is_some())
}

/// The row of a run on the clock on the wall.
pub(super) fn on_the_wall(day: Day, time_s: i32, clock: Clock) -> Recording {
    let start_utc_s = i64::from(day.0) * 86_400 + i64::from(time_s);
    Recording { start_utc_s, clock, ..Recording::default() }
}

/// The row as it may stand in the library: what no activity can have is left out. `None` for a row that says neither
/// how long nor how far.
pub(super) fn plausible(mut row: Recording) -> Option<Recording> {
    let Totals { distance_m, timer_s, elapsed_s, mean_hr_bpm, max_hr_bpm, mean_cadence_spm, .. } = &mut row.totals;
    let keep = |value: &mut Option<f64>, low: f64, high: f64| *value = value.filter(|v| (low..=high).contains(v));
    keep(distance_m, 1.0, FARTHEST_M);
    keep(timer_s, 1.0, LONGEST_S);
    keep(elapsed_s, 1.0, LONGEST_S);
    keep(mean_hr_bpm, *HEART_RATE.start(), *HEART_RATE.end());
    keep(max_hr_bpm, *HEART_RATE.start(), *HEART_RATE.end());
    keep(mean_cadence_spm, 1.0, 300.0);
    if !row.sport.on_foot() && row.sport != Sport::Other {
        row.shoe.clear();
    }
    let said = row.totals.distance_m.or(row.totals.timer_s).or(row.totals.elapsed_s);
    said.is_some().then_some(row)
}

/// The pairs that rows name, as the shoes of a profile.
pub(super) fn shoes_of(rows: &[Recording]) -> Option<serde_json::Map<String, serde_json::Value>> {
    let names = rows.iter().filter(|row| row.sport == Sport::Running).map(|row| row.shoe.as_str());
    let names: std::collections::BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
    let pairs: Vec<_> = names.into_iter().map(|name| serde_json::json!({ "name": name })).collect();
    profile_shoes(pairs)
}

/// A profile with nothing but these pairs.
pub(super) fn profile_shoes(pairs: Vec<serde_json::Value>) -> Option<serde_json::Map<String, serde_json::Value>> {
    (!pairs.is_empty()).then(|| [("shoes".to_owned(), pairs.into())].into_iter().collect())
}
