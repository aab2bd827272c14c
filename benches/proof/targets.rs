//! The targets of section 11.6, each with what was measured and whether it is met. They hold for the usual data at a
//! moderate dose, but for the last one.

use lightfoot::causes::CauseId;
use lightfoot::simulate::{Injection, Notes, Twist};

use super::TWO;
use super::measure::Outcome;
use super::report::Record;

/// The heading of a table of the own simulator.
pub(crate) fn table(notes: Notes, dose: f64) -> String {
    format!("Own simulator, {} data, dose {dose}", notes.key())
}

/// A cause whose signs are few: half of the recall is asked for.
fn is_faint(name: &str) -> bool {
    [CauseId::IronDeficiency, CauseId::Circulation, CauseId::Stretching].iter().any(|cause| cause.key() == name)
}

/// Most days until half of the runners of a cause have a likely flag; `None` where no figure is asked for.
fn most_days(injection: Injection) -> Option<i32> {
    match injection {
        Injection::StrengthTraining | Injection::Sleep | Injection::Dehydration | Injection::LowCarbohydrate => {
            Some(10)
        }
        Injection::Overtraining | Injection::Shoes | Injection::RunningForm => Some(21),
        Injection::WeightGain | Injection::IronDeficiency => Some(60),
        Injection::Stretching | Injection::Circulation => None,
    }
}

/// Adds the targets to the report, those that these records can tell of.
pub(crate) fn add(lines: &mut Vec<String>, records: &[Record]) {
    let usual: Vec<&Record> = records.iter().filter(|r| r.table == table(Notes::Usual, 0.7)).collect();
    if usual.is_empty() {
        return;
    }
    lines.push(
        "\n## Targets, usual data, moderate dose\n\n| target | asked for | measured | met |\n|---|---|---|---|"
            .to_owned(),
    );
    let mut add = |what: &str, asked: String, measured: f64, met: bool| {
        if measured.is_finite() {
            let met = if met { "yes" } else { "**no**" };
            lines.push(format!("| {what} | {asked} | {measured:.2} | {met} |"));
        }
    };
    let single: Vec<&Record> = usual.iter().copied().filter(|r| !r.is_harmless() && r.name != TWO).collect();
    let good: usize = single.iter().map(|r| r.true_flags).sum();
    let wrong: usize = single.iter().map(|r| r.mistaken.len()).sum();
    let precision = good as f64 / (good + wrong) as f64;
    add("pooled precision", ">= 0.75".into(), precision, precision >= 0.75);
    for injection in Injection::ALL {
        let of: Vec<Outcome> =
            single.iter().filter(|r| r.name == injection.key()).flat_map(|r| r.outcomes.iter().copied()).collect();
        let asked = if is_faint(injection.key()) { 0.4 } else { 0.65 };
        let recall = share(&of, |o| o.likely);
        add(&format!("{}: recall", injection.key()), format!(">= {asked}"), recall, recall >= asked);
        let mut days: Vec<i32> = of.iter().filter_map(|o| o.days_to_likely).collect();
        days.sort_unstable();
        let median = days.get(days.len() / 2).map_or(f64::NAN, |days| f64::from(*days));
        if let Some(most) = most_days(injection) {
            add(&format!("{}: median days", injection.key()), format!("<= {most}"), median, median <= f64::from(most));
        }
    }
    let all: Vec<Outcome> = single.iter().flat_map(|r| r.outcomes.iter().copied()).collect();
    let among = share(&all, |o| o.place <= 3);
    add("among the first three", ">= 0.85".into(), among, among >= 0.85);
    for (name, most) in [("healthy", 0.10)].into_iter().chain(Twist::ALL.map(|twist| (twist.key(), 0.25))) {
        let of: Vec<&Record> = usual.iter().copied().filter(|r| r.name == name).collect();
        let flags: usize = of.iter().map(|r| r.mistaken.len()).sum();
        let rate = flags as f64 / of.iter().map(|r| r.months).sum::<f64>();
        add(&format!("{name}: false flags a month"), format!("<= {most}"), rate, rate <= most);
    }
    let spare = records.iter().filter(|r| r.table.contains("poor") || r.table.contains("barebones"));
    let bold: usize = spare.map(|r| r.bold).sum();
    add("poor data: clear on too little", "0".into(), bold as f64, bold == 0);
}

fn share(outcomes: &[Outcome], is: impl Fn(&Outcome) -> bool) -> f64 {
    outcomes.iter().filter(|outcome| is(outcome)).count() as f64 / outcomes.len() as f64
}
