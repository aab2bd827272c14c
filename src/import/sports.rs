//! What a word in a file says about the sport: `trail_running`, `VirtualRun`, `Morning Run`, Strava's numbers.

use crate::model::Sport;

/// A sport and its words, English and the commonest of other languages.
const WORDS: &[(Sport, &[&str])] = &[
    (
        Sport::Running,
        &[
            "run",
            "running",
            "jog",
            "jogging",
            "treadmill",
            "laufband",
            "laufbandtraining",
            "lauf",
            "laufen",
            "traillauf",
            "bahnlauf",
            "straßenlauf",
            "footing",
            "corsa",
            "carrera",
            "corrida",
            "hardlopen",
            "trailrunnen",
            "loopband",
        ],
    ),
    (
        Sport::Cycling,
        &["ride", "bike", "biking", "cycling", "ebike", "radfahren", "velo", "ciclismo", "cyclisme", "mtb"],
    ),
    (Sport::Swimming, &["swim", "swimming", "schwimmen", "natation", "natación", "nuoto", "zwemmen"]),
    (Sport::Walking, &["walk", "walking", "gehen", "caminata"]),
    (Sport::Hiking, &["hike", "hiking", "wandern", "randonnée", "senderismo"]),
    (
        Sport::Strength,
        &[
            "strength",
            "weights",
            "krafttraining",
            "musculation",
            "musculaire",
            "fuerza",
            "forza",
            "força",
            "krachttraining",
        ],
    ),
    (Sport::Mobility, &["yoga", "pilates", "stretching", "mobility", "flexibility"]),
    (Sport::Transition, &["transition"]),
];

/// Words of a run that name its ground.
const TREADMILL: &[&str] = &["treadmill", "laufband", "laufbandtraining", "tapis", "cinta", "loopband", "esteira"];
const TRAIL: &[&str] = &["trail", "traillauf", "trailrunnen", "senderos", "sentier", "sentiero", "trilha"];
const TRACK: &[&str] = &["track", "bahnlauf", "piste", "pista"];

/// The numbers Strava writes for `type`.
const STRAVA: &[(&str, Sport)] = &[
    ("1", Sport::Cycling),
    ("4", Sport::Hiking),
    ("9", Sport::Running),
    ("10", Sport::Walking),
    ("16", Sport::Swimming),
    ("17", Sport::Cycling),
    ("18", Sport::Cycling),
];

/// The sport a type, a title or a file name speaks of, with FIT's word for the sub-sport.
pub(super) fn named(text: &str) -> Option<(Sport, &'static str)> {
    if let Some((_, sport)) = STRAVA.iter().find(|(number, _)| *number == text.trim()) {
        return Some((*sport, ""));
    }
    let words = words(text);
    let has = |word: &str| words.iter().any(|w| w == word);
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    // The French for running is of two words, each of which means something else alone.
    let french = has("course") && has("pied");
    let named = WORDS.iter().find(|(_, names)| any(names)).map(|(sport, _)| sport);
    let sport = if french { &Sport::Running } else { named? };
    let sub_sport = match sport {
        Sport::Running if any(TREADMILL) => "treadmill",
        Sport::Running if has("indoor") => "indoor_running",
        Sport::Running if has("virtual") => "virtual_activity",
        Sport::Running if any(TRAIL) => "trail",
        Sport::Running if any(TRACK) => "track",
        _ => "",
    };
    Some((*sport, sub_sport))
}

/// The sport of a track that names none, by its mean speed: running between a brisk walk (1.9 m/s) and 3:20 min/km,
/// over at least 500 m. (J) What is left is not guessed at.
pub(super) fn by_speed(distance_m: f64, seconds: f64) -> Sport {
    let speed = distance_m / seconds.max(1.0);
    match speed {
        _ if distance_m < 500.0 => Sport::Other,
        1.9..5.0 => Sport::Running,
        0.8..1.9 => Sport::Walking,
        _ => Sport::Other,
    }
}

/// Lower-case words, parted by anything but letters and by capitals.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in text.chars() {
        if !c.is_alphabetic() || (was_lower && c.is_uppercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && c.is_alphabetic()
        {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sports_are_told_by_whole_words() {
        assert_eq!(named("trail_running"), Some((Sport::Running, "trail")));
        assert_eq!(named("VirtualRun"), Some((Sport::Running, "virtual_activity")));
        assert_eq!(named("20170708-154835-Run.gpx.gz"), Some((Sport::Running, "")));
        assert_eq!(named("9"), Some((Sport::Running, "")));
        assert_eq!(named("Course à pied sur tapis roulant"), Some((Sport::Running, "treadmill")));
        assert_eq!(named("Laufbandtraining"), Some((Sport::Running, "treadmill")));
        assert_eq!(named("Carrera en pista"), Some((Sport::Running, "track")));
        assert_eq!(named("Entrenamiento de fuerza"), Some((Sport::Strength, "")));
        assert_eq!(named("Golf course"), None);
        assert_eq!(named("Biking"), Some((Sport::Cycling, "")));
        assert_eq!(named("Brunch at the pruned trees"), None);
        assert_eq!(named("Other"), None);
    }

    #[test]
    fn an_unnamed_track_is_a_run_only_at_a_runners_speed() {
        assert_eq!(by_speed(5_000.0, 1_500.0), Sport::Running);
        assert_eq!(by_speed(5_000.0, 3_600.0), Sport::Walking);
        assert_eq!(by_speed(5_000.0, 700.0), Sport::Other);
        assert_eq!(by_speed(80.0, 30.0), Sport::Other);
    }
}
