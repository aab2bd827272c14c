//! Runs of the second family: what is run, how heavy it was, and what the watch saw, second by second.

use lightfoot::model::diary::{Drink, HeavyWhen};
use lightfoot::model::{Channel, Column, Devices, Diary, Recording, Series, Sport, Totals};
use lightfoot::simulate::Invented;

use super::dice::{Dice, Noise};
use super::life::{Body, Today, lag, rate};
use super::person::Person;
use super::{Trouble, note};

/// Seconds between two samples: these watches record sparingly.
const STEP_S: f64 = 3.0;

/// One planned run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Session {
    metres: f64,
    speed: f64,
    long: bool,
    fast: bool,
    start_s: i64,
}

impl Session {
    /// An easy run in the evening of the same day.
    pub(super) fn second(self) -> Self {
        let start_s = self.start_s.max(30_000) + 20_000;
        Self { metres: 0.5 * self.metres.min(12_000.0), long: false, fast: false, start_s: start_s.min(75_000), ..self }
    }
}

/// The run of a day, if there is one.
pub(super) fn session(p: &Person, today: &Today, _: &Body, dice: &mut Dice) -> Option<Session> {
    let weekday = today.day.0.rem_euclid(7) as u8;
    let plan: &[u8] = match p.days {
        3 => &[1, 4, 6],
        4 => &[0, 2, 4, 6],
        5 => &[0, 1, 3, 4, 6],
        6 => &[0, 1, 2, 3, 4, 6],
        _ => &[0, 1, 2, 3, 4, 5, 6],
    };
    let over = today.is(Trouble::Overtraining);
    let extra = over && today.since < 21 && weekday == 5;
    let raced = today.is(Trouble::Race);
    if raced && today.since == 0 {
        return Some(Session { metres: 21_100.0, speed: 1.12 * p.easy, long: true, fast: false, start_s: 34_200 });
    }
    let idle = today.is(Trouble::Break) && today.since < 18 || today.is(Trouble::Ill) || raced && today.since < 3;
    if idle || !(plan.contains(&weekday) || extra) || dice.chance(if over { 0.0 } else { 0.08 }) {
        return None;
    }
    let long = weekday == 6;
    let fast = p.days >= 4 && weekday == 4 && !today.is(Trouble::Ill);
    let wave = 1.0 + 0.12 * (f64::from(today.day.0) / 23.0 * std::f64::consts::TAU).sin();
    let more = match today.since {
        _ if !over => 1.0,
        0..=20 => 1.42,
        _ => 1.25,
    };
    let leap = if over && long && (5..12).contains(&today.since) && p.way > 0.5 { 1.35 } else { 1.0 };
    let less = if today.is(Trouble::Taper) { 0.55 } else { 1.0 };
    let share = if long { 0.31 } else { 0.69 / (plan.len() - 1) as f64 };
    let metres = p.weekly_km * 1000.0 * share * wave * more * leap * less * dice.between(0.9, 1.1);
    let metres = if today.trouble == Trouble::Dry && long { metres.max(15_000.0) } else { metres };
    let slower = if today.is(Trouble::Slower) { 0.92 } else { 1.0 };
    let pace = p.easy
        * if fast {
            1.18
        } else if long {
            0.96
        } else {
            1.0
        };
    let later = if today.is(Trouble::Job) { 10.0 } else { 0.0 };
    let start = p.start_h + later + dice.noise(Noise::Normal, 0.5);
    Some(Session {
        metres: metres.clamp(3_000.0, 34_000.0),
        speed: pace * slower * (1.0 + dice.noise(p.noise, 0.025)),
        long,
        fast,
        start_s: (start.clamp(5.0, 20.5) * 3600.0) as i64,
    })
}

/// What a run does to the body, and how heavy it is.
struct Felt {
    hr: f64,
    late_hr: f64,
    contact: f64,
    bounce: f64,
    cadence: f64,
    fade: f64,
    effort: f64,
    caused: f64,
    late: bool,
    drink_l: f64,
    loss_pct: f64,
}

fn felt(p: &Person, today: &Today, body: &Body, session: &Session, dice: &mut Dice) -> Felt {
    let minutes = session.metres / session.speed / 60.0;
    let sweat_l = p.sweat * (0.75 + 0.025 * (today.temperature_c - 10.0).max(0.0)) * minutes / 60.0;
    let dry = today.is(Trouble::Dry) && (session.long || minutes > 70.0);
    let drink_l = if dry {
        dice.between(0.0, 0.3)
    } else if minutes > 60.0 || today.temperature_c > 24.0 {
        (sweat_l - dice.between(0.2, 0.7)).max(0.0)
    } else {
        0.0
    };
    let loss_pct = 100.0 * (sweat_l - drink_l) / p.mass_kg;
    let thirst = if dry { ((loss_pct - 1.2) / 1.4).clamp(0.0, 1.2) } else { 0.0 };
    let over = today.of(Trouble::Overtraining) * lag(today, 9.0);
    let (iron, weight) = (today.of(Trouble::Iron), today.of(Trouble::Weight));
    let (form, shoes) = (today.of(Trouble::Form), today.of(Trouble::Shoes));
    let (carbs, veins) = (today.of(Trouble::Carbs), today.of(Trouble::Veins));
    let stretch = if dice.chance(0.9) { today.of(Trouble::Stretch) } else { 0.3 * today.of(Trouble::Stretch) };
    let sleepy = if today.trouble == Trouble::Sleep { today.dose * lag(today, 4.0) } else { 0.0 };
    let sore = if today.of(Trouble::Strength) > 0.0 { (1.5 * body.sore).min(1.2) } else { 0.0 };
    let empty = if carbs > 0.0 && minutes > 40.0 { carbs } else { 0.6 * carbs };
    let caused = [over, iron, weight, form, shoes, empty, veins, stretch, sleepy, sore, thirst];
    let down = if p.way < 0.5 { -6.0 } else { 3.0 };
    Felt {
        hr: p.shows * (5.5 * iron + 2.6 * weight + down * over + 1.0 * sleepy + 0.8 * shoes + 0.5 * form),
        late_hr: 3.5 * p.shows * thirst + 0.25 * (today.temperature_c - 16.0).max(0.0),
        contact: 0.05 * form + p.shows * (0.018 * shoes + 0.012 * sore + 0.008 * over),
        bounce: (0.04 + 0.05 * p.way) * form,
        cadence: -0.015 * form,
        fade: if session.long { p.shows * (0.05 * carbs + 0.03 * thirst) } else { 0.0 },
        effort: p.shows
            * (1.5 * over + 1.1 * sleepy + 0.9 * iron + 0.7 * empty + 0.5 * (weight + shoes + sore) + 0.6 * thirst),
        caused: caused.into_iter().fold(0.0, f64::max),
        late: empty.max(thirst) > 0.3,
        drink_l,
        loss_pct,
    }
}

/// Runs, records and rates.
pub(super) fn record(
    p: &Person,
    today: &Today,
    body: &mut Body,
    session: &Session,
    dice: &mut Dice,
    to: &mut Invented,
) {
    let felt = felt(p, today, body, session, dice);
    body.runs += 1;
    body.heavy = felt.caused;
    body.noise = p.carry * body.noise + dice.noise(p.noise, p.noise_sd);
    let hard = if session.fast {
        1.0
    } else if session.long {
        0.5
    } else {
        0.0
    };
    let season = p.season * (f64::from(today.day.0) / 58.0).sin();
    let year = 0.8 * p.year * (f64::from(today.day.0) / 365.25 * std::f64::consts::TAU).sin();
    let worn = if today.is(Trouble::Race) { 3.0 * (-f64::from(today.since) / 3.0).exp() } else { 0.0 };
    let heavy = rate(p.base + p.gain * felt.caused + hard + season + year + worn + body.noise);
    let heavy = if p.five_steps { (heavy / 2.5).round() * 2.5 } else { heavy };
    let recording = watched(p, today, session, &felt, dice);
    to.recordings.push(recording);
    if dice.chance(p.notes.rated) {
        let said = said(p, today, session, &felt, (heavy, body.sore), dice);
        note(to, today.day, Some(session.start_s as i32), said);
    }
}

fn said(
    p: &Person,
    today: &Today,
    session: &Session,
    felt: &Felt,
    (heavy, sore): (f64, f64),
    dice: &mut Dice,
) -> Diary {
    let n = p.notes;
    let caused = felt.caused > 0.4;
    let is_heavy = heavy >= 5.0;
    let early = caused && !felt.late && (today.trouble != Trouble::Shoes && today.trouble != Trouble::Weight);
    let when = match dice.unit() {
        x if x < 0.75 && caused && felt.late => HeavyWhen::Late,
        x if x < 0.7 && early => HeavyWhen::Start,
        x if x < 0.35 => HeavyWhen::Start,
        x if x < 0.65 => HeavyWhen::Late,
        _ => HeavyWhen::Whole,
    };
    let chip = |yes: bool| n.chips.then_some(yes);
    let stretching = today.trouble == Trouble::Stretch;
    let stiff = if stretching && caused { dice.chance(0.75) } else { dice.chance(0.06) || sore > 0.6 };
    let skip = if stretching && today.on { 0.95 } else { 0.2 };
    let minutes = session.metres / session.speed / 60.0;
    let asked = minutes > 60.0 || today.temperature_c > 24.0;
    let drank = today.trouble == Trouble::Dry || dice.chance(0.3);
    let weighs = p.way < 0.4 && drank && asked;
    let before = ((p.mass_kg + dice.noise(p.noise, 0.3)) * 10.0).round() / 10.0;
    Diary {
        legs_heaviness: Some(heavy),
        effort: n.effort.then(|| {
            let speed = session.speed / p.easy;
            rate(3.6 + 9.0 * (speed - 1.0) + 0.012 * minutes + felt.effort + dice.noise(p.noise, 0.7))
        }),
        heavy_when: (n.when && is_heavy).then_some(when),
        stiff_then_eased: chip(stiff),
        thirsty: chip(felt.loss_pct > 1.8 && dice.chance(0.8)),
        ran_out_of_energy: chip(today.of(Trouble::Carbs) > 0.4 && minutes > 40.0 && dice.chance(0.65)),
        stretched: dice.chance(n.stretch).then(|| !dice.chance(skip)),
        drink_ml: (asked && drank).then(|| (felt.drink_l * 20.0).round() * 50.0),
        drink_type: (asked && drank && felt.drink_l > 0.0).then_some(Drink::Water),
        weight_before_kg: weighs.then_some(before),
        weight_after_kg: weighs.then(|| (before * (1.0 - felt.loss_pct / 100.0) * 10.0).round() / 10.0),
        temperature_c: n.weather.then(|| (today.temperature_c + dice.noise(p.noise, 2.0)).round()),
        humidity_pct: (n.weather && n.humidity).then(|| dice.between(40.0, 75.0).round()),
        shoe: n.shoe_column.then(|| shoe(p, today)),
        ..Diary::default()
    }
}

/// The pair of a day, as the profile has it.
fn shoe(p: &Person, today: &Today) -> String {
    if today.trouble == Trouble::Shoes {
        let second = if p.way < 0.6 { "South" } else { "East" };
        return if today.begun { second } else { "North" }.to_owned();
    }
    Person::pair((today.day.since(p.first) / p.pair_days()).min(p.pairs() - 1))
}

/// The run as the watch saw it.
fn watched(p: &Person, today: &Today, session: &Session, felt: &Felt, dice: &mut Dice) -> Recording {
    let mut channels = vec![Channel::Time, Channel::Distance, Channel::Speed, Channel::Altitude, Channel::Cadence];
    if p.notes.heart {
        channels.push(Channel::HeartRate);
    }
    if p.notes.dynamics {
        channels.extend([Channel::GroundContactTime, Channel::VerticalOscillation, Channel::VerticalRatio]);
    }
    let mut columns: Vec<Column> = channels.iter().map(|c| Column { channel: *c, counts: Vec::new() }).collect();
    let new_watch = today.trouble == Trouble::NewWatch && today.begun;
    let (run_hr, run_gct) = (dice.noise(p.noise, 1.9), dice.noise(p.noise, 0.012));
    let (run_bounce, run_cadence) = (dice.noise(p.noise, 0.017), dice.noise(p.noise, 0.008));
    let fitness = 3.0 * p.year * (f64::from(today.day.0) / 365.25 * std::f64::consts::TAU).cos();
    let thin_air = if today.is(Trouble::Altitude) { 8.0 } else { 0.0 };
    let level = p.hr_rest + (p.hr_max - p.hr_rest) * 0.66 + run_hr + felt.hr + fitness + thin_air;
    let (mut distance, mut altitude, mut hr, mut grade, mut wobble) =
        (0.0, if thin_air > 0.0 { 1900.0 } else { 80.0 }, p.hr_rest + 30.0, 0.0, 0.0);
    let mut t = 0_u32;
    while distance < session.metres && t < 18_000 {
        let done = distance / session.metres;
        grade = (0.99 * grade + dice.noise(Noise::Even, 0.0014)).clamp(-0.07_f64, 0.07);
        wobble = 0.95 * wobble + dice.noise(Noise::Even, 0.006);
        let shape = match done {
            x if session.fast && !(0.2..0.85).contains(&x) => 0.84,
            _ if session.fast && t % 400 < 240 => 1.08,
            _ if session.fast => 0.9,
            x if x > 0.66 => 1.0 - felt.fade * (x - 0.66) / 0.34,
            _ => 1.0,
        };
        let flat = session.speed * shape * (1.0 + wobble);
        let speed = (flat * (1.0 - 2.8 * grade)).clamp(1.7, 6.5);
        distance += speed * STEP_S;
        altitude += speed * STEP_S * grade;
        let hours = f64::from(t) / 3600.0;
        let heat = 0.35 * (today.temperature_c - 15.0).max(0.0);
        let goal = level + p.hr_slope * (flat - p.easy) + heat + hours * (3.5 + felt.late_hr * hours);
        hr += (goal - hr) * STEP_S / 45.0;
        let beat = (hr + dice.noise(Noise::Normal, 0.8)).min(p.hr_max);
        let pace = speed / 3.0;
        let cadence = p.cadence * (1.0 + run_cadence + felt.cadence) * pace.powf(0.15) + dice.noise(Noise::Even, 1.2);
        let gct = p.gct * (1.0 + run_gct + felt.contact) * pace.powf(p.gct_power) + dice.noise(Noise::Normal, 4.0);
        let gct = gct * if new_watch { 1.04 } else { 1.0 };
        let bounce = p.bounce * (1.0 + run_bounce + felt.bounce) * pace.powf(0.05) + dice.noise(Noise::Normal, 2.0);
        let step_mm = speed * 60_000.0 / cadence;
        for column in &mut columns {
            let value = match column.channel {
                Channel::Time => f64::from(t),
                Channel::Distance => distance,
                Channel::Speed => speed,
                Channel::Altitude => altitude,
                Channel::Cadence => cadence,
                Channel::HeartRate => beat,
                Channel::GroundContactTime => gct,
                Channel::VerticalOscillation => bounce,
                _ => 100.0 * bounce / step_mm,
            };
            column.counts.push((value / column.channel.unit()).round() as i32);
        }
        t += STEP_S as u32;
    }
    let seconds = Some(f64::from(t));
    let number = if new_watch { "7" } else { "5" };
    Recording {
        start_utc_s: i64::from(today.day.0) * 86_400 + session.start_s - i64::from(today.offset_s),
        utc_offset_s: Some(today.offset_s),
        sport: Sport::Running,
        totals: Totals { distance_m: Some(distance), timer_s: seconds, elapsed_s: seconds, ..Totals::default() },
        devices: Devices {
            watch: format!("1-4000-{number}"),
            firmware: "9".into(),
            heart_rate: format!("1-3000-{number}"),
            form: if p.notes.dynamics { format!("1-3000-{number}") } else { String::new() },
        },
        series: Series::new(columns),
        ..Recording::default()
    }
}
