//! Nights and training of other weeks explain nothing: the attribution must say so.

use lightfoot::analysis::analyse;
use lightfoot::analysis::attribution::{Found, Outcome, Strength};
use lightfoot::causes::{CauseId, attribute_to};

use super::{Lived, SHIFTS, apart, history, people, shifted};
use crate::support::datasets;

/// How many links were tested, were visible, and were called clear.
fn links<'a>(people: impl Iterator<Item = &'a Vec<Lived>>, changed: impl Fn(&[Lived]) -> Vec<Lived>) -> [usize; 3] {
    let mut counts = [0; 3];
    for days in people {
        let season = analyse(&history(&changed(days), apart));
        for outcome in [Outcome::Tired, Outcome::Sore] {
            let found = attribute_to(&season, outcome);
            for cause in CauseId::ALL {
                let Some(Found::Tested(effect)) = found.of(cause).map(|answer| answer.found) else { continue };
                counts[0] += 1;
                counts[1] += usize::from(effect.strength >= Strength::Some);
                counts[2] += usize::from(effect.strength == Strength::Clear);
            }
        }
    }
    counts
}

#[test]
fn exposures_of_other_weeks_show_no_link() {
    let Some(folder) = datasets() else { return };
    for set in ["soccermon", "pmdata"] {
        let people = people(&folder.join(format!("dev/{set}.csv")));
        let [own, own_seen, own_clear] = links(people.values(), <[Lived]>::to_vec);
        let placebos = SHIFTS.map(|by| links(people.values(), |days| shifted(days, by)));
        let [tested, seen, clear] = [0, 1, 2].map(|at| placebos.iter().map(|counts| counts[at]).sum::<usize>());
        println!("{set}: of {own} links tested {own_seen} visible, {own_clear} clear");
        println!("  with shifted exposures of {tested}: {seen} visible, {clear} clear");
        assert!(10 * seen <= tested, "more than one in ten is visible");
        assert!(20 * clear <= tested, "more than one in twenty is clear");
    }
}
