//! Civil days: the calendar date where the runner was, and series indexed by it.
//!
//! A day is never 24 hours of clock time: days with a clock change or a flight stay one day.

use std::fmt;

use jiff::civil::Date;

/// A civil date, counted in days since 1970-01-01. Cheap to copy, subtract and index with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Day(pub i32);

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The civil date of an instant (seconds since 1970-01-01 UTC) seen `utc_offset_s` east of Greenwich.
    pub fn of_instant(utc_s: i64, utc_offset_s: i32) -> Self {
        let days = (utc_s.saturating_add(i64::from(utc_offset_s))).div_euclid(86_400);
        Self(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Reads `YYYY-MM-DD`; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse::<Date>().ok().map(Self::from)
    }

    /// The calendar date, clamped to the years jiff knows (−9999 to 9999).
    pub fn date(self) -> Date {
        let span = jiff::Span::new().try_days(i64::from(self.0));
        let beyond = if self.0 < 0 { Date::MIN } else { Date::MAX };
        span.and_then(|span| EPOCH.checked_add(span)).unwrap_or(beyond)
    }

    /// The day `days` later (earlier when negative).
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to `self`.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        // A duration, not a span: a span of calendar units costs ten times as much, and exports hold millions of dates.
        Self((date.duration_since(EPOCH).as_hours() / 24) as i32)
    }
}

impl fmt::Display for Day {
    /// `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a date is written YYYY-MM-DD"))
    }
}

/// All days from `first` to `last`, both included; empty when `last` is before `first`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DayRange {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl DayRange {
    /// From `first` to `last`, both included.
    pub fn new(first: Day, last: Day) -> Self {
        Self { first, last }
    }

    /// The `days` days that end with `last`.
    pub fn ending(last: Day, days: i32) -> Self {
        Self { first: last.plus(1 - days), last }
    }

    /// How many days; 0 when empty.
    pub fn len(self) -> usize {
        usize::try_from(self.last.since(self.first).saturating_add(1)).unwrap_or(0)
    }

    /// Whether no day lies in it.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `day` lies in it.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days, in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Day> + Clone {
        (self.first.0..self.first.0.saturating_add(self.len() as i32)).map(Day)
    }
}

/// One optional value a day, without gaps between its first and last day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Daily<T = f64> {
    first: Day,
    values: Vec<Option<T>>,
}

impl<T: Clone> Daily<T> {
    /// A series over `range` with no value yet.
    pub fn empty(range: DayRange) -> Self {
        Self { first: range.first, values: vec![None; range.len()] }
    }

    /// A series over `range` with the value of each day from `value`.
    pub fn from_fn(range: DayRange, value: impl FnMut(Day) -> Option<T>) -> Self {
        Self { first: range.first, values: range.iter().map(value).collect() }
    }

    /// The days it covers, values or not.
    pub fn range(&self) -> DayRange {
        DayRange { first: self.first, last: self.first.plus(self.values.len() as i32 - 1) }
    }

    /// The value of a day; `None` when unknown or outside.
    pub fn get(&self, day: Day) -> Option<T> {
        self.peek(day).cloned()
    }

    /// The value of a day, borrowed; `None` when unknown or outside.
    pub fn peek(&self, day: Day) -> Option<&T> {
        let index = usize::try_from(day.since(self.first)).ok()?;
        self.values.get(index)?.as_ref()
    }

    /// Sets the value of a day; a day outside the range is ignored.
    pub fn set(&mut self, day: Day, value: Option<T>) {
        if let Ok(index) = usize::try_from(day.since(self.first))
            && let Some(slot) = self.values.get_mut(index)
        {
            *slot = value;
        }
    }

    /// The known values within `range`, in order, with their days.
    pub fn known(&self, range: DayRange) -> impl DoubleEndedIterator<Item = (Day, T)> + Clone + '_ {
        self.seen(range).map(|(day, value)| (day, value.clone()))
    }

    /// The same, borrowed.
    pub fn seen(&self, range: DayRange) -> impl DoubleEndedIterator<Item = (Day, &T)> + Clone + '_ {
        let from = range.first.max(self.first);
        let place = |day: Day| usize::try_from(day.since(self.first)).unwrap_or(0);
        let until = place(range.last.plus(1)).min(self.values.len());
        let values = self.values.get(place(from)..until).unwrap_or(&[]);
        let day = move |index: usize| from.plus(index as i32);
        values.iter().enumerate().filter_map(move |(index, value)| Some((day(index), value.as_ref()?)))
    }

    /// All known values, in order, with their days.
    pub fn all_known(&self) -> impl DoubleEndedIterator<Item = (Day, T)> + Clone + '_ {
        self.known(self.range())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_the_unix_epoch_and_print_as_dates() {
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
        assert_eq!(Day::parse("2026-05-03").map(|d| d.to_string()).as_deref(), Some("2026-05-03"));
        assert_eq!(Day::parse("2024-03-01").unwrap().since(Day::parse("2024-02-28").unwrap()), 2);
        assert_eq!(Day::parse("3 May"), None);
    }

    #[test]
    fn an_instant_falls_on_the_date_of_its_own_offset() {
        let late_evening_utc = 86_400 - 60;
        assert_eq!(Day::of_instant(late_evening_utc, 0), Day(0));
        assert_eq!(Day::of_instant(late_evening_utc, 7_200), Day(1));
        assert_eq!(Day::of_instant(0, -3_600), Day(-1));
    }

    #[test]
    fn a_series_knows_nothing_outside_its_range() {
        let mut series = Daily::empty(DayRange::new(Day(10), Day(12)));
        series.set(Day(11), Some(1.5));
        series.set(Day(40), Some(9.0));
        assert_eq!(series.get(Day(11)), Some(1.5));
        assert_eq!(series.get(Day(40)), None);
        assert_eq!(series.all_known().collect::<Vec<_>>(), [(Day(11), 1.5)]);
        let within = |first, last| series.known(DayRange { first: Day(first), last: Day(last) }).collect::<Vec<_>>();
        assert_eq!(within(11, 11), [(Day(11), 1.5)]);
        for (first, last) in [(0, 9), (0, 10), (12, 90), (13, 90), (12, 10), (11, 9)] {
            assert_eq!(within(first, last), [], "{first} to {last}");
        }
    }
}
