//! Diary rows of files, and those the runner typed.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use super::days::{NOT_SAID, Touched, in_sight, seen_by, text};
use super::{ImportId, StoreError};
use crate::model::{Day, Diary, DiaryRow, Origin};

/// Writes rows of a diary file. A field left empty takes nothing back: exports are cut, absence is not deletion.
pub(super) fn write(
    to: &Connection,
    (import, file): (ImportId, i64),
    rows: &[DiaryRow],
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let mut earlier = to.prepare_cached(&format!(
        "SELECT said FROM {} WHERE day = ?1 AND time_s = ?2 AND session = ?3 AND ordinal = ?4
         ORDER BY f.import_id, f.place DESC",
        seen_by("diary", import)
    ))?;
    let mut insert = to.prepare_cached(
        "INSERT OR REPLACE INTO diary (day, time_s, session, ordinal, file_id, said) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut counts: BTreeMap<(Day, i64, &str), u32> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.said.is_empty()) {
        let time_s = row.time_s.map_or(NOT_SAID, i64::from);
        let session = row.said.session_kind.map_or("", |kind| kind.word());
        let ordinal = counts.entry((row.day, time_s, session)).or_default();
        let key = (row.day.0, time_s, session, *ordinal);
        *ordinal += 1;
        let mut known = Diary::default();
        let mut own = earlier.query(key)?;
        while let Some(said) = own.next()? {
            known.overlay(&serde_json::from_str(text(said, 0)?)?);
        }
        let said = serde_json::to_string(&row.said)?;
        let mut new = known.clone();
        new.overlay(&serde_json::from_str(&said)?);
        insert.execute((key.0, key.1, key.2, key.3, file, said))?;
        if new != known {
            touched.entry("diary").or_default().insert(row.day);
        }
    }
    Ok(())
}

/// Days a file says something of.
pub(super) fn touched_by(of: &Connection, file: i64, touched: &mut Touched) -> Result<(), StoreError> {
    let mut query = of.prepare_cached("SELECT day FROM diary WHERE file_id = ?1")?;
    for day in query.query_map([file], |row| Ok(Day(row.get(0)?)))? {
        touched.entry("diary").or_default().insert(day?);
    }
    Ok(())
}

/// Diary rows in sight, by day, then time; of files first, then typed.
pub(super) fn rows(of: &Connection) -> Result<Vec<DiaryRow>, StoreError> {
    let mut imported: Vec<((u32, String), DiaryRow)> = Vec::new();
    let mut query = of.prepare_cached(&format!(
        "SELECT day, time_s, said, ordinal, session FROM {}
         ORDER BY day, time_s, session, ordinal, f.import_id, f.place DESC",
        in_sight("diary")
    ))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let new = ((row.get(3)?, row.get(4)?), diary_row(row, Origin::Imported)?);
        let key = |(key, row): &((u32, String), DiaryRow)| (row.day, row.time_s, key.clone());
        match imported.last_mut() {
            Some(last) if key(last) == key(&new) => last.1.said.overlay(&new.1.said),
            _ => imported.push(new),
        }
    }
    let mut diary: Vec<DiaryRow> = imported.into_iter().map(|(_, row)| row).collect();
    let mut query = of.prepare_cached("SELECT day, time_s, said FROM typed_diary")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        diary.push(diary_row(row, Origin::Typed)?);
    }
    diary.sort_by_key(|row| (row.day, row.time_s, row.origin));
    Ok(diary)
}

fn diary_row(row: &Row<'_>, origin: Origin) -> Result<DiaryRow, StoreError> {
    let time_s: i32 = row.get(1)?;
    let said = serde_json::from_str(text(row, 2)?)?;
    Ok(DiaryRow { day: Day(row.get(0)?), time_s: (time_s >= 0).then_some(time_s), origin, said })
}
