-- Whom a list showed to the staff, besides whom it was about: one row for a list, however many people are on it. They are
-- looked for as people are in user_id; most rows name nobody here, and are not in the index.
ALTER TABLE datifyy.staff_deeds
    ADD COLUMN others integer[] NOT NULL DEFAULT '{}' CHECK (cardinality(others) <= 200);

CREATE INDEX staff_deeds_by_others ON datifyy.staff_deeds USING gin (others) WHERE others <> '{}';
