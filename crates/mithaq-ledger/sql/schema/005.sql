-- Schema 5: what brings reports of one thing together is worked out another way.

-- What is worked out is worked out again by the next `add`.
DROP TABLE IF EXISTS copy;
DROP TABLE IF EXISTS band;
DROP TABLE IF EXISTS telling;
DROP TABLE IF EXISTS placed;
DROP TABLE IF EXISTS link;
DROP TABLE IF EXISTS happening;
DROP TABLE IF EXISTS part;
DROP TABLE IF EXISTS step;
DROP TABLE IF EXISTS dispute;
DROP TABLE IF EXISTS derived;
DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS concerned;
