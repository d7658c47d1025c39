CREATE TABLE datifyy.blocks (
    blocker integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    blocked integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    reason text NOT NULL CHECK (char_length(reason) <= 500),
    created_at timestamptz NOT NULL,
    CONSTRAINT blocks_by_blocker PRIMARY KEY (blocker, blocked),
    CONSTRAINT blocks_somebody_else CHECK (blocker <> blocked)
);

ALTER TABLE datifyy.blocks ENABLE ROW LEVEL SECURITY;

CREATE INDEX blocks_by_blocked ON datifyy.blocks (blocked, blocker);
