-- What the staff needs to find people, to say what is verified about them, and to decide about reports.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA datifyy;

-- When the staff deleted an account. Its owner does not get it back, and after a while it is deleted for good.
ALTER TABLE datifyy.users ADD COLUMN removed_at timestamptz;

CREATE INDEX users_by_removal ON datifyy.users (removed_at) WHERE removed_at IS NOT NULL;

-- The lists of the staff, each by its order. Letters are compared by their numbers, so that the list of names also
-- finds those that begin with some letters.
CREATE INDEX users_by_joining ON datifyy.users (created_at, id);
CREATE INDEX users_by_name ON datifyy.users ((lower(name) COLLATE "C"), id);
CREATE INDEX users_by_email ON datifyy.users ((coalesce(email, '') COLLATE "C"), id);
CREATE INDEX users_by_last_login ON datifyy.users (coalesce(last_login_at, created_at), id);
CREATE INDEX users_by_status ON datifyy.users (status, created_at, id);
CREATE INDEX profiles_by_birth_date ON datifyy.profiles (date_of_birth, user_id);
CREATE INDEX profiles_by_gender ON datifyy.profiles (gender, date_of_birth, user_id);

-- Whose name, address or number has some letters in it. The extension is wherever the host has put it.
DO $$
DECLARE
    home text;
BEGIN
    SELECT quote_ident(nspname) INTO home
    FROM pg_catalog.pg_extension JOIN pg_catalog.pg_namespace ON pg_namespace.oid = extnamespace
    WHERE extname = 'pg_trgm';
    EXECUTE format(
        'CREATE INDEX users_by_letters ON datifyy.users USING gin (lower(name) %1$s.gin_trgm_ops,'
            ' email %1$s.gin_trgm_ops, phone_number %1$s.gin_trgm_ops)',
        home
    );
END
$$;

-- What the staff verified about somebody, besides the address.
CREATE TABLE datifyy.staff_verifications (
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('AADHAR', 'WORK_EMAIL')),
    verified_at timestamptz NOT NULL,
    verified_by integer NOT NULL REFERENCES datifyy.admins,
    PRIMARY KEY (user_id, kind)
);

ALTER TABLE datifyy.staff_verifications ENABLE ROW LEVEL SECURITY;

-- Who deals with a report, and what they wrote for the staff.
ALTER TABLE datifyy.reports
    ADD COLUMN reviewer integer REFERENCES datifyy.admins,
    ADD COLUMN notes text NOT NULL DEFAULT '' CHECK (char_length(notes) <= 2000);

CREATE OR REPLACE FUNCTION datifyy.forget_words_of_deleted_accounts() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    NEW.details := '';
    NEW.evidence := '{}';
    NEW.notes := '';
    RETURN NEW;
END
$$;
