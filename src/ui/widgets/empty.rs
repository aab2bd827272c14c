//! What stands where there is nothing yet: what to do about it.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::app::Command;
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// Nothing to show on this screen: one sentence, and what helps.
pub(in crate::ui) fn note_ui(ui: &mut Ui, look: &Look<'_>, icon: &str, title: &str, hint: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.22).clamp(16.0, 160.0));
        controls::tile(ui, look, icon, look.palette.accent, 52.0);
        ui.add_space(10.0);
        ui.label(theme::heading(look.t(title)).size(18.0));
        ui.label(theme::body(look.t(hint)).color(look.palette.weak));
    });
}

/// The first start: what Lightfoot answers, what to drop, and a runner to try it with.
pub(in crate::ui) fn first_start_ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    let width = ui.available_width().min(680.0);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.12).clamp(8.0, 110.0));
        controls::tile(ui, look, icons::LEGS, palette.accent, 64.0);
        ui.add_space(14.0);
        ui.label(theme::display(look.t("ui-first-title")).size(27.0).line_height(Some(34.0)).color(palette.text));
        ui.add_space(2.0);
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Center), |ui| {
            ui.label(theme::body(look.t("ui-first-what")).size(14.5).line_height(Some(21.0)).color(palette.weak));
            ui.add_space(18.0);
            palette.card_frame().show(ui, |ui| {
                ui.set_width(width - 36.0);
                ui.label(theme::icon(icons::IMPORT, 30.0).color(palette.accent));
                let drop = if look.can_drop { "ui-first-drop" } else { "ui-first-no-drop" };
                ui.label(theme::heading(look.t(drop)));
                ui.label(theme::body(look.t("ui-first-kinds")).color(palette.weak));
                ui.add_space(8.0);
                buttons_ui(ui, look, ask);
            });
            ui.add_space(10.0);
            ui.label(theme::small(look.t("ui-first-local")).color(palette.weak));
        });
    });
}

fn buttons_ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        // Two buttons in the middle: their widths are known only after drawing, so the room is that of their texts.
        let room = ui.available_width();
        ui.add_space(((room - 360.0) / 2.0).max(0.0));
        if controls::primary(ui, look, icons::FOLDER, &look.t("ui-first-choose")).clicked() {
            ask.push(Action::PickFiles);
        }
        if controls::secondary(ui, look, icons::SAMPLE, &look.t("ui-first-sample")).clicked() {
            ask.push(Action::Do(Command::AddSample));
        }
    });
}
