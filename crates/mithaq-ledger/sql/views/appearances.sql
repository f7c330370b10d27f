-- appearances: each place where a report was found, the first included.
--
-- column           type  unit, values
-- article          text  id of the report, as in articles
-- document         text  the name under which it was added there
-- url              text  where it was found; null where not known
-- publisher        text  who published it there; null where not known
-- published_start  text  first possible day of publication there, ISO 8601; null where not known
-- published_end    text  last possible day of publication there, ISO 8601; null where not known
-- published_from   text  what told it, as in articles; null where not known
-- page             text  SHA-256 of the page as it came, hexadecimal; null where there was none
-- added            text  when it was added, UTC, ISO 8601
CREATE VIEW appearances AS
SELECT
    article.id AS article,
    appearance.document AS document,
    appearance.url AS url,
    appearance.publisher AS publisher,
    appearance.published_start AS published_start,
    appearance.published_end AS published_end,
    appearance.published_from AS published_from,
    appearance.digest AS page,
    batch.at AS added
FROM appearance
JOIN article ON article.key = appearance.article
JOIN batch ON batch.number = appearance.batch
