//! Words: every text of the program by name, from Fluent files, and numbers in the runner's units.
//!
//! Lower rooms say [`Phrase`]s; this room turns them into sentences. Nothing else formats a number for people.

mod numbers;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::runner::Units;
use crate::model::{Phrase, Quantity};

pub use numbers::{MILE_M, POUNDS_PER_KG, quantity};

/// The Fluent files of one language, by the room that uses them, then one file a cause.
const ENGLISH: &[(&str, &str)] = &[
    ("common", include_str!("../../assets/text/en/common.ftl")),
    ("import", include_str!("../../assets/text/en/import.ftl")),
    ("forecast", include_str!("../../assets/text/en/forecast.ftl")),
    ("causes", include_str!("../../assets/text/en/causes.ftl")),
    ("attribution", include_str!("../../assets/text/en/attribution.ftl")),
    ("experiment", include_str!("../../assets/text/en/experiment.ftl")),
    ("app", include_str!("../../assets/text/en/app.ftl")),
    ("cli", include_str!("../../assets/text/en/cli.ftl")),
    ("report", include_str!("../../assets/text/en/report.ftl")),
    ("ui", include_str!("../../assets/text/en/ui.ftl")),
    ("strength_training", include_str!("../../assets/cards/en/strength_training.ftl")),
    ("stretching", include_str!("../../assets/cards/en/stretching.ftl")),
    ("overtraining", include_str!("../../assets/cards/en/overtraining.ftl")),
    ("shoes", include_str!("../../assets/cards/en/shoes.ftl")),
    ("running_form", include_str!("../../assets/cards/en/running_form.ftl")),
    ("weight_gain", include_str!("../../assets/cards/en/weight_gain.ftl")),
    ("low_carbohydrate", include_str!("../../assets/cards/en/low_carbohydrate.ftl")),
    ("iron_deficiency", include_str!("../../assets/cards/en/iron_deficiency.ftl")),
    ("dehydration", include_str!("../../assets/cards/en/dehydration.ftl")),
    ("circulation", include_str!("../../assets/cards/en/circulation.ftl")),
    ("sleep", include_str!("../../assets/cards/en/sleep.ftl")),
];

/// The words of one language and the units of one runner.
pub struct Text {
    bundle: FluentBundle<FluentResource>,
    /// How numbers are shown.
    pub units: Units,
}

impl Text {
    /// English words.
    pub fn english(units: Units) -> Self {
        // A faulty message is left out and shows as its name; a test walks all of them.
        Self { bundle: load(ENGLISH).0, units }
    }

    /// What is wrong with the Fluent files: syntax errors and names used twice. Empty when all is well.
    pub fn faults() -> Vec<String> {
        load(ENGLISH).1
    }

    /// Whether there is a text of this name.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A text without values; its name in brackets if there is none.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A text with values, each printed in the runner's units. A text that chooses by number (plural) finds the bare
    /// number under the value's name + `_n`.
    pub fn with(&self, id: &str, values: &[(&str, Quantity)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("[{id}]");
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, FluentValue::from(quantity(value, self.units)));
            if let Some(number) = numbers::bare(value) {
                args.set(format!("{name}_n"), FluentValue::from(number));
            }
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// The sentence of a phrase.
    pub fn say(&self, phrase: &Phrase) -> String {
        let values: Vec<(&str, Quantity)> = phrase.values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.with(phrase.id, &values)
    }

    /// A number in the runner's units.
    pub fn quantity(&self, value: &Quantity) -> String {
        quantity(value, self.units)
    }
}

/// The bundle of these files, and what is wrong with them.
fn load(files: &[(&str, &str)]) -> (FluentBundle<FluentResource>, Vec<String>) {
    let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    let mut faults = Vec::new();
    for (file, source) in files {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(rest, errors)| {
            faults.extend(errors.iter().map(|error| format!("{file}: {error}")));
            rest
        });
        if let Err(errors) = bundle.add_resource(resource) {
            faults.extend(errors.iter().map(|error| format!("{file}: {error}")));
        }
    }
    (bundle, faults)
}
