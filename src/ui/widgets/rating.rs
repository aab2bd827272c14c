//! A rating from 0 to 10: eleven buttons without a starting position, so that nothing is suggested.

use eframe::egui::{Button, Id, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::ui::look::Look;
use crate::ui::theme;

/// What is asked.
pub(in crate::ui) struct Scale {
    /// The question.
    pub(in crate::ui) question: &'static str,
    /// What 0, the middle and 10 mean.
    pub(in crate::ui) ends: [&'static str; 3],
}

/// How heavy the legs felt (section 5.1).
pub(in crate::ui) const LEGS: Scale =
    Scale { question: "ui-rate-legs", ends: ["ui-rate-legs-0", "ui-rate-legs-5", "ui-rate-legs-10"] };
/// How hard the whole run was (section 2.2).
pub(in crate::ui) const EFFORT: Scale =
    Scale { question: "ui-rate-effort", ends: ["ui-rate-effort-0", "ui-rate-effort-5", "ui-rate-effort-10"] };

/// The question and its eleven answers; pressing the chosen one again takes it back. Whether it changed.
pub(in crate::ui) fn ui(ui: &mut Ui, look: &Look<'_>, salt: Id, scale: &Scale, value: &mut Option<f64>) -> bool {
    let palette = &look.palette;
    let question = look.t(scale.question);
    let mut changed = false;
    ui.label(theme::strong(&question).color(palette.text));
    let width = ui.available_width().min(520.0);
    let cell = ((width - 10.0 * 4.0) / 11.0).max(24.0);
    ui.push_id(salt, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for step in 0..=10_u8 {
                let on = value.is_some_and(|v| v.round() as i64 == i64::from(step));
                if step_ui(ui, look, step, on, cell, &question).clicked() {
                    *value = if on { None } else { Some(f64::from(step)) };
                    changed = true;
                }
            }
        });
    });
    let (rect, _) = ui.allocate_exact_size(vec2(cell.mul_add(11.0, 40.0), 16.0), Sense::hover());
    let at = [rect.left_center(), rect.center(), rect.right_center()];
    let align =
        [eframe::egui::Align2::LEFT_CENTER, eframe::egui::Align2::CENTER_CENTER, eframe::egui::Align2::RIGHT_CENTER];
    for ((at, align), text) in at.into_iter().zip(align).zip(scale.ends) {
        ui.painter().text(at, align, look.t(text), theme::regular(11.5), palette.weak);
    }
    changed
}

fn step_ui(ui: &mut Ui, look: &Look<'_>, step: u8, on: bool, cell: f32, question: &str) -> Response {
    let palette = &look.palette;
    let (fill, ink, edge) = if on {
        (palette.accent, palette.on_accent, palette.accent)
    } else {
        (palette.card, palette.text, palette.line)
    };
    let label = theme::body(step.to_string()).color(ink);
    let button = Button::new(label).fill(fill).stroke(Stroke::new(1.0, edge));
    let response = ui.add_sized(vec2(cell, 32.0), button);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{question} {step}")));
    response
}
