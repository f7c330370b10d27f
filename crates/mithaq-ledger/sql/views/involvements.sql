-- involvements: one row an event or agreement and state or organisation that is party to it.
--
-- The way to what is told of a state or between two without looking at every event: its rows are sorted by code.
--
-- column  type  unit, values
-- code    text  ISO 3166-1 alpha-3, or IGO-…: one of the actors, recipients or parties
-- kind    text  event, agreement
-- id      text  of the event or agreement, as in events and agreements
CREATE VIEW involvements AS
SELECT
    code,
    kind,
    id
FROM concerned
