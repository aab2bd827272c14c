//! The large evaluation: `cargo bench --no-default-features --bench proof -- [--seeds N] [--from N] [--out F.md]
//! [--files] [--verbose] [NAME…]`. Names pick hidden causes, harmless changes, `two at once`, or the families `strangers`
//! and `own`, or the manners of the second family (`manners`, or one by its name: [`Manner`]). It says how the program
//! does on invented runners: the second family of [`stranger`], and the program's own simulator with each richness of
//! data and dose. With `--files` each runner is written as files and imported.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "figures go to the terminal")]

mod measure;
mod report;
mod stranger;
mod targets;
mod through_files;

use lightfoot::causes::{CauseId, Judgement, Part};
use lightfoot::model::{Day, DayRange, History};
use lightfoot::simulate::{self, Injection, Invented, Notes, Plan, Twist};

use measure::{judged, outcome, standing};
use report::Record;
use stranger::{Ask, Manner, Trouble};

/// A cause at work, and when.
type Hidden = (CauseId, DayRange);
/// Runners with two causes at once.
const TWO: &str = "two at once";

/// What was asked for on the command line.
struct Wanted {
    seeds: u64,
    from: u64,
    verbose: bool,
    files: bool,
    out: Option<String>,
    names: Vec<String>,
}

impl Wanted {
    fn read() -> Self {
        let mut wanted = Self { seeds: 10, from: 1, verbose: false, files: false, out: None, names: Vec::new() };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut number = || arguments.next().and_then(|n| n.parse().ok());
            match argument.as_str() {
                "--seeds" => wanted.seeds = number().unwrap_or(wanted.seeds),
                "--from" => wanted.from = number().unwrap_or(wanted.from),
                "--verbose" => wanted.verbose = true,
                "--files" => wanted.files = true,
                "--out" => wanted.out = arguments.next(),
                "--bench" => {}
                _ => wanted.names.push(argument),
            }
        }
        wanted
    }

    fn names(&self, name: &str) -> bool {
        self.names.iter().any(|named| named == name)
    }

    /// Whether a family was named, or none was.
    fn family(&self, family: &str) -> bool {
        let any = self.names.iter().any(|name| is_family(name)) || !self.manners().is_empty();
        !any || self.names(family)
    }

    /// The manners named; they are no part of a whole run.
    fn manners(&self) -> Vec<Manner> {
        let all = Manner::ALL.iter().copied();
        all.filter(|manner| self.names("manners") || self.names(manner.key())).collect()
    }

    fn has(&self, name: &str) -> bool {
        let is_manner = |name: &str| Manner::ALL.iter().any(|manner| manner.key() == name);
        let mut named = self.names.iter().filter(|name| !is_family(name) && !is_manner(name)).peekable();
        named.peek().is_none() || named.any(|wanted| wanted == name)
    }

    fn seeds(&self) -> std::ops::Range<u64> {
        self.from..self.from + self.seeds
    }
}

fn is_family(name: &str) -> bool {
    matches!(name, "own" | "strangers" | "manners")
}

fn main() {
    let wanted = Wanted::read();
    let mut records = Vec::new();
    if wanted.family("strangers") {
        strangers(&wanted, Manner::Usual, &mut records);
    }
    for manner in wanted.manners() {
        strangers(&wanted, manner, &mut records);
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
fn strangers(wanted: &Wanted, manner: Manner, records: &mut Vec<Record>) {
    let table = match manner {
        Manner::Usual => "Strangers: other bodies, other noise, other habits of noting".to_owned(),
        manner => format!("Strangers, {}", manner.key()),
    };
    let all = Trouble::CAUSES.into_iter().chain(Trouble::HARMLESS);
    for (trouble, name) in all.filter(|(_, name)| wanted.has(name)) {
        let cause = CauseId::from_key(name);
        for seed in wanted.seeds() {
            let (invented, when) = stranger::invent(&Ask { trouble, seed, manner, days: 0 });
            let hidden: Vec<Hidden> = cause.zip(when).into_iter().collect();
            records.push(judge_one(wanted, &table, (name, seed), invented, &hidden));
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
        let table = targets::table(notes, dose);
        let plan = |seed| Plan { dose, ..Plan::healthy(seed, last) }.noting(notes);
        let mut add = |name: &'static str, seed: u64, plan: &Plan, hidden: &[Hidden]| {
            records.push(judge_one(wanted, &table, (name, seed), simulate::invent(plan), hidden));
        };
        for (place, injection) in Injection::ALL.into_iter().enumerate() {
            for seed in wanted.seeds() {
                let plan = plan(1000 + seed).with(injection);
                if wanted.has(injection.key()) {
                    add(injection.key(), seed, &plan, &hidden(&plan));
                    add("exposed without harm", seed, &plan.clone().harmless(), &[]);
                }
                let other = Injection::ALL[(place + 1 + seed as usize % 9) % Injection::ALL.len()];
                if wanted.has(TWO) && !matches!(notes, Notes::Barebones) {
                    let plan = plan.with(other);
                    add(TWO, seed, &plan, &hidden(&plan));
                }
            }
        }
        let twists = Twist::ALL.into_iter().map(Some).chain([None]);
        for twist in twists.filter(|twist| wanted.has(twist.map_or("healthy", Twist::key))) {
            for seed in wanted.seeds() {
                let plan = twist.map_or_else(|| plan(2000 + seed), |twist| plan(2000 + seed).twisted(twist));
                add(twist.map_or("healthy", Twist::key), seed, &plan, &[]);
            }
        }
    }
}

/// The causes at work in a plan.
fn hidden(plan: &Plan) -> Vec<Hidden> {
    let known = plan.injections.iter().filter_map(|(what, when)| Some((CauseId::from_key(what.key())?, *when)));
    known.collect()
}

fn judge_one(
    wanted: &Wanted,
    table: &str,
    (name, seed): (&'static str, u64),
    invented: Invented,
    hidden: &[Hidden],
) -> Record {
    let history = if wanted.files {
        through_files::history(&invented).unwrap_or_else(|error| {
            eprintln!("{name} {seed}: {error}");
            History::default()
        })
    } else {
        measure::history(invented)
    };
    let judgement = judged(&history);
    let days = history.days().map_or(0, DayRange::len);
    let mut outcomes = Vec::new();
    for (cause, when) in hidden {
        let ended = when.last < judgement.as_of;
        let at_end = if ended { judged(&history.until(when.last)) } else { judgement.clone() };
        let out = outcome(&judgement, &at_end, cause.key(), *when);
        if wanted.verbose && !(out.likely && out.place <= hidden.len()) {
            let top = at_end.findings.first().map_or("", |finding| finding.cause.key());
            let was = if out.likely { "was likely" } else { "" };
            let (mine, best) = (standing(&at_end, cause.key()), standing(&at_end, top));
            println!("  {} {seed}: {mine} {was} | first {top} {best}", cause.key());
            println!("      {}", said_of(&at_end, *cause));
        }
        outcomes.push(out);
    }
    let record = Record::of(table, (name, seed), &judgement, hidden, outcomes, days);
    if wanted.verbose {
        show_mistaken(&record, &history, &judgement);
    }
    record
}

/// Each false flag with what raised it.
fn show_mistaken(record: &Record, history: &History, judgement: &Judgement) {
    for (cause, from) in &record.mistaken {
        let grades = judgement.grades.get(*cause as usize);
        let since = DayRange::new(*from, judgement.as_of);
        let on =
            grades.and_then(|grades| grades.known(since).find(|(_, grade)| *grade >= 2)).map_or(*from, |(on, _)| on);
        let then = judged(&history.until(on));
        println!("  {} {}: false {} on {on} {}", record.name, record.seed, cause.key(), standing(&then, cause.key()));
        println!("      {}", said_of(&then, *cause));
    }
}

/// What is said for and against a cause.
fn said_of(judgement: &Judgement, cause: CauseId) -> String {
    let Some(finding) = judgement.findings.iter().find(|finding| finding.cause == cause) else { return String::new() };
    let said = |parts: &[Part]| {
        let said: Vec<String> = parts.iter().map(|part| format!("{} {:.2}", part.says.id, part.strength)).collect();
        said.join(", ")
    };
    format!("{} | against {}", said(&finding.evidence.parts), said(&finding.evidence.against))
}
