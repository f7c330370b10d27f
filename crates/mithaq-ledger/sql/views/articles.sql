-- articles: one row a report.
--
-- column             type     unit, values
-- article            text     id of the report: SHA-256 of its text, hexadecimal; same on every machine
-- document           text     the name under which it was first added
-- url                text     where it was found; null where not known
-- title              text     headline; empty where the page has none
-- title_is_question  integer  1 where the headline asks, else 0
-- language           text     ISO 639-1
-- section            text     rubric above the headline; null where there is none
-- publisher          text     as the page or the sender names it; null where not known
-- published_start    text     first possible day of publication, ISO 8601; null where not known
-- published_end      text     last possible day of publication, ISO 8601; null where not known
-- published_from     text     what told it: sender, JSON-LD, OpenGraph, feed, date line, time element, HTTP header, copyright line
-- published_sure     text     high: sender, JSON-LD, OpenGraph, feed, date line; middle: time element; low: the rest; null where not known
-- text               text     headline and body, as read; offsets elsewhere are bytes of its UTF-8
CREATE VIEW articles AS
SELECT
    article.id AS article,
    article.document AS document,
    article.url AS url,
    article.title AS title,
    article.title_is_question AS title_is_question,
    article.language AS language,
    article.section AS section,
    article.publisher AS publisher,
    article.published_start AS published_start,
    article.published_end AS published_end,
    article.published_from AS published_from,
    CASE article.published_from
        WHEN 'sender' THEN 'high'
        WHEN 'JSON-LD' THEN 'high'
        WHEN 'OpenGraph' THEN 'high'
        WHEN 'feed' THEN 'high'
        WHEN 'date line' THEN 'high'
        WHEN 'time element' THEN 'middle'
        WHEN 'HTTP header' THEN 'low'
        WHEN 'copyright line' THEN 'low'
    END AS published_sure,
    article.text AS text
FROM article
