//! The digest of one recording.

use lightfoot::analysis::digest;
use lightfoot::model::{Channel, Column, MISSING, Recording, Series, Sport};
use proptest::prelude::*;

/// A column from values in the channel's unit; `NaN` is missing.
fn column(channel: Channel, values: impl IntoIterator<Item = f64>) -> Column {
    let count = |value: f64| if value.is_nan() { MISSING } else { (value / channel.unit()).round() as i32 };
    Column { channel, counts: values.into_iter().map(count).collect() }
}

fn run(columns: Vec<Column>) -> Recording {
    Recording { sport: Sport::Running, series: Series::new(columns), ..Recording::default() }
}

fn each(seconds: usize, value: impl Fn(f64) -> f64) -> impl Iterator<Item = f64> {
    (0..seconds).map(move |second| value(second as f64))
}

/// An hour at 3 m/s, 150 bpm, 170 steps a minute, 250 ms on the ground.
fn hour() -> Vec<Column> {
    vec![
        column(Channel::Time, each(3600, |t| t)),
        column(Channel::Distance, each(3600, |t| 3.0 * t)),
        column(Channel::Speed, each(3600, |_| 3.0)),
        column(Channel::HeartRate, each(3600, |_| 150.0)),
        column(Channel::Cadence, each(3600, |_| 170.0)),
        column(Channel::GroundContactTime, each(3600, |_| 250.0)),
    ]
}

fn near(value: Option<f64>, wanted: f64, within: f64) {
    let value = value.expect("a value");
    assert!((value - wanted).abs() <= within, "{value} is not {wanted}");
}

#[test]
fn an_even_hour_gives_its_own_numbers_back() {
    let digest = digest(&run(hour()));
    near(digest.distance_m, 3.0 * 3599.0, 0.1);
    near(digest.duration_s, 3599.0, 0.0);
    near(Some(digest.moving_s), 3600.0, 0.0);
    near(digest.means.hr_bpm, 150.0, 1e-9);
    near(digest.means.cadence_spm, 170.0, 0.01);
    near(digest.means.gct_ms, 250.0, 0.01);
    assert_eq!(digest.hr_seconds, [(150, 3600)]);
    near(digest.hr_valid_share, 1.0, 0.0);
    near(digest.ngs_m_s, 3.0, 1e-3);
    near(digest.best_ngs_20_30min_m_s, 3.0, 1e-3);
    near(digest.decoupling_pct, 0.0, 1e-6);
    near(digest.fade_pct, 0.0, 1e-3);
    near(digest.late_gct_rise_pct, 0.0, 1e-3);
    assert_eq!(digest.cadence_lock_share, 0.0);
    assert_eq!(digest.segments.len(), 59);
    assert!(digest.segments.iter().all(|s| (s.hr - 150.0).abs() < 1e-3 && (s.speed_eq_before - 3.0).abs() < 1e-3));
    assert!(digest.segments.iter().all(|s| s.grade.is_nan() && s.power.is_nan()));
}

#[test]
fn a_watch_that_saves_every_seven_seconds_loses_neither_time_nor_steady_minutes() {
    let thin = hour().into_iter().map(|c| Column { counts: c.counts.into_iter().step_by(7).collect(), ..c }).collect();
    let digest = digest(&run(thin));
    near(digest.duration_s, 3598.0, 2.0);
    near(digest.moving_s.into(), 3599.0, 2.0);
    assert!(digest.segments.len() >= 57);
    assert_eq!(digest.hr_seconds.iter().map(|(_, seconds)| seconds).sum::<u32>(), 3599);
}

#[test]
fn speed_comes_from_the_distance_or_the_place_when_the_file_has_none() {
    let by_distance = hour().into_iter().filter(|c| c.channel != Channel::Speed).collect();
    near(digest(&run(by_distance)).ngs_m_s, 3.0, 0.01);
    // One degree of latitude on a sphere of 6371.0088 km is 111 195 m.
    let mut by_place: Vec<Column> =
        hour().into_iter().filter(|c| !matches!(c.channel, Channel::Speed | Channel::Distance)).collect();
    by_place.push(column(Channel::Latitude, each(3600, |t| 48.0 + 3.0 * t / 111_195.0)));
    by_place.push(column(Channel::Longitude, each(3600, |_| 179.999)));
    let digest = digest(&run(by_place));
    near(digest.distance_m, 3.0 * 3599.0, 5.0);
    near(digest.ngs_m_s, 3.0, 0.02);
}

#[test]
fn a_hill_of_five_percent_costs_what_the_formula_says() {
    let mut columns = hour();
    columns.push(column(Channel::Altitude, each(3600, |t| 100.0 + 0.05 * 3.0 * t)));
    let digest = digest(&run(columns));
    near(digest.ngs_m_s, 3.9043, 0.01);
    near(digest.ascent_m, 540.0, 6.0);
    near(digest.steep_descent_m, 0.0, 0.0);
    near(digest.segments.get(10).map(|s| f64::from(s.grade)), 0.05, 0.001);
}

#[test]
fn a_pause_is_no_time_and_no_minute_after_it_counts_as_steady() {
    let mut columns = hour();
    columns[0] = column(Channel::Time, each(3600, |t| if t < 1800.0 { t } else { t + 900.0 }));
    let digest = digest(&run(columns));
    near(digest.duration_s, 3598.0, 0.0);
    assert!(digest.segments.iter().all(|s| s.minute < 30.0 || s.minute > 46.0));
}

#[test]
fn impossible_heart_rates_are_dropped_and_counted() {
    let mut columns = hour();
    columns[3] = column(Channel::HeartRate, each(3600, |t| if t >= 3000.0 { 250.0 } else { 150.0 }));
    let digest = digest(&run(columns));
    near(digest.hr_valid_share, 3005.0 / 3600.0, 1e-9);
    near(digest.means.max_hr_bpm, 150.0, 0.0);
    near(digest.hr_peak_30s_bpm, 150.0, 0.0);
}

#[test]
fn heart_rate_that_copies_cadence_is_noticed() {
    let mut columns = hour();
    columns[3] = column(Channel::HeartRate, each(3600, |_| 171.0));
    let digest = digest(&run(columns));
    assert_eq!(digest.cadence_lock_share, 1.0);
    assert!(digest.segments.iter().all(|s| s.cadence_locked));
}

#[test]
fn indoors_nothing_rests_on_the_guessed_speed() {
    let digest = digest(&Recording { sub_sport: "treadmill".into(), ..run(hour()) });
    assert_eq!(digest.ngs_m_s, None);
    assert!(digest.segments.is_empty());
    assert_eq!(digest.hr_seconds, [(150, 3600)]);
    near(digest.means.gct_ms, 250.0, 0.01);
}

#[test]
fn contact_time_that_grows_by_six_percent_is_found_and_slowing_down_is_not_taken_for_it() {
    let mut columns = hour();
    columns[5] = column(Channel::GroundContactTime, each(3600, |t| if t > 2400.0 { 265.0 } else { 250.0 }));
    near(digest(&run(columns)).late_gct_rise_pct, 6.0, 0.1);

    let speed = |t: f64| if t > 2400.0 { 2.7 } else { 3.0 };
    let mut slower = hour();
    slower[2] = column(Channel::Speed, each(3600, speed));
    slower[5] = column(Channel::GroundContactTime, each(3600, |t| 262.0 * (speed(t) / 3.0).powf(-0.55)));
    near(digest(&run(slower)).late_gct_rise_pct, 0.0, 0.1);
}

#[test]
fn decoupling_of_a_steady_run_is_the_loss_of_speed_per_beat() {
    // After 10 minutes of warm-up the halves are 25 minutes each: 140 bpm, then 150 bpm.
    let mut columns = hour();
    columns[3] = column(Channel::HeartRate, each(3600, |t| if t < 2100.0 { 140.0 } else { 150.0 }));
    near(digest(&run(columns)).decoupling_pct, 100.0 * (1.0 - 140.0 / 150.0), 0.01);
}

#[test]
fn a_recording_without_samples_knows_nothing() {
    let digest = digest(&Recording::default());
    assert_eq!(digest.samples, 0);
    assert_eq!(digest.distance_m, None);
    assert_eq!(digest.means.hr_bpm, None);
}

proptest! {
    #[test]
    fn no_columns_whatever_break_the_digest(
        samples in 0_usize..400,
        step in 0_i32..40,
        seed in any::<u64>(),
        wild in any::<bool>(),
        sport in 0_usize..3,
    ) {
        let mut state = seed | 1;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 32) as i32
        };
        let columns = Channel::ALL.iter().map(|&channel| {
            let counts = (0..samples as i32).map(|index| match (channel, wild) {
                (Channel::Time, false) => index * step,
                (_, true) => next(),
                _ if next() % 7 == 0 => MISSING,
                _ => (next().rem_euclid(300) * 10).saturating_add(index),
            });
            Column { channel, counts: counts.collect() }
        });
        let sport = [Sport::Running, Sport::Cycling, Sport::Strength][sport];
        let made = digest(&Recording { sport, ..run(columns.collect()) });
        prop_assert!(made.moving_s >= 0.0);
        prop_assert!(made.hr_seconds.iter().all(|(bpm, _)| (40..=230).contains(bpm)));
        prop_assert!(made.hr_valid_share.is_none_or(|share| (0.0..=1.0).contains(&share)));
        for value in [made.distance_m, made.ascent_m, made.ngs_m_s, made.best_ngs_20_30min_m_s, made.power_norm_w] {
            prop_assert!(value.is_none_or(|value| value.is_finite() && value >= 0.0));
        }
        for value in [made.decoupling_pct, made.fade_pct, made.late_gct_rise_pct] {
            prop_assert!(value.is_none_or(f64::is_finite));
        }
    }
}
