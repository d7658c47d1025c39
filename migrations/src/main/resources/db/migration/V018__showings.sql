-- How often people were shown in recommendations, day by day: whoever was shown seldom comes sooner. Whom they were shown to is
-- not kept, and after some days nothing is.
CREATE TABLE datifyy.showings (
    day date NOT NULL,
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    times integer NOT NULL CHECK (times > 0),
    PRIMARY KEY (day, user_id)
);

ALTER TABLE datifyy.showings ENABLE ROW LEVEL SECURITY;

-- What there is of a deleted account.
CREATE INDEX showings_by_user ON datifyy.showings (user_id);
