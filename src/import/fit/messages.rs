//! The messages other than records, sorted into what an activity and a day need (FIT profile 21).

use super::columns::Records;
use super::devices::Device;
use super::heart::{HEART, HeartMessages};
use super::message::Message;
use super::wellness::Wellness;
use crate::import::bounds::{MOST_DEVICES, MOST_LAPS, MOST_SESSIONS};
use crate::model::activity::{StrengthSet, Totals};

/// A session: one sport of an activity.
#[derive(Clone, Debug, Default)]
pub(super) struct Session {
    pub(super) start: Option<u32>,
    pub(super) end: u32,
    pub(super) sport: SportCodes,
    pub(super) title: Option<String>,
    /// Cadence still in turns of one leg.
    pub(super) totals: Totals,
    pub(super) feel: Option<f64>,
    pub(super) effort: Option<f64>,
}

/// Sport and sub-sport in FIT's numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SportCodes {
    pub(super) sport: Option<u32>,
    pub(super) sub_sport: Option<u32>,
}

/// A lap, still on the file's clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawLap {
    pub(super) start: u32,
    pub(super) timer_s: Option<f64>,
    pub(super) distance_m: Option<f64>,
}

/// All that one part of a file said, on the file's clock.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) file_type: Option<u32>,
    pub(super) watch: Device,
    pub(super) records: Records,
    pub(super) sessions: Vec<Session>,
    pub(super) laps: Vec<RawLap>,
    /// When the clock stopped (false) and started (true).
    pub(super) timer: Vec<(u32, bool)>,
    pub(super) sets: Vec<(u32, StrengthSet)>,
    pub(super) beats: Vec<(u32, u16)>,
    pub(super) devices: Vec<Device>,
    pub(super) heart: HeartMessages,
    pub(super) wellness: Wellness,
    /// What `activity` says: the same moment on the file's clock and on the wall.
    pub(super) local_time: Option<(u32, u32)>,
    /// Of the sport message, for files without a session.
    pub(super) sport: SportCodes,
    pub(super) sport_name: Option<String>,
    /// Whether some of it may not be as the watch wrote it.
    pub(super) damaged: bool,
}

impl Found {
    /// Takes in one message; the unknown ones are left.
    pub(super) fn take(&mut self, message: &Message<'_>) {
        match message.definition.global {
            0 => {
                self.file_type = self.file_type.or_else(|| message.whole(0));
                self.watch.take_file_id(message);
            }
            12 => {
                self.sport = SportCodes { sport: message.whole(0), sub_sport: message.whole(1) };
                self.sport_name = message.text(3);
            }
            18 => keep(&mut self.sessions, MOST_SESSIONS, session(message)),
            19 => self.lap(message),
            21 => self.event(message),
            23 => keep(&mut self.devices, MOST_DEVICES, Device::of(message)),
            34 => self.local(message.whole(5), message),
            49 => self.watch.firmware = self.watch.firmware.or_else(|| message.scaled(0, 100.0)),
            78 => self.beat_intervals(message),
            // Monitoring files say their local time here.
            103 => self.local(message.whole(0), message),
            HEART => self.heart.take(message),
            225 => self.set(message),
            _ => self.wellness.take(message),
        }
    }

    fn local(&mut self, local: Option<u32>, message: &Message<'_>) {
        self.local_time = local.map(|local| (message.clock, local)).or(self.local_time);
    }

    fn lap(&mut self, message: &Message<'_>) {
        let Some(start) = message.whole(2) else { return };
        let (timer_s, distance_m) = (message.scaled(8, 1_000.0), message.scaled(9, 100.0));
        keep(&mut self.laps, MOST_LAPS, RawLap { start, timer_s, distance_m });
        if self.sport.sport.is_none() {
            self.sport = SportCodes { sport: message.whole(25), sub_sport: message.whole(39) };
        }
    }

    fn event(&mut self, message: &Message<'_>) {
        // event 0 is the timer; of its types 0 starts it, 1, 4, 8 and 9 stop it
        match (message.whole(0), message.whole(1)) {
            (Some(0), Some(0)) => self.timer.push((message.clock, true)),
            (Some(0), Some(1 | 4 | 8 | 9)) => self.timer.push((message.clock, false)),
            _ => {}
        }
    }

    fn beat_intervals(&mut self, message: &Message<'_>) {
        let intervals = message.elements(0).flatten().filter(|interval| *interval < f64::from(u16::MAX));
        self.beats.extend(intervals.map(|interval| (message.clock, interval as u16)));
    }

    fn set(&mut self, message: &Message<'_>) {
        let Some(kind) = message.whole(5) else { return };
        let set = StrengthSet {
            duration_s: message.scaled(0, 1_000.0).unwrap_or(0.0),
            rest: kind == 0,
            repetitions: message.whole(3),
            weight_kg: message.scaled(4, 16.0),
            category: message.whole(7).and_then(|category| u16::try_from(category).ok()),
        };
        keep(&mut self.sets, MOST_LAPS, (message.whole(6).unwrap_or(message.clock), set));
    }

    /// Adds what a later part of the file says about this one: a chest strap's heart rate after a swim.
    pub(super) fn absorb(&mut self, later: Self) {
        self.heart.absorb(later.heart);
        self.beats.extend(later.beats);
        self.devices.extend(later.devices);
        self.wellness.absorb(later.wellness);
        self.local_time = self.local_time.or(later.local_time);
    }

    /// Whether there is anything that an activity could be made of.
    pub(super) fn has_activity(&self) -> bool {
        self.records.len() > 0 || !self.sessions.is_empty()
    }
}

/// Adds one to a list that a hostile file could make grow without end.
fn keep<T>(list: &mut Vec<T>, most: usize, one: T) {
    if list.len() < most {
        list.push(one);
    }
}

fn session(message: &Message<'_>) -> Session {
    let positive = |value: Option<f64>| value.filter(|value| *value > 0.0);
    let cadence = message.number(18).map(|whole| whole + message.scaled(92, 128.0).unwrap_or(0.0));
    let totals = Totals {
        distance_m: message.scaled(9, 100.0),
        timer_s: message.scaled(8, 1_000.0),
        elapsed_s: message.scaled(7, 1_000.0),
        ascent_m: message.number(22),
        descent_m: message.number(23),
        calories_kcal: message.number(11),
        mean_hr_bpm: positive(message.number(16)),
        max_hr_bpm: positive(message.number(17)),
        mean_cadence_spm: positive(cadence),
        mean_gct_ms: positive(message.scaled(91, 10.0)),
        mean_vertical_oscillation_mm: positive(message.scaled(89, 10.0)),
        mean_vertical_ratio_pct: positive(message.scaled(132, 100.0)),
        mean_gct_balance_left_pct: positive(message.scaled(133, 100.0)),
        mean_step_length_mm: positive(message.scaled(134, 10.0)),
        mean_power_w: positive(message.number(20)),
        mean_temperature_c: message.number(57),
    };
    Session {
        start: message.whole(2),
        end: message.clock,
        sport: SportCodes { sport: message.whole(5), sub_sport: message.whole(6) },
        title: message.text(110),
        totals,
        feel: message.number(192).filter(|feel| *feel <= 100.0),
        effort: message.scaled(193, 10.0).filter(|effort| *effort <= 10.0),
    }
}
