//! What stands beside the charts of Trends: the flag looked at with its card, else the causes to choose from.

use eframe::egui::{Align, Layout, Margin, ScrollArea, Ui};

use super::trends::Own;
use crate::causes::Episode;
use crate::model::Quantity;
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::{card, controls};
use crate::ui::{icons, theme};

/// The card of the flag looked at; else the causes whose flags are up.
pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let Some(judgement) = look.judgement() else { return };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let chosen = own.chosen.and_then(|index| judgement.episodes.get(index));
        if let Some(episode) = chosen {
            ui.horizontal(|ui| {
                ui.label(theme::heading(look.t("ui-trends-flag")));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if controls::icon_button(ui, look, icons::CLOSE, "ui-trends-flag-close").clicked() {
                        own.chosen = None;
                        own.evidence = None;
                    }
                });
            });
            episode_ui(ui, look, episode);
            let finding = judgement.findings.iter().find(|finding| finding.cause == episode.cause);
            if let Some(finding) = finding {
                ui.label(theme::small(look.t("ui-trends-now")).color(look.palette.weak));
                card::ui(ui, look, finding, &mut own.opened, ask);
            }
            return;
        }
        ui.label(theme::heading(look.t("ui-trends-causes")));
        ui.label(theme::small(look.t("ui-trends-causes-hint")).color(look.palette.weak));
        ui.add_space(4.0);
        let frame = look.palette.card_frame().inner_margin(Margin::symmetric(6, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            for finding in look.findings(judgement) {
                if card::row_ui(ui, look, finding, false) {
                    match judgement.episodes.iter().rposition(|episode| episode.cause == finding.cause) {
                        Some(_) => ask.push(Action::ShowOnTrends(finding.cause, card::window(finding))),
                        None => ask.push(Action::ShowCard(finding.cause)),
                    }
                }
            }
        });
    });
}

/// What raised a flag.
fn episode_ui(ui: &mut Ui, look: &Look<'_>, episode: &Episode) {
    let palette = &look.palette;
    let color = palette.cause(episode.cause);
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::cause(episode.cause), color, 30.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(theme::heading(look.cause(episode.cause)));
                let to = episode.to.map_or_else(|| look.t("ui-flag-now"), |day| look.date(day.plus(-1)));
                let values = [("from", Quantity::Date(episode.from)), ("to", Quantity::Name(to))];
                ui.label(theme::small(look.with("ui-trends-range", &values)).color(palette.weak));
            });
        });
        for part in &episode.parts {
            ui.label(theme::body(look.say(&part.says)).color(palette.text));
        }
    });
    ui.add_space(6.0);
}
