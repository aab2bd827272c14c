//! The analysis of a whole history, through `analyse` and what is asked of a season. Numbers are worked by hand.

mod causality;
mod days;
mod diary;
mod forecast;
mod loads;
mod weight;

use std::sync::Arc;

use lightfoot::model::runner::Sex;
use lightfoot::model::{
    Activity, Day, Diary, DiaryRow, Digest, History, Night, Origin, Reading, ReadingKind, Runner, SourceRank, Sport,
    Totals,
};

/// 2026-01-05, a Monday.
pub(crate) const MONDAY: Day = Day(20_458);

/// A run of so many kilometres at 7 in the morning, at 3 m/s, known by its totals.
pub(crate) fn run(day: Day, km: f64) -> Activity {
    let seconds = km * 1000.0 / 3.0;
    Activity {
        id: format!("run {day}").into(),
        start_utc_s: i64::from(day.0) * 86_400 + 7 * 3600,
        utc_offset_s: Some(0),
        local_date: day,
        sport: Sport::Running,
        totals: Totals { distance_m: Some(km * 1000.0), timer_s: Some(seconds), ..Totals::default() },
        ..Activity::default()
    }
}

/// The same with a steady heart rate.
pub(crate) fn run_at(day: Day, minutes: f64, bpm: u8) -> Activity {
    let seconds = minutes * 60.0;
    let digest = Digest {
        samples: seconds as u32,
        duration_s: Some(seconds),
        distance_m: Some(seconds * 3.0),
        hr_seconds: vec![(bpm, seconds as u32)],
        hr_valid_share: Some(1.0),
        ..Digest::default()
    };
    let totals = Totals { distance_m: Some(seconds * 3.0), timer_s: Some(seconds), ..Totals::default() };
    Activity { totals, digest: Arc::new(digest), ..run(day, 1.0) }
}

/// The runner of TV-09 and TV-12.
pub(crate) fn runner() -> Runner {
    Runner {
        sex: Some(Sex::Male),
        hr_max_bpm: Some(190.0),
        hr_rest_bpm: Some(50.0),
        threshold_hr_bpm: Some(170.0),
        threshold_speed_m_s: Some(4.0),
        ..Runner::default()
    }
}

pub(crate) fn history(activities: Vec<Activity>) -> History {
    History { runner: runner(), activities: activities.into_iter().map(Arc::new).collect(), ..History::default() }
}

pub(crate) fn row(day: Day, said: Diary) -> DiaryRow {
    DiaryRow { day, time_s: None, origin: Origin::Imported, said }
}

pub(crate) fn reading(day: Day, kind: ReadingKind, value: f64, source: &str) -> Reading {
    Reading { day, kind, value, time_s: Some(7 * 3600), source: source.into(), rank: SourceRank::Watch }
}

/// A night that ended at 7 in the morning of `day`.
pub(crate) fn night(day: Day, hours: f64) -> Night {
    let end = i64::from(day.0) * 86_400 + 7 * 3600;
    Night {
        day,
        asleep_s: Some(hours * 3600.0),
        start_utc_s: Some(end - (hours * 3600.0) as i64),
        end_utc_s: Some(end),
        source: "watch".into(),
        rank: SourceRank::Watch,
        ..Night::default()
    }
}

pub(crate) fn close(seen: Option<f64>, told: f64) {
    let seen = seen.unwrap_or_else(|| panic!("unknown, not {told}"));
    assert!((seen - told).abs() <= 1e-3 * told.abs().max(1e-6), "{seen} is not {told}");
}
