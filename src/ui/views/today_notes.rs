//! What stands between the verdict and the cards of Today: questions about notes, what to say when nothing fits, and
//! other explanations.

use eframe::egui::{Margin, Stroke, Ui};

use crate::causes::{Judgement, Question};
use crate::ui::look::Look;
use crate::ui::state::Saved;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// The questions that were not answered since the day they are about.
fn open<'a>(saved: &Saved, judgement: &'a Judgement) -> impl Iterator<Item = &'a Question> {
    judgement.questions.iter().filter(|question| answer(saved, question).is_none())
}

/// What was answered to a question.
pub(super) fn answer(saved: &Saved, question: &Question) -> Option<bool> {
    saved.answers.get(question.referral.sign).filter(|(on, _)| *on >= question.day).map(|(_, yes)| *yes)
}

/// Asks about the first open question; the others follow one by one.
pub(super) fn questions_ui(ui: &mut Ui, saved: &mut Saved, look: &Look<'_>, judgement: &Judgement) {
    let Some(question) = open(saved, judgement).next() else { return };
    let palette = &look.palette;
    let frame = palette.card_frame().stroke(Stroke::new(1.5, palette.accent)).inner_margin(Margin::symmetric(22, 16));
    let mut answered = None;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::MISSING, palette.accent, 30.0);
            ui.label(theme::heading(look.t("causes-question-heading")).color(palette.text));
        });
        ui.label(theme::body(look.say(&question.asks)).color(palette.text));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if controls::secondary(ui, look, icons::REFERRAL, &look.t("ui-question-yes")).clicked() {
                answered = Some(true);
            }
            if controls::secondary(ui, look, icons::CHECK, &look.t("ui-question-no")).clicked() {
                answered = Some(false);
            }
        });
    });
    ui.add_space(8.0);
    if let Some(yes) = answered {
        saved.answers.insert(question.referral.sign.to_owned(), (judgement.as_of, yes));
    }
}

/// Heavy legs, and no cause fits: what was checked, and what would help most.
pub(super) fn unexplained_ui(ui: &mut Ui, look: &Look<'_>, judgement: &Judgement) {
    let Some(unexplained) = &judgement.unexplained else { return };
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            controls::tile(ui, look, icons::MISSING, palette.accent, 30.0);
            let width = ui.available_width();
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.label(theme::heading(look.t("ui-unexplained-title")).color(palette.text));
                ui.label(theme::body(look.say(unexplained)).color(palette.text));
                for wanted in &judgement.wanted {
                    ui.label(theme::body(format!("• {}", look.say(wanted))).color(palette.text));
                }
            });
        });
    });
    ui.add_space(8.0);
}

/// What else may play a part.
pub(super) fn annotations_ui(ui: &mut Ui, look: &Look<'_>, judgement: &Judgement) {
    if judgement.annotations.is_empty() {
        return;
    }
    ui.label(theme::strong(look.t("causes-confounder-heading")).color(look.palette.text));
    for annotation in &judgement.annotations {
        ui.label(theme::small(look.say(&annotation.text)).color(look.palette.weak));
    }
    ui.add_space(8.0);
}
