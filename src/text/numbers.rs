//! Numbers as people read them: SI in, the runner's units out. The only place where a unit is converted for show.

use crate::model::Quantity;
use crate::model::runner::Units;

/// Metres in a mile.
pub const MILE_M: f64 = 1609.344;
/// Pounds in a kilogram.
pub const POUNDS_PER_KG: f64 = 2.204_622_621_848_776;
/// A minus sign as wide as a plus.
const MINUS: char = '−';

/// A number with its unit, as a runner with these units reads it.
pub fn quantity(value: &Quantity, units: Units) -> String {
    let imperial = units == Units::Imperial;
    match value {
        Quantity::Count(n) => fixed(*n, 0),
        Quantity::Number(x) => fixed(*x, 1),
        // As it was tapped: 6, not 6.0.
        Quantity::Rating(x) => fixed(*x, usize::from(x.fract() != 0.0)),
        Quantity::RatingChange(x) => signed(*x, 1),
        Quantity::Mass(kg) if imperial => format!("{} lb", fixed(kg * POUNDS_PER_KG, 1)),
        Quantity::Mass(kg) => format!("{} kg", fixed(*kg, 1)),
        Quantity::MassChange(kg) if imperial => format!("{} lb", signed(kg * POUNDS_PER_KG, 1)),
        Quantity::MassChange(kg) => format!("{} kg", signed(*kg, 1)),
        Quantity::Grams(g) if imperial => format!("{} oz", fixed(g / 28.349_523_125, 1)),
        Quantity::Grams(g) => format!("{} g", fixed(*g, 0)),
        Quantity::Distance(m) => distance(*m, imperial),
        Quantity::Height(m) if imperial => format!("{} ft", fixed(m / 0.3048, 0)),
        Quantity::Height(m) => format!("{} m", fixed(*m, 0)),
        Quantity::Stature(cm) if imperial => {
            let inches = (cm / 2.54).round();
            format!("{} ft {} in", fixed((inches / 12.0).floor(), 0), fixed(inches % 12.0, 0))
        }
        Quantity::Stature(cm) => format!("{} m", fixed(cm / 100.0, 2)),
        Quantity::Duration(s) => duration(*s),
        Quantity::Hours(h) => format!("{} h", fixed(*h, 1)),
        Quantity::Minutes(min) => format!("{} min", fixed(*min, 0)),
        Quantity::Pace(m_s) => pace(*m_s, imperial),
        Quantity::HeartRate(bpm) => format!("{} bpm", fixed(*bpm, 0)),
        Quantity::HeartRateChange(bpm) => format!("{} bpm", signed(*bpm, 1)),
        Quantity::Milliseconds(ms) => format!("{} ms", fixed(*ms, 0)),
        Quantity::Oscillation(mm) if imperial => format!("{} in", fixed(mm / 25.4, 1)),
        Quantity::Oscillation(mm) => format!("{} cm", fixed(mm / 10.0, 1)),
        Quantity::Cadence(spm) => format!("{} spm", fixed(*spm, 0)),
        Quantity::Percent(pct) => format!("{} %", fixed(*pct, usize::from(pct.abs() < 10.0))),
        Quantity::PercentChange(pct) => format!("{} %", signed(*pct, usize::from(pct.abs() < 10.0))),
        Quantity::Load(lp) => fixed(*lp, 0),
        Quantity::Temperature(c) if imperial => format!("{} °F", fixed(c * 1.8 + 32.0, 0)),
        Quantity::Temperature(c) => format!("{} °C", fixed(*c, 0)),
        Quantity::Litres(l) if imperial => format!("{} fl oz", fixed(l * 33.814_022_7, 0)),
        Quantity::Litres(l) => format!("{} L", fixed(*l, 1)),
        Quantity::Ferritin(ug) => format!("{} µg/L", fixed(*ug, 0)),
        Quantity::Date(day) => day.date().strftime("%-d %b %Y").to_string(),
        Quantity::Name(name) => name.clone(),
    }
}

/// The bare number a text may choose its plural by.
pub(super) fn bare(value: &Quantity) -> Option<f64> {
    match value {
        Quantity::Count(n) => Some(*n),
        _ => None,
    }
}

/// Fixed decimals, thousands set apart by a narrow space, a true minus, and never "−0".
fn fixed(x: f64, decimals: usize) -> String {
    if !x.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.decimals$}", x.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    if x < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 && whole.len() > 4 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

fn signed(x: f64, decimals: usize) -> String {
    let text = fixed(x, decimals);
    if x > 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) { format!("+{text}") } else { text }
}

fn distance(m: f64, imperial: bool) -> String {
    let (value, unit) = if imperial { (m / MILE_M, "mi") } else { (m / 1000.0, "km") };
    format!("{} {unit}", fixed(value, usize::from(value.abs() < 100.0)))
}

/// `1:02:03` from an hour up, else `52:03`; hours and minutes are never mistaken for each other because seconds stay.
fn duration(s: f64) -> String {
    if !s.is_finite() {
        return "–".to_owned();
    }
    let total = s.round().max(0.0) as u64;
    let (h, m, s) = (total / 3600, total / 60 % 60, total % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m}:{s:02}") }
}

fn pace(m_s: f64, imperial: bool) -> String {
    if !(m_s.is_finite() && m_s > 0.2) {
        return "–".to_owned();
    }
    let (length, unit) = if imperial { (MILE_M, "/mi") } else { (1000.0, "/km") };
    let total = (length / m_s).round() as u64;
    format!("{}:{:02} {unit}", total / 60, total % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(value: &Quantity) -> String {
        quantity(value, Units::Metric)
    }

    fn imperial(value: &Quantity) -> String {
        quantity(value, Units::Imperial)
    }

    #[test]
    fn numbers_carry_the_runners_units() {
        assert_eq!(metric(&Quantity::Distance(10_012.4)), "10.0 km");
        assert_eq!(imperial(&Quantity::Distance(16_093.44)), "10.0 mi");
        assert_eq!(metric(&Quantity::Pace(3.333_333)), "5:00 /km");
        assert_eq!(imperial(&Quantity::Pace(2.682_24)), "10:00 /mi");
        assert_eq!(metric(&Quantity::Oscillation(84.0)), "8.4 cm");
        assert_eq!(imperial(&Quantity::MassChange(2.267_96)), "+5.0 lb");
        assert_eq!(metric(&Quantity::Duration(3723.0)), "1:02:03");
    }

    #[test]
    fn a_rating_reads_as_it_was_tapped() {
        assert_eq!(metric(&Quantity::Rating(6.0)), "6");
        assert_eq!(metric(&Quantity::Rating(6.5)), "6.5");
    }

    #[test]
    fn signs_are_true_minus_signs_and_zero_has_none() {
        assert_eq!(metric(&Quantity::HeartRateChange(-3.25)), "−3.2 bpm");
        assert_eq!(metric(&Quantity::PercentChange(0.01)), "0.0 %");
        assert_eq!(metric(&Quantity::RatingChange(-0.01)), "0.0");
    }

    #[test]
    fn thousands_are_set_apart_and_nonsense_is_a_dash() {
        assert_eq!(metric(&Quantity::Count(12_345.0)), "12\u{202f}345");
        assert_eq!(metric(&Quantity::Count(1_234.0)), "1234");
        assert_eq!(metric(&Quantity::Pace(0.0)), "–");
        assert_eq!(metric(&Quantity::Number(f64::NAN)), "–");
    }
}
