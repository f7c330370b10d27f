-- Schema 7: how states vote in the General Assembly of the United Nations, and agreements, as other datasets have them.
-- What is worked out from the reports has other tables from here on, too: they are made anew with every step.

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

CREATE TRIGGER imported_ideal_point_stays BEFORE UPDATE ON imported_ideal_point BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_ideal_point_keeps BEFORE DELETE ON imported_ideal_point BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_vote_stays BEFORE UPDATE ON imported_vote BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_vote_keeps BEFORE DELETE ON imported_vote BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_agreement_stays BEFORE UPDATE ON imported_agreement BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER imported_agreement_keeps BEFORE DELETE ON imported_agreement BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
