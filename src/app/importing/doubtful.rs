//! What an import says of values that no runner has: they are kept, and count in no measure.

use std::sync::Arc;

use crate::analysis::plausible;
use crate::app::clock;
use crate::import::{Contents, Problem, ProblemKind};
use crate::model::{Activity, Channel, Phrase, Quantity};
use crate::store::ReadFile;

/// The highest heart rate of a file's samples, if no heart beats like that; such samples are cleaned away.
pub(super) fn heart_rate(contents: &Contents) -> Option<Problem> {
    let counts = contents.recordings.iter().flat_map(|recording| recording.series.counts(Channel::HeartRate));
    let highest = f64::from(counts.copied().max()?) * Channel::HeartRate.unit();
    let says = || Phrase::new("import-heart-rate", [("bpm", Quantity::HeartRate(highest))]);
    (highest > plausible::HIGHEST_BPM).then(|| Problem::new(ProblemKind::Implausible, says()))
}

/// The first doubt about a file's recordings.
pub(super) fn recordings(file: &ReadFile) -> Option<Problem> {
    let now_s = clock::now_s();
    let doubt = file.recordings.iter().find_map(|prepared| {
        let recording = &prepared.recording;
        let activity = Activity {
            start_utc_s: recording.start_utc_s,
            local_date: recording.local_date(),
            sport: recording.sport,
            totals: recording.totals.clone(),
            digest: Arc::new(prepared.digest.clone()),
            read_utc_s: Some(now_s),
            ..Activity::default()
        };
        plausible::doubts(&activity).into_iter().chain(plausible::ahead(&activity, false)).next()
    });
    doubt.map(|doubt| Problem::new(ProblemKind::Implausible, doubt.says))
}
