//! The legs of the day to come, on Today: how likely heavy, what moves it, what would lower it; or what is missing.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::analysis::forecast::{Forecast, Outcome, Outlook};
use crate::model::{Day, Quantity};
use crate::ui::look::Look;
use crate::ui::widgets::{card, controls};
use crate::ui::{icons, theme};

/// From this width on what moves the forecast stands beside what would lower it.
const WIDE: f32 = 640.0;

/// One card, or one line.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>) {
    let Some(season) = look.season() else { return };
    let day = season.days.last.plus(1);
    match &season.outlook {
        Some(Outlook::Told(forecast)) if day >= look.app.today => card_ui(ui, look, forecast),
        Some(Outlook::Told(_)) => {
            line_ui(ui, look, &look.with("forecast-missing-data", &[("day", Quantity::Date(season.days.last))]));
        }
        Some(Outlook::Missing(says)) => line_ui(ui, look, &look.say(says)),
        None => {}
    }
}

fn line_ui(ui: &mut Ui, look: &Look<'_>, says: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::icon(icons::MISSING, 15.0).color(look.palette.weak));
        ui.label(theme::body(says).color(look.palette.weak));
    });
    ui.add_space(8.0);
}

fn card_ui(ui: &mut Ui, look: &Look<'_>, forecast: &Forecast) {
    let palette = &look.palette;
    palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            controls::tile(ui, look, icons::LEGS, palette.accent, 30.0);
            ui.label(theme::heading(title(look, forecast.day)).color(palette.text));
        });
        chance_ui(ui, look, forecast);
        ui.label(theme::body(look.say(&forecast.usual)).size(13.0).color(palette.weak));
        if ui.available_width() > WIDE {
            ui.horizontal_top(|ui| {
                let half = (ui.available_width() - 24.0) / 2.0;
                ui.allocate_ui_with_layout(vec2(half, 0.0), Layout::top_down(Align::Min), |ui| {
                    drivers_ui(ui, look, forecast);
                });
                ui.add_space(24.0 - ui.spacing().item_spacing.x);
                ui.allocate_ui_with_layout(vec2(half, 0.0), Layout::top_down(Align::Min), |ui| {
                    lower_ui(ui, look, forecast);
                });
            });
        } else {
            drivers_ui(ui, look, forecast);
            lower_ui(ui, look, forecast);
        }
        ui.label(theme::small(look.t("forecast-honest")).color(palette.weak));
    });
    ui.add_space(8.0);
}

fn title(look: &Look<'_>, day: Day) -> String {
    match day.since(look.app.today) {
        0 => look.t("forecast-today"),
        1 => look.t("forecast-tomorrow"),
        _ => look.with("forecast-day", &[("day", Quantity::Date(day))]),
    }
}

fn chance_ui(ui: &mut Ui, look: &Look<'_>, forecast: &Forecast) {
    let of = match forecast.outcome {
        Outcome::Morning => "forecast-chance-of-morning",
        Outcome::Run => "forecast-chance-of-run",
    };
    let percent = Quantity::Count((forecast.probability * 100.0).round());
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::number(look.with("forecast-chance", &[("percent", percent)])).color(look.palette.text));
        let says = look.with(of, &[("day", Quantity::Date(forecast.day))]);
        ui.label(theme::body(says).color(look.palette.text));
    });
}

fn drivers_ui(ui: &mut Ui, look: &Look<'_>, forecast: &Forecast) {
    let palette = &look.palette;
    if forecast.drivers.is_empty() {
        return;
    }
    ui.label(theme::strong(look.t("forecast-moved")).color(palette.text));
    for driver in &forecast.drivers {
        let (glyph, color, kind) = if driver.adds > 0.0 {
            (icons::UP, palette.accent, "forecast-raises")
        } else {
            (icons::OPENED, palette.good, "forecast-lowers")
        };
        card::line_ui(ui, look, glyph, color, &look.say(&driver.says), kind);
    }
}

fn lower_ui(ui: &mut Ui, look: &Look<'_>, forecast: &Forecast) {
    let palette = &look.palette;
    ui.label(theme::strong(look.t("forecast-lower")).color(palette.text));
    for change in &forecast.lower {
        card::line_ui(ui, look, icons::CHECK, palette.good, &look.say(&change.says), "forecast-lower");
    }
    if forecast.lower.is_empty() {
        ui.label(theme::body(look.t("forecast-lower-nothing")).size(13.0).color(palette.weak));
    }
}
