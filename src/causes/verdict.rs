//! The state machine of one cause: when a flag is raised, when it drops, and what that leaves behind
//! (sections 1.2 and 1.3). No hidden state: it is replayed from the first day.

use super::Cause;
use super::finding::{Episode, Evidence, Need, State};
use crate::model::{Day, Phrase};

/// Scores that raise watch, likely and strong (J).
const RAISE: [f64; 3] = [30.0, LIKELY, 75.0];
/// The score of a likely cause (J).
pub(super) const LIKELY: f64 = 50.0;
/// Scores below which they drop (J).
const DROP: [f64; 3] = [22.0, 42.0, 67.0];
/// How long "cleared not long ago" is shown, days (J).
const REMEMBERED_DAYS: i32 = 14;
/// Least coverage for saying "not there".
pub const CLEAR_COVERAGE: f64 = 0.5;

/// Where one cause stands after the days replayed so far.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// 0 none, 1 watch, 2 likely, 3 strong.
    grade: u8,
    /// Evaluations in a row with new data that reached each grade.
    reached: [u8; 3],
    /// Days in a row below what the present grade needs.
    below_days: i32,
    /// Days in a row on which it could not be told.
    unknown_days: i32,
    /// The day the present flag was raised.
    since: Option<Day>,
    /// The day the last flag cleared.
    cleared: Option<Day>,
    /// The flag that is up, with its highest grade.
    open: Option<(Episode, u8)>,
    /// Flags that have cleared.
    past: Vec<Episode>,
}

impl Course {
    /// Takes in one day. `fresh`: the day brought new data for this cause; only then can a flag rise.
    pub fn step(&mut self, cause: &Cause, day: Day, evidence: &Evidence, score: Option<f64>, fresh: bool) {
        if evidence.veto.is_some() {
            self.reached = [0; 3];
            return self.close(day);
        }
        let Some(score) = score else { return self.step_unknown(cause, day) };
        self.unknown_days = 0;
        let raised = fresh && self.rise(evidence.raise_after.unwrap_or(cause.raise_after), score);
        if raised {
            self.below_days = 0;
            self.note(cause, day, evidence);
        } else if self.grade > 0 {
            let index = usize::from(self.grade - 1);
            let low = DROP.get(index).is_some_and(|drop| score < *drop) || (cause.quiet)(evidence);
            self.below_days = if low { self.below_days + 1 } else { 0 };
            if self.below_days >= cause.pace.drop_after_days() {
                self.below_days = 0;
                self.drop_one(day);
            }
        }
    }

    /// A flag outlives a short gap in the data, not a long one: unknown is neither "still there" nor "gone".
    fn step_unknown(&mut self, cause: &Cause, day: Day) {
        self.reached = [0; 3];
        self.unknown_days += 1;
        if self.unknown_days >= cause.pace.drop_after_days() {
            self.close(day);
        }
    }

    /// Counts the grades this score reaches; whether the flag rose.
    fn rise(&mut self, raise_after: u8, score: f64) -> bool {
        let before = self.grade;
        for (index, (count, raise)) in self.reached.iter_mut().zip(RAISE).enumerate() {
            *count = if score >= raise { count.saturating_add(1) } else { 0 };
            if *count >= raise_after {
                self.grade = self.grade.max(index as u8 + 1);
            }
        }
        self.grade > before
    }

    /// Opens the flag, or lifts its peak, and keeps what raised it.
    fn note(&mut self, cause: &Cause, day: Day, evidence: &Evidence) {
        self.since.get_or_insert(day);
        let parts = evidence.parts.clone();
        let peak = raised_state(self.grade);
        match &mut self.open {
            Some((episode, highest)) if self.grade > *highest => {
                *highest = self.grade;
                episode.peak = peak;
                episode.parts = parts;
            }
            Some(_) => {}
            open @ None => *open = Some((Episode { cause: cause.id, from: day, to: None, peak, parts }, self.grade)),
        }
    }

    /// One grade down; from watch, the flag clears.
    fn drop_one(&mut self, day: Day) {
        self.grade -= 1;
        self.reached = [0; 3];
        if self.grade == 0 {
            self.close(day);
            self.cleared = Some(day);
        }
    }

    /// Takes the flag down.
    fn close(&mut self, day: Day) {
        self.grade = 0;
        self.below_days = 0;
        self.since = None;
        if let Some((mut episode, _)) = self.open.take() {
            episode.to = Some(day);
            self.past.push(episode);
        }
    }

    /// 0 unknown or clear, 1 watch, 2 likely, 3 strong.
    pub fn grade(&self) -> u8 {
        self.grade
    }

    /// The day the present flag was raised.
    pub fn since(&self) -> Option<Day> {
        self.since
    }

    /// The state to show after `day` was taken in.
    pub fn state(&self, cause: &Cause, day: Day, evidence: &Evidence) -> State {
        if let Some((why, until)) = &evidence.veto {
            return State::Vetoed { why: why.clone(), until: *until };
        }
        if self.grade > 0 {
            return raised_state(self.grade);
        }
        let known = evidence.exposure.is_some();
        match self.cleared {
            Some(on) if known && day.since(on) < REMEMBERED_DAYS => State::RecentlyCleared { on },
            _ if known && evidence.coverage >= CLEAR_COVERAGE => State::Clear,
            _ => State::NotEnoughData(Need {
                says: evidence.missing.first().cloned().unwrap_or_else(|| Phrase::plain(cause.card.need)),
            }),
        }
    }

    /// Every flag, past and present, by onset.
    pub fn into_episodes(self) -> Vec<Episode> {
        let mut all = self.past;
        all.extend(self.open.map(|(episode, _)| episode));
        all
    }
}

/// The score below which a raised flag comes down.
pub(super) fn drop_score(state: &State) -> Option<f64> {
    let [watch, likely, strong] = DROP;
    match state {
        State::Watch => Some(watch),
        State::Likely => Some(likely),
        State::Strong => Some(strong),
        _ => None,
    }
}

/// The state of a raised flag.
fn raised_state(grade: u8) -> State {
    match grade {
        3 => State::Strong,
        2 => State::Likely,
        _ => State::Watch,
    }
}
