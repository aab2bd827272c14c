//! From a history of ten years to its judgement: every day, every cause. It runs after an import, and after each edit.

use lightfoot::analysis::{Kept, analyse, analyse_again};
use lightfoot::causes::{Marks, judge, judge_again};
use lightfoot::model::{Day, Diary, DiaryRow, History};

use super::decade::ten_years;

/// Times each is measured.
const TIMES: usize = 5;

pub(crate) fn run() {
    let history = ten_years();
    let season = analyse(&history);
    println!("  {} runs, {} days", season.runs.len(), season.days.len());
    let measured = |work: &dyn Fn()| super::median((0..TIMES).map(|_| super::seconds(work)).collect());
    let analysed = measured(&|| drop(std::hint::black_box(analyse(&history))));
    let judged = measured(&|| drop(std::hint::black_box(judge(&season))));
    println!("  daily series and signs {:.0} ms, the eleven causes {:.0} ms", 1000.0 * analysed, 1000.0 * judged);
    println!("  after an edit of the last day {:.0} ms", 1000.0 * edit(history));
}

/// Seconds until everything stands again after the legs of the last day were rated.
fn edit(mut history: History) -> f64 {
    let (mut kept, mut marks) = (Kept::default(), Marks::default());
    let season = analyse_again(&history, &mut kept, Day(0));
    let last = season.days.last;
    judge_again(&season, &mut marks, last);
    let times = (0..TIMES).map(|time| {
        let said = Diary { legs_heaviness: Some(time as f64), ..Diary::default() };
        history.diary.push(DiaryRow { day: last, said, ..DiaryRow::default() });
        super::seconds(|| {
            drop(std::hint::black_box(judge_again(&analyse_again(&history, &mut kept, last), &mut marks, last)));
        })
    });
    super::median(times.collect())
}
