//! A table nobody knows, once the runner has said what its columns mean.

use lightfoot::import::mapped::{Mapping, Meaning, read, sample};
use lightfoot::model::{Day, ReadingKind};

const GERMAN: &[u8] = "Datum;Uhrzeit;Gewicht;Schlaf;Ruhepuls;Beine;Stimmung;Notiz\n\
    03.05.2026;06:12;70,5;7:30;48;6;gut;Treppen\n\
    04.05.2026;;70,1;6,5;;;schlecht;\n\
    ;;;;;;;\n\
    05.05.2026;;700;;49;12;;\n"
    .as_bytes();

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn what_columns_mean_is_guessed_from_their_names_and_how_they_are_written() {
    use Meaning::{Date, LegsHeaviness, Note, RestingHr, SleepHours, Time, Unused, WeightKg};
    let guess = Mapping::guess(GERMAN);
    assert_eq!(guess.columns, [Date, Time, WeightKg, SleepHours, RestingHr, LegsHeaviness, Unused, Note]);
    assert!(guess.comma && !guess.month_first);
    let american = Mapping::guess(b"Date,Weight (lb),Sleep minutes\n5/13/2026,155.4,431\n");
    assert_eq!(american.columns, [Date, Meaning::WeightLb, Meaning::SleepMinutes]);
    assert!(american.month_first && !american.comma);
}

#[test]
fn a_table_is_read_as_its_mapping_says_and_what_does_not_fit_is_named() {
    let contents = read(&Mapping::guess(GERMAN), GERMAN);
    let of = |kind| -> Vec<(Day, f64)> {
        contents.readings.iter().filter(|it| it.kind == kind).map(|it| (it.day, it.value)).collect()
    };
    assert_eq!(of(ReadingKind::Weight), [(day("2026-05-03"), 70.5), (day("2026-05-04"), 70.1)]);
    assert_eq!(of(ReadingKind::RestingHr), [(day("2026-05-03"), 48.0), (day("2026-05-05"), 49.0)]);
    let nights: Vec<_> = contents.nights.iter().map(|it| (it.day, it.asleep_s)).collect();
    assert_eq!(nights, [(day("2026-05-03"), Some(27_000.0)), (day("2026-05-04"), Some(23_400.0))]);
    let [row] = contents.diary.as_slice() else { panic!("one row said something: {:?}", contents.diary) };
    assert_eq!((row.day, row.time_s), (day("2026-05-03"), Some(22_320)));
    assert_eq!((row.said.legs_heaviness, row.said.note.as_deref()), (Some(6.0), Some("Treppen")));
    let problem = contents.problem.unwrap();
    assert_eq!(problem.what.id, "import-mapped-bad-cell");
    assert!(
        problem
            .what
            .values
            .iter()
            .any(|(name, value)| { *name == "cell" && *value == lightfoot::model::Quantity::Name("700".into()) })
    );
}

#[test]
fn the_order_of_dates_is_the_runners_to_say() {
    let table = b"day,kg\n3/5/2026,70\n";
    let mut mapping = Mapping::guess(table);
    assert_eq!(read(&mapping, table).readings[0].day, day("2026-05-03"));
    mapping.month_first = true;
    assert_eq!(read(&mapping, table).readings[0].day, day("2026-03-05"));
}

#[test]
fn a_mapping_knows_its_tables_by_their_header_and_survives_being_kept() {
    let mapping = Mapping::guess(GERMAN);
    let kept: Mapping = serde_json::from_value(serde_json::to_value(&mapping).unwrap()).unwrap();
    assert_eq!(kept, mapping);
    assert!(kept.fits(GERMAN) && !kept.fits(b"Datum;Gewicht\n"));
    let shown = sample(GERMAN).unwrap();
    assert_eq!((shown.header.len(), shown.rows.len(), shown.rows[0][2].as_str()), (8, 4, "70,5"));
    assert!(sample(b"a letter\nof two lines\n").is_none() && sample(b"date,kg\n").is_none());
}
