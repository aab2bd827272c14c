//! One invented runner: the constants of a body.

use super::random::Random;
use super::{Injection, Plan, Twist};

/// The constants of a body.
#[derive(Clone, Debug)]
pub(super) struct Athlete {
    pub(super) birth_year: i64,
    pub(super) female: bool,
    pub(super) height_cm: f64,
    pub(super) weight_kg: f64,
    pub(super) hr_max: f64,
    pub(super) hr_rest: f64,
    /// Speed at maximal oxygen uptake, m/s.
    pub(super) v_max: f64,
    pub(super) gct_ms: f64,
    pub(super) oscillation_mm: f64,
    pub(super) cadence_spm: f64,
    pub(super) heaviness: f64,
    pub(super) sleep_need_h: f64,
    pub(super) ln_rmssd: f64,
    pub(super) runs_a_week: f64,
    pub(super) weekly_km: f64,
    /// Hour of the day at which runs usually start.
    pub(super) start_h: f64,
}

impl Athlete {
    /// Draws a runner.
    pub(super) fn draw(r: &mut Random) -> Self {
        let female = r.chance(0.5);
        let age = r.between(22.0, 56.0).floor();
        let height_cm = r.normal(if female { 167.0 } else { 179.0 }, 6.0);
        Self {
            birth_year: 2026 - age as i64,
            female,
            height_cm: height_cm.round(),
            weight_kg: r.between(20.5, 24.0) * (height_cm / 100.0).powi(2),
            hr_max: r.normal(208.0 - 0.7 * age, 6.0).round(),
            hr_rest: r.normal(53.0, 5.0).round(),
            v_max: r.normal(if female { 4.25 } else { 4.65 }, 0.35).clamp(3.6, 5.6),
            gct_ms: r.normal(258.0, 14.0),
            oscillation_mm: r.normal(86.0, 8.0),
            cadence_spm: r.normal(169.0, 5.0),
            heaviness: r.normal(2.6, 0.5).clamp(1.5, 3.6),
            sleep_need_h: r.normal(7.9, 0.4).clamp(7.0, 8.8),
            ln_rmssd: r.normal(4.0, 0.25),
            runs_a_week: r.between(4.0, 5.5),
            weekly_km: r.between(35.0, 55.0),
            start_h: r.between(6.0, 19.0),
        }
    }

    /// The profile such a runner would type.
    pub(super) fn profile(&self, plan: &Plan) -> serde_json::Map<String, serde_json::Value> {
        let first = plan.range().first;
        let (second_from, third_from, fourth_from) = (plan.last.plus(-284), plan.last.plus(-189), plan.last.plus(-94));
        // An old pair stays in use when shoes are the cause; otherwise it is replaced in time.
        let worn = plan.injections.iter().find(|(what, _)| *what == Injection::Shoes);
        let start_km = (435.0 + 255.0 * plan.dose).round();
        let shoes = match worn {
            Some((_, when)) => serde_json::json!([
                {"name": "Alba", "mass_g": 255, "kind": "neutral", "from": first, "to": when.first.plus(-1),
                 "start_km": 0, "default": true},
                {"name": "Borea", "mass_g": 262, "kind": "neutral", "from": when.first, "to": null,
                 "start_km": start_km, "default": true},
            ]),
            None => serde_json::json!([
                {"name": "Alba", "mass_g": 255, "kind": "neutral", "from": first, "to": second_from.plus(-1),
                 "start_km": 60, "default": true},
                {"name": "Borea", "mass_g": 252, "kind": "neutral", "from": second_from, "to": third_from.plus(-1),
                 "start_km": 0, "default": true},
                {"name": "Cima", "mass_g": 255, "kind": "neutral", "from": third_from, "to": fourth_from.plus(-1),
                 "start_km": 0, "default": true},
                {"name": "Dora", "mass_g": 254, "kind": "neutral", "from": fourth_from, "to": null,
                 "start_km": 0, "default": true},
            ]),
        };
        let has = |injection: Injection| plan.injections.iter().any(|(what, _)| *what == injection);
        let iron = has(Injection::IronDeficiency);
        let risks: &[&str] =
            if has(Injection::Circulation) { &["long_sitting_or_standing", "family_history"] } else { &[] };
        let taper = plan.twists.iter().find(|(what, _)| *what == Twist::Taper);
        let race = taper.map_or_else(|| plan.last.plus(70), |(_, when)| when.last.plus(1));
        let object = serde_json::json!({
            "lightfoot_profile": 1,
            "name": "Sample runner",
            "birth_year": self.birth_year,
            "sex": if self.female || iron { "female" } else { "male" },
            "height_cm": self.height_cm,
            "units": "metric",
            "hr_max_bpm": self.hr_max,
            "hr_rest_bpm": self.hr_rest,
            "threshold_hr_bpm": (self.hr_rest + 0.86 * (self.hr_max - self.hr_rest)).round(),
            "diet": if iron { "vegan" } else { "omnivore" },
            "menstruates": iron.then_some(true),
            "heavy_periods": iron.then_some(true),
            "circulation_risks": risks,
            "medicines_change_heart_rate": false,
            "usually_stretches": true,
            "shoes": shoes,
            "races": [{"date": race, "name": "Harbour half marathon", "distance_km": 21.1,
                       "priority": "A"}],
        });
        object.as_object().cloned().unwrap_or_default()
    }
}
