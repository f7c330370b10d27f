-- Records of two readings of one report that say the same of the same words: all that makes a record's id but the rule, which a new
-- lexicon may have renamed. What a reviewer said of the one is said of the other.
CREATE VIEW twin AS
SELECT own.key AS record, other.key AS twin
FROM read_record AS own
JOIN reading AS its ON its.key = own.reading
JOIN reading AS another ON another.article = its.article AND another.key <> its.key
JOIN read_record AS other ON other.reading = another.key
WHERE other.kind = own.kind
    AND other.type = own.type
    AND other.stage IS own.stage
    AND other.actors = own.actors
    AND other.recipients = own.recipients
    AND other.quote_start = own.quote_start
    AND other.quote_end = own.quote_end
