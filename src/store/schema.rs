//! The tables, as the first version of the library has them. Later versions are steps in [`super::migrate`].
//!
//! Units stand in the names. Days count from 1970-01-01. A time of −1 is "not said": a key may not be empty.

/// Marks the file as ours: "LFoo".
pub(super) const APPLICATION_ID: i32 = 0x4c46_6f6f;

/// Version 1.
pub(super) const FIRST: &str = "
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES ('revision', '0');

-- One import is one batch: it is hidden and shown again as a whole.
CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    at_utc_s INTEGER NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    hash BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT;
CREATE INDEX file_import ON file (import_id);

-- Where a file lay when it was read.
CREATE TABLE seen (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX seen_file ON seen (file_id);

CREATE TABLE activity (id TEXT PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

-- One session of one file.
CREATE TABLE recording (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    activity_id TEXT NOT NULL REFERENCES activity,
    start_utc_s INTEGER NOT NULL,
    utc_offset_s INTEGER,
    sport TEXT NOT NULL,
    sport_word TEXT NOT NULL,
    sub_sport TEXT NOT NULL,
    title TEXT NOT NULL,
    last_s REAL,
    richness INTEGER NOT NULL,
    watch TEXT NOT NULL,
    firmware TEXT NOT NULL,
    heart_rate_device TEXT NOT NULL,
    form_device TEXT NOT NULL,
    feel REAL,
    effort REAL,
    distance_m REAL,
    timer_s REAL,
    elapsed_s REAL,
    ascent_m REAL,
    descent_m REAL,
    calories_kcal REAL,
    mean_hr_bpm REAL,
    max_hr_bpm REAL,
    mean_cadence_spm REAL,
    mean_gct_ms REAL,
    mean_vertical_oscillation_mm REAL,
    mean_vertical_ratio_pct REAL,
    mean_gct_balance_left_pct REAL,
    mean_step_length_mm REAL,
    mean_power_w REAL,
    mean_temperature_c REAL,
    sets TEXT NOT NULL,
    laps TEXT NOT NULL,
    pauses_s TEXT NOT NULL,
    samples INTEGER NOT NULL,
    digest_version INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX recording_file ON recording (file_id);
CREATE INDEX recording_activity ON recording (activity_id);
CREATE INDEX recording_start ON recording (start_utc_s);
CREATE INDEX recording_digest ON recording (digest_version);

-- The id is recording * 256 + channel: a run's columns lie together and need no second index.
CREATE TABLE series_column (
    id INTEGER PRIMARY KEY,
    samples INTEGER NOT NULL,
    codec INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TRIGGER recording_gone AFTER DELETE ON recording BEGIN
    DELETE FROM series_column WHERE id BETWEEN old.id * 256 AND old.id * 256 + 255;
END;

CREATE TABLE reading (
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    time_s INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    value REAL NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (day, kind, source, time_s, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_import ON reading (import_id);

CREATE TABLE night (
    day INTEGER NOT NULL,
    source TEXT NOT NULL,
    key_utc_s INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    start_utc_s INTEGER,
    end_utc_s INTEGER,
    asleep_s REAL,
    in_bed_s REAL,
    deep_s REAL,
    light_s REAL,
    rem_s REAL,
    awake_s REAL,
    PRIMARY KEY (day, source, key_utc_s, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX night_import ON night (import_id);

-- Rows of diary files. Several rows of one day may each hold a session: they are told apart by its kind, then counted.
CREATE TABLE diary (
    day INTEGER NOT NULL,
    time_s INTEGER NOT NULL,
    session TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    said TEXT NOT NULL,
    PRIMARY KEY (day, time_s, session, ordinal, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX diary_import ON diary (import_id);

CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    fields TEXT NOT NULL
) STRICT;
CREATE INDEX profile_import ON profile (import_id);

-- What the runner typed; no import writes here. A row typed while only the sample was there goes away with it.
CREATE TABLE typed_diary (
    day INTEGER NOT NULL,
    time_s INTEGER NOT NULL,
    said TEXT NOT NULL,
    sample INTEGER NOT NULL,
    PRIMARY KEY (day, time_s)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    import_id INTEGER REFERENCES import ON DELETE CASCADE,
    change TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX step_import ON step (import_id);
";

/// Version 2: what accounts say of a run beside its file.
pub(super) const ACCOUNTS: &str = "
-- 0 UTC, 1 the clock on the wall, 2 one of the two
ALTER TABLE recording ADD COLUMN clock INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recording ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE recording ADD COLUMN shoe TEXT NOT NULL DEFAULT '';
ALTER TABLE recording ADD COLUMN account_id TEXT NOT NULL DEFAULT '';

-- Which pair a list of gear names for an activity of that account.
CREATE TABLE worn (
    account_id TEXT NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    shoe TEXT NOT NULL,
    PRIMARY KEY (account_id, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX worn_import ON worn (import_id);
";

/// What the runner decided about recordings; no import writes here.
pub(super) const DECISIONS: &str = "
CREATE TABLE decision (
    what TEXT NOT NULL,
    part TEXT NOT NULL,
    rest TEXT NOT NULL,
    PRIMARY KEY (what, part, rest)
) STRICT, WITHOUT ROWID;
";

/// Version 4: the same file may come with several imports, the same recording with several files; what is measured
/// once a day belongs to the file that says it.
pub(super) const HOLDING: &str = "
-- 0 in sight, 1 taken back, 2 waiting for a yes: import.hidden. Nothing new came of an empty import.
ALTER TABLE import ADD COLUMN empty INTEGER NOT NULL DEFAULT 0;

-- file.import_id is the first in sight of those that hold it.
CREATE TABLE holds (
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    place INTEGER NOT NULL,
    PRIMARY KEY (file_id, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX holds_import ON holds (import_id, place);
INSERT INTO holds (file_id, import_id, place) SELECT id, import_id, id FROM file;
-- The owner's place in holds: the order in which its files were read.
ALTER TABLE file ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
UPDATE file SET place = id;

-- What the reader of a file had to guess, and as what it was understood.
CREATE TABLE asked (
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    key TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (file_id, key)
) STRICT, WITHOUT ROWID;

-- Of a recording that several files tell of, all of them; recording.file_id is the first in sight.
CREATE TABLE tells (
    recording_id INTEGER NOT NULL REFERENCES recording ON DELETE CASCADE,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    PRIMARY KEY (recording_id, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tells_file ON tells (file_id);

-- Which file of an import said it was not kept before: it is laid to the first.
CREATE TEMP TABLE laid AS SELECT import_id, min(id) AS file_id FROM file GROUP BY import_id;

ALTER TABLE reading RENAME TO old_reading;
DROP INDEX reading_import;
CREATE TABLE reading (
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    time_s INTEGER NOT NULL,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    value REAL NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (day, kind, source, time_s, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_file ON reading (file_id);
INSERT INTO reading SELECT day, kind, source, time_s, file_id, value, rank FROM old_reading JOIN laid USING (import_id);
DROP TABLE old_reading;

ALTER TABLE night RENAME TO old_night;
DROP INDEX night_import;
CREATE TABLE night (
    day INTEGER NOT NULL,
    source TEXT NOT NULL,
    key_utc_s INTEGER NOT NULL,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    start_utc_s INTEGER,
    end_utc_s INTEGER,
    asleep_s REAL,
    in_bed_s REAL,
    deep_s REAL,
    light_s REAL,
    rem_s REAL,
    awake_s REAL,
    PRIMARY KEY (day, source, key_utc_s, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX night_file ON night (file_id);
INSERT INTO night SELECT day, source, key_utc_s, file_id, rank, start_utc_s, end_utc_s, asleep_s, in_bed_s, deep_s,
    light_s, rem_s, awake_s FROM old_night JOIN laid USING (import_id);
DROP TABLE old_night;

ALTER TABLE diary RENAME TO old_diary;
DROP INDEX diary_import;
CREATE TABLE diary (
    day INTEGER NOT NULL,
    time_s INTEGER NOT NULL,
    session TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    said TEXT NOT NULL,
    PRIMARY KEY (day, time_s, session, ordinal, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX diary_file ON diary (file_id);
INSERT INTO diary SELECT day, time_s, session, ordinal, file_id, said FROM old_diary JOIN laid USING (import_id);
DROP TABLE old_diary;

ALTER TABLE worn RENAME TO old_worn;
DROP INDEX worn_import;
CREATE TABLE worn (
    account_id TEXT NOT NULL,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    shoe TEXT NOT NULL,
    PRIMARY KEY (account_id, file_id)
) STRICT, WITHOUT ROWID;
INSERT INTO worn SELECT account_id, file_id, shoe FROM old_worn JOIN laid USING (import_id);
DROP TABLE old_worn;

-- Each index takes a page at least; these served tables of few rows, or a question that reads them whole.
DROP INDEX recording_digest;
DROP INDEX step_import;

ALTER TABLE profile RENAME TO old_profile;
DROP INDEX profile_import;
CREATE TABLE profile (
    file_id INTEGER PRIMARY KEY REFERENCES file ON DELETE CASCADE,
    fields TEXT NOT NULL
) STRICT;
INSERT OR REPLACE INTO profile SELECT file_id, fields FROM old_profile JOIN laid USING (import_id) ORDER BY id;
DROP TABLE old_profile;
DROP TABLE laid;

UPDATE import SET empty = 1 WHERE id NOT IN (
    SELECT import_id FROM file WHERE id IN (
        SELECT file_id FROM recording UNION SELECT file_id FROM reading UNION SELECT file_id FROM night
        UNION SELECT file_id FROM diary UNION SELECT file_id FROM worn UNION SELECT file_id FROM profile));
";
