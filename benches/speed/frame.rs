//! A frame of the window: every screen with ten years of a runner, in processor time.

use eframe::egui;
use lightfoot::app::{App, derive};
use lightfoot::ui::{Route, Saved, Span, Window};

use super::decade::{last, ten_years};

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
