-- Schema 1: what reports say.
--
-- Rows are only ever added. `key` columns are local to one file and mean nothing outside it;
-- what is stable across files is article.id and record.id. Days are ISO 8601 text, offsets are
-- bytes of UTF-8 into article.text.

-- One row a report.
CREATE TABLE article (
    key               INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,      -- SHA-256 of text, hexadecimal
    document          TEXT NOT NULL,             -- the name under which it was first added
    url               TEXT,
    title             TEXT NOT NULL,
    title_is_question INTEGER NOT NULL CHECK (title_is_question IN (0, 1)),
    language          TEXT NOT NULL,             -- ISO 639-1
    section           TEXT,
    publisher         TEXT,
    published_start   TEXT,                      -- first possible day
    published_end     TEXT,                      -- last possible day
    published_from    TEXT,                      -- what told it
    text              TEXT NOT NULL,             -- headline and body, as read
    CHECK ((published_start IS NULL) = (published_end IS NULL)),
    CHECK ((published_start IS NULL) = (published_from IS NULL))
) STRICT;

-- By-lines.
CREATE TABLE author (
    article  INTEGER NOT NULL REFERENCES article (key),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Photos, which are no part of the text.
CREATE TABLE photo (
    article  INTEGER NOT NULL REFERENCES article (key),
    position INTEGER NOT NULL,
    caption  TEXT NOT NULL,
    credit   TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- What of the page is not the report, with the reason.
CREATE TABLE dropped (
    article  INTEGER NOT NULL REFERENCES article (key),
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    why      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- One row a record. The columns under "flat" repeat what party and label hold, joined by ';', so
-- that the views need no aggregate that is spelled differently in every SQL.
CREATE TABLE record (
    key             INTEGER PRIMARY KEY,
    article         INTEGER NOT NULL REFERENCES article (key),
    position        INTEGER NOT NULL,            -- in the order of the reading, from 0
    id              TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('event', 'agreement', 'relation', 'claim')),
    type            TEXT NOT NULL,
    mode            TEXT,
    cameo           TEXT,
    stage           TEXT,
    body            TEXT,
    when_start      TEXT,
    when_end        TEXT,
    when_edtf       TEXT,                        -- present where the record has a date at all
    when_text       TEXT,
    when_issue      TEXT,
    place_text      TEXT,
    place_name      TEXT,                        -- present where the record has a place at all
    place_country   TEXT,
    place_latitude  REAL,
    place_longitude REAL,
    place_precision TEXT,
    modality        TEXT NOT NULL CHECK (modality IN
        ('reported', 'planned', 'offered', 'possible', 'predicted', 'demanded', 'asked')),
    polarity        TEXT NOT NULL CHECK (polarity IN ('affirmed', 'denied')),
    speaker_text    TEXT NOT NULL,
    speaker_code    TEXT,
    speaker_name    TEXT,
    speaker_kind    TEXT NOT NULL CHECK (speaker_kind IN ('named', 'unnamed', 'reporter')),
    reporting       TEXT NOT NULL CHECK (reporting IN ('neutral', 'doubting', 'endorsing')),
    quote           TEXT NOT NULL,
    quote_start     INTEGER NOT NULL,
    quote_end       INTEGER NOT NULL,
    rule            TEXT NOT NULL,
    confidence      REAL NOT NULL,
    -- flat
    actors          TEXT NOT NULL,               -- codes of party rows with role 'actor'
    actor_names     TEXT NOT NULL,
    recipients      TEXT NOT NULL,               -- codes of party rows with role 'recipient'
    recipient_names TEXT NOT NULL,
    contexts        TEXT NOT NULL,
    scope           TEXT NOT NULL,
    about           TEXT NOT NULL,
    UNIQUE (id, article),
    UNIQUE (article, position),
    CHECK ((when_edtf IS NULL) = (when_text IS NULL)),
    CHECK (when_edtf IS NOT NULL OR (when_start IS NULL AND when_end IS NULL AND when_issue IS NULL)),
    CHECK ((place_name IS NULL) = (place_text IS NULL)),
    CHECK ((place_name IS NULL) = (place_precision IS NULL)),
    CHECK (place_name IS NOT NULL OR (place_country IS NULL AND place_latitude IS NULL AND place_longitude IS NULL)),
    CHECK (quote_start >= 0 AND quote_start <= quote_end)
) STRICT;

CREATE INDEX record_by_speaker ON record (speaker_code) WHERE speaker_code IS NOT NULL;

-- Who acts and who is acted upon.
CREATE TABLE party (
    record   INTEGER NOT NULL REFERENCES record (key),
    role     TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    code     TEXT,
    sector   TEXT,
    name     TEXT,
    via      TEXT NOT NULL,
    text     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (record, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX party_by_code ON party (code, record) WHERE code IS NOT NULL;

-- The lists of a record that hold words: contexts, scope, and whom a claim is about.
CREATE TABLE label (
    record   INTEGER NOT NULL REFERENCES record (key),
    list     TEXT NOT NULL CHECK (list IN ('context', 'scope', 'about')),
    position INTEGER NOT NULL,
    word     TEXT NOT NULL,
    PRIMARY KEY (record, list, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX label_about ON label (word, record) WHERE list = 'about';

-- What a report said is never changed and never deleted.
CREATE TRIGGER article_stays  BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER article_keeps  BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER author_stays   BEFORE UPDATE ON author  BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER author_keeps   BEFORE DELETE ON author  BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER photo_stays    BEFORE UPDATE ON photo   BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER photo_keeps    BEFORE DELETE ON photo   BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER dropped_stays  BEFORE UPDATE ON dropped BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER dropped_keeps  BEFORE DELETE ON dropped BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER record_stays   BEFORE UPDATE ON record  BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER record_keeps   BEFORE DELETE ON record  BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER party_stays    BEFORE UPDATE ON party   BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER party_keeps    BEFORE DELETE ON party   BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER label_stays    BEFORE UPDATE ON label   BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER label_keeps    BEFORE DELETE ON label   BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
