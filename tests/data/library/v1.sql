-- A library as the first version of the program wrote it.
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

-- A watch and a phone of one run, a run that was thrown away, and what a runner had typed.
PRAGMA application_id = 1279684463;
PRAGMA user_version = 1;
UPDATE setting SET value = '7' WHERE name = 'revision';
INSERT INTO setting VALUES ('profile', '{"name":"Ada","hr_max_bpm":188.0}');
INSERT INTO import (id, label, at_utc_s) VALUES (1, 'files', 1777800000);
INSERT INTO file (id, import_id, hash, name, size) VALUES
    (1, 1, x'0101010101010101010101010101010101010101010101010101010101010101', 'watch.fit', 1000),
    (2, 1, x'0202020202020202020202020202020202020202020202020202020202020202', 'phone.gpx', 900),
    (3, 1, x'0303030303030303030303030303030303030303030303030303030303030303', 'evening.fit', 800);
INSERT INTO seen VALUES ('folder/watch.fit', 1000, 5, 1);
INSERT INTO activity VALUES ('20260503T061209Z', 0), ('20260503T180000Z', 1);
INSERT INTO recording (id, file_id, activity_id, start_utc_s, utc_offset_s, sport, sport_word, sub_sport, title, last_s,
    richness, watch, firmware, heart_rate_device, form_device, distance_m, timer_s, sets, laps, pauses_s, samples,
    digest_version, digest) VALUES
    (1, 1, '20260503T061209Z', 1777788729, 7200, 'running', 'running', '', '', 9.0, 2199023255562, 'garmin 1 2', '', '',
     '', NULL, 9.0, '[]', '[]', '[]', 10, 0, x''),
    (2, 2, '20260503T061209Z', 1777788740, NULL, 'running', '', '', 'Morning run', NULL, 0, '', '', '', '', 25.5, 10.0,
     '[]', '[]', '[]', 0, 0, x''),
    (3, 3, '20260503T180000Z', 1777831200, 7200, 'running', 'running', '', '', NULL, 0, '', '', '', '', 5000.0, 1800.0,
     '[]', '[]', '[]', 0, 0, x'');
-- Times 0 to 9 in four bits each, and ten times 150 bpm.
INSERT INTO series_column VALUES (256, 10, 1, x'0004001032547698'), (260, 10, 1, x'0000AC02');
INSERT INTO reading VALUES (20576, 'weight_kg', 'withings', 25000, 1, 70.5, 3);
INSERT INTO night VALUES (20576, 'garmin', 1777755600, 1, 2, 1777755600, 1777782000, 25000.0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO diary VALUES (20576, -1, '', 0, 1, '{"legs_heaviness":6.0}');
INSERT INTO profile (import_id, fields) VALUES (1, '{"hr_rest_bpm":50}');
INSERT INTO typed_diary VALUES (20576, -1, '{"ill":true}', 0);
INSERT INTO step (id, import_id, change) VALUES
    (1, 1, '"import"'),
    (2, NULL, '{"delete":{"ids":["20260503T180000Z"]}}');
