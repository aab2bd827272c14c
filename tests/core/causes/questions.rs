//! Notes and gaps are asked about, never taken for a warning.

use lightfoot::analysis::{MetricId, Season, StrengthSession};
use lightfoot::causes::{Question, Urgency, judge};
use lightfoot::model::diary::{Period, Side};
use lightfoot::model::runner::Units;
use lightfoot::model::{Day, Diary};
use lightfoot::text::Text;

use super::season::{empty, rated, say, set};

fn asked(season: &Season) -> Vec<Question> {
    let judgement = judge(season);
    super::words::assert_whole(&judgement);
    judgement.questions
}

fn signs(season: &Season) -> Vec<&'static str> {
    asked(season).iter().map(|question| question.referral.sign).collect()
}

fn note(words: &str) -> Diary {
    Diary { note: Some(words.to_owned()), ..Diary::default() }
}

#[test]
fn a_note_is_asked_about_and_refers_nobody_by_itself() {
    let mut season = empty(20);
    say(&mut season, 15, note("Windy. Chest pain on the last climb, stopped."));
    let judgement = judge(&season);
    assert!(judgement.referrals.is_empty(), "a note alone is no warning");
    let [question] = judgement.questions.as_slice() else { panic!("{:?}", judgement.questions) };
    assert_eq!((question.day, question.referral.sign), (Day(15), "heart_or_breath"));
    assert_eq!(question.referral.urgency, Urgency::Emergency);
    let text = Text::english(Units::Metric);
    assert!(text.say(&question.asks).ends_with('?'));
    assert!(text.say(&question.referral.text).contains("until a doctor has checked your heart"));
}

#[test]
fn one_heavy_leg_is_asked_about_first() {
    let mut season = empty(20);
    say(&mut season, 15, Diary { one_leg: Some(true), ..Diary::default() });
    let found = asked(&season);
    assert_eq!((found[0].referral.sign, found[0].day), ("one_leg_swollen", Day(15)));
    assert!(Text::english(Units::Metric).say(&found[0].asks).ends_with('?'));
    say(&mut season, 16, Diary { one_leg: Some(false), ..Diary::default() });
    assert_eq!(signs(&season), ["one_leg_swollen"], "a later \"no\" does not answer for that day");
}

#[test]
fn each_of_the_fourteen_can_be_asked_from_a_note() {
    let notes = [
        ("calf swollen since the flight", "one_leg_swollen"),
        ("nearly fainted at the finish", "heart_or_breath"),
        ("confused and hot after the race", "collapse_or_confusion"),
        ("dark urine this morning", "muscle_breakdown"),
        ("numb foot at km 5 again", "compartment"),
        ("stress fracture, the second one", "low_energy"),
        ("hurts to hop on the left", "bone_pain"),
        ("leg gave way twice", "nerves"),
        ("cold foot and pale", "arteries"),
        ("began with statins", "medicines"),
        ("drank too much on the run", "weight_gained_on_run"),
        ("fever", "fever"),
        ("irregular heartbeat in bed", "irregular_pulse"),
        ("blurred vision", "pregnancy_swelling"),
    ];
    for (words, sign) in notes {
        let mut season = empty(20);
        say(&mut season, 15, note(words));
        assert_eq!(signs(&season), [sign], "{words}");
    }
}

#[test]
fn usual_notes_and_denials_ask_nothing() {
    let usual = [
        "Legs like lead but the view was great",
        "No chest pain this time",
        "not short of breath at all",
        "new shoes, sore calves",
        "tired, slept badly, heavy legs",
        "easy 10 k with Anna, chest strap lost contact",
    ];
    for words in usual {
        let mut season = empty(20);
        say(&mut season, 15, note(words));
        assert!(signs(&season).is_empty(), "{words}");
    }
}

#[test]
fn a_note_is_asked_about_for_a_week_and_not_when_the_warning_stands() {
    let mut season = empty(20);
    say(&mut season, 12, note("left calf swollen"));
    assert!(signs(&season).is_empty(), "eight days ago");
    let seen = Diary { leg_swelling: Some(2.0), swelling_side: Some(Side::Left), ..note("left calf swollen") };
    say(&mut season, 18, seen);
    let judgement = judge(&season);
    assert_eq!(judgement.referrals[0].sign, "one_leg_swollen");
    assert!(judgement.questions.is_empty());
}

#[test]
fn the_note_of_a_run_counts_as_that_of_a_day() {
    let mut season = empty(20);
    let mut run = rated(18, 10.0, 6.0);
    run.said.note = Some("Bone pain in the shin".into());
    season.runs = vec![run];
    assert_eq!(signs(&season), ["bone_pain"]);
}

#[test]
fn the_worst_soreness_after_brutal_work_is_asked_about() {
    let mut season = empty(20);
    say(&mut season, 18, Diary { soreness: Some(10.0), ..Diary::default() });
    assert!(signs(&season).is_empty(), "nothing brutal before it");
    let session =
        StrengthSession { day: Day(17), effort: 9.0, minutes: 60.0, leg_share: 1.0, ..StrengthSession::default() };
    season.strength = vec![session];
    assert_eq!(signs(&season), ["muscle_breakdown"]);
}

#[test]
fn periods_that_are_noted_no_more_are_asked_about() {
    let mut season = empty(200);
    season.runner.menstruates = Some(true);
    for day in [10, 38, 66] {
        say(&mut season, day, Diary { period: Some(Period::Start), ..Diary::default() });
    }
    assert_eq!(signs(&season), ["low_energy"]);
    season.runner.circulation_risks = Some(vec!["pregnancy".into()]);
    assert!(signs(&season).is_empty());
    season.runner.circulation_risks = None;
    say(&mut season, 150, Diary { period: Some(Period::Start), ..Diary::default() });
    assert!(signs(&season).is_empty());
}

#[test]
fn illness_asks_for_fever_and_pregnancy_for_heavy_legs() {
    let mut season = empty(20);
    say(&mut season, 19, Diary { ill: Some(true), ..Diary::default() });
    assert_eq!(signs(&season), ["fever"]);
    season.runner.circulation_risks = Some(vec!["pregnancy".into()]);
    set(&mut season, MetricId::LegsMorning, 18, 8.0);
    assert_eq!(signs(&season), ["pregnancy_swelling", "fever"], "the more urgent first");
}

#[test]
fn every_question_ends_as_one_and_leads_to_a_text() {
    let text = Text::english(Units::Metric);
    for number in 1..=14 {
        assert!(text.has(&format!("causes-question-{number}")), "RF{number}");
    }
    for number in [1, 6, 11, 13, 14] {
        assert!(text.has(&format!("causes-redflag-{number}-asked")), "RF{number}");
    }
}
