//! What heavy runs came with: one column a heavy run with a glyph for each of its causes, and a bar for each cause. The
//! shares overlap; runs that fit none are counted openly.

use std::collections::BTreeMap;

use eframe::egui::{Align2, FontId, Rect, Sense, Ui, pos2, vec2};

use super::controls;
use crate::causes::{Attribution, CauseId};
use crate::model::Quantity;
use crate::ui::look::Look;
use crate::ui::{icons, theme};

/// Height of a row, width of the names, and of one heavy run.
const ROW: f32 = 24.0;
const NAMES: f32 = 150.0;
const RUN: f32 = 20.0;
/// Width of the bars with their counts.
const BARS: f32 = 150.0;
/// Weeks the runs are of.
const WEEKS: f64 = 12.0;

/// Draws the chart; nothing without heavy runs.
pub(in crate::ui) fn ui(ui: &mut Ui, look: &Look<'_>, attribution: &Attribution) {
    let heavy = attribution.heavy.len();
    if heavy == 0 {
        return;
    }
    let palette = &look.palette;
    let mut counts: BTreeMap<CauseId, usize> = BTreeMap::new();
    for cause in attribution.heavy.iter().flat_map(|run| &run.causes) {
        *counts.entry(*cause).or_default() += 1;
    }
    let mut rows: Vec<(CauseId, usize)> = counts.into_iter().collect();
    rows.sort_by_key(|(cause, count)| (std::cmp::Reverse(*count), *cause));
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = attribution.either("attribution-chart-title", "attribution-chart-title-mornings");
        ui.label(theme::heading(look.t(title)).color(palette.text));
        // As many of the latest runs as there is room for.
        let room = ((ui.available_width() - NAMES - BARS) / RUN).max(1.0) as usize;
        let from = heavy.saturating_sub(room);
        for (cause, count) in &rows {
            row_ui(ui, look, attribution, (Some(*cause), *count), from);
        }
        if attribution.unexplained() > 0 {
            row_ui(ui, look, attribution, (None, attribution.unexplained()), from);
        }
        let none = attribution.either("attribution-explained-none", "attribution-explained-none-mornings");
        let values = [
            ("unexplained", Quantity::Count(attribution.unexplained() as f64)),
            ("heavy", Quantity::Count(heavy as f64)),
            ("weeks", Quantity::Count(WEEKS)),
        ];
        ui.label(theme::body(look.with(none, &values)).color(palette.text));
        ui.label(theme::small(look.t("attribution-chart-note")).color(palette.weak));
    });
    ui.add_space(8.0);
}

/// One cause, or none: its name, a glyph under each run that came with it, and its share as a bar.
fn row_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    attribution: &Attribution,
    (cause, count): (Option<CauseId>, usize),
    from: usize,
) {
    let palette = &look.palette;
    let color = cause.map_or(palette.weak, |cause| palette.cause(cause));
    let glyph = cause.map_or(icons::MISSING, icons::cause);
    let is_of = |causes: &[CauseId]| cause.map_or(causes.is_empty(), |cause| causes.contains(&cause));
    let heavy = attribution.heavy.len();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let values = [("with", Quantity::Count(count as f64)), ("heavy", Quantity::Count(heavy as f64))];
    let share = look.with("attribution-share", &values);
    let name = cause.map_or_else(|| look.t("attribution-fits-none"), |cause| look.cause(cause));
    response
        .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, format!("{name}: {share}")));
    let middle = rect.center().y;
    let font = FontId::new(12.5, theme::semi());
    let clip = Rect::from_min_max(rect.min, pos2(rect.left() + NAMES - 8.0, rect.bottom()));
    ui.painter().with_clip_rect(clip).text(pos2(rect.left(), middle), Align2::LEFT_CENTER, name, font, palette.text);
    let mut end = rect.left() + NAMES;
    for run in attribution.heavy.iter().skip(from) {
        let at = pos2(end + 0.5 * RUN, middle);
        if is_of(&run.causes) {
            controls::glyph(ui, at, glyph, 14.0, color);
        } else {
            ui.painter().circle_filled(at, 1.5, palette.faint);
        }
        end += RUN;
    }
    let bar = Rect::from_min_max(pos2(end + 10.0, middle - 5.0), pos2(end + BARS - 56.0, middle + 5.0));
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * count as f32 / heavy.max(1) as f32, bar.height()));
    ui.painter().rect_filled(bar, 3.0, palette.grid);
    ui.painter().rect_filled(filled, 3.0, color);
    let end = pos2(bar.right() + 8.0, middle);
    ui.painter().text(end, Align2::LEFT_CENTER, share, theme::regular(12.0), palette.weak);
}
