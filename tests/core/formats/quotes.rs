//! Quotation marks in tables that stand where none belongs, and those that are lost: the rows behind are read, none is
//! garbled, and how many are lost is told.

use lightfoot::import::{self, Contents};
use lightfoot::model::Quantity;

/// A diary of sixty days with notes of several kinds: plain, quoted, with quotation marks, over several lines.
fn diary() -> Vec<String> {
    let note = |day: usize| match day % 6 {
        0 => "easy".to_owned(),
        1 => "\"hot, windy\"".to_owned(),
        2 => String::new(),
        3 => "\"the \"\"long\"\" one\"".to_owned(),
        4 => "\"5, 4, 3 intervals\nthen home\"".to_owned(),
        _ => "\"tired\"".to_owned(),
    };
    let row = |day: usize| {
        let date = format!("2026-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
        format!("{date},{},{},{}\n", day % 11, 60 + day % 9, note(day))
    };
    (0..60).map(row).collect()
}

/// A list of activities as wide as Strava's, most cells empty, every fourth with a description over three lines.
fn activities() -> Vec<String> {
    let row = |day: usize| {
        let description = match day % 4 {
            0 => "\"first line, and\nsecond, \"\"quoted\"\", line\n\nlast\"",
            1 => "\"one, two\"",
            _ => "",
        };
        format!(
            "{},\"May {}, 2026, 6:12:09 AM\",Run {day},Run,{description},1800,{}.5{}\n",
            9_000 + day,
            1 + day % 28,
            5 + day % 7,
            ",".repeat(73)
        )
    };
    (0..40).map(row).collect()
}

/// What was read, a text for each row.
fn rows(contents: &Contents) -> Vec<String> {
    let runs = contents.recordings.iter().map(|run| format!("{} {} {:?}", run.title, run.note, run.totals.distance_m));
    contents.diary.iter().map(|row| format!("{row:?}")).chain(runs).collect()
}

/// How many lines are told to be lost.
fn told(contents: &Contents) -> usize {
    let values = contents.problem.iter().filter(|problem| problem.what.id == "import-table-damaged");
    let lines = values.flat_map(|problem| &problem.what.values).find(|(name, _)| *name == "lines");
    lines.map_or(0, |(_, lines)| if let Quantity::Count(lines) = lines { *lines as usize } else { 0 })
}

/// The text with a fault at each of its places: a mark written over a byte, put before it, or lost.
fn faults(text: &str) -> impl Iterator<Item = (usize, String)> {
    let places = (0..text.len()).filter(|at| text.is_char_boundary(*at));
    places.flat_map(move |at| {
        let (before, behind) = text.split_at(at);
        let lost = behind.starts_with('"').then(|| format!("{before}{}", &behind[1..]));
        [Some(format!("{before}\"{}", &behind[1..])), Some(format!("{before}\"{behind}")), lost]
            .into_iter()
            .flatten()
            .map(move |text| (at, text))
    })
}

/// Reads a table with every fault; rows behind and before the one that was hit must be as they were.
fn check(name: &str, header: &str, table: &[String]) {
    let read = |table: &str| import::read(name, format!("{header}\n{table}").as_bytes()).unwrap();
    let whole = rows(&read(&table.concat()));
    assert_eq!(whole.len(), table.len(), "{name}");
    for (hit, row) in table.iter().enumerate().take(6) {
        // Behind them a wide row is nothing but separators.
        for (at, wrong) in faults(row).filter(|(at, _)| *at < 110 || at + 4 > row.len()) {
            let text = format!("{}{wrong}{}", table[..hit].concat(), table[hit + 1..].concat());
            let contents = read(&text);
            let left = rows(&contents);
            let others = left.iter().filter(|row| whole.contains(row)).count();
            // A mark over the end of a line makes one line of two.
            let joined = 1 + usize::from(row.as_bytes()[at] == b'\n');
            assert!(others >= table.len() - joined, "{name}, row {hit} at {at}: {others} of {}\n{wrong}", table.len());
            assert!(left.len() <= table.len(), "{name}, row {hit} at {at}: {} rows\n{wrong}", left.len());
            let told = left.len() == table.len() || contents.problem.is_some();
            assert!(told, "{name}, row {hit} at {at}: {} rows lost and not told\n{wrong}", table.len() - left.len());
        }
    }
}

#[test]
fn a_stray_mark_in_a_diary_costs_its_row_alone() {
    check("diary.csv", "date,legs_heaviness,weight_kg,note", &diary());
}

#[test]
fn a_stray_mark_in_a_wide_table_costs_its_row_alone() {
    let header = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance";
    let more: Vec<String> = (0..73).map(|number| format!(",More {number}")).collect();
    check("activities.csv", &format!("{header}{}", more.concat()), &activities());
}

#[test]
fn the_lines_that_are_lost_are_counted() {
    let rows = diary();
    let read =
        |table: &str| import::read("diary.csv", format!("date,legs_heaviness,weight_kg,note\n{table}").as_bytes());
    assert_eq!(read(&rows.concat()).unwrap().problem, None);
    // The mark opens a cell that no other closes before the end of the file.
    let plain: Vec<String> = (1..=20).map(|day| format!("2026-05-{day:02},3,70,easy\n")).collect();
    let stray = plain.concat().replacen("2026-05-07,3,70", "2026-05-07,\"3,70", 1);
    let contents = read(&stray).unwrap();
    assert_eq!((contents.diary.len(), told(&contents)), (19, 1));
    // Three rows in a row are hit.
    let three = stray.replacen("2026-05-08,3,70", "2026-05-08,3,\"70", 1).replacen("2026-05-09,3", "\"2026-05-09,3", 1);
    let contents = read(&three).unwrap();
    assert_eq!((contents.diary.len(), told(&contents)), (17, 3));
}
