//! What stands on Today beside the causes: the day to come, an experiment and its plan; and what is left out for a
//! runner it may harm.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use lightfoot::analysis::forecast::Outlook;
use lightfoot::app::{App, derive};
use lightfoot::causes::{CauseId, trials};
use lightfoot::model::runner::Units;
use lightfoot::model::{Day, Experiment, History};
use lightfoot::text::Text;

use crate::support::{Harness, empty, judged, open, press, shows, today, window};

/// The same runner on another day, or told something else.
fn again(today: Day, change: impl FnOnce(&mut History)) -> App {
    let mut history = (*judged().history).clone();
    change(&mut history);
    let derived = derive(&history);
    App::of(history, Some(derived), today)
}

#[test]
fn tomorrows_legs_are_a_chance_with_what_moves_it_and_a_plain_line_once_the_data_are_old() {
    let app = judged();
    let text = Text::english(Units::Metric);
    let season = app.derived.as_ref().map(|derived| &derived.season).expect("judged");
    let Some(Outlook::Told(forecast)) = season.outlook.clone() else { unreachable!("half a year is rated") };
    let harness = open(app);
    assert!(shows(&harness, "Tomorrow's legs"));
    let percent = format!("{:.0} %", forecast.probability * 100.0);
    assert!(shows(&harness, &percent) && shows(&harness, "chance that your legs feel heavy"));
    assert!(!forecast.drivers.is_empty(), "short nights and load move it");
    for says in forecast.drivers.iter().map(|driver| &driver.says).chain(forecast.lower.iter().map(|it| &it.says)) {
        assert!(shows(&harness, &text.say(says)), "{says:?}");
    }
    let harness = open(again(today().plus(9), |_| ()));
    assert!(!shows(&harness, "chance that your legs") && shows(&harness, "Your data end on 31 May 2026"));
}

#[test]
fn an_experiment_runs_from_the_offer_to_the_end_and_its_plan_stands_in_the_diary() {
    let experiment = trials::plan(CauseId::Sleep, today(), 7).expect("sleep can be tried");
    let asked = trials::asks(&experiment, today()).expect("its first day");
    let text = Text::english(Units::Metric);
    let mut harness = open(again(today(), |history| history.runner.experiments.push(experiment.clone())));
    assert!(shows(&harness, "Your experiment") && shows(&harness, &text.say(&asked)));
    assert!(shows(&harness, "Rated runs that count"), "how far it has come");
    press(&mut harness, "Diary");
    assert!(shows(&harness, &text.say(&asked)), "the plan of the day");
    press(&mut harness, "The day before");
    assert!(!shows(&harness, "The plan for the day"), "it had not begun");
    // The day after its last, nothing is asked any more.
    let after = experiment.days().last.plus(1);
    let harness = open(again(after, |history| history.runner.experiments.push(experiment.clone())));
    assert!(!shows(&harness, "The plan for the day") && !shows(&harness, "End the experiment"));
    assert!(shows(&harness, "Your experiment is over: Lack of sleep"));
}

#[test]
fn a_finished_experiment_says_what_came_out_and_what_it_rests_on() {
    let from = today().plus(-111);
    let plan =
        Experiment { cause: "sleep".into(), from, period_days: 7, plan: remedy_first(16), ..Experiment::default() };
    let days = plan.days();
    let change = |history: &mut History| {
        for row in history.diary.iter_mut().filter(|row| row.said.legs_heaviness.is_some() && days.contains(row.day)) {
            row.said.legs_heaviness = Some(if plan.asks(row.day) == Some(true) { 2.0 } else { 6.0 });
        }
        history.runner.experiments.push(plan.clone());
    };
    let harness = open(again(today().plus(3), change));
    assert!(shows(&harness, "Your experiment is over: Lack of sleep"));
    assert!(shows(&harness, "short sleep causes heavier legs, by 4.0 of 10 points"));
    assert!(shows(&harness, "With the remedy: 2.0") && shows(&harness, "Without it: 6.0"));
    assert!(shows(&harness, "from 9 Feb 2026 to 31 May 2026"));
}

/// A plan of periods that begins with the remedy, and takes turns.
fn remedy_first(periods: usize) -> Vec<bool> {
    (0..periods).map(|period| period % 2 == 0).collect()
}

#[test]
fn a_cause_that_can_be_tried_offers_it() {
    let harness = open(judged());
    assert!(harness.query_all_by_role_and_label(Role::Button, "Try it out").next().is_some(), "sleep is up");
}

#[test]
fn a_runner_who_is_spared_weight_sees_none() {
    let mut harness = open(again(today(), |history| history.runner.eating_disorder_history = Some(true)));
    assert!(!shows(&harness, "Weight gain") && shows(&harness, "Low-carbohydrate diet"));
    let weighs = |harness: &Harness| shows(harness, " kg") || shows(harness, "Weight");
    for screen in ["Trends", "Diary", "Runs"] {
        press(&mut harness, screen);
        assert!(!weighs(&harness), "{screen}");
    }
}

#[test]
fn the_question_about_eating_is_kept_in_the_profile() {
    let (_folder, app) = empty();
    let mut harness = open(app);
    press(&mut harness, "Profile");
    harness.get_by_role_and_label(Role::ComboBox, "Eating disorder, now or earlier").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Yes").click();
    harness.run();
    assert!(shows(&harness, "shows no weight"));
    press(&mut harness, "Save profile");
    assert_eq!(window(&harness).app().history.runner.eating_disorder_history, Some(true));
}
