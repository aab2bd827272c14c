//! A table nobody knows, once the runner has said what its columns mean.

use lightfoot::import::mapped::{Cell, Mapping, Meaning, read, sample};
use lightfoot::model::{Day, Quantity, ReadingKind};

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
        problem.what.values.iter().any(|(name, value)| { *name == "cell" && *value == Quantity::Name("700".into()) })
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

/// What the columns of a table may mean.
fn columns(table: &str) -> Vec<Meaning> {
    Mapping::guess(table.as_bytes()).columns
}

/// The days a table of dates and weights is read as, as it is guessed.
fn days(dates: &[&str]) -> Vec<String> {
    let table = format!("when;kg\n{};70.5\n", dates.join(";70.5\n"));
    let contents = read(&Mapping::guess(table.as_bytes()), table.as_bytes());
    contents.readings.iter().map(|it| it.day.to_string()).collect()
}

#[test]
fn the_column_whose_cells_are_dates_is_the_date_whatever_it_is_called() {
    use Meaning::{Date, Unused, WeightKg};
    assert_eq!(columns("wann,wieviel\n2026-05-03,4\n"), [Date, Unused]);
    assert_eq!(columns("day rating,when,kg\n7,3.5.2026,70\n8,4.5.2026,71\n"), [Unused, Date, WeightKg]);
    assert_eq!(columns("date,kg\nMonday,70\nTuesday,71\n"), [Unused, WeightKg]);
}

#[test]
fn the_order_of_dates_is_told_by_their_cells() {
    let day_first = ["2026-05-12", "2026-05-13"];
    assert_eq!(days(&["12/05/2026", "13/05/2026"]), day_first);
    assert_eq!(days(&["12.05.26", "13.05.26"]), day_first);
    assert_eq!(days(&["5/12/2026", "5/13/2026"]), day_first);
    assert_eq!(days(&["5-12-26", "5-13-26"]), day_first);
    // Nothing above twelve: a table that grows by the day tells it all the same.
    assert_eq!(days(&["3/5/2026", "3/6/2026", "3/7/2026"]), ["2026-03-05", "2026-03-06", "2026-03-07"]);
    assert_eq!(days(&["5/3/2026", "6/3/2026", "7/3/2026"]), ["2026-03-05", "2026-03-06", "2026-03-07"]);
    assert_eq!(days(&["6/2/2026 6:04 AM"]), ["2026-06-02"]);
    assert_eq!(days(&["2. Juni 2026", "20260603"]), ["2026-06-02", "2026-06-03"]);
}

#[test]
fn the_unit_of_a_column_is_told_by_its_cells_where_its_name_does_not() {
    use Meaning::{Date, SleepHours, SleepMinutes, Unused, WeightKg, WeightLb};
    let of = |name: &str, cells: [&str; 2]| {
        columns(&format!("date;{name}\n2026-05-03;{}\n2026-05-04;{}\n", cells[0], cells[1]))[1]
    };
    assert_eq!(columns("date,Körpergewicht\n2026-05-03,70.5\n"), [Date, WeightKg]);
    assert_eq!(of("Weight", ["154.3", "153.9"]), WeightLb);
    assert_eq!(of("Weight", ["88 lb", "87 lbs"]), WeightLb);
    assert_eq!(of("Weight (kg)", ["140.5", "141.0"]), Unused, "no runner weighs that; it is asked");
    assert_eq!(of("My weight", ["70,5", "70,1"]), WeightKg);
    assert_eq!(of("Sleep", ["431", "398"]), SleepMinutes);
    assert_eq!(of("Sleep", ["7:10", "6:40"]), SleepHours);
    assert_eq!(of("Total sleep", ["7.2", "6.5"]), SleepHours);
    assert_eq!(of("Sleep score", ["82", "77"]), Unused);
    assert_eq!(of("Sleep end", ["6:30", "6:45"]), Unused);
    assert_eq!(of("Legs in the morning", ["3", "4"]), Meaning::LegsMorning);
}

#[test]
fn the_decimal_sign_is_told_by_the_cells_and_not_by_what_parts_them() {
    assert!(!Mapping::guess(b"date;kg\n2026-05-03;70.5\n").comma);
    assert!(Mapping::guess(b"date;kg\n2026-05-03;70,5\n").comma);
    assert!(Mapping::guess(b"date,kg\n2026-05-03,\"70,5\"\n").comma);
}

#[test]
fn the_first_rows_are_shown_as_they_will_be_read() {
    let mapping = Mapping::guess(GERMAN);
    let cells = sample(GERMAN).unwrap().read(&mapping);
    let shown: Vec<Option<Quantity>> = cells[0].iter().map(Cell::quantity).collect();
    let expected = [
        Some(Quantity::Date(day("2026-05-03"))),
        Some(Quantity::Name("06:12".into())),
        Some(Quantity::Mass(70.5)),
        Some(Quantity::Hours(7.5)),
        Some(Quantity::HeartRate(48.0)),
        Some(Quantity::Rating(6.0)),
        None,
        Some(Quantity::Name("Treppen".into())),
    ];
    assert_eq!(shown, expected);
    assert_eq!((&cells[3][2], &cells[3][5], &cells[3][1]), (&Cell::Misfit, &Cell::Misfit, &Cell::Nothing));
}

#[test]
fn a_meaning_moves_to_the_column_it_is_given_to() {
    use Meaning::{Date, Unused, WeightKg, WeightLb};
    let mut mapping = Mapping::guess(b"date,kg,goal\n2026-05-03,70.5,68\n");
    assert_eq!(mapping.columns, [Date, WeightKg, Unused]);
    mapping.mean(2, WeightLb);
    assert_eq!(mapping.columns, [Date, Unused, WeightLb]);
    mapping.mean(0, Unused);
    assert_eq!(mapping.columns, [Unused, Unused, WeightLb]);
}
