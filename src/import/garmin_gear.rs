//! Garmin's list of gear, `*_gear.json` of the account export: pairs of shoes with their first day, and which activity
//! was run in which (section 4.4 of the format notes).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::garmin_sleep::date;
use super::json::{self, text};
use super::{Contents, account, garmin_activities, plain};

/// Whether a file is such a list.
pub(super) fn is_gear(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with(['{', '[']) && text.contains("\"gearDTOS\"")
}

/// Reads the list.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut pairs = Vec::new();
    let mut worn = Vec::new();
    let end = json::each(&plain::text(bytes), &[], |record| {
        let names = shoes(&record, &mut pairs);
        worn.extend(links(&record, &names));
    });
    worn.sort_unstable();
    worn.dedup_by(|a, b| a.0 == b.0);
    account::json(Contents { worn, profile: account::profile_shoes(pairs), ..Contents::default() }, end)
}

/// The names of the pairs by their key; the pairs themselves go to the profile.
fn shoes(record: &Value, pairs: &mut Vec<Value>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let gear = record.get("gearDTOS").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for item in gear {
        let is_shoe = text(item, "gearTypeName").is_none_or(|kind| kind.to_lowercase().contains("shoe"));
        let given = text(item, "displayName");
        let made = text(item, "customMakeModel").or_else(|| text(item, "gearModelName"));
        let (Some(name), true) = (given.or(made), is_shoe) else { continue };
        let mut pair = json!({ "name": name });
        let retired = text(item, "gearStatusName").is_some_and(|status| status.eq_ignore_ascii_case("retired"));
        let said = [
            ("also", made.filter(|made| *made != name).map(|made| json!([made]))),
            ("from", item.get("dateBegin").and_then(date).map(|day| json!(day))),
            ("to", item.get("dateEnd").and_then(date).filter(|_| retired).map(|day| json!(day))),
        ];
        for (key, value) in said {
            if let (Some(object), Some(value)) = (pair.as_object_mut(), value) {
                object.insert(key.to_owned(), value);
            }
        }
        pairs.push(pair);
        if let Some(key) = item.get("gearPk").map(|key| key.as_str().map_or_else(|| key.to_string(), str::to_owned)) {
            names.insert(key, name.to_owned());
        }
    }
    names
}

/// Which activity was run in which pair.
fn links(record: &Value, names: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let by_gear = record.get("gearActivityDTOs").and_then(Value::as_object);
    let mut links = Vec::new();
    for (key, activities) in by_gear.into_iter().flatten() {
        let (Some(name), Some(activities)) = (names.get(key), activities.as_array()) else { continue };
        let ids = activities.iter().filter_map(|activity| garmin_activities::id(activity.get("activityId")?));
        links.extend(ids.map(|id| (id, name.clone())));
    }
    links
}
