//! The profile: what files said, overlaid by the keys the runner changed in the window.

use rusqlite::{Connection, OptionalExtension as _};
use serde_json::{Map, Value};

use super::{ImportId, StoreError};
use crate::model::Runner;

/// Fields of a profile by their key.
pub(super) type Fields = Map<String, Value>;

/// Keys that say what the file is, not who runs.
const MARKS: [&str; 1] = ["lightfoot_profile"];

/// Stores what a file said; whether anything of it is new.
pub(super) fn write_imported(to: &Connection, import: ImportId, fields: &Fields) -> Result<bool, StoreError> {
    let mut fields = fields.clone();
    fields.retain(|key, _| !MARKS.contains(&key.as_str()));
    let known = imported(to)?;
    if fields.iter().all(|(key, value)| known.get(key) == Some(value)) {
        return Ok(false);
    }
    let text = serde_json::to_string(&fields)?;
    to.execute("INSERT INTO profile (import_id, fields) VALUES (?1, ?2)", (import.0, text))?;
    Ok(true)
}

/// What files said; a later one wins key by key.
fn imported(of: &Connection) -> Result<Fields, StoreError> {
    let mut query = of.prepare_cached(
        "SELECT fields FROM profile WHERE import_id NOT IN (SELECT id FROM import WHERE hidden = 1) ORDER BY id",
    )?;
    let texts = query.query_map([], |row| row.get::<_, String>(0))?;
    let mut fields = Fields::new();
    for text in texts {
        fields.extend(serde_json::from_str::<Fields>(&text?)?);
    }
    Ok(fields)
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
