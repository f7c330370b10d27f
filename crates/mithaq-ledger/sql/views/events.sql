-- events: one row an event, however many reports tell of it.
--
-- An event is what records of one or more reports were merged into; mentions has each of them, merges says why
-- they were put together. Where reports differ, the row gives what most independent sources say, and disputes
-- lists every side. Lists are joined by ';'; an empty list is an empty text.
--
-- column             type     unit, values
-- event              text     id: that of the first record that told it; same on every machine with the same reports
-- type               text     PLOVER type: the one that most sources give
-- types              text     list of all PLOVER types that its records give: a sale is aid here, cooperation there
-- mode               text     PLOVER mode; null where the type has none
-- contexts           text     list of PLOVER contexts
-- cameo              text     CAMEO code
-- quad_class         integer  1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
-- goldstein          real     Goldstein score of the CAMEO code, -10 to 10
-- actors             text     list of codes of those who act: ISO 3166-1 alpha-3, or IGO-…; uncoded ones are left out
-- actor_names        text     list of all who act: canonical name where known, else the words of a report
-- recipients         text     list of codes of those acted upon
-- recipient_names    text     list of all acted upon
-- when_start         text     first possible day, ISO 8601; null where open or not told
-- when_end           text     last possible day, ISO 8601; null where open or not told
-- place_name         text     canonical English name; null where not told
-- place_country      text     ISO 3166-1 alpha-3
-- place_latitude     real     degrees north, WGS 84
-- place_longitude    real     degrees east, WGS 84
-- place_precision    text     city, country, region
-- modality           text     reported, or the weaker one where no report goes further: planned, offered, possible, …
-- polarity           text     affirmed, denied
-- confidence         real     0 to 1: of the surest record
-- records            integer  records merged into it
-- reports            integer  reports that tell of it, copies included
-- sources            integer  independent reports: copies and reports of one publisher count once
-- first_report       text     first possible day of the earliest report, ISO 8601; null where no report is dated
-- last_report        text     the same of the latest
-- disputed           integer  1 where disputes has rows on it, else 0
-- reviewed           integer  1 where a reviewer decided on it, else 0
-- quote              text     the words of its surest record
CREATE VIEW events AS
SELECT
    id AS event,
    type,
    types,
    mode,
    contexts,
    cameo,
    quad_class,
    goldstein,
    actors,
    actor_names,
    recipients,
    recipient_names,
    when_start,
    when_end,
    place_name,
    place_country,
    place_latitude,
    place_longitude,
    place_precision,
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
WHERE kind = 'event'
