//! What became of each file of an import: filtered, searched, saved as a table.

use std::sync::Arc;

use eframe::egui::{TextEdit, Ui};

use super::import_lines::Lines;
use crate::app::{FileResult, ImportReport, Outcome};
use crate::model::Quantity;
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// What the list remembers.
#[derive(Default)]
pub(super) struct Own {
    filter: Filter,
    search: String,
    shown: Shown,
}

/// Which files are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Filter {
    #[default]
    All,
    New,
    Merged,
    Known,
    Problems,
    Ignored,
}

impl Filter {
    const EACH: [(Self, &'static str); 6] = [
        (Self::All, "ui-import-all"),
        (Self::New, "ui-import-new"),
        (Self::Merged, "ui-import-filter-merged"),
        (Self::Known, "ui-import-known"),
        (Self::Problems, "ui-import-problems"),
        (Self::Ignored, "ui-import-ignored"),
    ];

    fn shows(self, outcome: &Outcome) -> bool {
        match self {
            Self::All => true,
            Self::New => matches!(outcome, Outcome::Imported { .. }),
            Self::Merged => matches!(outcome, Outcome::Merged),
            Self::Known => matches!(outcome, Outcome::Duplicate),
            Self::Problems => matches!(outcome, Outcome::Problem(_)),
            Self::Ignored => matches!(outcome, Outcome::Ignored(_) | Outcome::Skipped),
        }
    }

    /// Whether those it shows stand below the reason they share.
    fn is_by_reason(self) -> bool {
        matches!(self, Self::Problems | Self::Ignored)
    }
}

/// The lines of the files that pass filter and search. Of a large import they are many, so they are chosen when a word or
/// the report changes and not in every frame.
#[derive(Default)]
struct Shown {
    of: Option<(Arc<ImportReport>, Filter, String, f32)>,
    lines: Lines,
    /// How many files pass.
    found: usize,
    counts: [usize; 6],
}

impl Shown {
    fn update(&mut self, ui: &Ui, look: &Look<'_>, report: &Arc<ImportReport>, filter: Filter, search: &str) {
        let width = ui.available_width();
        if let Some((old, old_filter, old_search, old_width)) = &self.of
            && Arc::ptr_eq(old, report)
            && *old_filter == filter
            && old_search == search
            && *old_width == width
        {
            return;
        }
        let wanted = search.trim().to_lowercase();
        let found = |row: &FileResult| {
            wanted.is_empty()
                || row.file.to_lowercase().contains(&wanted)
                || outcome(look, &row.outcome).to_lowercase().contains(&wanted)
        };
        let mut rows = Vec::new();
        self.counts = [0; 6];
        for (index, row) in report.files.iter().enumerate() {
            for (count, (filter, _)) in self.counts.iter_mut().zip(Filter::EACH) {
                *count += usize::from(filter.shows(&row.outcome));
            }
            if filter.shows(&row.outcome) && found(row) {
                rows.push(index);
            }
        }
        self.found = rows.len();
        self.lines = Lines::of(ui, look, (report, &rows), filter.is_by_reason());
        self.of = Some((Arc::clone(report), filter, search.to_owned(), width));
    }
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, report: &Arc<ImportReport>, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        own.shown.update(ui, look, report, own.filter, &own.search);
        let title = if look.app.is_waiting() { "ui-import-would" } else { "ui-import-last" };
        ui.label(theme::heading(look.t(title)));
        summary_ui(ui, look, report);
        let choices: Vec<(Filter, String, String)> = Filter::EACH
            .iter()
            .zip(own.shown.counts)
            .filter(|((filter, _), count)| *count > 0 || *filter == Filter::All)
            .map(|((filter, id), count)| {
                let text = look.with(id, &[("count", Quantity::Count(count as f64))]);
                (*filter, text.clone(), text)
            })
            .collect();
        ui.horizontal_wrapped(|ui| {
            if let Some(filter) = controls::segmented(ui, look, &choices, Some(own.filter)) {
                own.filter = filter;
            }
        });
        ui.horizontal(|ui| {
            let label = ui.label(theme::small(look.t("ui-import-search")).color(palette.weak));
            ui.add(TextEdit::singleline(&mut own.search).desired_width(220.0)).labelled_by(label.id);
            if controls::secondary(ui, look, icons::TABLE, &look.t("ui-import-save-results")).clicked() {
                ask.push(Action::SaveResults);
            }
        });
        ui.add_space(4.0);
        if own.shown.found == 0 {
            ui.label(theme::body(look.t("ui-import-none-found")).color(palette.weak));
        }
        ui.push_id("files", |ui| own.shown.lines.ui(ui, look, report, ask));
    });
}

fn summary_ui(ui: &mut Ui, look: &Look<'_>, report: &ImportReport) {
    let palette = &look.palette;
    if report.cancelled {
        ui.label(theme::body(look.t("ui-import-cancelled")).color(palette.bad));
        return;
    }
    let problems = report.files.iter().filter(|file| matches!(file.outcome, Outcome::Problem(_))).count();
    let counts = [
        ("ui-import-runs", report.runs_new),
        ("ui-import-runs-merged", report.runs_merged),
        ("ui-import-runs-known", report.runs_duplicate),
        ("ui-import-with-problems", problems),
    ];
    let files = look.with("ui-import-summary", &[("files", Quantity::Count(report.files.len() as f64))]);
    let says: Vec<String> = std::iter::once(files).chain(look.counts(&counts)).collect();
    ui.label(theme::body(says.join(" · ")).color(palette.weak));
}

/// What became of a file, in words a runner understands.
pub(super) fn outcome(look: &Look<'_>, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Imported { runs, other, days } => {
            let parts = [("ui-import-runs", *runs), ("ui-import-other", *other), ("ui-import-days", *days)];
            let said = look.counts(&parts);
            if said.is_empty() { look.t("ui-import-profile") } else { said.join(" · ") }
        }
        Outcome::Merged => look.t("ui-import-merged"),
        Outcome::Duplicate => look.t("ui-import-duplicate"),
        Outcome::Ignored(why) => look.say(why),
        Outcome::Problem(problem) => look.say(&problem.what),
        Outcome::Skipped => look.t("ui-import-skipped"),
    }
}
