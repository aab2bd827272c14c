//! Points of a track, and the columns they become.

use crate::model::{Channel, Column, MISSING, Series, Sport};

/// Mean radius of the earth in metres.
const EARTH_M: f64 = 6_371_000.0;
/// Below this mean, a cadence on foot counts one leg. (J) No one runs 120 steps a minute for long, no one 240.
const ONE_LEG_BELOW: f64 = 120.0;

/// One point; values as the file has them, `None` where it has none.
#[derive(Clone, Copy, Default)]
pub(super) struct Point {
    /// Milliseconds since 1970-01-01 UTC.
    pub time_ms: Option<i64>,
    /// Degrees.
    pub latitude: Option<f64>,
    /// Degrees.
    pub longitude: Option<f64>,
    /// Metres.
    pub altitude: Option<f64>,
    /// Metres since the start.
    pub distance: Option<f64>,
    /// Metres per second.
    pub speed: Option<f64>,
    /// Beats per minute.
    pub heart_rate: Option<f64>,
    /// As in the file: one leg, both, or revolutions.
    pub cadence: Option<f64>,
    /// One leg for certain.
    pub strides: Option<f64>,
    /// Watts.
    pub power: Option<f64>,
    /// Degrees Celsius.
    pub temperature: Option<f64>,
    /// Milliseconds.
    pub ground_contact_ms: Option<f64>,
    /// Millimetres.
    pub vertical_oscillation_mm: Option<f64>,
}

impl Point {
    /// Metres to another point; `None` where either has no place.
    pub(super) fn metres_to(&self, other: &Self) -> Option<f64> {
        let (a, b) = (self.latitude?.to_radians(), other.latitude?.to_radians());
        let across = (other.longitude? - self.longitude?).to_radians();
        let h = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * (across / 2.0).sin().powi(2);
        Some(2.0 * EARTH_M * h.clamp(0.0, 1.0).sqrt().asin())
    }

    /// Takes the values it lacks from a point of the same second.
    fn fill_from(&mut self, other: &Self) {
        self.latitude = self.latitude.or(other.latitude);
        self.longitude = self.longitude.or(other.longitude);
        self.altitude = self.altitude.or(other.altitude);
        self.distance = self.distance.or(other.distance);
        self.speed = self.speed.or(other.speed);
        self.heart_rate = self.heart_rate.or(other.heart_rate);
        self.cadence = self.cadence.or(other.cadence);
        self.strides = self.strides.or(other.strides);
        self.power = self.power.or(other.power);
        self.temperature = self.temperature.or(other.temperature);
        self.ground_contact_ms = self.ground_contact_ms.or(other.ground_contact_ms);
        self.vertical_oscillation_mm = self.vertical_oscillation_mm.or(other.vertical_oscillation_mm);
    }
}

/// Columns by whole seconds since the start; several points of one second become one.
pub(super) fn columns(points: Vec<Point>, start_s: i64, sport: Sport) -> Series {
    let mut rows: Vec<(i32, Point)> = Vec::with_capacity(points.len());
    for point in points {
        let Some(time_ms) = point.time_ms else { continue };
        let second = (time_ms - start_s * 1000 + 500).div_euclid(1000);
        let Ok(second) = i32::try_from(second) else { continue };
        match rows.last_mut() {
            Some((last, row)) if *last >= second => row.fill_from(&point),
            _ => rows.push((second, point)),
        }
    }
    // Some programs write the steps of both legs where the format has those of one.
    let double = if sport == Sport::Running { doubling(&rows, |row| row.cadence) } else { 1.0 };
    let legs = doubling(&rows, |row| row.strides);
    let column = |channel: Channel, low: f64, high: f64, value: &dyn Fn(&Point) -> Option<f64>| Column {
        channel,
        counts: rows.iter().map(|(_, row)| count(value(row), low, high, channel)).collect(),
    };
    let somewhere = |row: &Point| row.latitude.is_some_and(|y| y != 0.0) || row.longitude.is_some_and(|x| x != 0.0);
    Series::new(vec![
        Column { channel: Channel::Time, counts: rows.iter().map(|(second, _)| *second).collect() },
        column(Channel::Distance, 0.0, 1e7, &|row| row.distance),
        column(Channel::Speed, 0.0, 100.0, &|row| row.speed),
        column(Channel::Altitude, -500.0, 9_000.0, &|row| row.altitude),
        // 0 bpm is "no sensor", 0 steps is standing still.
        column(Channel::HeartRate, 20.0, 250.0, &|row| row.heart_rate),
        column(Channel::Cadence, 0.0, 300.0, &|row| {
            row.strides.map(|strides| strides * legs).or_else(|| row.cadence.map(|cadence| cadence * double))
        }),
        column(Channel::Power, 0.0, 4_000.0, &|row| row.power),
        column(Channel::Latitude, -90.0, 90.0, &|row| row.latitude.filter(|_| somewhere(row))),
        column(Channel::Longitude, -180.0, 180.0, &|row| row.longitude.filter(|_| somewhere(row))),
        column(Channel::Temperature, -60.0, 70.0, &|row| row.temperature),
        // A sensor that does not see the ground writes 0.
        column(Channel::GroundContactTime, 100.0, 700.0, &|row| row.ground_contact_ms),
        column(Channel::VerticalOscillation, 10.0, 300.0, &|row| row.vertical_oscillation_mm),
    ])
}

fn count(value: Option<f64>, low: f64, high: f64, channel: Channel) -> i32 {
    value.filter(|v| (low..=high).contains(v)).map_or(MISSING, |v| (v / channel.unit()).round() as i32)
}

/// 2 where a cadence on foot counts one leg, 1 otherwise.
fn doubling(rows: &[(i32, Point)], cadence: fn(&Point) -> Option<f64>) -> f64 {
    let turning = rows.iter().filter_map(|(_, row)| cadence(row)).filter(|cadence| *cadence > 0.0);
    let (sum, n) = turning.fold((0.0, 0_u32), |(sum, n), cadence| (sum + cadence, n + 1));
    if n > 0 && sum / f64::from(n) < ONE_LEG_BELOW { 2.0 } else { 1.0 }
}
