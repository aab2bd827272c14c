//! Windows to drive, runners to show in them, files to drop on them.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set up its world fails")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use eframe::egui;
use egui_kittest::kittest::Queryable as _;
use lightfoot::analysis::digest::digest;
use lightfoot::app::{App, Derived, Jobs, derive};
use lightfoot::model::{Activity, Day, DayRange, History, Recording};
use lightfoot::simulate::{Injection, Invented, Plan, files, invent};
use lightfoot::ui::{Saved, Window};

/// A window under test.
pub(crate) type Harness = egui_kittest::Harness<'static, Option<Window>>;

/// The day all tests happen on.
pub(crate) fn today() -> Day {
    Day::parse("2026-05-31").unwrap()
}

/// A window over an app, drawn once.
pub(crate) fn open(app: App) -> Harness {
    open_with(app, Saved::default())
}

/// The same with what was kept of the window before.
pub(crate) fn open_with(app: App, saved: Saved) -> Harness {
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(16)
        .with_context_setup(lightfoot::ui::prepare)
        .build_ui_state(
            move |ui, window| {
                let make = || Window::new(ui.ctx(), app.take().expect("made once"), saved.clone(), true);
                window.get_or_insert_with(make).frame(ui);
            },
            None,
        );
    harness.run();
    harness
}

/// The window behind a harness.
pub(crate) fn window(harness: &Harness) -> &Window {
    harness.state().as_ref().expect("drawn once")
}

/// A library of its own, with work done in place.
pub(crate) fn empty() -> (tempfile::TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("library.lightfoot"), today(), Jobs::inline()).expect("opens");
    (folder, app)
}

/// Half a year of an invented runner who sleeps too little in the last four weeks, judged.
pub(crate) fn judged() -> App {
    static RUNNER: OnceLock<(History, Derived)> = OnceLock::new();
    let (history, derived) = RUNNER.get_or_init(|| {
        let short_nights = DayRange::ending(today(), 28);
        let injections = vec![(Injection::Sleep, short_nights)];
        let plan = Plan { days: 180, injections, ..Plan::healthy(11, today()) };
        let history = history(invent(&plan));
        let derived = derive(&history);
        (history, derived)
    });
    App::of(history.clone(), Some(derived.clone()), today())
}

fn history(invented: Invented) -> History {
    let activity = |recording: Recording| {
        Arc::new(Activity {
            id: recording.start_utc_s.to_string().into(),
            start_utc_s: recording.start_utc_s,
            utc_offset_s: recording.utc_offset_s,
            local_date: recording.local_date(),
            sport: recording.sport,
            totals: recording.totals.clone(),
            devices: recording.devices.clone(),
            digest: Arc::new(digest(&recording)),
            ..Activity::default()
        })
    };
    let mut profile = invented.profile;
    profile.remove("lightfoot_profile");
    History {
        runner: serde_json::from_value(profile.into()).unwrap(),
        activities: invented.recordings.into_iter().map(activity).collect(),
        readings: invented.readings,
        nights: invented.nights,
        diary: invented.diary,
        revision: 1,
    }
}

/// Writes the runs of an invented week, as a watch would; without ratings.
pub(crate) fn week_of_files(folder: &Path) -> Vec<PathBuf> {
    let plan = Plan { days: 7, ..Plan::healthy(3, today()) };
    let runs = files(&invent(&plan))
        .into_iter()
        .filter(|(name, _)| Path::new(name).extension().is_some_and(|ending| ending == "fit"));
    runs.map(|(name, bytes)| {
        let path = folder.join(name.replace('/', " ü "));
        std::fs::write(&path, bytes).unwrap();
        path
    })
    .collect()
}

#[derive(Debug)]
struct FakeDrop(PathBuf);

impl egui::DroppedFile for FakeDrop {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Drops files on the window, each in a frame of its own, as some desktops do.
pub(crate) fn drop_files(harness: &mut Harness, files: &[PathBuf]) {
    for file in files {
        harness.input_mut().dropped_files.push(Arc::new(FakeDrop(file.clone())));
        harness.step();
    }
    harness.run_steps(6);
    harness.run();
}

/// Presses the first button of this name.
pub(crate) fn press(harness: &mut Harness, name: &str) {
    let find = |harness: &Harness, act: fn(&egui_kittest::Node<'_>)| {
        let button = harness.get_all_by_role_and_label(egui::accesskit::Role::Button, name).next();
        act(&button.expect("there is such a button"));
    };
    // A click is a click at a place: what lies below the fold is first brought to sight.
    find(harness, |button| button.scroll_to_me());
    harness.run();
    find(harness, |button| button.click());
    harness.run();
}

/// Whether a label that contains this text is on the screen.
pub(crate) fn shows(harness: &Harness, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}
