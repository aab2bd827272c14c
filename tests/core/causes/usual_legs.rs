//! Legs that feel as they always did do not ask for a cause, whatever speaks for it.

use lightfoot::analysis::{RunMetrics, Season, Sign};
use lightfoot::causes::{CauseId, Finding, State, judge};
use lightfoot::model::Diary;
use lightfoot::model::runner::Units;
use lightfoot::text::Text;

use super::season;

const STIFF: [(Sign, f64); 3] = [(Sign::Stiff, 1.0), (Sign::Early, 0.8), (Sign::Sore, 0.5)];

/// A run on every one of `days` days, stretched after until a day, each rated as `legs` says.
fn stretched_until(days: i32, until: i32, legs: impl Fn(i32) -> f64) -> Season {
    let mut season = season::empty(days);
    let run = |day: i32| RunMetrics {
        said: Diary { stretched: Some(day < until), ..Diary::default() },
        ..season::rated(day, 10.0, legs(day))
    };
    season.runs = (0..days).map(run).collect();
    season::show(&mut season, &STIFF);
    season
}

fn finding(season: &Season, cause: CauseId) -> Finding {
    let judgement = judge(season);
    super::words::assert_whole(&judgement);
    judgement.findings.into_iter().find(|finding| finding.cause == cause).unwrap()
}

fn says_usual(finding: &Finding) -> bool {
    finding.evidence.against.iter().any(|part| part.says.id == "causes-against-usual")
}

#[test]
fn one_heavy_run_among_thirteen_as_ever_is_no_complaint() {
    let usual = finding(&stretched_until(120, 90, |day| if day == 115 { 6.0 } else { 3.0 }), CauseId::Stretching);
    assert_eq!(usual.state, State::Watch);
    assert!(says_usual(&usual));
    let text = Text::english(Units::Metric);
    let part = usual.evidence.against.iter().find(|part| part.says.id == "causes-against-usual").unwrap();
    // Thirteen runs of 3 and one of 6: 45 / 14.
    let said = "Your legs felt 3.2 on average on your last 14 rated runs and 3 before: hardly heavier than usual.";
    assert_eq!(text.say(&part.says), said);
    let heavier = finding(&stretched_until(120, 90, |day| if day < 90 { 3.0 } else { 6.0 }), CauseId::Stretching);
    assert_eq!(heavier.state, State::Likely);
    assert!(!says_usual(&heavier));
}

#[test]
fn many_heavy_runs_are_a_complaint_whatever_the_mean() {
    // Every other run heavy, the others as light as can be: the mean is as before.
    let legs = |day: i32| if day < 90 { 3.0 } else { f64::from(6 * (day % 2)) };
    let mixed = finding(&stretched_until(120, 90, legs), CauseId::Stretching);
    assert!(!says_usual(&mixed));
    assert_eq!(mixed.state, State::Likely);
}

#[test]
fn what_has_lasted_for_half_a_year_does_not_become_usual() {
    let lasting = finding(&stretched_until(400, 210, |day| if day < 210 { 3.0 } else { 6.0 }), CauseId::Stretching);
    assert!(!says_usual(&lasting));
}

#[test]
fn causes_of_single_runs_are_left_to_their_own_counts() {
    let season = stretched_until(120, 90, |day| if day == 115 { 6.0 } else { 3.0 });
    for cause in [CauseId::StrengthTraining, CauseId::LowCarbohydrate, CauseId::Dehydration] {
        assert!(!says_usual(&finding(&season, cause)), "{}", cause.key());
    }
}

#[test]
fn too_few_ratings_say_nothing() {
    let mut season = stretched_until(120, 90, |day| if day == 115 { 6.0 } else { 3.0 });
    for run in season.runs.iter_mut().filter(|run| run.day.0 > 105 && !matches!(run.day.0, 110 | 115 | 119)) {
        (run.heaviness, run.heavy) = (None, None);
    }
    assert!(!says_usual(&finding(&season, CauseId::Stretching)));
}
