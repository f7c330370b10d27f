-- decisions: what reviewers decided, in order; a later one on the same thing stands over an earlier one.
--
-- column   type     unit, values
-- number   integer  from 1
-- at       text     when, UTC, ISO 8601
-- who      text     who decided
-- why      text     the reason given
-- action   text     merge, split, correct, reject, restore
-- record   text     id of the record it is about, as in mentions
-- others   text     JSON list: ids of the records it is merged with or split from
-- field    text     correct: the column of mentions; else null
-- value    text     correct: what it should be; null where it should be empty
CREATE VIEW decisions AS
SELECT
    decision.number AS number,
    batch.at AS at,
    decision.who AS who,
    decision.why AS why,
    decision.action AS action,
    decision.record AS record,
    decision.others AS others,
    decision.field AS field,
    decision.value AS value
FROM decision
JOIN batch ON batch.number = decision.batch
