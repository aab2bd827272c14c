//! The profile a runner of the second family types.

use super::Trouble;
use super::dice::Dice;
use super::person::Person;

pub(super) fn of(p: &Person, trouble: Trouble, dice: &mut Dice) -> serde_json::Map<String, serde_json::Value> {
    let begun = p.window.map(|window| window.first);
    let worn_out = trouble == Trouble::Shoes && p.way < 0.6;
    let heavy_pair = trouble == Trouble::Shoes && !worn_out;
    let mass = dice.between(215.0, 275.0).round();
    let mut shoes = Vec::new();
    if let Some(begun) = begun.filter(|_| worn_out) {
        // The pair is past its life when the trouble begins.
        shoes.push(serde_json::json!({"name": "North", "mass_g": mass, "kind": "neutral", "from": p.first,
            "to": begun.plus(-1), "start_km": 40, "default": true}));
        shoes.push(serde_json::json!({"name": "South", "mass_g": mass + 5.0, "kind": "neutral", "from": begun,
            "to": null, "start_km": dice.between(690.0, 800.0).round(), "default": true}));
    } else if let Some(begun) = begun.filter(|_| heavy_pair) {
        shoes.push(serde_json::json!({"name": "North", "mass_g": mass, "kind": "neutral", "from": p.first,
            "to": begun.plus(-1), "start_km": 0, "default": true}));
        shoes.push(serde_json::json!({"name": "East", "mass_g": mass + dice.between(105.0, 140.0).round(),
            "kind": "stability", "from": begun, "to": null, "start_km": 0, "default": true}));
    } else {
        // A pair is replaced in time.
        let pairs = p.pairs();
        let each = p.pair_days();
        for number in 0..pairs {
            let from = p.first.plus(each * number);
            let to = (number + 1 < pairs).then(|| from.plus(each - 1));
            shoes.push(
                serde_json::json!({"name": Person::pair(number), "mass_g": mass + dice.between(-8.0, 8.0).round(),
                "kind": "neutral", "from": from, "to": to, "start_km": 0, "default": true}),
            );
        }
    }
    let iron = trouble == Trouble::Iron;
    let diet = if iron && p.way < 0.7 { if p.way < 0.35 { "vegan" } else { "vegetarian" } } else { "omnivore" };
    let low_carb_since = begun.filter(|_| trouble == Trouble::Carbs && p.way < 0.4);
    let risks: &[&str] = match trouble {
        Trouble::Veins if p.way < 0.4 => &["long_sitting_or_standing", "family_history", "obesity"],
        Trouble::Veins => &["long_sitting_or_standing", "family_history"],
        _ if dice.chance(0.3) => &["long_sitting_or_standing"],
        _ => &[],
    };
    let race = match trouble {
        Trouble::Taper => Some(p.last.plus(1)),
        Trouble::Race => begun,
        _ if p.notes.races => Some(p.last.plus(dice.whole(25, 100))),
        _ => None,
    };
    let races: Vec<_> = race
        .into_iter()
        .map(|date| serde_json::json!({"date": date, "name": "River", "distance_km": 21.1, "priority": "A"}))
        .collect();
    let object = serde_json::json!({
        "lightfoot_profile": 1, "name": "Stranger", "birth_year": p.birth_year,
        "sex": if p.female { "female" } else { "male" }, "height_cm": p.height_cm, "units": "metric",
        "hr_max_bpm": if dice.chance(0.7) { Some(p.hr_max) } else { None },
        "hr_rest_bpm": if dice.chance(0.6) { Some(p.hr_rest) } else { None },
        "diet": diet, "low_carb_since": low_carb_since,
        "menstruates": if p.female { Some(true) } else { None },
        "heavy_periods": if p.female { Some(iron) } else { None },
        "circulation_risks": risks, "medicines_change_heart_rate": false,
        "usually_stretches": if trouble == Trouble::Stretch { Some(true) } else { None },
        "shoes": shoes, "races": races,
    });
    object.as_object().cloned().unwrap_or_default()
}
