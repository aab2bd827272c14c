//! The time zone of a place, for files that carry no local time. Never the computer's own zone.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tzf_rs::DefaultFinder;

use crate::model::{Channel, Recording};

/// Built once, at the first question: it takes a tenth of a second.
static FINDER: LazyLock<DefaultFinder> = LazyLock::new(DefaultFinder::new);

/// Seconds east of Greenwich at a place and an instant (degrees; seconds since 1970-01-01 UTC). `None` for a place
/// that is none and for instants outside the calendar.
pub fn offset_at(latitude: f64, longitude: f64, utc_s: i64) -> Option<i32> {
    if !(latitude.abs() <= 90.0 && longitude.abs() <= 180.0) {
        return None;
    }
    let zone = TimeZone::get(FINDER.get_tz_name(longitude, latitude)).ok()?;
    let instant = Timestamp::from_second(utc_s).ok()?;
    Some(zone.to_offset(instant).seconds())
}

/// Fills in a recording's offset from its first known position, if the file did not say.
pub(super) fn fill(recording: &mut Recording) {
    if recording.utc_offset_s.is_some() {
        return;
    }
    let (Some(latitudes), Some(longitudes)) =
        (recording.series.column(Channel::Latitude), recording.series.column(Channel::Longitude))
    else {
        return;
    };
    let position = (0..recording.series.len()).find_map(|i| Some((latitudes.get(i)?, longitudes.get(i)?)));
    recording.utc_offset_s = position.and_then(|(lat, lon)| offset_at(lat, lon, recording.start_utc_s));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_an_instant_have_an_offset_with_summer_time() {
        // 2026-05-03T06:12:09Z and 2026-01-03T06:12:09Z.
        let (may, january) = (1_777_788_729, 1_767_420_729);
        assert_eq!(offset_at(48.2, 16.37, may), Some(7_200));
        assert_eq!(offset_at(48.2, 16.37, january), Some(3_600));
        assert_eq!(offset_at(28.61, 77.21, may), Some(19_800));
        assert_eq!(offset_at(-33.87, 151.21, january), Some(39_600));
    }

    #[test]
    fn no_place_has_no_offset() {
        assert_eq!(offset_at(f64::NAN, 16.0, 0), None);
        assert_eq!(offset_at(91.0, 16.0, 0), None);
        assert_eq!(offset_at(48.2, 16.37, i64::MAX), None);
    }
}
