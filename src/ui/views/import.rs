//! Import: files in, what waits for a yes, what became of each, what can be taken back, and where everything is kept.

use std::path::PathBuf;

use eframe::egui::{Align, Frame, Key, Label, Layout, Margin, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use super::{import_list, import_preview, import_results, import_table};
use crate::app::{Command, Progress};
use crate::model::Quantity;
use crate::report::Paper;
use crate::ui::action::Action;
use crate::ui::dialogs::Ask;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, progress, theme};

/// A column of cards is at most so wide, points.
const PAGE: f32 = 1100.0;
/// From this width on there are two columns.
const BESIDE: f32 = 1500.0;

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    path: String,
    /// What to save, and where, when the system has no dialog.
    save_path: Option<(Ask, String)>,
    no_dialog: bool,
    focus: bool,
    preview: import_preview::Own,
    table: import_table::Own,
    results: import_results::Own,
}

impl Own {
    /// The system has no dialog: the path field takes its place.
    pub(in crate::ui) fn say_no_dialog(&mut self) {
        self.no_dialog = true;
        self.focus = true;
    }

    /// The same, for saving a file.
    pub(in crate::ui) fn offer_path(&mut self, what: Ask, name: String) {
        self.save_path = Some((what, name));
        self.focus = true;
    }

    /// Whether a path field waits for the runner.
    pub(in crate::ui) fn needs_field(&self) -> bool {
        self.focus
    }
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    controls::header(ui, look, &look.t("ui-view-import"), &look.t("ui-import-hint"), |_| ());
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { right: 6, ..Margin::ZERO }).show(ui, |ui| page_ui(ui, own, look, ask));
    });
}

/// What is decided stands first, at the left of a wide window; what is always there below, or beside it.
fn page_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let room = ui.available_width();
    let has_news = look.app.import.is_some() || look.app.table.is_some() || look.app.last_import.is_some();
    if room < BESIDE || !has_news {
        ui.set_max_width(room.min(PAGE));
        let decides = look.app.table.is_some() || look.app.is_waiting();
        if !decides {
            choose_ui(ui, own, look, ask);
        }
        news_ui(ui, own, look, ask);
        if decides {
            choose_ui(ui, own, look, ask);
        }
        return always_ui(ui, look, ask);
    }
    ui.horizontal_top(|ui| {
        let gap = ui.spacing().item_spacing.x;
        let news = (room * 0.6).min(PAGE + 200.0);
        column_ui(ui, news, |ui| news_ui(ui, own, look, ask));
        column_ui(ui, (room - news - gap).min(PAGE), |ui| {
            choose_ui(ui, own, look, ask);
            always_ui(ui, look, ask);
        });
    });
}

fn column_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        contents(ui);
    });
}

/// What is going on, what waits for the runner, and what became of the last files.
fn news_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    save_path_ui(ui, own, look, ask);
    if let Some(progress) = &look.app.import {
        progress_ui(ui, look, progress, ask);
        ui.add_space(8.0);
    }
    import_table::ui(ui, &mut own.table, look, ask);
    if let Some(report) = &look.app.last_import {
        if look.app.is_waiting() {
            import_preview::ui(ui, &mut own.preview, look, report, ask);
            ui.add_space(8.0);
        }
        import_results::ui(ui, &mut own.results, look, report, ask);
        ui.add_space(8.0);
    }
}

fn always_ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    import_list::ui(ui, look, ask);
    watch_ui(ui, look, ask);
    library_ui(ui, look);
}

fn choose_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::IMPORT, palette.accent, 40.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let title = if look.can_drop { "ui-first-drop" } else { "ui-first-no-drop" };
                ui.label(theme::heading(look.t(title)));
                ui.label(theme::small(look.t("ui-first-kinds")).color(palette.weak));
            });
        });
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if controls::primary(ui, look, icons::FOLDER, &look.t("ui-import-files")).clicked() {
                ask.push(Action::PickFiles);
            }
            if controls::secondary(ui, look, icons::FOLDER, &look.t("ui-import-folder")).clicked() {
                ask.push(Action::PickFolder);
            }
        });
        if own.no_dialog {
            ui.label(theme::body(look.t("ui-import-no-dialog")).color(palette.bad));
        }
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            let label = ui.label(theme::small(look.t("ui-import-path")).color(palette.weak));
            let width = (ui.available_width() - 82.0).max(120.0);
            let field =
                TextEdit::singleline(&mut own.path).hint_text(look.t("ui-import-path-hint")).desired_width(width);
            let response = ui.add(field).labelled_by(label.id);
            if std::mem::take(&mut own.focus) && own.save_path.is_none() {
                response.request_focus();
            }
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let path = own.path.trim().trim_matches(['"', '\'']).to_owned();
            let pressed =
                ui.add_enabled_ui(!path.is_empty(), |ui| ui.button(look.t("ui-import-path-go")).clicked()).inner;
            if (enter || pressed) && !path.is_empty() {
                ask.push(Action::Do(Command::Import(vec![PathBuf::from(path)])));
                own.path.clear();
                own.no_dialog = false;
            }
        });
    });
    ui.add_space(8.0);
}

/// Where to save a file, on a system without dialogs.
fn save_path_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let Some((what, path)) = &mut own.save_path else { return };
    let mut done = false;
    let (asks, go) = match what {
        Ask::Watch => ("ui-watch-path", "ui-watch-go"),
        Ask::Results => ("ui-results-path", "ui-report-save"),
        _ => ("ui-report-path", "ui-report-save"),
    };
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let label = ui.label(theme::small(look.t(asks)).color(look.palette.weak));
            let width = (ui.available_width() - 180.0).max(120.0);
            let response = ui.add(TextEdit::singleline(path).desired_width(width)).labelled_by(label.id);
            if std::mem::take(&mut own.focus) {
                response.request_focus();
            }
            if ui.button(look.t(go)).clicked() && !path.trim().is_empty() {
                let path = PathBuf::from(path.trim());
                ask.push(match what {
                    Ask::Watch => Action::Watch(path),
                    Ask::Results => Action::Do(Command::SaveResults(path)),
                    _ => Action::Do(Command::Report { path: Some(path), range: None, paper: Paper::A4 }),
                });
                done = true;
            }
            if controls::icon_button(ui, look, icons::CLOSE, "ui-report-cancel").clicked() {
                done = true;
            }
        });
    });
    ui.add_space(8.0);
    if done {
        own.save_path = None;
    }
}

fn progress_ui(ui: &mut Ui, look: &Look<'_>, progress: &Progress, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::heading(progress::says(look, progress)));
        controls::progress_ui(ui, look, progress.share as f32, ui.available_width());
        ui.horizontal(|ui| {
            if controls::link(ui, look, &look.t("ui-status-cancel")).clicked() {
                ask.push(Action::Do(Command::CancelImport));
            }
            let left = progress::left(look, progress);
            let file = [left.unwrap_or_default(), progress.file.clone()];
            let words: Vec<&str> = file.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            ui.add(Label::new(theme::small(words.join(" · ")).color(palette.weak)).truncate());
        });
    });
}

/// Folders that are watched: chosen by the runner, none at first.
fn watch_ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::heading(look.t("ui-watch-title")));
        ui.label(theme::body(look.t("ui-watch-hint")).color(palette.weak));
        for folder in &look.app.watched {
            let name = folder.display().to_string();
            ui.horizontal(|ui| {
                ui.label(theme::icon(icons::FOLDER, 14.0).color(palette.weak));
                ui.label(theme::body(&name).color(palette.text));
                let response = controls::link(ui, look, &look.t("ui-watch-stop"));
                let stops = look.with("ui-watch-stop-name", &[("folder", Quantity::Name(name))]);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &stops));
                if response.clicked() {
                    ask.push(Action::Unwatch(folder.clone()));
                }
            });
        }
        if controls::secondary(ui, look, icons::FOLDER, &look.t("ui-watch-add")).clicked() {
            ask.push(Action::PickWatch);
        }
    });
    ui.add_space(8.0);
}

fn library_ui(ui: &mut Ui, look: &Look<'_>) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::heading(look.t("ui-import-library")));
        ui.label(theme::body(look.t("ui-import-library-hint")).color(palette.weak));
        ui.label(theme::body(look.app.library.display().to_string()).color(palette.text));
    });
}
