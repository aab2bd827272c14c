//! Plot items of our own: many small shapes as one mesh.

use std::ops::RangeInclusive;

use eframe::egui::{Color32, Mesh, Rect, Shape, Ui, pos2};
use egui_plot::{PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotPoint, PlotTransform};

/// Bars from zero.
pub(super) struct Bars<'a> {
    base: PlotItemBase,
    points: &'a [PlotPoint],
    width: f64,
    color: Color32,
}

impl<'a> Bars<'a> {
    /// Bars of this width in units of the axis, around their points.
    pub(super) fn new(points: &'a [PlotPoint], width: f64, color: Color32) -> Self {
        Self { base: PlotItemBase::new(String::new()), points, width, color }
    }
}

impl PlotItem for Bars<'_> {
    fn shapes(&self, _ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        let mut mesh = Mesh::default();
        mesh.reserve_triangles(self.points.len() * 2);
        mesh.reserve_vertices(self.points.len() * 4);
        let floor = transform.position_from_point_y(0.0);
        let half = (self.width * transform.dpos_dvalue_x() * 0.5) as f32;
        let half = (half * 0.84).max(0.5);
        for point in self.points.iter().filter(|point| point.y > 0.0) {
            let top = transform.position_from_point(point);
            let bar = Rect::from_min_max(pos2(top.x - half, top.y), pos2(top.x + half, floor));
            mesh.add_colored_rect(bar, self.color);
        }
        shapes.push(Shape::mesh(mesh));
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        self.color
    }

    /// Nothing of it answers the pointer: the day under it is read by the chart.
    fn allow_hover(&self) -> bool {
        false
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}
