//! The report: tables in Markdown, worked out of one record a runner.

use lightfoot::causes::{CauseId, Judgement};
use lightfoot::model::{Day, DayRange};

use super::measure::{Outcome, is_likely};
use super::targets;

/// How one runner came out.
pub(crate) struct Record {
    /// The table it belongs to.
    pub(crate) table: String,
    /// The hidden cause, or the harmless change.
    pub(crate) name: &'static str,
    pub(crate) seed: u64,
    /// Of each hidden cause; empty for harmless runners.
    pub(crate) outcomes: Vec<Outcome>,
    /// Flags at likely or above that are true.
    pub(crate) true_flags: usize,
    /// Those that are not: what they were, and since when.
    pub(crate) mistaken: Vec<(CauseId, Day)>,
    pub(crate) months: f64,
    /// Scores at the end of all causes, with whether each was there.
    scores: Vec<(f64, bool)>,
    /// Causes called clear with less than half of the data.
    pub(crate) bold: usize,
}

/// Days after its end in which a flag of a cause is still a true one.
const AFTER_DAYS: i32 = 14;

impl Record {
    /// Takes down one judgement; `hidden` are the causes that were at work, with their days.
    pub(crate) fn of(
        table: &str,
        (name, seed): (&'static str, u64),
        judgement: &Judgement,
        hidden: &[(CauseId, DayRange)],
        outcomes: Vec<Outcome>,
        days: usize,
    ) -> Self {
        let is_true = |cause: CauseId, from, to: Option<_>| {
            hidden.iter().any(|(of, when)| {
                *of == cause && from <= when.last.plus(AFTER_DAYS) && to.is_none_or(|to| to > when.first)
            })
        };
        let likely = judgement.episodes.iter().filter(|episode| is_likely(&episode.peak));
        let (good, wrong): (Vec<_>, Vec<_>) = likely.partition(|e| is_true(e.cause, e.from, e.to));
        let lasts = |cause| hidden.iter().any(|(of, when)| *of == cause && when.contains(judgement.as_of));
        let scores = judgement.findings.iter().filter_map(|f| Some((f.score?, lasts(f.cause))));
        let clear = judgement.findings.iter().filter(|f| f.state.key() == "clear" && f.evidence.coverage < 0.5);
        Self {
            table: table.to_owned(),
            name,
            seed,
            outcomes,
            true_flags: good.len(),
            mistaken: wrong.iter().map(|episode| (episode.cause, episode.from)).collect(),
            months: days as f64 / 30.4,
            scores: scores.collect(),
            bold: clear.count(),
        }
    }

    /// Whether nothing was hidden in this runner.
    pub(crate) fn is_harmless(&self) -> bool {
        self.outcomes.is_empty()
    }
}

/// The report of all records, in the order they came.
pub(crate) fn markdown(records: &[Record]) -> String {
    let mut lines: Vec<String> = [
        "# How well the eleven causes are found in invented runners",
        "",
        "This measures the program against invented bodies, not against medicine. A flag is true when it is at `likely`",
        "or above and its cause was at work then or up to 14 days before.",
    ]
    .map(str::to_owned)
    .into();
    let mut tables: Vec<&str> = Vec::new();
    for record in records {
        if !tables.contains(&record.table.as_str()) {
            tables.push(&record.table);
        }
    }
    for table in tables {
        let of_table: Vec<&Record> = records.iter().filter(|record| record.table == table).collect();
        lines.push(format!("\n## {table}"));
        add_causes(&mut lines, &of_table);
        add_harmless(&mut lines, &of_table);
    }
    targets::add(&mut lines, records);
    add_calibration(&mut lines, records);
    lines.push(String::new());
    lines.join("\n")
}

fn names(records: &[&Record]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for record in records {
        if !names.contains(&record.name) {
            names.push(record.name);
        }
    }
    names
}

pub(crate) fn percent(part: usize, of: usize) -> String {
    if of == 0 { "–".to_owned() } else { format!("{:.0} %", 100.0 * part as f64 / of as f64) }
}

/// What false flags stood for, the most frequent first.
fn mistaken(records: &[&Record]) -> String {
    let count = |of: CauseId| records.iter().flat_map(|r| &r.mistaken).filter(|(cause, _)| *cause == of).count();
    let mut causes: Vec<(usize, CauseId)> = CauseId::ALL.into_iter().map(|cause| (count(cause), cause)).collect();
    causes.retain(|(count, _)| *count > 0);
    causes.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    causes.iter().map(|(count, cause)| format!("{} {count}", cause.key())).collect::<Vec<_>>().join(", ")
}

fn add_causes(lines: &mut Vec<String>, records: &[&Record]) {
    let hidden: Vec<&Record> = records.iter().copied().filter(|record| !record.is_harmless()).collect();
    if hidden.is_empty() {
        return;
    }
    lines.push(
        "\n| hidden cause | runners | raised | likely | first | among three | days to likely | precision | false a month | also |\n\
         |---|---|---|---|---|---|---|---|---|---|"
            .to_owned(),
    );
    for name in names(&hidden) {
        let of: Vec<&Record> = hidden.iter().copied().filter(|record| record.name == name).collect();
        lines.push(cause_row(name, &of));
    }
    lines.push(cause_row("**all**", &hidden));
}

fn cause_row(name: &str, of: &[&Record]) -> String {
    let outcomes: Vec<Outcome> = of.iter().flat_map(|record| record.outcomes.iter().copied()).collect();
    // Where two causes are at work, both should lead.
    let leading = of.iter().map(|record| record.outcomes.iter().filter(|o| o.place <= record.outcomes.len()).count());
    let leading: usize = leading.sum();
    let count = |is: &dyn Fn(&Outcome) -> bool| percent(outcomes.iter().filter(|o| is(o)).count(), outcomes.len());
    let mut days: Vec<i32> = outcomes.iter().filter_map(|outcome| outcome.days_to_likely).collect();
    days.sort_unstable();
    let median = days.get(days.len() / 2).map_or_else(|| "–".to_owned(), i32::to_string);
    let good: usize = of.iter().map(|record| record.true_flags).sum();
    let wrong: usize = of.iter().map(|record| record.mistaken.len()).sum();
    let rate = wrong as f64 / of.iter().map(|record| record.months).sum::<f64>().max(1.0);
    format!(
        "| {name} | {} | {} | {} | {} | {} | {median} | {} | {rate:.3} | {} |",
        of.len(),
        count(&|o| o.raised),
        count(&|o| o.likely),
        percent(leading, outcomes.len()),
        count(&|o| o.place <= 3),
        percent(good, good + wrong),
        mistaken(of)
    )
}

fn add_harmless(lines: &mut Vec<String>, records: &[&Record]) {
    let harmless: Vec<&Record> = records.iter().copied().filter(|record| record.is_harmless()).collect();
    if harmless.is_empty() {
        return;
    }
    lines.push(
        "\n| harmless | runners | with a false likely | false flags a month | clear on too little | taken for |\n\
         |---|---|---|---|---|---|"
            .to_owned(),
    );
    for name in names(&harmless) {
        let of: Vec<&Record> = harmless.iter().copied().filter(|record| record.name == name).collect();
        lines.push(harmless_row(name, &of));
    }
    lines.push(harmless_row("**all**", &harmless));
}

fn harmless_row(name: &str, of: &[&Record]) -> String {
    let wrong = of.iter().filter(|record| !record.mistaken.is_empty()).count();
    let flags: usize = of.iter().map(|record| record.mistaken.len()).sum();
    let months: f64 = of.iter().map(|record| record.months).sum();
    let bold: usize = of.iter().map(|record| record.bold).sum();
    let (share, rate) = (percent(wrong, of.len()), flags as f64 / months.max(1.0));
    format!("| {name} | {} | {share} | {rate:.3} | {bold} | {} |", of.len(), mistaken(of))
}

/// How often a cause was there at each match score. The score is no probability; this says how far it is from one.
fn add_calibration(lines: &mut Vec<String>, records: &[Record]) {
    let scores: Vec<(f64, bool)> = records.iter().flat_map(|record| record.scores.iter().copied()).collect();
    lines.push(
        "\n## Match score against truth, all tables\n\n| match | findings | cause was there |\n|---|---|---|"
            .to_owned(),
    );
    for low in (0..100).step_by(10) {
        let high = if low == 90 { 101.0 } else { f64::from(low) + 10.0 };
        let bin = scores.iter().filter(|(score, _)| (f64::from(low)..high).contains(score));
        let (there, all) = bin.fold((0, 0), |(there, all), (_, is)| (there + usize::from(*is), all + 1));
        lines.push(format!("| {low}–{} | {all} | {} |", low + 10, percent(there, all)));
    }
    let squares = scores.iter().map(|(score, is)| (score / 100.0 - f64::from(u8::from(*is))).powi(2)).sum::<f64>();
    lines.push(format!("\nBrier score {:.3}.", squares / scores.len().max(1) as f64));
}
