-- Reads all rows beside whoever reads or adds some.
ALTER TABLE datifyy.staff_deeds
    VALIDATE CONSTRAINT staff_deeds_others_check;

-- People are looked for in others as they are in user_id; most rows name nobody there, and are not in the index. While it
-- is built the log can be read and not added to: whatever the staff does or reads waits as long as one reading of the table
-- takes. Members wait for nothing.
CREATE INDEX staff_deeds_by_others ON datifyy.staff_deeds USING gin (others) WHERE others <> '{}';
