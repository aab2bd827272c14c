//! The printable summary, of an invented runner whose nights are short.
#![cfg(feature = "pdf")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use lightfoot::analysis::analyse;
use lightfoot::causes::{attribute, judge};
use lightfoot::model::diary::SessionKind;
use lightfoot::model::runner::Units;
use lightfoot::model::{Day, DayRange, Diary, DiaryRow, History};
use lightfoot::report::{CauseCard, Paper, Subject, Summary, pdf};
use lightfoot::simulate::{Injection, Plan, invent};
use lightfoot::text::Text;

use crate::runners;

fn day() -> Day {
    Day::parse("2026-05-31").unwrap()
}

fn short_of_sleep() -> History {
    let when = DayRange::ending(day(), 24);
    let plan = Plan { days: 150, injections: vec![(Injection::Sleep, when)], ..Plan::healthy(9, day()) };
    runners::history(invent(&plan))
}

fn on_paper(history: &History, units: Units, paper: Paper) -> Summary {
    let season = analyse(history);
    Summary::of(&Subject {
        season: &season,
        judgement: &judge(&season),
        attribution: &attribute(&season),
        text: &Text::english(units),
        range: season.days,
        prepared: day(),
        sleep_need_h: Some(8.0),
        sample: false,
        paper,
    })
}

fn summary(history: &History, units: Units) -> Summary {
    on_paper(history, units, Paper::A4)
}

/// The words on each page, if the machine has the tool to read them.
fn pages(pdf: &[u8]) -> Option<Vec<String>> {
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    reader.stdin.take()?.write_all(pdf).ok()?;
    let out = reader.wait_with_output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout);
    let words = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(words).collect())
}

/// The words of all pages.
fn read(pdf: &[u8]) -> Option<String> {
    pages(pdf).map(|pages| pages.join(" "))
}

#[test]
fn the_page_is_made_on_both_papers_and_can_be_read_as_text() {
    let history = short_of_sleep();
    for paper in [Paper::A4, Paper::Letter] {
        let summary = on_paper(&history, Units::Metric, paper);
        let made = pdf(&summary, paper, day()).unwrap();
        assert!(made.bytes.starts_with(b"%PDF-1.7"));
        assert!((1..=3).contains(&made.pages), "{} pages", made.pages);
        assert_eq!(made.missing, Vec::<char>::new());
        let Some(words) = read(&made.bytes) else { continue };
        assert!(words.contains(&summary.verdict), "no verdict in: {words}");
        for card in &summary.causes {
            assert!(words.contains(&card.title), "no {} in: {words}", card.title);
        }
    }
}

#[test]
fn room_for_notes_is_never_alone_on_a_page() {
    let history = short_of_sleep();
    for paper in [Paper::A4, Paper::Letter] {
        let summary = on_paper(&history, Units::Metric, paper);
        let card = summary.causes.first().cloned().unwrap();
        for cards in 0..=4 {
            let causes = (1..=cards).map(|number| CauseCard { number, ..card.clone() }).collect();
            let made = pdf(&Summary { causes, ..summary.clone() }, paper, day()).unwrap();
            let Some(pages) = pages(&made.bytes) else { return };
            let notes = pages.iter().find(|page| page.contains(&summary.words["notes"])).unwrap();
            assert!(notes.contains(&summary.words["method"]), "{cards} cards on {paper:?}: {notes}");
        }
    }
    let nothing = on_paper(&History::default(), Units::Metric, Paper::A4);
    assert_eq!(pdf(&nothing, Paper::A4, day()).unwrap().pages, 1, "nothing fills no second page");
}

#[test]
fn short_nights_come_first_with_their_evidence_and_charts() {
    let summary = summary(&short_of_sleep(), Units::Metric);
    assert_eq!(summary.causes.first().map(|card| card.title.as_str()), Some("Lack of sleep"));
    assert!(summary.causes.iter().all(|card| !card.evidence.is_empty() && !card.advice.is_empty()));
    assert_eq!(summary.causes.len() + summary.others.len(), 11);
    assert_eq!(summary.charts.len(), 4);
    assert!(summary.charts.iter().all(|chart| chart.svg.contains("<path") && chart.alt.len() > chart.title.len()));
}

#[test]
fn the_page_tells_of_the_day_to_come_as_long_as_it_is_to_come() {
    let history = short_of_sleep();
    let season = analyse(&history);
    let made_on = |prepared: Day| {
        Summary::of(&Subject {
            season: &season,
            judgement: &judge(&season),
            attribution: &attribute(&season),
            text: &Text::english(Units::Metric),
            range: season.days,
            prepared,
            sleep_need_h: None,
            sample: false,
            paper: Paper::A4,
        })
    };
    let lines = made_on(season.days.last.plus(1)).forecast;
    assert!(lines.first().is_some_and(|line| line.contains(" % that the legs feel heavy")), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("What moves it:")), "{lines:?}");
    assert_eq!(made_on(season.days.last.plus(2)).forecast, Vec::<String>::new(), "the day is over");
}

#[test]
fn a_runner_who_is_spared_weight_finds_none_on_the_page() {
    let mut history = short_of_sleep();
    history.runner.eating_disorder_history = Some(true);
    let summary = summary(&history, Units::Metric);
    let weighs = |text: &str| [" kg", "mass", "weight"].iter().any(|word| text.to_lowercase().contains(word));
    assert!(summary.numbers.iter().all(|row| !weighs(&row.name) && !weighs(&row.now)));
    assert!(summary.charts.iter().all(|chart| !weighs(&chart.title)));
    assert!(summary.others.iter().all(|other| !weighs(&other.title)), "{:?}", summary.others);
    assert!(summary.coverage.iter().all(|[name, ..]| !weighs(name)));
    let food = summary.others.iter().find(|other| other.title == "Low-carbohydrate diet").unwrap();
    assert!(!food.note.contains(|c: char| c.is_ascii_digit()), "{}", food.note);
}

#[test]
fn every_word_the_page_sets_is_there() {
    let summary = summary(&History::default(), Units::Metric);
    for (name, word) in &summary.words {
        assert!(!word.starts_with('['), "no text for {name}");
    }
    // A history with nothing in it still gives a page that says so.
    assert!(pdf(&summary, Paper::A4, day()).unwrap().pages >= 1);
}

#[test]
fn numbers_follow_the_runners_units() {
    let history = short_of_sleep();
    let weight = |units| {
        let rows = summary(&history, units).numbers;
        rows.iter().find(|row| row.name == "Body mass").map(|row| row.now.clone()).unwrap()
    };
    assert!(weight(Units::Metric).ends_with("kg") && weight(Units::Imperial).ends_with("lb"));
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    let summary = summary(&short_of_sleep(), Units::Metric);
    assert_eq!(pdf(&summary, Paper::A4, day()).unwrap(), pdf(&summary, Paper::A4, day()).unwrap());
}

#[test]
fn a_name_the_fonts_lack_is_told_and_does_not_stop_the_page() {
    let mut history = short_of_sleep();
    history.runner.name = "王芳 *#strong[x]*".into();
    let made = pdf(&summary(&history, Units::Metric), Paper::A4, day()).unwrap();
    assert_eq!(made.missing, ['王', '芳']);
    if let Some(words) = read(&made.bytes) {
        assert!(words.contains("*#strong[x]*"), "what the runner typed is text, not markup: {words}");
    }
}

/// The key number of this name, of a diary that says `was` of twelve weeks and then `now` of four, give or take a half.
fn key_number(name: &str, was: f64, now: f64, since: i32, said: fn(f64) -> Diary) -> lightfoot::report::NumberRow {
    let row = |back: i32| {
        let wobble = [0.0, 0.5, -0.5, 0.25, -0.25][back.rem_euclid(5) as usize];
        let level = if back < since { now } else { was };
        DiaryRow { day: day().plus(-back), said: said(level + wobble), ..DiaryRow::default() }
    };
    let history = History { diary: (0..140).map(row).collect(), ..History::default() };
    summary(&history, Units::Metric).numbers.into_iter().find(|row| row.name == name).unwrap()
}

fn slept(hours: f64) -> Diary {
    Diary { sleep_h: Some(hours), ..Diary::default() }
}

fn ran(heaviness: f64) -> Diary {
    let (session_kind, session_min) = (Some(SessionKind::Run), Some(40.0));
    Diary { session_kind, session_min, legs_heaviness: Some(heaviness), ..Diary::default() }
}

#[test]
fn a_change_beyond_the_scatter_is_told_on_both_sides_and_no_other() {
    let meaning = |row: lightfoot::report::NumberRow| (row.change, row.meaning);
    let told = |change: &str, meaning: &str| (change.to_owned(), meaning.to_owned());
    let sleep = |now| meaning(key_number("Sleep a night", 8.0, now, 28, slept));
    let legs = |now| meaning(key_number("Leg heaviness, 0–10", 2.0, now, 28, ran));
    assert_eq!(sleep(5.0), told("−3.0 h", "Below the usual range"));
    assert_eq!(sleep(8.2), told("+0.2 h", "Within the usual range"));
    assert_eq!(sleep(9.5), told("+1.5 h", "Above the usual range"));
    assert_eq!(legs(4.5), told("+2.5", "Above the usual range"));
    assert_eq!(legs(2.0), told("0.0", "Within the usual range"));
}

#[test]
fn what_began_ten_weeks_ago_is_not_yet_called_usual() {
    let row = key_number("Sleep a night", 8.0, 5.0, 68, slept);
    assert_eq!(row.meaning, "Below the usual range", "{row:?}");
}
