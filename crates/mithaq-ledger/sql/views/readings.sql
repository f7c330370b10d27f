-- readings: one row for each time a report was read. The newest reading of a report is the one that counts.
--
-- column    type     unit, values
-- reading   integer  from 1, in the order of reading; local to the file
-- article   text     id of the report, as in articles
-- document  text     the name under which the report was first added
-- at        text     when it was appended, UTC, ISO 8601
-- batch     integer  with what it was appended, as in batches
-- reader    text     program, lexicon and model that read it; null where the records came ready
-- records   integer  records that it gave
-- same      integer  1 where it gave the very records of the reading before it, else 0
-- newest    integer  1 where it is the newest of the report, else 0
CREATE VIEW readings AS
SELECT
    reading.key AS reading,
    article.id AS article,
    article.document AS document,
    batch.at AS at,
    reading.batch AS batch,
    reading.reader AS reader,
    (SELECT COUNT(*) FROM read_record WHERE read_record.reading = reading.gives) AS records,
    CASE WHEN reading.gives = reading.key THEN 0 ELSE 1 END AS same,
    CASE WHEN EXISTS (SELECT 1 FROM reading AS newer WHERE newer.article = reading.article AND newer.key > reading.key)
        THEN 0 ELSE 1 END AS newest
FROM reading
JOIN article ON article.key = reading.article
JOIN batch ON batch.number = reading.batch
