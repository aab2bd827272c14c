//! The screens. To add one: its file, a variant of `Route`, and a row here.

pub(super) mod diary;
mod diary_day;
mod diary_run;
mod heard;
pub(super) mod import;
mod import_lines;
mod import_list;
mod import_preview;
mod import_results;
mod import_table;
pub(super) mod profile;
mod profile_lists;
mod profile_sources;
mod run_charts;
mod run_truth;
pub(super) mod runs;
pub(super) mod today;
mod today_legs;
mod today_notes;
mod today_trials;
mod trend_data;
mod trend_layers;
mod trend_panels;
mod trend_side;
mod trend_table;
pub(super) mod trends;

use eframe::egui::Ui;

use super::action::Action;
use super::icons;
use super::look::Look;
use super::state::{Route, Saved, Session};

/// A screen.
pub(super) struct View {
    pub(super) route: Route,
    /// Name of its text.
    pub(super) id: &'static str,
    pub(super) icon: &'static str,
    /// How many things wait there.
    pub(super) badge: fn(&Look<'_>) -> Option<usize>,
    /// Draws it.
    pub(super) ui: fn(&mut Ui, &mut Saved, &mut Session, &Look<'_>, &mut Vec<Action>),
}

/// Every screen, in the order of the list at the left.
pub(super) const VIEWS: &[View] = &[
    View {
        route: Route::Today,
        id: "ui-view-today",
        icon: icons::TODAY,
        badge: today::flags_up,
        ui: |ui, saved, session, look, ask| {
            let asked = session.card_asked.take();
            today::ui(ui, saved, &mut session.today, asked, look, ask);
        },
    },
    View {
        route: Route::Trends,
        id: "ui-view-trends",
        icon: icons::TRENDS,
        badge: |_| None,
        ui: |ui, saved, session, look, ask| trends::ui(ui, saved, &mut session.trends, look, ask),
    },
    View {
        route: Route::Runs,
        id: "ui-view-runs",
        icon: icons::RUNS,
        badge: |_| None,
        ui: |ui, _, session, look, ask| runs::ui(ui, &mut session.runs, look, ask),
    },
    View {
        route: Route::Diary,
        id: "ui-view-diary",
        icon: icons::DIARY,
        badge: |look| Some(diary::waiting(look).len()),
        ui: |ui, _, session, look, ask| diary::ui(ui, &mut session.diary, look, ask),
    },
    View {
        route: Route::Profile,
        id: "ui-view-profile",
        icon: icons::PROFILE,
        badge: |_| None,
        ui: |ui, _, session, look, ask| profile::ui(ui, &mut session.profile, look, ask),
    },
    View {
        route: Route::Import,
        id: "ui-view-import",
        icon: icons::IMPORT,
        badge: |_| None,
        ui: |ui, _, session, look, ask| import::ui(ui, &mut session.import, look, ask),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::runner::Units;
    use crate::text::Text;

    #[test]
    fn every_screen_has_a_name_and_stands_in_the_list_once() {
        let text = Text::english(Units::Metric);
        for (row, view) in VIEWS.iter().enumerate() {
            assert!(text.has(view.id), "{} has no text", view.id);
            assert!(VIEWS.iter().skip(row + 1).all(|other| other.route != view.route));
        }
    }
}
