//! A second family of invented runners, made on purpose in another way than `lightfoot::simulate`: other laws, ramps,
//! noises and lags, and every runner notes other things. What the program finds in them was not built into them by the
//! same hand's formulas.

mod dice;
mod life;
mod manner;
mod person;
mod profile;
mod run;

use lightfoot::model::{Day, DayRange, Diary, DiaryRow, Origin};
use lightfoot::simulate::Invented;

use dice::Dice;
pub(crate) use manner::Manner;
use person::Person;

/// What troubles a runner, or only seems to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    Healthy,
    Strength,
    Stretch,
    Overtraining,
    Shoes,
    Form,
    Weight,
    Carbs,
    Iron,
    Dry,
    Veins,
    Sleep,
    NewWatch,
    NewScale,
    Slower,
    Heat,
    TrackerGap,
    Trip,
    Break,
    Ill,
    Taper,
    Altitude,
    Race,
    Period,
    Job,
}

impl Trouble {
    /// The eleven causes, with the names of the program.
    pub(crate) const CAUSES: [(Self, &'static str); 11] = [
        (Self::Strength, "strength_training"),
        (Self::Stretch, "stretching"),
        (Self::Overtraining, "overtraining"),
        (Self::Shoes, "shoes"),
        (Self::Form, "running_form"),
        (Self::Weight, "weight_gain"),
        (Self::Carbs, "low_carbohydrate"),
        (Self::Iron, "iron_deficiency"),
        (Self::Dry, "dehydration"),
        (Self::Veins, "circulation"),
        (Self::Sleep, "sleep"),
    ];
    /// Harmless.
    pub(crate) const HARMLESS: [(Self, &'static str); 14] = [
        (Self::Healthy, "healthy"),
        (Self::NewWatch, "new watch"),
        (Self::NewScale, "new scale"),
        (Self::Slower, "slower block"),
        (Self::Heat, "heat wave"),
        (Self::TrackerGap, "tracker gap"),
        (Self::Trip, "trip"),
        (Self::Break, "break"),
        (Self::Ill, "illness"),
        (Self::Taper, "taper"),
        (Self::Altitude, "altitude"),
        (Self::Race, "race"),
        (Self::Period, "period"),
        (Self::Job, "new job"),
    ];

    /// Days at work, and days until it is fully there.
    fn course(self, dice: &mut Dice) -> (i32, f64) {
        match self {
            Self::Healthy => (0, 0.0),
            Self::Strength => (dice.whole(21, 42), 1.0),
            Self::Stretch => (dice.whole(30, 48), dice.between(1.0, 10.0)),
            Self::Overtraining => (dice.whole(28, 38), dice.between(10.0, 16.0)),
            Self::Shoes => (dice.whole(28, 60), dice.between(1.0, 20.0)),
            Self::Form => (dice.whole(28, 50), dice.between(10.0, 21.0)),
            Self::Weight => (dice.whole(56, 90), dice.between(45.0, 70.0)),
            Self::Carbs => (dice.whole(21, 42), dice.between(1.0, 5.0)),
            Self::Iron => (dice.whole(84, 126), dice.between(70.0, 110.0)),
            Self::Dry => (dice.whole(35, 56), 1.0),
            Self::Veins => (dice.whole(40, 120), dice.between(1.0, 25.0)),
            Self::Sleep => (dice.whole(18, 30), 1.0),
            Self::NewWatch | Self::NewScale => (dice.whole(12, 50), 1.0),
            Self::Slower => (dice.whole(28, 50), 1.0),
            Self::Heat => (dice.whole(12, 24), 1.0),
            Self::TrackerGap => (dice.whole(10, 30), 1.0),
            Self::Trip => (dice.whole(7, 16), 1.0),
            Self::Break => (dice.whole(25, 45), 1.0),
            Self::Ill => (dice.whole(5, 9), 1.0),
            Self::Taper => (14, 1.0),
            Self::Altitude => (dice.whole(8, 16), 1.0),
            Self::Race => (dice.whole(8, 12), 1.0),
            Self::Period => (dice.whole(90, 150), 1.0),
            Self::Job => (dice.whole(30, 80), 1.0),
        }
    }
}

/// What to invent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    pub(crate) trouble: Trouble,
    pub(crate) seed: u64,
    pub(crate) manner: Manner,
    /// Days of history; 0 lets chance choose.
    pub(crate) days: i32,
}

/// An invented runner, and when the trouble was at work.
pub(crate) fn invent(ask: &Ask) -> (Invented, Option<DayRange>) {
    let mut dice = Dice::new(ask.seed.wrapping_mul(131).wrapping_add(ask.trouble as u64));
    let person = Person::draw(ask, &mut dice);
    let mut invented = Invented { profile: profile::of(&person, ask.trouble, &mut dice), ..Invented::default() };
    let mut body = life::Body::new(&person);
    for day in DayRange::new(person.first, person.last).iter() {
        let today = life::today(&person, ask.trouble, day);
        life::morning(&person, &today, &mut body, &mut dice, &mut invented);
        if let Some(session) = run::session(&person, &today, &body, &mut dice) {
            run::record(&person, &today, &mut body, &session, &mut dice, &mut invented);
            if ask.manner == Manner::TenRuns && day.0 % 2 == 0 {
                let second = session.second();
                run::record(&person, &today, &mut body, &second, &mut dice, &mut invented);
            }
        }
        life::evening(&person, &today, &mut body, &mut dice, &mut invented);
    }
    invented.diary.sort_by_key(|row| (row.day, row.time_s));
    (invented, person.window)
}

/// A diary row of a day.
fn note(to: &mut Invented, day: Day, time_s: Option<i32>, said: Diary) {
    if !said.is_empty() {
        to.diary.push(DiaryRow { day, time_s, origin: Origin::Imported, said });
    }
}
