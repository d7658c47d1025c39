-- Pictures that belong to no photo: not yet, or no more. Each is named here before it is put, and is deleted from
-- delete_from on unless its photo was added before. It does not refer to the account, which a picture may outlive
-- for a minute.
CREATE TABLE datifyy.loose_pictures (
    photo_id uuid PRIMARY KEY,
    user_id integer NOT NULL,
    delete_from timestamptz NOT NULL
);

ALTER TABLE datifyy.loose_pictures ENABLE ROW LEVEL SECURITY;

-- What is to be deleted by now.
CREATE INDEX loose_pictures_by_delete_from ON datifyy.loose_pictures (delete_from);

-- What failures left behind until now. A photo may be on its way in meanwhile: that is looked at again.
INSERT INTO datifyy.loose_pictures (photo_id, user_id, delete_from)
SELECT files.photo_id, files.user_id, now() + interval '1 hour'
FROM datifyy.photo_files AS files
WHERE NOT EXISTS (SELECT 1 FROM datifyy.profile_photos AS photos WHERE photos.id = files.photo_id);
