//! What the invented runner says after a run.

use super::body::Cost;
use super::random::Random;
use super::scenario::Today;
use super::training::Session;
use crate::model::diary::HeavyWhen;
use crate::model::{Day, Diary, DiaryRow, Origin};

/// The runner's rating of a run.
pub(super) fn rating(today: &Today, day: Day, session: &Session, cost: &Cost, r: &mut Random) -> DiaryRow {
    let heavy = cost.heaviness >= 5.0;
    let from_start = today.sleep > 0.0 || cost.soreness > 2.0 || today.overtraining > 0.5 || today.veins > 0.0;
    let said = Diary {
        legs_heaviness: Some(cost.heaviness),
        effort: Some(cost.effort),
        heavy_when: heavy.then_some(if from_start { HeavyWhen::Start } else { HeavyWhen::Late }),
        stiff_then_eased: heavy.then_some(today.veins > 0.0),
        thirsty: heavy.then_some(false),
        stretched: Some(r.chance(0.8)),
        temperature_c: Some(if today.hot { 30.0 } else { 12.0 }),
        humidity_pct: Some(60.0),
        ..Diary::default()
    };
    DiaryRow { day, time_s: i32::try_from(session.start_s).ok(), origin: Origin::Imported, said }
}
