//! One invented run, second by second, as a watch with a chest strap records it.

use super::athlete::Athlete;
use super::body::Cost;
use super::notes::Habits;
use super::parameters::{
    CADENCE_EXPONENT, CADENCE_RUN_SD, GCT_EXPONENT, GCT_RUN_SD, HR_DRIFT_PER_H, HR_LAG_S, HR_RUN_SD,
    OSCILLATION_EXPONENT, OSCILLATION_RUN_SD,
};
use super::random::Random;
use super::scenario::{Injection, Today};
use super::training::{Kind, Session};
use crate::model::{Channel, Column, Day, Devices, Recording, Series, Sport, Totals};

/// The channels a run has, in the order they are filled.
const CHANNELS: [Channel; 12] = [
    Channel::Time,
    Channel::Distance,
    Channel::Speed,
    Channel::Altitude,
    Channel::HeartRate,
    Channel::Cadence,
    Channel::GroundContactTime,
    Channel::VerticalOscillation,
    Channel::VerticalRatio,
    Channel::StepLength,
    Channel::Latitude,
    Channel::Longitude,
];

/// What a run has of its own, constant from start to end.
struct Shape {
    gct: f64,
    oscillation: f64,
    cadence: f64,
    hr: f64,
}

/// The per-second recording of a planned run.
pub(super) fn recording(
    (a, habits): (&Athlete, &Habits),
    today: &Today,
    day: Day,
    session: &Session,
    cost: &Cost,
    r: &mut Random,
) -> Recording {
    let form = today.of(Injection::RunningForm);
    let shape = Shape {
        gct: a.gct_ms
            * (1.0 + 0.055 * form + 0.015 * cost.legs)
            * r.normal(1.0, GCT_RUN_SD)
            * if today.new_watch { 1.04 } else { 1.0 },
        oscillation: a.oscillation_mm * (1.0 + 0.09 * form) * r.normal(1.0, OSCILLATION_RUN_SD),
        cadence: a.cadence_spm * (1.0 - 0.012 * form) * r.normal(1.0, CADENCE_RUN_SD),
        hr: r.normal(0.0, HR_RUN_SD),
    };
    let mut columns = seconds(a, today, session, cost, &shape, r);
    columns.retain(|column| habits.records(column.channel) && !(today.treadmill && is_place(column.channel)));
    let series = Series::new(columns);
    let last = |channel: Channel| series.column(channel).and_then(|column| column.get(series.len().saturating_sub(1)));
    let elapsed_s = last(Channel::Time);
    let local_start_s = i64::from(day.0) * 86_400 + session.start_s;
    Recording {
        start_utc_s: local_start_s - i64::from(today.utc_offset_s),
        utc_offset_s: Some(today.utc_offset_s),
        sport: Sport::Running,
        sub_sport: if today.treadmill { "treadmill".into() } else { String::new() },
        title: String::new(),
        totals: Totals { distance_m: last(Channel::Distance), timer_s: elapsed_s, elapsed_s, ..Totals::default() },
        devices: devices(today),
        effort: None,
        series,
        ..Recording::default()
    }
}

/// What a treadmill does not have.
fn is_place(channel: Channel) -> bool {
    matches!(channel, Channel::Latitude | Channel::Longitude | Channel::Altitude)
}

fn devices(today: &Today) -> Devices {
    let (watch, strap) = if today.new_watch { ("1-4315-502", "1-3299-902") } else { ("1-3113-501", "1-2327-901") };
    Devices { watch: watch.into(), firmware: "12".into(), heart_rate: strap.into(), form: strap.into() }
}

/// The columns of [`CHANNELS`].
fn seconds(a: &Athlete, today: &Today, session: &Session, cost: &Cost, shape: &Shape, r: &mut Random) -> Vec<Column> {
    let mut columns: Vec<Column> = CHANNELS.iter().map(|c| Column { channel: *c, counts: Vec::new() }).collect();
    let mut slope = Slope::default();
    let (mut distance, mut altitude, mut jitter, mut hr_noise) = (0.0, 120.0, 0.0, 0.0);
    let mut reserve = 0.25;
    let hours_hot = if today.hot { 0.05 } else { 0.0 };
    let mut t = 0_u32;
    while distance < session.distance_m && t < 5 * 3600 {
        let done = distance / session.distance_m;
        let grade = slope.next(r);
        jitter = 0.9 * jitter + r.normal(0.0, 0.011);
        let spent = 0.07 * cost.empty * ((done - 0.6) / 0.4).max(0.0);
        let flat = session.intensity * pattern(session.kind, done, t) * a.v_max * (1.0 + jitter) * (1.0 - spent);
        let speed = (flat / (1.0 + 4.3 * grade)).clamp(1.6, 7.0);
        distance += speed;
        altitude += speed * grade;
        let fraction = flat / a.v_max * cost.economy;
        let hours = f64::from(t) / 3600.0;
        let hot = if today.hot { 0.055 } else { 0.0 };
        let drift = HR_DRIFT_PER_H + hours_hot + 0.06 * cost.dry * hours;
        let wanted = -0.09 + 1.08 * fraction + hot + hours * drift - 0.035 * cost.overreached;
        reserve += (wanted - reserve) / HR_LAG_S;
        hr_noise = 0.95 * hr_noise + r.normal(0.0, 0.4);
        let hr = a.hr_rest + (a.hr_max - a.hr_rest) * reserve + shape.hr + hr_noise;
        let relative = speed / 3.0;
        let cadence = shape.cadence * relative.powf(CADENCE_EXPONENT) + r.normal(0.0, 0.8);
        let gct = shape.gct * relative.powf(GCT_EXPONENT) * (1.0 + 0.15 * grade) + r.normal(0.0, 3.0);
        let oscillation = shape.oscillation * relative.powf(OSCILLATION_EXPONENT) + r.normal(0.0, 1.2);
        let step_mm = speed * 60.0 / cadence * 1000.0;
        let north = distance.rem_euclid(4000.0);
        let out = if north < 2000.0 { north } else { 4000.0 - north };
        let values = [
            f64::from(t),
            distance,
            speed,
            altitude,
            hr.min(a.hr_max),
            cadence,
            gct,
            oscillation,
            oscillation / step_mm * 100.0,
            step_mm,
            48.1 + out / 111_320.0,
            11.5 + (distance / 900.0).sin() * 0.0004,
        ];
        for (column, value) in columns.iter_mut().zip(values) {
            column.counts.push((value / column.channel.unit()).round() as i32);
        }
        t += 1;
    }
    columns
}

/// Speed over the run's mean: a warm-up, repeats, a slow end.
fn pattern(kind: Kind, done: f64, t: u32) -> f64 {
    let warm = 0.88 + 0.12 * (f64::from(t) / 480.0).min(1.0);
    warm * match kind {
        Kind::Easy | Kind::Long => 1.0,
        Kind::Tempo if (0.25..0.8).contains(&done) => 1.08,
        Kind::Tempo => 0.88,
        Kind::Intervals if !(0.22..0.82).contains(&done) => 0.87,
        Kind::Intervals if t % 330 < 200 => 1.2,
        Kind::Intervals => 0.84,
    }
}

/// Rolling hills: a slowly changing slope.
#[derive(Default)]
struct Slope {
    now: f64,
}

impl Slope {
    fn next(&mut self, r: &mut Random) -> f64 {
        self.now = 0.985 * self.now + r.normal(0.0, 0.0018);
        self.now.clamp(-0.08, 0.08)
    }
}
