//! The check: each heavy run against ordinary runs that resemble it, of the same weeks (section 10.5).

use super::counts::EXPOSED;
use super::unit::Unit;

/// Ordinary runs a heavy one is matched to.
const MOST: usize = 4;
/// They lie within so many days; within the longer span where the shorter holds none.
const DAYS: [i32; 2] = [28, 56];
const SPEED_APART: f64 = 0.07;
const LONGER: f64 = 1.3;
/// °C sWBGT above 14 from which a run is hot: 22 °C.
const HOT: f64 = 8.0;

/// Mantel–Haenszel odds ratio over the matched sets, half added to either sum; `None` without a set that tells.
/// Units by day, exposures in the same order.
pub fn odds_ratio(units: &[Unit], exposures: &[Option<f64>]) -> Option<f64> {
    let (mut with, mut without) = (0.0, 0.0);
    for (index, unit) in units.iter().enumerate().filter(|(_, unit)| unit.heavy == Some(true)) {
        let Some(exposed) = exposed(exposures, index) else { continue };
        let Some(controls) = DAYS.iter().find_map(|days| matches(units, exposures, (index, unit), *days)) else {
            continue;
        };
        let size = controls.len() as f64 + 1.0;
        let exposed_controls = controls.iter().filter(|control| **control).count() as f64;
        if exposed {
            with += (controls.len() as f64 - exposed_controls) / size;
        } else {
            without += exposed_controls / size;
        }
    }
    (with + without > 0.0).then(|| (with + 0.5) / (without + 0.5))
}

fn exposed(exposures: &[Option<f64>], index: usize) -> Option<bool> {
    exposures.get(index).copied().flatten().map(|exposure| exposure >= EXPOSED)
}

/// Whether each of the nearest matching ordinary runs was exposed; `None` when there is none.
fn matches(units: &[Unit], exposures: &[Option<f64>], (index, unit): (usize, &Unit), days: i32) -> Option<Vec<bool>> {
    let from = units.partition_point(|other| unit.day.since(other.day) > days);
    let near = units.iter().enumerate().skip(from).take_while(|(_, other)| other.day.since(unit.day) <= days);
    let alike = near.filter(|(place, other)| *place != index && other.heavy == Some(false) && resembles(unit, other));
    let mut found: Vec<(i32, bool)> = alike
        .filter_map(|(place, other)| Some(((other.day.0 - unit.day.0).abs(), exposed(exposures, place)?)))
        .collect();
    found.sort_by_key(|(apart, _)| *apart);
    found.truncate(MOST);
    (!found.is_empty()).then(|| found.into_iter().map(|(_, exposed)| exposed).collect())
}

/// Whether two runs are alike in pace, length and heat, as far as both are known.
fn resembles(a: &Unit, b: &Unit) -> bool {
    let both = |value: fn(&Unit) -> Option<f64>| value(a).zip(value(b));
    let pace = both(Unit::speed).is_none_or(|(a, b)| (a - b).abs() <= SPEED_APART);
    let length = both(Unit::ln_minutes).is_none_or(|(a, b)| (a - b).abs() <= LONGER.ln());
    let heat = both(Unit::heat).is_none_or(|(a, b)| (a >= HOT) == (b >= HOT));
    pace && length && heat
}
