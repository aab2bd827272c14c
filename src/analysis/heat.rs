//! Heat as the body feels it (section 4.6): dew point and simplified wet-bulb globe temperature.

use super::stats::piecewise;
use crate::model::{Activity, Diary};

/// From here a run counts as hot, °C.
pub const HOT_SWBGT_C: f64 = 22.0;
/// Or from this dew point, °C.
pub const HOT_DEW_POINT_C: f64 = 18.0;
/// From here it counts as very hot, °C.
pub const VERY_HOT_SWBGT_C: f64 = 28.0;
/// The approximation assumes sun; without it this much is taken off (J).
const NIGHT_C: f64 = 2.0;
/// How much a watch is warmed by the wrist (J).
const WRIST_C: f64 = 4.0;
/// Usual humidity of a temperature, from the table of two-tap entries (J).
const USUAL_HUMIDITY: [(f64, f64); 4] = [(8.0, 75.0), (15.0, 65.0), (22.0, 60.0), (30.0, 35.0)];

/// Dew point, °C, from air temperature and relative humidity in percent (Magnus form of Alduchov and Eskridge).
pub fn dew_point_c(temperature_c: f64, humidity_pct: f64) -> f64 {
    let gamma = (humidity_pct / 100.0).ln() + 17.625 * temperature_c / (243.04 + temperature_c);
    243.04 * gamma / (17.625 - gamma)
}

/// Simplified wet-bulb globe temperature, °C, in the sun (Australian Bureau of Meteorology).
pub fn swbgt_c(temperature_c: f64, humidity_pct: f64) -> f64 {
    let vapour_hpa = humidity_pct / 100.0 * 6.105 * (17.27 * temperature_c / (237.7 + temperature_c)).exp();
    0.567 * temperature_c + 0.393 * vapour_hpa + 3.94
}

/// Weather of one run.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weather {
    /// Air temperature, °C.
    pub temperature_c: f64,
    /// Relative humidity, percent.
    pub humidity_pct: f64,
    /// Whether the humidity or the temperature is a guess.
    pub estimated: bool,
}

/// Weather as the runner said, else guessed from the watch, which sits on a warm wrist.
pub fn weather(said: &Diary, activity: &Activity) -> Option<Weather> {
    let watch = activity.digest.means.temperature_late_c.filter(|_| !activity.is_indoor());
    let temperature_c = said.temperature_c.or_else(|| Some(watch? - WRIST_C))?;
    let humidity = said.humidity_pct.filter(|humidity| *humidity > 0.0);
    let humidity_pct = humidity.unwrap_or_else(|| piecewise(temperature_c, &USUAL_HUMIDITY));
    let estimated = said.temperature_c.is_none() || humidity.is_none();
    Some(Weather { temperature_c, humidity_pct, estimated })
}

/// Simplified wet-bulb globe temperature of a run, °C, less in the dark.
pub fn swbgt_of_run(weather: Weather, activity: &Activity) -> f64 {
    let hour = activity.local_start_s() / 3600;
    // Without place and season: the hours that are dark nearly everywhere.
    let dark = activity.utc_offset_s.is_some() && !(6..21).contains(&hour);
    swbgt_c(weather.temperature_c, weather.humidity_pct) - if dark { NIGHT_C } else { 0.0 }
}

/// Whether a run in this weather counts as hot.
pub fn is_hot(swbgt_c: f64, dew_point_c: Option<f64>) -> bool {
    swbgt_c >= HOT_SWBGT_C || dew_point_c.is_some_and(|dew| dew >= HOT_DEW_POINT_C)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-3 * b.abs(), "{a} is not {b}");
    }

    #[test]
    fn tv_17_dew_point() {
        close(dew_point_c(28.0, 60.0), 19.514);
        close(dew_point_c(15.0, 70.0), 9.572);
    }

    #[test]
    fn tv_18_simplified_wet_bulb_globe_temperature() {
        close(swbgt_c(15.0, 70.0), 17.13);
        close(swbgt_c(20.0, 60.0), 20.78);
        close(swbgt_c(28.0, 60.0), 28.70);
        close(swbgt_c(32.0, 50.0), 31.39);
    }

    #[test]
    fn a_watch_alone_gives_a_guess_and_says_so() {
        let mut activity = Activity::default();
        assert_eq!(weather(&Diary::default(), &activity), None);
        let mut digest = crate::model::Digest::default();
        digest.means.temperature_late_c = Some(26.0);
        activity.digest = std::sync::Arc::new(digest);
        let guess = weather(&Diary::default(), &activity).unwrap();
        close(guess.temperature_c, 22.0);
        close(guess.humidity_pct, 60.0);
        assert!(guess.estimated);
    }
}
