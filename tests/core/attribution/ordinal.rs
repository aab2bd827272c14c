//! The proportional-odds model on cases worked by hand.

use lightfoot::analysis::attribution::ordinal::{Prior, Row, fit};

const FREE: Prior = Prior { mean: 0.0, sd: 1000.0 };

fn near(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() < by, "{a} is not {b}");
}

/// Heavy and light ratings in turn, so that no residual resembles the one before.
fn two_by_two([exposed_heavy, exposed_light, other_heavy, other_light]: [usize; 4]) -> Vec<Row> {
    let rows = |count: usize, x: f64, rating: f64| vec![Row { x: vec![x], rating }; count];
    let mut heavy = [rows(exposed_heavy, 1.0, 9.0), rows(other_heavy, 0.0, 9.0)].concat().into_iter();
    let mut light = [rows(other_light, 0.0, 1.0), rows(exposed_light, 1.0, 1.0)].concat().into_iter();
    let mut all = Vec::new();
    loop {
        let (one, other) = (light.next(), heavy.next());
        if one.is_none() && other.is_none() {
            return all;
        }
        all.extend(one.into_iter().chain(other));
    }
}

#[test]
fn without_explanations_the_thresholds_are_the_log_odds_of_the_shares() {
    let ratings = [1.0, 1.0, 1.0, 1.0, 1.0, 5.0, 5.0, 5.0, 9.0, 9.0];
    let rows: Vec<Row> = ratings.iter().map(|rating| Row { x: vec![], rating: *rating }).collect();
    let fit = fit(&rows, &[]).unwrap();
    assert_eq!(fit.bins, [0, 0, 0, 0, 0, 1, 1, 1, 2, 2]);
    near(fit.thresholds[0], 0.0, 0.01);
    near(fit.thresholds[1], (0.8_f64 / 0.2).ln(), 0.02);
}

#[test]
fn two_bins_and_one_yes_or_no_give_the_odds_ratio_of_the_table() {
    // 6 of 10 heavy against 3 of 20: ln(6·17/(4·3)) = ln 8.5; SE = √(1/6 + 1/4 + 1/3 + 1/17).
    let fit = fit(&two_by_two([6, 4, 3, 17]), &[FREE]).unwrap();
    near(fit.coefficients[0], 8.5_f64.ln(), 0.01);
    let inflated = (1.0 + fit.correlation) / (1.0 - fit.correlation);
    near((fit.covariance[(1, 1)] / inflated).sqrt(), 0.8990, 0.005);
}

#[test]
fn a_prior_pulls_few_ratings_towards_it() {
    let rows = two_by_two([6, 4, 3, 17]);
    let pulled = fit(&rows, &[Prior { mean: 0.0, sd: 0.7 }]).unwrap().coefficients[0];
    let hoped = fit(&rows, &[Prior { mean: 0.4, sd: 0.7 }]).unwrap().coefficients[0];
    assert!(0.5 < pulled && pulled < hoped && hoped < 8.5_f64.ln(), "{pulled} {hoped}");
    // Ten times the ratings hardly listen to it.
    let many = fit(&two_by_two([60, 40, 30, 170]), &[Prior { mean: 0.0, sd: 0.7 }]).unwrap().coefficients[0];
    near(many, 8.5_f64.ln(), 0.35);
}

#[test]
fn ratings_that_repeat_each_other_tell_less() {
    let spells = |length: usize| -> Vec<Row> {
        (0..120)
            .map(|n| Row {
                x: vec![f64::from(u8::from(n % 3 == 0))],
                rating: if n / length % 2 < 1 { 1.0 } else { 7.0 },
            })
            .collect()
    };
    let (restless, steady) = (fit(&spells(1), &[FREE]).unwrap(), fit(&spells(20), &[FREE]).unwrap());
    assert_eq!((restless.correlation, steady.correlation), (0.0, 0.5));
}

#[test]
fn one_bin_alone_explains_nothing() {
    let rows = vec![Row { x: vec![1.0], rating: 3.0 }; 40];
    assert_eq!(fit(&rows, &[FREE]), None);
}
