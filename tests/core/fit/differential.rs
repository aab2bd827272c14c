//! Value by value against a second decoder, over real files.

use std::collections::BTreeMap;

use lightfoot::import::fit;
use lightfoot::model::{Channel, Recording};
use rustyfit::profile::mesgdef::Record;
use rustyfit::profile::typedef::MesgNum;
use rustyfit::{Decoder, DecoderEvent, StreamingIterator as _};

use super::corpus_files::files;

/// What the second decoder saw.
#[derive(Default)]
struct Oracle {
    /// All values of each moment, by channel.
    moments: BTreeMap<u32, Vec<(Channel, i64)>>,
    /// Whether heart rate came in messages of its own, which we merge and it does not.
    strap: bool,
    /// Whether speed and distance share three bytes, which we unpack and it does not.
    packed: bool,
    /// Whether it read to the end.
    complete: bool,
}

/// The valid values of a record in counts of our channels, on foot.
fn values(record: &Record) -> Vec<(Channel, i64)> {
    let byte = |raw: u8| (raw != u8::MAX).then_some(i64::from(raw));
    let word = |raw: u16| (raw != u16::MAX).then_some(i64::from(raw));
    let long = |raw: u32| i32::try_from(raw).ok().map(i64::from);
    let signed = |raw: i32| (raw != i32::MAX).then_some(i64::from(raw));
    let positive = |count: Option<i64>| count.filter(|count| *count > 0);
    let fraction = byte(record.fractional_cadence).unwrap_or(0);
    let altitude = long(record.enhanced_altitude).or_else(|| word(record.altitude));
    let list = [
        (Channel::Latitude, signed(record.position_lat)),
        (Channel::Longitude, signed(record.position_long)),
        (Channel::Altitude, altitude.map(|raw| raw - 2_500)),
        (Channel::HeartRate, positive(byte(record.heart_rate))),
        (Channel::Cadence, byte(record.cadence).map(|turns| turns * 128 + fraction)),
        (Channel::Distance, long(record.distance)),
        (Channel::Speed, long(record.enhanced_speed).or_else(|| word(record.speed))),
        (Channel::Power, word(record.power)),
        (Channel::Temperature, (record.temperature != i8::MAX).then_some(i64::from(record.temperature))),
        (Channel::VerticalSpeed, (record.vertical_speed != i16::MAX).then_some(i64::from(record.vertical_speed))),
        (Channel::VerticalOscillation, positive(word(record.vertical_oscillation))),
        (Channel::StancePercent, positive(word(record.stance_time_percent))),
        (Channel::GroundContactTime, positive(word(record.stance_time))),
        (Channel::VerticalRatio, positive(word(record.vertical_ratio))),
        (Channel::GroundContactBalance, positive(word(record.stance_time_balance))),
        (Channel::StepLength, positive(word(record.step_length))),
    ];
    list.into_iter().filter_map(|(channel, count)| Some((channel, count?))).collect()
}

fn oracle(bytes: &[u8]) -> Oracle {
    let mut decoder = Decoder::builder().checksum(false).expand_components(false).build();
    let mut stream = decoder.stream(bytes);
    let mut oracle = Oracle { complete: true, ..Oracle::default() };
    while let Some(event) = stream.next() {
        match event {
            Ok(DecoderEvent::Message(message)) if message.num == MesgNum::RECORD => {
                let record = Record::from(message);
                oracle.packed |= record.compressed_speed_distance != [u8::MAX; 3];
                if record.timestamp.0 != u32::MAX {
                    oracle.moments.entry(record.timestamp.0).or_default().extend(values(&record));
                }
            }
            Ok(DecoderEvent::Message(message)) => oracle.strap |= message.num == MesgNum::HR,
            Ok(_) => {}
            Err(_) => {
                // Where it stumbles its last records may be damaged.
                oracle.complete = false;
                oracle.moments.pop_last();
                oracle.moments.pop_last();
                break;
            }
        }
    }
    oracle
}

/// Compares all values of a recording; how many there were.
fn compare(path: &str, recording: &Recording, oracle: &Oracle) -> usize {
    let mut compared = 0;
    let series = &recording.series;
    let pod = |channel| match channel {
        Channel::Power => series.column(Channel::PodPower).is_some(),
        Channel::GroundContactTime => series.column(Channel::PodGroundContactTime).is_some(),
        Channel::VerticalOscillation => series.column(Channel::PodVerticalOscillation).is_some(),
        Channel::Cadence => series.column(Channel::PodCadence).is_some(),
        _ => false,
    };
    let channels = [
        Channel::Latitude,
        Channel::Longitude,
        Channel::Altitude,
        Channel::HeartRate,
        Channel::Cadence,
        Channel::Distance,
        Channel::Speed,
        Channel::Power,
        Channel::Temperature,
        Channel::VerticalSpeed,
        Channel::VerticalOscillation,
        Channel::StancePercent,
        Channel::GroundContactTime,
        Channel::VerticalRatio,
        Channel::GroundContactBalance,
        Channel::StepLength,
    ];
    for (row, seconds) in series.counts(Channel::Time).iter().enumerate() {
        let time = u32::try_from(recording.start_utc_s - 631_065_600 + i64::from(*seconds)).unwrap();
        let Some(seen) = oracle.moments.get(&time) else {
            assert!(!oracle.complete, "{path}: a record at {time} that the other decoder has not");
            continue;
        };
        for channel in channels {
            let skip = (channel == Channel::HeartRate && oracle.strap)
                || (matches!(channel, Channel::Distance | Channel::Speed) && oracle.packed);
            if skip {
                continue;
            }
            let ours = series.counts(channel).get(row).copied().filter(|count| *count != i32::MIN).map(i64::from);
            let on_foot = recording.sport.on_foot();
            let scaled = |count: i64| if channel == Channel::Cadence && !on_foot { count / 2 } else { count };
            let theirs: Vec<i64> =
                seen.iter().filter(|(known, _)| *known == channel).map(|(_, count)| scaled(*count)).collect();
            let agree =
                ours.map_or(theirs.is_empty(), |count| theirs.contains(&count) || (theirs.is_empty() && pod(channel)));
            assert!(agree, "{path}: {channel:?} at {time}: {ours:?}, the other decoder {theirs:?}");
            compared += usize::from(ours.is_some());
        }
    }
    compared
}

#[test]
fn every_value_of_the_real_files_is_what_a_second_decoder_reads() {
    let mut compared = 0;
    let mut recordings = 0;
    let files = files();
    // Two activities at the same moments in one file: the oracle's map could not tell them apart.
    let chained = "fit/chained_Activity_activity_poolswim.fit";
    for (path, bytes, _) in files.iter().filter(|(path, ..)| path.starts_with("fit/") && path != chained) {
        let oracle = oracle(bytes);
        let contents = fit::read(bytes);
        for recording in &contents.recordings {
            // Where the watch had no date, ours comes from its local time and theirs stays on its own clock.
            if oracle.moments.keys().next().is_some_and(|time| *time < 0x1000_0000) {
                continue;
            }
            compared += compare(path, recording, &oracle);
            recordings += 1;
        }
    }
    assert!(
        files.is_empty() || (recordings > 60 && compared > 900_000),
        "{compared} values of {recordings} recordings"
    );
}
