-- What is worked out from the appended rows. It can be thrown away and made again; `mithaq check` does so and
-- compares. {schema} is `main`, or `temp` where the ledger is looked at as it stood at an earlier time.

-- Reports that are near copies of an earlier one.
CREATE TABLE {schema}.copy (
    article    INTEGER PRIMARY KEY,
    original   INTEGER NOT NULL,             -- the first report with this text, itself no copy
    similarity REAL NOT NULL                 -- share of common word triples (Jaccard), 0 to 1
) STRICT;

-- Bands of MinHash signatures: reports that share one may be near copies.
CREATE TABLE {schema}.band (
    value   INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (value, article)
) STRICT, WITHOUT ROWID;

-- By which of its readings each report was told.
CREATE TABLE {schema}.told_by (
    article INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL
) STRICT;

-- What one report tells of one event or agreement: one or more of its records.
CREATE TABLE {schema}.telling (
    key     INTEGER PRIMARY KEY,             -- key of its first record
    article INTEGER NOT NULL,
    facts   BLOB NOT NULL                    -- what is compared (postcard of merge::Telling)
) STRICT;

CREATE INDEX {schema}.telling_by_article ON telling (article);

-- Where to look for tellings of the same thing: tellings that could be of one stand in one block. The first of a block's week lead,
-- the others follow (src/refresh/place.rs).
CREATE TABLE {schema}.placed (
    block   INTEGER NOT NULL,
    follows INTEGER NOT NULL,                -- 1 or 0
    day     INTEGER NOT NULL,                -- days since 1970-01-01: the first on which it may have happened
    telling INTEGER NOT NULL,
    PRIMARY KEY (block, follows, day, telling)
) STRICT, WITHOUT ROWID;

-- The tellings before it, of other reports, that each is most like, and why.
CREATE TABLE {schema}.link (
    later   INTEGER NOT NULL,
    earlier INTEGER NOT NULL,
    place   INTEGER NOT NULL,                -- of the earlier one
    score   REAL NOT NULL,                   -- 0 to 1
    reason  TEXT NOT NULL,
    PRIMARY KEY (later, earlier)
) STRICT, WITHOUT ROWID;

CREATE INDEX {schema}.link_by_earlier ON link (earlier, later);

-- Which tellings are of one thing: those of one root, which is the first of them in the order that `place` gives
-- (src/merge/cluster.rs).
CREATE TABLE {schema}.grouped (
    telling INTEGER PRIMARY KEY,
    root    INTEGER NOT NULL,
    place   INTEGER NOT NULL,
    score   REAL NOT NULL,                   -- of the link by which it joined, 0 to 1; 1 for the first
    reason  TEXT NOT NULL
) STRICT;

CREATE INDEX {schema}.grouped_by_root ON grouped (root, place, telling);

-- Events and agreements, each once, however many reports tell of it.
CREATE TABLE {schema}.happening (
    key             INTEGER PRIMARY KEY,     -- the least of its tellings' keys
    id              TEXT NOT NULL,           -- id of the first record of the report that was added first
    kind            TEXT NOT NULL,
    type            TEXT NOT NULL,
    types           TEXT NOT NULL,           -- all that its records give it
    mode            TEXT,
    contexts        TEXT NOT NULL,
    cameo           TEXT,
    quad_class      INTEGER,
    goldstein       REAL,
    actors          TEXT NOT NULL,
    actor_names     TEXT NOT NULL,
    recipients      TEXT NOT NULL,
    recipient_names TEXT NOT NULL,
    stage           TEXT,
    scope           TEXT NOT NULL,
    when_start      TEXT,
    when_end        TEXT,
    place_name      TEXT,
    place_country   TEXT,
    place_latitude  REAL,
    place_longitude REAL,
    place_precision TEXT,
    modality        TEXT NOT NULL,
    polarity        TEXT NOT NULL,
    confidence      REAL NOT NULL,
    records         INTEGER NOT NULL,
    reports         INTEGER NOT NULL,
    sources         INTEGER NOT NULL,
    first_report    TEXT,
    last_report     TEXT,
    disputed        INTEGER NOT NULL,
    reviewed        INTEGER NOT NULL,
    quote           TEXT NOT NULL
) STRICT;

CREATE INDEX {schema}.happening_by_id ON happening (id);

-- Whom a happening concerns: the codes of its actors and recipients.
CREATE TABLE {schema}.concerned (
    code      TEXT NOT NULL,
    happening INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,                 -- kind and id of the happening, so that it need not be looked up
    PRIMARY KEY (code, happening)
) STRICT, WITHOUT ROWID;

-- Which records tell of a happening, and why they were put together.
CREATE TABLE {schema}.part (
    record    INTEGER PRIMARY KEY,
    happening INTEGER NOT NULL,
    score     REAL NOT NULL,                 -- of the link that joined it, 0 to 1; 1 for the first
    reason    TEXT NOT NULL
) STRICT;

CREATE INDEX {schema}.part_by_happening ON part (happening);

-- The steps of an agreement.
CREATE TABLE {schema}.step (
    happening  INTEGER NOT NULL,
    stage      TEXT NOT NULL,
    when_start TEXT,
    when_end   TEXT,
    body       TEXT,
    modality   TEXT NOT NULL,
    polarity   TEXT NOT NULL,
    reports    INTEGER NOT NULL,
    sources    INTEGER NOT NULL,
    record     INTEGER NOT NULL,             -- one that tells it
    PRIMARY KEY (happening, stage)
) STRICT, WITHOUT ROWID;

-- Where independent reports of one happening differ: one row a record and side.
CREATE TABLE {schema}.dispute (
    happening INTEGER NOT NULL,
    field     TEXT NOT NULL,                 -- date, place, parties, stage, number, polarity
    side      INTEGER NOT NULL,              -- from 1, the side with most sources first
    value     TEXT NOT NULL,
    record    INTEGER NOT NULL,
    PRIMARY KEY (happening, field, side, record)
) STRICT, WITHOUT ROWID;

-- Up to which article, which reading and which decision all this was worked out.
CREATE TABLE {schema}.derived (
    article  INTEGER NOT NULL,
    reading  INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    rules    TEXT NOT NULL                   -- hash of the rules and lists by which it was
) STRICT;

INSERT INTO {schema}.derived VALUES (0, 0, 0, '{rules}');

-- The words of the reports, folded; `stripped` has Arabic words without what is prefixed to them. The texts
-- themselves stand in `article`.
CREATE VIRTUAL TABLE {schema}.search USING fts5 (text, stripped, content = '', tokenize = 'unicode61 remove_diacritics 0');
