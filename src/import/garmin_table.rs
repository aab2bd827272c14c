//! `Activities.csv` of the Garmin Connect web page: one row an activity, the averages of running dynamics among its
//! columns (section 4.5 of the format notes). Times are the runner's own, without a zone. The unit of distances is
//! not stated: steps and their length tell it.

use super::account::{self, BadRow, note_bad, plausible};
use super::moment::{self, Order};
use super::table::{self, Row, Table};
use super::units::MILE_M;
use super::{Contents, plain, strava_words};
use crate::model::activity::Clock;
use crate::model::{Recording, Sport, Totals};

const KILOMETRE_M: f64 = 1_000.0;
const FOOT_M: f64 = 0.304_8;
/// Between a kilometre and a mile: metres by steps for each unit of distance.
const BETWEEN_M: f64 = 1_268.0;

/// What columns are called: English, German, French, Spanish, Italian, Dutch, Portuguese. Garmin writes Ø or an
/// abbreviation for averages; both are taken away before names are compared.
const TYPE: &[&str] = &[
    "activity type",
    "aktivitätstyp",
    "type d'activité",
    "tipo de actividad",
    "tipo di attività",
    "activiteittype",
    "activiteitstype",
    "tipo de atividade",
];
const DATE: &[&str] = &["date", "datum", "fecha", "data"];
const TITLE: &[&str] = &["title", "titel", "titre", "título", "titolo", "nome"];
const DISTANCE: &[&str] = &["distance", "distanz", "strecke", "distancia", "distanza", "afstand", "distância"];
const CALORIES: &[&str] = &["calories", "kalorien", "calorías", "calorie", "calorieën", "calorias"];
const TIME: &[&str] = &["time", "zeit", "durée", "tiempo", "tempo", "ora", "tijd", "heure"];
const HR: &[&str] = &[
    "hr",
    "herzfrequenz",
    "fréquence cardiaque moyenne",
    "frecuencia cardiaca media",
    "fc media",
    "fc méd",
    "gem. hartslag",
];
const MAX_HR: &[&str] = &[
    "max hr",
    "maximale herzfrequenz",
    "max. herzfrequenz",
    "fréquence cardiaque maximale",
    "fc máxima",
    "frecuencia cardiaca máxima",
    "fc max",
    "max. hs",
];
const CADENCE: &[&str] = &[
    "run cadence",
    "schrittfrequenz (laufen)",
    "laufschrittfrequenz",
    "cadence de course moyenne",
    "cadencia de carrera media",
    "cadenza di corsa media",
    "gemiddelde loopcadans",
    "cadência de corrida média",
];
const ASCENT: &[&str] = &["total ascent", "anstieg gesamt", "ascension totale", "ascenso total", "ascesa totale"];
const DESCENT: &[&str] = &["total descent", "abstieg gesamt", "descente totale", "descenso total", "discesa totale"];
const STRIDE: &[&str] =
    &["stride length", "schrittlänge", "longueur moyenne des foulées", "longitud media de zancada", "staplengte"];
const RATIO: &[&str] =
    &["vertical ratio", "vertikales verhältnis", "rapport vertical moyen", "relación vertical media"];
const OSCILLATION: &[&str] =
    &["vertical oscillation", "vertikale bewegung", "oscillation verticale moyenne", "oscilación vertical media"];
const CONTACT: &[&str] = &[
    "ground contact time",
    "bodenkontaktzeit",
    "temps de contact au sol moyen",
    "tiempo medio de contacto con el suelo",
];
const BALANCE: &[&str] = &["gct balance", "balance der bodenkontaktzeit"];
const POWER: &[&str] = &["power", "leistung", "puissance moyenne", "potencia media"];
const ELAPSED: &[&str] = &["elapsed time", "verstrichene zeit", "temps écoulé", "tiempo transcurrido"];

/// A name without the sign of an average.
fn plain_name(name: &str) -> String {
    let name = name.replace('’', "'");
    let name = ["avg. ", "avg ", "ø ", "ø\u{a0}", "durchschnittliche ", "durchschn. "]
        .into_iter()
        .find_map(|average| name.strip_prefix(average))
        .unwrap_or(&name);
    name.trim().to_owned()
}

/// Whether a table is this one.
pub(super) fn is_activities(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    is_header(&names)
}

fn is_header(names: &[String]) -> bool {
    let [first, second, ..] = names else { return false };
    let first = first.trim_start_matches('\u{feff}').replace('’', "'");
    TYPE.contains(&first.as_str()) && DATE.contains(&second.as_str()) && names.len() >= 6
}

/// Reads the table.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    if !is_header(&table.names) {
        return account::table(Contents::default(), None);
    }
    let list = List::new(&table);
    let mut bad: BadRow = None;
    let mut recordings = Vec::new();
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        match list.recording(row) {
            Ok(recording) => recordings.extend(recording.and_then(plausible)),
            Err(cell) => note_bad(&mut bad, row.line, cell),
        }
    }
    account::table(Contents { recordings, ..Contents::default() }, bad)
}

struct List<'a> {
    table: &'a Table,
    names: Vec<String>,
    order: Option<Order>,
    comma: bool,
    /// Metres of one unit of distance.
    unit_m: f64,
}

impl<'a> List<'a> {
    fn new(table: &'a Table) -> Self {
        let english = table.names.first().is_some_and(|name| name.ends_with("activity type"));
        let names = table.names.iter().map(|name| plain_name(name)).collect();
        let dates = || table.rows.iter().filter_map(|row| row.text(Some(1)));
        let order = Order::of(dates());
        let mut list = Self { table, names, order, comma: table.comma && !english, unit_m: KILOMETRE_M };
        let twelve_hours = dates().any(|date| date.contains('/') && date.ends_with(['M', 'm']));
        let usual_m = if twelve_hours { MILE_M } else { KILOMETRE_M };
        list.unit_m = list.unit_by_steps().unwrap_or(usual_m);
        list
    }

    /// Steps times their length make metres; the unit that most rows agree on.
    fn unit_by_steps(&self) -> Option<f64> {
        let metres = |row: &Row| {
            let minutes = self.seconds(row, TIME)? / 60.0;
            let steps_m = self.number(row, CADENCE)? * self.number(row, STRIDE)? * minutes;
            Some(steps_m / self.number(row, DISTANCE).filter(|distance| *distance > 0.0)?)
        };
        let mut found: Vec<f64> = self.table.rows.iter().filter_map(metres).filter(|m| *m > 400.0).collect();
        found.sort_by(f64::total_cmp);
        let middle = found.get(found.len() / 2)?;
        Some(if *middle < BETWEEN_M { KILOMETRE_M } else { MILE_M })
    }

    fn column(&self, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.names.iter().position(|name| name == word))
    }

    fn text<'r>(&self, row: &'r Row, words: &[&str]) -> Option<&'r str> {
        row.text(self.column(words))
    }

    fn number(&self, row: &Row, words: &[&str]) -> Option<f64> {
        let cell = self.text(row, words)?;
        // `1.200` beside `5,02` is a thousand and two hundred.
        let thousands = self.comma && cell.rsplit_once('.').is_some_and(|(_, digits)| digits.len() == 3);
        if thousands { table::number(&cell.replace('.', ""), true) } else { table::number(cell, self.comma) }
    }

    fn seconds(&self, row: &Row, words: &[&str]) -> Option<f64> {
        moment::seconds(self.text(row, words)?)
    }

    /// The recording of a row; the cell that should hold its date where it does not.
    fn recording<'r>(&self, row: &'r Row) -> Result<Option<Recording>, &'r str> {
        let Some(date) = row.text(Some(1)) else { return Ok(None) };
        let Some((day, Some(time_s))) = moment::moment(date, self.order) else { return Err(date) };
        let kind = row.text(Some(0)).unwrap_or_default();
        let (sport, sub_sport) = strava_words::sport(kind);
        // In the pool and on the track the page counts metres.
        let unit_m = if sport == Sport::Swimming || sub_sport == "track" { 1.0 } else { self.unit_m };
        let height_m = if self.unit_m > KILOMETRE_M { FOOT_M } else { 1.0 };
        let number = |words| self.number(row, words).filter(|value| *value > 0.0);
        let balance = self.text(row, BALANCE).and_then(|cell| table::number(cell.split('%').next()?, self.comma));
        let totals = Totals {
            distance_m: number(DISTANCE).map(|distance| distance * unit_m),
            timer_s: self.seconds(row, TIME),
            elapsed_s: self.seconds(row, ELAPSED),
            ascent_m: number(ASCENT).map(|height| height * height_m),
            descent_m: number(DESCENT).map(|height| height * height_m),
            calories_kcal: number(CALORIES),
            mean_hr_bpm: number(HR),
            max_hr_bpm: number(MAX_HR),
            mean_cadence_spm: number(CADENCE).filter(|_| sport.on_foot()),
            mean_gct_ms: number(CONTACT),
            mean_vertical_oscillation_mm: number(OSCILLATION).map(|cm| cm * 10.0),
            mean_vertical_ratio_pct: number(RATIO),
            mean_gct_balance_left_pct: balance.filter(|percent| (30.0..=70.0).contains(percent)),
            mean_step_length_mm: number(STRIDE).map(|metres| metres * 1_000.0),
            mean_power_w: number(POWER),
            ..Totals::default()
        };
        Ok(Some(Recording {
            sport,
            sub_sport: sub_sport.to_owned(),
            title: self.text(row, TITLE).unwrap_or_default().to_owned(),
            totals,
            ..account::on_the_wall(day, time_s, Clock::Wall)
        }))
    }
}
