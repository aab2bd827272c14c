//! Stories of a runner at the window.

use eframe::egui;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use lightfoot::model::Origin;
use lightfoot::ui::Route;

use crate::support::{drop_files, empty, open, press, shows, today, week_of_files, window};

#[test]
fn a_first_start_says_what_to_do_and_offers_a_sample() {
    let (_folder, app) = empty();
    let harness = open(app);
    assert!(shows(&harness, "Why do your legs feel heavy?"));
    assert!(shows(&harness, "Drop your files anywhere on this window"));
    assert!(harness.query_by_role_and_label(Role::Button, "Try with a sample runner").is_some());
}

#[test]
fn files_held_over_the_window_and_dropped_are_imported_whole() {
    let (folder, app) = empty();
    let files = week_of_files(folder.path());
    let mut harness = open(app);
    let hovered = egui::HoveredFile { path: files.first().cloned(), ..Default::default() };
    harness.input_mut().hovered_files.push(hovered);
    harness.step();
    harness.input_mut().hovered_files.clear();
    drop_files(&mut harness, &files);
    let shown = window(&harness);
    assert_eq!(shown.app().history.activities.len(), files.len());
    assert_eq!(shown.route(), Route::Import);
    let report = shown.app().last_import.clone().expect("an import has ended");
    assert_eq!(report.files.len(), files.len(), "several frames of one drop are one import");
}

#[test]
fn a_rating_takes_three_taps_and_is_taken_back_with_one() {
    let (folder, app) = empty();
    let files = week_of_files(folder.path());
    let mut harness = open(app);
    drop_files(&mut harness, &files);
    press(&mut harness, "Diary");
    let tap = |harness: &mut crate::support::Harness, name: &str| {
        harness.get_all_by_role_and_label(Role::RadioButton, name).next().expect("a run waits").click();
        harness.run();
    };
    tap(&mut harness, "How heavy did your legs feel on this run? 7");
    tap(&mut harness, "How hard was the whole run? 4");
    harness.get_all_by_role_and_label(Role::Button, "Save rating").next().expect("can be saved").click();
    harness.run();
    let typed: Vec<_> = window(&harness).app().history.diary.clone();
    assert_eq!(typed.len(), 1);
    assert_eq!((typed[0].said.legs_heaviness, typed[0].said.effort), (Some(7.0), Some(4.0)));
    assert_eq!(typed[0].origin, Origin::Typed);
    assert!(typed[0].time_s.is_some(), "the rating belongs to a run, not to the day");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run();
    assert!(window(&harness).app().history.diary.is_empty());
}

#[test]
fn a_rating_is_corrected_from_the_page_of_its_run_and_keeps_what_else_was_said() {
    let (folder, app) = empty();
    let files = week_of_files(folder.path());
    let mut harness = open(app);
    drop_files(&mut harness, &files[..1]);
    let rate = |harness: &mut crate::support::Harness, legs: &str| {
        let name = format!("How heavy did your legs feel on this run? {legs}");
        harness.get_by_role_and_label(Role::RadioButton, &name).click();
        harness.run();
        press(harness, "Save rating");
    };
    press(&mut harness, "Diary");
    press(&mut harness, "More");
    harness.get_by_role_and_label(Role::TextInput, "Drunk on the run, ml").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Drunk on the run, ml").type_text("400");
    harness.run();
    rate(&mut harness, "7");
    assert!(harness.query_by_role_and_label(Role::Button, "Save rating").is_none(), "nothing waits any more");
    assert_eq!(window(&harness).app().history.diary[0].said.drink_ml, Some(400.0));
    press(&mut harness, "Runs");
    let is_row = |node: &egui_kittest::Node<'_>| {
        egui_kittest::kittest::NodeT::accesskit_node(node).label().is_some_and(|label| label.starts_with("Open "))
    };
    harness.get_all_by_role(Role::Button).find(is_row).expect("a row").click();
    harness.run();
    press(&mut harness, "Rate this run");
    rate(&mut harness, "3");
    let diary = &window(&harness).app().history.diary;
    assert_eq!(diary.len(), 1, "a correction is no second rating");
    assert_eq!((diary[0].said.legs_heaviness, diary[0].said.drink_ml), (Some(3.0), Some(400.0)));
}

#[test]
fn what_was_not_said_stays_unknown() {
    let (folder, app) = empty();
    let files = week_of_files(folder.path());
    let mut harness = open(app);
    drop_files(&mut harness, &files);
    press(&mut harness, "Diary");
    harness.get_by_role_and_label(Role::TextInput, "Sleep, hours").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Sleep, hours").type_text("6,5");
    harness.run();
    press(&mut harness, "Save day");
    let diary = &window(&harness).app().history.diary;
    assert_eq!(diary.len(), 1);
    assert_eq!((diary[0].day, diary[0].said.sleep_h), (today(), Some(6.5)));
    assert_eq!((diary[0].said.weight_kg, diary[0].said.ill, diary[0].said.tired), (None, None, None));
}

#[test]
fn a_deleted_run_comes_back() {
    let (folder, app) = empty();
    let files = week_of_files(folder.path());
    let mut harness = open(app);
    drop_files(&mut harness, &files);
    let id = window(&harness).app().history.activities[0].id.clone();
    press(&mut harness, "Runs");
    press(&mut harness, "Sort by Date");
    let first = harness.get_all_by_role(Role::Button).find(|node| {
        egui_kittest::kittest::NodeT::accesskit_node(node).label().is_some_and(|label| label.starts_with("Open "))
    });
    first.expect("a row").click();
    harness.run();
    assert!(window(&harness).app().open.as_ref().is_some_and(|(open, _)| *open == id), "its columns were read");
    press(&mut harness, "Delete this run");
    assert_eq!(window(&harness).app().history.activities.len(), files.len() - 1);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run();
    assert_eq!(window(&harness).app().history.activities.len(), files.len());
}
