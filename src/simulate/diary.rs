//! What the invented runner says after a run.

use super::body::Cost;
use super::random::Random;
use super::scenario::{Injection, Today};
use super::training::Session;
use crate::model::diary::{Drink, HeavyWhen};
use crate::model::{Day, Diary, DiaryRow, Origin};

/// The runner's rating of a run.
pub(super) fn rating(today: &Today, day: Day, session: &Session, cost: &Cost, r: &mut Random) -> DiaryRow {
    let heavy = cost.heaviness >= 5.0;
    let veins = today.of(Injection::Circulation) > 0.0;
    let stiff = today.of(Injection::Stretching) > 0.3;
    let from_start = today.of(Injection::Sleep) > 0.0 || cost.soreness > 2.0 || today.of(Injection::Overtraining) > 0.5;
    let from_start = from_start || veins || stiff;
    let late = cost.empty > 0.4 || cost.dry > 0.3;
    let skipped = 0.8 * today.of(Injection::Stretching);
    let said = Diary {
        legs_heaviness: Some(cost.heaviness),
        effort: Some(cost.effort),
        heavy_when: heavy.then_some(if from_start && !late { HeavyWhen::Start } else { HeavyWhen::Late }),
        stiff_then_eased: heavy.then_some(veins || stiff),
        thirsty: heavy.then_some(cost.dry > 0.3),
        ran_out_of_energy: heavy.then_some(cost.empty > 0.4),
        stretched: Some(r.chance(0.8 - skipped)),
        temperature_c: Some(if today.hot { 30.0 } else { 12.0 }),
        humidity_pct: Some(60.0),
        ..Diary::default()
    };
    let long = cost.drink_l > 0.0 || cost.loss_pct > 1.2;
    let said = if long { drunk(said, cost) } else { said };
    DiaryRow { day, time_s: i32::try_from(session.start_s).ok(), origin: Origin::Imported, said }
}

/// What was drunk on a long or hot run.
fn drunk(said: Diary, cost: &Cost) -> Diary {
    let drink_ml = (cost.drink_l * 20.0).round() * 50.0;
    Diary { drink_ml: Some(drink_ml), drink_type: (drink_ml > 0.0).then_some(Drink::Electrolyte), ..said }
}
