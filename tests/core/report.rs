//! The printable summary.
#![cfg(feature = "pdf")]

use lightfoot::model::Day;
use lightfoot::report::{CauseCard, Chart, Fact, NumberRow, OtherCause, Paper, Summary, pdf};

fn summary() -> Summary {
    let mut words = std::collections::BTreeMap::new();
    let text = lightfoot::text::Text::english(lightfoot::model::runner::Units::Metric);
    for word in [
        "kicker",
        "title",
        "prepared",
        "sample",
        "numbers",
        "measure",
        "usual",
        "now",
        "change",
        "meaning",
        "charts",
        "charts-note",
        "causes",
        "causes-note",
        "no-causes",
        "match",
        "coverage",
        "since",
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
    ] {
        words.insert(word, text.get(&format!("report-{word}")));
    }
    Summary {
        lang: "en",
        words,
        name: "Åsa Ōno-Đurić".into(),
        facts: vec![Fact { label: "Name".into(), value: "Åsa Ōno-Đurić".into() }],
        verdict: "Short nights fit best.".into(),
        legs: "9 of 40 rated runs felt heavy.".into(),
        referrals: vec!["One swollen leg: be seen today.".into()],
        numbers: vec![NumberRow {
            name: "Sleep".into(),
            usual: "7.6 h".into(),
            now: "5.9 h".into(),
            change: "−1.7 h".into(),
            meaning: "Below".into(),
        }],
        charts: vec![Chart {
            title: "Sleep".into(),
            unit: "hours".into(),
            alt: "Sleep falls".into(),
            svg: r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 132" width="720" height="132"><text x="5" y="20" font-size="10">7</text></svg>"#.into(),
        }],
        causes: vec![CauseCard {
            number: 1,
            title: "Lack of sleep".into(),
            state: "Likely".into(),
            score: 62.0,
            score_text: "62 of 100".into(),
            coverage: "80 %".into(),
            since: "20 May 2026".into(),
            evidence: vec!["#strong[9 h] short over 7 nights *really*".into()],
            against: vec!["HRV is in its band.".into()],
            missing: vec![],
            advice: vec!["Sleep.".into()],
        }],
        others: vec![OtherCause { title: "Shoes".into(), state: "Clear".into(), note: "Fresh pair.".into() }],
        red_flags: vec!["Chest pain".into()],
        coverage: vec![["Nights".into(), "300 of 365".into(), "82 %".into()]],
        method: vec!["As described.".into()],
    }
}

fn day() -> Day {
    Day::parse("2026-05-31").unwrap()
}

#[test]
fn the_page_is_made_on_both_papers() {
    for paper in [Paper::A4, Paper::Letter] {
        let made = pdf(&summary(), paper, day()).unwrap();
        assert!(made.bytes.starts_with(b"%PDF-1.7"));
        assert!((1..=3).contains(&made.pages), "{} pages", made.pages);
        assert_eq!(made.missing, Vec::<char>::new());
    }
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    assert_eq!(pdf(&summary(), Paper::A4, day()).unwrap(), pdf(&summary(), Paper::A4, day()).unwrap());
}

#[test]
fn a_name_the_fonts_lack_is_told_and_does_not_stop_the_page() {
    let named =
        Summary {
            name: "王芳".into(), facts: vec![Fact { label: "Name".into(), value: "王芳".into() }], ..summary()
        };
    let made = pdf(&named, Paper::A4, day()).unwrap();
    assert_eq!(made.missing, ['王', '芳']);
}
