//! Which source counts where several measure the same: one choice a measure, offered where there is one to make.

use std::collections::BTreeSet;

use eframe::egui::{ComboBox, Ui, vec2};

use crate::model::{History, ReadingKind, Runner};
use crate::ui::look::Look;
use crate::ui::theme;
use crate::ui::widgets::fields;

/// The measures by their name in the profile, with the names of their texts.
const MEASURES: [(&str, &str); 4] = [
    ("weight", "ui-source-weight"),
    ("sleep", "ui-source-sleep"),
    ("resting_hr", "ui-source-resting-hr"),
    ("hrv", "ui-source-hrv"),
];

fn sources<'a>(history: &'a History, measure: &str) -> BTreeSet<&'a str> {
    let kinds: &[ReadingKind] = match measure {
        "weight" => &[ReadingKind::Weight],
        "resting_hr" => &[ReadingKind::RestingHr],
        "hrv" => &[ReadingKind::HrvRmssd, ReadingKind::HrvSdnn],
        _ => return history.nights.iter().map(|night| &*night.source).collect(),
    };
    let readings = history.readings.iter().filter(|reading| kinds.contains(&reading.kind));
    readings.map(|reading| &*reading.source).collect()
}

/// Whether there is anything to choose.
pub(super) fn is_needed(look: &Look<'_>, runner: &Runner) -> bool {
    let several = |(measure, _): &(&str, &str)| sources(&look.app.history, measure).len() > 1;
    !runner.preferred_sources.is_empty() || MEASURES.iter().any(several)
}

pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, runner: &mut Runner) {
    ui.label(theme::small(look.t("ui-source-hint")).color(look.palette.weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        for (measure, label) in MEASURES {
            let mut names = sources(&look.app.history, measure);
            let preferred = runner.preferred_sources.get(measure).cloned();
            names.extend(preferred.as_deref());
            if names.len() < 2 && preferred.is_none() {
                continue;
            }
            let mut chosen = preferred.clone();
            fields::labelled(ui, look, (label, 200.0), |ui| {
                let usual = look.t("ui-source-usual");
                let shown = chosen.clone().unwrap_or_else(|| usual.clone());
                ComboBox::from_id_salt(label).selected_text(shown).width(200.0).show_ui(ui, |ui| {
                    ui.selectable_value(&mut chosen, None, usual);
                    for name in &names {
                        ui.selectable_value(&mut chosen, Some((*name).to_owned()), *name);
                    }
                });
            });
            if chosen != preferred {
                match chosen {
                    Some(source) => drop(runner.preferred_sources.insert(measure.to_owned(), source)),
                    None => drop(runner.preferred_sources.remove(measure)),
                }
            }
        }
    });
}
