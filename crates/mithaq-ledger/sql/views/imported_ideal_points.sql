-- imported_ideal_points: where states stand in votes of the UN General Assembly, as other datasets estimate it; one row a state and session.
--
-- column       type     unit, values
-- source       text     the dataset: unga (Bailey, Strezhnev and Voeten)
-- state        text     ISO 3166-1 alpha-3; the dataset's own code, with its name before it, where there is none
-- state_name   text     as the dataset has it
-- session      integer  of the General Assembly: 1 is that of 1946
-- year         integer  in which the session began
-- ideal_point  real     on one scale for all sessions; higher is nearer to the United States'
-- votes        integer  in which the state took part; null where not told
-- added        text     when it was imported, UTC, ISO 8601
CREATE VIEW imported_ideal_points AS
SELECT
    imported_ideal_point.source AS source,
    imported_ideal_point.state AS state,
    imported_ideal_point.state_name AS state_name,
    imported_ideal_point.session AS session,
    imported_ideal_point.year AS year,
    imported_ideal_point.ideal_point AS ideal_point,
    imported_ideal_point.votes AS votes,
    batch.at AS added
FROM imported_ideal_point
JOIN batch ON batch.number = imported_ideal_point.batch
