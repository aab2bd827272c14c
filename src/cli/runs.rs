//! `lightfoot runs`: every activity, oldest first.

use serde::Serialize;

use super::args::Range;
use super::json::{self, round};
use super::table::{self, cell};
use super::{Call, DONE, Failure};
use crate::analysis::{RunMetrics, Season};
use crate::app;
use crate::model::{Activity, Quantity};
use crate::text::Text;

/// The fields of a row, in the order of the contract.
#[rustfmt::skip]
pub(super) const COLUMNS: &[&str] = &[
    "id", "start_utc", "utc_offset_s", "local_date", "sport", "sub_sport", "distance_m", "timer_s", "elapsed_s",
    "ascent_m", "samples", "mean_hr_bpm", "max_hr_bpm", "mean_cadence_spm", "mean_gct_ms",
    "mean_vertical_oscillation_mm", "mean_vertical_ratio_pct", "mean_step_length_mm", "mean_gct_balance_left_pct",
    "mean_power_w", "load_lp", "load_method", "shoe", "legs_heaviness", "effort", "sources",
];

/// One activity.
#[derive(Serialize, Debug)]
pub(super) struct Row<'a> {
    id: &'a str,
    start_utc: String,
    utc_offset_s: Option<i32>,
    local_date: String,
    sport: &'a str,
    sub_sport: Option<&'a str>,
    distance_m: Option<f64>,
    timer_s: Option<f64>,
    elapsed_s: Option<f64>,
    ascent_m: Option<f64>,
    samples: u32,
    mean_hr_bpm: Option<f64>,
    max_hr_bpm: Option<u32>,
    mean_cadence_spm: Option<f64>,
    mean_gct_ms: Option<f64>,
    mean_vertical_oscillation_mm: Option<f64>,
    mean_vertical_ratio_pct: Option<f64>,
    mean_step_length_mm: Option<f64>,
    mean_gct_balance_left_pct: Option<f64>,
    mean_power_w: Option<f64>,
    load_lp: Option<f64>,
    load_method: Option<&'static str>,
    shoe: Option<&'a str>,
    legs_heaviness: Option<f64>,
    effort: Option<f64>,
    sources: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// Means are the digest's; the device's own where the file has no per-second values.
    fn of(run: &'a RunMetrics, season: &'a Season) -> Self {
        let (activity, runner) = (&**season.recorded(run), &season.runner);
        let (totals, digest, means) = (&activity.totals, &activity.digest, &activity.digest.means);
        let worn = run.shoe.and_then(|index| runner.shoes.get(index)).map(|shoe| shoe.name.as_str());
        let of_account = Some(activity.shoe.as_str()).filter(|name| !name.is_empty());
        let said = run.said.shoe.as_deref().or(of_account);
        Self {
            id: &activity.id,
            start_utc: json::utc(activity.start_utc_s),
            utc_offset_s: activity.utc_offset_s,
            local_date: activity.local_date.to_string(),
            sport: activity.sport_name(),
            sub_sport: Some(activity.sub_sport.as_str()).filter(|name| !name.is_empty()),
            distance_m: round(activity.distance_m(), 2),
            timer_s: round(activity.duration_s(), 2),
            elapsed_s: round(totals.elapsed_s.or(digest.duration_s), 2),
            ascent_m: round(totals.ascent_m.or(digest.ascent_m), 1),
            samples: digest.samples,
            mean_hr_bpm: round(means.hr_bpm.or(totals.mean_hr_bpm), 1),
            max_hr_bpm: round(means.max_hr_bpm.or(totals.max_hr_bpm), 0).map(|bpm| bpm as u32),
            mean_cadence_spm: round(means.cadence_spm.or(totals.mean_cadence_spm), 1),
            mean_gct_ms: round(means.gct_ms.or(totals.mean_gct_ms), 1),
            mean_vertical_oscillation_mm: round(
                means.vertical_oscillation_mm.or(totals.mean_vertical_oscillation_mm),
                1,
            ),
            mean_vertical_ratio_pct: round(means.vertical_ratio_pct.or(totals.mean_vertical_ratio_pct), 2),
            mean_step_length_mm: round(means.step_length_mm.or(totals.mean_step_length_mm), 0),
            mean_gct_balance_left_pct: round(means.gct_balance_left_pct.or(totals.mean_gct_balance_left_pct), 2),
            mean_power_w: round(means.power_w.or(totals.mean_power_w), 0),
            load_lp: round(run.load_lp, 1),
            load_method: run.load_method.map(|method| method.key()),
            shoe: worn.or(said),
            legs_heaviness: round(run.heaviness, 1),
            effort: round(run.effort, 1),
            sources: activity.sources.iter().map(|source| &**source).collect(),
        }
    }
}

/// Every activity, oldest first; those of which it is not known when they were, too.
fn all(season: &Season) -> Vec<&RunMetrics> {
    let mut runs: Vec<&RunMetrics> = season.set_apart.iter().chain(&season.runs).collect();
    runs.sort_by_key(|run| run.activity.start_utc_s);
    runs
}

/// Every activity as a row, oldest first.
pub(super) fn rows(season: &Season) -> Vec<Row<'_>> {
    all(season).into_iter().map(|run| Row::of(run, season)).collect()
}

/// Prints the activities of the days asked for.
pub(super) fn run(call: &mut Call<'_>, args: &Range) -> Result<u8, Failure> {
    let history = call.history()?;
    let season = app::season(&history);
    let mut runs = all(&season);
    runs.retain(|run| args.contains(run.activity.local_date));
    if args.json {
        let rows: Vec<Row<'_>> = runs.iter().map(|run| Row::of(run, &season)).collect();
        json::print(call.out, &rows)?;
    } else {
        let text = Text::english(season.runner.units);
        let head = ["date", "sport", "distance", "time", "heart-rate", "load", "legs"];
        let head = head.map(|name| text.get(&format!("cli-column-{name}")));
        let rows: Vec<Vec<String>> = runs.iter().map(|run| line(run, season.recorded(run), &text)).collect();
        table::print(call.out, &head, &rows)?;
    }
    Ok(DONE)
}

fn line(run: &RunMetrics, activity: &Activity, text: &Text) -> Vec<String> {
    let show = |value: Option<f64>, kind: fn(f64) -> Quantity| cell(value.map(|value| text.quantity(&kind(value))));
    let start = activity.local_start_s();
    vec![
        format!("{} {:02}:{:02}", activity.local_date, start / 3600, start / 60 % 60),
        activity.sport_name().replace('_', " "),
        show(activity.distance_m(), Quantity::Distance),
        show(activity.duration_s(), Quantity::Duration),
        show(activity.digest.means.hr_bpm.or(activity.totals.mean_hr_bpm), Quantity::HeartRate),
        show(run.load_lp, Quantity::Load),
        show(run.heaviness, Quantity::Rating),
    ]
}
