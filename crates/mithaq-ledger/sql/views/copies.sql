-- copies: reports that are near copies of an earlier one; one row a copy.
--
-- column             type  unit, values
-- article            text  id of the copy, as in articles
-- document           text  the name under which it was first added
-- title              text  its headline
-- publisher          text  who published it; null where not known
-- original           text  id of the first report with this text
-- original_document  text  the name under which that was first added
-- original_title     text  its headline
-- original_publisher text  who published it; null where not known
-- similarity         real  share of word triples that the two have in common (Jaccard), 0 to 1
CREATE VIEW copies AS
SELECT
    article.id AS article,
    article.document AS document,
    article.title AS title,
    article.publisher AS publisher,
    original.id AS original,
    original.document AS original_document,
    original.title AS original_title,
    original.publisher AS original_publisher,
    copy.similarity AS similarity
FROM copy
JOIN article ON article.key = copy.article
JOIN article AS original ON original.key = copy.original
