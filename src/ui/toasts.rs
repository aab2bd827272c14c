//! Messages at the corner of the window, until they are put away.

use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Stroke, Ui, vec2};

use super::action::Action;
use super::look::Look;
use super::widgets::controls;
use super::{icons, theme};
use crate::app::{Command, Level, Notice};

/// How many are shown at once; the rest is counted.
const SHOWN: usize = 4;

pub(super) fn ui(ctx: &Context, look: &Look<'_>, ask: &mut Vec<Action>) {
    let notices = &look.app.notices;
    if notices.is_empty() {
        return;
    }
    let area = Area::new(Id::unique("notices")).anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -40.0));
    area.show(ctx, |ui| {
        ui.set_width(360.0);
        for notice in notices.iter().rev().take(SHOWN).rev() {
            notice_ui(ui, notice, look, ask);
            ui.add_space(6.0);
        }
    });
}

fn notice_ui(ui: &mut Ui, notice: &Notice, look: &Look<'_>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    let (glyph, color) = match notice.level {
        Level::Info => (icons::INFO, palette.accent),
        Level::Warning => (icons::WARNING, palette.bad),
        Level::Error => (icons::WARNING, palette.danger),
    };
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(12)).stroke(Stroke::new(1.0, color));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.label(theme::icon(glyph, 17.0).color(color));
            let text = ui.available_width() - 34.0;
            ui.vertical(|ui| {
                ui.set_width(text);
                ui.label(theme::body(look.say(&notice.says)).color(palette.text));
                if notice.undo && controls::link(ui, look, &look.t("ui-notice-undo")).clicked() {
                    ask.push(Action::Do(Command::Undo));
                    ask.push(Action::Do(Command::Dismiss(notice.id)));
                }
            });
            if controls::icon_button(ui, look, icons::CLOSE, "ui-notice-dismiss").clicked() {
                ask.push(Action::Do(Command::Dismiss(notice.id)));
            }
        });
    });
}
