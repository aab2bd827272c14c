//! An invented runner whose steady minutes follow known laws, so that what was planted can be looked for.

use std::sync::Arc;

use lightfoot::analysis::{Season, analyse};
use lightfoot::model::{Activity, Day, Devices, Diary, DiaryRow, Digest, History, Runner, Segment, Sport, Totals};

/// Plain generator of normal numbers: the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub(crate) fn normal(&mut self, sd: f64) -> f64 {
        sd * (-2.0 * self.even().ln()).sqrt() * (std::f64::consts::TAU * self.even()).cos()
    }
}

/// What is particular about one run.
#[derive(Clone)]
pub(crate) struct Plan {
    /// Metres per second.
    pub(crate) speed: f64,
    /// Factor on ground contact time.
    pub(crate) contact: f64,
    /// Factor on vertical oscillation.
    pub(crate) oscillation: f64,
    /// Beats per minute on top.
    pub(crate) heart: f64,
    /// The watch's name; empty when the files name none.
    pub(crate) watch: &'static str,
    /// Air temperature and humidity, if noted.
    pub(crate) weather: Option<(f64, f64)>,
    /// Effort on top of what the pace asks for.
    pub(crate) effort: f64,
}

impl Plan {
    pub(crate) fn usual() -> Self {
        Self {
            speed: 1.0,
            contact: 1.0,
            oscillation: 1.0,
            heart: 0.0,
            watch: "watch 1",
            weather: Some((10.0, 70.0)),
            effort: 0.0,
        }
    }
}

/// The first day of every invented history.
pub(crate) const START: Day = Day(19_000);

/// A runner who runs every other day. Contact time is 262·(v/3)^−0.55 ms, oscillation 85 mm, cadence 168·(v/3)^0.18,
/// heart rate 82 + 22·v bpm and 0.8 bpm a °C of heat above 14 °C sWBGT; run to run they scatter by 1.2 %, 2 %, 0.8 %
/// and 2 bpm. `plan` changes the run of a number.
pub(crate) fn history(seed: u64, runs: i32, plan: impl Fn(i32, &mut Plan)) -> History {
    let mut dice = Dice(seed);
    let mut history = History { runner: Runner { height_cm: Some(175.0), ..Runner::default() }, ..History::default() };
    for number in 0..runs {
        let day = START.plus(2 * number);
        let mut planned = Plan::usual();
        plan(number, &mut planned);
        let kind = match number % 5 {
            0 => 3.3,
            1 => 2.7,
            _ => 2.95,
        };
        let speed = kind * planned.speed * (1.0 + dice.normal(0.02));
        let heat = planned.weather.map_or(0.0, |(t, rh)| (lightfoot::analysis::heat::swbgt_c(t, rh) - 14.0).max(0.0));
        let factors = [1.2, 2.0, 0.8].map(|percent| 1.0 + dice.normal(percent / 100.0));
        let beats = dice.normal(2.0) + planned.heart + 0.8 * heat;
        let segments = (0..30).map(|minute| {
            let v = speed * (1.0 + dice.normal(0.02));
            let gct = 262.0 * (v / 3.0).powf(-0.55) * planned.contact * factors[0];
            let vo = 85.0 * planned.oscillation * factors[1];
            let cadence = 168.0 * (v / 3.0).powf(0.18) * factors[2];
            Segment {
                minute: 2.0 + minute as f32,
                speed: v as f32,
                grade: dice.normal(0.01) as f32,
                speed_eq: v as f32,
                speed_eq_before: v as f32,
                hr: (82.0 + 22.0 * v + 0.1 * (f64::from(minute) - 6.0).max(0.0) + beats + dice.normal(1.5)) as f32,
                cadence: cadence as f32,
                gct: gct as f32,
                vertical_oscillation: vo as f32,
                vertical_ratio: (vo / 10.0 / (v * 60.0 / cadence)) as f32,
                balance: 50.0,
                step_length: (60_000.0 * v / cadence) as f32,
                power: f32::NAN,
                cadence_locked: false,
            }
        });
        let digest = Digest {
            segments: segments.collect(),
            hr_valid_share: Some(1.0),
            moving_s: 2000.0,
            ngs_m_s: Some(speed),
            mean_speed_eq_m_s: Some(speed),
            hr_seconds: vec![((82.0 + 22.0 * speed) as u8, 2000)],
            ..Digest::default()
        };
        history.activities.push(Arc::new(Activity {
            id: format!("run {number}").into(),
            start_utc_s: i64::from(day.0) * 86_400 + 64_800,
            utc_offset_s: Some(0),
            local_date: day,
            sport: Sport::Running,
            totals: Totals { distance_m: Some(2000.0 * speed), timer_s: Some(2000.0), ..Totals::default() },
            devices: Devices { watch: planned.watch.into(), ..Devices::default() },
            digest: Arc::new(digest),
            ..Activity::default()
        }));
        let (temperature_c, humidity_pct) = planned.weather.unzip();
        let effort = Some((4.0 + 4.0 * (speed - 3.0) + planned.effort + dice.normal(0.6)).clamp(0.0, 10.0));
        let said = Diary { temperature_c, humidity_pct, effort, ..Diary::default() };
        history.diary.push(DiaryRow { day, time_s: Some(64_800), said, ..DiaryRow::default() });
    }
    history
}

/// The analysed history of [`history`].
pub(crate) fn season(seed: u64, runs: i32, plan: impl Fn(i32, &mut Plan)) -> Season {
    analyse(&history(seed, runs, plan))
}
