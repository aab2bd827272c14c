//! The lane of flags above the charts: one bar per flag from the day it was raised to the day it cleared, with the
//! cause's icon, and its name where there is room. Flags that overlap stand in rows of their own.

use eframe::egui::{Align2, FontId, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::causes::{Episode, State};
use crate::model::{Day, Quantity};
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// Height of a row.
const ROW: f32 = 21.0;
/// Rows at most; what finds no room in them is drawn over the last.
const ROWS: usize = 5;

/// Draws the flags between the edges of the plots below; gives the index of the one pressed.
pub(in crate::ui) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    episodes: &[Episode],
    view: [f64; 2],
    frame: Rangef,
    chosen: Option<usize>,
) -> Option<usize> {
    let last = look.app.today.0.max(view[1] as i32);
    let placed = rows(episodes, view, last);
    let count = placed.iter().map(|(_, row)| row + 1).max().unwrap_or(1);
    let (lane, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * count as f32 + 4.0), Sense::hover());
    controls::glyph(ui, lane.left_top() + vec2(12.0, 11.0), icons::FLAG, 14.0, look.palette.weak);
    let per_day = f64::from(frame.span()) / (view[1] - view[0]).max(1.0);
    let across = |day: f64| frame.min + ((day - view[0]) * per_day) as f32;
    let mut pressed = None;
    for (index, row) in placed {
        let Some(episode) = episodes.get(index) else { continue };
        let [from, to] = days(episode, last);
        let left = across(from).max(frame.min);
        let right = across(to).min(frame.max).max(left + 6.0);
        let top = lane.top() + 1.0 + ROW * row as f32;
        let bar = Rect::from_min_max(pos2(left, top), pos2(right, top + ROW - 3.0));
        if flag_ui(ui, look, episode, bar, chosen == Some(index), index) {
            pressed = Some(index);
        }
    }
    pressed
}

/// The first day and the day after the last.
pub(in crate::ui) fn days(episode: &Episode, last: i32) -> [f64; 2] {
    [f64::from(episode.from.0), f64::from(episode.to.map_or(last + 1, |day| day.0))]
}

/// Which flags are shown, each with its row: the first row that is free from its first day on.
fn rows(episodes: &[Episode], view: [f64; 2], last: i32) -> Vec<(usize, usize)> {
    let mut free_from = [f64::MIN; ROWS];
    let mut placed = Vec::new();
    for (index, episode) in episodes.iter().enumerate() {
        let [from, to] = days(episode, last);
        if to < view[0] || from > view[1] {
            continue;
        }
        let row = free_from.iter().position(|free| *free <= from).unwrap_or(ROWS - 1);
        if let Some(free) = free_from.get_mut(row) {
            *free = free.max(to);
        }
        placed.push((index, row));
    }
    placed
}

fn flag_ui(ui: &Ui, look: &Look<'_>, episode: &Episode, bar: Rect, chosen: bool, index: usize) -> bool {
    let palette = &look.palette;
    let color = palette.cause(episode.cause);
    let response = ui.interact(bar, ui.scope_id().with(("flag", index)), Sense::click());
    let name = name(look, episode);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    let painter = ui.painter();
    if episode.peak != State::Watch {
        painter.rect_filled(bar, 4.0, color.gamma_multiply(if palette.dark { 0.30 } else { 0.18 }));
    }
    let lit = chosen || response.hovered() || response.has_focus();
    let edge = match (lit, &episode.peak) {
        (true, _) | (false, State::Strong) => 2.0,
        (false, _) => 1.0,
    };
    painter.rect_stroke(bar, 4.0, Stroke::new(edge, color), StrokeKind::Inside);
    let ink = if palette.dark { palette.text } else { color };
    let inside = painter.with_clip_rect(bar.intersect(ui.clip_rect()));
    if bar.width() > 17.0 {
        let at = bar.left_center() + vec2(10.0, 0.0);
        inside.text(at, Align2::CENTER_CENTER, icons::cause(episode.cause), FontId::new(12.5, theme::icons()), ink);
    }
    let font = FontId::new(11.0, theme::medium());
    let galley = painter.layout_no_wrap(look.cause(episode.cause), font, palette.text);
    if galley.size().x + 26.0 < bar.width() {
        let at = pos2(bar.left() + 19.0, bar.center().y - galley.size().y / 2.0);
        inside.galley(at, galley, palette.text);
    }
    response.on_hover_text(name).clicked()
}

/// "Lack of sleep, likely, 20 May 2026 to now".
fn name(look: &Look<'_>, episode: &Episode) -> String {
    let to = episode.to.map_or_else(|| look.t("ui-flag-now"), |day: Day| look.date(day.plus(-1)));
    let values = [
        ("cause", Quantity::Name(look.cause(episode.cause))),
        ("state", Quantity::Name(look.state(&episode.peak))),
        ("from", Quantity::Date(episode.from)),
        ("to", Quantity::Name(to)),
    ];
    look.with("ui-flag", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::causes::CauseId;

    fn flag(from: i32, to: i32) -> Episode {
        Episode { cause: CauseId::Sleep, from: Day(from), to: Some(Day(to)), peak: State::Likely, parts: Vec::new() }
    }

    #[test]
    fn flags_that_overlap_stand_in_rows_of_their_own() {
        let episodes = [flag(0, 10), flag(5, 20), flag(10, 15), flag(200, 210)];
        assert_eq!(rows(&episodes, [0.0, 100.0], 100), [(0, 0), (1, 1), (2, 0)]);
    }
}
