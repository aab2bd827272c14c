//! Times and units as the export writes them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::super::units::MILE_M;

/// A moment: seconds since 1970-01-01 UTC, and seconds east of Greenwich.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Moment {
    pub utc_s: i64,
    pub offset_s: i32,
}

impl Moment {
    /// Reads `2026-05-10 07:12:03 +0200`. The offset is the phone's, often as it was at export.
    pub(super) fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| {
            let digits = bytes.get(from..to)?;
            digits.iter().try_fold(0_i32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')))
        };
        let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
        let clock = digits(11, 13)? * 3_600 + digits(14, 16)? * 60 + digits(17, 19)?;
        let zone = digits(21, 23)? * 3_600 + digits(23, 25)? * 60;
        let sign = match bytes.get(20)? {
            b'-' => -1,
            b'+' => 1,
            _ => return None,
        };
        let days = days_since_1970(year, month, day)?;
        let offset_s = sign * zone;
        (zone <= 50_400).then(|| Self { utc_s: days * 86_400 + i64::from(clock - offset_s), offset_s })
    }

    /// The same moment on the clocks of a zone like `Europe/Vienna`.
    pub(super) fn at(self, zone: &str) -> Self {
        let zone = TimeZone::get(zone).ok();
        let offset = zone.zip(Timestamp::from_second(self.utc_s).ok()).map(|(zone, at)| zone.to_offset(at).seconds());
        Self { offset_s: offset.unwrap_or(self.offset_s), ..self }
    }
}

/// Days of the common years: each of millions of records has two dates.
fn days_since_1970(year: i32, month: i32, day: i32) -> Option<i64> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(i64::from(crate::model::Day::from(date).0))
}

/// What one of a unit is in the unit kept: kilograms, grams, millilitres, metres, metres per second, milliseconds,
/// millimetres, kilocalories, beats per minute; `None` for a unit that does not belong to the quantity.
pub(super) fn factor(to: &str, unit: &str) -> Option<f64> {
    let factors: &[(&str, f64)] = match to {
        "kg" => &[("kg", 1.0), ("lb", 0.453_592_37), ("g", 0.001), ("st", 6.350_293_18), ("oz", 0.028_349_523_125)],
        "g" => &[("g", 1.0), ("mg", 0.001), ("kg", 1_000.0), ("oz", 28.349_523_125)],
        "mg" => &[("mg", 1.0), ("g", 1_000.0), ("mcg", 0.001)],
        "ml" => &[
            ("mL", 1.0),
            ("L", 1_000.0),
            ("cL", 10.0),
            ("dL", 100.0),
            ("fl_oz_us", 29.573_529_562_5),
            ("fl_oz_imp", 28.413_062_5),
            ("cup_us", 236.588_236_5),
            ("cup_imp", 284.130_625),
            ("pt_us", 473.176_473),
            ("pt_imp", 568.261_25),
        ],
        "kcal" => &[("kcal", 1.0), ("Cal", 1.0), ("cal", 0.001), ("kJ", 1.0 / 4.184), ("J", 1.0 / 4_184.0)],
        "m" => &[("km", 1_000.0), ("mi", MILE_M), ("m", 1.0), ("yd", 0.9144), ("ft", 0.3048), ("cm", 0.01)],
        "mm" => &[("cm", 10.0), ("m", 1_000.0), ("mm", 1.0), ("in", 25.4)],
        "m/s" => &[("m/s", 1.0), ("km/hr", 1.0 / 3.6), ("km/h", 1.0 / 3.6), ("mi/hr", 0.447_04)],
        "ms" => &[("ms", 1.0), ("s", 1_000.0)],
        "bpm" => &[("count/min", 1.0), ("count/s", 60.0)],
        "s" => &[("min", 60.0), ("s", 1.0), ("sec", 1.0), ("hr", 3_600.0)],
        "W" => &[("W", 1.0)],
        _ => &[],
    };
    factors.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor)
}

/// The number and the unit of `59 degF`.
pub(super) fn measured(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    Some((number.parse().ok().filter(|number: &f64| number.is_finite())?, unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_an_instant_with_the_phones_offset() {
        let moment = Moment::read("2026-05-10 07:12:03 +0200").unwrap();
        // 2026-05-10T05:12:03Z.
        assert_eq!((moment.utc_s, moment.offset_s), (1_778_389_923, 7_200));
        assert_eq!(moment.at("America/New_York").offset_s, -14_400);
        assert_eq!(moment.at("Nowhere").offset_s, 7_200);
        assert_eq!(Moment::read("2016-11-14 07:25:41 -0730").map(|m| m.offset_s), Some(-27_000));
        for odd in ["", "2026-05-10", "2026-13-10 07:12:03 +0200", "2026-05-10 07:12:03", "2026-05-10 07:12:03 +9900"] {
            assert_eq!(Moment::read(odd), None, "{odd}");
        }
    }
}
