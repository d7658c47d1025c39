-- Pairs the staff thinks about bringing together: one row for two people, the smaller number first, whoever was looked at first.
CREATE TABLE datifyy.curated_matches (
    id integer PRIMARY KEY CHECK (id > 0),
    lower integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    higher integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,

    -- how well they fit: by the rules, as commented, and what each wish of either adds to the former
    rule_score smallint NOT NULL CHECK (rule_score BETWEEN 0 AND 100),
    score smallint NOT NULL CHECK (score BETWEEN 0 AND 100),
    lower_wishes text[] NOT NULL CHECK (cardinality(lower_wishes) <= 100),
    higher_wishes text[] NOT NULL CHECK (cardinality(higher_wishes) <= 100),
    reasoning text NOT NULL CHECK (char_length(reasoning) <= 2000),
    matched_aspects text[] NOT NULL CHECK (cardinality(matched_aspects) <= 20),
    mismatched_aspects text[] NOT NULL CHECK (cardinality(mismatched_aspects) <= 20),
    -- who said so, and of what it was made
    provider text NOT NULL CHECK (char_length(provider) <= 50),
    model text NOT NULL CHECK (char_length(model) <= 200),
    prompt_version text NOT NULL CHECK (char_length(prompt_version) <= 50),
    input_hash text NOT NULL CHECK (input_hash ~ '^[0-9a-f]{64}$'),
    machine_made boolean NOT NULL,
    analysed_at timestamptz NOT NULL,

    status text NOT NULL CHECK (status IN ('PENDING', 'ACCEPTED', 'REJECTED', 'REVIEW_LATER', 'SCHEDULED')),
    created_by integer REFERENCES datifyy.admins ON DELETE SET NULL,
    notes text NOT NULL CHECK (char_length(notes) <= 1000),
    scheduled_date_id integer CHECK (scheduled_date_id > 0),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,

    CONSTRAINT curated_matches_of_pair UNIQUE (lower, higher),
    CONSTRAINT curated_matches_name_the_smaller_first CHECK (lower < higher),
    CONSTRAINT curated_matches_are_scheduled_with_a_date CHECK ((status = 'SCHEDULED') = (scheduled_date_id IS NOT NULL))
);

ALTER TABLE datifyy.curated_matches ENABLE ROW LEVEL SECURITY;

-- The pairs of one person, from the other side.
CREATE INDEX curated_matches_by_higher ON datifyy.curated_matches (higher, lower);

-- Those in one state, the newest first.
CREATE INDEX curated_matches_by_status ON datifyy.curated_matches (status, created_at, id);

-- One of a pair suggested to the other; both get one, or neither.
CREATE TABLE datifyy.date_suggestions (
    id integer PRIMARY KEY CHECK (id > 0),
    match_id integer NOT NULL REFERENCES datifyy.curated_matches ON DELETE CASCADE,
    recipient integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    suggested integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    score smallint NOT NULL CHECK (score BETWEEN 0 AND 100),
    status text NOT NULL CHECK (status IN ('PENDING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
    reasons text[] NOT NULL CHECK (cardinality(reasons) <= 20),
    custom_reason text NOT NULL CHECK (char_length(custom_reason) <= 200),
    created_at timestamptz NOT NULL,
    responded_at timestamptz,

    CONSTRAINT date_suggestions_of_match UNIQUE (match_id, recipient),
    CONSTRAINT date_suggestions_somebody_else CHECK (recipient <> suggested),
    CONSTRAINT date_suggestions_wait_until_answered CHECK ((status = 'PENDING') = (responded_at IS NULL)),
    CONSTRAINT date_suggestions_have_reasons_if_rejected CHECK (
        status = 'REJECTED' OR (cardinality(reasons) = 0 AND custom_reason = '')
    )
);

ALTER TABLE datifyy.date_suggestions ENABLE ROW LEVEL SECURITY;

-- What was suggested to one person, the newest first.
CREATE INDEX date_suggestions_to ON datifyy.date_suggestions (recipient, created_at, id);

-- To whom one person was suggested.
CREATE INDEX date_suggestions_of ON datifyy.date_suggestions (suggested, recipient);

-- What was said about pairs, by what it was made of, for a day: what was paid for is not paid for again.
CREATE TABLE datifyy.comments (
    input_hash text PRIMARY KEY CHECK (input_hash ~ '^[0-9a-f]{64}$'),
    reasoning text NOT NULL CHECK (char_length(reasoning) <= 2000),
    matched_aspects text[] NOT NULL CHECK (cardinality(matched_aspects) <= 20),
    mismatched_aspects text[] NOT NULL CHECK (cardinality(mismatched_aspects) <= 20),
    adjustment smallint NOT NULL CHECK (adjustment BETWEEN -100 AND 100),
    provider text NOT NULL CHECK (char_length(provider) <= 50),
    model text NOT NULL CHECK (char_length(model) <= 200),
    prompt_version text NOT NULL CHECK (char_length(prompt_version) <= 50),
    kept_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE datifyy.comments ENABLE ROW LEVEL SECURITY;

CREATE INDEX comments_by_time ON datifyy.comments (kept_at);

-- How many were asked for in a day, by each of the staff and, under the empty key, by all together.
CREATE TABLE datifyy.comment_counts (
    day date NOT NULL,
    staff_member text NOT NULL CHECK (char_length(staff_member) <= 100),
    asked integer NOT NULL CHECK (asked >= 0),
    PRIMARY KEY (day, staff_member)
);

ALTER TABLE datifyy.comment_counts ENABLE ROW LEVEL SECURITY;

-- Candidates, the newest accounts first, and whether they have free hours from a time on.
CREATE INDEX users_active_by_joining ON datifyy.users (created_at DESC, id DESC) WHERE status = 'ACTIVE';
