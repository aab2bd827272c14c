//! Every import: when, what, how much, and a button that takes exactly that back, or brings it back.

use eframe::egui::{Align, Label, Layout, Role, ScrollArea, Stroke, Ui, WidgetInfo, vec2};

use crate::app::{Batch, Command};
use crate::model::{Day, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// Texts of a button: what it says, its full name, its tooltip.
type Texts = (&'static str, &'static str, &'static str);
const TAKE_BACK: Texts = ("ui-imports-take-back", "ui-imports-take-back-name", "ui-imports-take-back-hint");
const BRING_BACK: Texts = ("ui-imports-bring-back", "ui-imports-bring-back-name", "ui-imports-bring-back-hint");

/// Height of a row, points.
const ROW: f32 = 40.0;
/// Height of the list, points.
const LIST: f32 = 280.0;

pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, ask: &mut Vec<Action>) {
    let imports = &look.app.imports;
    if imports.is_empty() {
        return;
    }
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::heading(look.t("ui-imports-title")));
        ui.label(theme::small(look.t("ui-imports-hint")).color(look.palette.weak));
        ui.push_id("imports", |ui| {
            let list = ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).auto_shrink([false, true]);
            list.show_rows(ui, ROW, imports.len(), |ui, shown| {
                for batch in imports.get(shown).unwrap_or(&[]) {
                    row_ui(ui, look, batch, ask);
                }
            });
        });
    });
    ui.add_space(8.0);
}

fn row_ui(ui: &mut Ui, look: &Look<'_>, batch: &Batch, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
        ui.set_height(ROW);
        let line = ui.max_rect();
        ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, palette.grid));
        ui.horizontal_centered(|ui| {
            let (glyph, color) =
                if batch.in_sight { (icons::CHECK, palette.good) } else { (icons::UNDO, palette.weak) };
            ui.label(theme::icon(glyph, 14.0).color(color));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let ((says, name, hint), command) = if batch.in_sight {
                    (TAKE_BACK, Command::TakeBack(batch.id))
                } else {
                    (BRING_BACK, Command::BringBack(batch.id))
                };
                let name = look.with(name, &[("import", Quantity::Name(batch.label.clone()))]);
                let response = controls::link(ui, look, &look.t(says));
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if response.on_hover_text(look.t(hint)).clicked() {
                    ask.push(Action::Do(command));
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let ink = if batch.in_sight { palette.text } else { palette.faint };
                    ui.add(Label::new(theme::strong(&batch.label).color(ink)).truncate());
                    ui.add(Label::new(theme::small(facts(look, batch)).color(palette.weak)).truncate());
                });
            });
        });
    });
}

/// When, and how much.
fn facts(look: &Look<'_>, batch: &Batch) -> String {
    let count = |n: u32| Quantity::Count(f64::from(n));
    let on = Day::of_instant(batch.at_utc_s, 0);
    let values = [
        ("on", Quantity::Date(on)),
        ("files", count(batch.files)),
        ("runs", count(batch.runs)),
        ("days", count(batch.days)),
    ];
    let mut said = look.with("ui-imports-facts", &values);
    if let Some(range) = batch.range {
        let values = [("from", Quantity::Date(range.first)), ("to", Quantity::Date(range.last))];
        said = format!("{said} · {}", look.with("ui-preview-range", &values));
    }
    if !batch.in_sight {
        said = format!("{} · {said}", look.t("ui-imports-taken-back"));
    }
    said
}
