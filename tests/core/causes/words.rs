//! Every sentence the causes can say is written down, and uses only the numbers it is given.

use std::fs;
use std::path::Path;

use lightfoot::causes::body_signs::sentence;
use lightfoot::causes::{Finding, Judgement, State, judge, verdict};
use lightfoot::model::Phrase;
use lightfoot::model::runner::Units;
use lightfoot::text::Text;

use super::season::{empty, run};

/// What the names of the texts of this room begin with.
fn prefixes() -> Vec<String> {
    let cards = lightfoot::causes::ALL.iter().map(|cause| format!("{}-", cause.card.prefix));
    cards.chain(["causes-".to_owned()]).collect()
}

/// The quoted words in a source file that look like names of texts.
fn names_in(source: &str) -> Vec<&str> {
    let prefixes = prefixes();
    let quoted = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2));
    quoted.filter(|word| prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()))).collect()
}

#[test]
fn every_text_the_causes_name_is_there() {
    let text = Text::english(Units::Metric);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/causes");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for name in names_in(&source) {
            seen += 1;
            assert!(text.has(name), "no text {name}");
        }
    }
    assert!(seen > 60, "only {seen} names found: has the way they are written changed?");
    assert!(Text::faults().is_empty(), "{:?}", Text::faults());
}

#[test]
fn states_coverage_and_signs_have_their_words() {
    let text = Text::english(Units::Metric);
    let states = ["not-enough-data", "vetoed", "clear", "recently-cleared", "watch", "likely", "strong"];
    for state in states {
        assert!(text.has(&format!("causes-state-{state}")), "{state}");
    }
    for dots in 0..=4 {
        assert!(text.has(&format!("causes-coverage-{dots}")));
    }
    for &sign in lightfoot::analysis::Sign::ALL {
        assert!(text.has(sentence(sign)), "{}", sign.key());
    }
}

/// Every phrase of a finding.
fn phrases(finding: &Finding) -> Vec<&Phrase> {
    let evidence = &finding.evidence;
    let said = evidence.parts.iter().chain(&evidence.against).map(|part| &part.says);
    let mut all: Vec<&Phrase> = said.chain(&evidence.missing).collect();
    match &finding.state {
        State::NotEnoughData(need) => all.push(&need.says),
        State::Vetoed { why, .. } => all.push(why),
        _ => {}
    }
    all
}

/// Fails when a sentence has a hole.
pub(super) fn assert_whole(judgement: &Judgement) {
    let text = Text::english(Units::Imperial);
    let mut all: Vec<Phrase> = judgement.findings.iter().flat_map(|f| phrases(f)).cloned().collect();
    all.extend(judgement.episodes.iter().flat_map(|e| e.parts.iter().map(|part| part.says.clone())));
    all.extend(judgement.referrals.iter().map(|referral| referral.text.clone()));
    all.extend(judgement.questions.iter().flat_map(|q| [q.asks.clone(), q.referral.text.clone()]));
    all.extend(judgement.annotations.iter().map(|held| held.text.clone()));
    all.extend(judgement.unexplained.iter().chain(&judgement.wanted).cloned());
    all.push(verdict(judgement));
    for phrase in all {
        let sentence = text.say(&phrase);
        assert!(!sentence.contains(['{', '[', '$']), "{}: {sentence}", phrase.id);
    }
}

#[test]
fn without_what_it_needs_no_cause_says_more_than_that_it_cannot_tell() {
    let mut season = empty(40);
    season.runs = (0..40).step_by(2).map(|day| run(day, 10.0)).collect();
    let judgement = judge(&season);
    for finding in &judgement.findings {
        assert!(matches!(finding.state, State::NotEnoughData(_)), "{}: {:?}", finding.cause.key(), finding.state);
        assert!(!finding.evidence.missing.is_empty(), "{} does not say what is missing", finding.cause.key());
    }
    assert_whole(&judgement);
}
