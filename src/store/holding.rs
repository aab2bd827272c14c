//! Who holds what. The same file may come with several imports, and the same recording with several files: it is
//! stored once and belongs to the first of them in sight. So hiding an import leaves exactly what the others hold.

use rusqlite::Connection;

use super::prepared::{Became, Written};
use super::{ImportId, StoreError, days, diary, edit};
use crate::model::Sport;

/// How an import stands: `import.hidden`.
pub(super) const IN_SIGHT: i64 = 0;
/// Taken back; it can come again.
pub(super) const ASIDE: i64 = 1;
/// Written, but the runner has not said yes yet.
pub(super) const WAITING: i64 = 2;

/// Notes that an import holds a file, and where.
pub(super) fn hold(to: &Connection, import: ImportId, file: i64, place: Option<u32>) -> Result<(), StoreError> {
    let mut insert = to.prepare_cached(
        "INSERT OR IGNORE INTO holds (file_id, import_id, place)
         SELECT ?2, ?1, coalesce(?3, 1 + max(place), 1) FROM holds WHERE import_id = ?1",
    )?;
    if insert.execute((import.0, file, place))? > 0 {
        let mut place = to.prepare_cached(
            "UPDATE file SET place = (SELECT place FROM holds WHERE (file_id, import_id) = (?2, ?1))
             WHERE id = ?2 AND import_id = ?1",
        )?;
        place.execute((import.0, file))?;
    }
    Ok(())
}

/// Notes that a file tells of a recording that lies in another, and gives it to the first of both in sight.
pub(super) fn tell(to: &Connection, recording: i64, file: i64) -> Result<(), StoreError> {
    let mut insert = to.prepare_cached(
        "INSERT OR IGNORE INTO tells (recording_id, file_id)
         SELECT id, file_id FROM recording WHERE id = ?1 UNION ALL SELECT ?1, ?2",
    )?;
    insert.execute((recording, file))?;
    settle(to, THIS, file)
}

/// Whether a file is in sight, or would be with this import.
pub(super) fn is_seen(of: &Connection, import: ImportId, file: i64) -> Result<bool, StoreError> {
    let mut query = of.prepare_cached(
        "SELECT 1 FROM holds h JOIN import i ON i.id = h.import_id WHERE h.file_id = ?2 AND (i.hidden = 0 OR i.id = ?1)",
    )?;
    Ok(query.exists((import.0, file))?)
}

/// Whether an activity is in sight, or would be with this import.
pub(super) fn is_activity_seen(of: &Connection, import: ImportId, activity: &str) -> Result<bool, StoreError> {
    let mut query = of.prepare_cached(
        "SELECT 1 FROM recording r JOIN holds h ON h.file_id = r.file_id JOIN import i ON i.id = h.import_id
         WHERE r.activity_id = ?2 AND (i.hidden = 0 OR i.id = ?1)",
    )?;
    Ok(query.exists((import.0, activity))?)
}

/// The owner of a file, and where it stands among the owner's: the first import in sight that holds it.
const OWNER: &str = "(import_id, place) = (SELECT h.import_id, h.place FROM holds h JOIN import i ON i.id = h.import_id
     WHERE h.file_id = file.id ORDER BY i.hidden, h.import_id LIMIT 1)";

/// Where a recording lies: in the first file in sight that tells of it.
const PLACE: &str = "SELECT t.file_id FROM tells t JOIN file f ON f.id = t.file_id JOIN import i ON i.id = f.import_id
     WHERE t.recording_id = recording.id ORDER BY i.hidden, f.import_id, f.place LIMIT 1";

/// Gives files to the first in sight that holds them, and what they tell of with them. After every change of who is
/// in sight; `files` selects them by `?1`.
fn settle(to: &Connection, files: &str, by: i64) -> Result<(), StoreError> {
    to.prepare_cached(&format!("UPDATE file SET {OWNER} WHERE id IN ({files})"))?.execute([by])?;
    to.prepare_cached(&format!(
        "UPDATE recording SET file_id = ({PLACE})
         WHERE id IN (SELECT recording_id FROM tells WHERE file_id IN ({files}))"
    ))?
    .execute([by])?;
    Ok(())
}

/// One file.
const THIS: &str = "SELECT ?1";

/// What an import holds.
const HELD: &str = "SELECT file_id FROM holds WHERE import_id = ?1";

/// Shows an import or puts it aside.
pub(super) fn put(to: &Connection, import: ImportId, hidden: i64) -> Result<(), StoreError> {
    to.execute("UPDATE import SET hidden = ?2 WHERE id = ?1", (import.0, hidden))?;
    settle(to, HELD, import.0)?;
    if hidden == ASIDE {
        // Files that held nothing new may hold something new without it: they are to be read again.
        to.execute("DELETE FROM file WHERE import_id IN (SELECT id FROM import WHERE empty = 1)", [])?;
    }
    Ok(())
}

/// Removes an import for good; what others hold, too, stays with them.
pub(super) fn forget(to: &Connection, import: ImportId) -> Result<(), StoreError> {
    to.execute("DELETE FROM holds WHERE import_id = ?1", [import.0])?;
    to.execute(
        &format!(
            "UPDATE file SET {OWNER}
             WHERE import_id = ?1 AND EXISTS (SELECT 1 FROM holds h WHERE h.file_id = file.id)"
        ),
        [import.0],
    )?;
    // A file that nobody holds any more tells of nothing.
    let lost = "SELECT id FROM file WHERE import_id = ?1";
    to.execute(&format!("DELETE FROM tells WHERE file_id IN ({lost})"), [import.0])?;
    to.execute(
        &format!(
            "UPDATE recording SET file_id = ({PLACE})
             WHERE file_id IN ({lost}) AND EXISTS (SELECT 1 FROM tells WHERE recording_id = recording.id)"
        ),
        [import.0],
    )?;
    to.execute("DELETE FROM import WHERE id = ?1", [import.0])?;
    edit::remove_empty_activities(to)
}

/// Empties a file, who holds it stays; a recording that others tell of, too, stays with them.
pub(super) fn clear(to: &Connection, file: i64) -> Result<(), StoreError> {
    to.execute("DELETE FROM tells WHERE file_id = ?1", [file])?;
    to.execute(
        &format!(
            "UPDATE recording SET file_id = ({PLACE})
             WHERE file_id = ?1 AND EXISTS (SELECT 1 FROM tells WHERE recording_id = recording.id)"
        ),
        [file],
    )?;
    for table in ["recording", "reading", "night", "diary", "worn", "profile", "asked"] {
        to.execute(&format!("DELETE FROM {table} WHERE file_id = ?1"), [file])?;
    }
    settle(to, THIS, file)
}

/// An import that brought nothing holds nothing: its files are remembered, so that they are not read again, no more.
pub(super) fn empty(to: &Connection, import: ImportId) -> Result<(), StoreError> {
    to.execute("UPDATE import SET empty = 1 WHERE id = ?1", [import.0])?;
    to.execute(
        "DELETE FROM holds WHERE import_id = ?1 AND file_id NOT IN (SELECT id FROM file WHERE import_id = ?1)",
        [import.0],
    )?;
    for table in ["tells", "reading", "night", "diary", "worn", "profile"] {
        let own = "SELECT id FROM file WHERE import_id = ?1";
        to.execute(&format!("DELETE FROM {table} WHERE file_id IN ({own})"), [import.0])?;
    }
    // One that read nothing new leaves no trace.
    to.execute("DELETE FROM import WHERE id = ?1 AND id NOT IN (SELECT import_id FROM holds)", [import.0])?;
    Ok(())
}

/// Lets go of a file that an import of nothing new remembers: beside what came since, it may hold something. Returns
/// whether it was one.
pub(super) fn let_go(to: &Connection, import: ImportId, file: i64) -> Result<bool, StoreError> {
    let mut delete = to.prepare_cached(
        "DELETE FROM file WHERE id = ?1
             AND import_id IN (SELECT id FROM import WHERE empty = 1 AND hidden = 0 AND id <> ?2)",
    )?;
    Ok(delete.execute((file, import.0))? > 0)
}

/// What comes into sight with a file that only hidden imports held so far.
pub(super) fn reappear(
    to: &Connection,
    import: ImportId,
    file: i64,
    place: Option<u32>,
) -> Result<Written, StoreError> {
    let mut written = Written::default();
    let mut query = to.prepare_cached(
        "SELECT r.activity_id, r.sport, r.file_id, a.deleted FROM recording r JOIN activity a ON a.id = r.activity_id
         WHERE r.file_id = ?1 OR r.id IN (SELECT recording_id FROM tells WHERE file_id = ?1) ORDER BY r.id",
    )?;
    let found = query.query_map([file], |row| {
        let sport: String = row.get(1)?;
        let run = Sport::from_key(&sport) == Sport::Running;
        Ok((row.get::<_, String>(0)?, run, row.get::<_, i64>(2)?, row.get::<_, bool>(3)?))
    })?;
    for found in found {
        let (activity, run, lies_in, deleted) = found?;
        let became = if deleted || is_seen(to, import, lies_in)? {
            Became::Duplicate
        } else if is_activity_seen(to, import, &activity)? {
            Became::Merged
        } else {
            Became::New
        };
        written.recordings.push((became, run));
    }
    days::touched_by(to, file, &mut written.days)?;
    diary::touched_by(to, file, &mut written.days)?;
    written.profile = to.prepare_cached("SELECT 1 FROM profile WHERE file_id = ?1")?.exists([file])?;
    written.worn = to.prepare_cached("SELECT 1 FROM worn WHERE file_id = ?1")?.exists([file])?;
    hold(to, import, file, place)?;
    settle(to, THIS, file)?;
    Ok(written)
}
