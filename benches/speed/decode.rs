//! FIT decoding: ours to recordings, rustyfit's stream to columns, on the same files in memory.

use std::hint::black_box;
use std::path::Path;

use lightfoot::import::fit;
use rustyfit::profile::typedef::MesgNum;
use rustyfit::proto::Value;
use rustyfit::{Decoder, DecoderEvent, StreamingIterator as _};

use crate::{median, seconds, synthetic};

/// How often each contestant has its turn.
const ROUNDS: usize = 5;

/// Prints megabytes a second of both and the ratio, on synthetic runs and on real files where there are any.
pub(crate) fn run() {
    compare("300 synthetic runs", &synthetic::runs(300, 1));
    let real = real_files();
    if !real.is_empty() {
        compare("real files", &real);
    }
}

fn compare(name: &str, files: &[Vec<u8>]) {
    let megabytes = files.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let (mut ours, mut theirs, mut ratios, mut records) = (Vec::new(), Vec::new(), Vec::new(), (0, 0));
    for _ in 0..ROUNDS {
        let a = seconds(|| records.0 = files.iter().map(|file| lightfoot(file)).sum());
        let b = seconds(|| records.1 = files.iter().map(|file| rustyfit(file)).sum());
        ours.push(megabytes / a);
        theirs.push(megabytes / b);
        ratios.push(b / a);
    }
    println!("  {name}: {} files, {megabytes:.1} MB, records {} and {}", files.len(), records.0, records.1);
    println!("  lightfoot         {:7.1} MB/s", median(ours));
    println!("  rustyfit, stream  {:7.1} MB/s", median(theirs));
    println!("  ratio             {:7.1}", median(ratios));
}

pub(crate) fn lightfoot(file: &[u8]) -> usize {
    let contents = black_box(fit::read(file));
    contents.recordings.iter().map(|recording| recording.series.len()).sum()
}

pub(crate) fn rustyfit(file: &[u8]) -> usize {
    let mut decoder = Decoder::new();
    let mut stream = decoder.stream(file);
    let mut columns: Vec<Vec<i64>> = vec![Vec::new(); 256];
    let mut records = 0;
    while let Some(Ok(event)) = stream.next() {
        let DecoderEvent::Message(message) = event else { continue };
        if message.num != MesgNum::RECORD {
            continue;
        }
        records += 1;
        for field in &message.fields {
            let value = match field.value {
                Value::Int8(value) => i64::from(value),
                Value::Uint8(value) => i64::from(value),
                Value::Int16(value) => i64::from(value),
                Value::Uint16(value) => i64::from(value),
                Value::Int32(value) => i64::from(value),
                Value::Uint32(value) => i64::from(value),
                _ => continue,
            };
            if let Some(column) = columns.get_mut(usize::from(field.num)) {
                column.push(value);
            }
        }
    }
    black_box(columns);
    records
}

/// The FIT files of the corpus beside the project, if it is there.
fn real_files() -> Vec<Vec<u8>> {
    let named = std::env::var_os("LIGHTFOOT_CORPUS").map(std::path::PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let Ok(entries) = std::fs::read_dir(folder.join("dev/fit")) else { return Vec::new() };
    let files = entries.flatten().filter_map(|entry| std::fs::read(entry.path()).ok());
    files.filter(|bytes| fit::is_fit(bytes)).collect()
}
