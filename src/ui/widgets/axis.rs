//! Where an axis has its marks, and what they are called.

use egui_plot::{GridInput, GridMark};

use crate::model::runner::Units;
use crate::model::{Day, Quantity};
use crate::text::Text;

/// What runs along a chart's bottom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ui) enum Along {
    /// Days since 1970-01-01.
    Days,
    /// Seconds since the start of a run.
    Seconds,
}

/// What a chart's height measures, in the unit of its values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ui) enum Upward {
    /// A number shown as it is.
    Plain,
    /// Kilograms.
    Mass,
    /// Metres per second, shown as pace.
    Pace,
    /// Metres of height.
    Height,
    /// Millimetres, shown in centimetres.
    Oscillation,
}

impl Upward {
    /// The value in the unit it is printed in, over the value.
    fn factor(self, units: Units) -> f64 {
        match (self, units) {
            (Self::Mass, Units::Imperial) => crate::text::POUNDS_PER_KG,
            (Self::Height, Units::Imperial) => 1.0 / 0.3048,
            (Self::Oscillation, Units::Imperial) => 1.0 / 25.4,
            (Self::Oscillation, Units::Metric) => 0.1,
            _ => 1.0,
        }
    }

    /// The label of a mark.
    pub(in crate::ui) fn label(self, value: f64, step: f64, text: &Text) -> String {
        if self == Self::Pace {
            let pace = text.quantity(&Quantity::Pace(value));
            return pace.split(' ').next().unwrap_or_default().to_owned();
        }
        let factor = self.factor(text.units);
        let decimals = usize::from(step * factor < 0.999);
        let shown = value * factor;
        let shown = if shown.abs() < 1e-9 { 0.0 } else { shown };
        format!("{shown:.decimals$}").replace('-', "−")
    }

    /// Up to four round marks between two values, as many as have room in a chart of this height in points.
    pub(in crate::ui) fn marks(self, input: &GridInput, units: Units, height: f32) -> Vec<GridMark> {
        let (low, high) = input.bounds;
        let room = f64::from(height) / LABEL;
        if self == Self::Pace {
            return pace_marks((low, high), units, room);
        }
        let factor = self.factor(units);
        let step = round_step((high - low) * factor / (room / 1.5).clamp(1.0, 3.5)) / factor;
        if !(step.is_finite() && step > 0.0) {
            return Vec::new();
        }
        let room = (high - low) * 0.05;
        let first = ((low + room) / step).ceil() as i64;
        let last = ((high - room) / step).floor() as i64;
        (first..=last.min(first + 12)).map(|k| GridMark { value: k as f64 * step, step_size: step }).collect()
    }
}

/// 1, 2 or 5 times a power of ten, near `raw`.
fn round_step(raw: f64) -> f64 {
    if !(raw.is_finite() && raw > 0.0) {
        return f64::NAN;
    }
    let power = 10_f64.powf(raw.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    steps.into_iter().map(|step| step * power).find(|step| *step >= raw * 0.8).unwrap_or(power * 10.0)
}

/// Height of a label with the air around it, points.
const LABEL: f64 = 16.0;

/// Round paces between two speeds, with room for so many labels: the slower, the closer they lie, so that some of the
/// slow ones are left out.
fn pace_marks((low, high): (f64, f64), units: Units, room: f64) -> Vec<GridMark> {
    let length = match units {
        Units::Metric => 1000.0,
        Units::Imperial => crate::text::MILE_M,
    };
    let (fast, slow) = (length / high.max(0.3), length / low.max(0.3));
    let steps = [15.0, 30.0, 60.0, 120.0, 300.0, 600.0];
    let step = steps.into_iter().find(|step| (slow - fast) / step <= 5.5).unwrap_or(600.0);
    let first = (fast / step).ceil() as i64;
    let last = (slow / step).floor() as i64;
    let mut marks: Vec<GridMark> = Vec::new();
    for k in first..=last.min(first + 12) {
        let value = length / (k as f64 * step);
        if marks.last().is_none_or(|faster| faster.value - value >= (high - low) / room) {
            marks.push(GridMark { value, step_size: 1.0 });
        }
    }
    marks
}

impl Along {
    /// The marks between the bounds.
    pub(in crate::ui) fn marks(self, input: &GridInput) -> Vec<GridMark> {
        match self {
            Self::Days => day_marks(input.bounds),
            Self::Seconds => {
                let (low, high) = input.bounds;
                let steps = [60.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0];
                let step = steps.into_iter().find(|step| (high - low) / step <= 9.0).unwrap_or(14_400.0);
                let first = (low / step).ceil() as i64;
                let last = (high / step).floor() as i64;
                (first..=last.min(first + 40)).map(|k| GridMark { value: k as f64 * step, step_size: step }).collect()
            }
        }
    }

    /// The label of a mark.
    pub(in crate::ui) fn label(self, mark: GridMark, span: f64) -> String {
        match self {
            Self::Days => {
                let date = Day(mark.value.round() as i32).date();
                if span < 80.0 {
                    date.strftime("%-d %b").to_string()
                } else if date.month() == 1 {
                    date.strftime("%Y").to_string()
                } else {
                    date.strftime("%b").to_string()
                }
            }
            Self::Seconds => {
                let minutes = (mark.value / 60.0).round() as i64;
                if span >= 7200.0 {
                    format!("{}:{:02} h", minutes / 60, minutes % 60)
                } else {
                    format!("{minutes} min")
                }
            }
        }
    }
}

/// Mondays, first days of months, quarters or years, by how much is shown.
fn day_marks((low, high): (f64, f64)) -> Vec<GridMark> {
    let span = high - low;
    if !span.is_finite() || span > 60_000.0 {
        return Vec::new();
    }
    if span < 80.0 {
        // 1970-01-05 was a Monday.
        let monday = ((low - 4.0) / 7.0).ceil() as i64;
        let weeks = (0..).map(|k| (monday + k) as f64 * 7.0 + 4.0).take_while(|day| *day <= high);
        return weeks.map(|value| GridMark { value, step_size: 7.0 }).collect();
    }
    let step: i8 = if span < 500.0 {
        1
    } else if span < 1300.0 {
        3
    } else {
        12
    };
    let start = Day(low as i32).date();
    let mut month = (start.month() - 1) / step * step + 1;
    let mut year = start.year();
    let mut marks = Vec::new();
    while let Ok(date) = jiff::civil::Date::new(year, month, 1) {
        let value = f64::from(Day::from(date).0);
        if value > high {
            break;
        }
        if value >= low {
            marks.push(GridMark { value, step_size: if month == 1 { 365.0 } else { 30.0 * f64::from(step) } });
        }
        month += step;
        if month > 12 {
            month -= 12;
            year += 1;
        }
    }
    marks
}

/// Values so many spans of the middle half beyond it are slips, not a scale. (J)
const BEYOND: f64 = 8.0;
/// More than one in so many are no slips: a block of training after months of rest. (J)
const SLIPS: usize = 50;
/// Fewer values show no middle. (J)
const LEAST: usize = 20;

/// The lowest and highest of the values that a scale is for: single ones far beyond all others are left out, so that
/// one slip does not press a year flat.
pub(in crate::ui) fn robust(values: &mut [f64]) -> Option<[f64; 2]> {
    let range = |values: &[f64], within: [f64; 2]| {
        let kept = values.iter().copied().filter(|value| within[0] <= *value && *value <= within[1]);
        kept.fold(None, |range: Option<[f64; 2]>, value| {
            let [low, high] = range.unwrap_or([value, value]);
            Some([low.min(value), high.max(value)])
        })
    };
    let all = [f64::MIN, f64::MAX];
    if values.len() < LEAST {
        return range(values, all);
    }
    let (quarter, length) = (values.len() / 4, values.len());
    let first = *values.select_nth_unstable_by(quarter, f64::total_cmp).1;
    let third = *values.select_nth_unstable_by(length - 1 - quarter, f64::total_cmp).1;
    let span = third - first;
    let within = [first - BEYOND * span, third + BEYOND * span];
    let beyond = values.iter().filter(|value| **value < within[0] || within[1] < **value).count();
    range(values, if span > 0.0 && beyond * SLIPS <= length { within } else { all })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str) -> (f64, f64) {
        (f64::from(Day::parse(from).unwrap().0), f64::from(Day::parse(to).unwrap().0))
    }

    #[test]
    fn a_year_has_a_mark_on_the_first_of_each_month() {
        let marks = day_marks(days("2025-11-20", "2026-11-20"));
        let dates: Vec<String> = marks.iter().map(|mark| Day(mark.value as i32).to_string()).collect();
        assert_eq!(dates.len(), 12);
        assert_eq!((dates[0].as_str(), dates[1].as_str()), ("2025-12-01", "2026-01-01"));
    }

    #[test]
    fn a_month_has_a_mark_on_each_monday_and_ten_years_on_each_new_year() {
        let marks = day_marks(days("2026-05-01", "2026-05-31"));
        let dates: Vec<String> = marks.iter().map(|mark| Day(mark.value as i32).to_string()).collect();
        assert_eq!(dates, ["2026-05-04", "2026-05-11", "2026-05-18", "2026-05-25"]);
        assert_eq!(day_marks(days("2016-11-20", "2026-11-20")).len(), 10);
    }

    #[test]
    fn heights_have_round_marks_in_the_runners_units() {
        let input = || GridInput { bounds: (68.0, 72.0), base_step_size: 0.1 };
        let kilograms = |height| -> Vec<f64> {
            Upward::Mass.marks(&input(), Units::Metric, height).iter().map(|m| m.value).collect()
        };
        assert_eq!(kilograms(120.0), [69.0, 70.0, 71.0]);
        assert_eq!(kilograms(30.0), [70.0], "a low chart has room for one");
        let pounds = Upward::Mass.marks(&input(), Units::Imperial, 120.0);
        let whole = |kg: f64| (kg * crate::text::POUNDS_PER_KG).fract();
        assert!(!pounds.is_empty() && pounds.iter().all(|m| whole(m.value).min(1.0 - whole(m.value)) < 1e-6));
    }

    #[test]
    fn one_slip_does_not_set_the_scale_and_two_levels_do() {
        let mut weights: Vec<f64> = (0..200).map(|day| 70.0 + f64::from(day % 10) / 10.0).collect();
        assert_eq!(robust(&mut weights), Some([70.0, 70.9]));
        weights.push(700.0);
        assert_eq!(robust(&mut weights), Some([70.0, 70.9]));
        let mut levels: Vec<f64> = (0..200).map(|day| if day < 100 { 60.0 } else { 90.0 }).collect();
        assert_eq!(robust(&mut levels), Some([60.0, 90.0]));
        let mut block: Vec<f64> =
            (0..300).map(|day| if day < 270 { f64::from(day % 3) / 10.0 } else { 80.0 }).collect();
        assert_eq!(robust(&mut block), Some([0.0, 80.0]), "a month of training after a rest is no slip");
        assert_eq!(robust(&mut [1.0, 2.0, 50.0]), Some([1.0, 50.0]), "of few values all count");
        assert_eq!(robust(&mut []), None);
    }

    #[test]
    fn paces_are_marked_at_whole_half_minutes() {
        let marks = pace_marks((2.5, 4.0), Units::Metric, 10.0);
        let paces: Vec<f64> = marks.iter().map(|m| (1000.0 / m.value).round()).collect();
        assert_eq!(paces, [270.0, 300.0, 330.0, 360.0, 390.0]);
        let low = pace_marks((1.4, 4.6), Units::Metric, 3.0);
        assert!(low.windows(2).all(|pair| pair[0].value - pair[1].value > 1.0), "three labels have room");
    }
}
