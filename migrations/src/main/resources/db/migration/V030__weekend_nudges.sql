-- How far the weekly word about the weekend has come among the people who live by one clock. It goes by their numbers in
-- order, so nobody is come by twice, and goes on from there after a pause.
CREATE TABLE datifyy.nudge_rounds (
    week date NOT NULL,
    zone text NOT NULL CHECK (char_length(zone) BETWEEN 1 AND 50),
    reached integer NOT NULL DEFAULT 0 CHECK (reached >= 0),
    is_over boolean NOT NULL DEFAULT false,
    CONSTRAINT nudge_rounds_once_a_week PRIMARY KEY (week, zone),
    CONSTRAINT nudge_rounds_on_wednesdays CHECK (extract(isodow FROM week) = 3)
);

ALTER TABLE datifyy.nudge_rounds ENABLE ROW LEVEL SECURITY;

-- Who lives by a clock, and by which clocks people live.
CREATE INDEX user_settings_by_time_zone ON datifyy.user_settings (time_zone, user_id) WHERE time_zone IS NOT NULL;

-- The dates of one state, as the staff lists them.
CREATE INDEX scheduled_dates_by_status ON datifyy.scheduled_dates (status, starts_at, id);
