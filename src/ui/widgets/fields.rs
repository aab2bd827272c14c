//! Fields of forms. A number may be unknown: an empty field is "not said", never 0.

use std::collections::BTreeMap;

use eframe::egui::{Align, ComboBox, Layout, Response, TextEdit, Ui, vec2};

use crate::model::runner::Units;
use crate::model::{Day, Quantity};
use crate::ui::look::Look;
use crate::ui::theme;

/// Widths of fields.
const NUMBER: f32 = 84.0;
const DATE: f32 = 104.0;
/// Height of a field with its label.
const LABELLED: f32 = 51.0;
pub(in crate::ui) const CHOICE: f32 = 130.0;

/// Text half typed, by field: a number is taken over when it can be read, and the typing stays as it is meanwhile.
pub(in crate::ui) type Drafts = BTreeMap<u64, String>;

/// A label above what `field` draws. Its room is known beforehand, so that a row of fields can wrap.
pub(in crate::ui) fn labelled<R>(
    ui: &mut Ui,
    look: &Look<'_>,
    (label, width): (&str, f32),
    field: impl FnOnce(&mut Ui) -> R,
) -> R {
    let name = look.t(label);
    let text = ui.painter().layout_no_wrap(name.clone(), theme::regular(12.0), look.palette.weak);
    // No field has a grey hint in it: a screen reader would take that for the field's name.
    let room = vec2(width.max(text.size().x), LABELLED);
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(room);
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(theme::small(&name).color(look.palette.weak));
        ui.name_inputs(name, field)
    })
    .inner
}

/// Something without a label of its own, as far down as the fields it stands beside.
pub(in crate::ui) fn beside<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.allocate_ui_with_layout(vec2(width, LABELLED), Layout::top_down(Align::Min), |ui| {
        ui.set_min_height(LABELLED);
        ui.add_space(19.0);
        contents(ui)
    })
    .inner
}

/// A line of text; whether it changed.
pub(in crate::ui) fn text(ui: &mut Ui, look: &Look<'_>, label: &str, value: &mut String, width: f32) -> bool {
    labelled(ui, look, (label, width), |ui| ui.add(TextEdit::singleline(value).desired_width(width)).changed())
}

/// A number that may be unknown; whether it changed. `decimals` are those shown.
pub(in crate::ui) fn number(
    ui: &mut Ui,
    look: &Look<'_>,
    drafts: &mut Drafts,
    (label, decimals): (&str, usize),
    value: &mut Option<f64>,
) -> bool {
    labelled(ui, look, (label, NUMBER), |ui| {
        let id = ui.scope_id().with(label).value();
        let shown = value.map(|v| format!("{v:.decimals$}")).unwrap_or_default();
        let mut typed = drafts.get(&id).cloned().unwrap_or_else(|| shown.clone());
        let response = ui.add(TextEdit::singleline(&mut typed).desired_width(NUMBER));
        take(&response, drafts, id, &typed, |text| {
            let read = text.trim().replace(',', ".").parse::<f64>().ok().filter(|v| v.is_finite());
            if text.trim().is_empty() || read.is_some() {
                let changed = *value != read;
                *value = read;
                changed
            } else {
                false
            }
        })
    })
}

/// A body mass in the runner's unit, with the labels for kilograms and for pounds; whether it changed.
pub(in crate::ui) fn mass(
    ui: &mut Ui,
    look: &Look<'_>,
    drafts: &mut Drafts,
    [metric, imperial]: [&str; 2],
    kilograms: &mut Option<f64>,
) -> bool {
    let (label, per_kg) = match look.text.units {
        Units::Metric => (metric, 1.0),
        Units::Imperial => (imperial, crate::text::POUNDS_PER_KG),
    };
    let mut shown = kilograms.map(|kg| kg * per_kg);
    let changed = number(ui, look, drafts, (label, 1), &mut shown);
    if changed {
        *kilograms = shown.map(|mass| mass / per_kg);
    }
    changed
}

/// A speed typed as pace in the runner's unit, `4:30`; whether it changed.
pub(in crate::ui) fn pace(
    ui: &mut Ui,
    look: &Look<'_>,
    drafts: &mut Drafts,
    label: &str,
    metres_per_second: &mut Option<f64>,
) -> bool {
    let length = match look.text.units {
        Units::Metric => 1000.0,
        Units::Imperial => crate::text::MILE_M,
    };
    labelled(ui, look, (label, NUMBER), |ui| {
        let id = ui.scope_id().with(label).value();
        let pace = metres_per_second.map(|speed| look.q(&Quantity::Pace(speed)));
        let shown = pace.and_then(|pace| pace.split(' ').next().map(str::to_owned)).unwrap_or_default();
        let mut typed = drafts.get(&id).cloned().unwrap_or(shown);
        let response = ui.add(TextEdit::singleline(&mut typed).desired_width(NUMBER));
        take(&response, drafts, id, &typed, |text| {
            let seconds = seconds_of(text);
            if text.trim().is_empty() || seconds.is_some() {
                *metres_per_second = seconds.map(|seconds| length / seconds);
                return true;
            }
            false
        })
    })
}

/// Seconds of `4:30`.
fn seconds_of(text: &str) -> Option<f64> {
    let (minutes, seconds) = text.trim().split_once(':')?;
    let (minutes, seconds) = (minutes.parse::<u32>().ok()?, seconds.parse::<u32>().ok()?);
    let total = f64::from(minutes) * 60.0 + f64::from(seconds);
    (seconds < 60 && (120.0..=1800.0).contains(&total)).then_some(total)
}

/// A date that may be unknown, as `2026-05-03`; whether it changed.
pub(in crate::ui) fn date(
    ui: &mut Ui,
    look: &Look<'_>,
    drafts: &mut Drafts,
    label: &str,
    value: &mut Option<Day>,
) -> bool {
    let (changed, field) = labelled(ui, look, (label, DATE), |ui| {
        let id = ui.scope_id().with(label).value();
        let shown = value.map(|day| day.to_string()).unwrap_or_default();
        let mut typed = drafts.get(&id).cloned().unwrap_or_else(|| shown.clone());
        let response = ui.add(TextEdit::singleline(&mut typed).desired_width(DATE));
        let changed = take(&response, drafts, id, &typed, |text| {
            let read = Day::parse(text);
            if text.trim().is_empty() || read.is_some() {
                let changed = *value != read;
                *value = read;
                changed
            } else {
                false
            }
        });
        (changed, response)
    });
    // Only now: a field that has no name yet would take its hint for one.
    field.on_hover_text(look.t("ui-date-hint"));
    changed
}

/// Keeps what is half typed while the field has the focus, and takes over what can be read.
fn take(response: &Response, drafts: &mut Drafts, id: u64, typed: &str, mut read: impl FnMut(&str) -> bool) -> bool {
    if response.has_focus() {
        drafts.insert(id, typed.to_owned());
    } else {
        drafts.remove(&id);
    }
    response.changed() && read(typed)
}

/// One of several words, or none; whether it changed.
pub(in crate::ui) fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    look: &Look<'_>,
    label: &str,
    choices: &[(T, &str)],
    value: &mut Option<T>,
) -> bool {
    let before = *value;
    labelled(ui, look, (label, CHOICE), |ui| {
        let chosen = choices.iter().find(|(choice, _)| Some(*choice) == *value);
        let shown = chosen.map_or_else(|| look.t("ui-not-said"), |(_, text)| look.t(text));
        ComboBox::from_id_salt(label).selected_text(shown).width(CHOICE).show_ui(ui, |ui| {
            ui.selectable_value(value, None, look.t("ui-not-said"));
            for (choice, text) in choices {
                ui.selectable_value(value, Some(*choice), look.t(text));
            }
        });
    });
    *value != before
}

/// Yes, no or not said; whether it changed.
pub(in crate::ui) fn yes_no(ui: &mut Ui, look: &Look<'_>, label: &str, value: &mut Option<bool>) -> bool {
    choice(ui, look, label, &[(true, "ui-yes"), (false, "ui-no")], value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_minutes_and_seconds_that_a_runner_could_run() {
        assert_eq!(seconds_of("4:30"), Some(270.0));
        assert_eq!(seconds_of(" 10:05 "), Some(605.0));
        assert_eq!(["4", "4:61", "0:30", "99:00", "a:b"].map(seconds_of), [None; 5]);
    }
}
