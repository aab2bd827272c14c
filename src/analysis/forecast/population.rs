//! What the forecast knows before it knows the runner.
//!
//! Learnt from daily diaries of two open data sets, both CC BY 4.0: PMData (Thambawita et al. 2020, "PMData: a sports
//! logging dataset", 11 recreational athletes, 1 100 rated mornings) and SoccerMon (Midoglu et al. 2024, "SoccerMon: a
//! large-scale multivariate soccer athlete health, performance, and position monitoring dataset", 35 elite players,
//! 12 500 rated mornings). The outcome was fatigue and soreness on waking, as one rating from 0 to 10. Ridge regression
//! of the standardised rating on the signals below, people weighted by the root of their days; each constant was
//! judged on people who were left out of the fit, then rounded, which cost nothing. On the later 40 % of each person's
//! days the mean area under the curve is 0.70 (SoccerMon) and 0.68 (PMData), 0.60 and 0.57 from the ratings alone and
//! hardly other with exposures of other weeks; the Brier score is 16 % below that of the person's own share.
//! Resting heart rate told nothing there (0.50), heart-rate variability was not recorded: neither is used.

/// How many terms the expectation has: a constant, then one for each [`Signal`].
pub(super) const TERMS: usize = 8;

/// What the expectation is made of, in the order of its terms.
pub(super) type Terms = [f64; TERMS];

/// The terms by name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(usize)]
pub(super) enum Signal {
    /// The last rating, fading over days.
    LastRating = 1,
    /// The mean of about a fortnight.
    Fortnight,
    /// What this weekday has been like against the days around it.
    Weekday,
    /// Load of yesterday.
    LoadYesterday,
    /// Load of the last days.
    LoadLately,
    /// Strength work of the last two days.
    Strength,
    /// Last night's sleep.
    Sleep,
}

/// Standard deviations of the rating for each unit of a term, before the runner's own days move them.
pub(super) const EXPECTATION: Terms = [0.0, 0.20, 0.50, 0.20, 0.30, 0.05, 0.15, -0.18];
/// How sure that is, counted in days with a unit of the term.
pub(super) const PRECISION: f64 = 150.0;

/// Share of days that are called heavy before there are ratings, and how many ratings that is worth.
pub(super) const SHARE: f64 = 0.2;
pub(super) const SHARE_RATINGS: f64 = 20.0;

/// From share and expectation to log odds: constant, weight of the share's log odds, weight of the expectation.
pub(super) const LOG_ODDS: (f64, f64, f64) = (-0.49, 0.8, 2.0);

/// While ratings are few the runner's usual is a guess, and so is what lies above it: so many of them are worth half of
/// what is expected. Seasons cut to their first 30 to 90 days keep their word better with it.
pub(super) const RATINGS_TO_TRUST: f64 = 10.0;

/// Spread of ratings before there are any, and how many ratings that is worth.
pub(super) const SPREAD: f64 = 1.2;
pub(super) const SPREAD_RATINGS: f64 = 5.0;
