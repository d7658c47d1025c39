-- Which cell somebody's location is in since when, and when it changed of late: a location may change a few times a day, and no
-- faster than one can travel. Cells are numbers of the coarse grid, at least two kilometres wide and high.
CREATE TABLE datifyy.moves (
    user_id integer PRIMARY KEY REFERENCES datifyy.users ON DELETE CASCADE,
    cell integer NOT NULL,
    since timestamptz NOT NULL,
    changes timestamptz[] NOT NULL CHECK (cardinality(changes) <= 1000)
);

ALTER TABLE datifyy.moves ENABLE ROW LEVEL SECURITY;
