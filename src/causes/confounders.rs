//! Other explanations (section 9): what else lifts heart rate, tires or makes legs heavy. They raise nothing; while one
//! holds, the signs it explains are set to unknown, and its text is shown beside the causes.
//!
//! A new sensor has no vetoes here: the residuals of its first runs are unknown already (section 3.2).
//!
//! Only what the data can tell is here. Alcohol, caffeine, stress, vaccination, wind, soft ground, a backpack
//! and a newborn have no field in the files or the diary, so nothing is said of them.

use super::red_flags::has_risk;
use crate::analysis::stats::median;
use crate::analysis::{EpochKind, Phase, RunMetrics, Season, Sign};
use crate::model::diary::Period;
use crate::model::{Day, DayRange, Phrase};

/// Another explanation.
#[derive(Clone, Copy, Debug)]
pub struct Confounder {
    /// The stable name in JSON.
    pub id: &'static str,
    /// What it explains, a Fluent name.
    pub text: &'static str,
    /// The signs that say nothing while it holds.
    pub vetoes: &'static [Sign],
    /// Whether it holds at the end of a day.
    holds: fn(&Season, Day) -> bool,
}

/// A confounder that holds, as it is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Annotation {
    /// The stable name in JSON.
    pub id: &'static str,
    /// What it explains.
    pub text: Phrase,
}

/// All that rests on heart rate.
const HEART: [Sign; 7] =
    [Sign::HrpUp, Sign::HrpDown, Sign::DecUp, Sign::HrvDown, Sign::HrvUp, Sign::RhrUp, Sign::RpeSplit];
/// Days in which illness explains heart rate and tiredness (J).
const ILLNESS_DAYS: i32 = 7;
/// Days after a break in which heart rate is up and speed down by themselves (section 4.9).
const DETRAINED_DAYS: i32 = 21;
/// Days in which runs are looked at, the fewest, and the share that must be hot or indoors (J).
const RECENT_DAYS: i32 = 14;
const LEAST_RUNS: usize = 3;
const MOSTLY: f64 = 0.6;
/// Altitude from which heart rate is up by itself, metres, and for how many days (section 9, J); how far above the
/// usual, metres (section 4.5, J); days that tell the usual (J).
const ALTITUDE_M: f64 = 1500.0;
const ALTITUDE_DAYS: i32 = 14;
const ABOVE_USUAL_M: f64 = 1200.0;
const USUAL_DAYS: i32 = 120;
/// Hot, °C sWBGT (section 4.6).
const HOT_C: f64 = 22.0;
/// Runs after which a new heart-rate sensor is known (section 3.2), and those of a new form sensor.
const SENSOR_RUNS: usize = 5;
const FORM_RUNS: usize = 8;
/// How long a new sensor is spoken of at most, days (J).
const SENSOR_DAYS: i32 = 28;
/// Days before an expected period in which resting values are off, and the shortest and longest cycle (M).
const LATE_LUTEAL_DAYS: i32 = 7;
const CYCLE_DAYS: std::ops::RangeInclusive<i32> = 21..=40;

macro_rules! confounder {
    ($id:literal, $text:literal, $vetoes:expr, $holds:expr) => {
        Confounder { id: $id, text: $text, vetoes: $vetoes, holds: $holds }
    };
}

/// The table.
pub const ALL: [Confounder; 13] = [
    confounder!("medicines", "causes-confounder-medicines", &HEART, |season, _| {
        season.runner.medicines_change_heart_rate == Some(true)
    }),
    confounder!(
        "pregnancy",
        "causes-confounder-pregnancy",
        &[Sign::HrpUp, Sign::HrpDown, Sign::HrvDown, Sign::HrvUp, Sign::RhrUp],
        |season, _| has_risk(season, "pregnancy")
    ),
    confounder!("illness", "causes-confounder-illness", &[Sign::HrpUp, Sign::HrvDown, Sign::RhrUp], ill),
    confounder!("race_recovery", "causes-confounder-race-recovery", &[Sign::Sore, Sign::Sudden], |season, day| {
        season.phases.get(day) == Some(Phase::Recovery)
    }),
    confounder!("taper", "causes-confounder-taper", &[], |season, day| season.phases.get(day) == Some(Phase::Taper)),
    confounder!("detraining", "causes-confounder-detraining", &[Sign::HrpUp, Sign::Perf], detrained),
    confounder!("travel", "causes-confounder-travel", &[Sign::HrvDown, Sign::HrvUp, Sign::RhrUp], Season::travelling),
    confounder!(
        "altitude",
        "causes-confounder-altitude",
        &[Sign::HrpUp, Sign::HrpDown, Sign::DecUp, Sign::HrvDown, Sign::RhrUp, Sign::Perf],
        high_up
    ),
    confounder!("heat", "causes-confounder-heat", &[], |season, day| mostly(season, day, |run| {
        run.swbgt_c.map(|heat| heat >= HOT_C)
    })),
    confounder!("treadmill", "causes-confounder-treadmill", &[], |season, day| mostly(season, day, |run| {
        Some(run.activity.is_indoor())
    })),
    confounder!("period", "causes-confounder-period", &[Sign::HrvDown, Sign::RhrUp], late_luteal),
    confounder!("new_heart_sensor", "causes-confounder-new-heart-sensor", &[], |season, day| {
        new_sensor(season, day, EpochKind::HeartRate, SENSOR_RUNS)
    }),
    confounder!("new_form_sensor", "causes-confounder-new-form-sensor", &[], |season, day| {
        new_sensor(season, day, EpochKind::Form, FORM_RUNS)
    }),
];

static TABLE: [Confounder; 13] = ALL;

/// What holds at the end of a day.
pub fn holding(season: &Season, day: Day) -> impl Iterator<Item = &'static Confounder> {
    TABLE.iter().filter(move |confounder| (confounder.holds)(season, day))
}

/// The signs that say nothing at the end of a day.
pub(super) fn vetoed(season: &Season, day: Day) -> impl Iterator<Item = Sign> {
    // Asking whether one holds costs time, and most of them take no sign away.
    let veto = TABLE.iter().filter(|confounder| !confounder.vetoes.is_empty());
    veto.filter(move |confounder| (confounder.holds)(season, day)).flat_map(|held| held.vetoes.iter().copied())
}

/// The same, as it is shown.
pub(super) fn annotations(season: &Season, day: Day) -> Vec<Annotation> {
    holding(season, day).map(|held| Annotation { id: held.id, text: Phrase::plain(held.text) }).collect()
}

fn ill(season: &Season, day: Day) -> bool {
    season.diary.seen(DayRange::ending(day, ILLNESS_DAYS)).any(|(_, said)| said.ill == Some(true))
}

fn detrained(season: &Season, day: Day) -> bool {
    season.breaks.iter().any(|gap| (0..DETRAINED_DAYS).contains(&day.since(gap.comeback)))
}

/// Whether a run of the last two weeks was far above the runner's usual altitude.
fn high_up(season: &Season, day: Day) -> bool {
    let altitudes = |range: DayRange| {
        let runs = season.runs_in(range).iter().filter(|run| run.activity.is_run());
        runs.filter_map(|run| run.activity.digest.means.altitude_m)
    };
    let recent = DayRange::ending(day, ALTITUDE_DAYS);
    let Some(highest) = altitudes(recent).max_by(f64::total_cmp).filter(|metres| *metres >= ALTITUDE_M) else {
        return false;
    };
    let before: Vec<f64> = altitudes(DayRange::ending(recent.first.plus(-1), USUAL_DAYS)).collect();
    median(&before).is_none_or(|usual| highest >= usual + ABOVE_USUAL_M)
}

/// Whether most of the latest runs are so, of those that tell.
fn mostly(season: &Season, day: Day, is: impl Fn(&RunMetrics) -> Option<bool>) -> bool {
    let runs = season.runs_in(DayRange::ending(day, RECENT_DAYS)).iter().filter(|run| run.activity.is_run());
    let (yes, all) = runs.filter_map(is).fold((0, 0), |(yes, all), is| (yes + usize::from(is), all + 1));
    all >= LEAST_RUNS && yes as f64 >= MOSTLY * all as f64
}

/// The week before the next period, by the runner's own usual cycle.
fn late_luteal(season: &Season, day: Day) -> bool {
    let noted = season.diary.seen(DayRange::ending(day, 3 * CYCLE_DAYS.end()));
    let starts: Vec<Day> = noted.filter(|(_, said)| said.period == Some(Period::Start)).map(|(on, _)| on).collect();
    let mut cycles: Vec<i32> = starts.windows(2).filter_map(|pair| Some(pair.get(1)?.since(*pair.first()?))).collect();
    cycles.retain(|cycle| CYCLE_DAYS.contains(cycle));
    cycles.sort_unstable();
    let Some((last, cycle)) = starts.last().zip(cycles.get(cycles.len() / 2)) else { return false };
    (cycle - LATE_LUTEAL_DAYS..=*cycle).contains(&day.since(*last))
}

/// Whether a sensor is so new that the runner's own level with it is not known.
fn new_sensor(season: &Season, day: Day, what: EpochKind, runs: usize) -> bool {
    let recent = DayRange::ending(day, SENSOR_DAYS);
    let begun = season.epochs.iter().rfind(|epoch| epoch.what == what && recent.contains(epoch.day));
    begun.is_some_and(|epoch| season.runs_in(DayRange::new(epoch.day, day)).len() < runs)
}
