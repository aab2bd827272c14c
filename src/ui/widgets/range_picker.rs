//! How many days are shown.

use eframe::egui::Ui;

use crate::ui::look::Look;
use crate::ui::state::Span;
use crate::ui::widgets::controls;

/// The ranges in a row; gives the one pressed.
pub(in crate::ui) fn ui(ui: &mut Ui, look: &Look<'_>, chosen: Option<Span>) -> Option<Span> {
    let choices = Span::EACH.map(|span| {
        let (short, name) = span.texts();
        (span, look.t(short), look.t(name))
    });
    controls::segmented(ui, look, &choices, chosen)
}
