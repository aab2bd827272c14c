//! FIT's sports and sub-sports: numbers to the program's kinds and FIT's own words.

use super::messages::SportCodes;
use crate::model::Sport;

/// The kind of activity. What a sub-sport says about strength and mobility work goes before the sport, because watches
/// file both under "training" or "fitness equipment".
pub(super) fn sport(codes: SportCodes) -> Sport {
    match (codes.sport, codes.sub_sport) {
        (Some(4 | 10), Some(20)) => Sport::Strength,
        (Some(4 | 10), Some(19 | 43 | 44)) | (Some(86), _) => Sport::Mobility,
        (Some(1), _) => Sport::Running,
        (Some(2 | 21), _) => Sport::Cycling,
        (Some(5), _) => Sport::Swimming,
        (Some(11), _) => Sport::Walking,
        (Some(17), _) => Sport::Hiking,
        (Some(3), _) => Sport::Transition,
        (Some(4 | 10 | 62 | 84), _) => Sport::Fitness,
        _ => Sport::Other,
    }
}

/// FIT's word for a sub-sport; empty for "generic" and for the ones it does not matter for.
pub(super) fn sub_sport(codes: SportCodes) -> &'static str {
    let Some(code) = codes.sub_sport else { return "" };
    SUB_SPORTS.iter().find(|row| row.0 == code).map_or("", |row| row.1)
}

const SUB_SPORTS: &[(u32, &str)] = &[
    (1, "treadmill"),
    (2, "street"),
    (3, "trail"),
    (4, "track"),
    (5, "spin"),
    (6, "indoor_cycling"),
    (7, "road"),
    (8, "mountain"),
    (9, "downhill"),
    (10, "recumbent"),
    (11, "cyclocross"),
    (12, "hand_cycling"),
    (13, "track_cycling"),
    (14, "indoor_rowing"),
    (15, "elliptical"),
    (16, "stair_climbing"),
    (17, "lap_swimming"),
    (18, "open_water"),
    (19, "flexibility_training"),
    (20, "strength_training"),
    (21, "warm_up"),
    (22, "match"),
    (23, "exercise"),
    (24, "challenge"),
    (25, "indoor_skiing"),
    (26, "cardio_training"),
    (27, "indoor_walking"),
    (28, "e_bike_fitness"),
    (29, "bmx"),
    (30, "casual_walking"),
    (31, "speed_walking"),
    (32, "bike_to_run_transition"),
    (33, "run_to_bike_transition"),
    (34, "swim_to_bike_transition"),
    (42, "skate_skiing"),
    (43, "yoga"),
    (44, "pilates"),
    (45, "indoor_running"),
    (46, "gravel_cycling"),
    (47, "e_bike_mountain"),
    (48, "commuting"),
    (49, "mixed_surface"),
    (50, "navigate"),
    (51, "track_me"),
    (58, "virtual_activity"),
    (59, "obstacle"),
    (67, "ultra"),
    (68, "indoor_climbing"),
    (69, "bouldering"),
    (70, "hiit"),
];
