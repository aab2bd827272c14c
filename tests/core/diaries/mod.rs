//! Diaries of real athletes against what is known of them: chances keep their word, also in short seasons; exposures of
//! other weeks tell nothing; tired days lean to sleep and sore days to load. The diaries are not part of the project:
//! where they are missing the tests say so and pass.
//!
//! `cargo test --no-default-features --test core diaries -- --nocapture` tells the figures.

mod dissociation;
mod forecast;
mod placebo;

use std::collections::BTreeMap;
use std::path::Path;

use lightfoot::model::diary::SessionKind;
use lightfoot::model::{Day, Diary, DiaryRow, History, Origin};

/// One day of a person. Ratings run from 0, best, to 10; what is not known is `None`.
#[derive(Clone, Copy, Debug, Default)]
struct Lived {
    day: Day,
    tired: Option<f64>,
    sore: Option<f64>,
    exposed: Exposed,
}

/// What a person did to the legs: the night before the day's ratings, and the training after them.
#[derive(Clone, Copy, Debug, Default)]
struct Exposed {
    sleep_h: Option<f64>,
    /// Effort × minutes of all sessions.
    load: f64,
    /// Of these, runs and strength sessions.
    run: f64,
    strength: f64,
    /// Effort of the hardest session.
    effort: f64,
}

impl Lived {
    /// Tiredness and soreness as one rating.
    fn rating(&self) -> Option<f64> {
        Some(f64::midpoint(self.tired?, self.sore?))
    }
}

type People = BTreeMap<String, Vec<Lived>>;

/// The days of each person of a set.
fn people(file: &Path) -> People {
    let mut people = People::new();
    for row in csv::Reader::from_path(file).unwrap().deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let number = |name: &str| row.get(name).and_then(|cell| cell.parse::<f64>().ok());
        // 1 is worst and 5 is best.
        let bad = |name: &str| number(name).map(|good| (5.0 - good) / 4.0 * 10.0);
        // Where a watch saw training that was not reported, a point of its zones is worth about 2.5 units.
        let told = number("srpe_load_au").unwrap_or(0.0);
        let exposed = Exposed {
            sleep_h: number("sleep_fitbit_h").or_else(|| number("sleep_selfreport_h")),
            load: if told > 0.0 { told } else { 2.5 * number("fitbit_zone_trimp_au").unwrap_or(0.0) },
            run: number("srpe_run_load_au").unwrap_or(0.0),
            strength: number("srpe_strength_load_au").unwrap_or(0.0),
            effort: number("srpe_max_rpe_0to10").filter(|effort| *effort > 0.0).unwrap_or(5.0),
        };
        people.entry(row["person_id"].clone()).or_default().push(Lived {
            day: Day::parse(&row["date"]).unwrap(),
            tired: bad("fatigue_1to5_high_is_fresh"),
            sore: bad("soreness_1to5_high_is_not_sore"),
            exposed,
        });
    }
    people
}

/// The diary of these days, in which `say` notes the ratings.
fn history(days: &[Lived], say: fn(&Lived) -> Diary) -> History {
    let mut history = History::default();
    for lived in days {
        let Exposed { sleep_h, load, run, strength, effort } = lived.exposed;
        let mut add = |said: Diary| {
            history.diary.push(DiaryRow { day: lived.day, time_s: None, origin: Origin::Imported, said });
        };
        add(Diary { sleep_h, ..say(lived) });
        let other = (load - run - strength).max(0.0);
        let parts = [(SessionKind::Run, run), (SessionKind::Strength, strength), (SessionKind::Other, other)];
        for (kind, load) in parts.into_iter().filter(|(_, load)| *load > 0.0) {
            let (session_kind, session_min) = (Some(kind), Some(load / effort));
            add(Diary { session_kind, session_min, session_effort: Some(effort), ..Diary::default() });
        }
    }
    history
}

/// Shares of a season by which exposures are shifted.
const SHIFTS: [f64; 3] = [0.25, 0.5, 0.75];

/// The same ratings after the nights and training of a share of the season later, and three days, so that weekdays do
/// not stay together: whatever the ratings go along with then is chance.
fn shifted(days: &[Lived], share: f64) -> Vec<Lived> {
    let by = 7 * (share * days.len() as f64 / 7.0) as usize + 3;
    let other = days.iter().cycle().skip(by);
    days.iter().zip(other).map(|(lived, other)| Lived { exposed: other.exposed, ..*lived }).collect()
}

/// Tiredness and soreness apart.
fn apart(lived: &Lived) -> Diary {
    Diary { tired: lived.tired, soreness: lived.sore, ..Diary::default() }
}
