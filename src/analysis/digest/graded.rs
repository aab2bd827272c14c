//! Graded speed (sections 4.1 to 4.3), decoupling and fade (section 4.5).

use super::Track;
use crate::model::Digest;

/// Energy cost of running on the flat, joules per kilogram and metre (section 4.1, V).
const FLAT_COST: f64 = 3.6;
/// Least share of the flat cost that a descent is credited with (section 4.2, J); 0 switches the floor off.
pub const DOWNHILL_FLOOR: f64 = 0.85;
/// Slower than this is standing, metres per second (J).
const STANDING_M_S: f32 = 0.5;
/// Seconds of the trailing mean (section 4.3, J).
const TRAILING: usize = 30;
/// Warm-up left out of decoupling, seconds (section 4.5, V).
const WARM_UP_S: usize = 600;
/// Shortest steady run with a decoupling, seconds (section 4.5, V).
const STEADY_S: f64 = 2700.0;
/// Normalised over mean speed of a run that counts as steady (section 4.5, J).
const STEADY_RATIO: f64 = 1.05;
/// Shortest run whose thirds are compared, moving seconds (J).
const THIRDS_S: usize = 1800;
/// Least share of seconds with a heart rate for anything that rests on it (section 3.1, J).
const HR_SHARE: f64 = 0.8;

/// Energy cost of running on a slope `i` (rise over run), joules per kilogram and metre (section 4.1, V).
pub fn cost_of_slope(i: f64) -> f64 {
    ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + FLAT_COST
}

/// Flat-equivalent speed of `speed` metres per second on a slope (section 4.2); `floor` is usually [`DOWNHILL_FLOOR`].
pub fn flat_equivalent(speed: f64, slope: f64, floor: f64) -> f64 {
    let share = cost_of_slope(slope) / FLAT_COST;
    speed * if slope < 0.0 { share.max(floor) } else { share }
}

/// Flat-equivalent speed of each second: 0 while standing, flat where the slope is unknown, `NaN` where speed is.
pub(super) fn speed_eq(speed: &[f32], grade: &[f32]) -> Vec<f32> {
    let equivalent = |(v, i): (&f32, &f32)| match (*v, *i) {
        (v, _) if v.is_nan() => f32::NAN,
        (v, _) if v < STANDING_M_S => 0.0,
        (v, i) if i.is_nan() => v,
        (v, i) => flat_equivalent(f64::from(v), f64::from(i), DOWNHILL_FLOOR) as f32,
    };
    speed.iter().zip(grade).map(equivalent).collect()
}

/// Fourth powers of the trailing 30-s means.
fn fourth_powers(values: &[f32]) -> impl Iterator<Item = f64> {
    let mut sum = 0.0;
    values.iter().enumerate().map(move |(index, value)| {
        sum += f64::from(*value);
        if let Some(old) = index.checked_sub(TRAILING).and_then(|old| values.get(old)) {
            sum -= f64::from(*old);
        }
        (sum.max(0.0) / (index + 1).min(TRAILING) as f64).powi(4)
    })
}

/// Normalised value of a series with one value a second (section 4.3): 30-s trailing mean, mean of fourth powers,
/// fourth root. `None` of nothing.
pub fn normalised(values: &[f32]) -> Option<f64> {
    let total: f64 = fourth_powers(values).sum();
    (!values.is_empty()).then(|| (total / values.len() as f64).sqrt().sqrt())
}

/// The best normalised value over any 20, 25 or 30 minutes.
pub(super) fn best_normalised(values: &[f32]) -> Option<f64> {
    let mut total = 0.0;
    let mut sums = Vec::with_capacity(values.len() + 1);
    sums.push(0.0);
    sums.extend(fourth_powers(values).map(|power| {
        total += power;
        total
    }));
    let best = |seconds: usize| {
        let ends = sums.iter().skip(seconds).zip(&sums).map(|(end, start)| (end - start) / seconds as f64);
        ends.max_by(f64::total_cmp)
    };
    let best = [1200, 1500, 1800].into_iter().filter_map(best).max_by(f64::total_cmp)?;
    Some(best.max(0.0).sqrt().sqrt())
}

/// Metres per minute for each heart beat per minute (section 4.5, M); for display only.
pub fn efficiency_factor(ngs_m_s: f64, hr_bpm: f64) -> f64 {
    60.0 * ngs_m_s / hr_bpm
}

/// Aerobic decoupling, percent (section 4.5, V): loss of speed per beat from the first half to the second.
pub fn decoupling_pct((speed1, hr1): (f64, f64), (speed2, hr2): (f64, f64)) -> f64 {
    let (first, second) = (speed1 / hr1, speed2 / hr2);
    100.0 * (first - second) / first
}

/// Fills the digest's graded speeds, decoupling and fade.
pub(super) fn fill(track: &Track, digest: &mut Digest) {
    let known: Vec<f32> = track.speed_eq.iter().map(|v| if v.is_nan() { 0.0 } else { *v }).collect();
    digest.ngs_m_s = normalised(&known).filter(|v| *v > 0.0);
    digest.best_ngs_20_30min_m_s = best_normalised(&known).filter(|v| *v > 0.0);

    let rows = known.iter().zip(&track.hr).zip(&track.moving).enumerate();
    let moving: Vec<(usize, f64, f64)> = rows
        .filter(|(_, (_, moves))| **moves)
        .map(|(row, ((v, hr), _))| (row, f64::from(*v), f64::from(*hr)))
        .collect();
    digest.mean_speed_eq_m_s = mean_of(&moving).0;
    if moving.len() >= THIRDS_S {
        let third = moving.len() / 3;
        let middle = mean_of(moving.get(third..2 * third).unwrap_or(&[]));
        let last = mean_of(moving.get(2 * third..).unwrap_or(&[]));
        digest.fade_pct = middle.0.zip(last.0).map(|(middle, last)| 100.0 * (last / middle - 1.0));
        digest.fade_hr_bpm = middle.1.zip(last.1).map(|(middle, last)| last - middle);
    }
    digest.decoupling_pct = decoupling(&moving, digest);
}

fn decoupling(moving: &[(usize, f64, f64)], digest: &Digest) -> Option<f64> {
    let steady = digest.ngs_m_s? / digest.mean_speed_eq_m_s? <= STEADY_RATIO;
    if !steady || digest.moving_s < STEADY_S || digest.hr_valid_share? < HR_SHARE {
        return None;
    }
    let warm = moving.partition_point(|(row, ..)| *row < WARM_UP_S);
    let rest = moving.get(warm..)?;
    let (first, second) = rest.split_at(rest.len() / 2);
    let (first, second) = (mean_of(first), mean_of(second));
    Some(decoupling_pct(first.0.zip(first.1)?, second.0.zip(second.1)?))
}

/// Mean speed and mean heart rate of some seconds; heart rate over those that have one.
fn mean_of(rows: &[(usize, f64, f64)]) -> (Option<f64>, Option<f64>) {
    let (mut speed, mut hr, mut beats) = (0.0, 0.0, 0.0);
    for (_, v, bpm) in rows {
        speed += v;
        if !bpm.is_nan() {
            hr += bpm;
            beats += 1.0;
        }
    }
    let speed = (!rows.is_empty() && speed > 0.0).then(|| speed / rows.len() as f64);
    (speed, (beats > 0.0).then(|| hr / beats))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-3 * b.abs(), "{a} is not {b}");
    }

    #[test]
    fn tv_06_energy_cost_of_slopes() {
        let vectors = [
            (0.0, 3.6),
            (0.05, 4.6852),
            (0.10, 5.9682),
            (0.20, 9.0067),
            (-0.05, 2.7459),
            (-0.10, 2.1517),
            (-0.20, 1.8),
        ];
        for (slope, cost) in vectors {
            close(cost_of_slope(slope), cost);
        }
        close(cost_of_slope(-0.30), 2.4622);
        close(cost_of_slope(-0.181), 1.7813);
    }

    #[test]
    fn tv_07_flat_equivalent_speed_up_and_down() {
        close(flat_equivalent(3.0, 0.05, DOWNHILL_FLOOR), 3.9043);
        close(flat_equivalent(3.0, -0.05, 0.0), 2.2883);
        close(flat_equivalent(3.0, -0.05, DOWNHILL_FLOOR), 2.55);
    }

    #[test]
    fn tv_08_normalised_speed_of_two_paces() {
        let mut speeds = vec![3.0_f32; 300];
        speeds.extend([4.0_f32; 300]);
        close(normalised(&speeds).unwrap(), 3.5767);
        assert_eq!(normalised(&[]), None);
    }

    #[test]
    fn tv_15_efficiency_factor() {
        close(efficiency_factor(3.0, 145.0), 1.2414);
    }

    #[test]
    fn tv_16_decoupling_of_two_halves() {
        close(decoupling_pct((3.0, 140.0), (2.9, 150.0)), 9.778);
    }

    #[test]
    fn the_best_twenty_minutes_are_the_fast_ones() {
        let mut speeds = vec![2.5_f32; 1800];
        speeds.extend([4.0_f32; 1300]);
        speeds.extend([2.5_f32; 900]);
        close(best_normalised(&speeds).unwrap(), 4.0);
        assert_eq!(best_normalised(&[3.0; 600]), None);
    }
}
