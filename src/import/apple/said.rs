//! What the elements below a workout say of it: statistics, metadata, pauses. Since 2022 a workout holds its activities
//! (the steps of an interval session, the sports of a triathlon), and each says the same of itself.

use quick_xml::events::BytesStart;

use super::metadata;
use super::units::{Moment, factor, measured};
use crate::import::xml::attribute;
use crate::model::Totals;

/// What is said of a workout, or of one of its activities.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Said {
    pub totals: Totals,
    pub temperature_c: Option<f64>,
    pub humidity_pct: Option<f64>,
    pub indoor: bool,
    /// Name of the time zone; empty where none is said.
    pub zone: String,
    /// Stops and starts of the clock, seconds since 1970-01-01 UTC.
    pub pauses: Vec<(i64, i64)>,
    pub paused_at: Option<i64>,
}

impl Said {
    /// Takes what an element says.
    pub(super) fn take(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "MetadataEntry" => self.metadata(element),
            "WorkoutStatistics" => self.statistics(element),
            "WorkoutEvent" => self.event(element),
            _ => {}
        }
    }

    fn metadata(&mut self, element: &BytesStart<'_>) {
        let Some((key, value)) = metadata(element) else { return };
        match key.as_str() {
            "HKIndoorWorkout" => self.indoor = value.trim() == "1",
            "HKTimeZone" => self.zone = value,
            "HKWeatherTemperature" => {
                let celsius = measured(&value).and_then(|(number, unit)| match unit {
                    "degF" => Some((number - 32.0) / 1.8),
                    "degC" => Some(number),
                    _ => None,
                });
                self.temperature_c = celsius.filter(|celsius| (-60.0..=60.0).contains(celsius));
            }
            // Hundredths of a percent since some version; percent before.
            "HKWeatherHumidity" => {
                let percent = measured(&value).map(|(n, _)| if n > 100.0 { n / 100.0 } else { n });
                self.humidity_pct = percent.filter(|percent| *percent > 0.0 && *percent <= 100.0);
            }
            "HKElevationAscended" => {
                let metres = measured(&value).and_then(|(number, unit)| Some(number * factor("m", unit)?));
                self.totals.ascent_m = metres.filter(|metres| (0.0..=20_000.0).contains(metres));
            }
            _ => {}
        }
    }

    fn statistics(&mut self, element: &BytesStart<'_>) {
        let Some(kind) = attribute(element, "type") else { return };
        let unit = attribute(element, "unit").unwrap_or_default();
        let get = |name, to| {
            let number = attribute(element, name)?.parse::<f64>().ok().filter(|number| *number > 0.0)?;
            Some(number * factor(to, &unit)?)
        };
        let totals = &mut self.totals;
        match kind.trim_start_matches("HKQuantityTypeIdentifier") {
            "DistanceWalkingRunning" | "DistanceCycling" | "DistanceSwimming" => {
                totals.distance_m = get("sum", "m").or(totals.distance_m);
            }
            "ActiveEnergyBurned" => totals.calories_kcal = get("sum", "kcal").or(totals.calories_kcal),
            "HeartRate" => {
                totals.mean_hr_bpm = get("average", "bpm");
                totals.max_hr_bpm = get("maximum", "bpm");
            }
            "RunningGroundContactTime" => totals.mean_gct_ms = get("average", "ms"),
            "RunningVerticalOscillation" => totals.mean_vertical_oscillation_mm = get("average", "mm"),
            "RunningStrideLength" => totals.mean_step_length_mm = get("average", "mm"),
            "RunningPower" => totals.mean_power_w = get("average", "W"),
            _ => {}
        }
    }

    fn event(&mut self, element: &BytesStart<'_>) {
        let at = attribute(element, "date").and_then(|text| Moment::read(&text));
        let (Some(kind), Some(at)) = (attribute(element, "type"), at) else { return };
        match kind.trim_start_matches("HKWorkoutEventType") {
            "Pause" | "MotionPaused" => self.paused_at = self.paused_at.or(Some(at.utc_s)),
            "Resume" | "MotionResumed" => {
                let from = self.paused_at.take();
                self.pauses.extend(from.filter(|from| *from < at.utc_s).map(|from| (from, at.utc_s)));
            }
            _ => {}
        }
    }

    /// Takes what is missing from another account of the same.
    pub(super) fn fill_from(&mut self, other: Self) {
        let (own, others) = (&mut self.totals, other.totals);
        own.distance_m = own.distance_m.or(others.distance_m);
        own.calories_kcal = own.calories_kcal.or(others.calories_kcal);
        own.ascent_m = own.ascent_m.or(others.ascent_m);
        own.mean_hr_bpm = own.mean_hr_bpm.or(others.mean_hr_bpm);
        own.max_hr_bpm = own.max_hr_bpm.or(others.max_hr_bpm);
        own.mean_gct_ms = own.mean_gct_ms.or(others.mean_gct_ms);
        own.mean_vertical_oscillation_mm = own.mean_vertical_oscillation_mm.or(others.mean_vertical_oscillation_mm);
        own.mean_step_length_mm = own.mean_step_length_mm.or(others.mean_step_length_mm);
        own.mean_power_w = own.mean_power_w.or(others.mean_power_w);
        self.temperature_c = self.temperature_c.or(other.temperature_c);
        self.humidity_pct = self.humidity_pct.or(other.humidity_pct);
    }

    /// Takes what is missing from the parts of the whole: sums of what adds up, means only of a single part.
    pub(super) fn fill_from_parts(&mut self, mut parts: Vec<Self>) {
        let sum = |value: fn(&Self) -> Option<f64>| parts.iter().filter_map(value).reduce(|a, b| a + b);
        let (distance_m, calories_kcal) = (sum(|part| part.totals.distance_m), sum(|part| part.totals.calories_kcal));
        let ascent_m = sum(|part| part.totals.ascent_m);
        let max_hr_bpm = parts.iter().filter_map(|part| part.totals.max_hr_bpm).reduce(f64::max);
        self.indoor |= parts.iter().any(|part| part.indoor);
        if let Some(part) = parts.iter().find(|part| self.zone.is_empty() && !part.zone.is_empty()) {
            self.zone.clone_from(&part.zone);
        }
        if self.pauses.is_empty() {
            self.pauses = parts.iter().flat_map(|part| part.pauses.iter().copied()).collect();
        }
        let only = if parts.len() == 1 { parts.pop() } else { None };
        let sums = Totals { distance_m, ascent_m, calories_kcal, max_hr_bpm, ..Totals::default() };
        self.fill_from(Self { totals: sums, ..Self::default() });
        if let Some(only) = only {
            self.fill_from(only);
        }
    }
}
