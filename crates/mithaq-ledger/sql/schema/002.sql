-- Quad class and Goldstein score of events.

ALTER TABLE record ADD COLUMN quad_class INTEGER CHECK (quad_class BETWEEN 1 AND 4);
ALTER TABLE record ADD COLUMN goldstein REAL CHECK (goldstein BETWEEN -10 AND 10);
