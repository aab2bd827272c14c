//! Travel across time zones (section 0.2): for about a day a zone, sleep rhythm, heart-rate variability and resting
//! heart rate are the journey's, not the training's.

use std::sync::Arc;

use crate::model::{Activity, DayRange, Diary};

const LEAST_HOURS: f64 = 2.0;
const MOST_DAYS: f64 = 10.0;

/// The travel windows: from the first activity whose clock stands two hours or more off that of the one before.
pub(super) fn windows(activities: &[(Arc<Activity>, Diary)]) -> Vec<DayRange> {
    let mut windows = Vec::new();
    let mut last: Option<i32> = None;
    for (activity, _) in activities {
        let Some(offset) = activity.utc_offset_s else { continue };
        let hours = last.map_or(0.0, |last| f64::from(offset - last).abs() / 3600.0);
        if hours >= LEAST_HOURS {
            let days = hours.min(MOST_DAYS).round() as i32;
            windows.push(DayRange::new(activity.local_date, activity.local_date.plus(days - 1)));
        }
        last = Some(offset);
    }
    windows
}
