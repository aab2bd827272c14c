//! What an import would bring, before it does: what was recognised, what had to be guessed, yes or no.

use eframe::egui::{Align, Grid, Layout, Margin, RichText, Stroke, Ui, vec2};

use crate::app::{Answers, Command, ImportReport, Part, Question};
use crate::model::Quantity;
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// What the card remembers: the answers chosen so far, and whether the yes was given the focus.
#[derive(Default)]
pub(super) struct Own {
    answers: Answers,
    focused: bool,
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, report: &ImportReport, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    let frame = palette.card_frame().stroke(Stroke::new(1.5, palette.accent)).inner_margin(Margin::symmetric(22, 16));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::MISSING, palette.accent, 30.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(theme::heading(look.t("ui-preview-title")).color(palette.text));
                ui.label(theme::small(look.t("ui-preview-hint")).color(palette.weak));
            });
        });
        ui.add_space(4.0);
        totals_ui(ui, look, report);
        for question in &report.questions {
            question_ui(ui, own, look, question);
        }
        ui.add_space(6.0);
        decide_ui(ui, own, look, report, ask);
        ui.add_space(8.0);
        parts_ui(ui, look, &report.parts);
    });
}

fn decide_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, report: &ImportReport, ask: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let yes = controls::primary(ui, look, icons::IMPORT, &look.t("ui-preview-yes"));
        // The return key says yes, as in every dialog.
        if !std::mem::replace(&mut own.focused, true) {
            yes.request_focus();
        }
        if yes.clicked() {
            ask.push(Action::Do(Command::AcceptImport(answers(own, report))));
            *own = Own::default();
        }
        if controls::secondary(ui, look, icons::CLOSE, &look.t("ui-preview-no")).clicked() {
            ask.push(Action::Do(Command::RefuseImport));
            *own = Own::default();
        }
    });
}

/// Every question has its answer: what was chosen, else what was guessed.
fn answers(own: &Own, report: &ImportReport) -> Answers {
    let answer = |question: &Question| {
        let guess = question.words.first().map(ToString::to_string);
        let chosen = own.answers.get(question.key).cloned().or(guess)?;
        Some((question.key.to_owned(), chosen))
    };
    report.questions.iter().filter_map(answer).collect()
}

fn totals_ui(ui: &mut Ui, look: &Look<'_>, report: &ImportReport) {
    let palette = &look.palette;
    let counts = [
        ("ui-preview-new", report.runs_new),
        ("ui-preview-merged", report.runs_merged),
        ("ui-preview-known", report.runs_duplicate),
        ("ui-preview-other", report.other_activities),
        ("ui-preview-days", report.measured_days),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(26.0, 6.0);
        // That nothing is new is worth saying; that nothing is merged is not.
        for (id, count) in counts.into_iter().filter(|(id, count)| *count > 0 || *id == "ui-preview-new") {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let number = look.q(&Quantity::Count(count as f64));
                ui.label(theme::heading(number).size(21.0).color(palette.text));
                ui.label(theme::small(look.with(id, &[("count", Quantity::Count(count as f64))])).color(palette.weak));
            });
        }
    });
    if let Some(range) = report.range {
        let values = [("from", Quantity::Date(range.first)), ("to", Quantity::Date(range.last))];
        ui.label(theme::body(look.with("ui-preview-range", &values)).color(palette.text));
    }
}

fn parts_ui(ui: &mut Ui, look: &Look<'_>, parts: &[Part]) {
    let palette = &look.palette;
    Grid::new("recognised").num_columns(6).min_row_height(22.0).spacing(vec2(22.0, 3.0)).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        let right = |ui: &mut Ui, text: RichText| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(text));
        };
        ui.label(theme::small(look.t("ui-part-kind")).color(palette.weak));
        for id in ["ui-part-files", "ui-part-runs", "ui-part-other", "ui-part-days"] {
            right(ui, theme::small(look.t(id)).color(palette.weak));
        }
        ui.label(theme::small(look.t("ui-part-from")).color(palette.weak));
        ui.end_row();
        for part in parts {
            ui.label(theme::body(look.t(part.format)).color(palette.text));
            for count in [part.files, part.runs, part.other, part.days] {
                let text = if count == 0 { "–".to_owned() } else { look.q(&Quantity::Count(count as f64)) };
                right(ui, theme::body(text).color(palette.text));
            }
            let sources: Vec<&str> = part.sources.iter().map(String::as_str).collect();
            ui.label(theme::body(sources.join(", ")).color(palette.weak));
            ui.end_row();
        }
    });
}

fn question_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, question: &Question) {
    ui.add_space(6.0);
    let asks = look.say(&question.asks);
    ui.label(theme::body(&asks).color(look.palette.text));
    let guess = question.words.first().copied();
    let chosen = own.answers.get(question.key).map(String::as_str).or(guess);
    let chosen = question.words.iter().copied().find(|word| Some(*word) == chosen);
    let choices: Vec<(&str, String, String)> = question
        .words
        .iter()
        .map(|word| {
            let text = look.t(&format!("import-answer-{word}"));
            let name = look.with(
                "ui-preview-answer",
                &[("asks", Quantity::Name(asks.clone())), ("answer", Quantity::Name(text.clone()))],
            );
            (*word, text, name)
        })
        .collect();
    ui.horizontal(|ui| {
        if let Some(word) = controls::segmented(ui, look, &choices, chosen) {
            own.answers.insert(question.key.to_owned(), word.to_owned());
        }
    });
}
