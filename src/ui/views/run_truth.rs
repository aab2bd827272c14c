//! What a run is made of: the recordings behind it, which value is from which, what is doubted, and how to put it right.

use eframe::egui::{Label, Role, Stroke, Ui, WidgetInfo, vec2};

use crate::analysis::{Doubt, Effect, RunMetrics, Season};
use crate::app::Command;
use crate::model::{Activity, Day, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::{controls, fields};
use crate::ui::{icons, theme};

/// Runs offered for merging start at most so long before or after, seconds.
const NEAR_S: i64 = 12 * 3_600;
/// Runs offered at once.
const OFFERED: usize = 3;
const DAY_S: i64 = 86_400;

/// What the card remembers.
#[derive(Default)]
pub(super) struct Own {
    open: bool,
    day: Option<Day>,
    drafts: fields::Drafts,
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, run: &RunMetrics, ask: &mut Vec<Action>) {
    let Some(season) = look.season() else { return };
    let activity = &**season.recorded(run);
    let doubts = season.doubts(&activity.id);
    if activity.parts.is_empty() && doubts.is_empty() {
        return;
    }
    if !doubts.is_empty() {
        ui.add_space(8.0);
        let frame = look.palette.card_frame().stroke(Stroke::new(1.5, look.palette.danger));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            for doubt in doubts {
                doubt_ui(ui, own, look, activity, doubt, ask);
            }
        });
    }
    if activity.parts.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let near = near(season, activity);
    ui.horizontal(|ui| {
        // As far in as the figures of the card above.
        ui.add_space(18.0);
        let sources = Quantity::Name(activity.sources.join(", "));
        let text = look.with("ui-truth-from", &[("source", sources)]);
        if activity.parts.len() > 1 || !near.is_empty() {
            let words = look.t(if own.open { "ui-truth-less" } else { "ui-truth-more" });
            if controls::link(ui, look, &words).clicked() {
                own.open = !own.open;
            }
        }
        ui.add(Label::new(theme::small(text).color(look.palette.weak)).truncate());
    });
    if own.open {
        ui.add_space(4.0);
        look.palette.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            parts_ui(ui, look, activity, ask);
            near_ui(ui, look, activity, &near, ask);
        });
    }
}

/// Why something is not believed, with what settles it.
fn doubt_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, activity: &Activity, doubt: &Doubt, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        ui.label(theme::icon(icons::WARNING, 16.0).color(palette.danger));
        ui.label(theme::body(look.say(&doubt.says)).color(palette.text));
        if doubt.effect == Effect::Day {
            if let Some(began) = doubt.began_utc_s
                && controls::secondary(ui, look, icons::CHECK, &look.t("ui-truth-use")).clicked()
            {
                ask.push(Action::Do(Command::SetStart(activity.id.clone(), began)));
            }
            fields::date(ui, look, &mut own.drafts, "ui-truth-date", &mut own.day);
            ui.add_enabled_ui(own.day.is_some(), |ui| {
                let pressed = controls::secondary(ui, look, icons::CHECK, &look.t("ui-truth-set-date")).clicked();
                if let Some(day) = own.day.filter(|_| pressed) {
                    let later_s = i64::from(day.since(activity.local_date)) * DAY_S;
                    let start = activity.start_utc_s.saturating_add(later_s);
                    ask.push(Action::Do(Command::SetStart(activity.id.clone(), start)));
                }
            });
        }
        if controls::secondary(ui, look, icons::CHECK, &look.t("ui-truth-accept")).clicked() {
            ask.push(Action::Do(Command::Accept(activity.id.clone(), doubt.key)));
        }
    });
}

/// Each recording with what is from it.
fn parts_ui(ui: &mut Ui, look: &Look<'_>, activity: &Activity, ask: &mut Vec<Action>) {
    for (index, part) in activity.parts.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 4.0);
            ui.label(theme::strong(&*part.source));
            let distance = part.distance_m.map(Quantity::Distance);
            let facts = [distance, part.duration_s.map(Quantity::Duration)].into_iter().flatten();
            let facts: Vec<String> = facts.map(|fact| look.q(&fact)).collect();
            ui.label(theme::small(facts.join(" · ")).color(look.palette.weak));
            let told = if index == 0 { look.t("ui-truth-richest") } else { borrowed(look, activity, index) };
            ui.label(theme::small(told).color(look.palette.weak));
            if activity.parts.len() > 1 {
                let name = look.with("ui-truth-split", &[("source", Quantity::Name(part.source.to_string()))]);
                let button = controls::link(ui, look, &look.t("ui-truth-split-short"));
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.on_hover_text(look.t("ui-truth-split-hint")).clicked() {
                    ask.push(Action::Do(Command::Split(activity.id.clone(), part.id.clone())));
                }
            }
        });
    }
}

/// The values that come from a recording which is not the richest.
fn borrowed(look: &Look<'_>, activity: &Activity, part: usize) -> String {
    let names = activity.borrowed.iter().filter(|(_, from)| *from == part);
    let names: Vec<String> = names.map(|(name, _)| look.t(&format!("ui-value-{}", name.replace('_', "-")))).collect();
    match names.as_slice() {
        [] => look.t("ui-truth-nothing"),
        names => look.with("ui-truth-borrowed", &[("values", Quantity::Name(names.join(", ")))]),
    }
}

/// Activities that may be the same run after all.
fn near<'a>(season: &'a Season, activity: &Activity) -> Vec<&'a Activity> {
    let runs = season.runs.iter().map(|run| &**season.recorded(run));
    let near = runs.filter(|other| {
        let stored = !other.parts.is_empty() && other.id != activity.id && other.sample == activity.sample;
        stored && (other.start_utc_s - activity.start_utc_s).abs() <= NEAR_S
    });
    near.take(OFFERED).collect()
}

fn near_ui(ui: &mut Ui, look: &Look<'_>, activity: &Activity, near: &[&Activity], ask: &mut Vec<Action>) {
    for other in near {
        let start = other.local_start_s();
        let values = [
            ("title", Quantity::Name(super::runs::title(look, other))),
            ("time", Quantity::Name(format!("{:02}:{:02}", start / 3_600, start / 60 % 60))),
        ];
        if controls::link(ui, look, &look.with("ui-truth-join", &values)).clicked() {
            ask.push(Action::Do(Command::Join(activity.id.clone(), other.id.clone())));
        }
    }
}
