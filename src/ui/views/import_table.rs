//! A table of an unknown kind: its first rows, what each column means, and what comes out of it if it does.

use std::sync::Arc;

use eframe::egui::{ComboBox, Grid, Label, Margin, ScrollArea, Stroke, Ui};

use crate::app::tables::{OpenTable, Outlook};
use crate::app::{Cell, Command, Mapping, Meaning};
use crate::model::{Phrase, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// Width of a column, points.
const COLUMN: f32 = 150.0;

/// What the card remembers of the table it is about.
#[derive(Default)]
pub(super) struct Own {
    of: Option<Arc<OpenTable>>,
    mapping: Mapping,
    /// What comes out of it, worked out when a choice changes and not in every frame.
    outlook: Option<(Mapping, Outlook)>,
}

impl Own {
    fn take(&mut self, table: &Arc<OpenTable>) {
        if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, table)) {
            *self = Self { of: Some(Arc::clone(table)), mapping: table.guess.clone(), outlook: None };
        }
        if self.outlook.as_ref().is_none_or(|(mapping, _)| *mapping != self.mapping) {
            self.outlook = Some((self.mapping.clone(), table.outlook(&self.mapping)));
        }
    }
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let Some(table) = &look.app.table else { return };
    own.take(table);
    let palette = &look.palette;
    let frame = palette.card_frame().stroke(Stroke::new(1.5, palette.accent)).inner_margin(Margin::symmetric(22, 16));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::TABLE, palette.accent, 30.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let name = table.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let title = look.with("ui-table-title", &[("file", Quantity::Name(name))]);
                ui.label(theme::heading(title).color(palette.text));
                ui.label(theme::small(look.t("ui-table-hint")).color(palette.weak));
            });
        });
        ui.add_space(4.0);
        ScrollArea::horizontal().id_salt("columns").show(ui, |ui| columns_ui(ui, own, look, table));
        ui.add_space(4.0);
        writing_ui(ui, own, look);
        outlook_ui(ui, own, look);
        ui.add_space(6.0);
        let ready = own.outlook.as_ref().is_some_and(|(_, outlook)| outlook.days > 0);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(ready, |ui| {
                if controls::primary(ui, look, icons::IMPORT, &look.t("ui-table-yes")).clicked() {
                    ask.push(Action::Do(Command::ReadTable(Box::new(own.mapping.clone()))));
                }
            });
            if controls::secondary(ui, look, icons::CLOSE, &look.t("ui-table-no")).clicked() {
                ask.push(Action::Do(Command::CloseTable));
            }
        });
    });
    ui.add_space(8.0);
}

fn columns_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, table: &OpenTable) {
    Grid::new("table").min_col_width(COLUMN).max_col_width(COLUMN).spacing([14.0, 6.0]).show(ui, |ui| {
        for name in &table.sample.header {
            ui.add(Label::new(theme::strong(name)).truncate());
        }
        ui.end_row();
        for (index, name) in table.sample.header.iter().enumerate() {
            let asks = look.with("ui-table-column", &[("column", Quantity::Name(name.clone()))]);
            ui.name_inputs(asks, |ui| meaning_ui(ui, look, index, &mut own.mapping));
        }
        ui.end_row();
        let read = own.outlook.as_ref().map(|(_, outlook)| outlook.cells.as_slice()).unwrap_or_default();
        for (row, read) in table.sample.rows.iter().zip(read) {
            for index in 0..table.sample.header.len() {
                cell_ui(ui, look, row.get(index), read.get(index));
            }
            ui.end_row();
        }
    });
    // The bar that moves the columns lies over what is lowest.
    ui.add_space(10.0);
}

fn meaning_ui(ui: &mut Ui, look: &Look<'_>, index: usize, mapping: &mut Mapping) {
    let meaning = mapping.columns.get(index).copied().unwrap_or_default();
    let mut chosen = meaning;
    let choices = ComboBox::from_id_salt(("meaning", index)).width(COLUMN - 8.0).truncate();
    choices.selected_text(text(look, meaning)).show_ui(ui, |ui| {
        for (choice, ..) in Meaning::ALL {
            ui.selectable_value(&mut chosen, *choice, text(look, *choice));
        }
    });
    if chosen != meaning {
        mapping.mean(index, chosen);
    }
}

/// What stands in a cell, and below it what it is read as.
fn cell_ui(ui: &mut Ui, look: &Look<'_>, written: Option<&String>, read: Option<&Cell>) {
    let palette = &look.palette;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let written = written.map(String::as_str).unwrap_or_default();
        ui.add(Label::new(theme::small(written).color(palette.weak)).truncate());
        let (says, ink) = match read {
            Some(Cell::Misfit) => (look.t("ui-table-left-out"), palette.bad),
            cell => (cell.and_then(Cell::quantity).map(|it| look.q(&it)).unwrap_or_default(), palette.text),
        };
        ui.add(Label::new(theme::strong(says).size(12.5).color(ink)).truncate());
    });
}

fn text(look: &Look<'_>, meaning: Meaning) -> String {
    let word = Meaning::ALL.iter().find(|(of, ..)| *of == meaning).map_or("unused", |(_, word, _)| *word);
    look.t(&format!("import-column-{word}"))
}

/// How dates and numbers are written, where it makes a difference.
fn writing_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>) {
    let Some((_, outlook)) = &own.outlook else { return };
    let Mapping { month_first, comma, .. } = &mut own.mapping;
    let orders = ["import-answer-day-first", "import-answer-month-first"];
    let signs = ["ui-table-point", "ui-table-comma"];
    ui.horizontal_wrapped(|ui| {
        ui.set_row_height(controls::SEGMENTS);
        if outlook.order_matters {
            either_ui(ui, look, "ui-table-dates", orders, month_first);
        }
        if outlook.sign_matters {
            either_ui(ui, look, "ui-table-numbers", signs, comma);
        }
    });
}

fn either_ui(ui: &mut Ui, look: &Look<'_>, asks: &str, words: [&str; 2], second: &mut bool) {
    let asks = look.t(asks);
    ui.label(theme::small(&asks).color(look.palette.weak));
    let choices =
        [false, true].into_iter().zip(words).map(|(value, id)| (value, look.t(id), format!("{asks} {}", look.t(id))));
    let choices: Vec<(bool, String, String)> = choices.collect();
    if let Some(value) = controls::segmented(ui, look, &choices, Some(*second)) {
        *second = value;
    }
    ui.add_space(12.0);
}

fn outlook_ui(ui: &mut Ui, own: &Own, look: &Look<'_>) {
    let Some((_, outlook)) = &own.outlook else { return };
    let palette = &look.palette;
    let Some((first, last)) = outlook.first.zip(outlook.last) else {
        ui.label(theme::body(look.t("ui-table-nothing")).color(palette.bad));
        return;
    };
    let values =
        [("days", Quantity::Count(outlook.days as f64)), ("from", Quantity::Date(first)), ("to", Quantity::Date(last))];
    let kinds = ["ui-table-weights", "ui-table-nights", "ui-table-pulses", "ui-table-hrv", "ui-table-rows"];
    let counts = kinds.iter().zip(outlook.counts).filter(|(_, count)| *count > 0);
    let counts = counts.map(|(id, count)| look.with(id, &[("count", Quantity::Count(count as f64))]));
    let counts: Vec<String> = counts.collect();
    ui.label(theme::body(look.with("ui-table-outlook", &values)).color(palette.text));
    ui.label(theme::body(counts.join(" · ")).color(palette.text));
    if let Some(problem) = &outlook.problem {
        let says = Phrase { id: "ui-table-misfit", values: problem.what.values.clone() };
        ui.label(theme::small(look.say(&says)).color(palette.bad));
    }
}
