//! `lightfoot diagnose`: the eleven causes as they stand at the end of a day.

use serde::Serialize;

use super::args::Diagnose;
use super::json::{self, round};
use super::table::{self, cell};
use super::{Call, DONE, Failure};
use crate::analysis::attribution::Counts;
use crate::app::{self, Derived};
use crate::causes::{self, Attribution, Episode, Finding, Judgement, Legs, Question, Referral, State};
use crate::model::{Day, Quantity};
use crate::text::Text;

/// The whole document; the order of the fields is that of the contract.
#[derive(Serialize, Debug)]
struct Document {
    as_of: Option<Day>,
    legs: LegsRow,
    referral: Vec<ReferralRow>,
    causes: Vec<CauseRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    episodes: Option<Vec<EpisodeRow>>,
    unexplained: Option<String>,
    questions: Vec<QuestionRow>,
    annotations: Vec<AnnotationRow>,
}

#[derive(Serialize, Debug)]
struct LegsRow {
    rated_runs: u32,
    heavy_runs: u32,
    heavy_last_14_days: u32,
}

/// A sign that belongs to a doctor.
#[derive(Serialize, Debug)]
struct ReferralRow {
    sign: &'static str,
    urgency: &'static str,
    text: String,
}

/// What a note may mean; a "yes" leads to the referral of this sign.
#[derive(Serialize, Debug)]
struct QuestionRow {
    sign: &'static str,
    urgency: &'static str,
    date: Day,
    text: String,
}

/// Another explanation that holds.
#[derive(Serialize, Debug)]
struct AnnotationRow {
    id: &'static str,
    text: String,
}

#[derive(Serialize, Debug)]
struct CauseRow {
    id: &'static str,
    rank: usize,
    state: &'static str,
    match_score: Option<u32>,
    coverage: Option<f64>,
    exposure: Option<f64>,
    body_signs: Option<f64>,
    link: Option<f64>,
    counter_evidence: Option<f64>,
    since: Option<Day>,
    evidence: Vec<String>,
    against: Vec<String>,
    missing: Vec<String>,
    attribution: Option<AttributionRow>,
}

/// How often the legs were heavy on runs with the cause, and on the others.
#[derive(Serialize, Debug)]
struct AttributionRow {
    heavy_exposed: u32,
    runs_exposed: u32,
    heavy_other: u32,
    runs_other: u32,
    ratio: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Serialize, Debug)]
struct EpisodeRow {
    id: &'static str,
    from: Day,
    to: Option<Day>,
    peak: &'static str,
}

impl From<Legs> for LegsRow {
    fn from(legs: Legs) -> Self {
        Self { rated_runs: legs.rated_runs, heavy_runs: legs.heavy_runs, heavy_last_14_days: legs.heavy_last_14_days }
    }
}

impl AttributionRow {
    /// `None` without rated runs on both sides.
    fn of(counts: &Counts) -> Option<Self> {
        let ratio = counts.ratio();
        (counts.runs_exposed > 0 && counts.runs_other > 0).then(|| Self {
            heavy_exposed: counts.heavy_exposed,
            runs_exposed: counts.runs_exposed,
            heavy_other: counts.heavy_other,
            runs_other: counts.runs_other,
            ratio: round(ratio.map(|(ratio, ..)| ratio), 2),
            low: round(ratio.map(|(_, low, _)| low), 2),
            high: round(ratio.map(|(.., high)| high), 2),
        })
    }
}

impl From<&Episode> for EpisodeRow {
    fn from(episode: &Episode) -> Self {
        Self { id: episode.cause.key(), from: episode.from, to: episode.to, peak: episode.peak.key() }
    }
}

impl CauseRow {
    fn of(finding: &Finding, attribution: &Attribution, rank: usize, text: &Text) -> Self {
        let evidence = &*finding.evidence;
        let mut against: Vec<String> = evidence.against.iter().map(|part| text.say(&part.says)).collect();
        let mut missing: Vec<String> = evidence.missing.iter().map(|phrase| text.say(phrase)).collect();
        match &finding.state {
            State::Vetoed { why, .. } => lead_with(&mut against, text.say(why)),
            State::NotEnoughData(need) => lead_with(&mut missing, text.say(&need.says)),
            _ => {}
        }
        Self {
            id: finding.cause.key(),
            rank,
            state: finding.state.key(),
            match_score: round(finding.score, 0).map(|score| score as u32),
            coverage: round(Some(evidence.coverage), 2),
            exposure: round(evidence.exposure, 2),
            body_signs: round(evidence.body, 2),
            link: round(evidence.link, 2),
            counter_evidence: round(Some(evidence.counter), 2),
            since: finding.since,
            evidence: evidence.parts.iter().map(|part| text.say(&part.says)).collect(),
            against,
            missing,
            attribution: attribution.of(finding.cause).and_then(|answer| AttributionRow::of(&answer.counts)),
        }
    }
}

impl ReferralRow {
    fn of(referral: &Referral, text: &Text) -> Self {
        Self { sign: referral.sign, urgency: referral.urgency.key(), text: text.say(&referral.text) }
    }
}

impl QuestionRow {
    fn of(question: &Question, text: &Text) -> Self {
        let Referral { sign, urgency, .. } = &question.referral;
        Self { sign, urgency: urgency.key(), date: question.day, text: text.say(&question.asks) }
    }
}

/// What is said when nothing fits, with what would help most.
fn unexplained(judgement: &Judgement, text: &Text) -> Option<String> {
    let said = judgement.unexplained.iter().chain(judgement.wanted.iter().filter(|_| judgement.unexplained.is_some()));
    let sentences: Vec<String> = said.map(|phrase| text.say(phrase)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn state(state: &State, text: &Text) -> String {
    text.get(&format!("causes-state-{}", state.key().replace('_', "-")))
}

/// Puts a sentence first, unless it is among them.
fn lead_with(sentences: &mut Vec<String>, sentence: String) {
    if !sentences.contains(&sentence) {
        sentences.insert(0, sentence);
    }
}

/// Prints the eleven causes. Nothing dated after the day asked for is looked at.
pub(super) fn run(call: &mut Call<'_>, args: &Diagnose) -> Result<u8, Failure> {
    let mut history = call.history()?;
    if let Some(day) = args.as_of {
        history = history.until(day);
    }
    let derived = app::derive(&history);
    let judgement = &derived.judgement;
    let text = Text::english(history.runner.units);
    let as_of = if history.is_empty() { args.as_of } else { args.as_of.or(Some(judgement.as_of)) };
    if args.json {
        let causes = judgement.findings.iter().enumerate();
        let document = Document {
            as_of,
            legs: judgement.legs.into(),
            referral: judgement.referrals.iter().map(|referral| ReferralRow::of(referral, &text)).collect(),
            causes: causes
                .map(|(index, finding)| CauseRow::of(finding, derived.attribution(), index + 1, &text))
                .collect(),
            episodes: args.history.then(|| judgement.episodes.iter().map(EpisodeRow::from).collect()),
            unexplained: unexplained(judgement, &text),
            questions: judgement.questions.iter().map(|question| QuestionRow::of(question, &text)).collect(),
            annotations: judgement
                .annotations
                .iter()
                .map(|held| AnnotationRow { id: held.id, text: text.say(&held.text) })
                .collect(),
        };
        json::print(call.out, &document)?;
    } else {
        print_table(call, &derived, as_of, &text)?;
        if args.history {
            print_episodes(call, judgement, &text)?;
        }
    }
    Ok(DONE)
}

fn print_table(call: &mut Call<'_>, derived: &Derived, as_of: Option<Day>, text: &Text) -> std::io::Result<()> {
    let judgement = &derived.judgement;
    if let Some(day) = as_of {
        writeln!(call.out, "{}\n", text.with("cli-diagnose-title", &[("day", Quantity::Date(day))]))?;
    }
    for referral in &judgement.referrals {
        writeln!(call.out, "{}: {}\n", text.get(referral.urgency.heading()), text.say(&referral.text))?;
    }
    writeln!(call.out, "{}\n", text.say(&causes::verdict(judgement)))?;
    let head = ["cause", "state", "score", "since"].map(|name| text.get(&format!("cli-column-{name}")));
    let rows: Vec<Vec<String>> = judgement
        .findings
        .iter()
        .map(|finding| {
            vec![
                text.get(finding.cause.cause().card.title),
                state(&finding.state, text),
                cell(finding.score.map(|score| text.quantity(&Quantity::Count(score)))),
                cell(finding.since.map(|day| text.quantity(&Quantity::Date(day)))),
            ]
        })
        .collect();
    table::print(call.out, &head, &rows)?;
    for finding in judgement.findings.iter().filter(|finding| finding.state.is_raised()) {
        writeln!(call.out, "\n{}", text.get(finding.cause.cause().card.title))?;
        for part in &finding.evidence.parts {
            writeln!(call.out, "  + {}", text.say(&part.says))?;
        }
        for part in &finding.evidence.against {
            writeln!(call.out, "  - {}", text.say(&part.says))?;
        }
        for says in derived.attribution().says(finding.cause) {
            writeln!(call.out, "  = {}", text.say(&says))?;
        }
    }
    if let Some(said) = unexplained(judgement, text) {
        writeln!(call.out, "\n{said}")?;
    }
    for question in &judgement.questions {
        writeln!(call.out, "\n{}: {}", text.get("causes-question-heading"), text.say(&question.asks))?;
    }
    for held in &judgement.annotations {
        writeln!(call.out, "\n{}", text.say(&held.text))?;
    }
    writeln!(call.out, "\n{}", text.get("cli-diagnose-caution"))
}

fn print_episodes(call: &mut Call<'_>, judgement: &Judgement, text: &Text) -> std::io::Result<()> {
    let head = ["cause", "from", "to", "peak"].map(|name| text.get(&format!("cli-column-{name}")));
    let rows: Vec<Vec<String>> = judgement
        .episodes
        .iter()
        .map(|episode| {
            vec![
                text.get(episode.cause.cause().card.title),
                episode.from.to_string(),
                cell(episode.to.map(|day| day.to_string())),
                state(&episode.peak, text),
            ]
        })
        .collect();
    writeln!(call.out)?;
    table::print(call.out, &head, &rows)
}
