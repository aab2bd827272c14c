//! Opening the window on this desktop.

use std::path::PathBuf;

use eframe::egui::{self, ViewportBuilder};

use super::{STORAGE_KEY, Saved, Window};
use crate::app::{App, Command, Wake};
use crate::model::{Phrase, Quantity};

/// The name the desktop knows the program by; the desktop entry has the same.
const APP_ID: &str = "org.lightfoot.Lightfoot";

/// What the window starts with.
pub struct Start {
    /// Files to import once it is open.
    pub files: Vec<PathBuf>,
    /// The library file; the window keeps its own state beside it.
    pub library: PathBuf,
    /// Opens the app; it calls what it is given whenever a job has something to show.
    pub open: Box<dyn FnOnce(Wake) -> App>,
}

/// Opens the window and stays until it is closed. The error is why there is no window.
pub fn run(start: Start) -> Result<(), Phrase> {
    let can_drop = hands_over_drops();
    let Start { files, library, open } = start;
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Lightfoot")
            .with_app_id(APP_ID)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([960.0, 600.0])
            .with_drag_and_drop(true)
            .with_icon(icon()),
        renderer: renderer(),
        event_loop_builder: event_loop(),
        persistence_path: Some(library.with_file_name("window.ron")),
        ..Default::default()
    };
    let make = move |made: &eframe::CreationContext<'_>| {
        super::prepare(&made.egui_ctx);
        let ctx = made.egui_ctx.clone();
        let mut app = open(std::sync::Arc::new(move || ctx.request_repaint()));
        let saved = made.storage.and_then(|storage| eframe::get_value::<Saved>(storage, STORAGE_KEY));
        if !files.is_empty() {
            app.run(Command::Import(files));
        }
        Ok(Box::new(Window::new(&made.egui_ctx, app, saved.unwrap_or_default(), can_drop)) as Box<dyn eframe::App>)
    };
    eframe::run_native(APP_ID, options, Box::new(make)).map_err(|error| match error {
        // What the toolkit says of a missing display names its own source files.
        eframe::Error::WinitEventLoop(_) => Phrase::plain("cli-no-display"),
        other => Phrase::new("cli-no-window", [("why", Quantity::Name(other.to_string()))]),
    })
}

#[cfg(not(windows))]
fn renderer() -> eframe::Renderer {
    eframe::Renderer::Glow
}

#[cfg(windows)]
fn renderer() -> eframe::Renderer {
    eframe::Renderer::Wgpu
}

/// Whether X11 is there: only through it does a window on Linux get dropped files.
#[cfg(target_os = "linux")]
fn has_x11() -> bool {
    std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}

#[cfg(target_os = "linux")]
fn hands_over_drops() -> bool {
    has_x11()
}

#[cfg(not(target_os = "linux"))]
fn hands_over_drops() -> bool {
    true
}

/// On Linux X11 (or XWayland) is preferred, since native Wayland windows get no dropped files yet.
#[cfg(target_os = "linux")]
fn event_loop() -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    has_x11().then(|| {
        let prefer: eframe::EventLoopBuilderHook = Box::new(|builder| {
            builder.with_x11();
        });
        prefer
    })
}

#[cfg(not(target_os = "linux"))]
fn event_loop() -> Option<eframe::EventLoopBuilderHook> {
    None
}

/// The icon of the window: the bars of three runs.
fn icon() -> egui::IconData {
    const SIDE: usize = 64;
    let (ground, bars) = super::theme::icon_colors();
    let mut rgba = Vec::with_capacity(SIDE * SIDE * 4);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let corner = |v: usize| v.min(SIDE - 1 - v) as f32;
            let (dx, dy) = ((14.0 - corner(x)).max(0.0), (14.0 - corner(y)).max(0.0));
            let inside = dx.hypot(dy) <= 14.0;
            let bar = |from: usize, top: usize| (from..from + 10).contains(&x) && (top..50).contains(&y);
            let color = if bar(12, 34) || bar(27, 24) || bar(42, 14) { bars } else { ground };
            rgba.extend_from_slice(&if inside { color } else { [0; 4] });
        }
    }
    egui::IconData { rgba, width: SIDE as u32, height: SIDE as u32 }
}
