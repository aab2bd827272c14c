//! Words of titles and notes that speak of heavy legs: offered as a rating to confirm, never taken silently.

use eframe::egui::{Label, Margin, Ui};

use super::diary::typed;
use crate::analysis::Heard;
use crate::app::Command;
use crate::model::{Diary, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// What is offered in place of words, heaviness 0–10. (J)
const OFFERED: [(f64, &str); 3] = [(5.0, "ui-heard-somewhat"), (7.0, "ui-heard-heavy"), (9.0, "ui-heard-very")];

/// Asks about the latest words that were not answered; the others follow one by one.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    let heard = look.app.derived.as_ref().map(|derived| derived.heard.as_slice()).unwrap_or_default();
    let mut open = heard.iter().filter(|heard| !look.app.put_away.contains(&heard.key()) && !is_rated(look, heard));
    let Some(first) = open.next() else { return };
    let palette = &look.palette;
    let frame = palette.card_frame().inner_margin(Margin::symmetric(22, 14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let values = [("day", Quantity::Date(first.day)), ("words", Quantity::Name(first.words.clone()))];
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::LEGS, palette.accent, 30.0);
            let asks = theme::body(look.with("ui-heard-asks", &values)).color(palette.text);
            // In a row a label is as long as its words; the column of the diary is not.
            ui.add(Label::new(asks).wrap());
        });
        ui.horizontal_wrapped(|ui| {
            for (legs, id) in OFFERED {
                let values = [("legs", Quantity::Rating(legs))];
                if controls::chip(ui, look, &look.with(id, &values), false).clicked() {
                    ask.push(Action::Do(rate(look, first, legs)));
                }
            }
            if controls::link(ui, look, &look.t("ui-heard-no")).clicked() {
                ask.push(Action::Do(Command::PutWordsAway(first.key())));
            }
            let more = open.count();
            if more > 0 {
                let values = [("more", Quantity::Count(more as f64))];
                let words = theme::small(look.with("ui-heard-more", &values)).color(palette.weak);
                ui.add(Label::new(words).extend());
            }
        });
    });
    ui.add_space(8.0);
}

/// Whether it was rated since it was worked out.
fn is_rated(look: &Look<'_>, heard: &Heard) -> bool {
    typed(look, heard.day, Some(heard.time_s)).legs_heaviness.is_some()
}

/// What the runner confirmed, beside what was typed of the run before.
fn rate(look: &Look<'_>, heard: &Heard, legs: f64) -> Command {
    let said = typed(look, heard.day, Some(heard.time_s));
    let said = Box::new(Diary { legs_heaviness: Some(legs), ..said });
    Command::Say { day: heard.day, time_s: Some(heard.time_s), said }
}
