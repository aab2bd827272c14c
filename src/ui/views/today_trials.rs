//! Self-experiments on Today: what the plan asks for, how far it has come, and an end to it.

use eframe::egui::{Margin, Stroke, Ui};

use crate::app::Command;
use crate::causes::{CauseId, trials};
use crate::model::{Experiment, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// A result is told for so many days after the last.
const TOLD_DAYS: i32 = 28;

/// The experiments that run, each with what it asks for today; and those that are over, with what they showed.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    let today = look.app.today;
    for experiment in look.app.history.runner.experiments.iter().rev() {
        let over = today.since(experiment.days().last);
        if (1..=TOLD_DAYS).contains(&over) {
            result_ui(ui, look, experiment);
        }
    }
    for experiment in trials::running(&look.app.history.runner.experiments, today) {
        if let Some(cause) = CauseId::from_key(&experiment.cause) {
            experiment_ui(ui, look, experiment, cause, ask);
            ui.add_space(8.0);
        }
    }
}

/// What an experiment that is over showed, if it is the latest on its cause.
fn result_ui(ui: &mut Ui, look: &Look<'_>, experiment: &Experiment) {
    let Some((cause, season)) = CauseId::from_key(&experiment.cause).zip(look.season()) else { return };
    let Some((latest, trial)) = trials::latest(season, cause, season.days.last) else { return };
    if latest.from != experiment.from {
        return;
    }
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::cause(cause), palette.accent, 30.0);
            let name = [("cause", Quantity::Name(look.cause(cause)))];
            ui.label(theme::heading(look.with("experiment-over", &name)).color(palette.text));
        });
        for says in trials::says(cause, &trial) {
            ui.label(theme::body(look.say(&says)).color(palette.text));
        }
    });
    ui.add_space(8.0);
}

fn experiment_ui(ui: &mut Ui, look: &Look<'_>, experiment: &Experiment, cause: CauseId, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    let frame = palette.card_frame().stroke(Stroke::new(1.5, palette.accent)).inner_margin(Margin::symmetric(22, 16));
    let days = experiment.days();
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::cause(cause), palette.accent, 30.0);
            ui.label(theme::heading(look.t("experiment-heading")).color(palette.text));
        });
        let says = match trials::asks(experiment, look.app.today) {
            Some(asks) => look.say(&asks),
            None => look.with("experiment-begins", &[("first", Quantity::Date(days.first))]),
        };
        ui.label(theme::body(says).color(palette.text));
        let until = look.with("experiment-until", &[("last", Quantity::Date(days.last))]);
        ui.label(theme::small(until).color(palette.weak));
        if let Some((_, trial)) = look.season().and_then(|season| trials::latest(season, cause, season.days.last)) {
            for says in trials::says(cause, &trial) {
                ui.label(theme::small(look.say(&says)).color(palette.weak));
            }
        }
        ui.add_space(4.0);
        if controls::secondary(ui, look, icons::CLOSE, &look.t("experiment-stop")).clicked() {
            ask.push(Action::Do(Command::StopExperiment(cause)));
        }
    });
}
