//! The forecast through `analyse`: what it may look at, when it is told, whether it keeps its word.

use lightfoot::analysis::forecast::{Outcome, Outlook};
use lightfoot::analysis::{MetricId, Season, analyse};
use lightfoot::model::diary::SessionKind;
use lightfoot::model::{Day, Diary, DiaryRow, History};

use super::{MONDAY, row};

/// A plain generator, so that the diaries below never change.
struct Dice(u64);

impl Dice {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.even().ln()).sqrt() * (std::f64::consts::TAU * self.even()).cos()
    }
}

/// One invented day: minutes trained at effort 6, hours slept before it, the rating on waking.
#[derive(Clone, Copy)]
struct Lived {
    minutes: f64,
    slept_h: f64,
    rating: f64,
    /// How likely the rating is 6 or more.
    chance: f64,
}

/// The rating is 3 plus a part of the load of yesterday and of the hours short of 7.5, plus normal chance of spread 1.
fn lived(seed: u64, days: usize) -> Vec<Lived> {
    let mut dice = Dice(seed);
    let mut before = 0.0;
    let day = |_| {
        let minutes = if dice.even() < 0.4 { 0.0 } else { 30.0 + 60.0 * dice.even() };
        let slept_h = 7.5 + 0.9 * dice.normal();
        let felt = 3.6 + before / 60.0 - 0.7 * (slept_h - 7.5);
        let rating = (felt + dice.normal()).clamp(0.0, 10.0).round();
        before = minutes;
        Lived { minutes, slept_h, rating, chance: 1.0 - normal_cdf(5.5 - felt) }
    };
    (0..days).map(day).collect()
}

/// Abramowitz and Stegun 26.2.17, within 1e-7.
fn normal_cdf(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.2316419 * x.abs());
    let factors = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530];
    let tail = factors.iter().fold(0.0, |sum, factor| (sum + factor) * t);
    let above = (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt() * tail;
    if x >= 0.0 { 1.0 - above } else { above }
}

fn rows(on: usize, of: &Lived) -> Vec<DiaryRow> {
    let day = MONDAY.plus(on as i32);
    let morning = Diary { legs_morning: Some(of.rating), sleep_h: Some(of.slept_h), ..Diary::default() };
    let session = Diary {
        session_kind: Some(SessionKind::Other),
        session_min: Some(of.minutes),
        session_effort: Some(6.0),
        ..Diary::default()
    };
    let trained = (of.minutes > 0.0).then(|| row(day, session));
    std::iter::once(row(day, morning)).chain(trained).collect()
}

fn season(days: &[Lived]) -> Season {
    let diary = days.iter().enumerate().flat_map(|(on, of)| rows(on, of)).collect();
    analyse(&History { diary, ..History::default() })
}

fn chance(season: &Season, on: usize) -> Option<f64> {
    season.value(MetricId::HeavyProbability, MONDAY.plus(on as i32))
}

/// Share of pairs of a heavy and another day that are told in the right order, from day 100 on.
fn order(season: &Season, days: &[Lived]) -> f64 {
    let told = |heavy: bool| -> Vec<f64> {
        let of = days.iter().enumerate().skip(100).filter(|(_, of)| (of.rating >= 6.0) == heavy);
        of.map(|(on, _)| chance(season, on).unwrap()).collect()
    };
    let (heavy, other) = (told(true), told(false));
    let pairs = heavy
        .iter()
        .flat_map(|a| other.iter().map(move |b| f64::from(u8::from(a > b)) + f64::from(u8::from(a == b)) / 2.0));
    pairs.sum::<f64>() / (heavy.len() * other.len()) as f64
}

#[test]
fn a_forecast_sees_the_night_and_earlier_days_and_nothing_else() {
    let days = lived(3, 90);
    let plain = chance(&season(&days), 60).unwrap();
    let changed = |change: fn(&mut Vec<Lived>)| {
        let mut days = days.clone();
        change(&mut days);
        chance(&season(&days), 60).unwrap()
    };
    assert_eq!(changed(|days| days[60].rating = 10.0), plain, "this day's rating");
    assert_eq!(changed(|days| days[60].minutes = 240.0), plain, "this day's training");
    assert_eq!(changed(|days| days.truncate(61)), plain, "later days");
    assert_eq!(changed(|days| days[61..].iter_mut().for_each(|of| of.slept_h = 4.0)), plain, "later nights");
    assert!(changed(|days| days[60].slept_h -= 3.0) > plain, "a short night");
    assert!(changed(|days| days[59].minutes += 90.0) > plain, "more load yesterday");
}

#[test]
fn this_days_chips_nap_and_run_are_not_looked_at() {
    let days = lived(4, 61);
    let diary: Vec<DiaryRow> = days.iter().enumerate().flat_map(|(on, of)| rows(on, of)).collect();
    let today = Diary {
        legs_heaviness: Some(9.0),
        effort: Some(10.0),
        soreness: Some(8.0),
        tired: Some(9.0),
        ill: Some(true),
        nap_min: Some(80.0),
        stiff_then_eased: Some(true),
        strength_min: Some(60.0),
        ..Diary::default()
    };
    let more = diary.iter().cloned().chain([row(MONDAY.plus(60), today)]).collect();
    let plain = analyse(&History { diary, ..History::default() });
    let told = analyse(&History { diary: more, ..History::default() });
    assert_eq!(chance(&told, 60), chance(&plain, 60));
    assert!(chance(&plain, 60).is_some());
}

#[test]
fn nothing_is_told_before_fourteen_ratings_or_while_all_are_alike_or_after_sixty_silent_days() {
    let days = lived(5, 120);
    let all = season(&days);
    assert_eq!(chance(&all, 13), None, "13 ratings");
    assert!(chance(&all, 14).is_some());
    let alike: Vec<Lived> = days.iter().map(|of| Lived { rating: 4.0, ..*of }).collect();
    assert_eq!(chance(&season(&alike), 100), None);
    let silent = |on: usize| days.iter().take(30).enumerate().chain(days.iter().enumerate().skip(on).take(1));
    let told = |on: usize| {
        let diary = silent(on).flat_map(|(on, of)| rows(on, of)).collect();
        chance(&analyse(&History { diary, ..History::default() }), on)
    };
    assert!(told(29 + 60).is_some());
    assert_eq!(told(29 + 61), None);
}

#[test]
fn a_runner_who_rates_runs_alone_is_told_about_runs_until_there_are_mornings() {
    let days = lived(6, 60);
    let diary = |mornings: usize| -> Vec<DiaryRow> {
        let of_day = |(on, of): (usize, &Lived)| {
            let day = MONDAY.plus(on as i32);
            let run = Diary {
                session_kind: Some(SessionKind::Run),
                session_min: Some(40.0),
                legs_heaviness: Some(of.rating),
                ..Diary::default()
            };
            let morning = (on < mornings).then(|| Diary { legs_morning: Some(9.0 - of.rating), ..Diary::default() });
            std::iter::once(run).chain(morning).map(|said| row(day, said)).collect::<Vec<_>>()
        };
        days.iter().enumerate().flat_map(of_day).collect()
    };
    let outcome = |mornings: usize| {
        let season = analyse(&History { diary: diary(mornings), ..History::default() });
        assert!(chance(&season, 59).is_some());
        match season.outlook {
            Some(Outlook::Told(forecast)) => forecast.outcome,
            other => panic!("not told: {other:?}"),
        }
    };
    assert_eq!(outcome(0), Outcome::Run);
    assert_eq!(outcome(13), Outcome::Run);
    assert_eq!(outcome(60), Outcome::Morning);
}

#[test]
fn probabilities_of_invented_diaries_keep_their_word() {
    let (mut squares, mut squares_of_base, mut bins) = (0.0, 0.0, [(0.0, 0.0, 0.0); 5]);
    let (mut told, mut true_chances, mut days_told) = (0.0, 0.0, 0.0);
    for seed in 0..12 {
        let days = lived(100 + seed, 300);
        let season = season(&days);
        let heavy = |of: &Lived| f64::from(u8::from(of.rating >= 6.0));
        let base = days[..120].iter().map(heavy).sum::<f64>() / 120.0;
        for (on, of) in days.iter().enumerate().skip(120) {
            let chance = chance(&season, on).unwrap();
            squares += (chance - heavy(of)).powi(2);
            squares_of_base += (base - heavy(of)).powi(2);
            let bin = &mut bins[((chance * 5.0) as usize).min(4)];
            *bin = (bin.0 + 1.0, bin.1 + chance, bin.2 + heavy(of));
            days_told += 1.0;
            told += chance;
            true_chances += of.chance;
        }
    }
    assert!((told - true_chances).abs() / days_told < 0.03, "{told} told, {true_chances} true, of {days_told}");
    let off: f64 = bins.iter().map(|(_, told, heavy)| (told - heavy).abs()).sum::<f64>() / days_told;
    assert!(off < 0.05, "calibration error {off}: {bins:?}");
    assert!(squares < 0.9 * squares_of_base, "{squares} against {squares_of_base}");
}

#[test]
fn shifted_exposures_tell_no_more_than_ratings_alone() {
    let (mut full, mut shifted, mut alone) = (0.0, 0.0, 0.0);
    for seed in 0..6 {
        let days = lived(200 + seed, 400);
        full += order(&season(&days), &days) / 6.0;
        let moved: Vec<Lived> = days
            .iter()
            .zip(days.iter().cycle().skip(151))
            .map(|(of, other)| Lived { minutes: other.minutes, slept_h: other.slept_h, ..*of })
            .collect();
        shifted += order(&season(&moved), &days) / 6.0;
        let bare: Vec<Lived> = days.iter().map(|of| Lived { minutes: 0.0, slept_h: 7.5, ..*of }).collect();
        alone += order(&season(&bare), &days) / 6.0;
    }
    // The ratings hold no more than chance from day to day here, so both are near a half.
    assert!(full > 0.75, "{full}");
    assert!((shifted - alone).abs() < 0.05, "{shifted} shifted, {alone} from ratings alone");
    assert!((alone - 0.5).abs() < 0.06, "{alone}");
}

#[test]
fn tomorrow_is_the_next_day_before_its_night_and_names_what_moves_it() {
    let mut days = lived(8, 120);
    days[119].minutes = 150.0;
    let Some(Outlook::Told(forecast)) = season(&days).outlook else { panic!("not told") };
    let tomorrow = MONDAY.plus(120);
    assert_eq!((forecast.day, forecast.outcome), (tomorrow, Outcome::Morning));
    let mut diary: Vec<DiaryRow> = days.iter().enumerate().flat_map(|(on, of)| rows(on, of)).collect();
    diary.push(row(tomorrow, Diary { note: Some("up".into()), ..Diary::default() }));
    let next = analyse(&History { diary, ..History::default() });
    assert_eq!(next.value(MetricId::HeavyProbability, tomorrow), Some(forecast.probability));

    let strongest = forecast.drivers.first().unwrap();
    assert_eq!(strongest.says.id, "forecast-load");
    assert!(strongest.adds > 0.0 && forecast.drivers.len() <= 3);
    let rest = forecast.lower.iter().find(|change| change.says.id == "forecast-rest").unwrap();
    assert!(rest.probability < forecast.probability);
    days[119].minutes = 0.0;
    let Some(Outlook::Told(rested)) = season(&days).outlook else { panic!("not told") };
    assert_eq!(rested.probability, rest.probability, "what was promised of a day of rest is what it brings");
}

#[test]
fn what_is_missing_is_said_in_one_line() {
    let missing = |days: &[Lived]| match season(days).outlook {
        Some(Outlook::Missing(says)) => says.id,
        other => panic!("told: {other:?}"),
    };
    let days = lived(9, 40);
    assert_eq!(missing(&days[..9]), "forecast-missing-ratings");
    let alike: Vec<Lived> = days.iter().map(|of| Lived { rating: 4.0, ..*of }).collect();
    assert_eq!(missing(&alike), "forecast-missing-contrast");
    assert_eq!(analyse(&History::default()).outlook, None);
    let mut diary: Vec<DiaryRow> = days.iter().enumerate().flat_map(|(on, of)| rows(on, of)).collect();
    diary.push(row(Day(MONDAY.0 + 140), Diary { sleep_h: Some(7.0), ..Diary::default() }));
    let silent = analyse(&History { diary, ..History::default() }).outlook;
    assert!(matches!(silent, Some(Outlook::Missing(says)) if says.id == "forecast-missing-lately"));
}
