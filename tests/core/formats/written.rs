//! One run, and a year of days, in the words of every format that is text.

/// A format's key, the name of its file and the file.
pub(super) type Written = (&'static str, &'static str, String);

/// What every format says of a second of the run.
struct Second {
    at: usize,
    time: String,
    beats: usize,
    metres: usize,
    height: f64,
    latitude: f64,
    longitude: f64,
}

fn second(at: usize) -> Second {
    let wave = (at as f64 / 60.0).sin();
    Second {
        at,
        time: format!("2026-05-03T{:02}:{:02}:{:02}", 6 + at / 3_600, at / 60 % 60, at % 60),
        beats: 140 + (12.0 * wave) as usize,
        metres: at * 3,
        height: 240.0 + 15.0 * wave,
        latitude: 48.2 + at as f64 * 2.7e-5,
        longitude: 16.37 + wave * 1e-3,
    }
}

/// So many seconds of running in nine formats.
pub(super) fn runs(seconds: usize) -> Vec<Written> {
    let each = |between: &str, word: &dyn Fn(&Second) -> String| {
        (0..seconds).map(|at| word(&second(at))).collect::<Vec<_>>().join(between)
    };
    let minutes = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    vec![
        (
            "tcx",
            "run.tcx",
            format!(
                "<?xml version=\"1.0\"?>\n<TrainingCenterDatabase><Activities><Activity Sport=\"Running\">\
             <Id>2026-05-03T06:00:00Z</Id><Lap StartTime=\"2026-05-03T06:00:00Z\">\
             <TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>{}</DistanceMeters><Track>\n{}\n\
             </Track></Lap></Activity></Activities></TrainingCenterDatabase>\n",
                seconds * 3,
                each("\n", &tcx)
            ),
        ),
        (
            "gpx",
            "run.gpx",
            format!(
                "<?xml version=\"1.0\"?>\n<gpx creator=\"watch\"><trk><type>running</type><trkseg>\n{}\n</trkseg></trk></gpx>\n",
                each("\n", &gpx)
            ),
        ),
        (
            "pwx",
            "run.pwx",
            format!(
                "<?xml version=\"1.0\"?>\n<pwx><workout><sportType>Run</sportType><time>2026-05-03T06:00:00</time>\
             <summarydata><duration>{seconds}</duration><dist>{}</dist></summarydata>\n{}\n</workout></pwx>\n",
                seconds * 3,
                each("\n", &pwx)
            ),
        ),
        (
            "sml",
            "run.sml",
            format!(
                "<?xml version=\"1.0\"?>\n<sml><DeviceLog><Header><Duration>{seconds}</Duration><Distance>{}</Distance>\
             <Activity>Running</Activity><DateTime>2026-05-03T08:00:00</DateTime></Header><Samples>\n\
             <Sample><UTC>2026-05-03T06:00:00</UTC><Time>0</Time></Sample>\n{}\n</Samples></DeviceLog></sml>\n",
                seconds * 3,
                each("\n", &sml)
            ),
        ),
        (
            "suunto",
            "run.json",
            format!(
                "{{\"DeviceLog\": {{\"Header\": {{\"Activity\": \"Running\", \"DateTime\": \"2026-05-03T08:00:00.000+02:00\", \
             \"Duration\": {seconds}, \"Distance\": {}}}, \"Samples\": [{}]}}}}",
                seconds * 3,
                each(",\n", &suunto)
            ),
        ),
        ("polar", "training-session_2026-05-03T08-00-00_1-a.json", polar(seconds)),
        (
            "polar",
            "training-session-2026-05-03-1-a.json",
            format!(
                "{{\"name\": \"Run\", \"startTime\": \"2026-05-03T06:00:00.000\", \"distance\": {}, \"duration\": \"PT{seconds}S\", \
             \"exercises\": [{{\"startTime\": \"2026-05-03T06:00:00.000\", \"timezoneOffset\": 120, \"sport\": \"RUNNING\", \
             \"samples\": {{\"heartRate\": [{}],\n\"recordedRoute\": [{}]}}}}]}}",
                seconds * 3,
                each(", ", &|s| format!("{{\"dateTime\": \"{}.000\", \"value\": {}}}", s.time, s.beats)),
                each(", ", &|s| format!(
                    "{{\"dateTime\": \"{}.000\", \"latitude\": {:.6}, \"longitude\": {:.6}, \"altitude\": {:.1}}}",
                    s.time, s.latitude, s.longitude, s.height
                ))
            ),
        ),
        (
            "goldencheetah",
            "2026_05_03_06_00_00.json",
            format!(
                "{{\"RIDE\": {{\"STARTTIME\": \"2026/05/03 06:00:00 UTC \", \"RECINTSECS\": 1, \"TAGS\": {{\"Sport\": \"Run \"}}, \
             \"SAMPLES\": [\n{}\n]}}}}",
                each(",\n", &goldencheetah)
            ),
        ),
        (
            "hrm",
            "run.hrm",
            format!(
                "[Params]\nVersion=106\nSMode=101000000\nDate=20260503\nStartTime=06:00:00.0\nLength={minutes}.0\nInterval=1\n\n\
             [HRData]\n{}\n",
                each("\n", &|s| format!("{}\t{}\t{}", s.beats, 108, s.height as i32))
            ),
        ),
    ]
}

fn tcx(s: &Second) -> String {
    format!(
        "<Trackpoint><Time>{}Z</Time><Position><LatitudeDegrees>{:.6}</LatitudeDegrees>\
         <LongitudeDegrees>{:.6}</LongitudeDegrees></Position><AltitudeMeters>{:.1}</AltitudeMeters>\
         <DistanceMeters>{}</DistanceMeters><HeartRateBpm><Value>{}</Value></HeartRateBpm></Trackpoint>",
        s.time, s.latitude, s.longitude, s.height, s.metres, s.beats
    )
}

fn gpx(s: &Second) -> String {
    format!(
        "<trkpt lat=\"{:.6}\" lon=\"{:.6}\"><ele>{:.1}</ele><time>{}Z</time><extensions><hr>{}</hr></extensions></trkpt>",
        s.latitude, s.longitude, s.height, s.time, s.beats
    )
}

fn pwx(s: &Second) -> String {
    format!(
        "<sample><timeoffset>{}</timeoffset><hr>{}</hr><dist>{}</dist><lat>{:.6}</lat><lon>{:.6}</lon>\
         <alt>{:.1}</alt></sample>",
        s.at, s.beats, s.metres, s.latitude, s.longitude, s.height
    )
}

fn sml(s: &Second) -> String {
    format!(
        "<Sample><Time>{}</Time><HR>{:.3}</HR><Distance>{}</Distance><Altitude>{:.1}</Altitude></Sample>",
        s.at,
        s.beats as f64 / 60.0,
        s.metres,
        s.height
    )
}

fn suunto(s: &Second) -> String {
    format!(
        "{{\"HR\": {:.3}, \"Altitude\": {:.1}, \"Latitude\": {:.8}, \"Longitude\": {:.8}, \
         \"TimeISO8601\": \"{}.000+00:00\"}}",
        s.beats as f64 / 60.0,
        s.height,
        s.latitude.to_radians(),
        s.longitude.to_radians(),
        s.time
    )
}

fn goldencheetah(s: &Second) -> String {
    format!(
        "{{ \"SECS\": {}, \"KM\": {:.3}, \"HR\": {}, \"ALT\": {:.1}, \"LAT\": {:.6}, \"LON\": {:.6} }}",
        s.at,
        s.metres as f64 / 1_000.0,
        s.beats,
        s.height,
        s.latitude,
        s.longitude
    )
}

fn polar(seconds: usize) -> String {
    let list =
        |word: &dyn Fn(&Second) -> String| (0..seconds).map(|at| word(&second(at))).collect::<Vec<_>>().join(", ");
    format!(
        "{{\"identifier\": {{\"id\": \"1\"}}, \"startTime\": \"2026-05-03T08:00:00\", \"timezoneOffsetMinutes\": 120, \
         \"durationMillis\": {}, \"distanceMeters\": {}, \"sport\": {{\"id\": \"1\"}}, \"exercises\": [{{\"samples\": \
         {{\"samples\": [{{\"type\": \"HEART_RATE\", \"intervalMillis\": 1000, \"values\": [{}]}},\n{{\"type\": \
         \"ALTITUDE\", \"intervalMillis\": 1000, \"values\": [{}]}}]}}, \"routes\": {{\"route\": {{\"startTime\": \
         \"2026-05-03T08:00:00\", \"wayPoints\": [{}]}}}}}}]}}",
        seconds * 1_000,
        seconds * 3,
        list(&|s| s.beats.to_string()),
        list(&|s| format!("{:.1}", s.height)),
        list(&|s| format!(
            "{{\"latitude\": {:.6}, \"longitude\": {:.6}, \"elapsedMillis\": {}}}",
            s.latitude,
            s.longitude,
            s.at * 1_000
        ))
    )
}

/// A year of one row a day in lists of accounts.
pub(super) fn lists() -> Vec<Written> {
    let date = |day: usize| format!("2025-{:02}-{:02}", day / 28 + 1, day % 28 + 1);
    let days = || 0..12 * 28_usize;
    let rows = |between: &str, word: &dyn Fn(usize) -> String| days().map(word).collect::<Vec<_>>().join(between);
    let apple = rows("\n", &|day| {
        let date = date(day);
        format!(
            " <Record type=\"HKQuantityTypeIdentifierBodyMass\" sourceName=\"Scale\" unit=\"kg\" \
             creationDate=\"{date} 06:50:00 +0200\" startDate=\"{date} 06:50:00 +0200\" \
             endDate=\"{date} 06:50:00 +0200\" value=\"{}.{}\"/>",
            70 + day % 3,
            day % 10
        )
    });
    let apple = format!("<?xml version=\"1.0\"?>\n<HealthData locale=\"en_US\">\n{apple}\n</HealthData>\n");
    vec![
        (
            "garmin_sleep",
            "2025-01-01_2025-12-28_1_sleepData.json",
            format!(
                "[{}]",
                rows(",", &|day| {
                    let date = date(day);
                    format!(
                        "{{\"calendarDate\":\"{date}\",\"sleepStartTimestampGMT\":\"{date}T00:10:00.0\",\
                 \"sleepEndTimestampGMT\":\"{date}T07:30:00.0\",\"deepSleepSeconds\":{},\"lightSleepSeconds\":14400,\
                 \"remSleepSeconds\":5400,\"awakeSleepSeconds\":600}}",
                        3_600 + day * 7
                    )
                })
            ),
        ),
        (
            "garmin_activities",
            "runner_0_summarizedActivities.json",
            format!(
                "[{{\"summarizedActivitiesExport\":[{}]}}]",
                rows(",", &|day| {
                    let start = 1_735_711_200_000_u64 + day as u64 * 86_400_000;
                    format!(
                        "{{\"activityId\":{},\"name\":\"Run\",\"activityType\":\"running\",\"startTimeGmt\":{start},\
                     \"startTimeLocal\":{},\"duration\":{}.0,\"distance\":{}.0,\"avgHr\":{}.0}}",
                        5_000 + day,
                        start + 3_600_000,
                        1_800_000 + day * 1_000,
                        500_000 + day * 100,
                        140 + day % 9
                    )
                })
            ),
        ),
        (
            "scale",
            "weight.csv",
            format!(
                "Date,\"Weight (kg)\",\"Fat mass (kg)\",Comments\n{}\n",
                rows("\n", &|day| format!("\"{} 06:50:00\",{}.{},14.2,", date(day), 70 + day % 3, day % 10))
            ),
        ),
        (
            "strava",
            "activities.csv",
            format!(
                "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,\
             Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,\
             Elapsed Time,Moving Time,Distance\n{}\n",
                rows("\n", &|day| format!(
                    "{},\"{} 06:12:09\",Run,Run,\"easy,\nand slow\",1860,5.02,171,,false,,,,70.5,,{}.0,1800.0,{}.5",
                    9_000 + day,
                    date(day),
                    1_860 + day,
                    5_021 + day
                ))
            ),
        ),
        (
            "garmin_web",
            "Sleep.csv",
            format!(
                "Sleep Score 1 Year,Score,Resting Heart Rate,HRV Status,Quality,Duration\n{}\n",
                rows("\n", &|day| format!(
                    "{},81,{},{},Good,7h {}min",
                    date(day),
                    45 + day % 9,
                    50 + day % 11,
                    day % 60
                ))
            ),
        ),
        ("apple", "export.xml", apple),
    ]
}
