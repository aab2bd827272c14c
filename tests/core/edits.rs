//! What the runner types shows at once, worked out from what it touches: what stands then is what a program shows that
//! opens the library anew.

use std::path::Path;

use lightfoot::app::{App, Command, Jobs, Store};
use lightfoot::model::{Day, Diary, DiaryRow};

fn open(library: &Path) -> App {
    let mut app = App::open(library, Day::parse("2026-05-31").unwrap(), Jobs::inline()).unwrap();
    app.poll();
    app
}

fn tell(app: &mut App, command: Command) {
    app.run(command);
    app.poll();
}

/// Everything that is shown.
fn shown(app: &App) -> String {
    let derived = app.derived.as_ref().unwrap();
    assert_eq!(derived.revision, app.history.revision);
    format!("{:?} {:?} {:?}", app.history.diary, derived.season, derived.judgement)
}

#[test]
fn edits_in_a_row_stand_as_if_the_library_were_opened_anew() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let mut app = open(&library);
    tell(&mut app, Command::AddSample);
    let last = app.history.days().unwrap().last;
    let heavy = || Box::new(Diary { legs_heaviness: Some(9.0), sleep_h: Some(4.5), ..Diary::default() });
    for back in [0, 40, 0] {
        tell(&mut app, Command::Say { day: last.plus(-back), time_s: None, said: heavy() });
    }
    assert_eq!(shown(&app), shown(&open(&library)));
    tell(&mut app, Command::Say { day: last, time_s: None, said: Box::default() });
    tell(&mut app, Command::Undo);
    assert_eq!(shown(&app), shown(&open(&library)));
}

#[test]
fn what_another_program_wrote_between_two_edits_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let mut app = open(&library);
    tell(&mut app, Command::AddSample);
    let last = app.history.days().unwrap().last;
    let ill = || Diary { ill: Some(true), ..Diary::default() };
    let mut other = Store::open(&library).unwrap();
    other.say(&DiaryRow { day: last.plus(-100), said: ill(), ..DiaryRow::default() }).unwrap();
    let ids: Vec<_> = app.history.activities.iter().take(1).map(|activity| activity.id.clone()).collect();
    other.delete(&ids).unwrap();
    tell(&mut app, Command::Say { day: last, time_s: None, said: Box::new(ill()) });
    assert_eq!(shown(&app), shown(&open(&library)));
    assert!(app.history.activities.iter().all(|activity| activity.id != ids[0]));
}
