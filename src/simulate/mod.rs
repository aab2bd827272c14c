//! Invented runners: a seeded, reproducible history with a chosen cause hidden in it.
//!
//! For the sample runner of a first start, for tests and for calibration. It writes what real devices write (FIT, scale
//! CSV, sleep JSON, diary CSV, profile JSON), so that everything behind the file formats is tested with it. It measures
//! how well the program reads its own idea of a body; it is no proof about real ones.

mod athlete;
mod body;
mod diary;
mod files;
mod fit_writer;
mod notes;
mod parameters;
mod random;
mod recording;
mod scenario;
mod training;
mod truth;

pub use files::{File, files};
pub use fit_writer::fit_file;
pub use notes::Notes;
pub use scenario::{Injection, Twist};
pub use truth::{TrueRun, Truth};

use crate::model::{Day, DayRange, DiaryRow, Night, Reading, Recording};

/// What to invent.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The same seed gives the same runner.
    pub seed: u64,
    /// The last day of the history.
    pub last: Day,
    /// How many days it covers.
    pub days: i32,
    /// The causes hidden in it, each with the days it is at work.
    pub injections: Vec<(Injection, DayRange)>,
    /// Harmless changes that must not be mistaken for a cause.
    pub twists: Vec<(Twist, DayRange)>,
    /// How strong they are: 0.4 mild, 0.7 moderate, 1 strong.
    pub dose: f64,
    /// Points of heaviness they add at full dose; near 0 for exposures that do no harm.
    pub gain: f64,
    /// Share of the runs the runner rates.
    pub answers: f64,
    /// What the devices record, and what is noted of mornings.
    pub notes: Notes,
}

impl Plan {
    /// A healthy year that ends on `last`.
    pub fn healthy(seed: u64, last: Day) -> Self {
        Self {
            seed,
            last,
            days: 365,
            injections: Vec::new(),
            twists: Vec::new(),
            dose: 1.0,
            gain: parameters::GAIN,
            answers: 0.8,
            notes: Notes::Rich,
        }
    }

    /// The same runner with data as rich or poor as `notes` says.
    #[must_use]
    pub fn noting(self, notes: Notes) -> Self {
        Self { notes, answers: notes.answers(), ..self }
    }

    /// The same runner, whose causes do no harm.
    #[must_use]
    pub fn harmless(self) -> Self {
        Self { gain: parameters::HARMLESS_GAIN, ..self }
    }

    /// The same runner with a cause at work in the last days, as long as it usually takes.
    #[must_use]
    pub fn with(mut self, injection: Injection) -> Self {
        self.injections.push((injection, DayRange::ending(self.last, injection.usual_days().min(self.days))));
        self
    }

    /// The same runner with a harmless change. Three weeks without a run lie further back, so that what follows shows.
    #[must_use]
    pub fn twisted(mut self, twist: Twist) -> Self {
        let back = if twist == Twist::Detraining { 14 } else { 0 };
        self.twists.push((twist, DayRange::ending(self.last.plus(-back), twist.usual_days().min(self.days))));
        self
    }

    /// The days of the history.
    pub fn range(&self) -> DayRange {
        DayRange::ending(self.last, self.days)
    }
}

/// An invented history, as records.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Invented {
    /// Runs with per-second columns, by start.
    pub recordings: Vec<Recording>,
    /// Weights.
    pub readings: Vec<Reading>,
    /// Nights.
    pub nights: Vec<Night>,
    /// Ratings, morning values, strength sessions.
    pub diary: Vec<DiaryRow>,
    /// The profile, as its JSON object.
    pub profile: serde_json::Map<String, serde_json::Value>,
    /// What was at work.
    pub truth: Truth,
}

/// Invents a history.
pub fn invent(plan: &Plan) -> Invented {
    let mut random = random::Random::new(plan.seed);
    let athlete = athlete::Athlete::draw(&mut random);
    let habits = plan.notes.habits();
    let mut invented = Invented { profile: athlete.profile(plan), ..Invented::default() };
    let mut body = body::Body::new(&athlete, random::Random::new(!plan.seed));
    for day in plan.range().iter() {
        let today = scenario::today(plan, day);
        invented.truth.note_day(day, &today);
        body.wake((&athlete, &habits), &today, day, &mut random, &mut invented);
        let sessions = training::sessions(&athlete, plan, day, &today, &mut random);
        for session in &sessions {
            let run = body.run(&athlete, (plan, &today), session, &mut random);
            invented.truth.note_run(day, &today, session, &run);
            let recording = recording::recording((&athlete, &habits), &today, day, session, &run, &mut random);
            invented.recordings.push(recording);
            if random.chance(plan.answers) {
                invented.diary.push(diary::rating(&today, day, session, &run, &mut random));
            }
        }
        body.strength(&today, day, &mut random, &mut invented);
        body.evening(&sessions);
    }
    if plan.notes == Notes::Barebones {
        invented.diary.clear();
        invented.profile.clear();
    }
    invented.diary.sort_by_key(|row| (row.day, row.time_s));
    invented
}

/// The truth file of an invented history.
pub fn truth_json(plan: &Plan, invented: &Invented) -> serde_json::Value {
    invented.truth.json(plan)
}

/// The runner of "Try with a sample runner": a year in which sleep runs short in the last four weeks, after a spring
/// in which the weeks grew too fast.
pub fn sample_runner(last: Day) -> Invented {
    let mut plan = Plan::healthy(parameters::SAMPLE_SEED, last);
    plan.answers = 0.95;
    plan.injections = vec![
        (Injection::Overtraining, DayRange::new(last.plus(-190), last.plus(-163))),
        (Injection::Sleep, DayRange::new(last.plus(-24), last)),
    ];
    invent(&plan)
}
