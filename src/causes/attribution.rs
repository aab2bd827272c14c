//! The runner's own history held against the causes (section 10): which rated runs came with which cause, and whether
//! those were the heavy ones. Where no runs are rated but mornings are, mornings take their place.

use super::finding::CauseId;
use super::{ALL, Cause};
use crate::analysis::Season;
use crate::analysis::attribution::{Answer, EXPOSED, Factor, Outcome, Rigour, Unit, study, units, within};
use crate::analysis::stats::mean;
use crate::model::{Day, DayRange};

/// How far back ratings count: older ones were made in another body and another life (J), days.
pub(super) const DAYS: i32 = 3 * 365;
/// Rated runs from which mornings are no longer needed.
const RUNS: usize = 30;
/// Days whose heavy runs are shown one by one.
const SHOWN_DAYS: i32 = 84;
/// Days whose heavy and whose ordinary units tell how a cause is timed, and the fewest of each (J).
const HEAVY_DAYS: i32 = 28;
const ORDINARY_DAYS: i32 = 84;
const TIMED_HEAVY: usize = 3;
const TIMED_ORDINARY: usize = 6;
/// Every study deals the same cards.
const SEED: u64 = 10;

/// Rated runs or mornings, and the exposure to each cause before each of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) outcome: Outcome,
    pub(super) units: Vec<Unit>,
    /// One list per cause, in the order of [`CauseId::ALL`].
    exposures: Vec<Vec<Option<f64>>>,
}

impl Table {
    /// Every unit of `range`.
    pub(super) fn of(season: &Season, outcome: Outcome, range: DayRange) -> Self {
        let units = units(season, outcome);
        let units: Vec<Unit> = units.get(within(&units, range)).unwrap_or(&[]).to_vec();
        let exposures = ALL.iter().map(|cause| units.iter().map(|unit| exposure(season, cause, unit)).collect());
        Self { outcome, exposures: exposures.collect(), units }
    }

    /// How many units there are up to a day.
    pub(super) fn until(&self, day: Day) -> usize {
        self.units.partition_point(|unit| unit.day <= day)
    }

    /// What the units up to `day` say of each cause, in the order of [`CauseId::ALL`].
    pub(super) fn study(&self, day: Day, rigour: Rigour) -> Vec<Answer> {
        let places = within(&self.units, DayRange::ending(day, DAYS));
        let known = self.units.get(places.clone()).unwrap_or(&[]);
        let factors: Vec<Factor<'_>> = ALL
            .iter()
            .zip(&self.exposures)
            .map(|(cause, exposures)| Factor {
                exposures: exposures.get(places.clone()).unwrap_or(&[]),
                slow: cause.slow,
                prior: cause.prior,
            })
            .collect();
        study(known, &factors, rigour, SEED)
    }
}

/// How often a cause was there before heavy and before ordinary units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Timing {
    /// Mean exposure before the heavy ones of late, 0..1.
    pub(super) heavy: f64,
    /// Mean exposure before the ordinary ones of a longer time, 0..1.
    pub(super) ordinary: f64,
    /// How many heavy ones.
    pub(super) n: usize,
}

impl Table {
    /// How many of the last weeks' units came with a cause, and how many of these were heavy.
    pub(super) fn with(&self, cause: CauseId, day: Day) -> (usize, usize) {
        let exposures = self.exposures.get(cause as usize);
        let exposed = |at: &usize| exposures.and_then(|e| e.get(*at).copied().flatten()).is_some_and(|e| e >= EXPOSED);
        let lately = within(&self.units, DayRange::ending(day, HEAVY_DAYS)).filter(exposed);
        let counted = lately.filter_map(|at| self.units.get(at)?.heavy);
        counted.fold((0, 0), |(all, heavy), is| (all + 1, heavy + usize::from(is)))
    }

    /// How far a cause was there before the heavy units of the last weeks and before the ordinary ones; an exposure that
    /// is felt for `lasts` days counts for so long. `None` with too few of either.
    pub(super) fn timing(&self, cause: CauseId, day: Day, lasts: i32) -> Option<Timing> {
        let exposures = self.exposures.get(cause as usize)?;
        let places = within(&self.units, DayRange::ending(day, ORDINARY_DAYS));
        let felt = |place: usize| -> Option<f64> {
            let on = self.units.get(place)?.day;
            let before =
                (0..=place).rev().take_while(|at| self.units.get(*at).is_some_and(|u| on.since(u.day) <= lasts));
            before.filter_map(|at| exposures.get(at).copied().flatten()).max_by(f64::total_cmp)
        };
        let mean_of = |heavy: bool, days: i32| {
            let recent = DayRange::ending(day, days);
            let of = places.clone().filter(|at| {
                self.units.get(*at).is_some_and(|unit| unit.heavy == Some(heavy) && recent.contains(unit.day))
            });
            let known: Vec<f64> = of.filter_map(felt).collect();
            mean(&known).map(|mean| (mean, known.len()))
        };
        let (heavy, n) = mean_of(true, HEAVY_DAYS).filter(|(_, n)| *n >= TIMED_HEAVY)?;
        let (ordinary, _) = mean_of(false, ORDINARY_DAYS).filter(|(_, n)| *n >= TIMED_ORDINARY)?;
        Some(Timing { heavy, ordinary, n })
    }
}

fn exposure(season: &Season, cause: &Cause, unit: &Unit) -> Option<f64> {
    let known = match unit.run {
        Some(run) => (cause.run_exposure)(season, run),
        None => (cause.morning_exposure)(season, unit.day),
    };
    known.filter(|exposure| exposure.is_finite())
}

/// Which ratings are explained where there are so many of runs and of mornings.
pub(super) fn outcome_of(runs: usize, mornings: usize) -> Outcome {
    if runs < RUNS && mornings > runs { Outcome::Mornings } else { Outcome::Runs }
}

/// What the runner's own ratings say of the causes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Attribution {
    /// Whether runs or mornings are explained.
    pub outcome: Outcome,
    /// From the first to the last rated run that counts.
    pub span: DayRange,
    /// How many are rated.
    pub rated: u32,
    /// What was found of each cause, in the order of [`CauseId::ALL`].
    pub answers: Vec<(CauseId, Answer)>,
    /// The heavy ones of the last twelve weeks, by day.
    pub heavy: Vec<Heavy>,
}

/// One heavy run or morning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heavy {
    /// Its day.
    pub day: Day,
    /// The run, by its place in [`Season::runs`]; `None` is a morning.
    pub run: Option<usize>,
    /// The causes it came with; none is an honest answer.
    pub causes: Vec<CauseId>,
}

impl Attribution {
    /// What was found of one cause.
    pub fn of(&self, cause: CauseId) -> Option<&Answer> {
        self.answers.iter().find(|(id, _)| *id == cause).map(|(_, answer)| answer)
    }

    /// Weeks from the first to the last rated run.
    pub fn weeks(&self) -> u32 {
        (self.span.len() as f64 / 7.0).round().max(1.0) as u32
    }

    /// Heavy ones that came with none of the causes.
    pub fn unexplained(&self) -> usize {
        self.heavy.iter().filter(|heavy| heavy.causes.is_empty()).count()
    }
}

/// Studies the last three years of rated runs, or mornings where hardly any run is rated, as they stand at the end of
/// the season's last day, in full.
pub fn attribute(season: &Season) -> Attribution {
    let rated = |outcome| {
        let units = units(season, outcome);
        within(&units, DayRange::ending(season.days.last, DAYS)).len()
    };
    attribute_to(season, outcome_of(rated(Outcome::Runs), rated(Outcome::Mornings)))
}

/// The same for one kind of rating.
pub fn attribute_to(season: &Season, outcome: Outcome) -> Attribution {
    let table = Table::of(season, outcome, DayRange::ending(season.days.last, DAYS));
    let answers = table.study(season.days.last, Rigour::FULL);
    let span = table.units.first().zip(table.units.last()).map(|(first, last)| DayRange::new(first.day, last.day));
    let shown = within(&table.units, DayRange::ending(season.days.last, SHOWN_DAYS));
    let heavy = shown.filter_map(|place| {
        let unit = table.units.get(place).filter(|unit| unit.heavy == Some(true))?;
        let with = |exposures: &Vec<Option<f64>>| exposures.get(place).copied().flatten().is_some_and(|e| e >= EXPOSED);
        let causes = CauseId::ALL.into_iter().zip(&table.exposures).filter(|(_, exposures)| with(exposures));
        Some(Heavy { day: unit.day, run: unit.run, causes: causes.map(|(cause, _)| cause).collect() })
    });
    Attribution {
        outcome: table.outcome,
        span: span.unwrap_or_default(),
        rated: table.units.len() as u32,
        answers: CauseId::ALL.into_iter().zip(answers).collect(),
        heavy: heavy.collect(),
    }
}
