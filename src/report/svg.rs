//! A small chart as SVG: a frame, a date axis, bars, dots, lines and bands. Text stays text.

use std::fmt::Write as _;

use crate::model::{Day, DayRange};

/// Width of a chart in its own units; printed at about 0.69 pt each.
const WIDTH: f64 = 720.0;
/// Room for the value labels on the left, and for direct labels on the right.
const LEFT: f64 = 40.0;
const RIGHT: f64 = 92.0;
/// Room above for the numbers of the flags, and below for the months.
const TOP: f64 = 16.0;
const BELOW: f64 = 16.0;

/// Ink of the printed page, readable in grey.
pub(super) mod ink {
    pub(in crate::report) const QUIET: &str = "#b4c0c9";
    pub(in crate::report) const STRONG: &str = "#15456b";
    pub(in crate::report) const SECOND: &str = "#0b6e69";
    pub(in crate::report) const HEAVY: &str = "#9a4a06";
    pub(in crate::report) const FLAG: &str = "#9a4a06";
    pub(super) const LABEL: &str = "#53616c";
    pub(super) const GRID: &str = "#e3e8ec";
}

/// A chart under construction.
pub(super) struct Plot {
    days: DayRange,
    low: f64,
    high: f64,
    height: f64,
    body: String,
    labels: Vec<(f64, String, &'static str)>,
    /// Where the next number of a flag may stand without touching the last.
    free_x: f64,
}

impl Plot {
    /// An empty chart over `days`, with values from `low` to `high`.
    pub(super) fn new(days: DayRange, low: f64, high: f64, height: f64) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { days, low, high, height, body: String::new(), labels: Vec::new(), free_x: 0.0 }
    }

    fn x(&self, day: f64) -> f64 {
        let span = (self.days.len() as f64).max(1.0);
        LEFT + (day - f64::from(self.days.first.0) + 0.5) / span * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        TOP + (1.0 - share) * (self.height - TOP - BELOW)
    }

    fn draw(&mut self, shape: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        self.body.write_fmt(shape).ok();
    }

    /// A shaded span with the number of its cause above.
    pub(super) fn flag(&mut self, from: Day, to: Day, number: usize) {
        let left = self.x(f64::from(from.max(self.days.first).0) - 0.5);
        let right = self.x(f64::from(to.min(self.days.last).0) + 0.5).max(left + 1.5);
        let (top, bottom) = (TOP, self.height - BELOW);
        self.draw(format_args!(
            r#"<rect x="{left:.1}" y="{top}" width="{:.1}" height="{:.1}" fill="{}" fill-opacity="0.13"/>"#,
            right - left,
            bottom - top,
            ink::FLAG
        ));
        if number > 0 {
            let x = f64::midpoint(left, right).max(self.free_x);
            self.free_x = x + 15.5;
            self.draw(format_args!(
                r##"<circle cx="{x:.1}" cy="8" r="7" fill="{}"/><text x="{x:.1}" y="11.2" font-size="9" font-weight="600" fill="#ffffff" text-anchor="middle">{number}</text>"##,
                ink::FLAG
            ));
        }
    }

    /// Horizontal lines with their values, about four.
    pub(super) fn grid(&mut self, label: &dyn Fn(f64) -> String) {
        let step = nice_step((self.high - self.low) / 3.5);
        let mut value = (self.low / step).ceil() * step;
        while value <= self.high + step * 1e-6 {
            let y = self.y(value);
            let text = label(value);
            self.draw(format_args!(
                r#"<line x1="{LEFT}" x2="{:.1}" y1="{y:.1}" y2="{y:.1}" stroke="{}" stroke-width="0.8"/><text x="{:.1}" y="{:.1}" font-size="10.4" fill="{}" text-anchor="end">{text}</text>"#,
                WIDTH - RIGHT,
                ink::GRID,
                LEFT - 6.0,
                y + 3.6,
                ink::LABEL
            ));
            value += step;
        }
    }

    /// Thin bars from zero.
    pub(super) fn bars(&mut self, values: &[(Day, f64)], colour: &str) {
        let width = ((WIDTH - LEFT - RIGHT) / self.days.len().max(1) as f64 * 0.7).clamp(0.5, 8.0);
        let zero = self.y(self.low.max(0.0));
        for (day, value) in values {
            let (x, y) = (self.x(f64::from(day.0)) - width / 2.0, self.y(*value));
            self.draw(format_args!(
                r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{:.1}" fill="{colour}"/>"#,
                (zero - y).max(0.0)
            ));
        }
    }

    /// One dot a value.
    pub(super) fn dots(&mut self, values: &[(Day, f64)], radius: f64, colour: &str) {
        for (day, value) in values {
            let (x, y) = (self.x(f64::from(day.0)), self.y(*value));
            self.draw(format_args!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" fill="{colour}"/>"#));
        }
    }

    /// Upward marks on the axis, where legs were heavy.
    pub(super) fn heavy_marks(&mut self, days: &[Day]) {
        let y = self.height - BELOW;
        for day in days {
            let x = self.x(f64::from(day.0));
            self.draw(format_args!(
                r#"<path d="M{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z" fill="{}"/>"#,
                x - 2.6,
                y - 5.5,
                x + 2.6,
                ink::HEAVY
            ));
        }
    }

    /// A line through the values, broken where more than `gap` days lie between two, labelled at its end.
    pub(super) fn line(&mut self, values: &[(Day, f64)], gap: i32, style: (&'static str, &str, f64), label: String) {
        let (colour, dash, width) = style;
        let mut path = String::new();
        let mut before: Option<Day> = None;
        for (day, value) in values {
            let open = before.is_none_or(|before| day.since(before) > gap);
            let (x, y) = (self.x(f64::from(day.0)), self.y(*value));
            write!(path, "{}{x:.1} {y:.1}", if open { "M" } else { "L" }).ok();
            before = Some(*day);
        }
        self.draw(format_args!(
            r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}" stroke-linejoin="round"/>"#
        ));
        if let Some((_, last)) = values.last() {
            self.labels.push((self.y(*last), label, colour));
        }
    }

    /// A dashed level with its label.
    pub(super) fn level(&mut self, value: f64, label: String) {
        let y = self.y(value);
        self.draw(format_args!(
            r#"<line x1="{LEFT}" x2="{:.1}" y1="{y:.1}" y2="{y:.1}" stroke="{}" stroke-width="1" stroke-dasharray="1.5 2.5"/>"#,
            WIDTH - RIGHT,
            ink::LABEL
        ));
        self.labels.push((y, label, ink::LABEL));
    }

    /// The finished chart; `months` writes the names of the months below.
    pub(super) fn finish(mut self, months: bool) -> String {
        self.axis(months);
        self.labels.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = 0.0_f64;
        for (y, label, colour) in std::mem::take(&mut self.labels) {
            let y = y.max(free);
            free = y + 12.0;
            self.draw(format_args!(
                r#"<text x="{:.1}" y="{:.1}" font-size="10.4" font-weight="600" fill="{colour}">{}</text>"#,
                WIDTH - RIGHT + 6.0,
                y + 3.6,
                escaped(&label)
            ));
        }
        let (height, body) = (self.height, self.body);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" font-family="Inter">{body}</svg>"#
        )
    }

    fn axis(&mut self, months: bool) {
        let y = self.height - BELOW;
        self.draw(format_args!(
            r##"<line x1="{LEFT}" x2="{:.1}" y1="{y:.1}" y2="{y:.1}" stroke="#8c99a3" stroke-width="1"/>"##,
            WIDTH - RIGHT
        ));
        let every = match self.days.len() {
            0..=430 => 1,
            431..=1000 => 3,
            _ => 12,
        };
        for day in self.days.iter().filter(|day| day.date().day() == 1) {
            let date = day.date();
            if (i32::from(date.month()) - 1) % every != 0 {
                continue;
            }
            let x = self.x(f64::from(day.0) - 0.5);
            self.draw(format_args!(
                r##"<line x1="{x:.1}" x2="{x:.1}" y1="{y:.1}" y2="{:.1}" stroke="#8c99a3" stroke-width="0.8"/>"##,
                y + 4.0
            ));
            if months {
                let name = if date.month() == 1 || every == 12 { "%Y" } else { "%b" };
                self.draw(format_args!(
                    r#"<text x="{:.1}" y="{:.1}" font-size="10.4" fill="{}">{}</text>"#,
                    x + 3.0,
                    y + 12.5,
                    ink::LABEL,
                    date.strftime(name)
                ));
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The step of 1, 2 or 5 times a power of ten next above `raw`.
fn nice_step(raw: f64) -> f64 {
    let power = 10_f64.powf(raw.max(1e-9).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= raw * 0.999).unwrap_or(power * 10.0)
}
