//! Workouts: totals as attributes (old exports) or as statistics below them (new ones), for the whole and for each of
//! its activities, and the samples that lie within. A run that Garmin's or Strava's app wrote beside the watch's own is
//! the same run.

use quick_xml::events::BytesStart;

use super::Sources;
use super::record::{CHANNELS, Sample, Samples};
use super::said::Said;
use super::units::{Moment, factor};
use crate::import::xml::attribute;
use crate::import::zone;
use crate::model::{
    Channel, Column, Day, Devices, Diary, DiaryRow, MISSING, Recording, Series, SourceRank, Sport, Totals,
};

/// Within these, two workouts are one (rule 10 of the format notes), seconds and share.
const SAME_START_S: u64 = 120;
const SAME_LENGTH_S: f64 = 60.0;
const SAME_LENGTH_SHARE: f64 = 0.02;
/// Longer ones are slips of the hand, seconds.
const LONGEST_S: i64 = 3 * 86_400;

/// A place of the route: seconds since 1970-01-01 UTC, then counts of the channels' units.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Place {
    at_s: u32,
    latitude: i32,
    longitude: i32,
    altitude: i32,
    speed: i32,
}

impl Place {
    /// Seconds east of Greenwich there, at an instant.
    fn offset_s(&self, utc_s: i64) -> Option<i32> {
        let degrees = |channel: Channel, count: i32| (count != MISSING).then(|| f64::from(count) * channel.unit());
        let latitude = degrees(Channel::Latitude, self.latitude)?;
        zone::offset_at(latitude, degrees(Channel::Longitude, self.longitude)?, utc_s)
    }
}

/// One workout.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Workout {
    start: Moment,
    end_s: i64,
    sport: Sport,
    sub_sport: &'static str,
    source: u16,
    rank: SourceRank,
    devices: Devices,
    /// What is said of the whole.
    said: Said,
    /// What is said of its activities; the whole repeats most of it, if not all.
    activities: Vec<Said>,
    route: Vec<Place>,
}

/// All workouts.
#[derive(Default)]
pub(super) struct Workouts(Vec<Workout>);

impl Workouts {
    /// A workout begins. Returns whether it counts.
    pub(super) fn begin(&mut self, element: &BytesStart<'_>, sources: &mut Sources) -> bool {
        let get = |name| attribute(element, name);
        let moment = |name| get(name).and_then(|text| Moment::read(&text));
        let (Some(start), Some(end)) = (moment("startDate"), moment("endDate")) else { return false };
        if !(0..=LONGEST_S).contains(&(end.utc_s - start.utc_s)) {
            return false;
        }
        let kind = get("workoutActivityType").unwrap_or_default();
        let (sport, sub_sport) = sport(kind.trim_start_matches("HKWorkoutActivityType"));
        let device = get("device");
        let name = get("sourceName").unwrap_or_default();
        let source = sources.number(&name, device.as_deref());
        let amount = |value, unit, to| Some(get(value)?.parse::<f64>().ok()? * factor(to, &get(unit)?)?);
        let elapsed_s = (end.utc_s - start.utc_s) as f64;
        let totals = Totals {
            distance_m: amount("totalDistance", "totalDistanceUnit", "m").filter(|metres| *metres > 0.0),
            timer_s: amount("duration", "durationUnit", "s").filter(|s| *s > 0.0 && *s <= elapsed_s + 1.0),
            elapsed_s: Some(elapsed_s),
            calories_kcal: amount("totalEnergyBurned", "totalEnergyBurnedUnit", "kcal").filter(|kcal| *kcal > 0.0),
            ..Totals::default()
        };
        self.0.push(Workout {
            start,
            end_s: end.utc_s,
            sport,
            sub_sport,
            source,
            rank: sources.get(source).1,
            devices: devices(device.as_deref().unwrap_or_default(), &name),
            said: Said { totals, ..Said::default() },
            activities: Vec::new(),
            route: Vec::new(),
        });
        true
    }

    /// An activity of the last workout begins.
    pub(super) fn begin_activity(&mut self) {
        if let Some(workout) = self.0.last_mut() {
            workout.activities.push(Said::default());
        }
    }

    /// An element inside the last workout, or inside its last activity.
    pub(super) fn about(&mut self, name: &str, element: &BytesStart<'_>, in_activity: bool) {
        let Some(workout) = self.0.last_mut() else { return };
        match (name, workout.activities.last_mut()) {
            ("Location", _) => workout.route.extend(place(element)),
            (_, Some(activity)) if in_activity => activity.take(name, element),
            _ => workout.said.take(name, element),
        }
    }

    /// Each workout once, the most trusted source's, gaps in its totals filled from the others.
    pub(super) fn once(mut self) -> Vec<Workout> {
        self.0.iter_mut().for_each(Workout::settle);
        self.0.sort_by_key(|workout| (workout.start.utc_s, std::cmp::Reverse(workout.rank)));
        let mut once: Vec<Workout> = Vec::new();
        for workout in self.0 {
            let near = once.iter_mut().rev();
            let mut near = near.take_while(|known| workout.start.utc_s.abs_diff(known.start.utc_s) <= SAME_START_S);
            let Some(known) = near.find(|known| known.is_same(&workout)) else {
                once.push(workout);
                continue;
            };
            let (mut kept, other) =
                if workout.rank > known.rank { (workout, known.clone()) } else { (known.clone(), workout) };
            kept.fill_from(other);
            *known = kept;
        }
        once
    }
}

impl Workout {
    /// Takes what only the activities say, and what the whole says of its kind and its zone.
    fn settle(&mut self) {
        self.said.fill_from_parts(std::mem::take(&mut self.activities));
        if self.said.indoor && self.sport == Sport::Running {
            self.sub_sport = "indoor_running";
        }
        if !self.said.zone.is_empty() {
            self.start = self.start.at(&self.said.zone);
        } else if let Some(offset_s) = self.route.iter().find_map(|place| place.offset_s(self.start.utc_s)) {
            self.start.offset_s = offset_s;
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let length = |workout: &Self| (workout.end_s - workout.start.utc_s) as f64;
        let (a, b) = (length(self), length(other));
        let apart = (a - b).abs().min((self.seconds() - other.seconds()).abs());
        let same_sport = self.sport == other.sport || (self.sport.on_foot() && other.sport.on_foot());
        same_sport && apart <= SAME_LENGTH_S.max(a.max(b) * SAME_LENGTH_SHARE)
    }

    fn seconds(&self) -> f64 {
        self.said.totals.timer_s.or(self.said.totals.elapsed_s).unwrap_or(0.0)
    }

    fn fill_from(&mut self, other: Self) {
        self.said.fill_from(other.said);
        if self.route.is_empty() {
            self.route = other.route;
        }
    }

    /// The weather of a run, as a line of the diary.
    pub(super) fn weather(&self) -> Option<DiaryRow> {
        let said =
            Diary { temperature_c: self.said.temperature_c, humidity_pct: self.said.humidity_pct, ..Diary::default() };
        let local = self.start.utc_s + i64::from(self.start.offset_s);
        let time_s = i32::try_from(local.rem_euclid(86_400)).ok();
        let told = self.sport == Sport::Running && !said.is_empty();
        told.then(|| DiaryRow { day: Day::of_instant(local, 0), time_s, said, ..DiaryRow::default() })
    }

    /// The recording, with the samples that lie within.
    pub(super) fn recording(&self, samples: &Samples, sources: &Sources) -> Recording {
        let since = |at: i64| (at - self.start.utc_s) as f64;
        let mut devices = self.devices.clone();
        if devices.watch.is_empty() {
            devices.watch = sources.get(self.source).0.to_string();
        }
        let series = if self.sport == Sport::Strength || self.sport == Sport::Mobility {
            self.series(samples, &[Channel::HeartRate])
        } else {
            self.series(samples, &CHANNELS)
        };
        let mut totals = self.said.totals.clone();
        if series.column(Channel::HeartRate).is_some() {
            (totals.mean_hr_bpm, totals.max_hr_bpm) = (None, None);
        }
        if series.column(Channel::GroundContactTime).is_some() {
            "wrist".clone_into(&mut devices.form);
        }
        Recording {
            start_utc_s: self.start.utc_s,
            utc_offset_s: Some(self.start.offset_s),
            sport: self.sport,
            sub_sport: self.sub_sport.to_owned(),
            totals,
            devices,
            pauses_s: self.said.pauses.iter().map(|(from, to)| (since(*from), since(*to))).collect(),
            series,
            ..Recording::default()
        }
    }

    /// Columns by whole seconds, a row wherever a channel has a value. Of each channel one source counts: the
    /// workout's own, else the one with the most samples within.
    fn series(&self, samples: &Samples, channels: &[Channel]) -> Series {
        let within = CHANNELS.iter().zip(samples).filter(|(channel, _)| channels.contains(channel));
        let within: Vec<(Channel, Vec<Sample>)> =
            within.map(|(channel, samples)| (*channel, self.within(samples))).collect();
        let places: &[Place] = if channels.contains(&Channel::Speed) { &self.route } else { &[] };
        let mut times: Vec<u32> = within.iter().flat_map(|(_, samples)| samples.iter().map(|s| s.at_s)).collect();
        times.extend(places.iter().map(|place| place.at_s));
        times.sort_unstable();
        times.dedup();
        let start_s = u32::try_from(self.start.utc_s).unwrap_or(0);
        let second = |at_s: &u32| i32::try_from(at_s.saturating_sub(start_s)).unwrap_or(i32::MAX);
        let mut columns = vec![Column { channel: Channel::Time, counts: times.iter().map(second).collect() }];
        let mut lay = |channel, values: &mut dyn Iterator<Item = (u32, i32)>| {
            let mut counts = vec![MISSING; times.len()];
            for (at_s, count) in values {
                let slot = times.binary_search(&at_s).ok().and_then(|row| counts.get_mut(row));
                if let Some(slot) = slot {
                    *slot = count;
                }
            }
            columns.push(Column { channel, counts });
        };
        for (channel, samples) in &within {
            let count = |value: f32| (f64::from(value) / channel.unit()).round() as i32;
            lay(*channel, &mut samples.iter().map(|sample| (sample.at_s, count(sample.value))));
        }
        lay(Channel::Latitude, &mut places.iter().map(|place| (place.at_s, place.latitude)));
        lay(Channel::Longitude, &mut places.iter().map(|place| (place.at_s, place.longitude)));
        lay(Channel::Altitude, &mut places.iter().map(|place| (place.at_s, place.altitude)));
        if within.iter().all(|(channel, samples)| *channel != Channel::Speed || samples.is_empty()) {
            lay(Channel::Speed, &mut places.iter().map(|place| (place.at_s, place.speed)));
        }
        Series::new(columns)
    }

    fn within(&self, samples: &[Sample]) -> Vec<Sample> {
        let bound = |at: i64| u32::try_from(at).unwrap_or(0);
        let from = samples.partition_point(|sample| sample.at_s < bound(self.start.utc_s));
        let to = samples.partition_point(|sample| sample.at_s <= bound(self.end_s));
        let within = samples.get(from..to).unwrap_or(&[]);
        let mut counts = std::collections::BTreeMap::<u16, usize>::new();
        for sample in within {
            *counts.entry(sample.source).or_default() += 1;
        }
        let own = counts.contains_key(&self.source).then_some(self.source);
        let chosen = own.or_else(|| counts.into_iter().max_by_key(|(_, count)| *count).map(|(source, _)| source));
        within.iter().copied().filter(|sample| Some(sample.source) == chosen).collect()
    }
}

/// What a type of workout is here, with FIT's word for the sub-sport.
fn sport(kind: &str) -> (Sport, &'static str) {
    match kind {
        "Running" | "TrackAndField" => (Sport::Running, ""),
        "Walking" => (Sport::Walking, ""),
        "Hiking" => (Sport::Hiking, ""),
        "Cycling" | "HandCycling" => (Sport::Cycling, ""),
        "Swimming" => (Sport::Swimming, ""),
        "TraditionalStrengthTraining" | "FunctionalStrengthTraining" | "CoreTraining" => {
            (Sport::Strength, "strength_training")
        }
        "Flexibility" | "Cooldown" | "PreparationAndRecovery" => (Sport::Mobility, "flexibility_training"),
        "Yoga" | "MindAndBody" => (Sport::Mobility, "yoga"),
        "Pilates" | "Barre" => (Sport::Mobility, "pilates"),
        "Elliptical"
        | "StairClimbing"
        | "Stairs"
        | "StepTraining"
        | "Rowing"
        | "MixedCardio"
        | "CrossTraining"
        | "HighIntensityIntervalTraining"
        | "JumpRope"
        | "MixedMetabolicCardioTraining" => (Sport::Fitness, ""),
        "Transition" => (Sport::Transition, ""),
        _ => (Sport::Other, ""),
    }
}

/// Maker, model and major firmware out of `<<HKDevice: 0x2830>, name:Apple Watch, hardware:Watch6,2, software:9.1>`;
/// the address in memory is another at each export. A comma inside a value is no end of it.
fn devices(device: &str, source: &str) -> Devices {
    let field = |name: &str| {
        let (_, rest) = device.split_once(&format!("{name}:"))?;
        let end = rest.find(", ").or_else(|| rest.rfind('>')).unwrap_or(rest.len());
        rest.get(..end).map(str::trim).filter(|value| !value.is_empty())
    };
    let parts: Vec<&str> = ["name", "hardware"].into_iter().filter_map(field).collect();
    let watch = if parts.is_empty() { source.to_owned() } else { parts.join(" ") };
    let firmware = field("software").and_then(|version| version.split('.').next()).unwrap_or_default();
    Devices { watch, firmware: firmware.to_owned(), ..Devices::default() }
}

fn place(element: &BytesStart<'_>) -> Option<Place> {
    let number = |name| attribute(element, name).and_then(|text| text.parse::<f64>().ok()).filter(|n| n.is_finite());
    let count = |name, channel: Channel, low, high| {
        let value = number(name).filter(|value| (low..=high).contains(value));
        value.map_or(MISSING, |value| (value / channel.unit()).round() as i32)
    };
    Some(Place {
        at_s: u32::try_from(Moment::read(&attribute(element, "date")?)?.utc_s).ok()?,
        latitude: count("latitude", Channel::Latitude, -90.0, 90.0),
        longitude: count("longitude", Channel::Longitude, -180.0, 180.0),
        altitude: count("altitude", Channel::Altitude, -500.0, 9_000.0),
        speed: count("speed", Channel::Speed, 0.0, 12.0),
    })
}
