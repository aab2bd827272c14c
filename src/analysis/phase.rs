//! Phase of the season, from the races (section 4.12 of the specification). Races are known beforehand: they are in the
//! profile, not in the data.

use crate::model::runner::Priority;
use crate::model::{Daily, Day, DayRange, Race};

const TAPER_DAYS: i32 = 14;
const PEAK_DAYS: i32 = 8 * 7;
const SEASON_DAYS: i32 = 16 * 7;
const RECOVERY_A_DAYS: i32 = 14;
const RECOVERY_B_DAYS: i32 = 7;
/// Races further apart belong to different blocks.
const BLOCK_GAP_DAYS: i32 = 10 * 7;
const SINCE_LAST_RACE_DAYS: i32 = 14;

/// Where in the season a day lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
    /// No race near, training without a goal date.
    #[default]
    Base,
    /// No race within 16 weeks and none in the last two.
    OffSeason,
    /// From 16 weeks before the first A race to the last race of a block.
    InSeason,
    /// The last 8 weeks before an A race, except the taper.
    Peak,
    /// The last 14 days before an A race.
    Taper,
    /// 14 days after an A race, 7 after a B race.
    Recovery,
    /// No races entered: in season is assumed, with less certainty.
    AssumedInSeason,
}

/// The phase of each day. A and B races count; without any, the season is assumed to be on.
pub(super) fn daily(days: DayRange, races: &[Race]) -> Daily<Phase> {
    let mut races: Vec<(Day, Priority)> =
        races.iter().filter(|race| race.priority != Priority::C).map(|race| (race.date, race.priority)).collect();
    races.sort_unstable();
    Daily::from_fn(days, |day| Some(phase(day, &races)))
}

/// The phase of one day among races sorted by date.
fn phase(day: Day, races: &[(Day, Priority)]) -> Phase {
    if races.is_empty() {
        return Phase::AssumedInSeason;
    }
    let a_races = || races.iter().filter(|(_, priority)| *priority == Priority::A).map(|(date, _)| *date);
    let recovering = races.iter().any(|(date, priority)| {
        let days = if *priority == Priority::A { RECOVERY_A_DAYS } else { RECOVERY_B_DAYS };
        (1..=days).contains(&day.since(*date))
    });
    let to_race = |days: i32| a_races().any(|date| (0..=days).contains(&date.since(day)));
    if recovering {
        Phase::Recovery
    } else if to_race(TAPER_DAYS) {
        Phase::Taper
    } else if to_race(PEAK_DAYS) {
        Phase::Peak
    } else if in_block(day, races) {
        Phase::InSeason
    } else if races.iter().all(|(date, _)| date.since(day) > SEASON_DAYS || day.since(*date) > SINCE_LAST_RACE_DAYS) {
        Phase::OffSeason
    } else {
        Phase::Base
    }
}

/// Whether a day lies between 16 weeks before the first A race of a block and its last race.
fn in_block(day: Day, races: &[(Day, Priority)]) -> bool {
    races.chunk_by(|a, b| b.0.since(a.0) <= BLOCK_GAP_DAYS).any(|block| {
        let first_a = block.iter().find(|(_, priority)| *priority == Priority::A);
        let last = block.last();
        first_a.zip(last).is_some_and(|(first, last)| DayRange::new(first.0.plus(-SEASON_DAYS), last.0).contains(day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weeks_around_one_goal_race() {
        let races = [(Day(1000), Priority::A)];
        let told = [
            (850, Phase::OffSeason),
            (888, Phase::InSeason),
            (943, Phase::InSeason),
            (944, Phase::Peak),
            (985, Phase::Peak),
            (986, Phase::Taper),
            (1000, Phase::Taper),
            (1001, Phase::Recovery),
            (1014, Phase::Recovery),
            (1015, Phase::OffSeason),
        ];
        for (day, expected) in told {
            assert_eq!(phase(Day(day), &races), expected, "day {day}");
        }
    }

    #[test]
    fn a_minor_race_ahead_is_base_and_none_at_all_is_assumed_in_season() {
        assert_eq!(phase(Day(950), &[(Day(1000), Priority::B)]), Phase::Base);
        assert_eq!(phase(Day(950), &[]), Phase::AssumedInSeason);
    }
}
