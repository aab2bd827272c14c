//! The lists of the profile: shoes, races, blood donations.

use eframe::egui::{ComboBox, Stroke, Ui, vec2};

use super::profile::Own;
use crate::model::runner::{Priority, ShoeKind};
use crate::model::{Day, Race, Runner, Shoe};
use crate::ui::look::Look;
use crate::ui::widgets::{controls, fields};
use crate::ui::{icons, theme};

/// From this width on everything of a pair of shoes stands on one line, points.
const SHOE_LINE: f32 = 880.0;

const KINDS: [(ShoeKind, &str); 5] = [
    (ShoeKind::Neutral, "ui-shoe-neutral"),
    (ShoeKind::Stability, "ui-shoe-stability"),
    (ShoeKind::Minimal, "ui-shoe-minimal"),
    (ShoeKind::Racing, "ui-shoe-racing"),
    (ShoeKind::Trail, "ui-shoe-trail"),
];

/// One row of a list, with a line above it and a button that removes it; whether that was pressed.
fn item_ui(ui: &mut Ui, look: &Look<'_>, index: usize, remove: &str, contents: impl FnOnce(&mut Ui)) -> bool {
    if index > 0 {
        let line = ui.available_rect_before_wrap();
        ui.painter().hline(line.x_range(), line.top(), Stroke::new(1.0, look.palette.grid));
        ui.add_space(4.0);
    }
    ui.push_id(index, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, 6.0);
            contents(ui);
            fields::beside(ui, 26.0, |ui| controls::icon_button(ui, look, icons::REMOVE, remove).clicked())
        })
        .inner
    })
    .inner
}

pub(super) fn shoes_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, runner: &mut Runner) {
    ui.label(theme::small(look.t("ui-profile-shoes-hint")).color(look.palette.weak));
    let mut removed = None;
    for (index, shoe) in runner.shoes.iter_mut().enumerate() {
        let is_narrow = ui.available_width() < SHOE_LINE;
        let gone = item_ui(ui, look, index, "ui-shoe-remove", |ui| {
            fields::text(ui, look, "ui-shoe-name", &mut shoe.name, 150.0);
            fields::choice(ui, look, "ui-shoe-kind", &KINDS, &mut shoe.kind);
            fields::number(ui, look, &mut own.drafts, ("ui-shoe-mass", 0), &mut shoe.mass_g);
            if is_narrow {
                ui.end_row();
            }
            let mut km = Some(shoe.start_km);
            if fields::number(ui, look, &mut own.drafts, ("ui-shoe-start", 0), &mut km) {
                shoe.start_km = km.unwrap_or_default().max(0.0);
            }
            fields::date(ui, look, &mut own.drafts, "ui-shoe-from", &mut shoe.from);
            fields::date(ui, look, &mut own.drafts, "ui-shoe-to", &mut shoe.to);
            let usual = |ui: &mut Ui| controls::chip(ui, look, &look.t("ui-shoe-default"), shoe.default).clicked();
            if fields::beside(ui, 90.0, usual) {
                shoe.default = !shoe.default;
            }
        });
        if gone {
            removed = Some(index);
        }
    }
    if let Some(index) = removed {
        runner.shoes.remove(index);
        own.drafts.clear();
    }
    let add = ui.horizontal(|ui| controls::secondary(ui, look, icons::ADD, &look.t("ui-shoe-add")).clicked());
    if add.inner {
        let first = runner.shoes.is_empty();
        runner.shoes.push(Shoe { from: Some(look.app.today), default: first, ..Shoe::default() });
    }
}

pub(super) fn races_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, runner: &mut Runner) {
    ui.label(theme::small(look.t("ui-profile-races-hint")).color(look.palette.weak));
    let mut removed = None;
    for (index, race) in runner.races.iter_mut().enumerate() {
        let gone = item_ui(ui, look, index, "ui-race-remove", |ui| {
            fields::text(ui, look, "ui-race-name", &mut race.name, 200.0);
            let mut date = Some(race.date);
            if fields::date(ui, look, &mut own.drafts, "ui-race-date", &mut date)
                && let Some(date) = date
            {
                race.date = date;
            }
            fields::number(ui, look, &mut own.drafts, ("ui-race-distance", 1), &mut race.distance_km);
            priority_ui(ui, look, &mut race.priority);
        });
        if gone {
            removed = Some(index);
        }
    }
    if let Some(index) = removed {
        runner.races.remove(index);
        own.drafts.clear();
    }
    let add = ui.horizontal(|ui| controls::secondary(ui, look, icons::ADD, &look.t("ui-race-add")).clicked());
    if add.inner {
        runner.races.push(Race { date: look.app.today.plus(56), priority: Priority::A, ..Race::default() });
    }
}

fn priority_ui(ui: &mut Ui, look: &Look<'_>, priority: &mut Priority) {
    let text = |priority: Priority| match priority {
        Priority::A => look.t("ui-race-a"),
        Priority::B => look.t("ui-race-b"),
        Priority::C => look.t("ui-race-c"),
    };
    fields::labelled(ui, look, ("ui-race-priority", 120.0), |ui| {
        ComboBox::from_id_salt("priority").selected_text(text(*priority)).width(120.0).show_ui(ui, |ui| {
            for value in [Priority::A, Priority::B, Priority::C] {
                ui.selectable_value(priority, value, text(value));
            }
        });
    });
}

pub(super) fn donations_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, runner: &mut Runner) {
    ui.label(theme::small(look.t("ui-profile-donations")).color(look.palette.weak));
    let mut removed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (index, day) in runner.blood_donations.iter_mut().enumerate() {
            ui.push_id(("donation", index), |ui| {
                let mut date: Option<Day> = Some(*day);
                if fields::date(ui, look, &mut own.drafts, "ui-donation-date", &mut date)
                    && let Some(date) = date
                {
                    *day = date;
                }
                let remove =
                    |ui: &mut Ui| controls::icon_button(ui, look, icons::REMOVE, "ui-donation-remove").clicked();
                if fields::beside(ui, 26.0, remove) {
                    removed = Some(index);
                }
            });
        }
        let add = |ui: &mut Ui| controls::secondary(ui, look, icons::ADD, &look.t("ui-donation-add")).clicked();
        let is_pressed = if runner.blood_donations.is_empty() { add(ui) } else { fields::beside(ui, 130.0, add) };
        if is_pressed {
            runner.blood_donations.push(look.app.today);
        }
    });
    if let Some(index) = removed {
        runner.blood_donations.remove(index);
        own.drafts.clear();
    }
}
