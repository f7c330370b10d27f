-- imported_events: events as other datasets have them. They are in no other view.
--
-- column            type     unit, values
-- source            text     the dataset: gdelt1, gdelt2, icews, polecat
-- id                text     as the dataset has it
-- day               text     first day, ISO 8601
-- last_day          text     last day, ISO 8601
-- actor             text     ISO 3166-1 alpha-3, or IGO-…; null where not a state or not known
-- actor_name        text     as the dataset has it
-- actor_sector      text     as the dataset has it; null where none
-- recipient         text     as actor
-- recipient_name    text     as actor_name
-- recipient_sector  text     as actor_sector
-- type              text     PLOVER type; null where it cannot be told from the dataset's code
-- mode              text     PLOVER mode; null where none
-- cameo             text     CAMEO code; null where the dataset has none
-- quad_class        integer  1 verbal and 2 material cooperation, 3 verbal and 4 material conflict; null where not known
-- goldstein         real     Goldstein score, -10 to 10; null where not known
-- place_name        text     as the dataset has it; null where none
-- place_country     text     ISO 3166-1 alpha-3; null where not known
-- latitude          real     degrees north, WGS 84; null where not known
-- longitude         real     degrees east, WGS 84; null where not known
-- reports           integer  reports behind it, as the dataset counts them; null where it does not
-- url               text     a report; null where none
-- publisher         text     of that report; null where not known
-- added             text     when it was imported, UTC, ISO 8601
CREATE VIEW imported_events AS
SELECT
    imported_event.source AS source,
    imported_event.id AS id,
    imported_event.day AS day,
    imported_event.last_day AS last_day,
    imported_event.actor AS actor,
    imported_event.actor_name AS actor_name,
    imported_event.actor_sector AS actor_sector,
    imported_event.recipient AS recipient,
    imported_event.recipient_name AS recipient_name,
    imported_event.recipient_sector AS recipient_sector,
    imported_event.type AS type,
    imported_event.mode AS mode,
    imported_event.cameo AS cameo,
    imported_event.quad_class AS quad_class,
    imported_event.goldstein AS goldstein,
    imported_event.place_name AS place_name,
    imported_event.place_country AS place_country,
    imported_event.latitude AS latitude,
    imported_event.longitude AS longitude,
    imported_event.reports AS reports,
    imported_event.url AS url,
    imported_event.publisher AS publisher,
    batch.at AS added
FROM imported_event
JOIN batch ON batch.number = imported_event.batch
