//! A frame of the window: every screen with ten years of a runner, in processor time.

use std::sync::Arc;

use eframe::egui;
use lightfoot::analysis::digest::digest;
use lightfoot::app::{App, derive};
use lightfoot::model::{Activity, Day, DayRange, History};
use lightfoot::simulate::{Injection, Plan, invent};
use lightfoot::ui::{Route, Saved, Span, Window};

/// Frames measured a screen.
const FRAMES: usize = 60;

pub(crate) fn run() {
    let app = || App::of(ten_years(), None, last());
    let history = app().history.clone();
    let derived = derive(&history);
    println!(
        "{} runs, {} days, {} flags",
        derived.season.runs.len(),
        derived.season.days.len(),
        derived.judgement.episodes.len()
    );
    for (name, route) in [("today", Route::Today), ("trends", Route::Trends), ("runs", Route::Runs)] {
        let app = App::of(history.as_ref().clone(), Some(derived.clone()), last());
        let (median, worst) = screen(app, route);
        println!("  {name:7} median {median:.2} ms, slowest {worst:.2} ms of drawing and tessellation");
    }
}

fn last() -> Day {
    Day::parse("2026-05-31").unwrap_or_default()
}

/// The runs of one invented year, ten times over: inventing them costs more than what is measured.
fn ten_years() -> History {
    let plan = Plan {
        injections: vec![
            (Injection::Overtraining, DayRange::ending(last().plus(-150), 28)),
            (Injection::Sleep, DayRange::ending(last(), 24)),
        ],
        ..Plan::healthy(7, last())
    };
    let year = invent(&plan);
    let mut history = History { revision: 1, ..History::default() };
    for back in (0..10).rev() {
        let days = -364 * back;
        for recording in &year.recordings {
            let start_utc_s = recording.start_utc_s + i64::from(days) * 86_400;
            history.activities.push(Arc::new(Activity {
                id: start_utc_s.to_string().into(),
                start_utc_s,
                local_date: recording.local_date().plus(days),
                sport: recording.sport,
                totals: recording.totals.clone(),
                digest: Arc::new(digest(recording)),
                ..Activity::default()
            }));
        }
        let moved = |day: Day| day.plus(days);
        history.readings.extend(year.readings.iter().cloned().map(|mut r| {
            r.day = moved(r.day);
            r
        }));
        history.nights.extend(year.nights.iter().cloned().map(|mut n| {
            n.day = moved(n.day);
            n
        }));
        history.diary.extend(year.diary.iter().cloned().map(|mut d| {
            d.day = moved(d.day);
            d
        }));
    }
    history
}

/// Median and slowest frame, milliseconds, with a pointer that moves over the window.
fn screen(app: App, route: Route) -> (f64, f64) {
    let ctx = egui::Context::default();
    lightfoot::ui::prepare(&ctx);
    let saved = Saved { route, span: Span::All, ..Saved::default() };
    let mut window = Window::new(&ctx, app, saved, true);
    let mut times = Vec::new();
    for frame in 0..FRAMES + 10 {
        let at = egui::pos2(300.0 + 6.0 * frame as f32, 300.0);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1400.0, 900.0))),
            events: vec![egui::Event::PointerMoved(at)],
            time: Some(frame as f64 / 60.0),
            ..egui::RawInput::default()
        };
        let spent = super::seconds(|| {
            let output = ctx.run_ui(input, |ui| window.frame(ui));
            let shapes = ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
            std::hint::black_box(shapes);
            output.drop_without_applying_deltas();
        });
        if frame >= 10 {
            times.push(spent * 1000.0);
        }
    }
    let worst = times.iter().copied().fold(0.0, f64::max);
    (super::median(times), worst)
}
