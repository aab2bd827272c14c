//! Everything can be reached without a mouse.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use lightfoot::ui::{Route, Saved, Theme};

use crate::support::{Harness, empty, judged, open, shows, window};

#[test]
fn each_screen_has_a_key() {
    let mut harness = open(judged());
    let screens = [
        (Key::Num2, Route::Trends),
        (Key::Num3, Route::Runs),
        (Key::Num4, Route::Diary),
        (Key::Num5, Route::Profile),
        (Key::Num6, Route::Import),
        (Key::Num1, Route::Today),
    ];
    for (key, route) in screens {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run();
        assert_eq!(window(&harness).route(), route);
    }
}

#[test]
fn tab_and_enter_do_what_a_click_does() {
    let mut harness = open(judged());
    // The second stop is the second screen of the list.
    for _ in 0..2 {
        harness.key_press(Key::Tab);
        harness.run();
    }
    let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    assert_eq!(focused.and_then(|node| node.accesskit_node().label()).as_deref(), Some("Trends"));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(window(&harness).route(), Route::Trends);
}

/// What the runner can do something with.
const CONTROLS: [Role; 7] =
    [Role::Button, Role::CheckBox, Role::RadioButton, Role::ComboBox, Role::TextInput, Role::Slider, Role::SpinButton];

/// What has the focus.
#[derive(Clone, PartialEq, Debug)]
struct Stop {
    id: String,
    role: Role,
    name: String,
    place: egui::Rect,
}

/// The stops of the tab key on a screen, from the first until it comes round.
fn stops(harness: &mut Harness) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..400 {
        harness.key_press(Key::Tab);
        harness.run();
        let node = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let Some(node) = node else { continue };
        let (id, role) = (format!("{:?}", node.accesskit_node().id()), node.accesskit_node().role());
        let name = node.accesskit_node().label().unwrap_or_default();
        let stop = Stop { id, role, name, place: node.rect() };
        if stops.iter().any(|seen| seen.id == stop.id) {
            return stops;
        }
        stops.push(stop);
    }
    unreachable!("the tab key never comes round: {stops:?}")
}

#[test]
fn the_tab_key_stops_at_every_control_of_a_screen_and_each_has_a_name() {
    let screens = ["Today", "Trends", "Runs", "Diary", "Profile", "Import"];
    for (number, screen) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6].into_iter().zip(screens)
    {
        let mut harness = open(judged());
        harness.key_press_modifiers(Modifiers::COMMAND, number);
        harness.run();
        let stops = stops(&mut harness);
        let names: Vec<&str> = stops.iter().map(|stop| stop.name.as_str()).collect();
        assert_eq!(&names[..6], screens, "the list of screens comes first on {screen}");
        let reached = |id: &str| stops.iter().any(|stop| stop.id == id);
        let missed: Vec<String> = harness
            .root()
            .children_recursive()
            .filter(|node| CONTROLS.contains(&node.accesskit_node().role()) && !node.accesskit_node().is_disabled())
            .filter(|node| !reached(&format!("{:?}", node.accesskit_node().id())))
            .map(|node| format!("{:?} {:?}", node.accesskit_node().role(), node.accesskit_node().label()))
            .collect();
        assert!(missed.is_empty(), "out of reach on {screen}: {missed:?}");
        let nameless: Vec<&Stop> = stops.iter().filter(|stop| stop.name.trim().is_empty()).collect();
        assert!(nameless.is_empty(), "no name on {screen}: {nameless:?}");
    }
}

#[test]
fn the_tab_key_goes_through_the_ranges_from_the_shortest_to_the_longest() {
    let mut harness = open(judged());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run();
    let ranges: Vec<Stop> = stops(&mut harness).into_iter().filter(|stop| stop.role == Role::RadioButton).collect();
    let names: Vec<&str> = ranges.iter().map(|stop| stop.name.as_str()).collect();
    assert_eq!(names, ["Show 3 months", "Show 6 months", "Show 1 year", "Show 3 years", "Show everything"]);
    assert!(ranges.is_sorted_by(|a, b| a.place.right() <= b.place.left()), "as they are read: {ranges:?}");
}

#[test]
fn keys_move_the_charts_in_time() {
    let mut harness = open(judged());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run();
    harness.key_press(Key::Num1);
    harness.run();
    assert!(shows(&harness, "2 Mar 2026 – 31 May 2026") || shows(&harness, "3 Mar 2026 – 31 May 2026"));
    harness.key_press(Key::Home);
    harness.run();
    assert!(!shows(&harness, "– 31 May 2026"));
    harness.key_press(Key::End);
    harness.run();
    assert!(shows(&harness, "– 31 May 2026"));
}

#[test]
fn the_theme_changes_and_is_kept_for_the_next_start() {
    let (_folder, app) = empty();
    let mut harness = open(app);
    let before = harness.ctx.theme();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    harness.run();
    assert_ne!(harness.ctx.theme(), before);
    let kept = serde_json::to_string(window(&harness).saved()).expect("can be written");
    let again: Saved = serde_json::from_str(&kept).expect("can be read");
    assert_eq!(again.theme, window(&harness).saved().theme);
    assert_ne!(again.theme, Theme::System);
}

#[test]
fn a_kept_state_that_lacks_fields_falls_back_field_by_field() {
    let saved: Saved = serde_json::from_str(r#"{"theme": "Dark"}"#).expect("can be read");
    assert_eq!(saved, Saved { theme: Theme::Dark, ..Saved::default() });
}

#[test]
fn the_help_page_lists_the_keys() {
    let mut harness = open(judged());
    harness.key_press(Key::F1);
    harness.run();
    assert!(shows(&harness, "Go to Trends"));
    assert!(harness.query_by_label("Ctrl+2").is_some());
}
