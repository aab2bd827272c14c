//! What food logs say of a day, where the runner did not say it: grams of carbohydrate of the most trusted source.
//! Sources are never added up.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Daily, Day, Diary, Reading, ReadingKind, SourceRank};

/// The diary with what the logs know.
pub(super) fn with_logs(mut diary: Daily<Arc<Diary>>, readings: &[Reading]) -> Daily<Arc<Diary>> {
    let mut logged: BTreeMap<Day, (SourceRank, f64)> = BTreeMap::new();
    for reading in readings.iter().filter(|reading| reading.kind == ReadingKind::Carbohydrate) {
        let known = logged.entry(reading.day).or_insert((reading.rank, reading.value));
        if reading.rank > known.0 {
            *known = (reading.rank, reading.value);
        }
    }
    for (day, (_, grams)) in logged {
        let mut said = diary.get(day).map(Arc::unwrap_or_clone).unwrap_or_default();
        // One tap on "low" is the runner's own word.
        if said.carbs_g.is_none() && said.carbs.is_none() {
            said.carbs_g = Some(grams);
            diary.set(day, Some(Arc::new(said)));
        }
    }
    diary
}
