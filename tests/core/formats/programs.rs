//! Activities and days of other training programs and older watches, worked out by hand.

use lightfoot::import::{self, Contents, ProblemKind};
use lightfoot::model::activity::Clock;
use lightfoot::model::{Channel, Quantity, ReadingKind, Recording, Sport};

use super::fixture;

/// 2026-05-03 06:12:09 UTC.
const MORNING: i64 = 1_777_788_729;

fn read(path: &str) -> Contents {
    import::read(path, &fixture(path)).unwrap()
}

/// The one recording of a file with which nothing is wrong.
fn only(path: &str) -> Recording {
    let mut contents = read(path);
    assert_eq!((contents.problem.take(), contents.recordings.len()), (None, 1), "{path}");
    contents.recordings.remove(0)
}

fn column(run: &Recording, channel: Channel) -> Vec<Option<f64>> {
    let column = run.series.column(channel).unwrap();
    (0..run.series.len()).map(|row| column.get(row).map(|value| (value * 1e4).round() / 1e4)).collect()
}

fn size(run: &Recording) -> (Option<f64>, Option<f64>) {
    (run.totals.distance_m, run.totals.timer_s)
}

#[test]
fn polar_now_has_columns_and_a_route_with_clocks_of_their_own() {
    let run = only("polar/training-session_2026-05-03T08-12-09_1-a.json");
    assert_eq!((run.start_utc_s, run.utc_offset_s, run.clock), (MORNING, Some(7_200), Clock::Utc));
    assert_eq!((run.sport, size(&run)), (Sport::Running, (Some(5_021.5), Some(1_800.0))));
    assert_eq!((run.note.as_str(), run.totals.mean_hr_bpm), ("Legs like lead", Some(148.0)));
    // From start to stop, though the samples end sooner.
    assert_eq!(run.totals.elapsed_s, Some(1_860.0));
    assert_eq!(column(&run, Channel::HeartRate), [Some(140.0), None, Some(142.0)]);
    assert_eq!(column(&run, Channel::Speed), [Some(3.0); 3]);
    // One leg in the file; the route begins a second later, its first height is none.
    assert_eq!(column(&run, Channel::Cadence), [Some(168.0), Some(170.0), Some(172.0)]);
    assert_eq!(column(&run, Channel::Latitude), [None, Some(48.2), Some(48.2001)]);
    assert_eq!(column(&run, Channel::Altitude)[1], None);
}

#[test]
fn polar_before_has_the_offset_in_its_exercises() {
    let run = only("polar/training-session-2021-01-30-2-b.json");
    // 2021-01-30 12:24:11 UTC
    assert_eq!((run.start_utc_s, run.utc_offset_s), (1_612_009_451, Some(3_600)));
    assert_eq!((run.sport, run.sub_sport.as_str()), (Sport::Running, "treadmill"));
    assert_eq!((run.title.as_str(), size(&run)), ("Treadmill", (Some(10_000.0), Some(3_605.123))));
    assert_eq!(column(&run, Channel::HeartRate), [Some(120.0), None]);
}

#[test]
fn suunto_counts_by_the_second_in_radians_kelvin_and_joules() {
    let run = only("suunto/run.json");
    assert_eq!((run.start_utc_s, run.utc_offset_s), (MORNING, Some(7_200)));
    assert_eq!((run.sport, size(&run)), (Sport::Running, (Some(5_021.0), Some(1_800.0))));
    // 1589920 J / 4184
    assert_eq!((run.totals.elapsed_s, run.totals.calories_kcal), (Some(1_860.0), Some(380.0)));
    assert_eq!(column(&run, Channel::HeartRate), [Some(150.0), Some(150.0), None]);
    assert_eq!(column(&run, Channel::Cadence)[1], Some(168.0));
    assert_eq!(column(&run, Channel::Temperature)[1], Some(17.0));
    let place = (column(&run, Channel::Latitude)[2], column(&run, Channel::Longitude)[2]);
    assert_eq!(place, (Some(48.2), Some(16.37)));
}

#[test]
fn an_old_log_of_suunto_says_local_time_and_its_samples_utc() {
    let run = only("suunto/old.sml");
    // 2015-08-14 16:22:22 UTC
    assert_eq!((run.start_utc_s, run.utc_offset_s), (1_439_569_342, Some(7_200)));
    assert_eq!((run.sport, size(&run)), (Sport::Running, (Some(5_000.0), Some(1_800.0))));
    assert_eq!(column(&run, Channel::HeartRate)[1..], [Some(150.0), Some(156.0)]);
    assert_eq!(column(&run, Channel::Cadence)[1], Some(168.0));
}

#[test]
fn a_workout_on_the_wall_is_put_in_utc_where_its_place_tells() {
    let run = only("older/run.pwx");
    assert_eq!((run.start_utc_s, run.utc_offset_s, run.clock), (MORNING, Some(7_200), Clock::Utc));
    // The summary of the whole, not of the lap.
    assert_eq!((run.sport, size(&run)), (Sport::Running, (Some(5_021.5), Some(1_800.0))));
    assert_eq!((run.note.as_str(), run.devices.watch.as_str()), ("Legs like lead", "Maker One"));
    assert_eq!(column(&run, Channel::HeartRate), [Some(140.0), Some(142.0)]);
    assert_eq!(column(&run, Channel::Cadence), [Some(168.0), Some(170.0)]);
}

#[test]
fn hrm_names_no_place_and_no_sport() {
    let run = only("older/run.hrm");
    // 2006-02-12 07:06:45 on the wall; 10 km/h, 10.5 and 9.5 for ten minutes each are 5 km.
    assert_eq!((run.start_utc_s, run.utc_offset_s, run.clock), (1_139_728_005, None, Clock::Wall));
    assert_eq!((run.sport, run.totals.elapsed_s, run.note.as_str()), (Sport::Running, Some(1_800.0), "Legs like lead"));
    assert!((run.totals.distance_m.unwrap() - 5_000.0).abs() < 1.0);
    assert_eq!(column(&run, Channel::HeartRate), [Some(120.0), Some(130.0), None]);
}

#[test]
fn a_damaged_row_of_an_hrm_is_left_out_and_its_neighbours_keep_their_columns_and_times() {
    let rows = |rows: &str| {
        let text = format!(
            "[Params]\nVersion=106\nSMode=100000000\nDate=20060212\nStartTime=07:06:45.0\nLength=00:00:20.0\nInterval=5\n\n[HRData]\n{rows}\n"
        );
        let run = import::read("run.hrm", text.as_bytes()).unwrap().recordings.pop().unwrap();
        (run.series.counts(Channel::Time).to_vec(), column(&run, Channel::HeartRate))
    };
    // The heart rate of the second row is gone, so its speed stands in its place; that of the third is no number.
    let left = (vec![0, 15], vec![Some(120.0), Some(130.0)]);
    assert_eq!(rows("120\t100\n105\n1x5\t95\n130\t100"), left);
}

#[test]
fn suunto_says_how_much_is_missing_without_a_total_length_and_when_it_was_without_a_sound_head() {
    let sample = |minute: usize| format!("{{\"HR\":2.5,\"TimeISO8601\":\"2026-05-03T06:{minute:02}:00.000+02:00\"}}");
    let samples = |minutes: usize| (0..minutes).map(sample).collect::<Vec<_>>().join(",");
    let log = |date: &str, minutes: usize, end: &str| {
        format!(
            "{{\"DeviceLog\":{{\"Header\":{{\"Activity\":\"Multisport\",\"DateTime\":\"{date}T06:00:00.000+02:00\"}},\
             \"Windows\":[{{\"Window\":{{\"ActivityId\":82,\"TimeISO8601\":\"2026-05-03T06:20:00.000+02:00\"}}}},\
             {{\"Window\":{{\"ActivityId\":3,\"TimeISO8601\":\"2026-05-03T06:40:00.000+02:00\"}}}}],\
             \"Samples\":[{}{end}",
            samples(minutes)
        )
    };
    let read = |text: String| import::read("suunto.json", text.as_bytes()).unwrap();
    let whole = read(log("2026-05-03", 41, "]}}"));
    assert_eq!((whole.problem.as_ref(), whole.recordings[0].start_utc_s), (None, 1_777_780_800));
    let told = read(log("2026-05-03", 21, ",")).problem.unwrap().what;
    assert_eq!((told.id, &told.values[1]), ("import-cut-short", &("minutes", Quantity::Count(20.0))));
    // Every sample says when it was: the head alone cannot move the run.
    assert_eq!(read(log("2026-07-03", 41, "]}}")).recordings, whole.recordings);
    assert_eq!(read(log("2026-0x-03", 41, "]}}")).recordings, whole.recordings);
}

#[test]
fn a_wrong_digit_in_the_date_at_the_head_is_put_right_by_the_name_and_told() {
    for (file, date, names) in [
        ("older/run.hrm", "20060212", ["06021201.hrm", "x/2006-02-12 07.06.45.hrm", "20060212T070645.hrm"]),
        ("older/run.pwx", "2026-05-03", ["2026-05-03-08-12-09.pwx", "x/2026-05-03T0812.pwx", "20260503081209.pwx"]),
    ] {
        let text = String::from_utf8(fixture(file)).unwrap();
        let whole = import::read("run", text.as_bytes()).unwrap();
        let at = text.find(date).unwrap();
        for name in names {
            assert_eq!(import::read(name, text.as_bytes()).unwrap(), whole, "{name}");
            for (place, other) in (0..date.len()).flat_map(|place| [(place, '1'), (place, '9'), (place, 'q')]) {
                let wrong = format!("{}{other}{}", &text[..at + place], &text[at + place + 1..]);
                if wrong == text || date.as_bytes()[place] == b'-' {
                    continue;
                }
                let contents = import::read(name, wrong.as_bytes()).unwrap();
                assert_eq!(contents.recordings, whole.recordings, "{name}, {other} at {place}");
                let told = contents.problem.map(|problem| problem.what.id);
                assert_eq!(told, Some("import-dated-by-name"), "{name}, {other} at {place}");
            }
        }
        // Without a second witness what is no date is told of; a date that is one can only be believed.
        let wrong = text.replacen(date, &date.replacen('2', "q", 1), 1);
        let contents = import::read("run", wrong.as_bytes()).unwrap();
        assert_eq!(contents.problem.map(|problem| problem.what.id), Some("import-undated"), "{file}");
    }
}

#[test]
fn goldencheetah_puts_blanks_behind_tags_and_zeros_where_nothing_was_seen() {
    let run = only("goldencheetah/run.json");
    assert_eq!((run.start_utc_s, run.sport), (MORNING, Sport::Running));
    assert_eq!((run.totals.distance_m, run.totals.elapsed_s), (Some(5_021.5), Some(2.0)));
    assert_eq!(
        (run.title.as_str(), run.note.as_str(), run.shoe.as_str()),
        ("Before work", "Legs like lead", "Blue pair")
    );
    assert_eq!((run.effort, run.laps.len(), run.devices.watch.as_str()), (Some(7.0), 1, "Maker One"));
    assert_eq!(column(&run, Channel::HeartRate), [None, Some(141.0), Some(142.0)]);
    assert_eq!(column(&run, Channel::Cadence), [Some(168.0), Some(170.0), Some(172.0)]);
    assert_eq!(column(&run, Channel::GroundContactTime), [Some(251.0), None, Some(249.0)]);
    assert_eq!(column(&run, Channel::VerticalOscillation), [Some(87.0), None, Some(85.0)]);
}

fn values(contents: &Contents) -> Vec<(String, ReadingKind, f64)> {
    contents.readings.iter().map(|reading| (reading.day.to_string(), reading.kind, reading.value)).collect()
}

#[test]
fn measures_of_goldencheetah_are_read_from_json_and_from_its_table() {
    let expected = [
        ("2026-05-03".to_owned(), ReadingKind::Weight, 70.4),
        ("2026-05-04".to_owned(), ReadingKind::RestingHr, 47.0),
        ("2026-05-04".to_owned(), ReadingKind::HrvRmssd, 61.5),
    ];
    assert_eq!(values(&read("goldencheetah/bodymeasures.json")), expected);
    let table = read("goldencheetah/measures.csv");
    assert_eq!(values(&table), expected[..1]);
    assert_eq!(table.problem.unwrap().kind, ProblemKind::Unsupported);
}

#[test]
fn days_of_intervals_icu_hold_no_zeros_and_no_small_scales() {
    let contents = read("intervals/wellness.csv");
    assert_eq!(contents.problem, None);
    let day = || "2026-05-03".to_owned();
    let expected = [
        (day(), ReadingKind::Weight, 70.4),
        (day(), ReadingKind::RestingHr, 47.0),
        (day(), ReadingKind::HrvRmssd, 61.5),
    ];
    assert_eq!(values(&contents), expected);
    assert_eq!(contents.nights.iter().map(|night| night.asleep_s).collect::<Vec<_>>(), [Some(27_000.0)]);
    let [first, second] = contents.diary.as_slice() else { panic!("two rows") };
    assert_eq!((first.said.carbs_g, first.said.note.as_deref()), (Some(310.0), Some("Legs like lead, again")));
    assert_eq!((first.said.soreness, second.said.ferritin_ug_l), (None, Some(32.0)));
}

#[test]
fn activities_of_intervals_icu_are_local_or_have_both_clocks() {
    let table = read("intervals/activities.csv");
    assert_eq!(table.problem.as_ref().map(|problem| problem.kind), Some(ProblemKind::Unsupported));
    let [row] = table.recordings.as_slice() else { panic!("one row") };
    assert_eq!((row.start_utc_s, row.clock, row.effort), (MORNING + 7_200, Clock::Wall, Some(7.0)));
    assert_eq!((size(row), row.totals.mean_cadence_spm), ((Some(5_021.5), Some(1_800.0)), Some(169.0)));
    let run = only("intervals/activities.json");
    assert_eq!((run.start_utc_s, run.utc_offset_s, run.clock), (MORNING, Some(7_200), Clock::Utc));
    assert_eq!((run.sub_sport.as_str(), run.shoe.as_str(), size(&run)), ("trail", "Blue pair", size(row)));
}

#[test]
fn a_file_cut_at_any_byte_gives_what_stands_before_the_break() {
    let files = [
        "polar/training-session_2026-05-03T08-12-09_1-a.json",
        "polar/training-session-2021-01-30-2-b.json",
        "suunto/run.json",
        "suunto/old.sml",
        "older/run.pwx",
        "older/run.hrm",
        "goldencheetah/run.json",
        "goldencheetah/bodymeasures.json",
        "goldencheetah/measures.csv",
        "intervals/wellness.csv",
        "intervals/activities.csv",
        "intervals/activities.json",
    ];
    for path in files {
        let bytes = fixture(path);
        let whole = read(path);
        for end in 0..bytes.len() {
            let Some(part) = import::read(path, &bytes[..end]) else { continue };
            assert!(
                part.records() <= whole.records() && part.readings.len() <= whole.readings.len(),
                "{path} at {end}"
            );
            assert!(part.recordings.len() <= whole.recordings.len() && part.nights.len() <= whole.nights.len());
        }
        assert_eq!(read(path), whole, "{path}");
    }
    // Of the samples before the break each is kept.
    let cut = fixture("goldencheetah/run.json");
    let at = cut.windows(8).rposition(|bytes| bytes == b"\"SECS\": ").unwrap();
    let part = import::read("run.json", &cut[..at]).unwrap();
    assert_eq!((part.records(), part.problem.map(|problem| problem.kind)), (2, Some(ProblemKind::Truncated)));
}
