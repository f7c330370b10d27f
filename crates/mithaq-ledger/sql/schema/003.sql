-- Schema 3: batches chained by hash, every place where a text was found, what reviewers decided, and other
-- datasets. A record is one row now: what the tables party and label held is JSON in it, which is
-- several times faster to write. What is worked out from all this stands in derived tables (derived.sql).

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
CREATE TABLE article3 (
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

INSERT INTO article3
SELECT key, 1, id, document, url, title, title_is_question, language, section, publisher,
    published_start, published_end, published_from, text,
    (SELECT json_group_array(name ORDER BY position) FROM author WHERE author.article = article.key),
    (SELECT json_group_array(json_object('caption', caption, 'credit', credit) ORDER BY position)
     FROM photo WHERE photo.article = article.key),
    (SELECT json_group_array(json_object('text', dropped.text, 'why', why) ORDER BY position)
     FROM dropped WHERE dropped.article = article.key)
FROM article;

-- Each place where a text was found, the first included: the same wire report on three sites has three.
CREATE TABLE appearance (
    key             INTEGER PRIMARY KEY,
    batch           INTEGER NOT NULL REFERENCES batch (number) DEFERRABLE INITIALLY DEFERRED,
    article         INTEGER NOT NULL REFERENCES article3 (key),
    digest          TEXT,                        -- SHA-256 of the page as it came, hexadecimal; null where not known
    document        TEXT NOT NULL,
    url             TEXT,
    publisher       TEXT,
    published_start TEXT,
    published_end   TEXT,
    published_from  TEXT
) STRICT;

INSERT INTO appearance
SELECT key, 1, key, NULL, document, url, publisher, published_start, published_end, published_from FROM article;

-- One row a record. The columns under "flat" repeat what `lists` holds, joined by ';', so that the views
-- need no function that is spelled differently in every SQL.
CREATE TABLE record3 (
    key             INTEGER PRIMARY KEY,         -- those of an article follow each other, in the order of the reading
    article         INTEGER NOT NULL REFERENCES article3 (key),
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

INSERT INTO record3
SELECT key, article, id, kind, type, mode, cameo, quad_class, goldstein, stage, body,
    when_start, when_end, when_edtf, when_text, when_issue,
    place_text, place_name, place_country, place_latitude, place_longitude, place_precision,
    modality, polarity, speaker_text, speaker_code, speaker_name, speaker_kind, reporting,
    quote, quote_start, quote_end, rule, confidence,
    json_object(
        'actors', (SELECT json_group_array(json_object('text', text, 'start', start, 'end', "end", 'code', code,
                'sector', sector, 'name', name, 'via', via) ORDER BY position)
            FROM party WHERE party.record = record.key AND role = 'actor'),
        'recipients', (SELECT json_group_array(json_object('text', text, 'start', start, 'end', "end", 'code', code,
                'sector', sector, 'name', name, 'via', via) ORDER BY position)
            FROM party WHERE party.record = record.key AND role = 'recipient'),
        'contexts', (SELECT json_group_array(word ORDER BY position) FROM label
            WHERE label.record = record.key AND list = 'context'),
        'scope', (SELECT json_group_array(word ORDER BY position) FROM label
            WHERE label.record = record.key AND list = 'scope'),
        'about', (SELECT json_group_array(word ORDER BY position) FROM label
            WHERE label.record = record.key AND list = 'about')),
    actors, actor_names, recipients, recipient_names, contexts, scope, about
FROM record ORDER BY article, position;

-- Whom a record involves: the codes of its parties; of claims also whom they are about and who speaks.
CREATE TABLE involved (
    code   TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES record3 (key),
    PRIMARY KEY (code, record)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO involved
SELECT code, record FROM party WHERE code IS NOT NULL
UNION SELECT word, record FROM label WHERE list = 'about'
UNION SELECT speaker_code, key FROM record WHERE kind = 'claim' AND speaker_code IS NOT NULL;

DROP TABLE label;
DROP TABLE party;
DROP VIEW IF EXISTS mentions;
DROP VIEW IF EXISTS articles;
DROP TABLE record;
DROP TABLE author;
DROP TABLE photo;
DROP TABLE dropped;
DROP TABLE article;
ALTER TABLE article3 RENAME TO article;
ALTER TABLE record3 RENAME TO record;

CREATE INDEX record_by_id ON record (id);
CREATE INDEX record_by_article ON record (article);
CREATE INDEX article_by_batch ON article (batch);
CREATE INDEX appearance_by_article ON appearance (article);
CREATE INDEX appearance_by_digest ON appearance (digest) WHERE digest IS NOT NULL;
CREATE INDEX appearance_by_batch ON appearance (batch);

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

-- What was appended is never changed and never deleted.
CREATE TRIGGER batch_stays BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER batch_keeps BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER article_stays BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER article_keeps BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER appearance_stays BEFORE UPDATE ON appearance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER appearance_keeps BEFORE DELETE ON appearance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER record_stays BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER record_keeps BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER involved_stays BEFORE UPDATE ON involved BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER involved_keeps BEFORE DELETE ON involved BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER decision_keeps BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_event_stays BEFORE UPDATE ON imported_event BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_event_keeps BEFORE DELETE ON imported_event BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_alliance_stays BEFORE UPDATE ON imported_alliance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_alliance_keeps BEFORE DELETE ON imported_alliance BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
