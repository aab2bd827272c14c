//! Everything drawn.
//!
//! A frame has two halves: `Window::logic` takes what jobs have finished and does what the last frame asked for;
//! `Window::ui` only draws and asks. A screen is one file in `views` and one row of its table; it borrows a `Look`,
//! changes nothing but its own half-typed state, and pushes `Action`s.

mod action;
mod banners;
mod dialogs;
mod drop;
mod frame;
mod icons;
mod look;
mod progress;
mod start;
mod state;
mod theme;
mod toasts;
mod views;
mod widgets;

use std::path::{Path, PathBuf};

use eframe::egui::{self, ThemePreference, ViewportCommand};

use action::Action;
use dialogs::{Answer, Ask};
use look::Look;
use state::Session;

pub use start::{Start, run};
pub use state::{Route, Saved, Span, Theme};

use crate::app::{App, Command, Level, Notice};
use crate::model::{Phrase, Quantity};
use crate::report::Paper;
use crate::text::Text;

/// The name under which the window's own state is kept.
const STORAGE_KEY: &str = "lightfoot";

/// The program's window.
pub struct Window {
    app: App,
    saved: Saved,
    session: Session,
    text: Text,
    asked: Vec<Action>,
    can_drop: bool,
}

/// Installs fonts and both themes; before the first frame.
pub fn prepare(ctx: &egui::Context) {
    theme::install(ctx);
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
}

impl Window {
    /// A window over an app, in a context that is prepared. `can_drop` tells whether the desktop hands dropped files over.
    pub fn new(ctx: &egui::Context, mut app: App, saved: Saved, can_drop: bool) -> Self {
        if !saved.watched.is_empty() {
            app.run(Command::Watch(saved.watched.iter().cloned().collect()));
        }
        ctx.set_theme(preference(saved.theme));
        let text = Text::english(app.history.runner.units);
        Self { app, saved, session: Session::default(), text, asked: Vec::new(), can_drop }
    }

    /// The app behind the window.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The screen shown.
    pub fn route(&self) -> Route {
        self.saved.route
    }

    /// What is kept until the next start.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Does one thing before the next frame, as tests and measurements ask for it.
    pub fn run(&mut self, command: Command) {
        self.app.run(command);
    }

    /// One frame without a desktop around it, as tests and measurements drive it.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.advance(&ctx);
        self.draw(ui);
    }

    /// Takes what jobs have finished and does what was asked for. Must not draw.
    fn advance(&mut self, ctx: &egui::Context) {
        if self.app.poll() {
            ctx.request_repaint();
        }
        if let Some(path) = self.app.to_show.take() {
            self.show_summary(&path);
        }
        self.text.units = self.app.history.runner.units;
        if let Some(files) = self.session.drop.take(ctx) {
            self.asked.push(Action::Do(Command::Import(files)));
        }
        if let Some(answer) = self.session.dialogs.answer() {
            self.answered(answer);
        }
        self.asked.extend(action::pressed(ctx, self.saved.route, &self.app));
        for action in std::mem::take(&mut self.asked) {
            self.act(ctx, action);
        }
    }

    fn act(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Do(command) => {
                if matches!(command, Command::Import(_)) {
                    self.saved.route = Route::Import;
                }
                self.app.run(command);
            }
            Action::Go(route) => self.saved.route = route,
            Action::Range(span) => {
                self.saved.span = span;
                self.session.trends.show_span(span);
            }
            Action::ShowOnTrends(cause, window) => {
                self.saved.route = Route::Trends;
                self.session.trends.show_cause(cause, window);
            }
            Action::ShowCard(cause) => {
                self.saved.route = Route::Today;
                self.session.card_asked = Some(cause);
            }
            Action::ShowRun(id) => {
                self.saved.route = Route::Runs;
                self.session.runs.show(&id);
                self.app.run(Command::Open(id));
            }
            Action::RateRun(id) => {
                self.saved.route = Route::Diary;
                self.session.diary.ask_again(&id);
            }
            Action::PickFiles => self.ask_for(ctx, Ask::Files, "ui-dialog-files"),
            Action::PickFolder => self.ask_for(ctx, Ask::Folder, "ui-dialog-folder"),
            Action::SaveReport => self.ask_for(ctx, Ask::Report, "ui-dialog-report"),
            Action::PickWatch => self.ask_for(ctx, Ask::Watch, "ui-dialog-watch"),
            Action::Watch(folder) => self.watch(folder),
            Action::Unwatch(folder) => {
                self.saved.watched.remove(&folder);
                self.app.run(Command::Watch(self.saved.watched.iter().cloned().collect()));
            }
            Action::SaveResults => self.ask_for(ctx, Ask::Results, "ui-dialog-results"),
            Action::OpenReport => self.app.run(Command::Report { path: None, range: None, paper: Paper::A4 }),
            Action::Theme(choice) => self.wear(ctx, choice),
            Action::SwitchTheme => {
                let dark = ctx.theme() == egui::Theme::Dark;
                self.wear(ctx, if dark { Theme::Light } else { Theme::Dark });
            }
            Action::Units(units) => {
                let mut runner = self.app.history.runner.clone();
                runner.units = units;
                self.app.run(Command::Profile(Box::new(runner)));
            }
            Action::Help => self.session.help = !self.session.help,
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn wear(&mut self, ctx: &egui::Context, theme: Theme) {
        self.saved.theme = theme;
        ctx.set_theme(preference(theme));
    }

    /// Hands a summary to the system's viewer.
    fn show_summary(&mut self, path: &Path) {
        if open::that_detached(path).is_err() {
            let file = Quantity::Name(path.display().to_string());
            // Notices of the app count from 1.
            let says = Phrase::new("ui-no-viewer", [("file", file)]);
            self.app.notices.push(Notice { id: 0, level: Level::Warning, says, undo: false });
        }
    }

    fn ask_for(&mut self, ctx: &egui::Context, ask: Ask, title: &str) {
        let name = self.text.get(file_name(ask));
        let folder = self.saved.last_folder.as_deref();
        self.session.dialogs.open(ctx, ask, &self.text.get(title), &name, folder);
    }

    fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Import(paths) => {
                self.saved.last_folder = paths.first().and_then(|path| path.parent()).map(Path::to_owned);
                self.asked.push(Action::Do(Command::Import(paths)));
            }
            Answer::Watch(folder) => self.watch(folder),
            Answer::Save(Ask::Results, path) => self.app.run(Command::SaveResults(path)),
            Answer::Save(_, path) => self.save_report(path),
            Answer::NoDialog(ask @ (Ask::Report | Ask::Results)) => {
                self.session.import.offer_path(ask, self.text.get(file_name(ask)));
            }
            Answer::NoDialog(Ask::Watch) => self.session.import.offer_path(Ask::Watch, String::new()),
            Answer::NoDialog(Ask::Files | Ask::Folder) => self.session.import.say_no_dialog(),
            Answer::Cancelled => return,
        }
        if self.session.import.needs_field() {
            self.saved.route = Route::Import;
        }
    }

    fn watch(&mut self, folder: PathBuf) {
        self.saved.watched.insert(folder);
        self.app.run(Command::Watch(self.saved.watched.iter().cloned().collect()));
    }

    fn save_report(&mut self, path: PathBuf) {
        self.app.run(Command::Report { path: Some(path), range: None, paper: Paper::A4 });
    }

    /// Draws one frame into `ui`.
    fn draw(&mut self, ui: &mut egui::Ui) {
        let palette = theme::Palette::of(ui.ctx());
        let look = Look { app: &self.app, text: &self.text, palette, can_drop: self.can_drop };
        frame::ui(ui, &mut self.saved, &mut self.session, &look, &mut self.asked);
        if !self.asked.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.advance(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, STORAGE_KEY, &self.saved);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Name of the text with the name offered for a file to save.
fn file_name(ask: Ask) -> &'static str {
    if ask == Ask::Results { "ui-results-file-name" } else { "ui-report-file-name" }
}

fn preference(theme: Theme) -> ThemePreference {
    match theme {
        Theme::System => ThemePreference::System,
        Theme::Light => ThemePreference::Light,
        Theme::Dark => ThemePreference::Dark,
    }
}
