//! When two recordings are the same run, and what the library then shows (formats, rule 10). Pure.

use std::sync::Arc;

use crate::model::activity::{self, Clock};
use crate::model::{Activity, ActivityId, Digest, Recording, Sport, Totals};

/// Two clocks set apart, or one recording started late.
pub(super) const START_TOLERANCE_S: i64 = 120;

/// All zones lie on quarters of an hour, none further from Greenwich than this.
pub(super) const QUARTER_HOUR_S: i64 = 900;
pub(super) const FARTHEST_ZONE_S: i64 = 14 * 3_600;

/// Where only the minutes of two clocks can be compared, their durations must tell. (J)
const EXACT_S: f64 = 2.0;

/// Two devices stopped apart; on a long run the larger of this and the share.
const DURATION_TOLERANCE_S: f64 = 60.0;
const DURATION_TOLERANCE_SHARE: f64 = 0.02;

/// What of a recording tells whether it is the same run as another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sighting {
    /// Seconds since 1970-01-01 UTC, or as `clock` says.
    pub start_utc_s: i64,
    /// Which clock the start was read from.
    pub clock: Clock,
    /// Seconds east of Greenwich, if known.
    pub utc_offset_s: Option<i32>,
    /// What was done.
    pub sport: Sport,
    /// Seconds with the clock running.
    pub timer_s: Option<f64>,
    /// Seconds from start to end.
    pub elapsed_s: Option<f64>,
}

impl Sighting {
    /// Of a recording whose last sample lies `last_s` after its start.
    pub fn of(recording: &Recording, last_s: Option<f64>) -> Self {
        Self {
            start_utc_s: recording.start_utc_s,
            clock: recording.clock,
            utc_offset_s: recording.utc_offset_s,
            sport: recording.sport,
            timer_s: recording.totals.timer_s,
            elapsed_s: recording.totals.elapsed_s.or(last_s),
        }
    }

    /// Start within two minutes, duration within a minute or 2 %, and the same family of sports. One device may count
    /// pauses where the other does not, so any two of their durations may agree.
    pub fn is_same_run(&self, other: &Self) -> bool {
        let starts_together = self.apart_s(other).is_some_and(|apart| apart <= START_TOLERANCE_S);
        let as_long: fn(f64, f64) -> bool = if self.is_placed(other) { agree } else { |a, b| (a - b).abs() <= EXACT_S };
        starts_together && same_family(self.sport, other.sport) && self.lasts_as_long_as(other, as_long)
    }

    /// Whether the hours of the two clocks can be compared.
    fn is_placed(&self, other: &Self) -> bool {
        let unplaced =
            |utc: &Self, row: &Self| utc.clock == Clock::Utc && utc.utc_offset_s.is_none() && row.clock == Clock::Wall;
        !unplaced(self, other) && !unplaced(other, self)
    }

    /// Seconds between the two starts, in the reading of their clocks that brings them nearest; `None` where no zone
    /// explains them.
    pub fn apart_s(&self, other: &Self) -> Option<i64> {
        let apart = |a: i64, b: i64| a.saturating_sub(b).saturating_abs();
        let plain = apart(self.start_utc_s, other.start_utc_s);
        let on_the_wall = |utc: &Self| Some(utc.start_utc_s.saturating_add(i64::from(utc.utc_offset_s?)));
        match (self.clock, other.clock) {
            (Clock::Utc, Clock::Utc) | (Clock::Wall | Clock::Unsaid, Clock::Wall | Clock::Unsaid) => Some(plain),
            (Clock::Utc, Clock::Wall) => match on_the_wall(self) {
                Some(wall) => Some(apart(wall, other.start_utc_s)),
                None => (plain <= FARTHEST_ZONE_S + START_TOLERANCE_S).then(|| {
                    let past = plain.rem_euclid(QUARTER_HOUR_S);
                    past.min(QUARTER_HOUR_S - past)
                }),
            },
            (Clock::Utc, Clock::Unsaid) => {
                Some(on_the_wall(self).map_or(plain, |wall| apart(wall, other.start_utc_s).min(plain)))
            }
            (Clock::Wall | Clock::Unsaid, Clock::Utc) => other.apart_s(self),
        }
    }

    fn lasts_as_long_as(&self, other: &Self, agree: fn(f64, f64) -> bool) -> bool {
        let own = [self.timer_s, self.elapsed_s];
        let others = [other.timer_s, other.elapsed_s];
        own.iter().flatten().any(|a| others.iter().flatten().any(|b| agree(*a, *b)))
    }
}

fn agree(a: f64, b: f64) -> bool {
    (a - b).abs() <= DURATION_TOLERANCE_S.max(a.max(b) * DURATION_TOLERANCE_SHARE)
}

/// A file that does not say what was done agrees with any.
fn same_family(a: Sport, b: Sport) -> bool {
    let gym = |sport| matches!(sport, Sport::Strength | Sport::Mobility | Sport::Fitness);
    a == b || a == Sport::Other || b == Sport::Other || (a.on_foot() && b.on_foot()) || (gym(a) && gym(b))
}

/// One recording of an activity, without its columns.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// As read.
    pub recording: Recording,
    /// What was worked out of its columns.
    pub digest: Arc<Digest>,
    /// What the runner is told of it.
    pub told: activity::Part,
    /// When it was imported, seconds since 1970-01-01 UTC.
    pub read_utc_s: i64,
    /// Whether it belongs to the sample runner.
    pub sample: bool,
}

/// The activity these recordings describe: the richest is shown, gaps are filled from the others, richest first.
pub fn activity(id: ActivityId, richest: Part, others: impl Iterator<Item = Part>) -> Activity {
    let Part { recording: richest, digest, told, read_utc_s, sample } = richest;
    let mut shown = Activity {
        id,
        start_utc_s: richest.start_utc_s,
        utc_offset_s: richest.utc_offset_s,
        local_date: richest.local_date(),
        sport: richest.sport,
        sport_word: richest.sport_word,
        sub_sport: richest.sub_sport,
        title: richest.title,
        note: richest.note,
        shoe: richest.shoe,
        totals: richest.totals,
        devices: richest.devices,
        feel: richest.feel,
        effort: richest.effort,
        sets: richest.sets,
        digest,
        sources: vec![Arc::clone(&told.source)],
        parts: vec![told],
        borrowed: Vec::new(),
        accepted: Vec::new(),
        read_utc_s: Some(read_utc_s),
        sample,
    };
    for part in others {
        fill_gaps(&mut shown, part.recording);
        fill_heart(&mut shown, &part.digest);
        if !shown.sources.contains(&part.told.source) {
            shown.sources.push(Arc::clone(&part.told.source));
        }
        shown.parts.push(part.told);
    }
    let offset = shown.utc_offset_s.unwrap_or(0);
    shown.local_date = crate::model::Day::of_instant(shown.start_utc_s, offset);
    shown
}

/// Takes over heart rate where no richer recording has any: its load is exact from any recording of the run.
fn fill_heart(shown: &mut Activity, other: &Digest) {
    if !shown.digest.hr_seconds.is_empty() || other.hr_seconds.is_empty() {
        return;
    }
    let digest = Arc::make_mut(&mut shown.digest);
    digest.hr_seconds.clone_from(&other.hr_seconds);
    digest.hr_valid_share = other.hr_valid_share;
    digest.hr_peak_30s_bpm = other.hr_peak_30s_bpm;
    digest.means.hr_bpm = other.means.hr_bpm;
    digest.means.max_hr_bpm = other.means.max_hr_bpm;
    // Its number follows: the part is added after this.
    shown.borrowed.push(("heart_rate", shown.parts.len()));
}

/// The devices stay those of the richest recording: they tell where its columns came from.
fn fill_gaps(shown: &mut Activity, mut other: Recording) {
    if shown.sport == Sport::Other {
        shown.sport = other.sport;
    }
    if shown.sub_sport.is_empty() && shown.sport == other.sport {
        shown.sub_sport = other.sub_sport;
    }
    if shown.title.is_empty() {
        shown.title = other.title;
    }
    if shown.note.is_empty() {
        shown.note = other.note;
    }
    if shown.shoe.is_empty() {
        shown.shoe = other.shoe;
    }
    if shown.sets.is_empty() {
        shown.sets = other.sets;
    }
    shown.utc_offset_s = shown.utc_offset_s.or(other.utc_offset_s);
    shown.feel = shown.feel.or(other.feel);
    shown.effort = shown.effort.or(other.effort);
    let theirs = totals_slots(&mut other.totals).map(|(_, value)| *value);
    let part = shown.parts.len();
    for ((name, own), value) in totals_slots(&mut shown.totals).into_iter().zip(theirs) {
        if own.is_none() && value.is_some() {
            *own = value;
            shown.borrowed.push((name, part));
        }
    }
}

/// Every total with the name of its column.
pub(super) fn totals_slots(totals: &mut Totals) -> [(&'static str, &mut Option<f64>); 16] {
    macro_rules! slots {
        ($($name:ident),*) => {{
            // Taken apart in full, so that a new total cannot be forgotten here.
            let Totals { $($name),* } = totals;
            [$((stringify!($name), $name)),*]
        }};
    }
    slots!(
        distance_m,
        timer_s,
        elapsed_s,
        ascent_m,
        descent_m,
        calories_kcal,
        mean_hr_bpm,
        max_hr_bpm,
        mean_cadence_spm,
        mean_gct_ms,
        mean_vertical_oscillation_mm,
        mean_vertical_ratio_pct,
        mean_gct_balance_left_pct,
        mean_step_length_mm,
        mean_power_w,
        mean_temperature_c
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start_utc_s: i64, timer_s: f64) -> Sighting {
        Sighting {
            start_utc_s,
            clock: Clock::Utc,
            utc_offset_s: None,
            sport: Sport::Running,
            timer_s: Some(timer_s),
            elapsed_s: None,
        }
    }

    #[test]
    fn two_minutes_and_one_minute_are_the_limits_of_a_short_run() {
        let first = run(1_000, 1_800.0);
        assert!(first.is_same_run(&run(1_120, 1_860.0)));
        assert!(!first.is_same_run(&run(1_121, 1_800.0)));
        assert!(!first.is_same_run(&run(1_000, 1_861.0)));
    }

    #[test]
    fn a_long_run_may_differ_by_two_percent() {
        assert!(run(0, 9_800.0).is_same_run(&run(0, 10_000.0)));
        assert!(!run(0, 9_799.0).is_same_run(&run(0, 10_000.0)));
    }

    #[test]
    fn pauses_counted_by_one_device_only_do_not_make_another_run() {
        let watch = Sighting { elapsed_s: Some(4_000.0), ..run(0, 3_000.0) };
        let phone = Sighting { timer_s: None, elapsed_s: Some(3_990.0), ..run(0, 0.0) };
        assert!(watch.is_same_run(&phone) && phone.is_same_run(&watch));
    }

    #[test]
    fn a_ride_is_no_run_and_an_unknown_duration_agrees_with_nothing() {
        let ride = Sighting { sport: Sport::Cycling, ..run(0, 1_800.0) };
        assert!(!ride.is_same_run(&run(0, 1_800.0)));
        let walk = Sighting { sport: Sport::Walking, ..ride };
        assert!(walk.is_same_run(&run(0, 1_800.0)));
        let endless = Sighting { timer_s: None, ..run(0, 0.0) };
        assert!(!endless.is_same_run(&endless));
    }

    #[test]
    fn a_row_on_the_clock_on_the_wall_is_the_run_at_that_hour_where_it_was() {
        let watch = Sighting { utc_offset_s: Some(7_200), ..run(100_000, 1_800.0) };
        let row = |start, clock| Sighting { clock, ..run(start, 1_800.0) };
        assert!(watch.is_same_run(&row(107_200, Clock::Wall)) && row(107_200, Clock::Wall).is_same_run(&watch));
        assert!(!watch.is_same_run(&row(100_000, Clock::Wall)));
        assert!(watch.is_same_run(&row(107_230, Clock::Unsaid)) && watch.is_same_run(&row(100_030, Clock::Unsaid)));
        assert!(!watch.is_same_run(&row(103_600, Clock::Unsaid)));
        // Where the watch was is not known: the minutes and an equal duration tell.
        assert!(run(100_000, 1_801.0).is_same_run(&row(107_230, Clock::Wall)));
        assert!(!run(100_000, 1_830.0).is_same_run(&row(107_230, Clock::Wall)));
        assert!(!run(100_000, 1_800.0).is_same_run(&row(107_500, Clock::Wall)));
        assert!(row(100_000, Clock::Wall).is_same_run(&row(100_060, Clock::Unsaid)));
    }
}
