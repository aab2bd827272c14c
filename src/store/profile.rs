//! The profile: what files said, overlaid by the keys the runner changed in the window.

use rusqlite::{Connection, OptionalExtension as _};
use serde_json::{Map, Value};

use super::days::{in_sight, seen_by};
use super::{ImportId, StoreError};
use crate::model::Runner;
use crate::model::runner::Shoe;

/// Fields of a profile by their key.
pub(super) type Fields = Map<String, Value>;

/// Keys that say what the file is, not who runs.
const MARKS: [&str; 1] = ["lightfoot_profile"];

/// The key of the pairs of shoes, and of a pair's names.
const SHOES: &str = "shoes";
const NAME: &str = "name";
const ALSO: &str = "also";

/// Stores what a file said; whether anything of it is new.
pub(super) fn write_imported(
    to: &Connection,
    (import, file): (ImportId, i64),
    fields: &Fields,
) -> Result<bool, StoreError> {
    let mut fields = fields.clone();
    fields.retain(|key, _| !MARKS.contains(&key.as_str()));
    let known = said_by(to, &seen_by("profile", import))?;
    let text = serde_json::to_string(&fields)?;
    to.execute("INSERT OR REPLACE INTO profile (file_id, fields) VALUES (?1, ?2)", (file, text))?;
    let is_known = |(key, value): (&String, &Value)| match known.get(key) {
        Some(pairs) if key == SHOES => self::pairs(pairs.clone(), value.clone()) == *pairs,
        known => known == Some(value),
    };
    Ok(!fields.iter().all(is_known))
}

/// What files in sight said; a later one wins key by key, shoes pair by pair.
fn imported(of: &Connection) -> Result<Fields, StoreError> {
    said_by(of, &in_sight("profile"))
}

fn said_by(of: &Connection, rows: &str) -> Result<Fields, StoreError> {
    let mut query = of.prepare_cached(&format!("SELECT fields FROM {rows} ORDER BY f.import_id, f.place DESC"))?;
    let texts = query.query_map([], |row| row.get::<_, String>(0))?;
    let mut fields = Fields::new();
    for text in texts {
        let mut later = serde_json::from_str::<Fields>(&text?)?;
        if let (Some(known), Some(shoes)) = (fields.get_mut(SHOES), later.get_mut(SHOES)) {
            *shoes = pairs(known.take(), shoes.take());
        }
        fields.extend(later);
    }
    Ok(fields)
}

/// The pairs of two lists. One that both name has what either says of it, the later word where both do.
fn pairs(known: Value, later: Value) -> Value {
    let (mut pairs, later) = match (known, later) {
        (Value::Array(pairs), Value::Array(later)) => (pairs, later),
        (_, later) => return later,
    };
    for pair in later {
        let same = pairs.iter_mut().find(|known| share_a_name(known, &pair));
        match (same, pair) {
            (Some(Value::Object(known)), Value::Object(mut pair)) => {
                // The name of the list that knows the others of the pair.
                if known.contains_key(ALSO) && !pair.contains_key(ALSO) {
                    pair.remove(NAME);
                }
                known.extend(pair);
            }
            (_, pair) => pairs.push(pair),
        }
    }
    Value::Array(pairs)
}

fn share_a_name(a: &Value, b: &Value) -> bool {
    let shoe = |value: &Value| serde_json::from_value::<Shoe>(value.clone()).ok();
    let Some((a, b)) = shoe(a).zip(shoe(b)) else { return false };
    a.is_called(&b.name) || b.is_called(&a.name)
}

/// What the runner typed.
pub(super) fn typed(of: &Connection) -> Result<Fields, StoreError> {
    let mut query = of.prepare_cached("SELECT value FROM setting WHERE name = 'profile'")?;
    let text: Option<String> = query.query_row([], |row| row.get(0)).optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}

/// Replaces what the runner typed.
pub(super) fn put_typed(to: &Connection, fields: &Fields) -> Result<(), StoreError> {
    let text = serde_json::to_string(fields)?;
    to.execute("INSERT OR REPLACE INTO setting (name, value) VALUES ('profile', ?1)", [text])?;
    Ok(())
}

/// The profile as it stands.
pub(super) fn resolved(of: &Connection) -> Result<Runner, StoreError> {
    let mut fields = imported(of)?;
    fields.extend(typed(of)?);
    Ok(runner_of(fields))
}

/// What the runner has typed once the profile reads `wanted`: what was typed before, and every key that changes.
pub(super) fn typed_for(of: &Connection, wanted: &Runner) -> Result<Fields, StoreError> {
    let now = fields_of(&resolved(of)?)?;
    let changed = fields_of(wanted)?.into_iter().filter(|(key, value)| now.get(key) != Some(value));
    let mut typed = typed(of)?;
    typed.extend(changed);
    Ok(typed)
}

fn fields_of(runner: &Runner) -> Result<Fields, StoreError> {
    match serde_json::to_value(runner)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Fields::new()),
    }
}

/// A key with a value that makes no sense is left out, the others count.
fn runner_of(mut fields: Fields) -> Runner {
    let readable = |key: &str, value: &Value| {
        let alone = Fields::from_iter([(key.to_owned(), value.clone())]);
        serde_json::from_value::<Runner>(Value::Object(alone)).is_ok()
    };
    fields.retain(|key, value| readable(key, value));
    serde_json::from_value(Value::Object(fields)).unwrap_or_default()
}
