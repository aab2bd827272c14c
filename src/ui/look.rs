//! What a view may look at while it draws, and words for it.

use super::theme::Palette;
use crate::analysis::Season;
use crate::app::App;
use crate::causes::{Attribution, CauseId, Finding, Judgement, State};
use crate::model::{Day, Phrase, Quantity};
use crate::text::Text;

/// What a view borrows to draw.
pub(super) struct Look<'a> {
    /// History, what was worked out of it, jobs and notices.
    pub(super) app: &'a App,
    /// Words and units.
    pub(super) text: &'a Text,
    /// Colours.
    pub(super) palette: Palette,
    /// Whether files can be dropped on the window.
    pub(super) can_drop: bool,
}

impl Look<'_> {
    /// A text.
    pub(super) fn t(&self, id: &str) -> String {
        self.text.get(id)
    }

    /// A text with values.
    pub(super) fn with(&self, id: &str, values: &[(&str, Quantity)]) -> String {
        self.text.with(id, values)
    }

    /// A sentence.
    pub(super) fn say(&self, phrase: &Phrase) -> String {
        self.text.say(phrase)
    }

    /// A number with its unit.
    pub(super) fn q(&self, quantity: &Quantity) -> String {
        self.text.quantity(quantity)
    }

    /// How many there are of each, by the name of its text; nothing of what there is none.
    pub(super) fn counts(&self, counts: &[(&str, usize)]) -> Vec<String> {
        let some = counts.iter().filter(|(_, count)| *count > 0);
        some.map(|(id, count)| self.with(id, &[("count", Quantity::Count(*count as f64))])).collect()
    }

    /// A number with its unit, or a dash where it is not known.
    pub(super) fn maybe(&self, quantity: Option<Quantity>) -> String {
        quantity.map_or_else(|| "–".to_owned(), |quantity| self.q(&quantity))
    }

    /// A date.
    pub(super) fn date(&self, day: Day) -> String {
        self.q(&Quantity::Date(day))
    }

    /// The daily series, once they are worked out.
    pub(super) fn season(&self) -> Option<&Season> {
        self.app.derived.as_ref().map(|derived| &derived.season)
    }

    /// The eleven causes, once they are judged.
    pub(super) fn judgement(&self) -> Option<&Judgement> {
        self.app.derived.as_ref().map(|derived| &derived.judgement)
    }

    /// Whether weight and food stay out of sight.
    pub(super) fn spares_weight(&self) -> bool {
        self.app.history.runner.spares_weight()
    }

    /// The causes that are shown.
    pub(super) fn findings<'b>(&self, judgement: &'b Judgement) -> impl Iterator<Item = &'b Finding> {
        let spares = self.spares_weight();
        judgement.findings.iter().filter(move |finding| !(spares && finding.cause == CauseId::WeightGain))
    }

    /// What the runner's own ratings say of them, once it is worked out.
    pub(super) fn attribution(&self) -> Option<&Attribution> {
        self.app.derived.as_ref()?.attributed()
    }

    /// Whether the screen shows older numbers than the library holds.
    pub(super) fn is_stale(&self) -> bool {
        self.app
            .derived
            .as_ref()
            .map_or(!self.app.history.is_empty(), |derived| derived.revision != self.app.history.revision)
    }

    /// The name of a cause.
    pub(super) fn cause(&self, cause: CauseId) -> String {
        self.t(cause.cause().card.title)
    }

    /// The word of a state.
    pub(super) fn state(&self, state: &State) -> String {
        self.t(match state {
            State::NotEnoughData(_) => "causes-state-not-enough-data",
            State::Vetoed { .. } => "causes-state-vetoed",
            State::Clear => "causes-state-clear",
            State::RecentlyCleared { .. } => "causes-state-recently-cleared",
            State::Watch => "causes-state-watch",
            State::Likely => "causes-state-likely",
            State::Strong => "causes-state-strong",
        })
    }
}
