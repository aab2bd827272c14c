//! The replay: every day from the first, every cause, nothing looked up ahead.

use std::sync::Arc;

use super::finding::{CauseId, Evidence, Finding, Judgement, Legs};
use super::legs::LegsSoFar;
use super::links::{Link, Links};
use super::rank::rank;
use super::score::{match_score, settled_coverage};
use super::verdict::Course;
use super::{ALL, Cause, confounders, questions, red_flags, running_form, unexplained};
use crate::analysis::Season;
use crate::model::{Daily, Day};

/// One cause on its way through the days.
struct Track {
    cause: Cause,
    course: Course,
    evidence: Evidence,
    score: Option<f64>,
    grades: Daily<u8>,
}

/// Judges the eleven causes as they stand at the end of the season's last day.
pub fn judge(season: &Season) -> Judgement {
    let days = season.days;
    let mut tracks = ALL.map(|cause| Track {
        cause,
        course: Course::default(),
        evidence: Evidence::default(),
        score: None,
        grades: Daily::empty(days),
    });
    let (mut so_far, mut legs) = (LegsSoFar::default(), Legs::default());
    let mut links = Links::of(season);
    for day in days.iter() {
        legs = so_far.up_to(season, day);
        links.up_to(day);
        for track in &mut tracks {
            weigh(track, season, day, (&legs, links.get(season, track.cause.id, day)));
        }
        running_form_as_a_sign(&mut tracks);
        for track in &mut tracks {
            let fresh = (track.cause.fresh)(season, day);
            track.course.step(&track.cause, day, &track.evidence, track.score, fresh);
            track.grades.set(day, Some(track.course.grade()));
        }
    }
    conclude(season, tracks, legs, so_far.runs())
}

/// Weighs one cause on one day.
fn weigh(track: &mut Track, season: &Season, day: Day, (legs, link): (&Legs, Link)) {
    let mut evidence = (track.cause.weigh)(season, day);
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
