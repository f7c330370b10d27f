-- batches: one row for all that was appended at one moment.
--
-- column    type     unit, values
-- batch     integer  from 1, without gaps
-- at        text     UTC, ISO 8601
-- program   text     name and version of what wrote it, and the digests of its lexicon and its model
-- content   text     SHA-256 over the rows appended, hexadecimal
-- previous  text     hash of the batch before; empty for the first
-- hash      text     SHA-256 over this row and the hash before it, hexadecimal
CREATE VIEW batches AS
SELECT
    number AS batch,
    at,
    program,
    content,
    previous,
    hash
FROM batch
