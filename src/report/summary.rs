//! The summary as a value: every sentence finished, every number in the runner's units.

use super::Paper;
use super::charts::{Span, charts};
use super::numbers;
use crate::analysis::forecast::{Forecast, Outcome, Outlook};
use crate::analysis::{MetricId, Season};
use crate::causes::{Attribution, CauseId, Episode, Finding, Judgement, Part, State, verdict};
use crate::model::runner::Sex;
use crate::model::{Day, DayRange, Quantity};
use crate::text::Text;

/// Most causes that get a card; the rest stand in the table of what else was looked at.
const MOST_CARDS: usize = 4;
/// Most sentences of evidence on a card.
const MOST_EVIDENCE: usize = 6;

/// What a summary is made of.
pub struct Subject<'a> {
    /// The analysed history.
    pub season: &'a Season,
    /// The eleven causes.
    pub judgement: &'a Judgement,
    /// What the runner's own ratings say of them.
    pub attribution: &'a Attribution,
    /// Words and units.
    pub text: &'a Text,
    /// The days it covers.
    pub range: DayRange,
    /// The date it is made.
    pub prepared: Day,
    /// Hours of sleep the runner needs, for the level on the chart.
    pub sleep_need_h: Option<f64>,
    /// Whether it shows the sample runner.
    pub sample: bool,
    /// The paper it is for: the charts fill its first page.
    pub paper: Paper,
}

/// The summary.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize)]
pub struct Summary {
    /// Language of the words.
    pub lang: &'static str,
    /// Words the page itself sets: headings and labels, by name.
    pub words: std::collections::BTreeMap<&'static str, String>,
    /// Who it is about; empty when not said.
    pub name: String,
    /// Facts about the runner and the page.
    pub facts: Vec<Fact>,
    /// The one sentence before anything else.
    pub verdict: String,
    /// How the legs have been, in numbers.
    pub legs: String,
    /// How likely the legs are heavy on the day to come, what moves it and what would lower it; empty when not told.
    pub forecast: Vec<String>,
    /// Referrals from the data, most urgent first.
    pub referrals: Vec<String>,
    /// Key numbers.
    pub numbers: Vec<NumberRow>,
    /// Charts on one time axis.
    pub charts: Vec<Chart>,
    /// The ranked causes.
    pub causes: Vec<CauseCard>,
    /// The causes without a card.
    pub others: Vec<OtherCause>,
    /// When to see a physician, whatever the data say.
    pub red_flags: Vec<String>,
    /// What share of the days each measure covers: name, days with data, share.
    pub coverage: Vec<[String; 3]>,
    /// How it was worked out.
    pub method: Vec<String>,
}

/// One fact in the masthead.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Fact {
    /// What.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// One key number.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct NumberRow {
    /// What.
    pub name: String,
    /// The twelve weeks before.
    pub usual: String,
    /// The last four weeks.
    pub now: String,
    /// The difference.
    pub change: String,
    /// Above, below or within the usual.
    pub meaning: String,
}

/// One chart.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// Unit and kind.
    pub unit: String,
    /// The same in words, for those who cannot see it.
    pub alt: String,
    /// The drawing.
    pub svg: String,
}

/// One cause in full.
#[derive(Clone, PartialEq, Debug, serde::Serialize)]
pub struct CauseCard {
    /// Its number, the same on the charts.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// Its state in a word.
    pub state: String,
    /// How well the data match, 0..100.
    pub score: f64,
    /// The same as text.
    pub score_text: String,
    /// Coverage in words.
    pub coverage: String,
    /// Since when.
    pub since: String,
    /// What was seen.
    pub evidence: Vec<String>,
    /// What the runner's own ratings say.
    pub own: Vec<String>,
    /// What speaks against.
    pub against: Vec<String>,
    /// What is missing.
    pub missing: Vec<String>,
    /// What to try.
    pub advice: Vec<String>,
}

/// One cause without a card.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct OtherCause {
    /// Its title.
    pub title: String,
    /// Its state in a word.
    pub state: String,
    /// One sentence: what speaks against, or what is missing.
    pub note: String,
}

/// Headings and labels the page sets.
const WORDS: &[&str] = &[
    "kicker",
    "title",
    "prepared",
    "numbers",
    "measure",
    "usual",
    "now",
    "change",
    "meaning",
    "charts",
    "charts-note",
    "causes",
    "ranked-note",
    "no-causes",
    "match",
    "coverage",
    "since",
    "own",
    "against",
    "missing",
    "try",
    "others",
    "red-flags",
    "data",
    "data-measure",
    "data-days",
    "data-share",
    "method",
    "notes",
    "footer",
    "page",
    "of",
    "product",
    "referrals",
];

impl Summary {
    /// The summary of a subject.
    pub fn of(of: &Subject<'_>) -> Self {
        let spares = of.season.runner.spares_weight();
        let shown = || of.judgement.findings.iter().filter(|f| !(spares && f.cause == CauseId::WeightGain));
        let raised: Vec<&Finding> = shown().filter(|f| f.state.is_raised()).take(MOST_CARDS).collect();
        let number = |cause: CauseId| raised.iter().position(|f| f.cause == cause).map_or(0, |index| index + 1);
        let spans: Vec<Span> = shown_episodes(of)
            .map(|e| Span { from: e.from, to: e.to.map_or(of.range.last, |to| to.plus(-1)), number: number(e.cause) })
            .collect();
        let others = shown().filter(|f| number(f.cause) == 0);
        Self {
            lang: "en",
            words: words(of),
            name: of.season.runner.name.clone(),
            facts: facts(of),
            verdict: of.text.say(&verdict(of.judgement)),
            legs: legs(of),
            forecast: forecast(of),
            referrals: of.judgement.referrals.iter().map(|referral| of.text.say(&referral.text)).collect(),
            numbers: numbers::rows(of),
            charts: charts(of, &spans),
            causes: raised.iter().enumerate().map(|(index, f)| card(of, index + 1, f)).collect(),
            others: others.map(|finding| other(of, finding)).collect(),
            red_flags: (1..=RED_FLAGS).map(|n| of.text.get(&format!("report-red-flag-{n}"))).collect(),
            coverage: coverage(of),
            method: (1..=METHOD_NOTES).map(|n| of.text.get(&format!("report-method-{n}"))).collect(),
        }
    }
}

/// Lines of the box "seek care".
const RED_FLAGS: usize = 6;
/// Paragraphs of the method note.
const METHOD_NOTES: usize = 4;

fn words(of: &Subject<'_>) -> std::collections::BTreeMap<&'static str, String> {
    let mut words: std::collections::BTreeMap<_, _> =
        WORDS.iter().map(|word| (*word, of.text.get(&format!("report-{word}")))).collect();
    words.insert("sample", if of.sample { of.text.get("report-sample") } else { String::new() });
    words
}

/// Flags of the period that are up, or once were at least likely.
fn shown_episodes<'a>(of: &'a Subject<'_>) -> impl Iterator<Item = &'a Episode> {
    let range = of.range;
    of.judgement.episodes.iter().filter(move |episode| {
        let inside = episode.from <= range.last && episode.to.is_none_or(|to| to > range.first);
        inside && (episode.to.is_none() || matches!(episode.peak, State::Likely | State::Strong))
    })
}

fn facts(of: &Subject<'_>) -> Vec<Fact> {
    let runner = &of.season.runner;
    let mut facts = Vec::new();
    let mut add = |id: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push(Fact { label: of.text.get(&format!("report-fact-{id}")), value });
        }
    };
    add("name", Some(runner.name.clone()));
    add("born", runner.birth_year.map(|year| year.to_string()));
    add("sex", runner.sex.map(|sex| of.text.get(if sex == Sex::Female { "report-female" } else { "report-male" })));
    add("height", runner.height_cm.map(|cm| of.text.quantity(&Quantity::Stature(cm))));
    let period = [("from", Quantity::Date(of.range.first)), ("to", Quantity::Date(of.range.last))];
    add("period", Some(of.text.with("report-period", &period)));
    add("prepared", Some(of.text.quantity(&Quantity::Date(of.prepared))));
    facts
}

fn legs(of: &Subject<'_>) -> String {
    let legs = of.judgement.legs;
    if legs.rated_runs == 0 {
        return of.text.get("report-legs-unrated");
    }
    let count = |n: u32| Quantity::Count(f64::from(n));
    of.text.with(
        "report-legs",
        &[
            ("rated", count(legs.rated_runs)),
            ("heavy", count(legs.heavy_runs)),
            ("recent", count(legs.heavy_last_14_days)),
        ],
    )
}

/// The day after the last, where the page ends with the data and is made before that day is over.
pub(super) fn outlook<'a>(of: &'a Subject<'_>) -> Option<&'a Forecast> {
    let Some(Outlook::Told(forecast)) = &of.season.outlook else { return None };
    (of.range.last == of.season.days.last && of.prepared <= forecast.day).then_some(forecast)
}

fn forecast(of: &Subject<'_>) -> Vec<String> {
    let Some(forecast) = outlook(of) else { return Vec::new() };
    let id = match forecast.outcome {
        Outcome::Morning => "report-forecast-morning",
        Outcome::Run => "report-forecast-run",
    };
    let percent = Quantity::Count((forecast.probability * 100.0).round());
    let mut lines = vec![of.text.with(id, &[("percent", percent), ("day", Quantity::Date(forecast.day))])];
    let mut add = |id: &str, says: Vec<String>| {
        if !says.is_empty() {
            lines.push(of.text.with(id, &[("list", Quantity::Name(says.join("; ")))]));
        }
    };
    add("report-forecast-moved", forecast.drivers.iter().map(|driver| of.text.say(&driver.says)).collect());
    add("report-forecast-lower", forecast.lower.iter().map(|change| of.text.say(&change.says)).collect());
    lines
}

fn said(of: &Subject<'_>, parts: &[Part]) -> Vec<String> {
    parts.iter().map(|part| of.text.say(&part.says)).collect()
}

fn card(of: &Subject<'_>, number: usize, finding: &Finding) -> CauseCard {
    let texts = &finding.cause.cause().card;
    let score = finding.score.unwrap_or(0.0);
    let advice = of.text.get(texts.try_this);
    CauseCard {
        number,
        title: of.text.get(texts.title),
        state: of.text.get(&format!("causes-state-{}", finding.state.key().replace('_', "-"))),
        score,
        score_text: of.text.with("report-score", &[("score", Quantity::Count(score.round()))]),
        coverage: of.text.quantity(&Quantity::Percent((finding.evidence.coverage * 100.0).round())),
        since: finding.since.map(|day| of.text.quantity(&Quantity::Date(day))).unwrap_or_default(),
        evidence: evidence(of, finding),
        own: of.attribution.says(finding.cause).iter().map(|says| of.text.say(says)).collect(),
        against: said(of, &finding.evidence.against),
        missing: finding.evidence.missing.iter().map(|phrase| of.text.say(phrase)).collect(),
        advice: advice
            .lines()
            .map(|line| line.trim_start_matches(['•', ' ']).to_owned())
            .filter(|l| !l.is_empty())
            .collect(),
    }
}

/// The cause's own observations first, then what the body shows; at most [`MOST_EVIDENCE`] sentences.
fn evidence(of: &Subject<'_>, finding: &Finding) -> Vec<String> {
    let (body, own): (Vec<_>, Vec<_>) = finding.evidence.parts.iter().partition(|part| is_body_sign(part));
    own.into_iter().chain(body).take(MOST_EVIDENCE).map(|part| of.text.say(&part.says)).collect()
}

/// Whether a sentence tells a body sign, which several causes may share.
fn is_body_sign(part: &Part) -> bool {
    part.says.id.starts_with("causes-sign-")
}

fn other(of: &Subject<'_>, finding: &Finding) -> OtherCause {
    let note = match &finding.state {
        State::NotEnoughData(need) => of.text.say(&need.says),
        State::Vetoed { why, .. } => of.text.say(why),
        _ => finding
            .evidence
            .against
            .iter()
            .find(|part| !is_body_sign(part))
            .map_or_else(|| of.text.get("report-little-for-it"), |part| of.text.say(&part.says)),
    };
    OtherCause {
        title: of.text.get(finding.cause.cause().card.title),
        state: of.text.get(&format!("causes-state-{}", finding.state.key().replace('_', "-"))),
        note,
    }
}

fn coverage(of: &Subject<'_>) -> Vec<[String; 3]> {
    let runs: Vec<_> = of.season.runs_in(of.range).iter().filter(|run| run.activity.is_run()).collect();
    let share = |id: &str, with: usize, all: usize| {
        let of_all = [("with", Quantity::Count(with as f64)), ("all", Quantity::Count(all as f64))];
        let percent = with as f64 / all.max(1) as f64 * 100.0;
        let name = of.text.get(&format!("report-data-{id}"));
        [name, of.text.with("report-data-count", &of_all), of.text.quantity(&Quantity::Percent(percent.round()))]
    };
    let counted = |has: &dyn Fn(&&crate::analysis::RunMetrics) -> bool| runs.iter().filter(|run| has(run)).count();
    let days = |metric| of.season.daily(metric).known(of.range).count();
    let all_days = of.range.len();
    let mut rows = vec![
        share("heart-rate", counted(&|run| run.activity.digest.means.hr_bpm.is_some()), runs.len()),
        share("dynamics", counted(&|run| run.activity.digest.means.gct_ms.is_some()), runs.len()),
        share("ratings", counted(&|run| run.heaviness.is_some()), runs.len()),
        share("sleep", days(MetricId::Sleep), all_days),
        share("resting-hr", days(MetricId::RestingHr), all_days),
    ];
    if !of.season.runner.spares_weight() {
        rows.push(share("weight", days(MetricId::Weight), all_days));
    }
    rows
}
