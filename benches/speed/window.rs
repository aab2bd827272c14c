//! The window over a library of many runs: from opening the file to the first frame with everything judged, and from an
//! entry in the diary to the frame that shows what follows from it. Everything is done in one thread, so that processor
//! time is what a runner waits at most.

use std::path::Path;

use eframe::egui;
use lightfoot::app::{App, Command, Jobs};
use lightfoot::model::{Day, Diary};
use lightfoot::ui::{Route, Saved, Window};

use crate::import::into;
use crate::{median, seconds, synthetic};

/// Runs of an hour each, one a day, unless `LIGHTFOOT_RUNS` says how many.
const RUNS: u32 = 3_000;
/// Times each is measured.
const TIMES: usize = 5;

/// Prints milliseconds to the first frame and of an edit.
pub(crate) fn run() {
    let runs = std::env::var("LIGHTFOOT_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (files, library) = (folder.path().join("files"), folder.path().join("library.lightfoot"));
    std::fs::create_dir(&files).expect("a folder");
    for (number, bytes) in synthetic::runs(runs, 7).into_iter().enumerate() {
        std::fs::write(files.join(format!("{number}.fit")), bytes).expect("a file");
    }
    into(&library, &files, runs);
    let starts = (0..TIMES).map(|_| seconds(|| drop(Shown::open(&library))));
    println!("  {:>8.0} ms from the library of {runs} runs to the first frame", 1000.0 * median(starts.collect()));
    let mut shown = Shown::open(&library);
    let edits = (0..TIMES).map(|legs| seconds(|| shown.rate(legs as f64)));
    println!("  {:>8.0} ms from a rating of the last run to the frame with it", 1000.0 * median(edits.collect()));
}

/// A window and what it is drawn in.
struct Shown {
    ctx: egui::Context,
    window: Window,
    last: (Day, i32),
}

impl Shown {
    fn open(library: &Path) -> Self {
        let today = Day::parse("2026-05-31").unwrap_or_default();
        let app = App::open(library, today, Jobs::inline()).expect("a library");
        let last = app.history.activities.last().expect("a run");
        let last = (last.local_date, last.local_start_s() as i32);
        let ctx = egui::Context::default();
        lightfoot::ui::prepare(&ctx);
        let window = Window::new(&ctx, app, Saved { route: Route::Today, ..Saved::default() }, true);
        let mut shown = Self { ctx, window, last };
        shown.frame();
        shown
    }

    fn frame(&mut self) {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1400.0, 900.0));
        let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
        let output = self.ctx.run_ui(input, |ui| self.window.frame(ui));
        std::hint::black_box(self.ctx.tessellate(output.shapes.clone(), output.pixels_per_point));
        output.drop_without_applying_deltas();
    }

    /// Says how the legs were on the last run.
    fn rate(&mut self, legs: f64) {
        let (day, start_s) = self.last;
        let said = Box::new(Diary { legs_heaviness: Some(legs), ..Diary::default() });
        self.window.run(Command::Say { day, time_s: Some(start_s), said });
        self.frame();
    }
}
