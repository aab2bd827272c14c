//! Nights out of segments: those of one source lie beside each other or overlap, those of several sources do. Of each
//! night one source counts, its segments united; a gap of more than three hours parts two nights.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::units::Moment;
use super::{Sources, metadata};
use crate::model::{Day, Night, SourceRank};

/// A longer gap parts two nights, seconds.
const GAP_S: i64 = 3 * 3_600;
/// Longer segments are slips, seconds.
const LONGEST_S: i64 = 24 * 3_600;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    InBed,
    Awake,
    Asleep,
    Light,
    Deep,
    Rem,
}

struct Segment {
    start_s: i64,
    end_s: i64,
    /// Seconds east of Greenwich on waking.
    offset_s: i32,
    stage: Stage,
    source: u16,
}

/// All segments.
#[derive(Default)]
pub(super) struct Sleep(Vec<Segment>);

impl Sleep {
    /// Takes a segment, told by the name of its value: the numbers other programs write mean different things.
    /// Returns whether it counts.
    pub(super) fn push(&mut self, start: Moment, end: Moment, value: &str, source: u16) -> bool {
        let stage = match value.strip_prefix("HKCategoryValueSleepAnalysis").unwrap_or_default() {
            "InBed" => Stage::InBed,
            "Awake" => Stage::Awake,
            "Asleep" | "AsleepUnspecified" => Stage::Asleep,
            "AsleepCore" => Stage::Light,
            "AsleepDeep" => Stage::Deep,
            "AsleepREM" => Stage::Rem,
            _ => return false,
        };
        let possible = start.utc_s < end.utc_s && end.utc_s - start.utc_s <= LONGEST_S;
        if possible {
            let (start_s, end_s, offset_s) = (start.utc_s, end.utc_s, end.offset_s);
            self.0.push(Segment { start_s, end_s, offset_s, stage, source });
        }
        possible
    }

    /// A segment may name its own zone.
    pub(super) fn about(&mut self, element: &BytesStart<'_>) {
        let zone = metadata(element).filter(|(key, _)| key == "HKTimeZone");
        if let Some(((_, zone), segment)) = zone.zip(self.0.last_mut()) {
            segment.offset_s = Moment { utc_s: segment.end_s, offset_s: segment.offset_s }.at(&zone).offset_s;
        }
    }

    /// One night a day, of one source.
    pub(super) fn nights(mut self, sources: &Sources) -> Vec<Night> {
        self.0.sort_by_key(|segment| (segment.source, segment.start_s, segment.end_s, segment.stage));
        let mut best: BTreeMap<Day, Night> = BTreeMap::new();
        let mut rest = self.0.as_slice();
        while let Some(first) = rest.first() {
            let mut end_s = first.end_s;
            let apart = |segment: &Segment| {
                let apart = segment.source != first.source || segment.start_s - end_s > GAP_S;
                end_s = end_s.max(segment.end_s);
                apart
            };
            let count = rest.iter().position(apart).unwrap_or(rest.len()).max(1);
            let (cluster, others) = rest.split_at(count);
            rest = others;
            let night = night(cluster, sources);
            match best.get_mut(&night.day) {
                Some(known) if worth(&night) <= worth(known) => {}
                Some(known) => *known = night,
                None => {
                    best.insert(night.day, night);
                }
            }
        }
        best.into_values().collect()
    }
}

/// Stages before bare sleep before time in bed; the source most trusted; the longest, or a nap would be the night.
fn worth(night: &Night) -> (bool, bool, SourceRank, i64) {
    let length_s = night.asleep_s.or(night.in_bed_s).unwrap_or(0.0) as i64;
    let real = length_s > GAP_S;
    (real && night.asleep_s.is_some(), real && night.deep_s.is_some(), night.rank, length_s)
}

fn night(cluster: &[Segment], sources: &Sources) -> Night {
    let seconds = |stages: &[Stage]| {
        let spans = cluster.iter().filter(|segment| stages.contains(&segment.stage));
        union_s(spans.map(|segment| (segment.start_s, segment.end_s)))
    };
    let last = cluster.iter().max_by_key(|segment| segment.end_s);
    let (end_s, offset_s) = last.map_or((0, 0), |segment| (segment.end_s, segment.offset_s));
    let start_s = cluster.iter().map(|segment| segment.start_s).min().unwrap_or(end_s);
    let (source, rank) = cluster.first().map(|segment| sources.get(segment.source)).unwrap_or_default();
    let asleep_s = seconds(&[Stage::Asleep, Stage::Light, Stage::Deep, Stage::Rem]);
    let span_s = asleep_s.map(|_| (end_s - start_s) as f64);
    Night {
        day: Day::of_instant(end_s, offset_s),
        asleep_s,
        in_bed_s: seconds(&[Stage::InBed]).into_iter().chain(span_s).max_by(f64::total_cmp),
        start_utc_s: Some(start_s),
        end_utc_s: Some(end_s),
        deep_s: seconds(&[Stage::Deep]),
        light_s: seconds(&[Stage::Light]),
        rem_s: seconds(&[Stage::Rem]),
        awake_s: seconds(&[Stage::Awake]),
        source,
        rank,
    }
}

/// Seconds that spans cover together, sorted by their start; `None` without any.
fn union_s(spans: impl Iterator<Item = (i64, i64)>) -> Option<f64> {
    let mut sum = None;
    let mut covered = i64::MIN;
    for (start, end) in spans {
        let new = (end - start.max(covered)).max(0);
        covered = covered.max(end);
        sum = Some(sum.unwrap_or(0.0) + new as f64);
    }
    sum
}
