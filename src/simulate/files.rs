//! The invented history as the files a runner would have.

use super::{Invented, fit_file};
use crate::model::{Diary, Night};

/// One file: its path below the folder, and its bytes.
pub type File = (String, Vec<u8>);

/// A FIT file per run, scale CSV, sleep JSON, diary CSV, profile JSON.
pub fn files(invented: &Invented) -> Vec<File> {
    let mut files: Vec<File> = invented
        .recordings
        .iter()
        .map(|recording| (format!("runs/{}.fit", stamp(recording.start_utc_s)), fit_file(recording)))
        .collect();
    if !invented.readings.is_empty() {
        files.push(("weight.csv".into(), weight_csv(invented).into_bytes()));
    }
    if let (Some(first), Some(last)) = (invented.nights.first(), invented.nights.last()) {
        let nights: Vec<_> = invented.nights.iter().map(night_json).collect();
        let name = format!("{}_{}_1_sleepData.json", first.day, last.day);
        files.push((name, serde_json::Value::from(nights).to_string().into_bytes()));
    }
    if !invented.diary.is_empty() {
        files.push(("diary.csv".into(), diary_csv(invented)));
    }
    if !invented.profile.is_empty() {
        files.push(("profile.json".into(), serde_json::Value::from(invented.profile.clone()).to_string().into_bytes()));
    }
    files
}

fn stamp(utc_s: i64) -> String {
    jiff::Timestamp::from_second(utc_s).map(|at| at.strftime("%Y-%m-%d-%H%M%S").to_string()).unwrap_or_default()
}

fn weight_csv(invented: &Invented) -> String {
    let mut csv = String::from(
        "Date,\"Weight (kg)\",\"Fat mass (kg)\",\"Bone mass (kg)\",\"Muscle mass (kg)\",\"Hydration (kg)\",Comments\n",
    );
    for reading in invented.readings.iter().rev() {
        let s = reading.time_s.unwrap_or(0);
        let line =
            format!("\"{} {:02}:{:02}:{:02}\",{:.2},,,,,\n", reading.day, s / 3600, s / 60 % 60, s % 60, reading.value);
        csv.push_str(&line);
    }
    csv
}

fn night_json(night: &Night) -> serde_json::Value {
    let at = |utc_s: Option<i64>| {
        let at = utc_s.and_then(|s| jiff::Timestamp::from_second(s).ok());
        at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%S.0").to_string())
    };
    serde_json::json!({
        "calendarDate": night.day,
        "sleepStartTimestampGMT": at(night.start_utc_s),
        "sleepEndTimestampGMT": at(night.end_utc_s),
        "sleepWindowConfirmationType": "ENHANCED_CONFIRMED_FINAL",
        "deepSleepSeconds": night.deep_s,
        "lightSleepSeconds": night.light_s,
        "remSleepSeconds": night.rem_s,
        "awakeSleepSeconds": night.awake_s,
        "unmeasurableSeconds": 0,
        "retro": false,
    })
}

fn diary_csv(invented: &Invented) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail.
    drop(writer.write_record(["date", "time"].iter().chain(Diary::COLUMNS)));
    for row in &invented.diary {
        let time = row.time_s.map(|s| format!("{:02}:{:02}", s / 3600, s / 60 % 60)).unwrap_or_default();
        let said = serde_json::to_value(&row.said).unwrap_or_default();
        let cells = Diary::COLUMNS.iter().map(|column| cell(said.get(column)));
        drop(writer.write_record([row.day.to_string(), time].into_iter().chain(cells)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A diary value as its cell: empty when unknown.
fn cell(value: Option<&serde_json::Value>) -> String {
    match value {
        Some(serde_json::Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
