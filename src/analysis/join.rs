//! Joins the diary to the runs, by the rule of the diary format: a row with a time belongs to the run that starts
//! nearest to it that day, within three hours; one without, to the day and, for the columns about a run, to the day's
//! longest run. A session without a file becomes an activity of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::diary::{Body, SessionKind};
use crate::model::{Activity, Daily, Day, DayRange, Diary, DiaryRow, Digest, History, Sport, Totals};

const NEAREST_S: i64 = 3 * 3600;
const NOON_S: i64 = 12 * 3600;
/// Two notes of one session may differ by this share of its minutes or kilometres (J).
const SAME_SESSION: f64 = 0.2;

/// What the diary and the files say together.
#[derive(Default)]
pub(super) struct Joined {
    /// Activities and diary sessions with what was said of them, by day and start.
    pub activities: Vec<(Arc<Activity>, Diary)>,
    /// The diary of each day.
    pub diary: Daily<Arc<Diary>>,
    /// Strength work in the diary.
    pub strength: Vec<StrengthEntry>,
    /// Days on which the runner said that there was no strength work.
    pub strength_none: Vec<Day>,
}

/// Strength work in the diary.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct StrengthEntry {
    pub day: Day,
    /// Local seconds since midnight at its start, where the row is a session with a time.
    pub start_s: Option<i32>,
    pub minutes: Option<f64>,
    pub effort: Option<f64>,
    pub body: Option<Body>,
}

/// Joins everything within `days`.
pub(super) fn join(history: &History, days: DayRange) -> Joined {
    let mut joined = Joined { diary: Daily::empty(days), ..Joined::default() };
    let mut by_day: BTreeMap<Day, (Vec<Arc<Activity>>, Vec<&DiaryRow>)> = BTreeMap::new();
    for activity in history.activities.iter().filter(|activity| days.contains(activity.local_date)) {
        by_day.entry(activity.local_date).or_default().0.push(Arc::clone(activity));
    }
    for row in history.diary.iter().filter(|row| days.contains(row.day)) {
        by_day.entry(row.day).or_default().1.push(row);
    }
    for (day, (activities, mut rows)) in by_day {
        // Later rows win: typed over imported, and of those the row that names its time.
        rows.sort_by_key(|row| (row.origin, row.time_s.is_some()));
        join_day(day, activities, &rows, &mut joined);
    }
    joined
}

fn join_day(day: Day, activities: Vec<Arc<Activity>>, rows: &[&DiaryRow], joined: &mut Joined) {
    let mut sessions: Vec<(Arc<Activity>, Diary)> = activities.into_iter().map(|a| (a, Diary::default())).collect();
    let files = sessions.len();
    let mut taken = vec![false; files];
    let own: Vec<Option<usize>> = rows.iter().map(|row| own_session(row, files, &mut taken, &mut sessions)).collect();
    let longest = longest_run(&sessions);
    let mut whole_day = Diary::default();
    for (row, own) in rows.iter().zip(own) {
        note_strength(row, joined);
        let target = own.or_else(|| match row.time_s {
            Some(time) => nearest_run(&sessions, i64::from(time)),
            None => longest,
        });
        let Some((_, said)) = target.and_then(|index| sessions.get_mut(index)) else {
            whole_day.overlay(&row.said);
            continue;
        };
        let (of_run, of_day) = split(&row.said);
        said.overlay(&of_run);
        whole_day.overlay(&of_day);
    }
    if !whole_day.is_empty() {
        joined.diary.set(day, Some(Arc::new(whole_day)));
    }
    sessions.sort_by_key(|(activity, _)| activity.start_utc_s);
    joined.activities.append(&mut sessions);
}

/// The activity a session row describes: a file of the same day, or a new one without a file.
fn own_session(
    row: &DiaryRow,
    files: usize,
    taken: &mut [bool],
    sessions: &mut Vec<(Arc<Activity>, Diary)>,
) -> Option<usize> {
    let said = &row.said;
    let kind = said.session_kind.or_else(|| said.session_min.map(|_| SessionKind::Other))?;
    if kind == SessionKind::Strength || (said.session_min.is_none() && said.session_km.is_none()) {
        return None;
    }
    let same = (0..files).find(|&index| {
        let free = taken.get(index).is_some_and(|taken| !taken);
        free && sessions.get(index).is_some_and(|(activity, _)| describes(row, kind, activity))
    });
    if let Some(index) = same {
        taken.get_mut(index).map(|taken| *taken = true)?;
        return Some(index);
    }
    let number = sessions.len() - files;
    sessions.push((Arc::new(without_file(row, kind, number)), Diary::default()));
    Some(sessions.len() - 1)
}

/// Whether a session row tells of an activity that has a file: same kind, agreeing time, minutes and kilometres.
fn describes(row: &DiaryRow, kind: SessionKind, activity: &Activity) -> bool {
    let same_kind = (kind == SessionKind::Run) == activity.is_run() && activity.sport != Sport::Strength;
    let near = row.time_s.is_none_or(|time| (i64::from(time) - activity.local_start_s()).abs() <= NEAREST_S);
    let agree = |a: f64, b: f64| (a - b).abs() <= SAME_SESSION * a.max(b);
    let minutes = row.said.session_min.zip(activity.duration_s()).map(|(a, b)| agree(a, b / 60.0));
    let metres = row.said.session_km.zip(activity.distance_m()).map(|(a, b)| agree(a, b / 1000.0));
    same_kind && near && minutes.or(metres).unwrap_or(false) && metres.unwrap_or(true)
}

fn without_file(row: &DiaryRow, kind: SessionKind, number: usize) -> Activity {
    let seconds = row.said.session_min.map(|minutes| minutes * 60.0);
    Activity {
        id: format!("diary:{}:{number}", row.day).into(),
        start_utc_s: i64::from(row.day.0) * 86_400 + row.time_s.map_or(NOON_S, i64::from),
        utc_offset_s: None,
        local_date: row.day,
        sport: if kind == SessionKind::Run { Sport::Running } else { Sport::Other },
        totals: Totals {
            distance_m: row.said.session_km.map(|km| km * 1000.0),
            timer_s: seconds,
            elapsed_s: seconds,
            ..Totals::default()
        },
        effort: row.said.session_effort,
        digest: Arc::new(Digest::default()),
        ..Activity::default()
    }
}

fn longest_run(sessions: &[(Arc<Activity>, Diary)]) -> Option<usize> {
    let length = |activity: &Activity| (activity.distance_m().unwrap_or(0.0), activity.duration_s().unwrap_or(0.0));
    let runs = sessions.iter().enumerate().filter(|(_, (activity, _))| activity.is_run());
    let longest =
        runs.max_by(|(_, (a, _)), (_, (b, _))| length(a).partial_cmp(&length(b)).unwrap_or(std::cmp::Ordering::Equal));
    longest.map(|(index, _)| index)
}

fn nearest_run(sessions: &[(Arc<Activity>, Diary)], time_s: i64) -> Option<usize> {
    let runs = sessions.iter().enumerate().filter(|(_, (activity, _))| activity.is_run());
    let apart = runs.map(|(index, (activity, _))| ((activity.local_start_s() - time_s).abs(), index));
    apart.min().filter(|(apart, _)| *apart <= NEAREST_S).map(|(_, index)| index)
}

fn note_strength(row: &DiaryRow, joined: &mut Joined) {
    let said = &row.said;
    let session = said.session_kind == Some(SessionKind::Strength);
    let of_session = said.session_min.filter(|_| session);
    let minutes = said.strength_min.or(of_session);
    if minutes.is_some_and(|minutes| minutes <= 0.0) {
        joined.strength_none.push(row.day);
    } else if session || minutes.is_some() || said.strength_effort.is_some() || said.strength_body.is_some() {
        let start_s = if session { row.time_s } else { None };
        let effort = said.strength_effort.or_else(|| said.session_effort.filter(|_| session));
        joined.strength.push(StrengthEntry { day: row.day, start_s, minutes, effort, body: said.strength_body });
    }
}

macro_rules! split_columns {
    ($said:ident: $($column:ident)*) => {{
        let mut of_day = $said.clone();
        let of_run = Diary { $($column: of_day.$column.take(),)* ..Diary::default() };
        (of_run, of_day)
    }};
}

/// The columns about a run, and those about the day.
fn split(said: &Diary) -> (Diary, Diary) {
    split_columns!(said: legs_heaviness effort heavy_when one_leg stiff_then_eased thirsty ran_out_of_energy stretched
        stretch_min foam_roll_min drink_ml drink_type weight_before_kg weight_after_kg temperature_c humidity_pct shoe note)
}
