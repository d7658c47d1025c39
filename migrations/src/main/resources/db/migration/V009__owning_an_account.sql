-- An address or a number belongs to whoever proves it; until then any number of accounts may claim it. Somebody who signs
-- in by telephone or through an identity provider has no address at all.
ALTER TABLE datifyy.users ALTER COLUMN email DROP NOT NULL;
ALTER TABLE datifyy.users DROP CONSTRAINT users_email_is_unique;
ALTER TABLE datifyy.users DROP CONSTRAINT users_phone_number_is_unique;
ALTER TABLE datifyy.users ADD COLUMN closed_at timestamptz;
ALTER TABLE datifyy.users ADD COLUMN closing_reason text CHECK (char_length(closing_reason) <= 500);
ALTER TABLE datifyy.users ADD CONSTRAINT users_prove_what_they_have CHECK (
    (email_verified_at IS NULL OR email IS NOT NULL)
    AND (phone_verified_at IS NULL OR phone_number IS NOT NULL)
);

CREATE UNIQUE INDEX users_email_has_one_owner ON datifyy.users (email) WHERE email_verified_at IS NOT NULL;
CREATE UNIQUE INDEX users_phone_number_has_one_owner ON datifyy.users (phone_number) WHERE phone_verified_at IS NOT NULL;
CREATE INDEX users_claiming_an_email ON datifyy.users (email, created_at) WHERE email_verified_at IS NULL;
CREATE INDEX users_claiming_a_phone_number ON datifyy.users (phone_number, created_at) WHERE phone_verified_at IS NULL;
CREATE INDEX users_who_have_proven_nothing ON datifyy.users (created_at)
    WHERE status = 'PENDING' AND email_verified_at IS NULL AND phone_verified_at IS NULL;
CREATE INDEX users_by_closing ON datifyy.users (closed_at) WHERE closed_at IS NOT NULL;

-- Numbers of accounts that were deleted for good: nobody gets one of them again.
CREATE TABLE datifyy.retired_user_ids (
    id integer PRIMARY KEY,
    retired_at timestamptz NOT NULL
);

ALTER TABLE datifyy.retired_user_ids ENABLE ROW LEVEL SECURITY;

-- Where a session was opened from: a network of many people, never an address.
ALTER TABLE datifyy.sessions ADD COLUMN address text NOT NULL DEFAULT '' CHECK (char_length(address) <= 50);
ALTER TABLE datifyy.sessions ADD COLUMN user_agent text NOT NULL DEFAULT '' CHECK (char_length(user_agent) <= 200);

CREATE INDEX sessions_by_end ON datifyy.sessions (least(idle_until, expires_at, ended_at));

CREATE TABLE datifyy.trusted_devices (
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    device_id text NOT NULL CHECK (char_length(device_id) BETWEEN 1 AND 100),
    trusted_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, device_id)
);

ALTER TABLE datifyy.trusted_devices ENABLE ROW LEVEL SECURITY;

-- Secrets that were sent to somebody, by digest only; subjects are numbers of accounts, or digests of addresses.
CREATE TABLE datifyy.one_time_codes (
    purpose text NOT NULL CHECK (
        purpose IN ('PROVE_EMAIL', 'PROVE_PHONE', 'SIGN_IN_BY_PHONE', 'CLOSE_ACCOUNT', 'RESET_PASSWORD')
    ),
    subject text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 200),
    user_id integer REFERENCES datifyy.users ON DELETE CASCADE,
    digest text NOT NULL,
    name text NOT NULL CHECK (char_length(name) <= 100),
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries_left integer NOT NULL CHECK (tries_left >= 0),
    PRIMARY KEY (purpose, subject)
);

ALTER TABLE datifyy.one_time_codes ENABLE ROW LEVEL SECURITY;

CREATE INDEX one_time_codes_by_digest ON datifyy.one_time_codes (purpose, digest);
CREATE INDEX one_time_codes_by_user ON datifyy.one_time_codes (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX one_time_codes_by_end ON datifyy.one_time_codes (expires_at);

-- Attempts to sign in since the last success, by digests of addresses and networks.
CREATE TABLE datifyy.failed_sign_ins (
    subject text PRIMARY KEY CHECK (char_length(subject) BETWEEN 1 AND 200),
    count integer NOT NULL CHECK (count > 0),
    last_at timestamptz NOT NULL
);

ALTER TABLE datifyy.failed_sign_ins ENABLE ROW LEVEL SECURITY;

CREATE INDEX failed_sign_ins_by_time ON datifyy.failed_sign_ins (last_at);

-- Whom identity providers know by which name of theirs.
CREATE TABLE datifyy.linked_identities (
    provider text NOT NULL CHECK (provider IN ('GOOGLE', 'FACEBOOK', 'APPLE')),
    subject text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (provider, subject)
);

ALTER TABLE datifyy.linked_identities ENABLE ROW LEVEL SECURITY;

CREATE INDEX linked_identities_by_user ON datifyy.linked_identities (user_id);

-- Secrets shared with authenticator apps, sealed, and recovery codes by digest.
CREATE TABLE datifyy.second_factors (
    user_id integer PRIMARY KEY REFERENCES datifyy.users ON DELETE CASCADE,
    sealed_secret text NOT NULL,
    started_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_step bigint NOT NULL
);

ALTER TABLE datifyy.second_factors ENABLE ROW LEVEL SECURITY;

CREATE TABLE datifyy.recovery_codes (
    user_id integer NOT NULL REFERENCES datifyy.second_factors ON DELETE CASCADE,
    digest text NOT NULL,
    PRIMARY KEY (user_id, digest)
);

ALTER TABLE datifyy.recovery_codes ENABLE ROW LEVEL SECURITY;

-- What happened to accounts. It holds numbers and words, no personal content, and outlives the accounts: it only grows.
CREATE TABLE datifyy.audit_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    user_id integer,
    session_id uuid,
    network text NOT NULL CHECK (char_length(network) <= 50),
    at timestamptz NOT NULL,
    details jsonb NOT NULL CHECK (jsonb_typeof(details) = 'object')
);

ALTER TABLE datifyy.audit_events ENABLE ROW LEVEL SECURITY;

CREATE INDEX audit_events_by_user ON datifyy.audit_events (user_id, id) WHERE user_id IS NOT NULL;

CREATE FUNCTION datifyy.refuse_to_change_the_past() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_events only grows';
END
$$;

CREATE TRIGGER audit_events_only_grow
    BEFORE UPDATE OR DELETE OR TRUNCATE ON datifyy.audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.refuse_to_change_the_past();
