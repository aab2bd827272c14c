//! How results become JSON: one document, rounded to what the values are worth, `null` for what is missing.

use std::io::Write;

use serde::Serialize;

/// Writes one document and a line end.
pub(super) fn print(out: &mut dyn Write, value: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// A value with `decimals`; `None` for what JSON has no number for.
pub(super) fn round(value: Option<f64>, decimals: i32) -> Option<f64> {
    let scale = 10_f64.powi(decimals);
    // Adding zero turns −0 into 0.
    value.filter(|v| v.is_finite()).map(|v| (v * scale).round() / scale + 0.0)
}

/// An instant as `2026-05-03T06:12:09Z`.
pub(super) fn utc(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |instant| instant.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_rounded_and_nonsense_is_missing() {
        assert_eq!(round(Some(151.249), 1), Some(151.2));
        assert_eq!(round(Some(f64::NAN), 1), None);
        assert_eq!(round(None, 1), None);
        assert!(round(Some(-0.001), 1).is_some_and(f64::is_sign_positive));
    }

    #[test]
    fn instants_are_printed_in_utc() {
        assert_eq!(utc(1_777_788_729), "2026-05-03T06:12:09Z");
    }
}
