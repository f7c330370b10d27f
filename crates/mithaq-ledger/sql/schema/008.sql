-- Schema 8, the first that a release has: batches chained by hash; reports, every place where one was found, every reading of one and
-- what it gave; what reviewers decided; other datasets.
--
-- Rows are only ever added. `key` columns are local to one file and mean nothing outside it; what is stable across files is article.id
-- and read_record.id. Days are ISO 8601 text, offsets are bytes of UTF-8 into article.text. What is worked out from all this stands in derived
-- tables (derived.sql).

-- One row for all that was appended at one moment. `content` is SHA-256 over the rows appended, `hash` over
-- this row and the hash before it, so that no row can be changed, taken out or put in unnoticed.
CREATE TABLE batch (
    number   INTEGER PRIMARY KEY,           -- from 1, without gaps
    at       TEXT NOT NULL,                 -- UTC, ISO 8601, to the second; never before the batch before
    program  TEXT NOT NULL,                 -- name and version of what wrote it
    content  TEXT NOT NULL,                 -- hexadecimal
    previous TEXT NOT NULL,                 -- hash of the batch before; empty for the first
    hash     TEXT NOT NULL
) STRICT;

-- One row a report, as it was first found.
CREATE TABLE article (
    key               INTEGER PRIMARY KEY,
    batch             INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
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
    authors           TEXT NOT NULL,             -- JSON: a list of names
    photos            TEXT NOT NULL,             -- JSON: a list of captions and credits
    dropped           TEXT NOT NULL,             -- JSON: what of the page is not the report, with the reason
    CHECK ((published_start IS NULL) = (published_end IS NULL)),
    CHECK ((published_start IS NULL) = (published_from IS NULL))
) STRICT;

CREATE INDEX article_by_batch ON article (batch);

-- Each place where a text was found, the first included: the same wire report on three sites has three.
CREATE TABLE appearance (
    key             INTEGER PRIMARY KEY,
    batch           INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    article         INTEGER NOT NULL REFERENCES article (key),
    digest          TEXT,                        -- SHA-256 of the page as it came, hexadecimal; null where not known
    document        TEXT NOT NULL,
    url             TEXT,
    publisher       TEXT,
    published_start TEXT,
    published_end   TEXT,
    published_from  TEXT
) STRICT;

CREATE INDEX appearance_by_article ON appearance (article);
CREATE INDEX appearance_by_digest ON appearance (digest) WHERE digest IS NOT NULL;
CREATE INDEX appearance_by_batch ON appearance (batch);

-- Each time a report was read. The newest is the one that counts; a reading that gave the very records of the one before has no
-- rows of its own.
CREATE TABLE reading (
    key     INTEGER PRIMARY KEY,
    batch   INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    article INTEGER NOT NULL REFERENCES article (key),
    gives   INTEGER NOT NULL REFERENCES reading (key), -- the reading whose records it gives: itself, or an earlier one of the same report
    reader  TEXT,                                      -- program, lexicon and model; null where the records came ready
    CHECK (gives <= key)
) STRICT;

CREATE INDEX reading_by_article ON reading (article, key, gives);
CREATE INDEX reading_by_batch ON reading (batch);

-- One row a record of a reading. The view `record` has those that count. The columns under "flat" repeat what `lists` holds, joined by ';', so that the views
-- need no function that is spelled differently in every SQL.
CREATE TABLE read_record (
    key             INTEGER PRIMARY KEY,         -- those of a reading follow each other, in its order
    reading         INTEGER NOT NULL REFERENCES reading (key),
    id              TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('event', 'agreement', 'relation', 'claim')),
    type            TEXT NOT NULL,
    mode            TEXT,
    cameo           TEXT,
    quad_class      INTEGER CHECK (quad_class BETWEEN 1 AND 4),
    goldstein       REAL CHECK (goldstein BETWEEN -10 AND 10),
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
    modality        TEXT NOT NULL,
    polarity        TEXT NOT NULL CHECK (polarity IN ('affirmed', 'denied')),
    speaker_text    TEXT NOT NULL,
    speaker_code    TEXT,
    speaker_name    TEXT,
    speaker_kind    TEXT NOT NULL,
    reporting       TEXT NOT NULL,
    quote           TEXT NOT NULL,
    quote_start     INTEGER NOT NULL,
    quote_end       INTEGER NOT NULL,
    rule            TEXT NOT NULL,
    confidence      REAL NOT NULL,
    lists           TEXT NOT NULL,               -- JSON: actors, recipients, contexts, scope, about
    -- flat
    actors          TEXT NOT NULL,               -- codes of the actors
    actor_names     TEXT NOT NULL,
    recipients      TEXT NOT NULL,               -- codes of the recipients
    recipient_names TEXT NOT NULL,
    contexts        TEXT NOT NULL,
    scope           TEXT NOT NULL,
    about           TEXT NOT NULL,
    CHECK ((when_edtf IS NULL) = (when_text IS NULL)),
    CHECK ((place_name IS NULL) = (place_text IS NULL)),
    CHECK (quote_start >= 0 AND quote_start <= quote_end)
) STRICT;

CREATE INDEX record_by_id ON read_record (id);
CREATE INDEX record_by_reading ON read_record (reading);
-- Relations are few among the records.
CREATE INDEX record_by_relation ON read_record (actors, recipients) WHERE kind = 'relation';

-- Whom a record involves: the codes of its parties; of claims also whom they are about and who speaks.
CREATE TABLE involved (
    code   TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES read_record (key),
    PRIMARY KEY (code, record)
) STRICT, WITHOUT ROWID;

-- What a reviewer decided. A later decision on the same thing stands over an earlier one.
CREATE TABLE decision (
    number INTEGER PRIMARY KEY,
    batch  INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    who    TEXT NOT NULL,
    why    TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'correct', 'reject', 'restore')),
    record TEXT NOT NULL,                        -- id of the record it is about
    others TEXT NOT NULL,                        -- JSON: ids of the records it is merged with or split from
    field  TEXT,                                 -- correct: which column of mentions
    value  TEXT,                                 -- correct: what it should be
    CHECK ((action = 'correct') = (field IS NOT NULL))
) STRICT;

CREATE INDEX decision_by_record ON decision (record);

-- Events of other datasets, as they have them.
CREATE TABLE imported_event (
    key              INTEGER PRIMARY KEY,
    batch            INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    source           TEXT NOT NULL,
    id               TEXT NOT NULL,
    day              TEXT NOT NULL,
    last_day         TEXT NOT NULL,
    actor            TEXT,
    actor_name       TEXT NOT NULL,
    actor_sector     TEXT,
    recipient        TEXT,
    recipient_name   TEXT NOT NULL,
    recipient_sector TEXT,
    type             TEXT,
    mode             TEXT,
    cameo            TEXT,
    quad_class       INTEGER,
    goldstein        REAL,
    place_name       TEXT,
    place_country    TEXT,
    latitude         REAL,
    longitude        REAL,
    reports          INTEGER,
    url              TEXT,
    publisher        TEXT,
    UNIQUE (source, id)
) STRICT;

CREATE INDEX imported_event_by_actor ON imported_event (actor, recipient, day);
CREATE INDEX imported_event_by_batch ON imported_event (batch);

-- Memberships of states in alliances, as other datasets have them.
CREATE TABLE imported_alliance (
    key           INTEGER PRIMARY KEY,
    batch         INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    source        TEXT NOT NULL,
    id            TEXT NOT NULL,
    member        TEXT NOT NULL,
    member_name   TEXT NOT NULL,
    start         TEXT NOT NULL,
    "end"         TEXT,
    defence       INTEGER NOT NULL,
    offence       INTEGER NOT NULL,
    neutrality    INTEGER NOT NULL,
    nonaggression INTEGER NOT NULL,
    consultation  INTEGER NOT NULL,
    note          TEXT,
    UNIQUE (source, id, member, start)
) STRICT;

CREATE INDEX imported_alliance_by_member ON imported_alliance (member);
CREATE INDEX imported_alliance_by_batch ON imported_alliance (batch);

-- Where a state stands in a session.
CREATE TABLE imported_ideal_point (
    key         INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    source      TEXT NOT NULL,
    state       TEXT NOT NULL,
    state_name  TEXT NOT NULL,
    session     INTEGER NOT NULL,
    year        INTEGER NOT NULL,
    ideal_point REAL NOT NULL,
    votes       INTEGER,
    UNIQUE (source, state, session)
) STRICT;

CREATE INDEX imported_ideal_point_by_batch ON imported_ideal_point (batch);
CREATE INDEX imported_ideal_point_by_year ON imported_ideal_point (year);

-- How alike two states vote in a session; state_1 before state_2 in the alphabet.
CREATE TABLE imported_vote (
    key                  INTEGER PRIMARY KEY,
    batch                INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    source               TEXT NOT NULL,
    state_1              TEXT NOT NULL,
    state_2              TEXT NOT NULL,
    session              INTEGER NOT NULL,
    year                 INTEGER NOT NULL,
    agreement            REAL,
    ideal_point_distance REAL,
    UNIQUE (source, state_1, state_2, session)
) STRICT;

CREATE INDEX imported_vote_by_pair ON imported_vote (state_1, state_2, year);
CREATE INDEX imported_vote_by_batch ON imported_vote (batch);
CREATE INDEX imported_vote_by_year ON imported_vote (year);

-- Agreements and their parties.
CREATE TABLE imported_agreement (
    key         INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    source      TEXT NOT NULL,
    id          TEXT NOT NULL,
    party       TEXT NOT NULL,
    class       TEXT NOT NULL,
    name        TEXT NOT NULL,
    day         TEXT NOT NULL,
    stage       TEXT NOT NULL,
    status      TEXT,
    conflict    TEXT NOT NULL,
    process     TEXT,
    about       TEXT NOT NULL,
    signatories TEXT,
    UNIQUE (source, id, party)
) STRICT;

CREATE INDEX imported_agreement_by_party ON imported_agreement (party);
CREATE INDEX imported_agreement_by_batch ON imported_agreement (batch);

-- What was appended is never changed and never deleted.
CREATE TRIGGER batch_stays BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER batch_keeps BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER article_stays BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER article_keeps BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER appearance_stays BEFORE UPDATE ON appearance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER appearance_keeps BEFORE DELETE ON appearance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER reading_stays BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER reading_keeps BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER read_record_stays BEFORE UPDATE ON read_record BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER read_record_keeps BEFORE DELETE ON read_record BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER involved_stays BEFORE UPDATE ON involved BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER involved_keeps BEFORE DELETE ON involved BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER decision_keeps BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_event_stays BEFORE UPDATE ON imported_event BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_event_keeps BEFORE DELETE ON imported_event BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_alliance_stays BEFORE UPDATE ON imported_alliance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_alliance_keeps BEFORE DELETE ON imported_alliance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_ideal_point_stays BEFORE UPDATE ON imported_ideal_point BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_ideal_point_keeps BEFORE DELETE ON imported_ideal_point BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_vote_stays BEFORE UPDATE ON imported_vote BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_vote_keeps BEFORE DELETE ON imported_vote BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_agreement_stays BEFORE UPDATE ON imported_agreement BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_agreement_keeps BEFORE DELETE ON imported_agreement BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
