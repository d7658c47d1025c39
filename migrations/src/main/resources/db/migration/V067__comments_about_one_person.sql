-- How many comments were asked for in a day about one person with others, whoever of the staff asked.
CREATE TABLE datifyy.person_comment_counts (
    day date NOT NULL,
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    asked integer NOT NULL CHECK (asked >= 0),
    PRIMARY KEY (day, user_id)
);

ALTER TABLE datifyy.person_comment_counts ENABLE ROW LEVEL SECURITY;

-- What there is of a deleted account.
CREATE INDEX person_comment_counts_by_user ON datifyy.person_comment_counts (user_id);
