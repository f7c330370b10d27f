-- steps: one row a step of an agreement.
--
-- column      type     unit, values
-- agreement   text     id, as in agreements
-- stage       text     drafted, negotiated, initialled, finalised, concluded, signed, ratified, in force, amended, extended, suspended, denounced, expired
-- when_start  text     first possible day, ISO 8601; null where open or not told
-- when_end    text     last possible day, ISO 8601; null where open or not told
-- body        text     who took the step, where not the state as such; else null
-- modality    text     reported, planned, offered, possible, predicted, demanded, asked
-- polarity    text     affirmed, denied
-- reports     integer  reports that tell of the step, copies included
-- sources     integer  independent reports: copies and reports of one publisher count once
-- record      text     id of the surest record that tells it
-- quote       text     its words
CREATE VIEW steps AS
SELECT
    happening.id AS agreement,
    step.stage AS stage,
    step.when_start AS when_start,
    step.when_end AS when_end,
    step.body AS body,
    step.modality AS modality,
    step.polarity AS polarity,
    step.reports AS reports,
    step.sources AS sources,
    record.id AS record,
    record.quote AS quote
FROM step
JOIN happening ON happening.key = step.happening
JOIN read_record AS record ON record.key = step.record
