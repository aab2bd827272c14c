//! Days of files that name no year: they stand in a year of their own until today's date is known.

use super::{Contents, moment};
use crate::model::Day;

/// A leap year that no file is of.
const NO_YEAR: i16 = 4;

/// The day that a text names without a year, `Nov 7` or `7. November`; `None` for more than one day, `Nov 1-7`.
pub(super) fn yearless(text: &str) -> Option<Day> {
    let mut digits = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let day: i32 = digits.next()?.parse().ok()?;
    let month = moment::month_named(text).filter(|_| digits.next().is_none())?;
    Day::parse(&format!("{NO_YEAR:04}-{month:02}-{day:02}"))
}

impl Contents {
    /// The same with days that no year was named for in the latest one that is not after `today`.
    #[must_use]
    pub fn dated(mut self, today: Day) -> Self {
        let readings = self.readings.iter_mut().map(|reading| &mut reading.day);
        for day in readings.chain(self.nights.iter_mut().map(|night| &mut night.day)) {
            *day = latest(*day, today);
        }
        self
    }
}

fn latest(day: Day, today: Day) -> Day {
    let date = day.date();
    if date.year() != NO_YEAR {
        return day;
    }
    // February 29 comes round within eight years.
    let year = today.date().year();
    let days = (year.saturating_sub(8)..=year).rev();
    let mut days = days.filter_map(|year| Day::parse(&format!("{year:04}-{:02}-{:02}", date.month(), date.day())));
    days.find(|day| *day <= today).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_a_year_is_the_latest_that_was() {
        let today = Day::parse("2026-02-10").unwrap();
        let dated = |text: &str| yearless(text).map(|day| latest(day, today));
        assert_eq!(dated("Feb 9"), Day::parse("2026-02-09"));
        assert_eq!(dated("Nov 7"), Day::parse("2025-11-07"));
        assert_eq!(dated("29. Februar"), Day::parse("2024-02-29"));
        for none in ["Nov 1-7", "Nov 7, 2025", "7", "Nov", "11/7"] {
            assert_eq!(dated(none), None, "{none}");
        }
    }
}
