-- mentions: one row a record, that is, one thing that one report says.
--
-- Lists are joined by ';' in the order of the text; an empty list is an empty text. A happening that
-- two reports tell has two rows.
--
-- column             type     unit, values
-- record             text     id of the record, same on every machine
-- article            text     id of the report, as in articles
-- document           text     the name under which the report was first added
-- url                text     where the report was found; null where not known
-- title              text     headline of the report; empty where it has none
-- publisher          text     who published it; null where not known
-- language           text     ISO 639-1
-- published_start    text     first possible day of publication, ISO 8601; null where not known
-- published_end      text     last possible day of publication, ISO 8601; null where not known
-- published_from     text     what told it, as in articles; null where not known
-- kind               text     event, agreement, relation, claim
-- type               text     event: PLOVER type; agreement: class; relation: kind; claim: sort of utterance
-- mode               text     PLOVER mode; events only, else null
-- contexts           text     list of PLOVER contexts
-- cameo              text     CAMEO code; events only, else null
-- quad_class         integer  1 verbal and 2 material cooperation, 3 verbal and 4 material conflict; events only, else null
-- goldstein          real     Goldstein score of the CAMEO code, -10 to 10; events only, else null
-- actors             text     list of codes of those who act: ISO 3166-1 alpha-3, or IGO-…; uncoded ones are left out
-- actor_names        text     list of all who act: canonical name where known, else the words of the report
-- recipients         text     list of codes of those acted upon
-- recipient_names    text     list of all acted upon
-- stage              text     step of an agreement: signed, ratified, …; else null
-- scope              text     list of an agreement's obligations
-- body               text     who took the step, where not the state as such; else null
-- when_start         text     first possible day, ISO 8601; null where open or not told
-- when_end           text     last possible day, ISO 8601; null where open or not told
-- when_edtf          text     the same as EDTF (ISO 8601-2); null where not told
-- when_text          text     the words that tell it
-- when_issue         text     what is doubtful about it; null where nothing is
-- place_name         text     canonical English name; null where not told
-- place_text         text     the words that tell it
-- place_country      text     ISO 3166-1 alpha-3
-- place_latitude     real     degrees north, WGS 84
-- place_longitude    real     degrees east, WGS 84
-- place_precision    text     city, country, region
-- modality           text     reported, planned, offered, possible, predicted, demanded, asked
-- polarity           text     affirmed, denied
-- speaker_kind       text     named, unnamed, reporter
-- speaker_code       text     state of the speaker: ISO 3166-1 alpha-3; null where not known
-- speaker_name       text     canonical name of the speaker; null where not known
-- speaker_text       text     the words that name the speaker; empty for the reporter
-- reporting          text     how the reporter hands it on: neutral, doubting, endorsing
-- about              text     list of codes a claim is about; claims only
-- quote              text     the words of the report, verbatim
-- quote_start        integer  first byte of the quote in the report's text
-- quote_end          integer  one past its last byte
-- rule               text     the entry of the lexicon that found it
-- confidence         real     0 to 1
CREATE VIEW mentions AS
SELECT
    record.id AS record,
    article.id AS article,
    article.document AS document,
    article.url AS url,
    article.title AS title,
    article.publisher AS publisher,
    article.language AS language,
    article.published_start AS published_start,
    article.published_end AS published_end,
    article.published_from AS published_from,
    record.kind AS kind,
    record.type AS type,
    record.mode AS mode,
    record.contexts AS contexts,
    record.cameo AS cameo,
    record.quad_class AS quad_class,
    record.goldstein AS goldstein,
    record.actors AS actors,
    record.actor_names AS actor_names,
    record.recipients AS recipients,
    record.recipient_names AS recipient_names,
    record.stage AS stage,
    record.scope AS scope,
    record.body AS body,
    record.when_start AS when_start,
    record.when_end AS when_end,
    record.when_edtf AS when_edtf,
    record.when_text AS when_text,
    record.when_issue AS when_issue,
    record.place_name AS place_name,
    record.place_text AS place_text,
    record.place_country AS place_country,
    record.place_latitude AS place_latitude,
    record.place_longitude AS place_longitude,
    record.place_precision AS place_precision,
    record.modality AS modality,
    record.polarity AS polarity,
    record.speaker_kind AS speaker_kind,
    record.speaker_code AS speaker_code,
    record.speaker_name AS speaker_name,
    record.speaker_text AS speaker_text,
    record.reporting AS reporting,
    record.about AS about,
    record.quote AS quote,
    record.quote_start AS quote_start,
    record.quote_end AS quote_end,
    record.rule AS rule,
    record.confidence AS confidence
FROM record
JOIN article ON article.key = record.article
