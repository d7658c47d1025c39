-- Answers of requests that came with a key of the client's choice, so that a request sent again is not done again. A row
-- and what its request changed are written in one transaction; status and answer are empty only inside it.
CREATE TABLE datifyy.answered_requests (
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
    request text NOT NULL CHECK (request ~ '^[0-9a-f]{64}$'),
    begun_at timestamptz NOT NULL,
    status integer NOT NULL DEFAULT 0,
    answer text NOT NULL DEFAULT '',
    PRIMARY KEY (user_id, key)
);

ALTER TABLE datifyy.answered_requests ENABLE ROW LEVEL SECURITY;

CREATE INDEX answered_requests_by_time ON datifyy.answered_requests (begun_at);
