-- imported_votes: how alike two states vote in the UN General Assembly, as other datasets have it; one row a pair and session.
--
-- column                type     unit, values
-- source                text     the dataset: unga (Bailey, Strezhnev and Voeten)
-- state_1               text     ISO 3166-1 alpha-3; the dataset's own code, with its name before it, where there is none; before state_2 in the alphabet
-- state_2               text     the same
-- session               integer  of the General Assembly: 1 is that of 1946
-- year                  integer  in which the session began
-- agreement             real     share of the votes in which they agreed, 0 to 1, an abstention against a yes or no as half; null where not told
-- ideal_point_distance  real     between the ideal points of the two, 0 or more; of the file, else of imported_ideal_points; null where not told
-- added                 text     when it was imported, UTC, ISO 8601
CREATE VIEW imported_votes AS
SELECT
    imported_vote.source AS source,
    imported_vote.state_1 AS state_1,
    imported_vote.state_2 AS state_2,
    imported_vote.session AS session,
    imported_vote.year AS year,
    imported_vote.agreement AS agreement,
    COALESCE(imported_vote.ideal_point_distance, ABS(one.ideal_point - other.ideal_point)) AS ideal_point_distance,
    batch.at AS added
FROM imported_vote
JOIN batch ON batch.number = imported_vote.batch
LEFT JOIN imported_ideal_point AS one
    ON one.source = imported_vote.source AND one.state = imported_vote.state_1 AND one.session = imported_vote.session
LEFT JOIN imported_ideal_point AS other
    ON other.source = imported_vote.source AND other.state = imported_vote.state_2 AND other.session = imported_vote.session
