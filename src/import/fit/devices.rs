//! What recorded the values, from file_id, file_creator and device_info.

use super::message::Message;
use crate::model::activity::Devices;

/// One device a file names.
#[derive(Clone, Debug, Default)]
pub(super) struct Device {
    /// 0 is the watch itself.
    index: Option<u32>,
    kind: Option<u32>,
    source: Option<u32>,
    manufacturer: Option<u32>,
    product: Option<u32>,
    name: Option<String>,
    serial: Option<u32>,
    pub(super) firmware: Option<f64>,
}

/// ANT+ device types of sensors a runner wears.
const HEART_RATE: u32 = 120;
const FOOT_POD: u32 = 124;
const RUNNING_DYNAMICS: u32 = 30;
/// Device type of the optical heart-rate sensor inside the watch, and the source that says "inside the watch".
const WRIST_HEART_RATE: u32 = 10;
const LOCAL: u32 = 5;

impl Device {
    /// From a device_info message.
    pub(super) fn of(message: &Message<'_>) -> Self {
        Self {
            index: message.whole(0),
            kind: message.whole(1),
            source: message.whole(25),
            manufacturer: message.whole(2),
            product: message.whole(4),
            name: message.text(27),
            serial: message.whole(3),
            firmware: message.scaled(5, 100.0),
        }
    }

    /// Fills in the maker from a file_id message.
    pub(super) fn take_file_id(&mut self, message: &Message<'_>) {
        self.manufacturer = self.manufacturer.or_else(|| message.whole(1));
        self.product = self.product.or_else(|| message.whole(2));
        self.serial = self.serial.or_else(|| message.whole(3));
        self.name = self.name.take().or_else(|| message.text(8));
    }

    fn is_sensor(&self, kind: u32) -> bool {
        self.kind == Some(kind) && self.source != Some(LOCAL)
    }

    /// Maker, product and serial number, as far as the file says.
    fn label(&self) -> String {
        let maker = self.manufacturer.map(|code| {
            let known = MANUFACTURERS.iter().find(|row| row.0 == code);
            known.map_or_else(|| format!("maker {code}"), |row| row.1.to_owned())
        });
        let product = self.name.clone().or_else(|| self.product.map(|product| product.to_string()));
        let serial = self.serial.filter(|serial| *serial > 0).map(|serial| format!("#{serial}"));
        let parts: Vec<String> = [maker, product, serial].into_iter().flatten().collect();
        parts.join(" ")
    }
}

/// The devices of a recording. `form` tells whether it has running dynamics at all.
pub(super) fn devices(watch: &Device, all: &[Device], form: bool) -> Devices {
    let find = |kind| all.iter().find(|device| device.is_sensor(kind)).map(Device::label);
    let strap = find(HEART_RATE);
    let on_wrist = all
        .iter()
        .any(|device| device.kind == Some(WRIST_HEART_RATE) && device.source.is_none_or(|from| from == LOCAL));
    let heart_rate = strap.clone().or_else(|| on_wrist.then(|| "wrist".to_owned()));
    let form = form.then(|| {
        find(RUNNING_DYNAMICS).or_else(|| find(FOOT_POD)).or(strap).or_else(|| on_wrist.then(|| "wrist".into()))
    });
    let creator = all.iter().find(|device| device.index == Some(0));
    let firmware = creator.and_then(|device| device.firmware).or(watch.firmware);
    let from_info = || creator.map(Device::label).unwrap_or_default();
    let watch = Some(watch.label()).filter(|label| !label.is_empty()).unwrap_or_else(from_info);
    Devices {
        watch,
        firmware: firmware.map(|version| version.trunc().to_string()).unwrap_or_default(),
        heart_rate: heart_rate.unwrap_or_default(),
        form: form.flatten().unwrap_or_default(),
    }
}

/// The name of the watch alone, as the source of a day's readings.
pub(super) fn source(watch: &Device) -> String {
    watch.label()
}

const MANUFACTURERS: &[(u32, &str)] = &[
    (1, "Garmin"),
    (13, "Dynastream"),
    (15, "Dynastream"),
    (23, "Suunto"),
    (32, "Wahoo"),
    (38, "Bryton"),
    (69, "Stages"),
    (76, "Moxy"),
    (89, "Tacx"),
    (95, "Stryd"),
    (123, "Polar"),
    (255, "development"),
    (258, "Lezyne"),
    (259, "Scribe Labs"),
    (260, "Zwift"),
    (265, "Strava"),
    (289, "Hammerhead"),
    (294, "COROS"),
    (305, "WHOOP"),
    (348, "Huawei"),
];
