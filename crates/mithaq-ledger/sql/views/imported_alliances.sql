-- imported_alliances: memberships of states in alliances as other datasets have them; one row a member and spell.
--
-- column         type     unit, values
-- source         text     the dataset: atop, cow
-- id             text     of the alliance, as the dataset has it
-- member         text     ISO 3166-1 alpha-3; the dataset's own code, with its name before it, where there is none
-- member_name    text     as the dataset has it
-- start          text     first day, ISO 8601, to the year or month where no more is known
-- end            text     last day, the same; null where it lasted to the end of the dataset
-- defence        integer  1 where it obliges to defend, else 0
-- offence        integer  1 where it obliges to join an attack, else 0
-- neutrality     integer  1 where it obliges to stay neutral, else 0
-- nonaggression  integer  1 where it obliges not to attack, else 0
-- consultation   integer  1 where it obliges to consult (COW: entente), else 0
-- note           text     what else the dataset says; null where nothing
-- added          text     when it was imported, UTC, ISO 8601
CREATE VIEW imported_alliances AS
SELECT
    imported_alliance.source AS source,
    imported_alliance.id AS id,
    imported_alliance.member AS member,
    imported_alliance.member_name AS member_name,
    imported_alliance.start AS start,
    imported_alliance."end" AS "end",
    imported_alliance.defence AS defence,
    imported_alliance.offence AS offence,
    imported_alliance.neutrality AS neutrality,
    imported_alliance.nonaggression AS nonaggression,
    imported_alliance.consultation AS consultation,
    imported_alliance.note AS note,
    batch.at AS added
FROM imported_alliance
JOIN batch ON batch.number = imported_alliance.batch
