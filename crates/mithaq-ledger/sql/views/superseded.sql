-- superseded: records that a reading of a report gave and its newest does not: they count no more, unless a reviewer vouches for them.
--
-- column      type     unit, values
-- record      text     id of the record
-- article     text     id of the report, as in articles
-- document    text     the name under which the report was first added
-- reading     integer  the last reading that gave it, as in readings
-- counts      integer  1 where it counts still, as a reviewer corrected or restored it (then mentions has it, too), else 0
-- kind        text     event, agreement, relation, claim
-- type        text     event: PLOVER type; agreement: class; relation: kind; claim: sort of utterance
-- mode        text     PLOVER mode; events only, else null
-- stage       text     step of an agreement; else null
-- actors      text     list of codes of those who act, joined by ';'
-- recipients  text     list of codes of those acted upon
-- when_edtf   text     when, EDTF (ISO 8601-2); null where not told
-- place_name  text     canonical English name; null where not told
-- modality    text     reported, planned, offered, possible, predicted, demanded, asked
-- polarity    text     affirmed, denied
-- about       text     list of codes a claim is about; claims only
-- quote       text     the words of the report, verbatim
-- quote_start integer  first byte of the quote in the report's text
-- quote_end   integer  one past its last byte
-- rule        text     the entry of the lexicon that found it
-- confidence  real     0 to 1
CREATE VIEW superseded AS
SELECT
    old.id AS record,
    article.id AS article,
    article.document AS document,
    old.reading AS reading,
    CASE WHEN EXISTS (SELECT 1 FROM record WHERE record.key = old.key) THEN 1 ELSE 0 END AS counts,
    old.kind AS kind,
    old.type AS type,
    old.mode AS mode,
    old.stage AS stage,
    old.actors AS actors,
    old.recipients AS recipients,
    old.when_edtf AS when_edtf,
    old.place_name AS place_name,
    old.modality AS modality,
    old.polarity AS polarity,
    old.about AS about,
    old.quote AS quote,
    old.quote_start AS quote_start,
    old.quote_end AS quote_end,
    old.rule AS rule,
    old.confidence AS confidence
FROM read_record AS old
JOIN reading ON reading.key = old.reading
JOIN article ON article.key = reading.article
WHERE NOT EXISTS (
        SELECT 1 FROM read_record AS later JOIN reading AS its ON its.key = later.reading
        WHERE later.id = old.id AND its.article = reading.article AND later.key > old.key)
    AND old.reading <> (
        SELECT newest.gives FROM reading AS newest
        WHERE newest.article = reading.article ORDER BY newest.key DESC LIMIT 1)
