//! Self-experiments on Today: what the plan asks for, how far it has come, and an end to it.

use eframe::egui::{Align2, Color32, FontId, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::Command;
use crate::causes::{CauseId, trials};
use crate::model::{Experiment, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// A result is told for so many days after the last.
const TOLD_DAYS: i32 = 28;
/// Width of the comparison of its two sides, and of the names and numbers at its ends.
const SIDE_WIDTH: f32 = 420.0;
const SIDE_NAME: f32 = 130.0;
const SIDE_VALUE: f32 = 34.0;

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
    let days = experiment.days();
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::cause(cause), palette.cause(cause), 30.0);
            let name = [("cause", Quantity::Name(look.cause(cause)))];
            ui.label(theme::heading(look.with("experiment-over", &name)).color(palette.text));
        });
        // What came out stands first and large, what it rests on below.
        let mut says = trials::says(cause, &trial);
        let result = says.pop();
        if let Some(says) = &result {
            ui.label(theme::strong(look.say(says)).color(palette.text));
        }
        if let Some((with, without)) = trial.means() {
            side_ui(ui, look, "experiment-with", with, palette.good);
            side_ui(ui, look, "experiment-without", without, palette.cause(cause));
            let when = [("first", Quantity::Date(days.first)), ("last", Quantity::Date(days.last))];
            ui.label(theme::small(look.with("experiment-when", &when)).color(palette.weak));
        }
        for says in &says {
            ui.label(theme::small(look.say(says)).color(palette.weak));
        }
    });
    ui.add_space(8.0);
}

/// How heavy the legs were on one side, 0 to 10: its name, a bar, the number.
fn side_ui(ui: &mut Ui, look: &Look<'_>, name: &str, mean: f64, color: Color32) {
    let palette = &look.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE_WIDTH.min(ui.available_width()), 20.0), Sense::hover());
    let (name, value) = (look.t(name), look.q(&Quantity::Number(mean)));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value}")));
    let painter = ui.painter();
    let (left, middle) = (rect.left(), rect.center().y);
    painter.text(pos2(left, middle), Align2::LEFT_CENTER, name, theme::regular(12.5), palette.weak);
    let bar = Rect::from_x_y_ranges(left + SIDE_NAME..=rect.right() - SIDE_VALUE, middle - 4.0..=middle + 4.0);
    painter.rect_filled(bar, 4.0, palette.line);
    let mut filled = bar;
    filled.set_width(bar.width() * (mean / 10.0).clamp(0.0, 1.0) as f32);
    painter.rect_filled(filled, 4.0, color);
    let font = FontId::new(12.5, theme::semi());
    painter.text(pos2(rect.right(), middle), Align2::RIGHT_CENTER, value, font, palette.text);
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
