//! What each message and field becomes, on files written for the purpose with values worked out by hand.

use lightfoot::import::{Contents, fit};
use lightfoot::model::{Channel, Day, ReadingKind, Recording, Sport};

use super::writer::{ENUM, F32, S8, S32, TEXT, U8, U16, U32, Writer};

/// 2026-05-03T06:12:09Z on FIT's clock.
pub(super) const START: u32 = 1_777_788_729 - 631_065_600;

/// Session, local time and closing event of a run that began at [`START`].
pub(super) fn close(file: &mut Writer, start: u32, seconds: u32, sport: u8) {
    file.define(13, 18, &[(253, 4, U32), (2, 4, U32), (5, 1, ENUM), (6, 1, ENUM), (8, 4, U32), (9, 4, U32)], &[]);
    file.data(13).u32(start + seconds).u32(start).u8(sport).u8(3).u32(seconds * 1_000).u32(seconds * 300);
    file.define(14, 34, &[(253, 4, U32), (5, 4, U32)], &[]);
    file.data(14).u32(start + seconds).u32(start + seconds + 7_200);
}

fn only(contents: &Contents) -> &Recording {
    assert_eq!(contents.problem, None);
    assert_eq!(contents.recordings.len(), 1);
    &contents.recordings[0]
}

fn first(recording: &Recording, channel: Channel) -> Option<f64> {
    let value = recording.series.column(channel)?.get(0)?;
    Some((value * 1e6).round() / 1e6)
}

/// A run of three records with every field the program keeps.
fn full_run(big_endian: bool, sport: u8) -> Vec<u8> {
    let mut file = Writer::new(big_endian);
    let fields = [
        (253, 4, U32),
        (0, 4, S32),
        (1, 4, S32),
        (2, 2, U16),
        (3, 1, U8),
        (4, 1, U8),
        (53, 1, U8),
        (5, 4, U32),
        (6, 2, U16),
        (7, 2, U16),
        (13, 1, S8),
        (39, 2, U16),
        (40, 2, U16),
        (41, 2, U16),
        (83, 2, U16),
        (84, 2, U16),
        (85, 2, U16),
        (99, 1, U8),
        (139, 2, U16),
    ];
    file.define(0, 20, &fields, &[]);
    for second in 0..3 {
        file.data(0).u32(START + second).s32(0x4000_0000).s32(-0x2000_0000).u16(3_000).u8(150).u8(86).u8(64);
        file.u32(1_234 + second * 300).u16(3_000).u16(250).u8(0xFB).u16(842).u16(3_312).u16(2_431).u16(790);
        file.u16(4_980).u16(10_710).u8(40).u16(3_790);
    }
    close(&mut file, START, 3, sport);
    file.finish()
}

#[test]
fn every_record_field_arrives_in_its_unit() {
    for big_endian in [false, true] {
        let contents = fit::read(&full_run(big_endian, 1));
        let run = only(&contents);
        let expected = [
            (Channel::Latitude, 90.0),
            (Channel::Longitude, -45.0),
            (Channel::Altitude, 100.0),
            (Channel::HeartRate, 150.0),
            (Channel::Cadence, 173.0),
            (Channel::Distance, 12.34),
            (Channel::Speed, 3.0),
            (Channel::Power, 250.0),
            (Channel::Temperature, -5.0),
            (Channel::VerticalOscillation, 84.2),
            (Channel::StancePercent, 33.12),
            (Channel::GroundContactTime, 243.1),
            (Channel::VerticalRatio, 7.9),
            (Channel::GroundContactBalance, 49.8),
            (Channel::StepLength, 1_071.0),
            (Channel::Respiration, 40.0),
            (Channel::CoreTemperature, 37.9),
        ];
        for (channel, value) in expected {
            assert_eq!(first(run, channel), Some(value), "{channel:?}");
        }
        assert_eq!(run.series.counts(Channel::Time), [0, 1, 2]);
        assert_eq!((run.start_utc_s, run.utc_offset_s), (1_777_788_729, Some(7_200)));
        assert_eq!((run.sport, run.sub_sport.as_str()), (Sport::Running, "trail"));
        assert_eq!((run.totals.timer_s, run.totals.distance_m), (Some(3.0), Some(9.0)));
        assert_eq!(run.totals.ascent_m, None, "the file does not say");
    }
}

#[test]
fn cadence_counts_steps_on_foot_and_turns_otherwise() {
    let bike = fit::read(&full_run(false, 2));
    assert_eq!(first(only(&bike), Channel::Cadence), Some(86.5));
}

#[test]
fn missing_values_stay_missing_and_a_heart_rate_of_zero_is_none() {
    let mut file = Writer::new(false);
    file.define(0, 20, &[(253, 4, U32), (3, 1, U8), (5, 4, U32), (41, 2, U16), (4, 1, U8)], &[]);
    file.data(0).u32(START).u8(0xFF).u32(u32::MAX).u16(0xFFFF).u8(0);
    file.data(0).u32(START + 1).u8(0).u32(250).u16(0).u8(0xFF);
    file.data(0).u32(START + 2).u8(120).u32(500).u16(2_500).u8(80);
    close(&mut file, START, 3, 1);
    let contents = fit::read(&file.finish());
    let column = |channel| only(&contents).series.column(channel).unwrap();
    let values = |channel| (0..3).map(|row| column(channel).get(row)).collect::<Vec<_>>();
    assert_eq!(values(Channel::HeartRate), [None, None, Some(120.0)]);
    assert_eq!(values(Channel::Distance), [None, Some(2.5), Some(5.0)]);
    assert_eq!(values(Channel::GroundContactTime), [None, None, Some(250.0)]);
    assert_eq!(values(Channel::Cadence), [Some(0.0), None, Some(160.0)], "standing still is a cadence");
}

#[test]
fn records_are_put_in_order_and_equal_times_are_one_row() {
    let mut file = Writer::new(false);
    file.define(0, 20, &[(253, 4, U32), (3, 1, U8), (7, 2, U16)], &[]);
    for (second, rate, power) in [(2, 122, 202), (0, 120, 0xFFFF), (0, 99, 200), (1, 121, 201)] {
        file.data(0).u32(START + second).u8(rate).u16(power);
    }
    close(&mut file, START, 3, 1);
    let contents = fit::read(&file.finish());
    let series = &only(&contents).series;
    assert_eq!(series.counts(Channel::Time), [0, 1, 2]);
    assert_eq!(series.counts(Channel::HeartRate), [120, 121, 122]);
    assert_eq!(series.counts(Channel::Power), [200, 201, 202], "a gap is filled from the second row of a moment");
}

#[test]
fn compressed_timestamps_count_on_from_the_last_full_one() {
    let mut file = Writer::new(false);
    file.define(0, 21, &[(253, 4, U32), (0, 1, ENUM), (1, 1, ENUM)], &[]);
    file.data(0).u32(START).u8(0).u8(0);
    file.define(3, 20, &[(3, 1, U8)], &[]);
    for second in (0..100).step_by(20) {
        file.data(0xE0 | ((START + second) & 0x1F) as u8).u8(140);
    }
    close(&mut file, START, 81, 1);
    let contents = fit::read(&file.finish());
    assert_eq!(only(&contents).series.counts(Channel::Time), [0, 20, 40, 60, 80]);
}

/// Stryd as a watch writes it: centimetres, turns of one leg, no scale.
fn with_pod(native_contact: bool) -> Vec<u8> {
    let mut file = Writer::new(false);
    let description = [(0, 1, U8), (1, 1, U8), (2, 1, U8), (3, 24, TEXT), (8, 16, TEXT)];
    file.define(1, 206, &description, &[]);
    for (number, base, name, unit) in [
        (0, U16, "POWER", "Watts"),
        (1, F32, "Vertical Oscillation", "Centimeters"),
        (2, U16, "Ground Time", "Milliseconds"),
        (3, F32, "Leg Spring Stiffness", "kN/m"),
        (4, U8, "Cadence", "RPM"),
        (5, U16, "Form Power", "Watts"),
    ] {
        file.data(1).u8(0).u8(number).u8(base).text(name, 24).text(unit, 16);
    }
    let native = [(253, 4, U32), (41, 2, U16)];
    let developer = [(0, 2, 0), (1, 4, 0), (2, 2, 0), (3, 4, 0), (4, 1, 0), (5, 2, 0)];
    file.define(0, 20, &native, &developer);
    for second in 0..2 {
        file.data(0).u32(START + second).u16(if native_contact { 2_500 } else { 0xFFFF });
        file.u16(280).f32(7.5).u16(241).f32(9.875).u8(87).u16(71);
    }
    close(&mut file, START, 2, 1);
    file.finish()
}

#[test]
fn a_pod_keeps_columns_of_its_own_and_fills_in_where_the_watch_has_none() {
    let contents = fit::read(&with_pod(false));
    let run = only(&contents);
    for (channel, value) in [
        (Channel::PodPower, 280.0),
        (Channel::PodVerticalOscillation, 75.0),
        (Channel::PodGroundContactTime, 241.0),
        (Channel::LegSpringStiffness, 9.88),
        (Channel::PodCadence, 174.0),
        (Channel::FormPower, 71.0),
        (Channel::Power, 280.0),
        (Channel::VerticalOscillation, 75.0),
        (Channel::GroundContactTime, 241.0),
    ] {
        assert_eq!(first(run, channel), Some(value), "{channel:?}");
    }
    let both = fit::read(&with_pod(true));
    assert_eq!(first(only(&both), Channel::GroundContactTime), Some(250.0), "the watch's own is never replaced");
    assert_eq!(first(only(&both), Channel::PodGroundContactTime), Some(241.0));
}

#[test]
fn two_sessions_are_two_recordings_cut_where_the_second_begins() {
    let mut file = Writer::new(false);
    file.define(0, 20, &[(253, 4, U32), (4, 1, U8)], &[]);
    for second in 0..100 {
        file.data(0).u32(START + second).u8(80);
    }
    close(&mut file, START, 60, 2);
    close(&mut file, START + 60, 40, 1);
    let contents = fit::read(&file.finish());
    let [bike, run] = contents.recordings.as_slice() else { panic!("{} recordings", contents.recordings.len()) };
    assert_eq!((bike.sport, bike.series.len(), first(bike, Channel::Cadence)), (Sport::Cycling, 60, Some(80.0)));
    assert_eq!((run.sport, run.series.len(), first(run, Channel::Cadence)), (Sport::Running, 40, Some(160.0)));
    assert_eq!(run.series.counts(Channel::Time).first(), Some(&0));
}

#[test]
fn feel_effort_pauses_sets_and_beats_are_kept() {
    let mut file = Writer::new(false);
    file.define(0, 20, &[(253, 4, U32), (3, 1, U8)], &[]);
    file.data(0).u32(START).u8(100);
    file.define(1, 21, &[(253, 4, U32), (0, 1, ENUM), (1, 1, ENUM)], &[]);
    for (second, kind) in [(0, 0), (10, 4), (25, 0), (40, 4)] {
        file.data(1).u32(START + second).u8(0).u8(kind);
    }
    file.define(2, 78, &[(0, 6, U16)], &[]);
    file.data(2).u16(812).u16(798).u16(0xFFFF);
    file.define(3, 225, &[(6, 4, U32), (0, 4, U32), (3, 2, U16), (4, 2, U16), (5, 1, U8), (7, 4, U16)], &[]);
    file.data(3).u32(START + 5).u32(30_500).u16(12).u16(60 * 16).u8(1).u16(28).u16(0xFFFF);
    file.define(4, 18, &[(253, 4, U32), (2, 4, U32), (5, 1, ENUM), (6, 1, ENUM), (192, 1, U8), (193, 1, U8)], &[]);
    file.data(4).u32(START + 40).u32(START).u8(10).u8(20).u8(25).u8(70);
    let contents = fit::read(&file.finish());
    let session = only(&contents);
    assert_eq!((session.sport, session.feel, session.effort), (Sport::Strength, Some(25.0), Some(7.0)));
    assert_eq!(session.pauses_s, [(10.0, 25.0)]);
    assert_eq!(session.beat_intervals_ms, [812, 798]);
    let set = &session.sets[0];
    assert_eq!((set.duration_s, set.repetitions, set.weight_kg, set.category), (30.5, Some(12), Some(60.0), Some(28)));
    assert_eq!(session.utc_offset_s, None, "no local time, no place");
}

#[test]
fn health_messages_become_readings_and_a_night() {
    let mut file = Writer::new(false);
    file.define(0, 30, &[(253, 4, U32), (0, 2, U16)], &[]);
    file.data(0).u32(START).u16(7_145).data(0).u32(START + 1).u16(65_534);
    file.define(1, 211, &[(253, 4, U32), (0, 1, U8), (1, 1, U8)], &[]);
    file.data(1).u32(START).u8(52).u8(49);
    file.define(2, 370, &[(253, 4, U32), (0, 2, U16), (1, 2, U16)], &[]);
    file.data(2).u32(START).u16(40 * 128).u16(45 * 128 + 64);
    file.define(3, 275, &[(253, 4, U32), (0, 1, ENUM)], &[]);
    for (minutes, level) in [(0, 1), (10, 2), (100, 3), (160, 4), (200, 1)] {
        file.data(3).u32(START - 3 * 3_600 + minutes * 60).u8(level);
    }
    let contents = fit::read(&file.finish());
    let found: Vec<_> = contents.readings.iter().map(|reading| (reading.kind, reading.value)).collect();
    assert_eq!(found, [(ReadingKind::Weight, 71.45), (ReadingKind::RestingHr, 49.0), (ReadingKind::HrvRmssd, 45.5)]);
    let night = &contents.nights[0];
    assert_eq!(night.day, Day::parse("2026-05-03").unwrap());
    assert_eq!((night.asleep_s, night.deep_s), (Some(190.0 * 60.0), Some(60.0 * 60.0)));
    assert_eq!((night.in_bed_s, night.awake_s), (Some(200.0 * 60.0), Some(600.0)));
    assert!(contents.recordings.is_empty());
}

/// A sleep file holds no time of the place: waking in Tokyo is the evening before in UTC.
#[test]
fn a_night_is_dated_where_it_lies_as_nights_do() {
    // 2026-05-10T00:00:00 on the clock of FIT files.
    let midnight = 1_778_371_200 - 631_065_600_u32;
    for east_h in [-10_i32, -8, -3, 0, 2, 5, 8, 10, 12] {
        let mut file = Writer::new(false);
        file.define(0, 275, &[(253, 4, U32), (0, 1, ENUM)], &[]);
        for (local_h, level) in [(-1, 2), (1, 3), (4, 4), (5, 2), (7, 1)] {
            file.data(0).u32(midnight.wrapping_add_signed((local_h - east_h) * 3_600)).u8(level);
        }
        let contents = fit::read(&file.finish());
        let nights: Vec<_> = contents.nights.iter().map(|night| (night.day.to_string(), night.asleep_s)).collect();
        assert_eq!(nights, [("2026-05-10".to_owned(), Some(8.0 * 3_600.0))], "{east_h} h east");
    }
}

#[test]
fn a_file_with_nothing_of_use_says_so() {
    let mut file = Writer::new(false);
    file.define(0, 0, &[(0, 1, ENUM)], &[]);
    // The settings of a watch.
    file.data(0).u8(2);
    let contents = fit::read(&file.finish());
    assert_eq!(contents.problem, None);
    assert_eq!(contents.passed_over.map(|why| why.id), Some("import-fit-nothing"));
}

#[test]
fn a_sport_is_named_as_the_public_profile_names_it() {
    for (code, name, kind) in [
        (1, "running", Sport::Running),
        (62, "hiit", Sport::Fitness),
        (71, "cricket", Sport::Other),
        (75, "volleyball", Sport::Other),
        (83, "dance", Sport::Other),
        (84, "jump_rope", Sport::Fitness),
        (86, "mobility", Sport::Mobility),
    ] {
        let contents = fit::read(&full_run(false, code));
        let recording = only(&contents);
        assert_eq!((recording.sport_word.as_str(), recording.sport), (name, kind), "{code}");
    }
}
