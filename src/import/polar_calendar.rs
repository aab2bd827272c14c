//! What a runner wrote into Polar Flow's calendar, `calendar-items-*.json`: weights and notes by day (section 4.11 of
//! the format notes). The body beside them is a setting, and the words for soreness are no scale.

use serde_json::Value;

use super::days::Days;
use super::json::{self, number, text};
use super::{Contents, plain};
use crate::model::{Diary, DiaryRow, ReadingKind, SourceRank};

/// Whether a file is such a calendar.
pub(super) fn is_calendar(name: &str, head: &[u8]) -> bool {
    let text = plain::text(head);
    let base = name.rsplit(['/', '\\', ' ']).next().unwrap_or(name);
    let named = base.to_ascii_lowercase().starts_with("calendar-items");
    text.starts_with('{') && text.contains("\"exportVersion\"") && (named || text.contains("\"perceivedRecovery\""))
}

/// Reads weights and notes.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (calendar, end) = json::whole(&plain::text(bytes));
    let list = |key: &str| calendar.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut days = Days::of("Polar", SourceRank::Watch);
    for item in list("weights") {
        if let Some((day, time_s)) = text(item, "date").and_then(plain::day_time) {
            days.reading(day, time_s, ReadingKind::Weight, number(item, "weight"));
        }
    }
    for item in list("notes") {
        let Some(((day, _), note)) = text(item, "date").and_then(plain::day_time).zip(text(item, "note")) else {
            continue;
        };
        let said = Diary { note: Some(note.to_owned()), ..Diary::default() };
        days.contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() });
    }
    days.finish_json(&end)
}
