-- The zone a member of staff reads times in.
ALTER TABLE datifyy.admins
    ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC' CHECK (char_length(time_zone) BETWEEN 1 AND 50);
