//! What an evaluation measures: runners through the whole chain, and how their hidden cause came out.

use std::sync::Arc;

use lightfoot::analysis::{analyse, digest::digest};
use lightfoot::causes::{Judgement, State, judge};
use lightfoot::model::{Activity, DayRange, History, Recording};
use lightfoot::simulate::Invented;

/// The history as the library would give it.
pub(crate) fn history(invented: Invented) -> History {
    let activity = |recording: Recording| {
        let digest = Arc::new(digest(&recording));
        Arc::new(Activity {
            id: format!("{}", recording.start_utc_s).into(),
            start_utc_s: recording.start_utc_s,
            utc_offset_s: recording.utc_offset_s,
            local_date: recording.local_date(),
            sport: recording.sport,
            sub_sport: recording.sub_sport.clone(),
            totals: recording.totals.clone(),
            devices: recording.devices.clone(),
            digest,
            ..Activity::default()
        })
    };
    let mut profile = invented.profile;
    profile.remove("lightfoot_profile");
    History {
        runner: serde_json::from_value(profile.into()).unwrap_or_default(),
        activities: invented.recordings.into_iter().map(activity).collect(),
        readings: invented.readings,
        nights: invented.nights,
        diary: invented.diary,
        revision: 1,
    }
}

/// The eleven causes at the end of an invented history.
pub(crate) fn judged(history: &History) -> Judgement {
    judge(&analyse(history))
}

pub(crate) fn is_likely(state: &State) -> bool {
    matches!(state, State::Likely | State::Strong)
}

/// How a hidden cause came out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    /// Whether a flag was up in its window.
    pub(crate) raised: bool,
    /// Whether that flag was likely or stronger.
    pub(crate) likely: bool,
    /// Its place among the eleven at the end, from 1.
    pub(crate) place: usize,
    /// Days from its begin to a likely flag.
    pub(crate) days_to_likely: Option<i32>,
}

/// How the cause of this name, at work in `when`, came out.
/// `at_end` is where all stood on its last day.
pub(crate) fn outcome(judgement: &Judgement, at_end: &Judgement, key: &str, when: DayRange) -> Outcome {
    let mine = judgement.episodes.iter().filter(|e| e.cause.key() == key && e.to.is_none_or(|to| to > when.first));
    let index = lightfoot::causes::CauseId::from_key(key).map_or(0, |cause| cause as usize);
    let grades = judgement.grades.get(index);
    let likely_on = grades.and_then(|grades| {
        let since = DayRange::new(when.first, judgement.as_of);
        grades.known(since).find(|(_, grade)| *grade >= 2).map(|(day, _)| day)
    });
    let place = at_end.findings.iter().position(|finding| finding.cause.key() == key).map_or(12, |place| place + 1);
    let up = at_end.findings.get(place - 1).is_some_and(|finding| finding.state.is_raised());
    Outcome {
        raised: mine.clone().next().is_some(),
        likely: mine.clone().any(|episode| is_likely(&episode.peak)),
        place: if up { place } else { 12 },
        days_to_likely: likely_on.map(|day| day.since(when.first)),
    }
}

/// Where a cause stands at the end, in a line for the developer.
pub(crate) fn standing(judgement: &Judgement, key: &str) -> String {
    let found = judgement.findings.iter().enumerate().find(|(_, finding)| finding.cause.key() == key);
    found.map_or_else(String::new, |(rank, finding)| {
        let e = &finding.evidence;
        format!(
            "#{} {} S {:.0} E {:.2} M {:.2} X {:.2} O {:.2} K {:.2}",
            rank + 1,
            finding.state.key(),
            finding.score.unwrap_or(-1.0),
            e.exposure.unwrap_or(-1.0),
            e.body.unwrap_or(-1.0),
            e.counter,
            e.link.unwrap_or(-9.0),
            e.coverage
        )
    })
}
