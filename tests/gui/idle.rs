//! A window nobody touches draws nothing.

use crate::support::{empty, judged, open, press};

#[test]
fn no_screen_asks_for_frames_of_its_own() {
    let (_folder, app) = empty();
    for app in [app, judged()] {
        let mut harness = open(app);
        for screen in ["Today", "Trends", "Runs", "Diary", "Profile", "Import"] {
            press(&mut harness, screen);
            harness.run();
            harness.step();
            let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
            assert_eq!(delay, Some(std::time::Duration::MAX), "{screen} keeps the processor awake");
        }
    }
}
