-- Photos are kept here, not at an address elsewhere. Until now nobody could add any.
DELETE FROM datifyy.profile_photos;

ALTER TABLE datifyy.profile_photos
    DROP COLUMN url,
    ADD COLUMN caption text NOT NULL CHECK (char_length(caption) <= 200),
    ADD COLUMN width integer NOT NULL CHECK (width BETWEEN 1 AND 1600),
    ADD COLUMN height integer NOT NULL CHECK (height BETWEEN 1 AND 1600),
    -- Nobody has more than six.
    ADD CONSTRAINT profile_photos_at_most_six CHECK (position <= 5);

-- The pictures, re-encoded. A picture is written before its photo is, and deleted before it; whatever happens in
-- between, it goes with its owner.
CREATE TABLE datifyy.photo_files (
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    photo_id uuid NOT NULL,
    full_size bytea NOT NULL,
    thumbnail bytea NOT NULL,
    PRIMARY KEY (user_id, photo_id)
);

ALTER TABLE datifyy.photo_files ENABLE ROW LEVEL SECURITY;

-- JPEG does not get smaller by compressing it again.
ALTER TABLE datifyy.photo_files
    ALTER COLUMN full_size SET STORAGE EXTERNAL,
    ALTER COLUMN thumbnail SET STORAGE EXTERNAL;
