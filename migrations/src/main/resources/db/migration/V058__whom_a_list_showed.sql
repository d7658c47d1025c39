-- Whom a list showed to the staff, besides whom it was about: one row for a list, however many people are on it. The column
-- is there at once, since what it holds by default is constant. Rows that are added from now on are checked; those that are
-- there already are checked by V059, so that nobody waits here until all of them were read.
ALTER TABLE datifyy.staff_deeds
    ADD COLUMN others integer[] NOT NULL DEFAULT '{}';

ALTER TABLE datifyy.staff_deeds
    ADD CONSTRAINT staff_deeds_others_check CHECK (cardinality(others) <= 200) NOT VALID;
