-- merges: one row a record of an event or agreement: what it was merged into, and why.
--
-- column     type  unit, values
-- happening  text  id of the event or agreement, as in events and agreements
-- kind       text  event, agreement
-- record     text  id of the record, as in mentions
-- article    text  id of the report
-- score      real  how sure the link is that joined it, 0 to 1; 1 for the first record and for a reviewer's word
-- reason     text  what speaks for it, in words
CREATE VIEW merges AS
SELECT
    happening.id AS happening,
    happening.kind AS kind,
    record.id AS record,
    article.id AS article,
    part.score AS score,
    part.reason AS reason
FROM part
JOIN happening ON happening.key = part.happening
JOIN read_record AS record ON record.key = part.record
JOIN reading ON reading.key = record.reading
JOIN article ON article.key = reading.article
