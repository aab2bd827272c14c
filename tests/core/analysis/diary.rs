//! Which run a diary row belongs to.

use lightfoot::analysis::{MetricId, analyse};
use lightfoot::model::diary::SessionKind;
use lightfoot::model::runner::Shoe;
use lightfoot::model::{Activity, Diary, DiaryRow, History, Origin, Sport};

use super::{MONDAY, close, history, row, run};

fn two_runs() -> Vec<Activity> {
    let evening = Activity { start_utc_s: i64::from(MONDAY.0) * 86_400 + 18 * 3600, ..run(MONDAY, 5.0) };
    vec![run(MONDAY, 12.0), evening]
}

fn rated(heaviness: f64) -> Diary {
    Diary { legs_heaviness: Some(heaviness), soreness: Some(4.0), ..Diary::default() }
}

#[test]
fn a_row_with_a_time_belongs_to_the_run_that_starts_nearest() {
    let late = DiaryRow { time_s: Some(17 * 3600), ..row(MONDAY, rated(6.0)) };
    let season = analyse(&History { diary: vec![late], ..history(two_runs()) });
    assert_eq!(season.runs[0].heaviness, None);
    assert_eq!(season.runs[1].heaviness, Some(6.0));
    let day = season.diary.get(MONDAY).unwrap();
    assert_eq!((day.soreness, day.legs_heaviness), (Some(4.0), None));
}

#[test]
fn a_row_more_than_three_hours_off_is_the_days() {
    let noon = DiaryRow { time_s: Some(13 * 3600), ..row(MONDAY, rated(6.0)) };
    let season = analyse(&History { diary: vec![noon], ..history(two_runs()) });
    assert!(season.runs.iter().all(|run| run.heaviness.is_none()));
    assert_eq!(season.diary.get(MONDAY).unwrap().legs_heaviness, Some(6.0));
    close(season.value(MetricId::LegsHeaviness, MONDAY), 6.0);
}

#[test]
fn a_row_without_a_time_tells_of_the_longest_run_and_of_the_day() {
    let season = analyse(&History { diary: vec![row(MONDAY, rated(6.0))], ..history(two_runs()) });
    assert_eq!(season.runs[0].heaviness, Some(6.0));
    assert_eq!(season.runs[1].heaviness, None);
    assert_eq!(season.diary.get(MONDAY).unwrap().soreness, Some(4.0));
}

#[test]
fn typed_fields_win_over_imported_ones_field_by_field() {
    let typed = DiaryRow {
        origin: Origin::Typed,
        ..row(MONDAY, Diary { legs_heaviness: Some(2.0), tired: Some(1.0), ..Diary::default() })
    };
    let imported = Diary { effort: Some(5.0), tired: Some(9.0), ..rated(6.0) };
    let season = analyse(&History { diary: vec![typed, row(MONDAY, imported)], ..history(two_runs()) });
    assert_eq!((season.runs[0].heaviness, season.runs[0].effort), (Some(2.0), Some(5.0)));
    let day = season.diary.get(MONDAY).unwrap();
    assert_eq!((day.tired, day.soreness), (Some(1.0), Some(4.0)));
}

#[test]
fn a_session_without_a_file_is_a_session() {
    let session = |kind, minutes| Diary {
        session_kind: Some(kind),
        session_min: Some(minutes),
        session_effort: Some(7.0),
        ..Diary::default()
    };
    let mut ran = session(SessionKind::Run, 60.0);
    ran.session_km = Some(11.0);
    ran.legs_heaviness = Some(5.0);
    let diary = vec![row(MONDAY, ran), row(MONDAY, session(SessionKind::Game, 30.0))];
    let season = analyse(&History { diary, ..history(Vec::new()) });
    assert_eq!(season.runs.len(), 2);
    assert_eq!(season.runs.iter().map(|run| run.activity.sport).collect::<Vec<_>>(), [Sport::Running, Sport::Other]);
    close(season.value(MetricId::Distance, MONDAY), 11_000.0);
    assert_eq!(season.runs[0].heaviness, Some(5.0));
    // The game: half an hour at effort 7.
    close(season.runs[1].load_lp, 50.0);
}

#[test]
fn a_session_that_has_a_file_is_not_counted_twice() {
    let said = Diary {
        session_kind: Some(SessionKind::Run),
        session_min: Some(65.0),
        legs_heaviness: Some(5.0),
        ..Diary::default()
    };
    let season = analyse(&History { diary: vec![row(MONDAY, said)], ..history(two_runs()) });
    assert_eq!(season.runs.len(), 2);
    assert_eq!(season.runs[0].heaviness, Some(5.0));
}

#[test]
fn the_pair_is_the_one_named_else_the_default_of_that_day() {
    let mut known = history(vec![run(MONDAY, 5.0), run(MONDAY.plus(1), 5.0), run(MONDAY.plus(9), 5.0)]);
    let named = |name: &str, default| Shoe { name: name.to_owned(), default, ..Shoe::default() };
    known.runner.shoes = vec![Shoe { to: Some(MONDAY.plus(5)), ..named("Old", true) }, named("Light", false)];
    known.diary = vec![row(MONDAY.plus(1), Diary { shoe: Some("light ".to_owned()), ..Diary::default() })];
    let season = analyse(&known);
    assert_eq!(season.runs.iter().map(|run| run.shoe).collect::<Vec<_>>(), [Some(0), Some(1), None]);
}

#[test]
fn of_two_default_pairs_the_newer_is_worn_and_an_only_pair_needs_no_default() {
    let named = |name: &str, from: i32| Shoe {
        name: name.to_owned(),
        from: Some(MONDAY.plus(from)),
        default: true,
        ..Shoe::default()
    };
    let mut known = history(vec![run(MONDAY, 5.0), run(MONDAY.plus(4), 5.0)]);
    known.runner.shoes = vec![named("Old", -90), named("New", 2)];
    assert_eq!(analyse(&known).runs.iter().map(|run| run.shoe).collect::<Vec<_>>(), [Some(0), Some(1)]);
    known.runner.shoes = vec![Shoe { default: false, ..named("Only", 2) }];
    assert_eq!(analyse(&known).runs.iter().map(|run| run.shoe).collect::<Vec<_>>(), [None, Some(0)]);
}
