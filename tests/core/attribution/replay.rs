//! Links in the replay of all days, and the attribution of its last day, on seasons built by hand.

use std::sync::Arc;

use lightfoot::analysis::attribution::{Counts, Found, Outcome};
use lightfoot::analysis::{Season, analyse};
use lightfoot::causes::{CauseId, attribute, judge};
use lightfoot::model::runner::{Runner, Units};
use lightfoot::model::{Activity, Day, Diary, DiaryRow, History, Origin, Random, Sport, Totals};
use lightfoot::text::Text;

const FIRST: Day = Day(20_000);

/// Which rating is given.
#[derive(Clone, Copy, PartialEq)]
enum Rated {
    Runs,
    Mornings,
}

/// A run on four days of seven; after each night of 5 h, one of four, the legs are heavy three times of four, else once
/// in six. Without `cause`, nights and legs know nothing of each other.
fn history(days: i32, cause: bool, rated: Rated) -> History {
    let mut random = Random::new(11);
    // Easy runs, by a threshold that is known.
    let runner = Runner { threshold_speed_m_s: Some(4.2), ..Runner::default() };
    let mut history = History { runner, ..History::default() };
    for day in (0..days).map(|day| FIRST.plus(day)) {
        let short = random.chance(0.25);
        let like = if cause { short } else { random.chance(0.25) };
        let heavy = random.chance(if like { 0.75 } else { 0.16 });
        let rating = if heavy { 7.0 } else { 2.0 + random.below(2) as f64 };
        let sleep_h = Some(if short { 5.0 } else { 8.0 });
        let mut add = |said: Diary| history.diary.push(DiaryRow { day, time_s: None, origin: Origin::Typed, said });
        add(Diary { sleep_h, legs_morning: Some(rating).filter(|_| rated == Rated::Mornings), ..Diary::default() });
        if rated == Rated::Runs && day.0 % 7 % 2 == 0 {
            add(Diary { legs_heaviness: Some(rating), ..Diary::default() });
            history.activities.push(Arc::new(run(day, 45.0 + random.unit() * 10.0)));
        }
    }
    history
}

fn run(day: Day, minutes: f64) -> Activity {
    let totals = Totals { distance_m: Some(minutes * 170.0), timer_s: Some(minutes * 60.0), ..Totals::default() };
    let start_utc_s = i64::from(day.0) * 86_400 + 7 * 3600;
    Activity {
        id: format!("run {day}").into(),
        local_date: day,
        sport: Sport::Running,
        totals,
        start_utc_s,
        ..Activity::default()
    }
}

fn link(season: &Season, cause: CauseId) -> Option<f64> {
    judge(season).findings.iter().find(|finding| finding.cause == cause).and_then(|finding| finding.evidence.link)
}

#[test]
fn a_link_seen_in_the_own_history_counts_in_the_score() {
    let season = analyse(&history(240, true, Rated::Runs));
    assert!(link(&season, CauseId::Sleep).unwrap() >= 0.5);
    assert_eq!(link(&season, CauseId::Circulation), None, "standing hours are in no file");
    let chance = analyse(&history(240, false, Rated::Runs));
    assert!(link(&chance, CauseId::Sleep).unwrap().abs() < 0.25);
}

#[test]
fn mornings_stand_in_where_no_run_is_rated() {
    let season = analyse(&history(200, true, Rated::Mornings));
    assert!(link(&season, CauseId::Sleep).unwrap() >= 0.5);
    let found = attribute(&season);
    assert_eq!(found.outcome, Outcome::Mornings);
    assert!(matches!(found.of(CauseId::Sleep).unwrap().found, Found::Tested(effect) if effect.link >= 0.5));
}

#[test]
fn counts_are_those_of_the_diary() {
    let history = history(240, true, Rated::Runs);
    let season = analyse(&history);
    let found = attribute(&season);
    let Counts { heavy_exposed, runs_exposed, heavy_other, runs_other } = found.of(CauseId::Sleep).unwrap().counts;
    let counted: Vec<_> = season.runs.iter().enumerate().filter(|(_, run)| run.heavy.is_some()).collect();
    let exposed = |run: usize| (CauseId::Sleep.cause().run_exposure)(&season, run).map(|exposure| exposure >= 0.5);
    let count = |wanted: bool, heavy: bool| {
        counted
            .iter()
            .filter(|(index, run)| exposed(*index) == Some(wanted) && (!heavy || run.heavy == Some(true)))
            .count()
    };
    assert_eq!((heavy_exposed as usize, runs_exposed as usize), (count(true, true), count(true, false)));
    assert_eq!((heavy_other as usize, runs_other as usize), (count(false, true), count(false, false)));
    assert!(found.heavy.iter().all(|heavy| found.span.contains(heavy.day)));
    assert!(found.unexplained() > 0 && found.unexplained() < found.heavy.len());
}

#[test]
fn the_link_of_a_day_is_the_same_whether_or_not_later_days_are_known() {
    let all = history(200, true, Rated::Runs);
    let whole = judge(&analyse(&all));
    for days in [60, 97, 130, 171] {
        let day = FIRST.plus(days);
        let then = judge(&analyse(&all.until(day)));
        for (cause, grades) in CauseId::ALL.iter().zip(&whole.grades) {
            let known = then.grades[*cause as usize].get(day);
            assert_eq!(grades.get(day), known, "{} on {day}", cause.key());
        }
    }
}

#[test]
fn plain_counts_come_first_and_then_the_adjusted_difference_and_a_word() {
    let text = Text::english(Units::Metric);
    for (rated, unit) in [(Rated::Runs, "runs"), (Rated::Mornings, "mornings")] {
        let found = attribute(&analyse(&history(240, true, rated)));
        let says: Vec<String> = found.says(CauseId::Sleep).iter().map(|phrase| text.say(phrase)).collect();
        let counts = found.of(CauseId::Sleep).unwrap().counts;
        let (heavy, with) = (counts.heavy(), counts.heavy_exposed);
        assert!(
            says[0].starts_with(&format!("Of your {heavy} heavy {unit} in the last 34 weeks, {with} ")),
            "{says:?}"
        );
        assert!(says[0].contains("short sleep; of "), "{says:?}");
        assert!(says[1].contains(&format!("more heavy {unit} per 10 (+")), "{says:?}");
        assert!(says[2].starts_with("A clear link"), "{says:?}");
        assert!(says.iter().all(|sentence| !sentence.contains(['{', '[', '$'])), "{says:?}");
        assert!(found.says(CauseId::Circulation).is_empty());
    }
}

/// Runs on four days of seven over a year; in one month of it nights are short and most legs heavy.
fn one_bad_month() -> History {
    let mut history = history(365, false, Rated::Runs);
    for row in &mut history.diary {
        let bad = (300..330).contains(&row.day.since(FIRST));
        row.said.sleep_h = row.said.sleep_h.map(|_| if bad { 5.0 } else { 8.0 });
        let often = if bad { row.day.0 % 5 != 0 } else { row.day.0 % 31 == 0 };
        row.said.legs_heaviness = row.said.legs_heaviness.map(|_| if often { 7.0 } else { 2.0 });
    }
    history
}

#[test]
fn where_all_of_it_lies_in_one_stretch_of_time_no_link_is_neither_denied_nor_claimed() {
    let text = Text::english(Units::Metric);
    let found = attribute(&analyse(&one_bad_month()));
    let counts = found.of(CauseId::Sleep).unwrap().counts;
    assert!(counts.heavy_exposed >= 8 && counts.heavy_other >= 2 && counts.lean_to_harm(), "{counts:?}");
    let says: Vec<String> = found.says(CauseId::Sleep).iter().map(|phrase| text.say(phrase)).collect();
    assert!(says[0].contains("came with short sleep"), "{says:?}");
    assert!(says.last().unwrap().starts_with("All your runs with it lie in one stretch of time"), "{says:?}");
    assert!(says.iter().all(|sentence| !sentence.contains("No visible link")), "{says:?}");
}
