//! Invented runners: reproducible, plausible, and each with its cause in its data.

use lightfoot::model::{Channel, Day, DayRange};
use lightfoot::simulate::{Injection, Plan, files, invent, sample_runner};

fn last() -> Day {
    Day::parse("2026-05-31").unwrap()
}

fn short(seed: u64) -> Plan {
    Plan { days: 60, ..Plan::healthy(seed, last()) }
}

#[test]
fn the_same_seed_gives_the_same_runner() {
    assert_eq!(files(&invent(&short(3))), files(&invent(&short(3))));
    assert_ne!(files(&invent(&short(3))), files(&invent(&short(4))));
}

#[test]
fn a_run_looks_like_a_run() {
    let invented = invent(&short(5));
    assert!((25..60).contains(&invented.recordings.len()), "{} runs in 60 days", invented.recordings.len());
    for recording in &invented.recordings {
        let series = &recording.series;
        let mean = |channel| {
            let column = series.column(channel).unwrap();
            (0..series.len()).filter_map(|i| column.get(i)).sum::<f64>() / series.len() as f64
        };
        assert!((100.0..190.0).contains(&mean(Channel::HeartRate)));
        assert!((150.0..195.0).contains(&mean(Channel::Cadence)));
        assert!((190.0..330.0).contains(&mean(Channel::GroundContactTime)));
        assert!((2.0..5.5).contains(&mean(Channel::Speed)));
    }
}

#[test]
fn short_nights_are_short_only_while_sleep_is_the_cause() {
    let when = DayRange::ending(last(), 20);
    let plan = Plan { injections: vec![(Injection::Sleep, when)], ..short(6) };
    let nights = invent(&plan).nights;
    let mean = |during: bool| {
        let hours: Vec<f64> =
            nights.iter().filter(|n| when.contains(n.day) == during).map(|n| n.asleep_s.unwrap() / 3600.0).collect();
        hours.iter().sum::<f64>() / hours.len() as f64
    };
    assert!(mean(true) < 6.0 && mean(false) > 7.0, "{} and {}", mean(true), mean(false));
}

#[test]
fn the_sample_covers_a_year_and_ends_today() {
    let sample = sample_runner(last());
    assert_eq!(sample.nights.last().unwrap().day, last());
    assert!(sample.recordings.len() > 180);
    let first = sample.recordings.first().unwrap().local_date();
    assert!(last().since(first) > 350);
}
