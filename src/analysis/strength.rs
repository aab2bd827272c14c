//! Strength sessions and what they leave in the legs (section 4.11; exposures of section C1).

use std::sync::Arc;

use super::join::StrengthEntry;
use super::phase::Phase;
use super::season::{Season, StrengthSession};
use super::stats::{piecewise, quantile, ramp};
use crate::model::diary::Body;
use crate::model::{Activity, Day, DayRange, Diary, Sport, StrengthSet};

/// Hours after the session, and how much of it is then felt (section 4.11, J).
const KERNEL: [(f64, f64); 7] =
    [(0.0, 0.4), (12.0, 0.9), (24.0, 1.0), (48.0, 0.9), (72.0, 0.5), (96.0, 0.2), (120.0, 0.0)];
const LEGS: f64 = 1.0;
const FULL: f64 = 0.5;
const UPPER: f64 = 0.1;
const EFFORT_UNKNOWN: f64 = 6.0;
/// Minutes of a session whose length was not said (J).
const MINUTES_UNKNOWN: f64 = 40.0;
/// Legs that were not trained for so many days are not used to it.
const NOVEL_AFTER_DAYS: i32 = 14;
const NOVELTY: f64 = 1.5;
const NOON_H: f64 = 12.0;
const P80_DAYS: i32 = 180;
const P80_LEAST: f64 = 150.0;
const P80_UNKNOWN: f64 = 250.0;
const SESSIONS_FOR_P80: usize = 6;
const KNOWN_DAYS: i32 = 28;
/// FIT exercise categories that load the legs: calf raise, deadlift, hip raise, hip swing, leg curl, lunge, Olympic
/// lift, plyometrics, squat.
const LEG_CATEGORIES: [u16; 9] = [1, 8, 10, 12, 15, 17, 18, 20, 28];
/// Cardio, carry, hip stability, leg raise, total body, warm-up: partly.
const MIXED_CATEGORIES: [u16; 6] = [2, 3, 11, 16, 29, 31];

impl StrengthSession {
    /// Leg strength load: effort × minutes × share of the legs.
    pub fn load(&self) -> f64 {
        self.effort * self.minutes * self.leg_share
    }

    /// Whether the legs took part.
    pub fn trains_legs(&self) -> bool {
        self.leg_share >= FULL
    }
}

/// How much of a session is felt `hours` after its end.
pub fn kernel(hours: f64) -> f64 {
    if hours < 0.0 { 0.0 } else { piecewise(hours, &KERNEL) }
}

/// Local hours since 1970-01-01 00:00 of the runner's own clock at the start of an activity.
pub fn local_hours(activity: &Activity) -> f64 {
    (activity.start_utc_s + i64::from(activity.utc_offset_s.unwrap_or(0))) as f64 / 3600.0
}

/// After-effect at `at_h` of sessions sorted by end: Σ load × kernel, more where the legs were not used to it.
pub fn after_effect(sessions: &[StrengthSession], at_h: f64) -> f64 {
    let from = sessions.partition_point(|session| session.end_h < at_h - 120.0);
    let recent = sessions.get(from..).unwrap_or(&[]).iter().take_while(|session| session.end_h <= at_h);
    recent.map(|s| s.load() * kernel(at_h - s.end_h) * if s.novel { NOVELTY } else { 1.0 }).sum()
}

/// All sessions by end; a session noted in the diary and recorded by the watch is one. `log_starts` is the first day
/// of the history: a first session is only called new when two weeks without one are known.
pub(super) fn sessions(
    activities: &[(Arc<Activity>, Diary)],
    entries: &[StrengthEntry],
    log_starts: Day,
) -> Vec<StrengthSession> {
    let recorded = activities.iter().map(|(activity, _)| activity.as_ref()).filter_map(from_activity);
    let mut sessions: Vec<StrengthSession> = recorded.collect();
    let mut merged = vec![false; sessions.len()];
    for entry in entries {
        let twin = sessions.iter().zip(&merged).position(|(session, merged)| !merged && same(session, entry));
        let Some(session) = twin.and_then(|index| sessions.get_mut(index)) else {
            sessions.push(from_entry(entry));
            merged.push(true);
            continue;
        };
        session.effort = entry.effort.unwrap_or(session.effort);
        session.leg_share = entry.body.map_or(session.leg_share, share_of);
        twin.and_then(|index| merged.get_mut(index)).into_iter().for_each(|merged| *merged = true);
    }
    sessions.sort_by(|a, b| (a.day, a.end_h).partial_cmp(&(b.day, b.end_h)).unwrap_or(std::cmp::Ordering::Equal));
    let mut last_legs: Option<Day> = None;
    for session in sessions.iter_mut().filter(|session| session.trains_legs()) {
        session.novel = session.day.since(last_legs.unwrap_or(log_starts)) > NOVEL_AFTER_DAYS;
        last_legs = Some(session.day);
    }
    sessions
}

fn from_activity(activity: &Activity) -> Option<StrengthSession> {
    let leg_share = match activity.sport {
        Sport::Strength => share_of_sets(&activity.sets),
        Sport::Mobility => UPPER,
        _ => return None,
    };
    let sets: f64 = activity.sets.iter().map(|set| set.duration_s).sum();
    let seconds = Some(sets).filter(|sets| *sets > 0.0).or_else(|| activity.duration_s())?;
    let elapsed = activity.totals.elapsed_s.unwrap_or(seconds).max(seconds);
    Some(StrengthSession {
        day: activity.local_date,
        end_h: local_hours(activity) + elapsed / 3600.0,
        minutes: seconds / 60.0,
        effort: activity.effort.unwrap_or(EFFORT_UNKNOWN),
        leg_share,
        novel: false,
    })
}

fn from_entry(entry: &StrengthEntry) -> StrengthSession {
    let minutes = entry.minutes.unwrap_or(MINUTES_UNKNOWN);
    let start_h = entry.start_s.map_or(NOON_H, |start| f64::from(start) / 3600.0);
    StrengthSession {
        day: entry.day,
        end_h: f64::from(entry.day.0) * 24.0 + start_h + minutes / 60.0,
        minutes,
        effort: entry.effort.unwrap_or(EFFORT_UNKNOWN),
        leg_share: entry.body.map_or(FULL, share_of),
        novel: false,
    }
}

/// Whether a diary entry tells of a recorded session: half of the shorter one overlaps, or the entry has no time.
fn same(session: &StrengthSession, entry: &StrengthEntry) -> bool {
    let noted = from_entry(entry);
    if entry.start_s.is_none() {
        return session.day == entry.day;
    }
    let start = |s: &StrengthSession| s.end_h - s.minutes / 60.0;
    let overlap = session.end_h.min(noted.end_h) - start(session).max(start(&noted));
    overlap * 60.0 >= 0.5 * session.minutes.min(noted.minutes)
}

fn share_of(body: Body) -> f64 {
    match body {
        Body::Legs => LEGS,
        Body::Full => FULL,
        Body::Upper => UPPER,
    }
}

/// Share of the legs in the sets of a recording; full body where the sets do not tell.
fn share_of_sets(sets: &[StrengthSet]) -> f64 {
    let named = || sets.iter().filter(|set| !set.rest).filter_map(|set| set.category);
    let count = named().count() as f64;
    if count == 0.0 {
        return FULL;
    }
    let share = |categories: &[u16]| named().filter(|category| categories.contains(category)).count() as f64 / count;
    let (legs, mixed) = (share(&LEG_CATEGORIES), share(&MIXED_CATEGORIES));
    match legs + 0.5 * mixed {
        x if x >= 0.6 => LEGS,
        x if x >= 0.2 => FULL,
        _ => UPPER,
    }
}

/// Strength work as it stands on one day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StrengthState {
    /// Sessions for legs or the full body in the last 7 days.
    pub n7: u32,
    /// After-effect at the hour asked for.
    pub after_effect: f64,
    /// What a strong after-effect is for this runner.
    pub p80: f64,
    /// Whether strength work is logged: a session, or a note that there was none, within 28 days.
    pub known: bool,
    /// Sessions of any kind in the last 28 days.
    pub sessions_28d: u32,
    /// Exposure by number of sessions, for the phase of the season.
    pub e_freq: Option<f64>,
    /// Exposure by after-effect.
    pub e_acute: Option<f64>,
    /// The last session that trained the legs, within 28 days.
    pub last: Option<StrengthSession>,
}

/// Strength work as it stands on `day`, with the after-effect at `at_h` (local hours since 1970-01-01 00:00).
pub fn strength_state(season: &Season, day: Day, at_h: f64) -> StrengthState {
    let sessions = sessions_until(season, day, at_h);
    let month = DayRange::ending(day, KNOWN_DAYS);
    let recent = || sessions.iter().rev().take_while(|session| session.day >= month.first);
    let week = DayRange::ending(day, 7);
    let n7 = recent().filter(|session| week.contains(session.day) && session.trains_legs()).count() as u32;
    let sessions_28d = recent().count() as u32;
    let said_none = season.strength_none.iter().any(|none| month.contains(*none));
    let known = sessions_28d > 0 || said_none;
    let p80 = p80(season, day, sessions.len());
    let after_effect = after_effect(sessions, at_h);
    StrengthState {
        n7,
        after_effect,
        p80,
        known,
        sessions_28d,
        e_freq: known.then(|| frequency_exposure(season.phases.get(day).unwrap_or_default(), n7)),
        e_acute: known.then(|| acute_exposure(after_effect, p80)),
        last: recent().find(|session| session.trains_legs()).copied(),
    }
}

/// The sessions that have ended by `at_h` and are dated `day` or earlier.
fn sessions_until(season: &Season, day: Day, at_h: f64) -> &[StrengthSession] {
    let until = season.strength.partition_point(|session| session.day <= day && session.end_h <= at_h);
    season.strength.get(..until).unwrap_or(&[])
}

/// Exposure by after-effect (section C1).
pub fn acute_exposure(after_effect: f64, p80: f64) -> f64 {
    ramp(after_effect / p80, 0.8, 1.8)
}

/// Exposure by the number of leg or full-body sessions in 7 days (section C1).
pub fn frequency_exposure(phase: Phase, n7: u32) -> f64 {
    let most = if phase == Phase::OffSeason { 4 } else { 2 };
    match (phase, n7) {
        (Phase::OffSeason, 5..) | (Phase::Base, 4) => 0.4,
        (Phase::Base, 5..) => 0.8,
        (Phase::Taper, 2) => 0.5,
        (Phase::Base, _) => 0.0,
        (_, n7) if n7 <= most => 0.0,
        (_, 3) => 0.6,
        (_, _) => 1.0,
    }
}

/// 80th percentile of the after-effect at the starts of the runs of half a year that had one.
fn p80(season: &Season, day: Day, sessions: usize) -> f64 {
    if sessions < SESSIONS_FOR_P80 {
        return P80_UNKNOWN;
    }
    let runs = season.runs_in(DayRange::ending(day, P80_DAYS)).iter().filter(|run| run.activity.is_run());
    let effects: Vec<f64> = runs.map(|run| run.strength_residual).filter(|effect| *effect > 0.0).collect();
    quantile(&effects, 0.8).unwrap_or(P80_UNKNOWN).max(P80_LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(end_h: f64, minutes: f64, effort: f64, leg_share: f64) -> StrengthSession {
        StrengthSession { day: Day((end_h / 24.0) as i32), end_h, minutes, effort, leg_share, novel: false }
    }

    #[test]
    fn tv_23_after_effect_of_two_sessions() {
        assert!((kernel(18.0) - 0.95).abs() < 1e-9);
        assert!((kernel(36.0) - 0.95).abs() < 1e-9);
        assert!((kernel(60.0) - 0.70).abs() < 1e-9);
        let now = 1000.0;
        let sessions = [session(now - 60.0, 30.0, 5.0, FULL), session(now - 36.0, 45.0, 7.0, LEGS)];
        assert!((after_effect(&sessions, now) - 351.75).abs() < 0.01);
    }

    #[test]
    fn tv_40_three_sessions_a_week_in_season() {
        assert_eq!(frequency_exposure(Phase::InSeason, 3), 0.6);
        assert!((acute_exposure(351.75, 250.0) - 0.607).abs() < 1e-3);
    }

    #[test]
    fn a_session_still_to_come_is_not_felt() {
        assert_eq!(kernel(-1.0), 0.0);
        assert_eq!(after_effect(&[session(1001.0, 45.0, 7.0, LEGS)], 1000.0), 0.0);
    }

    #[test]
    fn diary_and_watch_of_one_session_are_one_and_the_diary_knows_the_body_part() {
        let activity = Activity {
            sport: Sport::Strength,
            local_date: Day(10),
            start_utc_s: 10 * 86_400 + 18 * 3600,
            totals: crate::model::Totals { timer_s: Some(2700.0), ..Default::default() },
            ..Activity::default()
        };
        let activities = [(Arc::new(activity), Diary::default())];
        let at = |hour: i32| StrengthEntry {
            day: Day(10),
            start_s: Some(hour * 3600),
            minutes: Some(40.0),
            effort: Some(8.0),
            body: Some(Body::Legs),
        };
        let one = sessions(&activities, &[at(18)], Day(0));
        assert_eq!(one.len(), 1);
        assert_eq!((one[0].effort, one[0].leg_share, one[0].minutes), (8.0, LEGS, 45.0));
        assert_eq!(sessions(&activities, &[at(7)], Day(0)).len(), 2);
    }

    #[test]
    fn legs_not_trained_for_two_weeks_feel_it_more() {
        let entry = |day: i32| StrengthEntry { day: Day(day), body: Some(Body::Legs), ..Default::default() };
        let all = sessions(&[], &[entry(5), entry(30), entry(40)], Day(0));
        assert_eq!(all.iter().map(|s| s.novel).collect::<Vec<_>>(), [false, true, false]);
    }
}
