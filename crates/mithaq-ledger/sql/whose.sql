-- Whose word each report is: the publisher of its original, else the original itself. A copy is its original's, and reports of one
-- publisher are one word.
CREATE VIEW whose AS
SELECT
    article.key AS article,
    COALESCE(NULLIF(original.publisher, ''), 'report ' || original.id) AS source
FROM article
LEFT JOIN copy ON copy.article = article.key
JOIN article AS original ON original.key = COALESCE(copy.original, article.key)
