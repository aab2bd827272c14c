//! Slope and climb from altitude (section 3.1, step 4): 30-s median, then a straight line over 60 m of way.

use super::rows::Rows;
use crate::model::{Channel, Series};

/// Seconds either side of the median.
const MEDIAN_REACH: usize = 15;
/// Metres either side of the straight line.
const LINE_REACH_M: f64 = 30.0;
/// A line over less way than this says nothing, metres (J).
const SHORTEST_LINE_M: f64 = 20.0;
/// Steepest slope believed (section 3.1, J).
const STEEPEST: f64 = 0.30;
/// Descents steeper than this load the muscles (section 4.2, J).
const STEEP_DOWN: f32 = -0.03;
/// Rises smaller than this are noise, metres (J).
const NOISE_M: f32 = 2.0;

/// The slope of each second, and metres climbed and metres lost where it is steep. Without altitude all is unknown.
pub(super) fn grade(rows: &Rows, series: &Series, along: &[f64]) -> (Vec<f32>, Option<(f64, f64)>) {
    let mut grade = vec![f32::NAN; rows.len()];
    if series.column(Channel::Altitude).is_none() {
        return (grade, None);
    }
    let altitude = rows.lay_first(series, &[Channel::Altitude], -500.0..=9000.0);
    let mut smooth = Vec::with_capacity(rows.len());
    for block in &rows.blocks {
        let Some(heights) = altitude.get(block.clone()) else { break };
        running_median(heights, &mut smooth);
        if let (Some(way), Some(heights), Some(grade)) =
            (along.get(block.clone()), smooth.get(block.clone()), grade.get_mut(block.clone()))
        {
            fit_lines(way, heights, grade);
        }
    }
    let steep = steep_descent(along, &grade);
    (grade, Some((ascent(&smooth), steep)))
}

/// Appends the median of the known values within [`MEDIAN_REACH`] of each.
fn running_median(values: &[f32], out: &mut Vec<f32>) {
    let mut window = Vec::with_capacity(2 * MEDIAN_REACH + 2);
    for value in values.iter().take(MEDIAN_REACH) {
        slide(&mut window, f32::NAN, *value);
    }
    for index in 0..values.len() {
        let at = |index: Option<usize>| index.and_then(|index| values.get(index)).copied().unwrap_or(f32::NAN);
        slide(&mut window, at(index.checked_sub(MEDIAN_REACH + 1)), at(Some(index + MEDIAN_REACH)));
        out.push(window.get(window.len() / 2).copied().unwrap_or(f32::NAN));
    }
}

/// Takes one value out of a sorted window and puts one in; either may be missing. Height changes little from second to
/// second, so the new one takes the place of the old and moves a few places at most.
fn slide(window: &mut Vec<f32>, leaves: f32, enters: f32) {
    let mut place = if leaves.is_nan() { window.len() } else { window.partition_point(|other| *other < leaves) };
    if enters.is_nan() {
        if place < window.len() {
            window.remove(place);
        }
        return;
    }
    match window.get_mut(place) {
        Some(old) => *old = enters,
        None => window.push(enters),
    }
    while place > 0 && window[place - 1] > window[place] {
        window.swap(place - 1, place);
        place -= 1;
    }
    while place + 1 < window.len() && window[place] > window[place + 1] {
        window.swap(place, place + 1);
        place += 1;
    }
}

/// Sums of a straight line's least squares.
#[derive(Default)]
struct Line {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
}

impl Line {
    fn add(&mut self, x: f64, y: f64, times: f64) {
        self.n += times;
        self.x += times * x;
        self.y += times * y;
        self.xx += times * x * x;
        self.xy += times * x * y;
    }

    fn slope(&self) -> f64 {
        (self.n * self.xy - self.x * self.y) / (self.n * self.xx - self.x * self.x)
    }
}

/// Slope of the line through the heights within [`LINE_REACH_M`] of way around each point.
fn fit_lines(way: &[f64], heights: &[f32], grade: &mut [f32]) {
    let origin = way.first().copied().unwrap_or(0.0);
    let ground = heights.iter().find(|height| !height.is_nan()).copied().unwrap_or(0.0);
    let point = |index: usize| {
        let (x, y) = (way.get(index)?, heights.get(index)?);
        Some((x - origin, f64::from(y - ground)))
    };
    let mut line = Line::default();
    let (mut from, mut to) = (0, 0);
    for (index, grade) in grade.iter_mut().enumerate() {
        let Some((here, _)) = point(index) else { break };
        while let Some((x, y)) = point(to).filter(|(x, _)| *x <= here + LINE_REACH_M) {
            if !y.is_nan() {
                line.add(x, y, 1.0);
            }
            to += 1;
        }
        while let Some((x, y)) = point(from).filter(|(x, _)| *x < here - LINE_REACH_M) {
            if !y.is_nan() {
                line.add(x, y, -1.0);
            }
            from += 1;
        }
        let ends = (point(from), to.checked_sub(1).and_then(point));
        if let (Some((start, _)), Some((end, _))) = ends
            && end - start >= SHORTEST_LINE_M
            && let slope = line.slope()
            && slope.is_finite()
        {
            *grade = slope.clamp(-STEEPEST, STEEPEST) as f32;
        }
    }
}

/// Metres climbed: the sum of rises that are more than noise.
fn ascent(heights: &[f32]) -> f64 {
    let (mut low, mut climbed) = (f32::NAN, 0.0_f64);
    for height in heights.iter().filter(|height| !height.is_nan()) {
        if low.is_nan() {
            low = *height;
        } else if *height > low + NOISE_M {
            climbed += f64::from(*height - low);
            low = *height;
        } else if *height < low {
            low = *height;
        }
    }
    climbed
}

/// Metres lost where the way falls more steeply than 3 %.
fn steep_descent(along: &[f64], grade: &[f32]) -> f64 {
    let steps = along.windows(2).zip(grade.iter().skip(1));
    let steep = steps.filter(|(_, grade)| **grade < STEEP_DOWN);
    steep.map(|(pair, grade)| (pair.last().unwrap_or(&0.0) - pair.first().unwrap_or(&0.0)) * -f64::from(*grade)).sum()
}
