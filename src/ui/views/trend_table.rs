//! Trends as a table: the same days and numbers for readers who cannot see the charts, or want the figures.

use eframe::egui::Ui;
use egui_extras::{Column, TableBuilder};

use super::trend_data::{Source, quantity};
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

/// The days of `range`, the latest first.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, season: &Season, range: DayRange) {
    let days: Vec<Day> = range.iter().rev().collect();
    let spared = |metric: MetricId| look.spares_weight() && metric == MetricId::WeightTrend;
    let columns: Vec<&(MetricId, &str)> = COLUMNS.iter().filter(|(metric, _)| !spared(*metric)).collect();
    eframe::egui::ScrollArea::horizontal().show(ui, |ui| {
        let table = TableBuilder::new(ui)
            .striped(true)
            .auto_shrink(false)
            .column(Column::exact(100.0))
            .columns(Column::initial(88.0).at_least(64.0).resizable(true).clip(true), columns.len());
        let table = table.header(40.0, |mut row| {
            row.col(|ui| drop(ui.label(theme::strong(look.t("ui-column-date")).size(12.0))));
            for (_, label) in &columns {
                row.col(|ui| drop(ui.label(theme::strong(look.t(label)).size(12.0))));
            }
        });
        table.body(|body| {
            body.rows(24.0, days.len(), |mut row| {
                let Some(day) = days.get(row.index()).copied() else { return };
                row.col(|ui| drop(ui.label(look.date(day))));
                for (metric, _) in &columns {
                    let value = season.value(*metric, day).map(|value| quantity(Source::Metric(*metric), value));
                    row.col(|ui| drop(ui.label(look.maybe(value))));
                }
            });
        });
    });
}
