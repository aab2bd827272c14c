//! Two figures that must not be taken for one another: how well the data match a cause (a bar with a number), and how
//! much of the data there is (dots).

use eframe::egui::{Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::model::Quantity;
use crate::ui::look::Look;
use crate::ui::theme;

/// Dots of a coverage between 0 and 1 (section 1.4): 0 to 4.
pub(in crate::ui) fn dots_of(coverage: f64) -> usize {
    [0.25, 0.5, 0.7, 0.85].iter().filter(|step| coverage >= **step).count()
}

/// How much of the data there is.
pub(in crate::ui) fn coverage_ui(ui: &mut Ui, look: &Look<'_>, coverage: f64) {
    let palette = &look.palette;
    let filled = dots_of(coverage);
    let name = look.with(
        "ui-coverage",
        &[
            ("dots", Quantity::Count(filled as f64)),
            ("word", Quantity::Name(look.t(&format!("causes-coverage-{filled}")))),
        ],
    );
    ui.label(theme::small(look.t("ui-coverage-short")).color(palette.weak));
    let (rect, response) = ui.allocate_exact_size(vec2(44.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    for dot in 0..4_usize {
        let center = rect.left_center() + vec2(5.0 + 11.0 * dot as f32, 0.0);
        if dot < filled {
            ui.painter().circle_filled(center, 3.8, palette.weak);
        } else {
            ui.painter().circle_stroke(center, 3.3, Stroke::new(1.0, palette.faint));
        }
    }
    response.on_hover_text(format!("{name}\n{}", look.t("ui-coverage-hint")));
}

/// How well the data match the cause, 0 to 100.
pub(in crate::ui) fn match_ui(ui: &mut Ui, look: &Look<'_>, score: f64, color: eframe::egui::Color32) {
    let palette = &look.palette;
    let value = look.with("ui-match", &[("score", Quantity::Count(score.round()))]);
    ui.label(theme::small(look.t("ui-match-short")).color(palette.weak));
    let (rect, response) = ui.allocate_exact_size(vec2(56.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &value));
    let bar = eframe::egui::Rect::from_center_size(rect.center(), vec2(56.0, 6.0));
    ui.painter().rect_filled(bar, 3.0, palette.line);
    let mut filled = bar;
    filled.set_width(bar.width() * (score / 100.0).clamp(0.0, 1.0) as f32);
    ui.painter().rect_filled(filled, 3.0, color);
    response.on_hover_text(format!("{value}\n{}", look.t("causes-score-help")));
    ui.label(theme::small(format!("{score:.0}")).font(eframe::egui::FontId::new(12.0, theme::semi())));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps of section 1.4, with its worked example TV-57.
    #[test]
    fn dots_follow_the_steps_of_coverage() {
        assert_eq!(
            [0.0, 0.24, 0.25, 0.49, 0.5, 0.69, 0.7, 0.84, 0.85, 1.0].map(dots_of),
            [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
        );
        assert_eq!(dots_of(0.7615), 3);
    }
}
