//! The files of an import as a list of lines: what was not used, or not whole, with its reason in full. Where several
//! files share a reason it stands once, above them. Of a long list only the lines in sight are drawn.

use std::collections::BTreeMap;

use eframe::egui::{
    Align, Label, Layout, Rect, Role, ScrollArea, Stroke, TextStyle, TextWrapMode, Ui, UiBuilder, WidgetInfo,
    WidgetText, pos2, vec2,
};

use super::import_results::outcome;
use crate::app::{Command, FileResult, ImportReport, Outcome};
use crate::model::Quantity;
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// The least height of a line, points.
const ROW: f32 = 30.0;
/// Height of a file below its reason, points.
const BELOW: f32 = 22.0;
/// Height of the list, points.
const LIST: f32 = 380.0;
/// Where names begin, behind the icon.
const INSET: f32 = 24.0;
/// Share of the width that names take where what became of a file stands beside its name.
const NAMES: f32 = 0.34;
/// Room for the button of a table, points.
const TELL: f32 = 190.0;

/// Lines laid out for one width.
#[derive(Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
}

struct Line {
    top: f32,
    bottom: f32,
    what: What,
}

enum What {
    /// A reason, and how many of the lines below have it.
    Reason(String),
    /// A file, by its place in the report, with what became of it.
    File(usize, String),
    /// A file below its reason.
    Below(usize),
}

impl Lines {
    /// Lays out these files of a report: one after the other, or `by_reason`.
    pub(super) fn of(ui: &Ui, look: &Look<'_>, (report, rows): (&ImportReport, &[usize]), by_reason: bool) -> Self {
        let width = ui.available_width();
        let said =
            |index: &usize| report.files.get(*index).map(|file| outcome(look, &file.outcome)).unwrap_or_default();
        let mut lines = Self::default();
        if !by_reason {
            for index in rows {
                let beside = width * (1.0 - NAMES) - INSET - room_of_button(report, *index);
                let says = said(index);
                lines.add(tall(ui, &says, beside), What::File(*index, says));
            }
            return lines;
        }
        for (says, files) in grouped(rows, said) {
            if let [one] = files.as_slice() {
                let beside = width * (1.0 - NAMES) - INSET - room_of_button(report, *one);
                lines.add(tall(ui, &says, beside), What::File(*one, says));
                continue;
            }
            let count = Quantity::Count(files.len() as f64);
            let says = look.with("ui-import-reason", &[("count", count), ("reason", Quantity::Name(says))]);
            lines.add(tall(ui, &says, width - INSET), What::Reason(says));
            for index in files {
                lines.add(BELOW, What::Below(index));
            }
            lines.end(6.0);
        }
        lines
    }

    fn add(&mut self, height: f32, what: What) {
        let top = self.lines.last().map_or(0.0, |line| line.bottom);
        self.lines.push(Line { top, bottom: top + height, what });
    }

    /// Leaves room behind the last line.
    fn end(&mut self, room: f32) {
        if let Some(line) = self.lines.last_mut() {
            line.bottom += room;
        }
    }

    /// Draws what is in sight.
    pub(super) fn ui(&self, ui: &mut Ui, look: &Look<'_>, report: &ImportReport, ask: &mut Vec<Action>) {
        let height = self.lines.last().map_or(0.0, |line| line.bottom);
        // In a page that scrolls a list is given what the page has left, which may be nothing.
        let list = ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).auto_shrink([false, true]);
        list.show_viewport(ui, |ui, seen| {
            ui.set_height(height);
            let origin = ui.max_rect().min;
            let width = ui.available_width();
            let first = self.lines.partition_point(|line| line.bottom < seen.top());
            let in_sight = self.lines.iter().skip(first).take_while(|line| line.top <= seen.bottom());
            for line in in_sight {
                let from = pos2(origin.x, origin.y + line.top);
                let rect = Rect::from_min_size(from, vec2(width, line.bottom - line.top));
                line_ui(ui, look, report, (rect, &line.what), ask);
            }
        });
    }
}

/// Reasons with their files, those of most files first.
fn grouped(rows: &[usize], said: impl Fn(&usize) -> String) -> Vec<(String, Vec<usize>)> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for index in rows {
        let says = said(index);
        let place = *places.entry(says.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, files)) => files.push(*index),
            None => groups.push((says, vec![*index])),
        }
    }
    groups.sort_by_key(|(_, files)| std::cmp::Reverse(files.len()));
    groups
}

fn room_of_button(report: &ImportReport, index: usize) -> f32 {
    if report.files.get(index).is_some_and(|file| file.table.is_some()) { TELL } else { 0.0 }
}

/// Height of a line with this text in it.
fn tall(ui: &Ui, says: &str, width: f32) -> f32 {
    let text = WidgetText::from(theme::body(says));
    let galley = text.into_galley(ui, Some(TextWrapMode::Wrap), width.max(80.0), TextStyle::Body);
    (galley.size().y + 12.0).max(ROW)
}

fn line_ui(ui: &mut Ui, look: &Look<'_>, report: &ImportReport, (rect, what): (Rect, &What), ask: &mut Vec<Action>) {
    let palette = &look.palette;
    let down = if matches!(what, What::Below(_)) { 0.0 } else { 5.0 };
    let inside = Rect::from_min_max(pos2(rect.left() + INSET, rect.top() + down), rect.max);
    let rule = |ui: &Ui| ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, palette.grid));
    match what {
        What::Reason(says) => {
            rule(ui);
            icon_ui(ui, rect, icons::INFO, palette.accent);
            at(ui, inside, |ui| ui.add(Label::new(theme::body(says).color(palette.text)).wrap()));
        }
        What::Below(index) => {
            let Some(file) = report.files.get(*index) else { return };
            at(ui, inside, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    tell_ui(ui, look, file, ask);
                    let name = theme::small(&file.file).color(palette.weak);
                    ui.with_layout(Layout::left_to_right(Align::Min), |ui| ui.add(Label::new(name).truncate()));
                });
            });
        }
        What::File(index, says) => {
            let Some(file) = report.files.get(*index) else { return };
            rule(ui);
            let (glyph, color) = mark(look, &file.outcome);
            icon_ui(ui, rect, glyph, color);
            let split = rect.left() + rect.width() * NAMES;
            let name = Rect::from_min_max(inside.min, pos2(split - 8.0, rect.bottom()));
            at(ui, name, |ui| {
                let name = theme::body(base(&file.file)).color(palette.text);
                ui.add(Label::new(name).truncate()).on_hover_text(&file.file);
            });
            let beside = Rect::from_min_max(pos2(split, inside.top()), inside.max);
            at(ui, beside, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    tell_ui(ui, look, file, ask);
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.add(Label::new(theme::body(says).color(palette.weak)).wrap());
                    });
                });
            });
        }
    }
}

fn at<R>(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui) -> R) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), contents);
}

fn icon_ui(ui: &Ui, rect: Rect, glyph: &str, color: eframe::egui::Color32) {
    controls::glyph(ui, rect.left_top() + vec2(9.0, ROW / 2.0), glyph, 14.0, color);
}

fn mark(look: &Look<'_>, outcome: &Outcome) -> (&'static str, eframe::egui::Color32) {
    let palette = &look.palette;
    match outcome {
        Outcome::Imported { .. } | Outcome::Merged => (icons::CHECK, palette.good),
        Outcome::Duplicate | Outcome::Ignored(_) => (icons::AGAINST, palette.weak),
        Outcome::Problem(_) | Outcome::Skipped => (icons::WARNING, palette.bad),
    }
}

fn base(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// Offers to tell what the columns of a table mean.
fn tell_ui(ui: &mut Ui, look: &Look<'_>, file: &FileResult, ask: &mut Vec<Action>) {
    let Some(path) = &file.table else { return };
    let name = look.with("ui-import-tell-name", &[("file", Quantity::Name(base(&file.file).to_owned()))]);
    // What is not used yet was never told.
    let says = if matches!(file.outcome, Outcome::Ignored(_)) { "ui-import-tell" } else { "ui-import-tell-again" };
    let response = controls::link(ui, look, &look.t(says));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        ask.push(Action::Do(Command::OpenTable(path.clone())));
    }
}
