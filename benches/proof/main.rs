//! The large evaluation: `cargo bench --no-default-features --bench proof -- [--seeds N] [--from N] [--out F.md]
//! [--verbose] [NAME…]`. Names pick hidden causes, harmless changes, or the families `strangers` and `own`. It says how
//! the program does on invented runners: the second family of [`stranger`], and the program's own simulator with each
//! richness of data and dose.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "figures go to the terminal")]

mod measure;
mod report;
mod stranger;

use lightfoot::causes::CauseId;
use lightfoot::model::{Day, DayRange, History};
use lightfoot::simulate::{self, Injection, Notes, Plan, Twist};

use measure::{judged, outcome, standing};
use report::Record;
use stranger::{Ask, Trouble};

/// What was asked for on the command line.
struct Wanted {
    seeds: u64,
    from: u64,
    verbose: bool,
    out: Option<String>,
    names: Vec<String>,
}

impl Wanted {
    fn read() -> Self {
        let mut wanted = Self { seeds: 10, from: 1, verbose: false, out: None, names: Vec::new() };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut number = || arguments.next().and_then(|n| n.parse().ok());
            match argument.as_str() {
                "--seeds" => wanted.seeds = number().unwrap_or(wanted.seeds),
                "--from" => wanted.from = number().unwrap_or(wanted.from),
                "--verbose" => wanted.verbose = true,
                "--out" => wanted.out = arguments.next(),
                "--bench" => {}
                _ => wanted.names.push(argument),
            }
        }
        wanted
    }

    fn family(&self, family: &str) -> bool {
        let other = if family == "own" { "strangers" } else { "own" };
        !self.names.iter().any(|name| name == other) || self.names.iter().any(|name| name == family)
    }

    fn has(&self, name: &str) -> bool {
        let mut named = self.names.iter().filter(|name| !matches!(name.as_str(), "own" | "strangers")).peekable();
        named.peek().is_none() || named.any(|wanted| wanted == name)
    }

    fn seeds(&self) -> std::ops::Range<u64> {
        self.from..self.from + self.seeds
    }
}

fn main() {
    let wanted = Wanted::read();
    let mut records = Vec::new();
    if wanted.family("strangers") {
        strangers(&wanted, &mut records);
    }
    if wanted.family("own") {
        own(&wanted, &mut records);
    }
    let text = report::markdown(&records);
    println!("{text}");
    if let Some(file) = &wanted.out
        && let Err(error) = std::fs::write(file, text)
    {
        eprintln!("{file}: {error}");
    }
}

/// The second family.
fn strangers(wanted: &Wanted, records: &mut Vec<Record>) {
    const TABLE: &str = "Strangers: other bodies, other noise, other habits of noting";
    let all = Trouble::CAUSES.into_iter().chain(Trouble::HARMLESS);
    for (trouble, name) in all.filter(|(_, name)| wanted.has(name)) {
        let cause = CauseId::from_key(name);
        for seed in wanted.seeds() {
            let (invented, when) = stranger::invent(&Ask { trouble, seed, days: 0 });
            let hidden = cause.zip(when);
            records.push(judge_one(wanted, TABLE, (name, seed), &measure::history(invented), hidden));
        }
    }
}

/// The program's own simulator: each richness of data at a moderate dose, and the other doses where data are rich.
fn own(wanted: &Wanted, records: &mut Vec<Record>) {
    let last = Day::parse("2026-05-31").unwrap_or_default();
    let kinds = [
        (Notes::Usual, 0.7),
        (Notes::Rich, 0.4),
        (Notes::Rich, 0.7),
        (Notes::Rich, 1.0),
        (Notes::Poor, 0.7),
        (Notes::Barebones, 0.7),
    ];
    for (notes, dose) in kinds {
        let table = format!("Own simulator, {} data, dose {dose}", notes.key());
        let plan = |seed| Plan { dose, ..Plan::healthy(seed, last) }.noting(notes);
        for injection in Injection::ALL.into_iter().filter(|injection| wanted.has(injection.key())) {
            for seed in wanted.seeds() {
                let plan = plan(1000 + seed).with(injection);
                let hidden = CauseId::from_key(injection.key()).zip(plan.injections.first().map(|(_, when)| *when));
                let history = measure::history(simulate::invent(&plan));
                records.push(judge_one(wanted, &table, (injection.key(), seed), &history, hidden));
                let history = measure::history(simulate::invent(&plan.harmless()));
                records.push(judge_one(wanted, &table, ("exposed without harm", seed), &history, None));
            }
        }
        let twists = Twist::ALL.into_iter().map(Some).chain([None]);
        for twist in twists.filter(|twist| wanted.has(twist.map_or("healthy", Twist::key))) {
            for seed in wanted.seeds() {
                let plan = twist.map_or_else(|| plan(2000 + seed), |twist| plan(2000 + seed).twisted(twist));
                let history = measure::history(simulate::invent(&plan));
                records.push(judge_one(wanted, &table, (twist.map_or("healthy", Twist::key), seed), &history, None));
            }
        }
    }
}

fn judge_one(
    wanted: &Wanted,
    table: &str,
    (name, seed): (&'static str, u64),
    history: &History,
    hidden: Option<(CauseId, DayRange)>,
) -> Record {
    let judgement = judged(history);
    let days = history.days().map_or(0, DayRange::len);
    let Some((cause, when)) = hidden else {
        let record = Record::of(table, name, &judgement, None, None, days);
        if wanted.verbose && record.false_flags > 0 {
            println!("  {name} {seed}: {}", record.mistaken.join(", "));
            for episode in judgement.episodes.iter().filter(|e| measure::is_likely(&e.peak)) {
                let parts: Vec<&str> = episode.parts.iter().map(|part| part.says.id).collect();
                let to = episode.to.map(|to| to.to_string()).unwrap_or_default();
                println!("    {} {}–{to} {}", episode.cause.key(), episode.from, parts.join(" "));
            }
        }
        return record;
    };
    let ended = when.last < judgement.as_of;
    let at_end = if ended { judged(&history.until(when.last)) } else { judgement.clone() };
    let out = outcome(&judgement, &at_end, cause.key(), when);
    if wanted.verbose && !(out.likely && out.place == 1) {
        let top = at_end.findings.first().map_or("", |finding| finding.cause.key());
        let was = if out.likely { "was likely" } else { "" };
        let (mine, best) = (standing(&at_end, name), standing(&at_end, top));
        println!("  {name} {seed}: {mine} {was} | first {top} {best}");
    }
    Record::of(table, name, &judgement, Some((cause, when)), Some(out), days)
}
