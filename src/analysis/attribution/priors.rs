//! What is believed of an exposure before this runner's own ratings: log odds of a heavier rating at full exposure.
//!
//! Small where published trials or the diaries of many athletes show an effect, 0 elsewhere; the spread is wide enough
//! that some months of one's own ratings move it (section 10.4).

/// Spread of every prior: an odds ratio of 4 is two of them from none (section 10.4).
pub const SD: f64 = 0.7;
/// Spread of the priors of what is adjusted for, on standardised values (section 10.4).
pub const ADJUSTED_SD: f64 = 1.0;
/// Nothing known beforehand.
pub const NONE: f64 = 0.0;
/// A night 2 to 3 h short: effort up by 0.39 SD (Kong et al. 2025, 45 trials); within athletes 0.18 to 0.27 SD of
/// fatigue an hour in two daily diaries (SoccerMon, Midoglu et al. 2024; a squad of rugby players), halved for legs,
/// which soreness makes heavy as well.
pub const SLEEP: f64 = 0.4;
/// The two days after leg work: felt fatigue and soreness up by 1.23 to 2.49 SD (Doma & Deakin 2015), but hardly beyond
/// equal load in athletes' diaries (PMData, Thambawita et al. 2020): a quarter of it.
pub const STRENGTH: f64 = 0.4;
/// A hard day before: 0.16 to 0.28 SD of soreness and 0.07 to 0.13 SD of fatigue per 300 AU in the same diaries.
pub const LOAD: f64 = 0.3;
/// Two percent of body mass lost: 0.4 points of 20 (Deshayes et al. 2022, 16 trials).
pub const DEHYDRATION: f64 = 0.1;
/// Little carbohydrate in hard weeks: fatigue rose 13-fold against 7-fold (Achten et al. 2004, 7 runners).
pub const CARBOHYDRATE: f64 = 0.1;
