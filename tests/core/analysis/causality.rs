//! Nothing looks ahead: what stands at a day is the same whether or not later days are known.

use lightfoot::analysis::{
    MetricId, Season, analyse, progression, recovery, sleep_state, strength_state, weight_change,
};
use lightfoot::model::diary::Body;
use lightfoot::model::runner::{Priority, Race, Runner};
use lightfoot::model::{Activity, Day, Diary, DiaryRow, History, ReadingKind};

use super::{MONDAY, night, reading, row, run, run_at};

/// A small generator, so that the history is uneven but always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.roll(1000) as f64 / 1000.0
    }
}

fn uneven(days: i32) -> History {
    let mut dice = Dice(7);
    let mut history = History { runner: Runner { birth_year: Some(1990), ..Runner::default() }, ..History::default() };
    history.runner.races = vec![Race { date: MONDAY.plus(120), priority: Priority::A, ..Race::default() }];
    for day in (0..days).map(|day| MONDAY.plus(day)) {
        // Two weeks off, a flight, a new scale.
        let pause = (150..165).contains(&day.since(MONDAY));
        if !pause && dice.roll(3) > 0 {
            history.activities.push(std::sync::Arc::new(any_run(&mut dice, day)));
        }
        if dice.roll(4) > 0 {
            history.nights.push(night(day, dice.between(5.0, 9.0)));
        }
        if dice.roll(3) > 0 {
            let new = day.since(MONDAY) >= 210;
            let kg = dice.between(69.0, 71.0) + if new { 2.4 } else { 0.0 };
            history.readings.push(reading(day, ReadingKind::Weight, kg, if new { "b" } else { "a" }));
        }
        history.readings.push(reading(day, ReadingKind::RestingHr, dice.between(48.0, 56.0), "watch"));
        history.readings.push(reading(day, ReadingKind::HrvRmssd, dice.between(40.0, 80.0), "watch"));
        if dice.roll(2) > 0 {
            history.diary.push(any_row(&mut dice, day));
        }
    }
    history
}

fn any_run(dice: &mut Dice, day: Day) -> Activity {
    let minutes = dice.between(25.0, 110.0);
    let bpm = 125 + dice.roll(50) as u8;
    let mut activity = if dice.roll(3) > 0 { run_at(day, minutes, bpm) } else { run(day, minutes / 6.0) };
    let mut digest = (*activity.digest).clone();
    digest.hr_peak_30s_bpm = Some(f64::from(bpm) + dice.between(5.0, 25.0));
    digest.best_ngs_20_30min_m_s = Some(dice.between(2.8, 4.2));
    activity.digest = std::sync::Arc::new(digest);
    activity.utc_offset_s = Some(if (180..190).contains(&day.since(MONDAY)) { 8 * 3600 } else { 0 });
    activity
}

fn any_row(dice: &mut Dice, day: Day) -> DiaryRow {
    let said = Diary {
        legs_heaviness: Some(dice.between(1.0, 9.0)),
        effort: Some(dice.between(2.0, 9.0)),
        strength_min: (dice.roll(4) == 0).then(|| dice.between(20.0, 60.0)),
        strength_body: Some(Body::Legs).filter(|_| dice.roll(2) == 0),
        ..Diary::default()
    };
    row(day, said)
}

/// Everything that stands at one day, as text.
fn standing(season: &Season, day: Day) -> String {
    let series: Vec<_> = MetricId::ALL.iter().map(|metric| (metric.key(), season.value(*metric, day))).collect();
    let runs = season.runs_in(lightfoot::model::DayRange::new(day, day));
    let evening = f64::from(day.0) * 24.0 + 24.0;
    format!(
        "{series:?} {runs:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        season.thresholds.get(day),
        season.nights.get(day),
        season.diary.get(day),
        season.phases.get(day),
        season.sleep_need.get(day),
        season.travelling(day),
        recovery(season, day),
        sleep_state(season, day),
        strength_state(season, day, evening),
        weight_change(season, day),
        progression(season, day),
    )
}

#[test]
fn no_day_knows_a_later_one() {
    let history = uneven(300);
    let whole = analyse(&history);
    for cut in [0, 1, 13, 14, 27, 45, 60, 90, 130, 152, 166, 185, 211, 213, 224, 226, 250, 299] {
        let last = MONDAY.plus(cut);
        let part = analyse(&history.until(last));
        for day in part.days.iter() {
            assert_eq!(standing(&part, day), standing(&whole, day), "{day} as seen on day {cut}");
        }
    }
}

#[test]
fn the_uneven_history_exercises_what_it_should() {
    let season = analyse(&uneven(300));
    assert!(season.strength.len() > 20 && !season.breaks.is_empty() && !season.scale_changes.is_empty());
    assert!(!season.travel.is_empty());
    assert!(season.runs.iter().any(|run| run.heavy == Some(true)));
    assert!((0..300).any(|day| weight_change(&season, MONDAY.plus(day)).is_some()));
}
