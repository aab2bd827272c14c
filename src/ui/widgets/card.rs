//! The card of one cause: its state, the strongest observation large, what speaks for and against it, what is missing,
//! and the texts behind it.

use eframe::egui::{Align, Layout, Margin, Stroke, Ui, vec2};

use super::controls::{self, Loud};
use super::dots;
use crate::app::Command;
use crate::causes::{Card, CauseId, Finding, Part, State, trials};
use crate::model::{DayRange, Phrase, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::{icons, theme};

/// Observations shown before the card is opened.
const PARTS: usize = 3;
/// Below this width the state stands under the title.
const NARROW: f32 = 330.0;
/// Picks one of a card's texts.
type CardText = fn(&Card) -> &'static str;

/// The texts behind a card: which of its texts, and the label.
const TEXTS: [(CardText, &str); 4] = [
    (|card| card.why, "causes-why-heading"),
    (|card| card.try_this, "causes-try-heading"),
    (|card| card.doctor, "causes-doctor-heading"),
    (|card| card.science, "causes-science-heading"),
];

/// What a card remembers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::ui) struct Opened {
    /// The text shown below it, as a row of [`TEXTS`].
    pub(in crate::ui) text: Option<usize>,
    /// Whether all observations are shown.
    pub(in crate::ui) all: bool,
}

/// Draws a card in full.
pub(in crate::ui) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    finding: &Finding,
    opened: &mut Opened,
    ask: &mut Vec<Action>,
) -> eframe::egui::Response {
    let palette = &look.palette;
    let color = palette.cause(finding.cause);
    let mut frame = palette.card_frame();
    if finding.state == State::Strong {
        frame = frame.stroke(Stroke::new(1.8, color));
    }
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        // Columns justify their text; a card does not.
        let builder = eframe::egui::UiBuilder::new().layout(Layout::top_down(Align::Min)).id_salt(finding.cause.key());
        ui.scope_builder(builder, |ui| {
            top_ui(ui, look, finding);
            figures_ui(ui, look, finding, color);
            strongest_ui(ui, look, finding);
            observations_ui(ui, look, finding, opened);
            own_ui(ui, look, finding);
            trial_ui(ui, look, finding);
            links_ui(ui, look, finding, opened, ask);
        });
    });
    shown.response
}

fn top_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding) {
    let color = look.palette.cause(finding.cause);
    let narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        controls::tile(ui, look, icons::cause(finding.cause), color, 30.0);
        let title = theme::heading(look.cause(finding.cause)).color(look.palette.text);
        if narrow {
            ui.add(eframe::egui::Label::new(title).truncate());
        } else {
            ui.label(title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| state_ui(ui, look, finding));
        }
    });
    if narrow {
        state_ui(ui, look, finding);
    }
}

/// The word of the state: an outline, filled from likely on, with a bold edge when strong (section 1.2).
fn state_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding) {
    let raised = finding.state.is_raised();
    let color = if raised { look.palette.cause(finding.cause) } else { look.palette.weak };
    let loud = match finding.state {
        State::Strong => Loud::Bold,
        State::Likely => Loud::Filled,
        _ => Loud::Outline,
    };
    // Some causes are too pale for a word on their own ground.
    let ink = if loud == Loud::Outline { color } else { look.palette.text };
    controls::badge(ui, look, &look.state(&finding.state), (color, ink), loud);
}

fn figures_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding, color: eframe::egui::Color32) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(score) = finding.score {
            dots::match_ui(ui, look, score, color);
            ui.add_space(10.0);
        }
        dots::coverage_ui(ui, look, finding.evidence.coverage);
        if let Some(since) = finding.since.filter(|_| finding.state.is_raised()) {
            ui.add_space(10.0);
            let since = look.with("ui-card-since", &[("day", Quantity::Date(since))]);
            ui.label(theme::small(since).color(look.palette.weak));
        }
    });
}

/// The strongest observation, with its first number large; or why there is no verdict.
fn strongest_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding) {
    let palette = &look.palette;
    match &finding.state {
        State::NotEnoughData(need) => {
            ui.label(theme::body(look.say(&need.says)).color(palette.text));
        }
        State::Vetoed { why, until } => {
            ui.label(theme::body(look.say(why)).color(palette.text));
            if let Some(until) = until {
                let until = look.with("ui-card-until", &[("day", Quantity::Date(*until))]);
                ui.label(theme::small(until).color(palette.weak));
            }
        }
        State::RecentlyCleared { on } => {
            let text = look.with("ui-card-cleared", &[("day", Quantity::Date(*on))]);
            ui.label(theme::body(text).color(palette.text));
        }
        _ => {}
    }
    if let Some(part) = strongest(&finding.evidence.parts).filter(|_| finding.state.is_raised()) {
        if let Some(number) = headline(&part.says) {
            ui.label(theme::number(look.q(number)).color(palette.text));
        }
        ui.label(theme::body(look.say(&part.says)).color(palette.text));
    }
}

/// The strongest observation, one with a number before one without.
fn strongest(parts: &[Part]) -> Option<&Part> {
    let measured = |part: &Part| headline(&part.says).is_some();
    // Of equally strong ones the first, as they are listed: `max_by` takes the last.
    parts.iter().rev().max_by(|a, b| measured(a).cmp(&measured(b)).then(a.strength.total_cmp(&b.strength)))
}

/// The number an observation is remembered by: its first that is measured.
fn headline(says: &Phrase) -> Option<&Quantity> {
    let bare = |quantity: &Quantity| matches!(quantity, Quantity::Count(_) | Quantity::Date(_) | Quantity::Name(_));
    let measured = |quantity: &&Quantity| !bare(quantity);
    says.values.iter().map(|(_, quantity)| quantity).find(measured)
}

fn observations_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding, opened: &mut Opened) {
    let palette = &look.palette;
    let evidence = &finding.evidence;
    let raised = finding.state.is_raised();
    let shown_large = if raised { strongest(&evidence.parts) } else { None };
    let rest: Vec<&Part> =
        evidence.parts.iter().filter(|part| !shown_large.is_some_and(|large| std::ptr::eq(large, *part))).collect();
    let count = if opened.all { rest.len() } else { PARTS.min(rest.len()) };
    for part in rest.iter().take(count) {
        let color = palette.cause(finding.cause);
        line_ui(ui, look, icons::CHECK, color, &look.say(&part.says), "causes-for-heading");
    }
    for part in &evidence.against {
        line_ui(ui, look, icons::AGAINST, palette.good, &look.say(&part.says), "causes-against-heading");
    }
    let already_said = match &finding.state {
        State::NotEnoughData(need) => Some(&need.says),
        _ => None,
    };
    let missing: Vec<&Phrase> = evidence.missing.iter().filter(|says| Some(*says) != already_said).collect();
    let shown = if opened.all || raised { missing.len() } else { missing.len().min(1) };
    for says in missing.iter().take(shown) {
        line_ui(ui, look, icons::MISSING, palette.weak, &look.say(says), "causes-missing-heading");
    }
    let hidden = rest.len() - count + missing.len() - shown;
    if hidden > 0 || (opened.all && rest.len() > PARTS) {
        let (glyph, text) = if opened.all { (icons::UP, "ui-card-less") } else { (icons::OPENED, "ui-card-more") };
        let label = look.with(text, &[("count", Quantity::Count(hidden as f64))]);
        ui.horizontal(|ui| {
            ui.label(theme::icon(glyph, 12.0).color(palette.accent));
            if controls::link(ui, look, &label).clicked() {
                opened.all = !opened.all;
            }
        });
    }
}

/// One observation, with a sign that says whether it speaks for, against, or is missing.
pub(in crate::ui) fn line_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    glyph: &str,
    color: eframe::egui::Color32,
    sentence: &str,
    kind: &str,
) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        ui.label(theme::icon(glyph, 13.0).line_height(Some(19.5)).color(color)).on_hover_text(look.t(kind));
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.label(theme::body(sentence).size(13.0).color(look.palette.weak));
        });
    });
}

/// What the runner's own ratings say of it.
fn own_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding) {
    let says = look.attribution().map(|attribution| attribution.says(finding.cause)).unwrap_or_default();
    for says in says {
        line_ui(ui, look, icons::LEGS, look.palette.accent, &look.say(&says), "attribution-heading");
    }
}

/// What a self-experiment on it shows.
fn trial_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding) {
    let shown = look.season().and_then(|season| trials::latest(season, finding.cause, season.days.last));
    for says in shown.map(|(_, trial)| trials::says(finding.cause, &trial)).unwrap_or_default() {
        line_ui(ui, look, icons::SAMPLE, look.palette.accent, &look.say(&says), "experiment-heading");
    }
}

fn links_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding, opened: &mut Opened, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    ui.spacing_mut().interact_size.y = 22.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for (row, (_, label)) in TEXTS.iter().enumerate() {
            if is_spared(look, finding.cause, label) {
                continue;
            }
            let on = opened.text == Some(row);
            let color = if on { palette.accent } else { palette.weak };
            if controls::link_of(ui, &look.t(label), color).clicked() {
                opened.text = if on { None } else { Some(row) };
            }
        }
        if finding.state.is_raised() || !finding.evidence.parts.is_empty() {
            let button = controls::link(ui, look, &look.t("ui-card-trends"));
            if button.clicked() {
                ask.push(Action::ShowOnTrends(finding.cause, window(finding)));
            }
        }
    });
    offer_ui(ui, look, finding, ask);
    if let Some((text, _)) = opened.text.and_then(|row| TEXTS.get(row)) {
        let text = look.t(text(&finding.cause.cause().card));
        let inset = eframe::egui::Frame::new().fill(palette.page).corner_radius(8.0).inner_margin(Margin::same(12));
        inset.show(ui, |ui| {
            ui.set_width(ui.available_width());
            prose_ui(ui, look, &text);
        });
    }
}

/// Advice on food is full of numbers, which some runners are better spared.
fn is_spared(look: &Look<'_>, cause: CauseId, label: &str) -> bool {
    look.spares_weight() && cause == CauseId::LowCarbohydrate && label == "causes-try-heading"
}

/// Offers to try a remedy, where something can be done.
fn offer_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding, ask: &mut Vec<Action>) {
    let today = look.app.today;
    if !look.season().is_some_and(|season| trials::offered(season, finding, today)) {
        return;
    }
    ui.horizontal(|ui| {
        let button = controls::secondary(ui, look, icons::SAMPLE, &look.t("experiment-offer"));
        if button.on_hover_text(look.t("experiment-offer-hint")).clicked() {
            ask.push(Action::Do(Command::StartExperiment(finding.cause)));
        }
    });
}

/// Text of a card: paragraphs, and lines that begin with a dash as a list.
fn prose_ui(ui: &mut Ui, look: &Look<'_>, text: &str) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix("- ").or_else(|| line.strip_prefix("• ")) {
            Some(item) => line_ui(ui, look, icons::CLOSED, look.palette.accent, item, "ui-card-item"),
            None => drop(ui.label(theme::body(line).size(13.0).color(look.palette.text))),
        }
    }
}

/// The days the evidence was seen on, from the first to the last.
pub(in crate::ui) fn window(finding: &Finding) -> Option<DayRange> {
    let windows = finding.evidence.parts.iter().filter_map(|part| part.window);
    windows.reduce(|all, next| DayRange::new(all.first.min(next.first), all.last.max(next.last)))
}

/// A cause in one line, or two where there is little room; whether it was pressed.
pub(in crate::ui) fn row_ui(ui: &mut Ui, look: &Look<'_>, finding: &Finding, open: bool) -> bool {
    let palette = &look.palette;
    let narrow = ui.available_width() < NARROW;
    let height = if narrow { 46.0 } else { 40.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), eframe::egui::Sense::click());
    let name = look.cause(finding.cause);
    let state = look.state(&finding.state);
    response.widget_info(|| {
        let label = format!("{name}, {state}");
        eframe::egui::WidgetInfo::selected(eframe::egui::Role::Button, true, open, label)
    });
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 8.0, palette.hover);
    }
    let color = palette.cause(finding.cause);
    let tile = eframe::egui::Rect::from_center_size(rect.left_center() + vec2(21.0, 0.0), vec2(26.0, 26.0));
    painter.rect_filled(tile, 7.0, palette.soft(color));
    controls::glyph(ui, tile.center(), icons::cause(finding.cause), 15.0, color);
    let title = eframe::egui::FontId::new(13.5, theme::semi());
    let left = rect.left_center() + vec2(44.0, if narrow { -9.0 } else { 0.0 });
    painter.text(left, eframe::egui::Align2::LEFT_CENTER, name, title, palette.text);
    let (at, align) = if narrow {
        (rect.left_center() + vec2(44.0, 9.0), eframe::egui::Align2::LEFT_CENTER)
    } else {
        (rect.right_center() - vec2(30.0, 0.0), eframe::egui::Align2::RIGHT_CENTER)
    };
    let ink = if finding.state.is_raised() { color } else { palette.weak };
    painter.text(at, align, state, theme::regular(12.0), ink);
    let glyph = if open { icons::OPENED } else { icons::CLOSED };
    controls::glyph(ui, rect.right_center() - vec2(14.0, 0.0), glyph, 13.0, palette.weak);
    response.clicked()
}
