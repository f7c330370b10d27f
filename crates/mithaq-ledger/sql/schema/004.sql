-- Schema 4: whom an event or agreement involves stands in a derived table of its own, and relations have an index,
-- so that what is told between two states is found without looking at all.

-- Relations are few among the records.
CREATE INDEX record_by_relation ON record (actors, recipients) WHERE kind = 'relation';

-- What is worked out is worked out again by the next `add`.
DROP TABLE IF EXISTS copy;
DROP TABLE IF EXISTS band;
DROP TABLE IF EXISTS telling;
DROP TABLE IF EXISTS placed;
DROP TABLE IF EXISTS link;
DROP TABLE IF EXISTS happening;
DROP TABLE IF EXISTS part;
DROP TABLE IF EXISTS step;
DROP TABLE IF EXISTS dispute;
DROP TABLE IF EXISTS derived;
DROP TABLE IF EXISTS search;
