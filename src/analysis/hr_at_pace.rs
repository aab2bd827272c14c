//! Heart rate at the same pace, slope and heat (section 4.5).

use super::baseline::floors;
use super::epochs::heart_rate_source;
use super::huber::{Prior, Row};
use super::residuals::{Entry, Rules};
use super::season::{RunMetrics, Season};
use crate::model::Day;

/// Minutes of every run that are left out (section 4.5).
const WARM_UP_MIN: f32 = 8.0;
/// Steady minutes a run needs (section 4.5).
const LEAST_MINUTES: usize = 6;
/// Steady minutes that are used of one run, evenly spread (J).
const MOST_MINUTES: usize = 10;
/// Heat from which heart rate answers, °C sWBGT (section 4.5, J).
pub(super) const COMFORT_C: f64 = 14.0;
/// Share of a recording that needs a sound heart rate (section 3.1).
const HR_SHARE: f64 = 0.8;
/// Hot, °C sWBGT (section 4.6), and the runs to get used to it, which count half (section 4.5, J).
const HOT_C: f64 = 22.0;
const GETTING_USED: usize = 10;
/// The heat one gets used to lies within these days (J).
const HOT_SEASON_DAYS: i32 = 120;
/// How far a residual is believed when the weather is guessed, or not known at all (J).
const GUESSED: f64 = 0.8;
const UNKNOWN: f64 = 0.6;
/// Days after illness began, and after a break, in which heart rate says other things (section 4.5).
const ILLNESS_DAYS: i32 = 3;
const BREAK_DAYS: i32 = 10;
const COMEBACK_DAYS: i32 = 21;

/// Slopes: bpm for each m/s, each minute, each minute and °C (section 4.5, J).
pub(super) const RULES: Rules<3> = Rules {
    prior: Prior { mean: [22.0, 0.10, 0.008], sd: [8.0, 0.10, 0.008], least_scale: 1.0 },
    level_per_run: true,
    central_only: false,
    least_points: LEAST_MINUTES,
    veto_runs: 5,
    floor: floors::HEART_RATE,
    weather: Some((0.8, 0.5)),
    shoes_sd: None,
    trend: Some((super::trend::DAYS, super::iron::RISE_BPM.0)),
};

/// Heart rate expected at flat-equivalent speed `v` in heat `w` (°C sWBGT above 14), beats per minute: level `a`,
/// `b` a metre per second, `d2` a degree (section 4.5).
pub fn expected_hr(a: f64, b: f64, v: f64, d2: f64, w: f64) -> f64 {
    a + b * v + d2 * w
}

/// The runs whose heart rate can be told at a pace, as the residuals see them.
pub(super) fn entries(season: &Season) -> Vec<Entry<3>> {
    let mut last_run: Option<Day> = None;
    let mut comeback: Option<Day> = None;
    let mut hot: Vec<Day> = Vec::new();
    let mut entries = Vec::new();
    for (index, run) in season.runs.iter().enumerate().filter(|(_, run)| run.activity.is_run()) {
        if last_run.is_some_and(|last| run.day.since(last) > BREAK_DAYS) {
            comeback = Some(run.day);
        }
        last_run = Some(run.day);
        let is_hot = run.swbgt_c.is_some_and(|heat| heat >= HOT_C);
        let getting_used =
            is_hot && hot.iter().filter(|day| run.day.since(**day) <= HOT_SEASON_DAYS).count() < GETTING_USED;
        if is_hot {
            hot.push(run.day);
        }
        let heat = run.swbgt_c.map(|heat| (heat - COMFORT_C).max(0.0));
        let rows = rows(run, heat.unwrap_or(0.0));
        if rows.len() < LEAST_MINUTES {
            continue;
        }
        let weather = if heat.is_none() {
            UNKNOWN
        } else if run.weather_estimated {
            GUESSED
        } else {
            1.0
        };
        entries.push(Entry {
            run: index,
            day: run.day,
            sensor: heart_rate_source(&run.activity.devices),
            shoe: None,
            heat,
            trust: weather * if getting_used { 0.5 } else { 1.0 },
            excluded: run.activity.sub_sport == "trail"
                || comeback.is_some_and(|day| run.day.since(day) < COMEBACK_DAYS)
                || ill(season, run.day),
            rows,
        });
    }
    entries
}

/// Whether illness was noted on the day or the days just before.
fn ill(season: &Season, day: Day) -> bool {
    (0..=ILLNESS_DAYS).any(|back| season.diary.get(day.plus(-back)).is_some_and(|said| said.ill == Some(true)))
}

fn rows(run: &RunMetrics, heat: f64) -> Vec<Row<3>> {
    let digest = &run.activity.digest;
    if digest.hr_valid_share.is_none_or(|share| share < HR_SHARE) || run.activity.is_indoor() {
        return Vec::new();
    }
    let usable = digest
        .segments
        .iter()
        .filter(|s| s.minute >= WARM_UP_MIN && s.hr > 0.0 && s.speed_eq_before > 0.0 && !s.cadence_locked);
    let rows = usable.map(|s| {
        let minutes = f64::from(s.minute - WARM_UP_MIN);
        Row { x: [f64::from(s.speed_eq_before), minutes, minutes * heat], y: f64::from(s.hr), weight: 1.0 }
    });
    thin(rows.collect(), MOST_MINUTES)
}

/// At most `most` rows, evenly spread, together of weight 1.
pub(super) fn thin<const N: usize>(mut rows: Vec<Row<N>>, most: usize) -> Vec<Row<N>> {
    let count = rows.len();
    if count > most {
        let mut index = 0;
        rows.retain(|_| {
            index += 1;
            index * most / count != (index - 1) * most / count
        });
    }
    let weight = 1.0 / rows.len().max(1) as f64;
    for row in &mut rows {
        row.weight = weight;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_53_expected_heart_rate_in_cool_air_and_in_heat() {
        assert!((expected_hr(82.0, 22.0, 2.8, 0.8, 0.0) - 143.6).abs() < 1e-9);
        assert!((146.0 - expected_hr(82.0, 22.0, 2.8, 0.8, 0.0) - 2.4).abs() < 1e-9);
        assert!((146.0 - expected_hr(82.0, 22.0, 2.8, 0.8, 6.0) + 2.4).abs() < 1e-9);
    }

    #[test]
    fn thinning_keeps_the_run_a_whole() {
        let rows = vec![Row { x: [0.0], y: 1.0, weight: 1.0 }; 60];
        let thinned = thin(rows, 12);
        assert_eq!(thinned.len(), 12);
        assert!((thinned.iter().map(|row| row.weight).sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
