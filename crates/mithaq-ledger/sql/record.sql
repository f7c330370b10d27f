-- The records that count: those that the newest reading of their report gives; and those that it lacks and a reviewer vouches for, having
-- corrected them or taken their rejection back: of readings that gave such a record the last, and none where the newest says the same by
-- another rule.
CREATE VIEW record AS
SELECT read_record.*, reading.article
FROM read_record
JOIN reading ON reading.key = read_record.reading
WHERE read_record.reading = (
        SELECT newest.gives FROM reading AS newest
        WHERE newest.article = reading.article ORDER BY newest.key DESC LIMIT 1)
    OR (
        (SELECT action FROM decision
         WHERE decision.record = read_record.id AND action IN ('correct', 'restore', 'reject')
         ORDER BY number DESC LIMIT 1) IN ('correct', 'restore')
        AND read_record.key = (
            SELECT MAX(same.key) FROM read_record AS same
            JOIN reading AS own ON own.key = same.reading
            WHERE same.id = read_record.id AND own.article = reading.article)
        AND NOT EXISTS (
            SELECT 1 FROM twin JOIN read_record AS said ON said.key = twin.twin
            WHERE twin.record = read_record.key AND said.reading = (
                SELECT newest.gives FROM reading AS newest
                WHERE newest.article = reading.article ORDER BY newest.key DESC LIMIT 1)))
