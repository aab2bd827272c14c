//! Trends as a table: the same days and numbers for readers who cannot see the charts, or want the figures.

use eframe::egui::{Align, Label, Layout, Margin, ScrollArea, Ui};
use egui_extras::{Column, TableBuilder};

use super::trend_panels::{Source, quantity};
use crate::analysis::{MetricId, Season};
use crate::model::{Day, DayRange};
use crate::ui::look::Look;
use crate::ui::theme;

/// The columns: a series and the name of its heading.
const COLUMNS: &[(MetricId, &str)] = &[
    (MetricId::LegsHeaviness, "ui-column-legs"),
    (MetricId::Distance, "ui-column-distance"),
    (MetricId::Load, "ui-column-load"),
    (MetricId::Ctl, "ui-layer-ctl"),
    (MetricId::Atl, "ui-layer-atl"),
    (MetricId::Tsb, "ui-layer-tsb"),
    (MetricId::WeightTrend, "ui-chart-weight"),
    (MetricId::Sleep, "ui-chart-sleep"),
    (MetricId::RestingHr, "ui-column-resting-hr"),
    (MetricId::HrAtPace, "ui-chart-heart"),
    (MetricId::GctResidual, "ui-layer-gct"),
    (MetricId::CadenceResidual, "ui-layer-cadence"),
];

/// Width of the dates and the least width of a column, points.
const DATE: f32 = 100.0;
const COLUMN: f32 = 84.0;

/// The days of `range`, the latest first.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, season: &Season, range: DayRange) {
    let days: Vec<Day> = range.iter().rev().collect();
    let spared = |metric: MetricId| look.spares_weight() && metric == MetricId::WeightTrend;
    let columns: Vec<&(MetricId, &str)> = COLUMNS.iter().filter(|(metric, _)| !spared(*metric)).collect();
    look.palette.card_frame().inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
        // A wide window is shared out.
        let gaps = ui.spacing().item_spacing.x * columns.len() as f32;
        let width = ((ui.available_width() - DATE - gaps) / columns.len() as f32).max(COLUMN);
        ScrollArea::horizontal().show(ui, |ui| {
            let table = TableBuilder::new(ui)
                .striped(true)
                .auto_shrink(false)
                .cell_layout(Layout::left_to_right(Align::Center))
                .column(Column::exact(DATE))
                .columns(Column::exact(width).clip(true), columns.len());
            let table = table.header(36.0, |mut row| {
                row.col(|ui| heading_ui(ui, look, "ui-column-date"));
                for (_, label) in &columns {
                    row.col(|ui| heading_ui(ui, look, label));
                }
            });
            table.body(|body| {
                body.rows(26.0, days.len(), |mut row| {
                    let Some(day) = days.get(row.index()).copied() else { return };
                    row.col(|ui| drop(ui.label(look.date(day))));
                    for (metric, _) in &columns {
                        let value = season.value(*metric, day).map(|value| quantity(Source::Metric(*metric), value));
                        row.col(|ui| drop(ui.label(look.maybe(value))));
                    }
                });
            });
        });
    });
}

fn heading_ui(ui: &mut Ui, look: &Look<'_>, label: &str) {
    ui.add(Label::new(theme::small(look.t(label)).color(look.palette.weak)).wrap());
}
