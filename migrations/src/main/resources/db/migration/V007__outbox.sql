-- What is to be told to people outside a request. Written together with what it tells about, delivered afterwards.
CREATE TABLE datifyy.outbox (
    id uuid PRIMARY KEY,
    key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 200),
    kind text NOT NULL CHECK (char_length(kind) <= 50),
    -- the notice, readable with the service's key only; erased when it has ended
    sealed bytea,
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    leased_until timestamptz,
    attempts integer NOT NULL CHECK (attempts >= 0),
    state text NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    ended_at timestamptz,
    last_error text CHECK (char_length(last_error) <= 200),
    CONSTRAINT outbox_key_is_unique UNIQUE (key),
    CONSTRAINT outbox_holds_what_waits_and_nothing_else CHECK (
        (sealed IS NOT NULL) = (state = 'WAITING') AND (ended_at IS NULL) = (state = 'WAITING')
    )
);

ALTER TABLE datifyy.outbox ENABLE ROW LEVEL SECURITY;

-- What can be claimed.
CREATE INDEX outbox_due ON datifyy.outbox (due_at) WHERE state = 'WAITING';

-- What was given up, and what can be forgotten.
CREATE INDEX outbox_ended ON datifyy.outbox (state, ended_at) WHERE state <> 'WAITING';
