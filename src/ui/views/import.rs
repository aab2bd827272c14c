//! Import: files in, what became of each, and where everything is kept.

use std::path::PathBuf;

use eframe::egui::{Frame, Key, Margin, ScrollArea, Stroke, TextEdit, Ui, vec2};

use crate::app::{Command, FileResult, ImportReport, Outcome};
use crate::model::Quantity;
use crate::report::Paper;
use crate::text::Text;
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    path: String,
    /// Where to save the summary, when the system has no dialog.
    report_path: Option<String>,
    no_dialog: bool,
    focus: bool,
    filter: Filter,
}

impl Own {
    /// The system has no dialog: the path field takes its place.
    pub(in crate::ui) fn say_no_dialog(&mut self) {
        self.no_dialog = true;
        self.focus = true;
    }

    /// The same, for saving the summary.
    pub(in crate::ui) fn offer_report_path(&mut self, text: &Text) {
        self.report_path = Some(text.get("ui-report-file-name"));
        self.focus = true;
    }

    /// Whether a path field waits for the runner.
    pub(in crate::ui) fn needs_field(&self) -> bool {
        self.focus
    }
}

/// Which files are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Filter {
    #[default]
    All,
    New,
    Known,
    Problems,
}

impl Filter {
    const EACH: [(Self, &'static str); 4] = [
        (Self::All, "ui-import-all"),
        (Self::New, "ui-import-new"),
        (Self::Known, "ui-import-known"),
        (Self::Problems, "ui-import-problems"),
    ];

    fn shows(self, outcome: &Outcome) -> bool {
        match self {
            Self::All => true,
            Self::New => matches!(outcome, Outcome::Imported { .. } | Outcome::Merged),
            Self::Known => matches!(outcome, Outcome::Duplicate),
            Self::Problems => matches!(outcome, Outcome::Problem(_) | Outcome::Ignored(_) | Outcome::Skipped),
        }
    }
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    controls::header(ui, look, &look.t("ui-view-import"), &look.t("ui-import-hint"), |_| ());
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { right: 6, ..Margin::ZERO }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(1100.0));
            choose_ui(ui, own, look, ask);
            ui.add_space(8.0);
            report_path_ui(ui, own, look, ask);
            if let Some(progress) = &look.app.import {
                progress_ui(ui, look, progress, ask);
                ui.add_space(8.0);
            }
            if let Some(report) = &look.app.last_import {
                results_ui(ui, own, look, report);
                ui.add_space(8.0);
            }
            library_ui(ui, look);
        });
    });
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
            let width = (ui.available_width() - 130.0).max(120.0);
            let field =
                TextEdit::singleline(&mut own.path).hint_text(look.t("ui-import-path-hint")).desired_width(width);
            let response = ui.add(field).labelled_by(label.id);
            if std::mem::take(&mut own.focus) && own.report_path.is_none() {
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
}

/// Where to save the summary, on a system without dialogs.
fn report_path_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let Some(path) = &mut own.report_path else { return };
    let mut done = false;
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let label = ui.label(theme::small(look.t("ui-report-path")).color(look.palette.weak));
            let width = (ui.available_width() - 180.0).max(120.0);
            let response = ui.add(TextEdit::singleline(path).desired_width(width)).labelled_by(label.id);
            if std::mem::take(&mut own.focus) {
                response.request_focus();
            }
            if ui.button(look.t("ui-report-save")).clicked() && !path.trim().is_empty() {
                let path = Some(PathBuf::from(path.trim()));
                ask.push(Action::Do(Command::Report { path, range: None, paper: Paper::A4 }));
                done = true;
            }
            if controls::icon_button(ui, look, icons::CLOSE, "ui-report-cancel").clicked() {
                done = true;
            }
        });
    });
    ui.add_space(8.0);
    if done {
        own.report_path = None;
    }
}

fn progress_ui(ui: &mut Ui, look: &Look<'_>, progress: &crate::app::Progress, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        let counts = [
            ("done", Quantity::Count(progress.done as f64)),
            ("total", Quantity::Count(progress.total as f64)),
            ("runs", Quantity::Count(progress.runs as f64)),
        ];
        ui.label(theme::heading(look.with("ui-status-importing", &counts)));
        let share = if progress.total > 0 { progress.done as f32 / progress.total as f32 } else { 0.0 };
        controls::progress_ui(ui, look, share, ui.available_width());
        ui.horizontal(|ui| {
            ui.label(theme::small(&progress.file).color(palette.weak));
            if controls::link(ui, look, &look.t("ui-status-cancel")).clicked() {
                ask.push(Action::Do(Command::CancelImport));
            }
        });
    });
}

fn results_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, report: &ImportReport) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::heading(look.t("ui-import-last")));
        let problems = report.files.iter().filter(|file| matches!(file.outcome, Outcome::Problem(_))).count();
        let values = [
            ("files", Quantity::Count(report.files.len() as f64)),
            ("new", Quantity::Count(report.runs_new as f64)),
            ("merged", Quantity::Count(report.runs_merged as f64)),
            ("known", Quantity::Count(report.runs_duplicate as f64)),
            ("problems", Quantity::Count(problems as f64)),
        ];
        ui.label(theme::body(look.with("ui-import-summary", &values)).color(palette.weak));
        if report.cancelled {
            ui.label(theme::body(look.t("ui-import-cancelled")).color(palette.bad));
        }
        let choices = Filter::EACH.map(|(filter, id)| {
            let count = report.files.iter().filter(|file| filter.shows(&file.outcome)).count();
            let text = look.with(id, &[("count", Quantity::Count(count as f64))]);
            (filter, text.clone(), text)
        });
        if let Some(filter) = controls::segmented(ui, look, &choices, Some(own.filter)) {
            own.filter = filter;
        }
        ui.add_space(4.0);
        let rows: Vec<&FileResult> = report.files.iter().filter(|file| own.filter.shows(&file.outcome)).collect();
        let height = 30.0;
        ui.push_id("files", |ui| {
            let list = ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]);
            list.show_rows(ui, height, rows.len(), |ui, shown| {
                for file in rows.get(shown).unwrap_or(&[]) {
                    file_ui(ui, look, file, height);
                }
            });
        });
    });
}

fn file_ui(ui: &mut Ui, look: &Look<'_>, file: &FileResult, height: f32) {
    let palette = &look.palette;
    let (glyph, color) = match &file.outcome {
        Outcome::Imported { .. } | Outcome::Merged => (icons::CHECK, palette.good),
        Outcome::Duplicate | Outcome::Ignored(_) => (icons::AGAINST, palette.weak),
        Outcome::Problem(_) | Outcome::Skipped => (icons::WARNING, palette.bad),
    };
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_height(height);
        let line = ui.max_rect();
        ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, palette.grid));
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(glyph, 14.0).color(color));
            let name = file.file.rsplit(['/', '\\']).next().unwrap_or(&file.file);
            let width = ui.available_width() * 0.34;
            ui.allocate_ui(vec2(width, height), |ui| {
                ui.set_width(width);
                ui.add(eframe::egui::Label::new(name).truncate()).on_hover_text(&file.file);
            });
            let said = outcome(look, &file.outcome);
            ui.add(eframe::egui::Label::new(theme::body(&said).color(palette.weak)).truncate());
        });
    });
}

fn outcome(look: &Look<'_>, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Imported { runs, other, days } => {
            let parts = [("ui-import-runs", *runs), ("ui-import-other", *other), ("ui-import-days", *days)];
            let said = parts.into_iter().filter(|(_, count)| *count > 0);
            let said = said.map(|(id, count)| look.with(id, &[("count", Quantity::Count(count as f64))]));
            let said: Vec<String> = said.collect();
            if said.is_empty() { look.t("ui-import-profile") } else { said.join(" · ") }
        }
        Outcome::Merged => look.t("ui-import-merged"),
        Outcome::Duplicate => look.t("ui-import-duplicate"),
        Outcome::Ignored(why) => look.say(why),
        Outcome::Problem(problem) => look.say(&problem.what),
        Outcome::Skipped => look.t("ui-import-skipped"),
    }
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
