//! Small controls: icons, links, chips, badges, a bar of progress.

use eframe::egui::{
    Align, Align2, Button, Color32, FontId, Frame, Layout, Margin, Pos2, Response, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, vec2,
};

use crate::ui::icons;
use crate::ui::look::Look;
use crate::ui::theme;

/// Paints an icon around a point.
pub(in crate::ui) fn glyph(ui: &Ui, center: Pos2, glyph: &str, size: f32, color: Color32) {
    ui.painter().text(center, Align2::CENTER_CENTER, glyph, FontId::new(size, theme::icons()), color);
}

/// A button that shows only an icon; the text is its name and tooltip.
pub(in crate::ui) fn icon_button(ui: &mut Ui, look: &Look<'_>, glyph: &str, text: &str) -> Response {
    let name = look.t(text);
    let icon = theme::icon(glyph, 15.0).color(look.palette.weak);
    let response = ui.add(Button::new(icon).frame_when_inactive(false).min_size(vec2(26.0, 26.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.on_hover_text(name)
}

/// Text that does something.
pub(in crate::ui) fn link(ui: &mut Ui, look: &Look<'_>, text: &str) -> Response {
    link_of(ui, text, look.palette.accent)
}

/// Text that does something, in a colour that tells whether it is on.
pub(in crate::ui) fn link_of(ui: &mut Ui, text: &str, color: Color32) -> Response {
    let label = theme::small(text).font(FontId::new(12.5, theme::medium())).color(color);
    // Not in a scope of its own: in a row that wraps, the row must see how wide it is.
    let before = std::mem::replace(&mut ui.spacing_mut().button_padding, vec2(5.0, 2.0));
    let extend = eframe::egui::TextWrapMode::Extend;
    let button = Button::new(label).wrap_mode(extend).frame_when_inactive(false).min_size(vec2(0.0, 22.0));
    let response = ui.add(button);
    ui.spacing_mut().button_padding = before;
    response
}

/// Opens and closes what is seldom needed.
pub(in crate::ui) fn more(ui: &mut Ui, look: &Look<'_>, open: &mut bool) {
    let (glyph, text) = if *open { (icons::UP, "ui-day-less") } else { (icons::OPENED, "ui-day-more") };
    ui.horizontal(|ui| {
        ui.label(theme::icon(glyph, 12.0).color(look.palette.accent));
        if link(ui, look, &look.t(text)).clicked() {
            *open = !*open;
        }
    });
}

/// The button a screen is there for.
pub(in crate::ui) fn primary(ui: &mut Ui, look: &Look<'_>, glyph: &str, text: &str) -> Response {
    let palette = &look.palette;
    let icon = theme::icon(glyph, 15.0).color(palette.on_accent);
    let label = theme::strong(text).color(palette.on_accent);
    let response =
        ui.add(Button::new((icon, label)).fill(palette.accent).stroke(Stroke::NONE).min_size(vec2(0.0, 34.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    response
}

/// A button with an icon.
pub(in crate::ui) fn secondary(ui: &mut Ui, look: &Look<'_>, glyph: &str, text: &str) -> Response {
    let icon = theme::icon(glyph, 15.0).color(look.palette.weak);
    let response = ui.add(Button::new((icon, theme::body(text))).min_size(vec2(0.0, 32.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    response
}

/// A word that is on or off.
pub(in crate::ui) fn chip(ui: &mut Ui, look: &Look<'_>, text: &str, on: bool) -> Response {
    let palette = &look.palette;
    let (fill, ink, edge) = if on {
        (palette.accent_soft, palette.accent, palette.accent)
    } else {
        (palette.card, palette.text, palette.line)
    };
    let label = theme::body(text).size(12.5).color(ink);
    let chip = Button::new(label).fill(fill).stroke(Stroke::new(1.0, edge)).corner_radius(14.0);
    let response = ui.add(chip.min_size(vec2(0.0, 28.0)));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, text));
    response
}

/// A small word with an icon that shows or hides something.
pub(in crate::ui) fn toggle(ui: &mut Ui, look: &Look<'_>, glyph: &str, text: &str, on: bool) -> Response {
    let palette = &look.palette;
    let ink = if on { palette.text } else { palette.faint };
    let fill = if on { palette.hover } else { theme::NONE };
    let icon = theme::icon(glyph, 13.0).color(ink);
    let label = theme::body(text).size(12.0).line_height(None).color(ink);
    let before = std::mem::replace(&mut ui.spacing_mut().button_padding, vec2(8.0, 3.0));
    let button = Button::new((icon, label)).fill(fill).stroke(Stroke::NONE).corner_radius(12.0);
    let response = ui.add(button.min_size(vec2(0.0, 24.0)));
    ui.spacing_mut().button_padding = before;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, text));
    response
}

/// How loud a badge is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ui) enum Loud {
    /// An outline.
    Outline,
    /// Filled.
    Filled,
    /// Filled, with a bold edge.
    Bold,
}

/// A word in `ink`, on a soft ground of `color` or with an edge of it.
pub(in crate::ui) fn badge(ui: &mut Ui, look: &Look<'_>, text: &str, (color, ink): (Color32, Color32), loud: Loud) {
    let palette = &look.palette;
    let font = FontId::new(11.5, theme::semi());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(16.0, 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let bold = loud == Loud::Bold;
    let ground = if loud == Loud::Outline { theme::NONE } else { palette.soft(color) };
    ui.painter().rect_filled(rect, 10.0, ground);
    let edge = if bold { 1.8 } else { 1.0 };
    let kind = eframe::egui::StrokeKind::Inside;
    ui.painter().rect_stroke(rect, 10.0, Stroke::new(edge, color.gamma_multiply(if bold { 1.0 } else { 0.5 })), kind);
    ui.painter().galley(rect.min + vec2(8.0, 3.0), galley, ink);
}

/// A row of choices of which one is chosen; gives the one pressed.
pub(in crate::ui) fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    look: &Look<'_>,
    choices: &[(T, String, String)],
    chosen: Option<T>,
) -> Option<T> {
    const GAP: f32 = 2.0;
    let palette = &look.palette;
    let mut pressed = None;
    let ground = if palette.dark { palette.side } else { palette.hover };
    let label =
        |short: &str, on: bool| theme::body(short).size(12.5).color(if on { palette.text } else { palette.weak });
    // From left to right also in a row that runs the other way, as it is read and as the tab key goes: such a row must
    // be told the width.
    let padding = 2.0 * ui.spacing().button_padding.x;
    let width = |short: &str| {
        let text = eframe::egui::WidgetText::from(label(short, false));
        let extend = Some(eframe::egui::TextWrapMode::Extend);
        let galley = text.into_galley(ui, extend, f32::INFINITY, eframe::egui::TextStyle::Button);
        (galley.size().x + padding).max(SEGMENT.x)
    };
    let widths: f32 = choices.iter().map(|(_, short, _)| width(short)).sum();
    let room = vec2(widths + GAP * choices.len().saturating_sub(1) as f32, SEGMENT.y);
    let margin = Margin::same((SEGMENTS - SEGMENT.y) as i8 / 2);
    Frame::new().fill(ground).corner_radius(8.0).inner_margin(margin).show(ui, |ui| {
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (value, short, name) in choices {
                let on = chosen == Some(*value);
                let fill = if on { palette.card } else { theme::NONE };
                let edge = if on { Stroke::new(1.0, palette.line) } else { Stroke::NONE };
                let button = Button::new(label(short, on)).fill(fill).stroke(edge).corner_radius(6.0);
                let response = ui.add(button.min_size(SEGMENT));
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
                let response = if name == short { response } else { response.on_hover_text(name) };
                if response.clicked() {
                    pressed = Some(*value);
                }
            }
        });
    });
    pressed
}

/// The least size of a choice, points.
const SEGMENT: Vec2 = vec2(42.0, 32.0);
/// Height of a row of choices, points.
pub(in crate::ui) const SEGMENTS: f32 = 38.0;

/// How far something is, 0 to 1. It does not animate: an idle window draws nothing.
pub(in crate::ui) fn progress_ui(ui: &mut Ui, look: &Look<'_>, share: f32, width: f32) {
    let palette = &look.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
    let share = share.clamp(0.0, 1.0);
    response.widget_info(|| {
        let mut info = WidgetInfo::new(Role::ProgressIndicator);
        info.label = Some(look.t("ui-progress"));
        info.value = Some(f64::from(share) * 100.0);
        info
    });
    ui.painter().rect_filled(rect, 3.0, palette.line);
    let mut done = rect;
    done.set_width(rect.width() * share);
    ui.painter().rect_filled(done, 3.0, palette.accent);
}

/// A square with a soft ground and an icon.
pub(in crate::ui) fn tile(ui: &mut Ui, look: &Look<'_>, icon: &str, color: Color32, side: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().rect_filled(rect, side * 0.27, look.palette.soft(color));
    glyph(ui, rect.center(), icon, side * 0.58, color);
}

/// Title of a screen with what stands at its right.
pub(in crate::ui) fn header(ui: &mut Ui, look: &Look<'_>, title: &str, sub: &str, right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(theme::title(title).color(look.palette.text));
            if !sub.is_empty() {
                ui.label(theme::small(sub).color(look.palette.weak));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), right);
    });
}
