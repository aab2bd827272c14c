//! What stands above a screen, whichever it is: that the runner shown is a sample, and that an import waits for a yes.

use std::sync::Arc;

use eframe::egui::{Frame, Margin, Panel, Ui};

use super::action::Action;
use super::look::Look;
use super::state::{Route, Session};
use super::widgets::controls;
use super::{icons, theme};
use crate::app::{Command, ImportReport};
use crate::model::Quantity;

pub(super) fn ui(ui: &mut Ui, route: Route, session: &mut Session, look: &Look<'_>, ask: &mut Vec<Action>) {
    if look.app.history.activities.iter().any(|activity| activity.sample) {
        banner_ui(ui, look, (icons::SAMPLE, look.t("ui-sample-banner")), |ui| {
            if controls::link(ui, look, &look.t("ui-sample-remove")).clicked() {
                ask.push(Action::Do(Command::RemoveSample));
            }
        });
    }
    let waiting = look.app.last_import.as_ref().filter(|_| look.app.is_waiting());
    let Some(report) = waiting else { return };
    let is_put_off = session.put_off.as_ref().is_some_and(|off| Arc::ptr_eq(off, report));
    // The Import screen shows it whole.
    if route == Route::Import || is_put_off {
        return;
    }
    banner_ui(ui, look, (icons::IMPORT, waits(look, report)), |ui| {
        if controls::link(ui, look, &look.t("ui-waiting-look")).clicked() {
            ask.push(Action::Go(Route::Import));
        }
        if controls::link(ui, look, &look.t("ui-waiting-no")).clicked() {
            session.put_off = Some(Arc::clone(report));
        }
    });
}

/// A quiet line; what can be done stands behind its words.
fn banner_ui(ui: &mut Ui, look: &Look<'_>, (glyph, says): (&str, String), links: impl FnOnce(&mut Ui)) {
    let palette = &look.palette;
    let frame = Frame::new().fill(palette.accent_soft).inner_margin(Margin::symmetric(20, 6));
    Panel::top(glyph).resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::icon(glyph, 16.0).color(palette.accent));
            ui.label(theme::body(says).color(palette.text));
            ui.add_space(6.0);
            links(ui);
        });
    });
}

/// How many files wait, and what would come of them.
fn waits(look: &Look<'_>, report: &ImportReport) -> String {
    let counts = [
        ("ui-import-runs", report.runs_new),
        ("ui-import-runs-merged", report.runs_merged),
        ("ui-import-other", report.other_activities),
        ("ui-import-days", report.measured_days),
    ];
    let counts = look.counts(&counts).join(", ");
    let files = look.with("ui-waiting-banner", &[("files", Quantity::Count(report.came() as f64))]);
    if counts.is_empty() { files } else { format!("{files}: {counts}") }
}
