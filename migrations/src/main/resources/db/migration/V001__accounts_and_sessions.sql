-- Everything lives in a schema of its own: hosts that publish the schema "public" over the web (Supabase) do not see it.
-- Names are written out in full, so these files run the same under Flyway and under
--   psql -v ON_ERROR_STOP=1 -1 -f V001__accounts_and_sessions.sql
DO $$
BEGIN
    IF to_regnamespace('datifyy') IS NULL THEN
        CREATE SCHEMA datifyy;
    END IF;
END
$$;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA datifyy;

-- Supabase's public roles get nothing, now and for tables to come. Row level security without a policy says so once more.
DO $$
DECLARE
    web_role text;
BEGIN
    FOR web_role IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
        EXECUTE format('REVOKE ALL ON SCHEMA datifyy FROM %I', web_role);
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA datifyy REVOKE ALL ON TABLES FROM %I', web_role);
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA datifyy REVOKE ALL ON SEQUENCES FROM %I', web_role);
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA datifyy REVOKE ALL ON FUNCTIONS FROM %I', web_role);
    END LOOP;
END
$$;

CREATE TABLE datifyy.users (
    id integer PRIMARY KEY CHECK (id > 0),
    email text NOT NULL
        CONSTRAINT users_email_is_normal CHECK (
            char_length(email) <= 255
            AND email = lower(email)
            AND email ~ '^[a-z0-9._%+-]+@[a-z0-9-]+([.][a-z0-9-]+)*[.][a-z]{2,}$'
        ),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    phone_number text
        CONSTRAINT users_phone_number_is_international CHECK (phone_number ~ '^[+][1-9][0-9]{7,14}$'),
    password_hash text,
    status text NOT NULL CHECK (status IN ('ACTIVE', 'PENDING', 'SUSPENDED', 'BANNED', 'DELETED')),
    email_verified_at timestamptz,
    phone_verified_at timestamptz,
    created_at timestamptz NOT NULL,
    last_login_at timestamptz,
    last_active_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_email_is_unique UNIQUE (email),
    CONSTRAINT users_phone_number_is_unique UNIQUE (phone_number)
);

ALTER TABLE datifyy.users ENABLE ROW LEVEL SECURITY;

CREATE TABLE datifyy.sessions (
    id uuid PRIMARY KEY,
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    platform text CHECK (platform IN ('WEB', 'IOS', 'ANDROID', 'DESKTOP')),
    device_name text NOT NULL,
    os_version text NOT NULL,
    app_version text NOT NULL,
    browser text NOT NULL,
    device_id text NOT NULL,
    created_at timestamptz NOT NULL,
    last_active_at timestamptz NOT NULL,
    idle_until timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz
);

ALTER TABLE datifyy.sessions ENABLE ROW LEVEL SECURITY;

CREATE INDEX sessions_by_user ON datifyy.sessions (user_id);

-- Refresh tokens, by fingerprint only. Generations count the tokens of one session: 1, 2, 3, …
CREATE TABLE datifyy.refresh_grants (
    fingerprint text PRIMARY KEY CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    session_id uuid NOT NULL REFERENCES datifyy.sessions ON DELETE CASCADE,
    generation integer NOT NULL CHECK (generation > 0),
    issued_at timestamptz NOT NULL,
    successor_salt text NOT NULL,
    used_at timestamptz,
    successor_used_at timestamptz,
    CONSTRAINT refresh_grants_of_session UNIQUE (session_id, generation)
);

ALTER TABLE datifyy.refresh_grants ENABLE ROW LEVEL SECURITY;
