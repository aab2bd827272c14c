//! Sweat and drink (section 4.18). Masses in kg, fluids in litres, 1 kg counting as 1 L.

use super::stats::{clamp, ramp};

/// Litres an hour at the model's reference, until the runner's own weighings are known (J).
pub const SWEAT_PRIOR_L_H: f64 = 0.84;
/// Drunk where the runner did not say, litres an hour (J).
pub const DRINK_UNKNOWN_L_H: f64 = 0.25;

/// Sweat rate, litres an hour, of a run weighed before and after.
pub fn sweat_rate(before_kg: f64, after_kg: f64, drink_l: f64, urine_l: f64, hours: f64) -> f64 {
    (before_kg - after_kg + drink_l - urine_l) / hours
}

/// Loss of a weighed run, percent of the mass before.
pub fn measured_loss_pct(before_kg: f64, after_kg: f64) -> f64 {
    (before_kg - after_kg) / before_kg * 100.0
}

/// The model's sweat rate without its personal factor: speed × mass, and heat.
pub fn sweat_conditions(speed_eq_m_s: f64, mass_kg: f64, swbgt_c: f64) -> f64 {
    speed_eq_m_s * mass_kg / 196.0 * (1.0 + 0.04 * (swbgt_c - 15.0))
}

/// Sweat rate of the model, litres an hour, held within what runners sweat.
pub fn modelled_sweat_rate(factor: f64, speed_eq_m_s: f64, mass_kg: f64, swbgt_c: f64) -> f64 {
    (factor * sweat_conditions(speed_eq_m_s, mass_kg, swbgt_c)).clamp(0.3, 2.5)
}

/// Expected loss, percent of the mass.
pub fn loss_pct(sweat_l_h: f64, hours: f64, drink_l: f64, mass_kg: f64) -> f64 {
    (sweat_l_h * hours - drink_l) / mass_kg * 100.0
}

/// Rise of heart rate in the heat, beats per minute, 3 for each percent lost (V).
pub fn hr_rise_bpm(loss_pct: f64) -> f64 {
    3.0 * loss_pct
}

/// Exposure by the fluid lost: 0 at 1 %, half at 2 %, full at 3 %.
pub fn fluid_exposure(loss_pct: f64) -> f64 {
    ramp(loss_pct, 1.0, 3.0)
}

/// Exposure by sodium of a run on water alone: from an hour on, more in the heat.
pub fn electrolyte_exposure(minutes: f64, hot: bool) -> f64 {
    if minutes <= 60.0 {
        return 0.0;
    }
    clamp((0.2 + 0.4 * ramp(minutes, 60.0, 150.0)) * if hot { 1.3 } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-3 * b.abs(), "{a} is not {b}");
    }

    #[test]
    fn tv_31_sweat_rate_of_a_weighed_run() {
        close(sweat_rate(70.0, 69.0, 0.5, 0.0, 1.25), 1.20);
        assert!((measured_loss_pct(70.0, 69.0) - 1.43).abs() < 0.005);
    }

    #[test]
    fn tv_32_heart_rate_rises_three_beats_for_each_percent() {
        assert!((hr_rise_bpm(1.43) - 4.3).abs() < 0.02);
    }

    #[test]
    fn tv_48_exposure_of_a_hot_run_on_little_water() {
        let sweat = modelled_sweat_rate(SWEAT_PRIOR_L_H, 2.8, 70.0, 28.0);
        close(sweat, 1.2768);
        let loss = loss_pct(sweat, 100.0 / 60.0, 0.5, 70.0);
        close(loss, 2.3257);
        close(fluid_exposure(loss), 0.6629);
        close(electrolyte_exposure(100.0, true), 0.4911);
    }
}
