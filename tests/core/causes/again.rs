//! After an edit of the diary only what it touches is worked out again, and the answer is that of the whole.

use std::sync::Arc;

use lightfoot::analysis::{Kept, analyse, analyse_again, digest};
use lightfoot::causes::{Marks, judge, judge_again};
use lightfoot::model::{Activity, Day, Diary, DiaryRow, History, Origin};
use lightfoot::simulate::sample_runner;

/// The sample runner's year.
fn history() -> History {
    let last = Day::parse("2026-05-31").unwrap();
    let invented = sample_runner(last);
    let activity = |recording: &lightfoot::model::Recording| {
        Arc::new(Activity {
            id: recording.start_utc_s.to_string().into(),
            start_utc_s: recording.start_utc_s,
            local_date: recording.local_date(),
            sport: recording.sport,
            totals: recording.totals.clone(),
            digest: Arc::new(digest(recording)),
            ..Activity::default()
        })
    };
    History {
        activities: invented.recordings.iter().map(activity).collect(),
        readings: invented.readings,
        nights: invented.nights,
        diary: invented.diary,
        ..History::default()
    }
}

/// What the runner types on a day.
fn typed(day: Day, said: Diary) -> DiaryRow {
    DiaryRow { day, said, origin: Origin::Typed, ..DiaryRow::default() }
}

#[test]
fn an_edit_gives_what_working_out_everything_gives() {
    let mut history = history();
    let last = history.days().unwrap().last;
    let (mut kept, mut marks) = (Kept::default(), Marks::default());
    judge_again(&analyse_again(&history, &mut kept, Day(0)), &mut marks, Day(0));

    let heavy = || Diary { legs_heaviness: Some(9.0), legs_morning: Some(8.0), ..Diary::default() };
    let night = || Diary { sleep_h: Some(4.0), ill: Some(true), ..Diary::default() };
    // The last day, months back, weeks back, a day that is new, the first one again.
    let edits = [(0, heavy()), (200, night()), (30, heavy()), (-3, heavy()), (0, night())];
    for (back, said) in edits {
        let day = last.plus(-back);
        history.diary.retain(|row| (row.day, row.origin) != (day, Origin::Typed));
        history.diary.push(typed(day, said));
        let (again, whole) = (analyse_again(&history, &mut kept, day), analyse(&history));
        assert_eq!(format!("{again:?}"), format!("{whole:?}"), "{back} days before the end");
        let (again, whole) = (judge_again(&again, &mut marks, day), judge(&whole));
        assert_eq!(format!("{again:?}"), format!("{whole:?}"), "{back} days before the end");
    }
}

#[test]
fn another_first_day_forgets_the_marks() {
    let mut history = history();
    let first = history.days().unwrap().first;
    let (mut kept, mut marks) = (Kept::default(), Marks::default());
    judge_again(&analyse_again(&history, &mut kept, first), &mut marks, first);
    history.diary.push(typed(first.plus(-40), Diary { ill: Some(true), ..Diary::default() }));
    let again = judge_again(&analyse_again(&history, &mut kept, first.plus(300)), &mut marks, first.plus(300));
    assert_eq!(format!("{again:?}"), format!("{:?}", judge(&analyse(&history))));
}
