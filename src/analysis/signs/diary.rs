//! Signs of the day's line: soreness, tiredness, illness, weight dips, swelling, heaviness at rest.

use super::{Sign, SignValues};
use crate::analysis::metric::MetricId;
use crate::analysis::season::Season;
use crate::analysis::stats::{mean, median, ramp};
use crate::model::diary::Side;
use crate::model::{Day, DayRange, Diary};

/// Sore from here on, and the fewest answers in a week that tell (section 7.1; answers (J)).
const SORE: f64 = 4.0;
const SORE_ANSWERS: usize = 2;
/// Tiredness: days now, days of the baseline, answers needed (section 7.1; answers (J)).
const TIRED_DAYS: i32 = 14;
const TIRED_BASELINE_DAYS: i32 = 60;
const TIRED_ANSWERS: (usize, usize) = (4, 10);
/// Episodes are counted in these days; days this near are one episode (section 7.1; nearness (J)).
const EPISODE_DAYS: i32 = 60;
const SAME_EPISODE_DAYS: i32 = 4;
/// A weight this far under the trend within these days, kilograms (section 7.1).
const DIP_KG: (f64, f64) = (0.5, 1.0);
const DIP_DAYS: i32 = 4;
/// Swelling, 0–3: days and the fewest answers (J).
const SWELL_DAYS: i32 = 28;
const SWELL_ANSWERS: usize = 3;
/// Legs rated at least this heavy on days without a run: days, the fewest ratings, and the shares (J).
const REST_HEAVY: f64 = 5.0;
const REST_DAYS: i32 = 28;
const REST_ANSWERS: usize = 4;
const REST_SHARE: (f64, f64) = (0.2, 0.6);

pub(super) fn set(season: &Season, day: Day, values: &mut SignValues) {
    values.set(Sign::Sore, sore(season, day));
    values.set(Sign::Tired, tired(season, day));
    values.set(Sign::IllInjured, episodes(season, day));
    values.set(Sign::WeightDip, weight_dip(season, day));
    values.set(Sign::Swell, swelling(season, day));
    values.set(Sign::Rest, heavy_at_rest(season, day));
    // Mood is in no column of the diary: it stays unknown.
}

fn answers(season: &Season, range: DayRange, of: impl Fn(&Diary) -> Option<f64>) -> Vec<f64> {
    season.diary.seen(range).filter_map(|(_, said)| of(said)).collect()
}

fn sore(season: &Season, day: Day) -> Option<f64> {
    let week = answers(season, DayRange::ending(day, 7), |said| said.soreness);
    let sore = week.iter().filter(|soreness| **soreness >= SORE).count();
    (week.len() >= SORE_ANSWERS).then(|| ramp(sore as f64 / week.len() as f64, 0.2, 0.6))
}

fn tired(season: &Season, day: Day) -> Option<f64> {
    let now = answers(season, DayRange::ending(day, TIRED_DAYS), |said| said.tired);
    let tiredness = mean(&now).filter(|_| now.len() >= TIRED_ANSWERS.0)?;
    let before = answers(season, DayRange::ending(day.plus(-TIRED_DAYS), TIRED_BASELINE_DAYS), |said| said.tired);
    let usual = median(&before).filter(|_| before.len() >= TIRED_ANSWERS.1);
    let above = usual.map_or(0.0, |usual| ramp(tiredness - usual, 1.0, 3.0));
    Some(above.max(ramp(tiredness, 5.0, 7.0)))
}

fn episodes(season: &Season, day: Day) -> Option<f64> {
    let (mut known, mut count, mut last): (bool, u32, Option<Day>) = (false, 0, None);
    for (on, said) in season.diary.seen(DayRange::ending(day, EPISODE_DAYS)) {
        known |= said.ill.is_some() || said.injured.is_some();
        if said.ill == Some(true) || said.injured == Some(true) {
            count += u32::from(last.is_none_or(|last| on.since(last) > SAME_EPISODE_DAYS));
            last = Some(on);
        }
    }
    known.then_some(match count {
        0 => 0.0,
        1 => 0.4,
        _ => 1.0,
    })
}

fn weight_dip(season: &Season, day: Day) -> Option<f64> {
    let weights = season.daily(MetricId::Weight).known(DayRange::ending(day, DIP_DAYS));
    let dips = weights.filter_map(|(on, kg)| Some(season.value(MetricId::WeightTrend, on.plus(-1))? - kg));
    dips.max_by(f64::total_cmp).map(|dip| ramp(dip, DIP_KG.0, DIP_KG.1))
}

fn swelling(season: &Season, day: Day) -> Option<f64> {
    let both = |said: &Diary| {
        let one_sided = matches!(said.swelling_side, Some(Side::Left | Side::Right));
        said.leg_swelling.map(|swelling| if one_sided { 0.0 } else { swelling })
    };
    let degrees = answers(season, DayRange::ending(day, SWELL_DAYS), both);
    mean(&degrees).filter(|_| degrees.len() >= SWELL_ANSWERS).map(|degree| ramp(degree, 0.25, 1.5))
}

/// Heavy legs on days without a run. How legs are on waking says nothing of sitting or standing, and is not used.
fn heavy_at_rest(season: &Season, day: Day) -> Option<f64> {
    let ran = |on: Day| season.runs_in(DayRange::new(on, on)).iter().any(|run| run.activity.is_run());
    let rated = season.diary.seen(DayRange::ending(day, REST_DAYS)).filter(|(on, _)| !ran(*on));
    let ratings: Vec<f64> = rated.filter_map(|(_, said)| said.legs_heaviness).collect();
    let heavy = ratings.iter().filter(|rating| **rating >= REST_HEAVY).count();
    let share = heavy as f64 / ratings.len().max(1) as f64;
    (ratings.len() >= REST_ANSWERS).then(|| ramp(share, REST_SHARE.0, REST_SHARE.1))
}
