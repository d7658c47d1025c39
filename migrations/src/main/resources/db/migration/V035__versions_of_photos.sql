-- Grows with every change of what is said about a photo: its caption, its place, and whether it is the primary one.
ALTER TABLE datifyy.profile_photos
    ADD COLUMN version bigint NOT NULL DEFAULT 1 CHECK (version > 0);
