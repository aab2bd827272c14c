//! Self-experiments, from the plan to what it shows.

use std::sync::Arc;

use lightfoot::analysis::analyse;
use lightfoot::app::{App, Command, Jobs};
use lightfoot::causes::{CauseId, judge, trials};
use lightfoot::model::runner::Runner;
use lightfoot::model::{Activity, Day, Diary, DiaryRow, Experiment, History, Origin, Random, Sport, Totals};

const FIRST: Day = Day(20_000);

/// A runner who runs every other day and follows the plan; without the remedy the legs are `heavier` points heavier.
fn tried(experiment: &Experiment, days: i32, heavier: f64) -> History {
    let runner = Runner { threshold_speed_m_s: Some(4.2), experiments: vec![experiment.clone()], ..Runner::default() };
    let mut history = History { runner, ..History::default() };
    let mut random = Random::new(5);
    for day in (-40..days).step_by(2).map(|day| FIRST.plus(day)) {
        let more = if experiment.asks(day) == Some(true) { 0.0 } else { heavier };
        let rating = (random.normal(3.5, 0.8) + more).clamp(0.0, 10.0);
        let said = Diary { legs_heaviness: Some(rating), stretched: experiment.asks(day), ..Diary::default() };
        history.diary.push(DiaryRow { day, time_s: None, origin: Origin::Typed, said });
        history.activities.push(Arc::new(Activity {
            id: format!("run {day}").into(),
            local_date: day,
            sport: Sport::Running,
            start_utc_s: i64::from(day.0) * 86_400 + 7 * 3600,
            totals: Totals { distance_m: Some(8000.0), timer_s: Some(2800.0), ..Totals::default() },
            ..Activity::default()
        }));
    }
    history
}

fn link(history: &History, cause: CauseId) -> (Option<f64>, bool) {
    let judgement = judge(&analyse(history));
    let finding = judgement.findings.iter().find(|finding| finding.cause == cause).unwrap();
    (finding.evidence.link, finding.evidence.tried)
}

#[test]
fn a_remedy_that_helps_is_shown_and_takes_the_place_of_mere_observation() {
    let plan = trials::plan(CauseId::Stretching, FIRST, 9).unwrap();
    let helped = tried(&plan, 112, 3.0);
    let season = analyse(&helped);
    let (_, trial) = trials::latest(&season, CauseId::Stretching, season.days.last).unwrap();
    assert!(trial.with.runs >= 12 && trial.without.runs >= 12, "{trial:?}");
    // Of 256 ways the lots could have fallen hardly any other shows as much.
    assert!(trial.chance.unwrap() <= 2.0 / 256.0 && trial.difference().unwrap() > 2.0, "{trial:?}");
    assert_eq!(trials::says(CauseId::Stretching, &trial)[1].id, "experiment-clear");
    let (shown, by_trial) = link(&helped, CauseId::Stretching);
    assert!(by_trial && shown.unwrap() >= 0.9, "{shown:?}");
}

#[test]
fn a_remedy_that_does_nothing_is_not_called_a_cause() {
    let plan = trials::plan(CauseId::Stretching, FIRST, 9).unwrap();
    let season = analyse(&tried(&plan, 112, 0.0));
    let (_, trial) = trials::latest(&season, CauseId::Stretching, season.days.last).unwrap();
    assert_eq!(trials::says(CauseId::Stretching, &trial)[1].id, "experiment-not-clear", "{trial:?}");
}

#[test]
fn nothing_is_told_before_twelve_rated_runs_on_each_side() {
    let plan = trials::plan(CauseId::Stretching, FIRST, 9).unwrap();
    let season = analyse(&tried(&plan, 40, 3.0));
    let (_, trial) = trials::latest(&season, CauseId::Stretching, season.days.last).unwrap();
    assert_eq!((trial.chance, trial.relief()), (None, None));
    assert_eq!(trials::says(CauseId::Stretching, &trial)[0].id, "experiment-progress");
}

#[test]
fn what_can_be_tried_is_what_one_can_do_something_about() {
    for cause in CauseId::ALL {
        let plan = trials::plan(cause, FIRST, 1);
        assert_eq!(plan.is_some(), trials::design(cause).is_some(), "{}", cause.key());
        let Some(plan) = plan else { continue };
        let washout = trials::design(cause).unwrap().washout_days;
        let counted = plan.days().iter().filter_map(|day| plan.counts(day, washout)).count();
        assert!(counted >= 48, "{}: four runs a week have to give twelve on each side", cause.key());
    }
}

#[test]
fn an_experiment_is_begun_ended_and_taken_back_like_anything_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::open(&folder.path().join("library.lightfoot"), FIRST, Jobs::inline()).unwrap();
    let act = |app: &mut App, command: Command| {
        app.run(command);
        app.poll();
        app.history.runner.experiments.clone()
    };
    let begun = act(&mut app, Command::StartExperiment(CauseId::Sleep));
    assert_eq!(begun.len(), 1);
    assert_eq!((begun[0].cause.as_str(), begun[0].from), ("sleep", FIRST.plus(1)));
    assert!(act(&mut app, Command::Undo).is_empty());
    assert_eq!(act(&mut app, Command::Redo), begun);
    app.today = FIRST.plus(10);
    let ended = act(&mut app, Command::StopExperiment(CauseId::Sleep));
    assert_eq!(ended[0].stopped, Some(FIRST.plus(10)));
    assert_eq!(trials::running(&ended, app.today).count(), 0);
    drop(app);
    let again = App::open(&folder.path().join("library.lightfoot"), FIRST, Jobs::inline()).unwrap();
    assert_eq!(again.history.runner.experiments, ended, "kept in the library");
}
