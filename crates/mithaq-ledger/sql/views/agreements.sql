-- agreements: one row an agreement, through all its steps.
--
-- steps has the steps, each with its own date. Lists are joined by ';'; an empty list is an empty text.
--
-- column             type     unit, values
-- agreement          text     id: that of the first record that told it; same on every machine with the same reports
-- class              text     defence, …: the most specific class that any report gives
-- parties            text     list of codes: ISO 3166-1 alpha-3, or IGO-…; uncoded ones are left out
-- party_names        text     list of all parties: canonical name where known, else the words of a report
-- stage              text     the furthest step that is reported and affirmed; else the furthest of all
-- scope              text     list of obligations
-- when_start         text     first possible day of that step, ISO 8601; null where open or not told
-- when_end           text     last possible day of that step, ISO 8601; null where open or not told
-- place_name         text     canonical English name of where that step was taken; null where not told
-- place_country      text     ISO 3166-1 alpha-3
-- modality           text     of that step: reported, planned, offered, possible, predicted, demanded, asked
-- polarity           text     of that step: affirmed, denied
-- confidence         real     0 to 1: of the surest record
-- records            integer  records merged into it
-- reports            integer  reports that tell of it, copies included
-- sources            integer  independent reports: copies and reports of one publisher count once
-- first_report       text     first possible day of the earliest report, ISO 8601; null where no report is dated
-- last_report        text     the same of the latest
-- disputed           integer  1 where disputes has rows on it, else 0
-- reviewed           integer  1 where a reviewer decided on it, else 0
-- quote              text     the words of its surest record
CREATE VIEW agreements AS
SELECT
    id AS agreement,
    type AS class,
    actors AS parties,
    actor_names AS party_names,
    stage,
    scope,
    when_start,
    when_end,
    place_name,
    place_country,
    modality,
    polarity,
    confidence,
    records,
    reports,
    sources,
    first_report,
    last_report,
    disputed,
    reviewed,
    quote
FROM happening
WHERE kind = 'agreement'
