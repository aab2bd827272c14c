//! One runner of the second family: body, habits, and what is noted.

use lightfoot::model::{Day, DayRange};

use super::dice::{Dice, Noise};
use super::{Ask, Trouble, manner};

/// Constants of one runner.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) first: Day,
    pub(super) last: Day,
    /// When the cause is at work, and over how many days it sets in.
    pub(super) window: Option<DayRange>,
    pub(super) ramp_days: f64,
    /// Which of several ways the cause shows in, 0..1.
    pub(super) way: f64,
    /// How far the cause comes at its fullest, 0..1.
    pub(super) depth: f64,
    /// Points of heaviness at full dose.
    pub(super) gain: f64,
    pub(super) noise: Noise,
    pub(super) noise_sd: f64,
    pub(super) carry: f64,
    pub(super) season: f64,
    pub(super) base: f64,
    pub(super) female: bool,
    pub(super) birth_year: i32,
    pub(super) height_cm: f64,
    pub(super) mass_kg: f64,
    pub(super) hr_max: f64,
    pub(super) hr_rest: f64,
    pub(super) hr_slope: f64,
    pub(super) easy: f64,
    pub(super) gct: f64,
    pub(super) gct_power: f64,
    pub(super) bounce: f64,
    pub(super) cadence: f64,
    pub(super) sleep_h: f64,
    pub(super) ln_hrv: f64,
    pub(super) sweat: f64,
    pub(super) days: u8,
    pub(super) weekly_km: f64,
    /// Air of the year and how far summer is from it, °C; in the south July is cool.
    pub(super) air_c: (f64, f64),
    pub(super) start_h: f64,
    /// How much the body shows of a cause, besides the legs; 1 is usual.
    pub(super) shows: f64,
    /// Whether legs are rated in five steps.
    pub(super) five_steps: bool,
    /// How far legs, heart and nights go with the year.
    pub(super) year: f64,
    pub(super) notes: Notes,
}

/// What a runner notes and wears.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is noted or not on its own")]
pub(super) struct Notes {
    pub(super) rated: f64,
    pub(super) dynamics: bool,
    pub(super) heart: bool,
    pub(super) effort: bool,
    pub(super) when: bool,
    pub(super) chips: bool,
    pub(super) tired: f64,
    pub(super) sore: f64,
    pub(super) vitals: f64,
    pub(super) morning: bool,
    /// Share of the nights that are known, and whether they are typed rather than tracked.
    pub(super) tracker: f64,
    pub(super) typed_nights: bool,
    pub(super) scale: f64,
    /// Whether the scale shows pounds, in steps of 0.2.
    pub(super) pounds: bool,
    pub(super) shoe_column: bool,
    pub(super) weather: bool,
    pub(super) humidity: bool,
    pub(super) carbs: f64,
    pub(super) stretch: f64,
    pub(super) strength: bool,
    pub(super) races: bool,
}

impl Person {
    pub(super) fn draw(ask: &Ask, dice: &mut Dice) -> Self {
        let days = dice.whole(190, 420);
        let asked = ask.days.max(manner::days(ask));
        let days = if asked > 0 { asked } else { days };
        let warm = matches!(ask.trouble, Trouble::Dry | Trouble::Heat);
        // Warm months end the history of those who dry out; all others end anywhere in the year.
        let end = if warm { dice.whole(20_315, 20_345) } else { dice.whole(20_180, 20_560) };
        let last = Day(end);
        let (length, ramp) = ask.trouble.course(dice);
        // Some histories go on after the trouble is over.
        let after = match dice.unit() {
            x if x < 0.55 => 0,
            x if x < 0.85 || days < length + 130 => dice.whole(1, 6),
            _ => dice.whole(20, (days - length - 100).min(120)),
        };
        let window = (length > 0).then(|| DayRange::ending(last.plus(-after), length.min(days - 60)));
        let often = matches!(ask.trouble, Trouble::Iron | Trouble::Period);
        let female = often && dice.chance(0.8) || dice.chance(0.45);
        let height_cm = dice.between(158.0, 172.0) + if female { 0.0 } else { 12.0 };
        let birth_year = dice.whole(1962, 2000);
        let age = f64::from(2025 - birth_year);
        let mut person = Self {
            first: last.plus(1 - days),
            last,
            window,
            ramp_days: ramp,
            way: dice.unit(),
            depth: dice.between(0.65, 1.0),
            gain: dice.between(2.0, 3.2),
            noise: [Noise::Normal, Noise::Heavy, Noise::Even][dice.whole(0, 2) as usize],
            noise_sd: dice.between(0.7, 1.1),
            carry: dice.between(0.0, 0.45),
            season: dice.between(-0.3, 0.3),
            base: dice.between(1.8, 3.1),
            female,
            birth_year,
            height_cm: height_cm.round(),
            mass_kg: dice.between(20.0, 24.5) * (height_cm / 100.0).powi(2),
            hr_max: (211.0 - 0.64 * age + dice.noise(Noise::Normal, 6.0)).round(),
            hr_rest: dice.between(44.0, 62.0).round(),
            hr_slope: dice.between(16.0, 30.0),
            easy: dice.between(2.5, 3.4),
            gct: dice.between(225.0, 285.0),
            gct_power: dice.between(-0.7, -0.4),
            bounce: dice.between(70.0, 100.0),
            cadence: dice.between(158.0, 180.0),
            sleep_h: if dice.chance(0.25) { dice.between(6.5, 9.2) } else { dice.between(7.1, 8.3) },
            ln_hrv: dice.between(3.5, 4.4),
            sweat: dice.between(0.9, 1.3),
            days: dice.whole(3, 7) as u8,
            weekly_km: dice.between(25.0, 60.0),
            air_c: (
                dice.between(8.0, 17.0),
                if dice.chance(0.2) { dice.between(-8.0, 2.0) } else { dice.between(5.0, 10.0) },
            ),
            start_h: if dice.chance(0.6) { dice.between(6.0, 9.0) } else { dice.between(17.0, 19.5) },
            shows: 1.0,
            five_steps: false,
            year: 0.0,
            notes: Notes::draw(ask.trouble, dice),
        };
        manner::turn(&mut person, *ask);
        person
    }

    /// How many pairs of shoes there were, one after the other, and for how long each.
    pub(super) fn pairs(&self) -> i32 {
        let km = self.weekly_km * f64::from(self.last.since(self.first)) / 7.0;
        (km / 360.0).ceil() as i32
    }

    pub(super) fn pair_days(&self) -> i32 {
        self.last.since(self.first) / self.pairs() + 1
    }

    pub(super) fn pair(number: i32) -> String {
        format!("Pair {}", number + 1)
    }

    /// How far the cause has come on a day, 0..1.
    pub(super) fn dose(&self, day: Day) -> f64 {
        let Some(window) = self.window.filter(|window| window.contains(day)) else { return 0.0 };
        let since = f64::from(day.since(window.first)) + 1.0;
        if self.ramp_days <= 1.0 {
            return self.depth;
        }
        // Some set in straight, some as an S.
        let x = (since / self.ramp_days).min(1.0);
        self.depth * if self.way < 0.5 { x } else { x * x * (3.0 - 2.0 * x) }
    }
}

impl Notes {
    fn draw(trouble: Trouble, dice: &mut Dice) -> Self {
        let needs = |of: Trouble| trouble == of;
        Self {
            rated: dice.between(0.45, 0.9),
            dynamics: dice.chance(0.7) || needs(Trouble::Form) || needs(Trouble::NewWatch),
            heart: dice.chance(0.94) || needs(Trouble::Iron),
            effort: dice.chance(0.85),
            when: dice.chance(0.7),
            chips: dice.chance(0.7),
            tired: if dice.chance(0.85) { dice.between(0.5, 0.95) } else { 0.0 },
            sore: if dice.chance(0.8) { dice.between(0.4, 0.9) } else { 0.0 },
            vitals: if dice.chance(0.85) { dice.between(0.6, 1.0) } else { 0.0 },
            morning: dice.chance(0.6),
            tracker: if needs(Trouble::Sleep) || dice.chance(0.85) { dice.between(0.8, 1.0) } else { 0.0 },
            typed_nights: dice.chance(0.2),
            scale: dice.between(if needs(Trouble::Weight) { 0.35 } else { 0.1 }, 0.9),
            pounds: dice.chance(0.25),
            shoe_column: dice.chance(0.5),
            weather: dice.chance(0.75) || needs(Trouble::Dry) || needs(Trouble::Heat),
            humidity: dice.chance(0.5),
            carbs: if needs(Trouble::Carbs) || dice.chance(0.4) { dice.between(0.7, 0.95) } else { 0.0 },
            stretch: if needs(Trouble::Stretch) || dice.chance(0.6) { dice.between(0.7, 0.95) } else { 0.0 },
            strength: needs(Trouble::Strength) || dice.chance(0.6),
            races: dice.chance(0.6),
        }
    }
}
