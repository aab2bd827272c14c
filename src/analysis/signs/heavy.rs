//! Signs of how heavy runs felt: from the start, late, stiff at first, thirsty, hot.

use super::{Sign, SignValues};
use crate::analysis::heat::is_hot;
use crate::analysis::season::{RunMetrics, Season};
use crate::analysis::stats::ramp;
use crate::model::diary::HeavyWhen;
use crate::model::{Day, DayRange};

/// Days whose heavy runs are looked at, and the fewest answers that tell (J).
const DAYS: i32 = 42;
const LEAST: usize = 3;

pub(super) fn set(season: &Season, day: Day, values: &mut SignValues) {
    let runs = season.runs_in(DayRange::ending(day, DAYS));
    let heavy = || runs.iter().filter(|run| run.heavy == Some(true));
    let share = |answer: &dyn Fn(&RunMetrics) -> Option<bool>| {
        let (yes, all) = heavy().filter_map(answer).fold((0, 0), |(yes, all), is| (yes + usize::from(is), all + 1));
        (all >= LEAST).then(|| yes as f64 / all as f64)
    };
    let when = |run: &RunMetrics, wanted: [HeavyWhen; 2]| run.said.heavy_when.map(|when| wanted.contains(&when));
    values.set(Sign::Early, share(&|run| when(run, [HeavyWhen::Start, HeavyWhen::Whole])));
    values.set(Sign::Late, share(&|run| when(run, [HeavyWhen::Late; 2])));
    values.set(Sign::Stiff, share(&|run| run.said.stiff_then_eased));
    values.set(Sign::Thirst, share(&|run| run.said.thirsty));
    // Half of the runs hot is summer, not a sign.
    let hot = share(&|run| run.swbgt_c.map(|heat| is_hot(heat, None)));
    values.set(Sign::Hot, hot.map(|share| ramp(share, 0.5, 0.9)));
}
