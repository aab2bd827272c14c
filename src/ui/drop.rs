//! Files held over the window and dropped on it. The whole window is the target: where the pointer is during a drag
//! is not known on X11, and several files may arrive over several frames.

use std::path::PathBuf;

use eframe::egui::{Align2, Context, CornerRadius, Id, LayerId, Order, Stroke, StrokeKind, vec2};

use super::look::Look;
use super::{icons, theme};

/// Frames without a new file after which a drop is complete.
const QUIET_FRAMES: u8 = 2;

/// Collects the files of one drop.
#[derive(Default)]
pub(super) struct Collector {
    files: Vec<PathBuf>,
    quiet: u8,
}

impl Collector {
    /// Takes the files of this frame; gives all of them once no more arrive.
    pub(super) fn take(&mut self, ctx: &Context) -> Option<Vec<PathBuf>> {
        let arrived: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if arrived.is_empty() {
            self.quiet += u8::from(!self.files.is_empty());
        } else {
            self.files.extend(arrived);
            self.quiet = 0;
        }
        if self.files.is_empty() {
            return None;
        }
        if self.quiet < QUIET_FRAMES {
            ctx.request_repaint();
            return None;
        }
        self.quiet = 0;
        Some(std::mem::take(&mut self.files))
    }
}

/// What covers the window while files are held over it.
pub(super) fn overlay_ui(ctx: &Context, look: &Look<'_>) {
    let count = ctx.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let palette = &look.palette;
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop overlay")));
    let area = ctx.content_rect();
    painter.rect_filled(area, 0.0, palette.veil());
    let frame = area.shrink(18.0);
    painter.rect_stroke(frame, CornerRadius::same(16), Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    let center = area.center();
    painter.text(
        center - vec2(0.0, 34.0),
        Align2::CENTER_CENTER,
        icons::IMPORT,
        eframe::egui::FontId::new(44.0, theme::icons()),
        palette.accent,
    );
    let title = eframe::egui::FontId::new(22.0, theme::semi());
    painter.text(center + vec2(0.0, 20.0), Align2::CENTER_CENTER, look.t("ui-drop-now"), title, palette.text);
    let hint = look.t("ui-drop-now-hint");
    painter.text(center + vec2(0.0, 48.0), Align2::CENTER_CENTER, hint, theme::regular(13.5), palette.weak);
}
