//! Numbers with their unit, and sentences by name: what the lower rooms say, before words and the runner's own units
//! are chosen for it.

use super::Day;

/// A number that knows its unit, so that it can be printed in the runner's.
#[derive(Clone, PartialEq, Debug)]
pub enum Quantity {
    /// A plain count.
    Count(f64),
    /// A plain number shown with one decimal.
    Number(f64),
    /// Kilograms of body mass, shown with one decimal.
    Mass(f64),
    /// A change of body mass, shown with its sign.
    MassChange(f64),
    /// Grams.
    Grams(f64),
    /// Metres covered, shown in kilometres or miles.
    Distance(f64),
    /// Metres of height.
    Height(f64),
    /// Centimetres of a body's height.
    Stature(f64),
    /// Seconds, shown as hours and minutes.
    Duration(f64),
    /// Hours, shown with one decimal.
    Hours(f64),
    /// Minutes.
    Minutes(f64),
    /// Metres per second, shown as pace.
    Pace(f64),
    /// Beats per minute.
    HeartRate(f64),
    /// A change of heart rate, shown with its sign.
    HeartRateChange(f64),
    /// Milliseconds.
    Milliseconds(f64),
    /// Millimetres, shown in centimetres.
    Oscillation(f64),
    /// Steps per minute.
    Cadence(f64),
    /// Percent.
    Percent(f64),
    /// A change in percent, shown with its sign.
    PercentChange(f64),
    /// Load points.
    Load(f64),
    /// A rating from 0 to 10.
    Rating(f64),
    /// A change of a rating, shown with its sign.
    RatingChange(f64),
    /// Degrees Celsius.
    Temperature(f64),
    /// Litres.
    Litres(f64),
    /// Micrograms per litre.
    Ferritin(f64),
    /// A date.
    Date(Day),
    /// A name, printed as it is.
    Name(String),
}

/// A sentence by the name of its text, with the only numbers it may use.
#[derive(Clone, PartialEq, Debug)]
pub struct Phrase {
    /// Name of the message in `assets/text` or `assets/cards`.
    pub id: &'static str,
    /// The values it may print.
    pub values: Vec<(&'static str, Quantity)>,
}

impl Phrase {
    /// A sentence with its values.
    pub fn new(id: &'static str, values: impl Into<Vec<(&'static str, Quantity)>>) -> Self {
        Self { id, values: values.into() }
    }

    /// A sentence without numbers.
    pub fn plain(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }
}
