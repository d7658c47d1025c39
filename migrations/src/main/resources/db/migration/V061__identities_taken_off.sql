-- Whom a provider knows and who was taken off an account: signing in through the provider does not link them to it again, although
-- both have proven the same address. Only whoever is signed in to the account does.
CREATE TABLE datifyy.parted_identities (
    provider text NOT NULL CHECK (provider IN ('GOOGLE', 'FACEBOOK', 'APPLE')),
    subject text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    parted_at timestamptz NOT NULL,
    PRIMARY KEY (provider, subject, user_id)
);

ALTER TABLE datifyy.parted_identities ENABLE ROW LEVEL SECURITY;

CREATE INDEX parted_identities_by_user ON datifyy.parted_identities (user_id);
