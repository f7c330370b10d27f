-- disputes: where independent reports of one event or agreement differ; one row a record and side.
--
-- column         type     unit, values
-- happening      text     id, as in events and agreements
-- kind           text     event, agreement
-- type           text     PLOVER type; class of an agreement
-- actors         text     list of codes
-- recipients     text     list of codes
-- field          text     what they differ on: date, place, parties, stage, polarity, or a number: dead, wounded, …
-- side           integer  from 1; the side with most independent sources first
-- value          text     what this side says
-- record         text     id of a record of this side, as in mentions
-- article        text     id of its report
-- publisher      text     who published it; null where not known
-- published      text     first possible day of publication, ISO 8601; null where not known
-- quote          text     its words
CREATE VIEW disputes AS
SELECT
    happening.id AS happening,
    happening.kind AS kind,
    happening.type AS type,
    happening.actors AS actors,
    happening.recipients AS recipients,
    dispute.field AS field,
    dispute.side AS side,
    dispute.value AS value,
    record.id AS record,
    article.id AS article,
    article.publisher AS publisher,
    article.published_start AS published,
    record.quote AS quote
FROM dispute
JOIN happening ON happening.key = dispute.happening
JOIN read_record AS record ON record.key = dispute.record
JOIN reading ON reading.key = record.reading
JOIN article ON article.key = reading.article
