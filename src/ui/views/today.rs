//! Today: the verdict in one sentence, warnings before everything else, then the causes, ranked.

use std::collections::BTreeMap;

use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Stroke, Ui, vec2};

use super::{heard, today_legs, today_notes, today_trials};
use crate::causes::{self, CauseId, Finding, Judgement, Referral};
use crate::model::Quantity;
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::state::{Route, Saved};
use crate::ui::widgets::card::{self, Opened};
use crate::ui::widgets::{controls, empty, explained};
use crate::ui::{icons, theme};

/// A card is at least this wide.
const CARD_WIDTH: f32 = 400.0;
/// From this width on the causes without a flag stand beside the cards.
const WIDE: f32 = 1240.0;
/// The page is at most this wide.
const PAGE_WIDTH: f32 = 1800.0;

/// A warning the runner had looked at stays quiet for so many days.
const SEEN_DAYS: i32 = 14;

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    opened: BTreeMap<CauseId, Opened>,
    /// The causes without a flag that are opened.
    rows: BTreeMap<CauseId, bool>,
}

/// How many flags are up.
pub(super) fn flags_up(look: &Look<'_>) -> Option<usize> {
    let judgement = look.judgement()?;
    Some(judgement.findings.iter().filter(|finding| finding.state.is_raised()).count())
}

pub(super) fn ui(
    ui: &mut Ui,
    saved: &mut Saved,
    own: &mut Own,
    asked: Option<CauseId>,
    look: &Look<'_>,
    ask: &mut Vec<Action>,
) {
    if look.app.history.is_empty() {
        empty::first_start_ui(ui, look, ask);
        return;
    }
    let Some(judgement) = look.judgement() else {
        empty::note_ui(ui, look, icons::TODAY, "ui-working-title", "ui-working-hint");
        return;
    };
    let foot = Frame::new().inner_margin(Margin { left: 0, right: 0, top: 8, bottom: 0 });
    Panel::bottom("no diagnosis").resizable(false).show_separator_line(false).frame(foot).show(ui, |ui| {
        ui.label(theme::small(look.t("causes-footer")).color(look.palette.weak));
    });
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let spare = (ui.available_width() - PAGE_WIDTH).max(0.0);
            Frame::new().inner_margin(Margin { right: 6, ..Margin::ZERO }).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - spare);
                page_ui(ui, saved, own, asked, look, judgement, ask);
            });
        });
    });
}

#[expect(clippy::too_many_arguments, reason = "what every part of the page needs")]
fn page_ui(
    ui: &mut Ui,
    saved: &mut Saved,
    own: &mut Own,
    asked: Option<CauseId>,
    look: &Look<'_>,
    judgement: &Judgement,
    ask: &mut Vec<Action>,
) {
    verdict_ui(ui, look, judgement, ask);
    ui.add_space(12.0);
    let unseen = warnings(saved, judgement);
    if !unseen.is_empty() {
        warnings_ui(ui, saved, look, judgement, &unseen);
        // No advice on exercise under a warning: the cards wait until it has been looked at.
        return;
    }
    today_notes::questions_ui(ui, saved, look, judgement);
    today_trials::ui(ui, look, ask);
    heard::ui(ui, look, ask);
    today_notes::unexplained_ui(ui, look, judgement);
    today_notes::annotations_ui(ui, look, judgement);
    today_legs::ui(ui, look);
    let (raised, quiet): (Vec<&Finding>, Vec<&Finding>) =
        look.findings(judgement).partition(|finding| finding.state.is_raised());
    if let Some(asked) = asked
        && quiet.iter().any(|finding| finding.cause == asked)
    {
        own.rows.insert(asked, true);
    }
    let cards_ui = |ui: &mut Ui, own: &mut Own, ask: &mut Vec<Action>| {
        columns_ui(ui, &raised, |ui, finding| {
            let opened = own.opened.entry(finding.cause).or_default();
            let response = card::ui(ui, look, finding, opened, ask);
            if asked == Some(finding.cause) {
                response.scroll_to_me(None);
            }
        });
    };
    let width = ui.available_width();
    if width > WIDE && !raised.is_empty() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            let left = width * 0.62;
            ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(Align::Min), |ui| cards_ui(ui, own, ask));
            let right = vec2(width - left - 14.0, 0.0);
            ui.allocate_ui_with_layout(right, Layout::top_down(Align::Min), |ui| {
                quiet_ui(ui, own, look, &quiet, false, ask);
            });
        });
    } else {
        cards_ui(ui, own, ask);
        ui.add_space(8.0);
        quiet_ui(ui, own, look, &quiet, raised.is_empty(), ask);
    }
    if let Some(attribution) = look.attribution() {
        ui.add_space(8.0);
        explained::ui(ui, look, attribution);
    }
}

/// The warnings that were not looked at lately, those among them that a question was answered with "yes".
fn warnings<'a>(saved: &Saved, judgement: &'a Judgement) -> Vec<&'a Referral> {
    let seen = |referral: &&Referral| {
        let day = saved.seen_warnings.get(referral.sign);
        day.is_some_and(|day| judgement.as_of.since(*day) < SEEN_DAYS)
    };
    let meant = judgement.questions.iter().filter(|question| today_notes::answer(saved, question) == Some(true));
    let all = judgement.referrals.iter().chain(meant.map(|question| &question.referral));
    all.filter(|referral| !seen(referral)).collect()
}

fn warnings_ui(ui: &mut Ui, saved: &mut Saved, look: &Look<'_>, judgement: &Judgement, warnings: &[&Referral]) {
    let palette = &look.palette;
    let frame = palette.card_frame().stroke(Stroke::new(2.0, palette.danger)).inner_margin(Margin::symmetric(22, 18));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (index, referral) in warnings.iter().enumerate() {
            if index > 0 {
                ui.add_space(8.0);
            }
            ui.horizontal(|ui| {
                controls::tile(ui, look, icons::REFERRAL, palette.danger, 38.0);
                ui.label(theme::title(look.t(referral.urgency.heading())).color(palette.danger));
            });
            ui.label(theme::body(look.say(&referral.text)).size(15.5).line_height(Some(23.0)).color(palette.text));
        }
        ui.add_space(8.0);
        if controls::secondary(ui, look, icons::CHECK, &look.t("ui-warning-seen")).clicked() {
            for referral in warnings {
                saved.seen_warnings.insert(referral.sign.to_owned(), judgement.as_of);
            }
        }
    });
}

fn verdict_ui(ui: &mut Ui, look: &Look<'_>, judgement: &Judgement, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    ui.horizontal(|ui| {
        let as_of = look.with("ui-today-as-of", &[("day", Quantity::Date(judgement.as_of))]);
        ui.label(theme::small(as_of).color(palette.weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if controls::secondary(ui, look, icons::PRINT, &look.t("ui-today-report")).clicked() {
                ask.push(Action::OpenReport);
            }
        });
    });
    ui.label(theme::display(look.say(&causes::verdict(judgement))).color(palette.text));
    legs_ui(ui, look, judgement, ask);
}

fn legs_ui(ui: &mut Ui, look: &Look<'_>, judgement: &Judgement, ask: &mut Vec<Action>) {
    let legs = &judgement.legs;
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::icon(icons::LEGS, 15.0).color(look.palette.weak));
        let said = if legs.rated_runs == 0 {
            look.t("ui-legs-never-rated")
        } else {
            let values = [
                ("rated", Quantity::Count(f64::from(legs.rated_runs))),
                ("heavy", Quantity::Count(f64::from(legs.heavy_runs))),
                ("recent", Quantity::Count(f64::from(legs.heavy_last_14_days))),
                ("rated_recently", Quantity::Count(f64::from(legs.rated_last_14_days))),
            ];
            look.with("ui-legs", &values)
        };
        ui.label(theme::body(said).color(look.palette.weak));
        let waiting = super::diary::waiting(look).len();
        if waiting > 0 {
            let text = look.with("ui-legs-rate", &[("runs", Quantity::Count(waiting as f64))]);
            if controls::link(ui, look, &text).clicked() {
                ask.push(Action::Go(Route::Diary));
            }
        }
    });
}

/// Cards in as many columns as there is room for; each goes to the shortest column.
fn columns_ui(ui: &mut Ui, findings: &[&Finding], mut card_ui: impl FnMut(&mut Ui, &Finding)) {
    if findings.is_empty() {
        return;
    }
    let columns = ((ui.available_width() / CARD_WIDTH) as usize).clamp(1, 3).min(findings.len());
    ui.spacing_mut().item_spacing.x = 12.0;
    ui.columns(columns, |uis| {
        for (index, finding) in findings.iter().enumerate() {
            // The first row stays in order of rank.
            let shortest = if index < columns { index } else { shortest(uis) };
            if let Some(ui) = uis.get_mut(shortest) {
                card_ui(ui, finding);
                ui.add_space(6.0);
            }
        }
    });
}

fn shortest(uis: &[Ui]) -> usize {
    let heights = uis.iter().map(|ui| ui.min_rect().bottom());
    heights.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(column, _)| column)
}

/// The causes without a flag: one line each, in two groups of words.
fn quiet_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, findings: &[&Finding], alone: bool, ask: &mut Vec<Action>) {
    if findings.is_empty() {
        return;
    }
    let title = if alone { "ui-today-all" } else { "ui-today-others" };
    ui.label(theme::heading(look.t(title)).color(look.palette.text));
    let frame = look.palette.card_frame().inner_margin(Margin::symmetric(8, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, finding) in findings.iter().enumerate() {
            if index > 0 {
                let line = ui.available_rect_before_wrap();
                ui.painter().hline(line.x_range(), line.top(), Stroke::new(1.0, look.palette.grid));
            }
            let open = own.rows.entry(finding.cause).or_default();
            if card::row_ui(ui, look, finding, *open) {
                *open = !*open;
            }
            if *open {
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                card::ui(ui, look, finding, own.opened.entry(finding.cause).or_default(), ask);
                ui.add_space(6.0);
                ui.spacing_mut().item_spacing.y = 0.0;
            }
        }
    });
}
