//! The eleven causes: the vectors and acceptance tables of the specification, and tests that walk over all of them.

mod again;
mod circulation;
mod confounders;
mod dehydration;
mod invented;
mod iron;
mod low_carbohydrate;
mod questions;
mod scoring;
mod season;
mod shoes;
mod states;
mod stretching;
mod told;
mod usual_legs;
mod vectors;
mod warnings;
mod words;

use lightfoot::analysis::Season;
use lightfoot::causes::{ALL, CauseId, judge, verdict};
use lightfoot::model::runner::Units;
use lightfoot::text::Text;

#[test]
fn the_table_lists_each_cause_once_in_the_order_of_the_ids() {
    for (row, id) in ALL.iter().zip(CauseId::ALL) {
        assert_eq!(row.id, id);
        assert_eq!(id.cause().id, id);
        assert_eq!(CauseId::from_key(id.key()), Some(id));
        assert_eq!(row.card.prefix, id.key().replace('_', "-"));
        assert!(!row.overlays.is_empty(), "{}", id.key());
    }
}

#[test]
fn every_cause_has_all_texts_of_its_card() {
    let text = Text::english(Units::Metric);
    for cause in &ALL {
        for name in cause.card.names() {
            assert!(text.has(name), "no text {name}");
        }
        let advice = text.get(cause.card.try_this);
        assert!(advice.lines().count() >= 3, "{}", cause.id.key());
        assert!(advice.lines().all(|line| line.starts_with("• ")), "{advice}");
    }
}

#[test]
fn an_empty_history_gives_eleven_causes_that_cannot_tell_yet() {
    let judgement = judge(&Season::default());
    assert_eq!(judgement.findings.len(), 11);
    assert_eq!(judgement.grades.len(), 11);
    for finding in &judgement.findings {
        assert_eq!(finding.state.key(), "not_enough_data", "{}", finding.cause.key());
        assert_eq!(finding.score, None);
        assert_eq!(finding.evidence.link, None);
    }
    assert!(judgement.episodes.is_empty() && judgement.referrals.is_empty());
    assert_eq!(verdict(&judgement).id, "causes-verdict-nothing");
}
