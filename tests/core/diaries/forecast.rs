//! How well the forecast tells the days to come of real people. Person by person the rated days after the first
//! fortnight are cut at 60 %: what is heavy, and how often it was, is learnt from those before, the rest is scored.

use lightfoot::analysis::{MetricId, analyse};
use lightfoot::model::{Day, Diary};

use super::{Exposed, Lived, People, SHIFTS, history, people, shifted};
use crate::support::datasets;

/// Days before anything is asked, and share of the rated days that is learnt from.
const FORTNIGHT: i32 = 14;
const LEARNT: f64 = 0.6;
/// Rated days a person needs to be scored at all.
const LEAST_DAYS: usize = 12;

/// What came of some people.
#[derive(Default)]
struct Scored {
    /// Of each person: share of pairs of a heavy and another day that were told in the right order.
    orders: Vec<f64>,
    /// Squared misses of the chances told, and of the person's own share of heavy days.
    missed: f64,
    missed_by_share: f64,
    days: usize,
}

impl Scored {
    fn order(&self) -> f64 {
        self.orders.iter().sum::<f64>() / self.orders.len().max(1) as f64
    }

    /// How much better than the person's own share, 1 is perfect.
    fn skill(&self) -> f64 {
        1.0 - self.missed / self.missed_by_share
    }

    fn add(&mut self, days: &[Lived]) {
        let Some(first) = days.first().map(|lived| lived.day) else { return };
        let rated: Vec<(Day, f64)> = days
            .iter()
            .filter(|lived| lived.day.since(first) >= FORTNIGHT)
            .filter_map(|lived| Some((lived.day, lived.rating()?)))
            .collect();
        if rated.len() < LEAST_DAYS {
            return;
        }
        let (past, later) = rated.split_at((LEARNT * rated.len() as f64) as usize);
        let (line, share) = line(past);
        if !(0.04..=0.55).contains(&share) {
            return;
        }
        let say = |lived: &Lived| Diary { legs_morning: lived.rating(), ..Diary::default() };
        let season = analyse(&history(days, say));
        let told = later
            .iter()
            .filter_map(|(day, rating)| Some((season.value(MetricId::HeavyProbability, *day)?, *rating >= line)));
        let told: Vec<(f64, bool)> = told.collect();
        for (chance, heavy) in &told {
            let heavy = f64::from(u8::from(*heavy));
            self.missed += (chance - heavy).powi(2);
            self.missed_by_share += (share - heavy).powi(2);
        }
        self.days += told.len();
        self.orders.extend(order(&told));
    }
}

/// The rating that the share of the past ratings nearest to one in five reaches, and that share.
fn line(past: &[(Day, f64)]) -> (f64, f64) {
    let share = |at: f64| past.iter().filter(|(_, rating)| *rating >= at).count() as f64 / past.len() as f64;
    let mut values: Vec<f64> = past.iter().map(|(_, rating)| *rating).collect();
    values.sort_by(f64::total_cmp);
    let nearest = values.into_iter().min_by(|a, b| (share(*a) - 0.2).abs().total_cmp(&(share(*b) - 0.2).abs()));
    let line = nearest.unwrap();
    (line, share(line))
}

/// `None` with fewer than three days of either kind.
fn order(told: &[(f64, bool)]) -> Option<f64> {
    let of = |heavy: bool| told.iter().filter(move |(_, is)| *is == heavy).map(|(chance, _)| *chance);
    let (heavy, other) = (of(true).count(), of(false).count());
    let won = |a: f64, b: f64| f64::from(u8::from(a > b)) + f64::from(u8::from(a == b)) / 2.0;
    let pairs: f64 = of(true).flat_map(|a| of(false).map(move |b| won(a, b))).sum();
    (heavy.min(other) >= 3).then(|| pairs / (heavy * other) as f64)
}

fn scored<'a>(seasons: impl Iterator<Item = &'a [Lived]>, changed: impl Fn(&[Lived]) -> Vec<Lived>) -> Scored {
    let mut scored = Scored::default();
    seasons.for_each(|days| scored.add(&changed(days)));
    scored
}

fn whole(people: &People) -> impl Iterator<Item = &[Lived]> {
    people.values().map(Vec::as_slice)
}

#[test]
fn exposures_tell_more_than_ratings_alone_and_those_of_other_weeks_do_not() {
    let Some(folder) = datasets() else { return };
    for set in ["soccermon", "pmdata"] {
        let people = people(&folder.join(format!("dev/{set}.csv")));
        let full = scored(whole(&people), <[Lived]>::to_vec);
        let bare = |days: &[Lived]| days.iter().map(|of| Lived { exposed: Exposed::default(), ..*of }).collect();
        let alone = scored(whole(&people), bare);
        let placebos = SHIFTS.map(|by| scored(whole(&people), |days| shifted(days, by)));
        let mean = |of: fn(&Scored) -> f64| placebos.iter().map(of).sum::<f64>() / SHIFTS.len() as f64;
        let (order, skill) = (mean(Scored::order), mean(Scored::skill));
        println!("{set}, {} people, order: {:.3}", full.orders.len(), full.order());
        println!("  from ratings alone {:.3}, with shifted exposures {order:.3}", alone.order());
        println!("  skill: {:+.3}, {:+.3}, {skill:+.3}", full.skill(), alone.skill());
        assert!(full.order() > alone.order() + 0.03 && full.order() > order + 0.03, "{set}");
        assert!(order < alone.order() + 0.03, "{set}: exposures of other weeks tell something");
        assert!(full.skill() > alone.skill() && alone.skill() > skill - 0.01, "{set}");
    }
}

/// All seasons of so many days of each person, one beginning every so many.
fn seasons(people: &People, days: usize, every: usize) -> impl Iterator<Item = &[Lived]> {
    whole(people).flat_map(move |lived| {
        (0..lived.len()).step_by(every).filter_map(move |first| lived.get(first..lived.len().min(first + days)))
    })
}

#[test]
fn chances_are_better_than_the_own_share_in_short_seasons_too() {
    let Some(folder) = datasets() else { return };
    for set in ["soccermon", "pmdata"] {
        let people = people(&folder.join(format!("dev/{set}.csv")));
        for (days, every) in [(30, 30), (60, 30), (90, 45)] {
            let short = scored(seasons(&people, days, every), <[Lived]>::to_vec);
            let first = scored(whole(&people), |lived| lived.iter().copied().take(days).collect());
            println!("{set}, {days} days: skill {:+.3} on {} days", short.skill(), short.days);
            println!("  of these the first {days} days of each: {:+.3} on {} days", first.skill(), first.days);
            assert!(short.skill() > 0.0, "{set}, {days} days");
        }
    }
}
