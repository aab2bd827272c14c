//! What no runner did: values that are kept and marked, but count in no measure until the runner says that they are
//! true. Each run is judged by itself, by the other recordings of it and by the runs before it, never by later ones.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::stats::piecewise;
use crate::model::{Activity, ActivityId, Day, Digest, History, Phrase, Quantity, Sport, Totals};

/// Mean speeds of world records by their time, seconds and metres per second: 100 m in 9.58 s, 400 m in 43.03 s, 1 km
/// in 2:11.96, 5 km in 12:35.36, 10 km in 26:11.00, half marathon in 57:31, marathon in 2:00:35, 100 km in 6:05:41. (M)
const RECORDS: [(f64, f64); 8] = [
    (9.58, 10.44),
    (43.03, 9.30),
    (131.96, 7.58),
    (755.36, 6.62),
    (1_571.0, 6.37),
    (3_451.0, 6.11),
    (7_235.0, 5.83),
    (21_941.0, 4.56),
];
/// Downhill, and a device that measures long. (J)
const ABOVE_RECORD: f64 = 1.08;
/// So much faster than any run of the year before is no good day but another sport or another length. (J)
const ABOVE_OWN: f64 = 1.4;
const OWN_DAYS: i32 = 365;
const OWN_RUNS: usize = 10;
/// Shorter runs are strides and sprints, which no mean speed of a run can judge, seconds. (J)
const LEAST_S: f64 = 600.0;
/// A step that is longer on average is a turn of the pedals: at 10 km record pace a step is 2.0 m, millimetres. (D)
const LONGEST_STEP_MM: f64 = 2_200.0;
/// A total of twice what was covered comes from points that a file tells twice.
const TWICE: std::ops::RangeInclusive<f64> = 1.85..=2.15;
/// Of shorter ones a few points that are missing make as much, metres. (J)
const LEAST_TWICE_M: f64 = 500.0;
/// Above the highest heart rates of healthy people at full effort, beats per minute. (J)
pub const HIGHEST_BPM: f64 = 230.0;
/// Below this share of believable values heart rate says nothing. (J)
const LEAST_VALID_SHARE: f64 = 0.2;
/// Watches without a date begin at 1970, 1980, 1989-12-31 or 2000: what has samples and lies before 2000-01-03 was
/// recorded by one. Seconds since 1970-01-01 UTC. (D)
const EARLIEST_UTC_S: i64 = 946_857_600;
const DAY_S: i64 = 86_400;
/// Further ahead of its import no clock of a computer explains it, days. (J)
const FAR_AHEAD_DAYS: i64 = 730;
/// Where a larger share of all is ahead, the computer's clock was wrong and not the watch's. (J)
const AHEAD_SHARE: f64 = 0.1;
/// Two clocks that show the same run hours apart agree in all else: seconds, and shares of length. (J)
const SAME_SECONDS: f64 = 10.0;
const SAME_DISTANCE: f64 = 0.02;
const FARTHEST_HOURS: i64 = 14;
const STARTS_S: i64 = 120;

/// What a doubt takes out of the measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// The heart rate.
    Heart,
    /// The distance, and everything measured over it.
    Distance,
    /// It does not count as a run.
    Sport,
    /// Everything: it is not known when it was.
    Day,
}

/// Why something is not believed.
#[derive(Clone, PartialEq, Debug)]
pub struct Doubt {
    /// The name under which the runner can clear it.
    pub key: &'static str,
    /// The reason.
    pub says: Phrase,
    /// What counts in no measure.
    pub effect: Effect,
    /// When it was instead, if another recording of the run tells.
    pub began_utc_s: Option<i64>,
}

impl Doubt {
    fn new(key: &'static str, effect: Effect, says: Phrase) -> Self {
        Self { key, says, effect, began_utc_s: None }
    }
}

/// An activity with its doubts, as it was recorded.
#[derive(Clone, PartialEq, Debug)]
pub struct Doubted {
    /// As recorded.
    pub activity: Arc<Activity>,
    /// Why it is not believed, or not in all.
    pub doubts: Vec<Doubt>,
}

/// A history as far as it is believed, and what is doubted in it.
pub(super) struct Judged {
    /// The activities that count, with what is doubted taken out of them.
    pub believed: Vec<Arc<Activity>>,
    /// What is doubted.
    pub doubted: BTreeMap<ActivityId, Doubted>,
}

/// What can be doubted of an activity by itself.
pub fn doubts(activity: &Activity) -> Vec<Doubt> {
    let each = [too_early(activity), too_fast(activity), pedalled(activity), told_twice(activity), no_heart(activity)];
    each.into_iter().flatten().collect()
}

/// Judges every activity; those of `history` lie in the order of their starts.
pub(super) fn judge(history: &History) -> Judged {
    let shifted = shifted(&history.activities);
    let computer_is_wrong = ahead_share(&history.activities) > AHEAD_SHARE;
    let mut own = Own::default();
    let mut judged = Judged { believed: Vec::with_capacity(history.activities.len()), doubted: BTreeMap::new() };
    for activity in &history.activities {
        let mut doubts = doubts(activity);
        doubts.extend(ahead(activity, computer_is_wrong));
        doubts.extend(shifted.get(&activity.id).cloned());
        if doubts.iter().all(|doubt| doubt.effect < Effect::Sport) {
            doubts.extend(own.faster_than_ever(activity));
        }
        doubts.retain(|doubt| !activity.accepted.iter().any(|key| **key == *doubt.key));
        let believed = believed(activity, &doubts);
        if let Some(believed) = &believed {
            own.learn(believed);
        }
        if !doubts.is_empty() {
            judged.doubted.insert(Arc::clone(&activity.id), Doubted { activity: Arc::clone(activity), doubts });
        }
        judged.believed.extend(believed);
    }
    judged
}

/// What is left of an activity without what is doubted; `None` where nothing is.
fn believed(activity: &Arc<Activity>, doubts: &[Doubt]) -> Option<Arc<Activity>> {
    let Some(worst) = doubts.iter().map(|doubt| doubt.effect).max() else { return Some(Arc::clone(activity)) };
    let mut left = (**activity).clone();
    for doubt in doubts {
        match doubt.effect {
            Effect::Heart => without_heart(&mut left),
            Effect::Distance => without_distance(&mut left),
            Effect::Sport => {
                without_distance(&mut left);
                (left.sport, left.sport_word) = (Sport::Other, String::new());
            }
            Effect::Day => {}
        }
    }
    (worst < Effect::Day).then(|| Arc::new(left))
}

fn without_heart(activity: &mut Activity) {
    let Totals { mean_hr_bpm, max_hr_bpm, .. } = &mut activity.totals;
    (*mean_hr_bpm, *max_hr_bpm) = (None, None);
    let digest = Arc::make_mut(&mut activity.digest);
    digest.hr_seconds.clear();
    (digest.hr_valid_share, digest.hr_peak_30s_bpm) = (None, None);
    (digest.means.hr_bpm, digest.means.max_hr_bpm) = (None, None);
    (digest.decoupling_pct, digest.fade_hr_bpm) = (None, None);
    digest.segments.clear();
}

fn without_distance(activity: &mut Activity) {
    activity.totals.distance_m = None;
    let digest = Arc::make_mut(&mut activity.digest);
    *digest = Digest {
        distance_m: None,
        ngs_m_s: None,
        mean_speed_eq_m_s: None,
        best_ngs_20_30min_m_s: None,
        decoupling_pct: None,
        fade_pct: None,
        late_gct_rise_pct: None,
        segments: Vec::new(),
        ..std::mem::take(digest)
    };
}

/// Mean speed over the time the clock ran, with that time.
fn speed(activity: &Activity) -> Option<(f64, f64)> {
    let (metres, seconds) = (activity.distance_m()?, activity.duration_s()?);
    (metres > 0.0 && seconds > 0.0).then(|| (metres / seconds, seconds))
}

fn too_fast(activity: &Activity) -> Option<Doubt> {
    let (speed, seconds) = speed(activity).filter(|_| activity.is_run())?;
    let record = piecewise(seconds, &RECORDS);
    let says = || Phrase::new("doubt-speed", [("pace", Quantity::Pace(speed)), ("record", Quantity::Pace(record))]);
    (speed > record * ABOVE_RECORD).then(|| Doubt::new("speed", Effect::Sport, says()))
}

fn pedalled(activity: &Activity) -> Option<Doubt> {
    let step = activity.digest.means.step_length_mm.or(activity.totals.mean_step_length_mm)?;
    let says = || Phrase::new("doubt-ride", [("step", Quantity::Stature(step / 10.0))]);
    (activity.is_run() && step > LONGEST_STEP_MM).then(|| Doubt::new("ride", Effect::Sport, says()))
}

fn told_twice(activity: &Activity) -> Option<Doubt> {
    let total = activity.totals.distance_m.filter(|total| *total >= LEAST_TWICE_M)?;
    let others = activity.parts.iter().skip(1).filter_map(|part| part.distance_m).chain(activity.digest.distance_m);
    let half = others.into_iter().find(|other| *other > 0.0 && TWICE.contains(&(total / other)))?;
    let values = [("distance", Quantity::Distance(total)), ("half", Quantity::Distance(half))];
    Some(Doubt::new("doubled", Effect::Distance, Phrase::new("doubt-doubled", values)))
}

fn no_heart(activity: &Activity) -> Option<Doubt> {
    let (totals, digest) = (&activity.totals, &activity.digest);
    let told = totals.mean_hr_bpm.into_iter().chain(totals.max_hr_bpm.filter(|_| digest.hr_seconds.is_empty()));
    let impossible = told.into_iter().find(|bpm| *bpm > HIGHEST_BPM);
    if let Some(bpm) = impossible {
        let says = Phrase::new("doubt-heart-rate", [("bpm", Quantity::HeartRate(bpm))]);
        return Some(Doubt::new("heart_rate", Effect::Heart, says));
    }
    let share = digest.hr_valid_share.filter(|share| *share < LEAST_VALID_SHARE && totals.mean_hr_bpm.is_some())?;
    let says = Phrase::new("doubt-heart-rate-share", [("share", Quantity::Percent(share * 100.0))]);
    Some(Doubt::new("heart_rate", Effect::Heart, says))
}

fn too_early(activity: &Activity) -> Option<Doubt> {
    let early = activity.digest.samples > 0 && activity.start_utc_s < EARLIEST_UTC_S;
    let says = || Phrase::new("doubt-clock-early", [("day", Quantity::Date(activity.local_date))]);
    early.then(|| Doubt::new("clock", Effect::Day, says()))
}

/// Days between the import and a start that lies after it.
fn days_ahead(activity: &Activity) -> Option<i64> {
    let ahead_s = activity.start_utc_s.saturating_sub(activity.read_utc_s?);
    (ahead_s > DAY_S).then_some(ahead_s / DAY_S)
}

fn ahead_share(activities: &[Arc<Activity>]) -> f64 {
    let ahead = activities.iter().filter(|activity| days_ahead(activity).is_some()).count();
    ahead as f64 / activities.len().max(1) as f64
}

/// An activity that lies after its own import.
pub fn ahead(activity: &Activity, computer_is_wrong: bool) -> Option<Doubt> {
    let days = days_ahead(activity)?;
    let says = || Phrase::new("doubt-clock-ahead", [("day", Quantity::Date(activity.local_date))]);
    (days > FAR_AHEAD_DAYS || !computer_is_wrong).then(|| Doubt::new("clock", Effect::Day, says()))
}

/// Activities that another device recorded, too, whole hours apart: the one that knows less of its place.
fn shifted(activities: &[Arc<Activity>]) -> BTreeMap<ActivityId, Doubt> {
    let mut found = BTreeMap::new();
    for (index, one) in activities.iter().enumerate() {
        let until = one.start_utc_s.saturating_add(FARTHEST_HOURS * 3_600 + STARTS_S);
        let later = activities.iter().skip(index + 1).take_while(|other| other.start_utc_s <= until);
        for other in later.filter(|other| is_shifted(one, other)) {
            let knows = |of: &Activity| (of.utc_offset_s.is_some(), of.digest.segments.len(), of.digest.samples);
            let (wrong, right) = if knows(one) >= knows(other) { (other, one) } else { (one, other) };
            let hours = (wrong.start_utc_s - right.start_utc_s).abs() as f64 / 3_600.0;
            let says = Phrase::new("doubt-clock-hours", [("hours", Quantity::Hours(hours))]);
            let doubt = Doubt { began_utc_s: Some(right.start_utc_s), ..Doubt::new("clock", Effect::Day, says) };
            found.insert(Arc::clone(&wrong.id), doubt);
        }
    }
    found
}

/// Whether two devices tell of one run by clocks that differ by hours. One device cannot do so.
fn is_shifted(one: &Activity, other: &Activity) -> bool {
    let past = (other.start_utc_s - one.start_utc_s).rem_euclid(3_600);
    let whole_hours = past.min(3_600 - past) <= STARTS_S && other.start_utc_s - one.start_utc_s > 1_800;
    let with_samples = one.digest.samples > 0 && other.digest.samples > 0;
    let other_device = one.devices.watch != other.devices.watch || one.devices.watch.is_empty();
    let near = |a: Option<f64>, b: Option<f64>, within: fn(f64) -> f64| {
        a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= within(a.max(b)))
    };
    whole_hours
        && with_samples
        && other_device
        && one.sport == other.sport
        && near(one.duration_s(), other.duration_s(), |_| SAME_SECONDS)
        && near(one.distance_m(), other.distance_m(), |metres| metres * SAME_DISTANCE)
}

/// The runner's own mean speeds of a year, to notice a ride or a doubled run by.
#[derive(Default)]
struct Own(VecDeque<(Day, f64)>);

impl Own {
    fn faster_than_ever(&mut self, activity: &Activity) -> Option<Doubt> {
        let day = activity.local_date;
        while self.0.pop_front_if(|(seen, _)| day.since(*seen) > OWN_DAYS).is_some() {}
        let (speed, seconds) = speed(activity).filter(|_| activity.is_run())?;
        let best = self.0.iter().map(|(_, speed)| *speed).max_by(f64::total_cmp)?;
        let values = || [("pace", Quantity::Pace(speed)), ("best", Quantity::Pace(best))];
        let doubtful = self.0.len() >= OWN_RUNS && seconds >= LEAST_S && speed > best * ABOVE_OWN;
        doubtful.then(|| Doubt::new("own_speed", Effect::Sport, Phrase::new("doubt-own-speed", values())))
    }

    fn learn(&mut self, activity: &Activity) {
        if activity.is_run()
            && let Some((speed, seconds)) = speed(activity)
            && seconds >= LEAST_S
        {
            self.0.push_back((activity.local_date, speed));
        }
    }
}
