//! What the runner sees of one truth from many sources, and how it is put right.
#![expect(clippy::expect_used, reason = "a test that cannot set up its world fails")]

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use lightfoot::model::{Day, ReadingKind};

use crate::support::{Harness, drop_files, empty, open, press, shows, window};

/// A run of half an hour at 10 km/h as a phone writes it, with a heart rate and as many metres as are claimed.
fn phone(start: &str, claimed_m: f64, bpm: u32) -> String {
    let (day, time) = start.split_once('T').expect("a date and a time");
    let clock: Vec<u32> = time.split(':').map(|part| part.parse().expect("a number")).collect();
    let began = clock[0] * 3_600 + clock[1] * 60 + clock[2];
    let points = (0..=1_800_u32).step_by(10).map(|second| {
        let (at, metres) = (began + second, f64::from(second) / 3.6 * 10.0 * claimed_m / 50_000.0);
        let time = format!("{day}T{:02}:{:02}:{:02}Z", at / 3_600, at / 60 % 60, at % 60);
        format!(
            "<Trackpoint><Time>{time}</Time><DistanceMeters>{metres:.1}</DistanceMeters>\
             <HeartRateBpm><Value>{bpm}</Value></HeartRateBpm></Trackpoint>\n"
        )
    });
    let points: String = points.collect();
    format!(
        "<?xml version=\"1.0\"?><TrainingCenterDatabase \
         xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\"><Activities><Activity Sport=\"Running\">\
         <Id>{start}Z</Id><Lap StartTime=\"{start}Z\"><TotalTimeSeconds>1800</TotalTimeSeconds>\
         <DistanceMeters>{claimed_m}</DistanceMeters><Track>{points}</Track></Lap></Activity></Activities>\
         </TrainingCenterDatabase>"
    )
}

fn write(folder: &Path, name: &str, contents: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, contents).expect("can be written");
    path
}

/// Opens the first run of the list.
fn open_first_run(harness: &mut Harness) {
    press(harness, "Runs");
    let is_row =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with("Open "));
    harness.get_all_by_role(Role::Button).find(is_row).expect("a row").click();
    harness.run();
}

#[test]
fn a_run_names_its_sources_and_a_wrong_merge_is_split_and_stays_split() {
    let (folder, app) = empty();
    let watch = write(folder.path(), "watch.tcx", &phone("2026-05-20T06:00:00", 5_000.0, 150));
    let partner = phone("2026-05-20T06:00:20", 5_050.0, 170);
    let other = write(folder.path(), "partner.tcx", &partner);
    let mut harness = open(app);
    drop_files(&mut harness, &[watch.clone(), other]);
    assert_eq!(window(&harness).app().history.activities.len(), 1);
    open_first_run(&mut harness);
    assert!(shows(&harness, "watch.tcx") && shows(&harness, "partner.tcx"), "both are named");
    press(&mut harness, "Recordings");
    assert!(shows(&harness, "its curves are shown"));
    press(&mut harness, "Split partner.tcx off");
    assert_eq!(window(&harness).app().history.activities.len(), 2);
    // The same recordings again, one of them from other bytes.
    let again = write(folder.path(), "again.tcx", &format!("{partner}\n"));
    drop_files(&mut harness, &[watch, again]);
    assert_eq!(window(&harness).app().history.activities.len(), 2);
    // And together again.
    press(&mut harness, "Runs");
    let join = harness
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Merge with")));
    join.expect("the other half is offered").click();
    harness.run();
    assert_eq!(window(&harness).app().history.activities.len(), 1);
}

#[test]
fn what_is_doubted_counts_again_by_one_click() {
    let (folder, app) = empty();
    let doubled = write(folder.path(), "fast.tcx", &phone("2026-05-20T06:00:00", 25_000.0, 150));
    let mut harness = open(app);
    drop_files(&mut harness, &[doubled]);
    let is_run = |harness: &Harness| {
        let app = window(harness).app();
        app.derived.as_ref().is_some_and(|derived| derived.season.runs.iter().any(|run| run.activity.is_run()))
    };
    assert!(!is_run(&harness), "no one runs 25 km in half an hour");
    open_first_run(&mut harness);
    assert!(shows(&harness, "faster than the world record"));
    press(&mut harness, "Count it as it is");
    assert!(is_run(&harness) && !shows(&harness, "faster than the world record"));
}

#[test]
fn a_run_of_a_watch_without_a_date_is_put_on_its_day() {
    let (folder, app) = empty();
    let early = write(folder.path(), "early.tcx", &phone("1999-01-01T00:10:00", 5_000.0, 150));
    let mut harness = open(app);
    drop_files(&mut harness, &[early]);
    open_first_run(&mut harness);
    assert!(shows(&harness, "clock was wrong"));
    let field = |harness: &Harness| harness.get_by_role_and_label(Role::TextInput, "Its date").focus();
    field(&harness);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Its date").type_text("2026-05-20");
    harness.run();
    press(&mut harness, "Set date");
    let app = window(&harness).app();
    assert_eq!(app.history.activities[0].local_date, Day::parse("2026-05-20").expect("a date"));
    let season = app.derived.as_ref().map(|derived| &derived.season).expect("worked out");
    assert_eq!((season.runs.len(), season.set_apart.len()), (1, 0));
}

#[test]
fn a_day_names_the_source_of_its_weight_and_the_profile_changes_which_counts() {
    let (folder, app) = empty();
    let scale = write(folder.path(), "scale.csv", "Date,Weight (kg)\n2026-05-31 07:00:00,70.4\n");
    let garmin = "Time,Weight,Change,BMI,Body Fat,Skeletal Muscle Mass,Bone Mass,Body Water,\n\
                  \" May 31, 2026\",\n8:28 AM,72.1 kg,0.5 kg,22.0,18.0 %,,,,\n";
    let garmin = write(folder.path(), "garmin.csv", garmin);
    let mut harness = open(app);
    drop_files(&mut harness, &[scale, garmin]);
    let readings = &window(&harness).app().history.readings;
    assert_eq!(readings.iter().filter(|reading| reading.kind == ReadingKind::Weight).count(), 2, "both are kept");
    press(&mut harness, "Diary");
    assert!(shows(&harness, "70.4") && shows(&harness, "from Scale") && shows(&harness, "Garmin Connect"));
    press(&mut harness, "Profile");
    harness.get_by_role_and_label(Role::ComboBox, "Weight").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Garmin Connect").click();
    harness.run();
    press(&mut harness, "Save profile");
    press(&mut harness, "Diary");
    assert!(shows(&harness, "72.1") && shows(&harness, "from Garmin Connect"));
}
