//! What surrounds every screen: the list of screens, banners, the status line and the help.

use eframe::egui::{
    Align, CentralPanel, Frame, Grid, Layout, Margin, Panel, Shape, Stroke, StrokeKind, Ui, Window, vec2,
};
use eframe::egui::{Role, Sense, WidgetInfo};

use super::action::{Action, ENTRIES, Menu};
use super::look::Look;
use super::state::{Route, Saved, Session};
use super::views::VIEWS;
use super::widgets::controls;
use super::{banners, drop, icons, progress, theme, toasts};
use crate::app::Command;
use crate::model::Quantity;

/// Draws the whole window.
pub(super) fn ui(ui: &mut Ui, saved: &mut Saved, session: &mut Session, look: &Look<'_>, ask: &mut Vec<Action>) {
    let ctx = ui.ctx().clone();
    let palette = &look.palette;
    let side = Frame::new().fill(palette.side).inner_margin(Margin { left: 12, right: 12, top: 18, bottom: 12 });
    Panel::left("screens")
        .exact_size(188.0)
        .resizable(false)
        .show_separator_line(true)
        .frame(side)
        .show(ui, |ui| side_ui(ui, saved, look, ask));
    let status = Frame::new().fill(palette.side).inner_margin(Margin::symmetric(16, 2));
    Panel::bottom("status")
        .exact_size(30.0)
        .resizable(false)
        .frame(status)
        .show(ui, |ui| status_ui(ui, saved, look, ask));
    banners::ui(ui, saved.route, session, look, ask);
    let page = Frame::new().fill(palette.page).inner_margin(Margin { left: 20, right: 16, top: 16, bottom: 10 });
    CentralPanel::default().frame(page).show(ui, |ui| {
        if let Some(view) = VIEWS.iter().find(|view| view.route == saved.route) {
            (view.ui)(ui, saved, session, look, ask);
        }
    });
    help_ui(ui, session, look);
    toasts::ui(&ctx, look, ask);
    drop::overlay_ui(&ctx, look);
}

fn side_ui(ui: &mut Ui, saved: &Saved, look: &Look<'_>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    ui.horizontal(|ui| {
        let (tile, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
        ui.painter().rect_filled(tile, 8.0, palette.accent);
        controls::glyph(ui, tile.center(), icons::BRAND, 18.0, palette.on_accent);
        ui.label(theme::heading(look.t("ui-name")).size(17.0).color(palette.text));
    });
    ui.add_space(14.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    for view in VIEWS {
        let badge = (view.badge)(look);
        if nav_item_ui(ui, look, view.icon, &look.t(view.id), saved.route == view.route, badge).clicked() {
            ask.push(Action::Go(view.route));
        }
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        menu_ui(ui, look, ask);
        let (glyph, text) =
            if palette.dark { (icons::LIGHT, "ui-theme-light") } else { (icons::DARK, "ui-theme-dark") };
        if nav_item_ui(ui, look, glyph, &look.t(text), false, None).clicked() {
            ask.push(Action::SwitchTheme);
        }
        ui.add_space(6.0);
        if ui.available_height() > 100.0 {
            drop_tile_ui(ui, look, ask);
        }
    });
}

fn nav_item_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    glyph: &str,
    text: &str,
    chosen: bool,
    badge: Option<usize>,
) -> eframe::egui::Response {
    let palette = &look.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text));
    let ground = match (chosen, response.hovered()) {
        (true, _) => palette.accent_soft,
        (false, true) => palette.hover,
        (false, false) => theme::NONE,
    };
    ui.painter().rect_filled(rect, 8.0, ground);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 8.0, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    }
    let (icon_color, text_color) = if chosen { (palette.accent, palette.accent) } else { (palette.weak, palette.text) };
    controls::glyph(ui, rect.left_center() + vec2(20.0, 0.0), glyph, 17.0, icon_color);
    let family = if chosen { theme::semi() } else { theme::medium() };
    let font = eframe::egui::FontId::new(13.5, family);
    let at = rect.left_center() + vec2(38.0, 0.0);
    ui.painter().text(at, eframe::egui::Align2::LEFT_CENTER, text, font, text_color);
    if let Some(count) = badge.filter(|count| *count > 0) {
        let at = rect.right_center() - vec2(18.0, 0.0);
        ui.painter().circle_filled(at, 9.5, palette.soft(palette.accent));
        let font = eframe::egui::FontId::new(11.0, theme::semi());
        ui.painter().text(at, eframe::egui::Align2::CENTER_CENTER, count.to_string(), font, palette.accent);
    }
    response
}

fn drop_tile_ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 84.0), Sense::click());
    let title = look.t(if look.can_drop { "ui-drop-tile" } else { "ui-drop-tile-none" });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, look.t("ui-action-import")));
    let lit = response.hovered() || response.has_focus();
    let color = if lit { palette.accent } else { palette.faint.gamma_multiply(0.6) };
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.2, color), 5.0, 4.0));
    controls::glyph(ui, rect.center_top() + vec2(0.0, 22.0), icons::IMPORT, 20.0, palette.weak);
    let font = eframe::egui::FontId::new(12.0, theme::medium());
    let center = eframe::egui::Align2::CENTER_CENTER;
    ui.painter().text(rect.center() + vec2(0.0, 8.0), center, title, font, palette.text);
    let runs = look.app.history.activities.iter().filter(|activity| activity.is_run()).count();
    let count = look.with("ui-runs-count", &[("runs", Quantity::Count(runs as f64))]);
    ui.painter().text(rect.center() + vec2(0.0, 26.0), center, count, theme::regular(11.5), palette.weak);
    if response.on_hover_text(look.t("ui-drop-tile-hint")).clicked() {
        ask.push(Action::PickFiles);
    }
}

fn menu_ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    let anchor = nav_item_ui(ui, look, icons::MENU, &look.t("ui-menu"), false, None);
    eframe::egui::Popup::menu(&anchor).width(250.0).show(|ui| {
        for entry in ENTRIES.iter().filter(|entry| entry.menu == Menu::Main) {
            let action = (entry.action)();
            let label = match &action {
                Action::Do(Command::Undo) => look.app.undo_label.as_ref().map(|what| look.say(what)),
                Action::Do(Command::Redo) => look.app.redo_label.as_ref().map(|what| look.say(what)),
                _ => None,
            };
            let label = label.unwrap_or_else(|| look.t(entry.id));
            let mut button = eframe::egui::Button::new(label).frame_when_inactive(false);
            if let Some(key) = entry.key {
                button = button.shortcut_text(ui.ctx().format_shortcut(&key));
            }
            let width = vec2(ui.available_width(), 28.0);
            let response = ui.add_enabled(entry.is_enabled(look.app), button.min_size(width));
            if response.clicked() {
                ask.push(action);
                ui.close();
            }
        }
    });
}

fn status_ui(ui: &mut Ui, saved: &Saved, look: &Look<'_>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    // A button as tall as elsewhere would push the line out of its panel.
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal_centered(|ui| {
        if let Some(progress) = &look.app.import {
            controls::progress_ui(ui, look, progress.share as f32, 160.0);
            ui.label(theme::small(progress::says(look, progress)).color(palette.text));
            if let Some(left) = progress::left(look, progress) {
                ui.label(theme::small(left).color(palette.weak));
            }
            if controls::link(ui, look, &look.t("ui-status-cancel")).clicked() {
                ask.push(Action::Do(Command::CancelImport));
            }
        } else if look.is_stale() {
            ui.label(theme::small(look.t("ui-status-working")).color(palette.weak));
        } else {
            if let Some(what) = &look.app.undo_label
                && controls::link(ui, look, &look.say(what)).clicked()
            {
                ask.push(Action::Do(Command::Undo));
            }
            ui.label(theme::small(look.t("ui-status-local")).color(palette.weak));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Today says it at length.
            if saved.route != Route::Today || look.app.history.is_empty() {
                ui.label(theme::small(look.t("ui-status-no-diagnosis")).color(palette.weak));
            }
        });
    });
}

fn help_ui(ui: &Ui, session: &mut Session, look: &Look<'_>) {
    let mut open = session.help;
    let window = Window::new(look.t("ui-help-title")).open(&mut open).resizable(false).collapsible(false);
    window.anchor(eframe::egui::Align2::CENTER_CENTER, vec2(0.0, 0.0)).show(ui, |ui| {
        Grid::new("shortcuts").num_columns(2).spacing(vec2(28.0, 6.0)).show(ui, |ui| {
            for entry in ENTRIES {
                let Some(key) = entry.key else { continue };
                ui.label(look.t(entry.id));
                ui.label(theme::strong(ui.ctx().format_shortcut(&key)));
                ui.end_row();
            }
            for (what, keys) in [
                ("ui-help-zoom", "ui-help-zoom-keys"),
                ("ui-help-pan", "ui-help-pan-keys"),
                ("ui-help-ends", "ui-help-ends-keys"),
            ] {
                ui.label(look.t(what));
                ui.label(theme::strong(look.t(keys)));
                ui.end_row();
            }
        });
    });
    session.help = open;
}
