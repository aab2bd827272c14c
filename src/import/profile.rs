//! The Lightfoot profile: a JSON object with `"lightfoot_profile": 1` and any of the keys of [`Runner`]. A key whose
//! value makes no sense is left out and named; the others are kept, those the program does not know too.

use serde_json::{Map, Value};

use super::{Contents, Problem, ProblemKind, plain};
use crate::model::{Phrase, Quantity, Runner};

/// The key that makes an object a profile; its value is the version of the form.
const MARK: &str = "lightfoot_profile";

/// Values no adult runner has. (J)
const RANGES: &[(&str, f64, f64)] = &[
    ("birth_year", 1900.0, 2100.0),
    ("height_cm", 80.0, 250.0),
    ("hr_max_bpm", 100.0, 240.0),
    ("hr_rest_bpm", 25.0, 130.0),
    ("threshold_hr_bpm", 80.0, 230.0),
    ("threshold_speed_m_s", 1.0, 8.0),
    ("sleep_need_h", 3.0, 14.0),
];

/// Whether a file is a profile.
pub(super) fn is_profile(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with('{') && text.contains("\"lightfoot_profile\"")
}

/// Reads a profile.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let Ok(Value::Object(mut object)) = serde_json::from_str::<Value>(&plain::text(bytes)) else {
        return Contents::broken(Problem::plain(ProblemKind::Corrupt, "import-profile-broken"));
    };
    if object.remove(MARK).and_then(|version| version.as_f64()) != Some(1.0) {
        return Contents::broken(Problem::plain(ProblemKind::Unsupported, "import-profile-newer"));
    }
    let mut profile = Map::new();
    let mut bad = None;
    for (key, value) in object {
        match judge(&key, &value) {
            Ok(()) => {
                profile.insert(key, value);
            }
            // null is "unknown" also where the form has no such thing.
            Err(_) if value.is_null() => {}
            Err(kind) => {
                bad.get_or_insert((kind, key));
            }
        }
    }
    let problem = bad
        .map(|(kind, key)| Problem::new(kind, Phrase::new("import-profile-bad-key", [("key", Quantity::Name(key))])));
    Contents { profile: Some(profile), problem, ..Contents::default() }
}

/// Whether [`Runner`] takes the value under this key, and it can be true.
fn judge(key: &str, value: &Value) -> Result<(), ProblemKind> {
    let object: Map<String, Value> = [(key.to_owned(), value.clone())].into_iter().collect();
    if serde_json::from_value::<Runner>(Value::Object(object)).is_err() {
        return Err(ProblemKind::Corrupt);
    }
    let range = RANGES.iter().find(|(name, ..)| *name == key);
    let outside = range.zip(value.as_f64()).is_some_and(|((_, low, high), x)| !(*low..=*high).contains(&x));
    if outside { Err(ProblemKind::Implausible) } else { Ok(()) }
}
