//! Everything that can be asked for, in one list: menus, shortcuts and the help page are loops over it, so they cannot
//! disagree.

use std::path::PathBuf;

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::state::{Route, Span, Theme};
use crate::app::{App, Command};
use crate::causes::CauseId;
use crate::model::runner::Units;
use crate::model::{ActivityId, DayRange};

/// One thing asked for while drawing; done before the next frame is drawn.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Action {
    /// Something the app does.
    Do(Command),
    /// Show a screen.
    Go(Route),
    /// Show how a range of days looks on Trends.
    Range(Span),
    /// Show the latest flag of a cause on Trends, with the days its evidence was seen on.
    ShowOnTrends(CauseId, Option<DayRange>),
    /// Show the card of a cause on Today.
    ShowCard(CauseId),
    /// Show one run.
    ShowRun(ActivityId),
    /// Ask how a run felt.
    RateRun(ActivityId),
    /// Ask for files.
    PickFiles,
    /// Ask for a folder.
    PickFolder,
    /// Ask for a folder to watch.
    PickWatch,
    /// Watch this folder.
    Watch(PathBuf),
    /// Watch it no more.
    Unwatch(PathBuf),
    /// Ask where to save the summary.
    SaveReport,
    /// Ask where to save the results of the last import.
    SaveResults,
    /// Write the summary and open it in the system's viewer.
    OpenReport,
    /// Light or dark.
    Theme(Theme),
    /// From light to dark and back.
    SwitchTheme,
    /// Kilometres or miles.
    Units(Units),
    /// Show or hide the list of shortcuts.
    Help,
    /// Close the window.
    Quit,
}

/// An action that a menu, a key or the help page offers.
pub(super) struct Entry {
    /// Name of its text; the tooltip has `-hint` after it.
    pub(super) id: &'static str,
    /// The key that does it.
    pub(super) key: Option<KeyboardShortcut>,
    /// The only screen on which the key works; `None` for all.
    pub(super) on: Option<Route>,
    /// The menu it stands in.
    pub(super) menu: Menu,
    /// What it does.
    pub(super) action: fn() -> Action,
}

/// Where an entry stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Menu {
    /// The menu of the window.
    Main,
    /// Only a key.
    None,
}

const COMMAND: Modifiers = Modifiers::COMMAND;

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn entry(id: &'static str, key: Option<KeyboardShortcut>, menu: Menu, action: fn() -> Action) -> Entry {
    Entry { id, key, on: None, menu, action }
}

const fn on_trends(id: &'static str, key: KeyboardShortcut, action: fn() -> Action) -> Entry {
    Entry { id, key: Some(key), on: Some(Route::Trends), menu: Menu::None, action }
}

/// Every entry, in the order of the menu.
pub(super) const ENTRIES: &[Entry] = &[
    entry("ui-action-import", Some(key(COMMAND, Key::O)), Menu::Main, || Action::PickFiles),
    entry("ui-action-import-folder", Some(key(COMMAND.plus(Modifiers::SHIFT), Key::O)), Menu::Main, || {
        Action::PickFolder
    }),
    entry("ui-action-undo", Some(key(COMMAND, Key::Z)), Menu::Main, || Action::Do(Command::Undo)),
    entry("ui-action-redo", Some(key(COMMAND.plus(Modifiers::SHIFT), Key::Z)), Menu::Main, || {
        Action::Do(Command::Redo)
    }),
    entry("ui-action-save-report", Some(key(COMMAND, Key::S)), Menu::Main, || Action::SaveReport),
    entry("ui-action-open-report", Some(key(COMMAND, Key::P)), Menu::Main, || Action::OpenReport),
    entry("ui-action-theme", Some(key(COMMAND, Key::T)), Menu::None, || Action::SwitchTheme),
    entry("ui-action-theme-system", None, Menu::Main, || Action::Theme(Theme::System)),
    entry("ui-action-units-metric", None, Menu::Main, || Action::Units(Units::Metric)),
    entry("ui-action-units-imperial", None, Menu::Main, || Action::Units(Units::Imperial)),
    entry("ui-action-today", Some(key(COMMAND, Key::Num1)), Menu::None, || Action::Go(Route::Today)),
    entry("ui-action-trends", Some(key(COMMAND, Key::Num2)), Menu::None, || Action::Go(Route::Trends)),
    entry("ui-action-runs", Some(key(COMMAND, Key::Num3)), Menu::None, || Action::Go(Route::Runs)),
    entry("ui-action-diary", Some(key(COMMAND, Key::Num4)), Menu::None, || Action::Go(Route::Diary)),
    entry("ui-action-profile", Some(key(COMMAND, Key::Num5)), Menu::None, || Action::Go(Route::Profile)),
    entry("ui-action-files", Some(key(COMMAND, Key::Num6)), Menu::None, || Action::Go(Route::Import)),
    on_trends("ui-span-three-months", key(Modifiers::NONE, Key::Num1), || Action::Range(Span::ThreeMonths)),
    on_trends("ui-span-six-months", key(Modifiers::NONE, Key::Num2), || Action::Range(Span::SixMonths)),
    on_trends("ui-span-year", key(Modifiers::NONE, Key::Num3), || Action::Range(Span::Year)),
    on_trends("ui-span-three-years", key(Modifiers::NONE, Key::Num4), || Action::Range(Span::ThreeYears)),
    on_trends("ui-span-all", key(Modifiers::NONE, Key::Num5), || Action::Range(Span::All)),
    entry("ui-action-help", Some(key(Modifiers::NONE, Key::F1)), Menu::Main, || Action::Help),
    entry("ui-action-quit", Some(key(COMMAND, Key::Q)), Menu::Main, || Action::Quit),
];

impl Entry {
    /// Whether it can be done now.
    pub(super) fn is_enabled(&self, app: &App) -> bool {
        match (self.action)() {
            Action::Do(Command::Undo) => app.undo_label.is_some(),
            Action::Do(Command::Redo) => app.redo_label.is_some(),
            Action::SaveReport | Action::OpenReport => app.derived.is_some() && !app.history.is_empty(),
            _ => true,
        }
    }
}

/// The actions whose keys were pressed. While something is typed, keys that write are left to the field.
pub(super) fn pressed(ctx: &Context, route: Route, app: &App) -> Vec<Action> {
    let typing = ctx.text_edit_focused();
    let edits = |entry: &&Entry| matches!((entry.action)(), Action::Do(_));
    let writes = |entry: &&Entry| entry.key.is_some_and(|key| key.modifiers.is_none() && key.logical_key != Key::F1);
    let here = ENTRIES.iter().filter(|entry| entry.on.is_none_or(|on| on == route));
    let free = here.filter(|entry| !typing || !(edits(entry) || writes(entry)));
    let mut asked = Vec::new();
    // The longer chord first, or the shorter one would swallow it.
    let mut entries: Vec<&Entry> = free.collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.key.is_some_and(|key| key.modifiers.shift)));
    for entry in entries {
        let Some(key) = entry.key else { continue };
        if ctx.input_mut(|input| input.consume_shortcut(&key)) && entry.is_enabled(app) {
            asked.push((entry.action)());
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn every_entry_has_a_text_and_no_key_stands_for_two_things() {
        let text = Text::english(Units::Metric);
        let mut keys = Vec::new();
        for entry in ENTRIES {
            assert!(text.has(entry.id), "{} has no text", entry.id);
            if let Some(key) = entry.key {
                assert!(!keys.contains(&(key, entry.on)), "{} has the key of another entry", entry.id);
                keys.push((key, entry.on));
            }
        }
    }
}
