//! The settings of a Fitbit account, `Your Profile/Profile.csv` of Takeout (section 4.7 of the format notes): they say in
//! which unit the account weighs, which its weights do not.

use super::ask::{Answers, FITBIT_WEIGHT};
use super::table::Table;
use super::{Contents, plain};
use crate::model::Phrase;

/// Whether a table holds these settings.
pub(super) fn is_profile(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    ["weight_unit", "timezone", "member_since"].iter().all(|name| names.iter().any(|own| own == name))
}

/// Reads the unit; what the British one stands for in the lists of weights is not known.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let said = table.rows.iter().find_map(|row| row.text(table.column(&["weight_unit"])));
    let word = match said.map(str::to_uppercase).as_deref() {
        Some("METRIC") => Some("kg"),
        Some("EN_US") => Some("lb"),
        _ => None,
    };
    let tells: Answers = word.map(|word| (FITBIT_WEIGHT.to_owned(), word.to_owned())).into_iter().collect();
    Contents { tells, passed_over: Some(Phrase::plain("import-account-settings")), ..Contents::default() }
}
