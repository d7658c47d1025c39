-- The staff. Nobody is there at first: the operator makes the first one with `datifyy admin create`.
CREATE TABLE datifyy.admins (
    id integer PRIMARY KEY CHECK (id > 0),
    email text NOT NULL
        CONSTRAINT admins_email_is_normal CHECK (
            char_length(email) <= 255
            AND email = lower(email)
            AND email ~ '^[a-z0-9._%+-]+@[a-z0-9-]+([.][a-z0-9-]+)*[.][a-z]{2,}$'
        ),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    role text NOT NULL CHECK (role IN ('SUPER_ADMIN', 'GENIE', 'SUPPORT', 'MODERATOR')),
    genie boolean NOT NULL,
    active boolean NOT NULL,
    created_at timestamptz NOT NULL,
    created_by integer REFERENCES datifyy.admins,
    last_login_at timestamptz,
    password_hash text NOT NULL,
    -- A secret shared with an authenticator app, sealed; it counts once a code showed that it works.
    second_factor text,
    second_factor_confirmed_at timestamptz,
    second_factor_last_step bigint NOT NULL DEFAULT -1,
    CONSTRAINT admins_email_is_unique UNIQUE (email),
    CONSTRAINT admins_confirm_what_they_have CHECK (second_factor_confirmed_at IS NULL OR second_factor IS NOT NULL),
    CONSTRAINT admins_genies_may_curate CHECK (NOT genie OR role IN ('SUPER_ADMIN', 'GENIE'))
);

ALTER TABLE datifyy.admins ENABLE ROW LEVEL SECURITY;

CREATE INDEX admins_by_joining ON datifyy.admins (created_at, id);

CREATE TABLE datifyy.admin_recovery_codes (
    admin_id integer NOT NULL REFERENCES datifyy.admins ON DELETE CASCADE,
    digest text NOT NULL,
    PRIMARY KEY (admin_id, digest)
);

ALTER TABLE datifyy.admin_recovery_codes ENABLE ROW LEVEL SECURITY;

-- Sessions of staff, by digests of their tokens.
CREATE TABLE datifyy.admin_sessions (
    id uuid PRIMARY KEY,
    admin_id integer NOT NULL REFERENCES datifyy.admins ON DELETE CASCADE,
    token_digest text NOT NULL UNIQUE CHECK (token_digest ~ '^[0-9a-f]{64}$'),
    address text NOT NULL CHECK (char_length(address) <= 50),
    user_agent text NOT NULL CHECK (char_length(user_agent) <= 200),
    created_at timestamptz NOT NULL,
    last_active_at timestamptz NOT NULL,
    ended_at timestamptz
);

ALTER TABLE datifyy.admin_sessions ENABLE ROW LEVEL SECURITY;

CREATE INDEX admin_sessions_by_admin ON datifyy.admin_sessions (admin_id);
CREATE INDEX admin_sessions_by_time ON datifyy.admin_sessions (created_at);

-- What the staff did, and whom they read about: numbers and words, no personal content. It only grows.
CREATE TABLE datifyy.staff_deeds (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (char_length(kind) <= 50),
    admin_id integer,
    user_id integer,
    why text NOT NULL CHECK (char_length(why) <= 500),
    network text NOT NULL CHECK (char_length(network) <= 50),
    at timestamptz NOT NULL,
    details jsonb NOT NULL CHECK (jsonb_typeof(details) = 'object')
);

ALTER TABLE datifyy.staff_deeds ENABLE ROW LEVEL SECURITY;

CREATE INDEX staff_deeds_by_user ON datifyy.staff_deeds (user_id, id) WHERE user_id IS NOT NULL;

CREATE FUNCTION datifyy.refuse_to_change_deeds() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    RAISE EXCEPTION 'staff_deeds only grows';
END
$$;

CREATE TRIGGER staff_deeds_only_grow
    BEFORE UPDATE OR DELETE OR TRUNCATE ON datifyy.staff_deeds
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.refuse_to_change_deeds();

-- Requests of staff can be sent again under a key as well.
ALTER TABLE datifyy.answered_requests
    ADD COLUMN admin_id integer REFERENCES datifyy.admins ON DELETE CASCADE,
    DROP CONSTRAINT answered_requests_pkey,
    ALTER COLUMN user_id DROP NOT NULL,
    ADD CONSTRAINT answered_requests_of_one CHECK (num_nonnulls(user_id, admin_id) = 1),
    ADD CONSTRAINT answered_requests_of_user UNIQUE (user_id, key),
    ADD CONSTRAINT answered_requests_of_admin UNIQUE (admin_id, key);
