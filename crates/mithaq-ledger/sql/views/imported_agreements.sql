-- imported_agreements: agreements as other datasets have them; one row an agreement and state.
--
-- column       type  unit, values
-- source       text  the dataset: pax (PA-X peace agreements)
-- id           text  of the agreement, as the dataset has it
-- party        text  the state whose conflict it settles: ISO 3166-1 alpha-3; the dataset's own code, with its name before it, where there is none
-- class        text  peace
-- name         text  as the dataset has it
-- day          text  when it was signed or agreed, ISO 8601
-- stage        text  pre-negotiation, partial, comprehensive, implementation, renewal, ceasefire, other; else as the dataset has it
-- status       text  how it was agreed to, as the dataset has it; null where not told
-- conflict     text  interstate, interstate and intrastate, intrastate, local: only in the first two are the states parties to each other
-- process      text  the peace process, as the dataset has it; null where not told
-- about        text  countries or entities, as the dataset has them
-- signatories  text  as the dataset has them; null where not told
-- added        text  when it was imported, UTC, ISO 8601
CREATE VIEW imported_agreements AS
SELECT
    imported_agreement.source AS source,
    imported_agreement.id AS id,
    imported_agreement.party AS party,
    imported_agreement.class AS class,
    imported_agreement.name AS name,
    imported_agreement.day AS day,
    imported_agreement.stage AS stage,
    imported_agreement.status AS status,
    imported_agreement.conflict AS conflict,
    imported_agreement.process AS process,
    imported_agreement.about AS about,
    imported_agreement.signatories AS signatories,
    batch.at AS added
FROM imported_agreement
JOIN batch ON batch.number = imported_agreement.batch
