//! The causes at the window: cards, flags, and the way from one to the other.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use lightfoot::causes::{CauseId, Finding, Question, Referral, Urgency};
use lightfoot::model::{Phrase, Quantity};
use lightfoot::ui::Route;

use crate::support::{judged, open, press, shows, window};

#[test]
fn the_verdict_and_all_eleven_causes_are_on_the_first_screen() {
    let app = judged();
    let judgement = app.derived.as_ref().expect("judged").judgement.clone();
    let text = lightfoot::text::Text::english(app.history.runner.units);
    let harness = open(app);
    assert!(shows(&harness, &text.say(&lightfoot::causes::verdict(&judgement))));
    for cause in CauseId::ALL {
        assert!(shows(&harness, &text.get(cause.cause().card.title)), "{cause:?} is missing");
    }
    assert!(shows(&harness, "it does not diagnose"));
}

#[test]
fn match_and_coverage_are_two_figures_with_names_of_their_own() {
    let app = judged();
    let raised = |finding: &&Finding| finding.state.is_raised();
    let finding = app.derived.as_ref().and_then(|d| d.judgement.findings.iter().find(raised).cloned());
    let finding = finding.expect("short nights raise a flag");
    let harness = open(app);
    let score = format!("Match score {:.0} of 100", finding.score.expect("a flag has a score"));
    assert!(shows(&harness, &score));
    assert!(shows(&harness, "of 4 dots"));
    assert!(!shows(&harness, "robability"), "a match score is not called a probability");
}

#[test]
fn a_card_opens_its_texts_and_leads_to_its_flag_on_trends() {
    let mut harness = open(judged());
    press(&mut harness, "When to see a physician");
    assert!(shows(&harness, "see a physician"));
    press(&mut harness, "Show on Trends");
    assert_eq!(window(&harness).route(), Route::Trends);
    let flags = harness.get_all_by_role(Role::Button).filter(|node| {
        let node = egui_kittest::kittest::NodeT::accesskit_node(node);
        node.label().is_some_and(|label| label.ends_with(" to now"))
    });
    assert!(flags.count() >= 1, "the flag stands in its lane");
    assert!(shows(&harness, "As it stands today"), "its card stands beside the charts");
}

#[test]
fn every_chart_is_a_sentence_and_a_table_too() {
    let mut harness = open(judged());
    press(&mut harness, "Trends");
    for title in ["Training load chart", "Weight chart", "Sleep chart"] {
        let chart = harness.query_all_by_role(Role::Image).find(|node| {
            let node = egui_kittest::kittest::NodeT::accesskit_node(node);
            node.label().is_some_and(|label| label.starts_with(title) && label.contains("latest"))
        });
        assert!(chart.is_some(), "{title} says nothing");
    }
    press(&mut harness, "Show as table");
    assert!(shows(&harness, "31 May 2026"));
    press(&mut harness, "Show as charts");
}

#[test]
fn a_warning_comes_before_every_cause_until_it_was_looked_at() {
    let mut app = judged();
    let derived = std::sync::Arc::make_mut(app.derived.as_mut().expect("judged"));
    let text = Phrase::new("ui-trends-range", [("from", Quantity::Count(1.0)), ("to", Quantity::Count(2.0))]);
    derived.judgement.referrals = vec![Referral { sign: "one_leg_swollen", urgency: Urgency::Today, text }];
    let mut harness = open(app);
    assert!(!shows(&harness, "Show on Trends"), "no card, no advice under a warning");
    press(&mut harness, "I have had this looked at, or this is not what I meant");
    assert!(shows(&harness, "Show on Trends"));
}

#[test]
fn a_question_about_a_note_becomes_a_warning_only_by_a_yes() {
    let ask = |app: &mut lightfoot::app::App| {
        let derived = std::sync::Arc::make_mut(app.derived.as_mut().expect("judged"));
        let day = derived.judgement.as_of;
        derived.judgement.questions = vec![Question {
            day,
            asks: Phrase::new("causes-question-2", [("date", Quantity::Date(day))]),
            referral: Referral {
                sign: "heart_or_breath",
                urgency: Urgency::Emergency,
                text: Phrase::plain("causes-redflag-2"),
            },
        }];
    };
    let mut app = judged();
    ask(&mut app);
    let mut harness = open(app);
    assert!(shows(&harness, "Show on Trends"), "a question holds no card back");
    press(&mut harness, "No, this is not what I meant");
    assert!(shows(&harness, "Show on Trends") && !shows(&harness, "A question before anything else"));
    let mut app = judged();
    ask(&mut app);
    let mut harness = open(app);
    press(&mut harness, "Yes, that is so");
    assert!(!shows(&harness, "Show on Trends"), "no advice under a warning");
}
