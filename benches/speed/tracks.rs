//! TCX and GPX: ours to recordings with columns, against quick-xml's bare tokens of the same bytes.

use lightfoot::import;

use crate::apple::tokens;
use crate::{median, seconds};

/// How often each contestant has its turn.
const ROUNDS: usize = 9;
/// Seconds of a run, and so places.
const SECONDS: u32 = 3_600;
/// Runs in a file.
const RUNS: u32 = 10;

/// Prints megabytes a second of both and the ratio.
pub(crate) fn run() {
    for (name, file) in [("run.tcx", tcx()), ("run.gpx", gpx())] {
        let megabytes = file.len() as f64 / 1e6;
        let (mut ours, mut bare, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        let (mut samples, mut count) = (0, 0);
        for _ in 0..ROUNDS {
            let a = seconds(|| {
                let read = import::read(name, &file).map_or_else(Vec::new, |read| read.recordings);
                samples = read.iter().map(|recording| recording.series.len()).sum();
            });
            let b = seconds(|| count = tokens(&file));
            ours.push(megabytes / a);
            bare.push(megabytes / b);
            ratios.push(a / b);
        }
        assert_eq!(samples, (RUNS * SECONDS) as usize, "{name}: every place has its row");
        println!("  {name}: {megabytes:.1} MB, {samples} samples, {count} tokens");
        println!("  lightfoot         {:7.1} MB/s", median(ours));
        println!("  quick-xml, tokens {:7.1} MB/s", median(bare));
        println!("  time over tokens  {:7.2}", median(ratios));
    }
}

/// Run by run and second by second: which second, when, and a number that wiggles.
fn each(mut write: impl FnMut(u32, &str, u32)) {
    for run in 0..RUNS {
        for second in 0..SECONDS {
            let at = format!("2026-05-{:02}T06:{:02}:{:02}Z", 1 + run, second / 60, second % 60);
            write(second, &at, second.wrapping_mul(2_654_435_761) >> 25);
        }
    }
}

fn tcx() -> Vec<u8> {
    let mut activities = String::new();
    each(|second, at, wiggle| {
        if second == 0 {
            activities.extend([format!(
                "<Activity Sport=\"Running\">\n<Id>{at}</Id>\n<Lap StartTime=\"{at}\">\n\
                 <TotalTimeSeconds>3600.0</TotalTimeSeconds>\n<DistanceMeters>10800.0</DistanceMeters>\n<Track>\n"
            )]);
        }
        activities.extend([format!(
            "          <Trackpoint>\n            <Time>{at}</Time>\n            <Position>\n              \
             <LatitudeDegrees>48.{wiggle:06}</LatitudeDegrees>\n              \
             <LongitudeDegrees>16.{wiggle:06}</LongitudeDegrees>\n            </Position>\n            \
             <AltitudeMeters>{}.{wiggle}</AltitudeMeters>\n            <DistanceMeters>{}.5</DistanceMeters>\n            \
             <HeartRateBpm>\n              <Value>{}</Value>\n            </HeartRateBpm>\n            <Extensions>\n              \
             <ns3:TPX>\n                <ns3:Speed>3.0{wiggle}</ns3:Speed>\n                \
             <ns3:RunCadence>{}</ns3:RunCadence>\n              </ns3:TPX>\n            </Extensions>\n          \
             </Trackpoint>\n",
            150 + wiggle % 9,
            3 * second,
            130 + wiggle % 20,
            84 + wiggle % 4
        )]);
        if second + 1 == SECONDS {
            activities.push_str("</Track>\n</Lap>\n</Activity>\n");
        }
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TrainingCenterDatabase \
         xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\" \
         xmlns:ns3=\"http://www.garmin.com/xmlschemas/ActivityExtension/v2\">\n<Activities>\n{activities}</Activities>\n\
         </TrainingCenterDatabase>\n"
    )
    .into_bytes()
}

fn gpx() -> Vec<u8> {
    let mut tracks = String::new();
    each(|second, at, wiggle| {
        if second == 0 {
            tracks.push_str("<trk>\n<type>running</type>\n<trkseg>\n");
        }
        tracks.extend([format!(
            "      <trkpt lat=\"48.{wiggle:06}\" lon=\"16.{wiggle:06}\">\n        <ele>{}.{wiggle}</ele>\n        \
             <time>{at}</time>\n        <extensions>\n          <ns3:TrackPointExtension>\n            \
             <ns3:hr>{}</ns3:hr>\n            <ns3:cad>{}</ns3:cad>\n          </ns3:TrackPointExtension>\n        \
             </extensions>\n      </trkpt>\n",
            150 + wiggle % 9,
            130 + wiggle % 20,
            84 + wiggle % 4
        )]);
        if second + 1 == SECONDS {
            tracks.push_str("</trkseg>\n</trk>\n");
        }
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"bench\" \
         xmlns=\"http://www.topografix.com/GPX/1/1\" \
         xmlns:ns3=\"http://www.garmin.com/xmlschemas/TrackPointExtension/v1\">\n{tracks}</gpx>\n"
    )
    .into_bytes()
}
