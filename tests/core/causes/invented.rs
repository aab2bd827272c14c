//! Runners invented for the causes the diary tells of: food, fluid and stretching. Their bodies follow other shapes and
//! noise than the program assumes, and what they note differs from one to the next.

use std::sync::Arc;

use lightfoot::analysis::analyse;
use lightfoot::causes::{CauseId, Judgement, State, judge};
use lightfoot::model::diary::{Carbs, Drink, HeavyWhen};
use lightfoot::model::{
    Activity, Day, Diary, DiaryRow, Digest, History, Reading, ReadingKind, Runner, Segment, SourceRank, Sport, Totals,
};

/// The last day, at the end of a summer.
pub(super) const LAST: Day = Day(20_330);
/// Days of history.
const DAYS: i32 = 170;

/// What is hidden in the last days of a history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hidden {
    Nothing,
    /// Five weeks of little carbohydrate.
    LowCarbohydrate,
    /// Eight weeks of long summer runs with little drink.
    Dehydration,
    /// Six weeks without stretching after a habit.
    Stretching,
    /// Three weeks of 31 °C with enough to drink.
    HeatWave,
    /// Nobody stretches, and legs are heavy now and then.
    NeverStretched,
    /// Six weeks without stretching that the legs do not mind.
    HarmlessSkipping,
    /// Five weeks of little carbohydrate that the legs do not mind.
    HarmlessDiet,
}

impl Hidden {
    fn days(self) -> i32 {
        match self {
            Self::Nothing | Self::NeverStretched => 0,
            Self::LowCarbohydrate | Self::HarmlessDiet => 35,
            Self::Dehydration => 56,
            Self::Stretching | Self::HarmlessSkipping => 42,
            Self::HeatWave => 21,
        }
    }
}

/// What a runner notes.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is noted or not on its own")]
pub(super) struct Notes {
    /// Share of the runs that are rated, and of the days with an answer about food.
    pub(super) answers: f64,
    /// Whether it is noted when the legs were heavy.
    pub(super) when: bool,
    /// Whether effort is rated.
    pub(super) effort: bool,
    /// Whether the watch records heart rate.
    pub(super) heart: bool,
    /// Whether energy, thirst and stiffness are noted.
    pub(super) chips: bool,
    /// Whether the runner weighs before and after long runs; else notes the drink.
    pub(super) weighs: bool,
    /// Points of heaviness the cause adds.
    pub(super) gain: f64,
}

pub(super) const RICH: Notes =
    Notes { answers: 0.9, when: true, effort: true, heart: true, chips: true, weighs: true, gain: 2.8 };
pub(super) const USUAL: Notes = Notes { answers: 0.75, weighs: false, gain: 2.4, ..RICH };
pub(super) const SPARE: Notes = Notes { answers: 0.75, chips: false, effort: false, ..USUAL };
pub(super) const POOR: Notes = Notes { answers: 0.6, gain: 2.1, ..USUAL };
pub(super) const NO_HEART: Notes = Notes { heart: false, ..USUAL };

struct Dice(u64);

impl Dice {
    fn even(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn chance(&mut self, share: f64) -> bool {
        self.even() < share
    }

    /// A bell shape from three even numbers: lighter tails than a normal one.
    fn bell(&mut self, centre: f64, sd: f64) -> f64 {
        centre + sd * 2.0 * (self.even() + self.even() + self.even() - 1.5)
    }
}

/// One runner's constants.
struct Body {
    base: f64,
    mass_kg: f64,
    /// Litres an hour in cool air.
    sweat: f64,
    speed: f64,
    carry: f64,
}

/// What is at work on one run.
struct Today {
    hidden: bool,
    long: bool,
    temperature_c: f64,
    loss_pct: f64,
    dose: f64,
}

/// A history of 170 days that ends on [`LAST`].
pub(super) fn history(hidden: Hidden, notes: Notes, seed: u64) -> History {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..10 {
        dice.even();
    }
    let mut body = Body {
        base: dice.bell(2.5, 0.6),
        mass_kg: dice.bell(68.0, 6.0),
        sweat: dice.bell(1.1, 0.1),
        speed: dice.bell(2.95, 0.2),
        carry: 0.0,
    };
    let mut history = History {
        runner: Runner {
            birth_year: Some(1985),
            hr_max_bpm: Some(190.0),
            hr_rest_bpm: Some(52.0),
            ..Runner::default()
        },
        ..History::default()
    };
    let from = LAST.plus(1 - hidden.days());
    for day in (0..DAYS).map(|number| LAST.plus(number + 1 - DAYS)) {
        let at_work = day >= from;
        food(&mut history, hidden, notes, day, at_work, &mut dice);
        if dice.chance(0.6) {
            history.readings.push(weighing(day, dice.bell(body.mass_kg, 0.45)));
        }
        let weekday = day.0.rem_euclid(7);
        if !matches!(weekday, 0 | 2 | 4 | 6) || dice.chance(0.06) {
            continue;
        }
        let long = weekday == 6;
        let minutes = if long { dice.bell(100.0, 8.0) } else { dice.bell(46.0, 6.0) };
        run(&mut history, &mut body, hidden, notes, (day, minutes, long, at_work), &mut dice);
    }
    history.diary.sort_by_key(|row| (row.day, row.time_s));
    history
}

/// The day's answer about food.
fn food(history: &mut History, hidden: Hidden, notes: Notes, day: Day, at_work: bool, dice: &mut Dice) {
    let low = at_work && matches!(hidden, Hidden::LowCarbohydrate | Hidden::HarmlessDiet);
    let carbs = match dice.even() {
        x if low && x < 0.85 => Carbs::Low,
        _ if low => Carbs::Usual,
        x if x < 0.78 => Carbs::Usual,
        x if x < 0.88 => Carbs::High,
        x if x < 0.94 => Carbs::Low,
        _ => Carbs::Skipped,
    };
    if dice.chance(notes.answers) {
        let said = Diary { carbs: Some(carbs), ..Diary::default() };
        history.diary.push(DiaryRow { day, said, ..DiaryRow::default() });
    }
}

fn weighing(day: Day, kg: f64) -> Reading {
    Reading {
        day,
        kind: ReadingKind::Weight,
        value: kg,
        time_s: Some(24_000),
        source: "scale".into(),
        rank: SourceRank::Scale,
    }
}

/// A run, and what is said of it.
fn run(
    history: &mut History,
    body: &mut Body,
    hidden: Hidden,
    notes: Notes,
    (day, minutes, long, at_work): (Day, f64, bool, bool),
    dice: &mut Dice,
) {
    let hot = at_work && matches!(hidden, Hidden::Dehydration | Hidden::HeatWave);
    let temperature_c = if hot { dice.bell(29.0, 2.0) } else { dice.bell(14.0, 4.0) };
    let heat = ((temperature_c - 12.0) / 17.0).max(0.0);
    let sweat_l = body.sweat * (1.0 + 0.55 * heat) * minutes / 60.0;
    let dry = at_work && hidden == Hidden::Dehydration && long;
    let drink_l = if dry { dice.bell(0.15, 0.1).max(0.0) } else { (sweat_l - dice.bell(0.6, 0.2)).max(0.0) };
    let loss_pct = 100.0 * (sweat_l - drink_l) / body.mass_kg;
    let dose = match hidden {
        Hidden::LowCarbohydrate if at_work => dice.bell(0.9, 0.2),
        Hidden::Stretching if at_work => dice.bell(0.9, 0.25),
        Hidden::Dehydration if dry => (loss_pct - 1.0) / 1.3,
        _ => 0.0,
    };
    let today = Today { hidden: at_work, long, temperature_c, loss_pct, dose: dose.clamp(0.0, 1.3) };
    body.carry = 0.25 * body.carry + dice.bell(0.0, 1.05);
    let heaviness = (body.base + notes.gain * today.dose + body.carry).clamp(0.0, 10.0).round();
    let speed = dice.bell(body.speed, 0.07) * if long { 0.97 } else { 1.0 };
    history.activities.push(Arc::new(activity(day, (minutes, speed), &today, (hidden, notes), dice)));
    if dice.chance(notes.answers) {
        let mut said = felt(hidden, notes, &today, heaviness, dice);
        if long || hot {
            drank(&mut said, body, &today, drink_l, notes, dice);
        }
        history.diary.push(DiaryRow { day, time_s: Some(25_200), said, ..DiaryRow::default() });
    }
}

/// What is said of how it felt.
fn felt(hidden: Hidden, notes: Notes, today: &Today, heaviness: f64, dice: &mut Dice) -> Diary {
    let late = matches!(hidden, Hidden::LowCarbohydrate | Hidden::Dehydration);
    let caused = today.dose > 0.4;
    let when = match dice.even() {
        x if caused && x < 0.8 => {
            if late {
                HeavyWhen::Late
            } else {
                HeavyWhen::Start
            }
        }
        x if x < 0.4 => HeavyWhen::Start,
        x if x < 0.7 => HeavyWhen::Late,
        _ => HeavyWhen::Whole,
    };
    let heavy = heaviness >= 5.0;
    let skipping = match hidden {
        Hidden::NeverStretched => true,
        Hidden::Stretching | Hidden::HarmlessSkipping if today.hidden => !dice.chance(0.05),
        _ => !dice.chance(0.85),
    };
    let chip = |yes: bool| notes.chips.then_some(yes);
    let cause = |of: Hidden| hidden == of && caused;
    let (empty, stiff, thirsty) = (dice.chance(0.7), dice.chance(0.8), dice.chance(0.7));
    Diary {
        legs_heaviness: Some(heaviness),
        effort: notes
            .effort
            .then(|| (dice.bell(4.5, 0.6) + 0.6 * today.dose + if today.long { 0.8 } else { 0.0 }).round()),
        heavy_when: (notes.when && heavy).then_some(when),
        stiff_then_eased: if cause(Hidden::Stretching) { Some(stiff) } else { chip(dice.chance(0.08)) },
        ran_out_of_energy: chip(cause(Hidden::LowCarbohydrate) && empty),
        thirsty: chip(cause(Hidden::Dehydration) && thirsty),
        stretched: Some(!skipping),
        temperature_c: Some(today.temperature_c.round()),
        humidity_pct: notes.weighs.then_some(60.0),
        ..Diary::default()
    }
}

/// What was drunk, or weighed.
fn drank(said: &mut Diary, body: &Body, today: &Today, drink_l: f64, notes: Notes, dice: &mut Dice) {
    if notes.weighs {
        let before = dice.bell(body.mass_kg, 0.3);
        said.weight_before_kg = Some((10.0 * before).round() / 10.0);
        said.weight_after_kg = Some((10.0 * before * (1.0 - today.loss_pct / 100.0)).round() / 10.0);
    }
    said.drink_ml = Some((drink_l * 20.0).round() * 50.0);
    said.drink_type = Some(if dice.chance(0.5) { Drink::Water } else { Drink::Electrolyte });
}

/// The run as the watch saw it.
fn activity(
    day: Day,
    (minutes, speed): (f64, f64),
    today: &Today,
    (hidden, notes): (Hidden, Notes),
    dice: &mut Dice,
) -> Activity {
    let seconds = minutes * 60.0;
    let dry = if hidden == Hidden::Dehydration && today.hidden { today.loss_pct.max(0.0) } else { 0.0 };
    let heat = (today.temperature_c - 12.0).max(0.0);
    let level = dice.bell(72.0, 2.0) + 0.5 * heat;
    let beats = |minute: f64| {
        let share = minute / minutes;
        level + 22.0 * speed + (0.08 + 0.006 * heat) * minute + 4.0 * dry * share * share
    };
    let mut segments = Vec::new();
    if notes.heart {
        for minute in (4..minutes as i32).step_by(4) {
            segments.push(Segment {
                minute: minute as f32,
                speed: speed as f32,
                speed_eq: speed as f32,
                speed_eq_before: speed as f32,
                hr: (beats(f64::from(minute)) + dice.bell(0.0, 1.5)) as f32,
                cadence: 170.0,
                gct: f32::NAN,
                vertical_oscillation: f32::NAN,
                vertical_ratio: f32::NAN,
                balance: f32::NAN,
                step_length: f32::NAN,
                power: f32::NAN,
                ..Segment::default()
            });
        }
    }
    let tired = hidden == Hidden::LowCarbohydrate && today.dose > 0.5 && today.long;
    let halves = beats(minutes * 0.75) / beats(minutes * 0.3);
    let fade = dice.bell(-0.5, 1.5) - if tired { dice.bell(4.0, 1.5) } else { 0.0 };
    let digest = Digest {
        samples: seconds as u32,
        distance_m: Some(speed * seconds),
        duration_s: Some(seconds),
        moving_s: seconds,
        hr_seconds: if notes.heart { vec![(beats(minutes / 2.0) as u8, seconds as u32)] } else { Vec::new() },
        hr_valid_share: notes.heart.then_some(1.0),
        ngs_m_s: Some(speed),
        mean_speed_eq_m_s: Some(speed),
        decoupling_pct: (notes.heart && minutes >= 45.0).then(|| 100.0 * (1.0 - 1.0 / halves) + dice.bell(0.0, 1.5)),
        fade_pct: Some(fade),
        fade_hr_bpm: notes.heart.then(|| dice.bell(2.0, 2.0)),
        segments,
        ..Digest::default()
    };
    Activity {
        id: format!("run {day}").into(),
        start_utc_s: i64::from(day.0) * 86_400 + 25_200,
        utc_offset_s: Some(0),
        local_date: day,
        sport: Sport::Running,
        totals: Totals { distance_m: Some(speed * seconds), timer_s: Some(seconds), ..Totals::default() },
        digest: Arc::new(digest),
        ..Activity::default()
    }
}

/// How a cause came out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outcome {
    pub(super) raised: bool,
    pub(super) likely: bool,
    pub(super) first: bool,
}

pub(super) fn judged(hidden: Hidden, notes: Notes, seed: u64) -> Judgement {
    judge(&analyse(&history(hidden, notes, seed)))
}

pub(super) fn is_likely(state: &State) -> bool {
    matches!(state, State::Likely | State::Strong)
}

/// Whether the hidden cause was raised in its window, and stands first at the end.
pub(super) fn outcome(judgement: &Judgement, hidden: Hidden, cause: CauseId) -> Outcome {
    let from = LAST.plus(1 - hidden.days());
    let mine = judgement.episodes.iter().filter(|e| e.cause == cause && e.to.is_none_or(|to| to > from));
    let peaks: Vec<&State> = mine.map(|episode| &episode.peak).collect();
    let top = &judgement.findings[0];
    Outcome {
        raised: !peaks.is_empty(),
        likely: peaks.iter().any(|peak| is_likely(peak)),
        first: top.cause == cause && top.state.is_raised(),
    }
}
