//! The replay: every day from the first, every cause, nothing looked up ahead.

use std::sync::Arc;

use super::finding::{CauseId, Evidence, Finding, Judgement, Legs};
use super::legs::{Felt, LegsSoFar, Ratings};
use super::links::{Learnt, Link, Links};
use super::rank::rank;
use super::score::{match_score, settled_coverage};
use super::verdict::{Course, LIKELY};
use super::{ALL, Cause, confounders, explained, questions, red_flags, running_form, unexplained};
use crate::analysis::Season;
use crate::model::{Daily, Day, DayRange};

/// One cause on its way through the days.
#[derive(Clone, Debug)]
struct Track {
    cause: Cause,
    course: Course,
    evidence: Evidence,
    score: Option<f64>,
    grades: Daily<u8>,
}

/// How many days before the last the replay leaves a mark (J): edits are mostly of the last days, and rarely far back.
const MARKS: [i32; 8] = [2, 4, 9, 22, 56, 145, 378, 988];

/// Where the replay stood after some days, to go on from there after an edit.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    first: Day,
    stands: Vec<(Day, Stand)>,
}

/// Where the replay stands after a day.
#[derive(Clone, Debug)]
struct Stand {
    tracks: [Track; 11],
    so_far: LegsSoFar,
    legs: Legs,
    learnt: Learnt,
}

/// Judges the eleven causes as they stand at the end of the season's last day.
pub fn judge(season: &Season) -> Judgement {
    judge_again(season, &mut Marks::default(), season.days.first)
}

/// The same after an edit of `from` or later: what a day says rests on that day and earlier ones, so the days before
/// stand as they were judged when `marks` were left.
pub fn judge_again(season: &Season, marks: &mut Marks, from: Day) -> Judgement {
    let days = season.days;
    if marks.first != days.first {
        *marks = Marks { first: days.first, ..Marks::default() };
    }
    marks.stands.retain(|(day, _)| *day < from.min(days.last));
    let (after, mut stand) = match marks.stands.last() {
        Some((day, stand)) => (Some(*day), stand.within(days)),
        None => (None, Stand::first(days)),
    };
    let (links, ratings) = (Links::of(season), Ratings::of(season));
    let wanted = MARKS.map(|back| days.last.plus(-back));
    for day in days.iter().filter(|day| after.is_none_or(|after| after < *day)) {
        stand.step(season, (&links, &ratings), day);
        if wanted.contains(&day) {
            marks.stands.push((day, stand.clone()));
        }
    }
    conclude(season, stand.tracks, stand.legs, stand.so_far.runs())
}

impl Stand {
    /// Before the first of these days.
    fn first(days: DayRange) -> Self {
        let tracks = ALL.map(|cause| Track {
            cause,
            course: Course::default(),
            evidence: Evidence::default(),
            score: None,
            grades: Daily::empty(days),
        });
        Self { tracks, so_far: LegsSoFar::default(), legs: Legs::default(), learnt: Learnt::default() }
    }

    /// The same on the way to another last day.
    fn within(&self, days: DayRange) -> Self {
        let mut stand = self.clone();
        for track in &mut stand.tracks {
            track.grades = Daily::from_fn(days, |day| track.grades.get(day));
        }
        stand
    }

    /// Takes in one day.
    fn step(&mut self, season: &Season, (links, ratings): (&Links, &Ratings), day: Day) {
        let Self { tracks, so_far, legs, learnt } = self;
        *legs = so_far.up_to(season, day);
        learnt.up_to(links, day);
        let felt = Felt::on(season, ratings, day);
        for track in tracks.iter_mut() {
            let link = learnt.get(season, track.cause.id, day);
            weigh(track, season, day, &Told { legs, felt, link, links });
        }
        running_form_as_a_sign(tracks);
        explain_by_the_plainest(tracks);
        for track in tracks {
            let fresh = (track.cause.fresh)(season, day);
            track.course.step(&track.cause, day, &track.evidence, track.score, fresh);
            track.grades.set(day, Some(track.course.grade()));
        }
    }
}

/// What the ratings up to a day tell of a cause.
struct Told<'a> {
    legs: &'a Legs,
    felt: Option<Felt>,
    link: Link,
    links: &'a Links,
}

/// Weighs one cause on one day.
fn weigh(track: &mut Track, season: &Season, day: Day, told: &Told<'_>) {
    let Told { legs, felt, link, links } = told;
    let mut evidence = (track.cause.weigh)(season, day);
    let timing = explained::felt_days(track.cause.id).and_then(|lasts| links.timing(track.cause.id, day, lasts));
    if let Some(timing) = timing {
        explained::hold_to_timing(&mut evidence, day, timing);
    }
    if !explained::tells_itself(track.cause.id) {
        explained::hold_to_legs(&mut evidence, day, links.with(track.cause.id, day));
    }
    if let Some(felt) = felt.filter(|_| !explained::spares_the_usual(track.cause.id)) {
        explained::hold_to_usual(&mut evidence, day, &felt);
    }
    evidence.link = link.link;
    evidence.tried = link.tried;
    evidence.parts.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    evidence.coverage = settled_coverage(&evidence);
    track.score = match_score(track.cause.id, &evidence, legs);
    track.evidence = evidence;
}

/// Form that fails after another cause set in is a sign of that cause (C5f).
fn running_form_as_a_sign(tracks: &mut [Track; 11]) {
    let form_since = tracks[CauseId::RunningForm as usize].course.since();
    let origin = running_form::ORIGINS.into_iter().find(|origin| {
        let other = &tracks[*origin as usize].course;
        other.grade() >= 2 && other.since().is_some_and(|since| form_since.is_none_or(|form| since < form))
    });
    if let Some(origin) = origin {
        let form = &mut tracks[CauseId::RunningForm as usize];
        form.score = form.score.map(|score| running_form::as_sign_of(origin, score, &mut form.evidence));
    }
}

/// Signs that a likely cause with more exposure brings along are not counted in full for the causes beside it.
fn explain_by_the_plainest(tracks: &mut [Track; 11]) {
    let exposed = |track: &Track| track.evidence.exposure.unwrap_or(0.0);
    let likely = |track: &&Track| track.course.grade() >= 2 || track.score.is_some_and(|score| score >= LIKELY);
    let up = tracks.iter().filter(likely).filter(|track| track.evidence.veto.is_none());
    let plainest = up.max_by(|a, b| exposed(a).total_cmp(&exposed(b)));
    let Some((origin, most)) = plainest.map(|track| (track.cause.id, exposed(track))) else { return };
    // Form has its own rule; what a blood test or the veins' own signs show is theirs alone.
    let own = |track: &Track| {
        let id = track.cause.id;
        id == origin || matches!(id, CauseId::RunningForm | CauseId::Circulation) || track.evidence.lab
    };
    for track in tracks.iter_mut().filter(|track| !own(track)) {
        let more = most - exposed(track);
        track.score = track.score.map(|score| explained::as_sign_of(origin, more, score, &mut track.evidence));
    }
}

/// Turns where the causes stand into the judgement.
fn conclude(season: &Season, tracks: [Track; 11], legs: Legs, runs: u32) -> Judgement {
    let as_of = season.days.last;
    let mut judgement = Judgement { as_of, runs, legs, ..Judgement::default() };
    for track in tracks {
        let mut evidence = track.evidence;
        if season.days.is_empty() {
            evidence.missing = vec![crate::model::Phrase::plain(track.cause.card.need)];
        }
        judgement.findings.push(Finding {
            cause: track.cause.id,
            state: track.course.state(&track.cause, as_of, &evidence),
            score: track.score,
            evidence: Arc::new(evidence),
            since: track.course.since(),
        });
        judgement.grades.push(track.grades);
        judgement.episodes.extend(track.course.into_episodes());
    }
    judgement.episodes.sort_by_key(|episode| (episode.from, episode.cause));
    rank(&mut judgement.findings);
    judgement.referrals = red_flags::referrals_with(season, as_of, &judgement.findings);
    judgement.questions = questions::questions(season, as_of, &judgement.referrals);
    judgement.annotations = confounders::annotations(season, as_of);
    judgement.unexplained = unexplained::unexplained(season, &judgement);
    if judgement.unexplained.is_some() {
        judgement.wanted = unexplained::wanted(&judgement.findings);
    }
    judgement
}
