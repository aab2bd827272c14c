//! Ten years of an invented runner, for everything that must stay quick with them.

use std::sync::Arc;

use lightfoot::analysis::digest::digest;
use lightfoot::model::{Activity, Day, DayRange, History};
use lightfoot::simulate::{Injection, Plan, invent};

pub(crate) fn last() -> Day {
    Day::parse("2026-05-31").unwrap_or_default()
}

/// The runs of one invented year, ten times over: inventing them costs more than what is measured.
pub(crate) fn ten_years() -> History {
    let plan = Plan {
        injections: vec![
            (Injection::Overtraining, DayRange::ending(last().plus(-150), 28)),
            (Injection::Sleep, DayRange::ending(last(), 24)),
        ],
        ..Plan::healthy(7, last())
    };
    let year = invent(&plan);
    let mut history = History { revision: 1, ..History::default() };
    for back in (0..10).rev() {
        let days = -364 * back;
        for recording in &year.recordings {
            let start_utc_s = recording.start_utc_s + i64::from(days) * 86_400;
            history.activities.push(Arc::new(Activity {
                id: start_utc_s.to_string().into(),
                start_utc_s,
                local_date: recording.local_date().plus(days),
                sport: recording.sport,
                totals: recording.totals.clone(),
                digest: Arc::new(digest(recording)),
                ..Activity::default()
            }));
        }
        let moved = |day: Day| day.plus(days);
        history.readings.extend(year.readings.iter().cloned().map(|mut r| {
            r.day = moved(r.day);
            r
        }));
        history.nights.extend(year.nights.iter().cloned().map(|mut n| {
            n.day = moved(n.day);
            n
        }));
        history.diary.extend(year.diary.iter().cloned().map(|mut d| {
            d.day = moved(d.day);
            d
        }));
    }
    history
}
