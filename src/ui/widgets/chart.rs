//! One chart of a stack that shares its time axis. What is shown and where the cursor stands belongs to the caller, so
//! that all charts move together; a chart only says what the pointer did.

use eframe::egui::{Color32, Rangef, Response, Role, Ui, Vec2b, WidgetInfo, vec2};
use egui_plot::{
    AxisHints, FilledArea, HLine, Line, LineStyle, MarkerShape, Plot, PlotPoint, PlotPoints, PlotTransform, Points,
    Span, VLine,
};

use super::axis::{Along, Upward, robust};
use super::items::Bars;
use crate::ui::look::Look;
use crate::ui::theme;

/// Room for the labels of the height, the same in every chart so that they stand above one another.
const AXIS_WIDTH: f32 = 40.0;

/// One thing drawn; points are sorted by x and may reach beyond what is shown.
pub(in crate::ui) enum Layer<'a> {
    /// Bars from zero, this wide in units of the axis.
    Bars(&'a [PlotPoint], f64, Color32),
    /// A curve, broken where there is nothing.
    Curve(&'a [Vec<PlotPoint>], Color32, f32),
    /// Single readings.
    Dots(&'a [PlotPoint], Color32, f32),
    /// Values that are not measured but estimated: rings.
    Rings(&'a [PlotPoint], Color32, f32),
    /// A usual range: x, lower and upper edge.
    Usual(&'a [f64], &'a [f64], &'a [f64], Color32),
    /// A level line.
    Level(f64, Color32),
}

/// A band through the chart.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Shade {
    /// From and to, in units of the axis.
    pub(in crate::ui) range: [f64; 2],
    /// Its colour.
    pub(in crate::ui) fill: Color32,
    /// Edges, where it marks the days evidence was seen on.
    pub(in crate::ui) edge: Option<Color32>,
}

/// One chart.
pub(in crate::ui) struct Chart<'a> {
    pub(in crate::ui) id: &'a str,
    pub(in crate::ui) height: f32,
    /// What is shown of the time axis.
    pub(in crate::ui) view: [f64; 2],
    /// What is shown of the height.
    pub(in crate::ui) tall: [f64; 2],
    pub(in crate::ui) along: Along,
    pub(in crate::ui) upward: Upward,
    /// Whether the labels of the time axis are shown.
    pub(in crate::ui) last: bool,
    pub(in crate::ui) layers: Vec<Layer<'a>>,
    pub(in crate::ui) shades: &'a [Shade],
    /// Where runs with heavy legs are.
    pub(in crate::ui) heavy: &'a [PlotPoint],
    pub(in crate::ui) cursor: Option<f64>,
    /// What it shows, as a sentence.
    pub(in crate::ui) summary: String,
}

/// What the pointer did.
pub(in crate::ui) struct Pointed {
    /// Where on the time axis it stands.
    pub(in crate::ui) at: Option<f64>,
    /// What is to be shown from now on.
    pub(in crate::ui) view: Option<[f64; 2]>,
    /// From left to right edge of the plot, in points.
    pub(in crate::ui) frame: Rangef,
}

impl Chart<'_> {
    /// Draws it.
    pub(in crate::ui) fn show(self, ui: &mut Ui, look: &Look<'_>) -> Pointed {
        let palette = look.palette;
        let (view, tall, along, upward, text) = (self.view, self.tall, self.along, self.upward, look.text);
        let height = self.height;
        let units = text.units;
        let span = view[1] - view[0];
        let heights = AxisHints::new_y()
            .label_spacing(Rangef::new(8.0, 12.0))
            .min_thickness(AXIS_WIDTH)
            .tick_label_color(palette.faint)
            .tick_label_font(theme::regular(11.0))
            .formatter(move |mark, _| upward.label(mark.value, mark.step_size, text));
        let times = AxisHints::new_x()
            .label_spacing(Rangef::new(16.0, 24.0))
            .tick_label_color(palette.weak)
            .tick_label_font(theme::regular(11.5))
            .formatter(move |mark, _| along.label(mark, span));
        let plot = Plot::new(self.id)
            .height(self.height)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .allow_scroll(false)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_boxed_zoom(false)
            .allow_axis_zoom_drag(false)
            .allow_double_click_reset(false)
            .show_background(false)
            .show_axes(Vec2b::new(self.last, true))
            .show_grid(true)
            .grid_color(palette.grid)
            .grid_fade(0.0)
            .x_grid_spacer(move |input| along.marks(&input))
            .y_grid_spacer(move |input| upward.marks(&input, units, height))
            .set_margin_fraction(vec2(0.0, 0.0))
            .label_formatter(|_| None)
            .custom_y_axes(vec![heights])
            .custom_x_axes(vec![times]);
        let Chart { layers, shades, heavy, cursor, summary, .. } = self;
        let shown = plot.show(ui, |plot| {
            plot.set_plot_bounds_x(view[0]..=view[1]);
            plot.set_plot_bounds_y(tall[0]..=tall[1]);
            for shade in shades.iter().filter(|shade| shade.range[1] >= view[0] && shade.range[0] <= view[1]) {
                plot.span(span_of(shade));
            }
            for layer in &layers {
                draw(plot, layer, view);
            }
            let heavy = visible(heavy, view);
            if !heavy.is_empty() {
                let marks = Points::new("", PlotPoints::Borrowed(heavy)).shape(MarkerShape::Up).radius(2.8);
                plot.points(marks.color(palette.danger.gamma_multiply(0.6)).allow_hover(false));
            }
            if let Some(at) = cursor {
                plot.vline(VLine::new("", at).color(palette.weak).width(1.0).allow_hover(false));
            }
        });
        shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &summary));
        pointed(ui, &shown.response, &shown.transform, view)
    }
}

fn span_of(shade: &Shade) -> Span {
    let band = Span::new("", shade.range[0]..=shade.range[1]).fill(shade.fill);
    match shade.edge {
        Some(edge) => band.border(eframe::egui::Stroke::new(1.2, edge)).border_style(LineStyle::dashed_dense()),
        None => band.border_width(0.0),
    }
}

/// The points within what is shown, and one on each side so that a curve runs to the edge.
pub(in crate::ui) fn visible(points: &[PlotPoint], view: [f64; 2]) -> &[PlotPoint] {
    let from = points.partition_point(|point| point.x < view[0]).saturating_sub(1);
    let to = (points.partition_point(|point| point.x <= view[1]) + 1).min(points.len());
    points.get(from..to.max(from)).unwrap_or(&[])
}

fn draw<'a>(plot: &mut egui_plot::PlotUi<'a>, layer: &Layer<'a>, view: [f64; 2]) {
    match *layer {
        Layer::Bars(points, width, color) => plot.add(Bars::new(visible(points, view), width, color)),
        Layer::Curve(runs, color, width) => {
            for run in runs {
                let run = visible(run, view);
                if run.len() == 1 {
                    plot.points(
                        Points::new("", PlotPoints::Borrowed(run)).color(color).radius(width).allow_hover(false),
                    );
                } else {
                    plot.line(Line::new("", PlotPoints::Borrowed(run)).color(color).width(width).allow_hover(false));
                }
            }
        }
        Layer::Dots(points, color, radius) => {
            let dots = Points::new("", PlotPoints::Borrowed(visible(points, view)));
            plot.points(dots.color(color).radius(radius).allow_hover(false));
        }
        Layer::Rings(points, color, radius) => {
            let rings = Points::new("", PlotPoints::Borrowed(visible(points, view)));
            plot.points(rings.color(color).radius(radius).filled(false).allow_hover(false));
        }
        Layer::Usual(xs, low, high, color) => {
            let from = xs.partition_point(|x| *x < view[0]).saturating_sub(1);
            let to = (xs.partition_point(|x| *x <= view[1]) + 1).min(xs.len());
            if let (Some(xs), Some(low), Some(high)) = (xs.get(from..to), low.get(from..to), high.get(from..to))
                && xs.len() > 1
            {
                plot.add(FilledArea::new("", xs, low, high).fill_color(color).allow_hover(false));
            }
        }
        Layer::Level(y, color) => {
            let level = HLine::new("", y).color(color).width(1.2).style(LineStyle::dashed_dense());
            plot.hline(level.allow_hover(false));
        }
    }
}

fn pointed(ui: &Ui, response: &Response, transform: &PlotTransform, view: [f64; 2]) -> Pointed {
    let at = response.hover_pos().map(|pos| transform.value_from_position(pos).x);
    let per_point = transform.dvalue_dpos()[0];
    let mut moved = None;
    if response.dragged() {
        let by = -f64::from(response.drag_delta().x) * per_point;
        moved = Some([view[0] + by, view[1] + by]);
    } else if let Some(at) = at {
        let (zoom, scroll) = ui.input(|input| (f64::from(input.zoom_delta()), input.smooth_scroll_delta()));
        if (zoom - 1.0).abs() > 1e-4 {
            moved = Some(zoomed(view, at, 1.0 / zoom));
        } else if scroll.x.abs() > 0.1 {
            let by = -f64::from(scroll.x) * per_point;
            moved = Some([view[0] + by, view[1] + by]);
        }
    }
    let frame = transform.frame().x_range();
    Pointed { at, view: moved, frame }
}

/// The view made `factor` times as long, with `at` staying where it is.
pub(in crate::ui) fn zoomed(view: [f64; 2], at: f64, factor: f64) -> [f64; 2] {
    [at - (at - view[0]) * factor, at + (view[1] - at) * factor]
}

/// The view moved back between `limits`, no shorter than `shortest`.
pub(in crate::ui) fn held(view: [f64; 2], limits: [f64; 2], shortest: f64) -> [f64; 2] {
    let longest = (limits[1] - limits[0]).max(shortest);
    let length = (view[1] - view[0]).clamp(shortest, longest);
    let middle = f64::midpoint(view[0], view[1]);
    let from = (middle - length / 2.0).clamp(limits[0], (limits[1] - length).max(limits[0]));
    [from, from + length]
}

/// The lowest and highest of the points shown, without single ones far beyond all others.
pub(in crate::ui) fn extent<'a>(points: impl IntoIterator<Item = &'a [PlotPoint]>, view: [f64; 2]) -> Option<[f64; 2]> {
    let shown = points.into_iter().flat_map(|points| visible(points, view));
    let mut heights: Vec<f64> = shown.map(|point| point.y).filter(|height| height.is_finite()).collect();
    robust(&mut heights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_day_under_the_pointer_in_its_place() {
        let view = zoomed([0.0, 100.0], 25.0, 0.5);
        assert_eq!(view, [12.5, 62.5]);
        assert_eq!((25.0 - view[0]) / (view[1] - view[0]), 0.25);
    }

    #[test]
    fn a_view_stays_within_its_limits() {
        assert_eq!(held([-50.0, 50.0], [0.0, 400.0], 14.0), [0.0, 100.0]);
        assert_eq!(held([390.0, 490.0], [0.0, 400.0], 14.0), [300.0, 400.0]);
        assert_eq!(held([100.0, 101.0], [0.0, 400.0], 14.0), [93.5, 107.5]);
        assert_eq!(held([-1e3, 1e3], [0.0, 400.0], 14.0), [0.0, 400.0]);
    }

    #[test]
    fn only_what_is_shown_is_drawn_with_one_point_on_each_side() {
        let points: Vec<PlotPoint> = (0..10).map(|x| PlotPoint::new(f64::from(x), 0.0)).collect();
        let xs: Vec<f64> = visible(&points, [2.5, 4.5]).iter().map(|point| point.x).collect();
        assert_eq!(xs, [2.0, 3.0, 4.0, 5.0]);
        assert!(visible(&[], [0.0, 1.0]).is_empty());
    }
}
