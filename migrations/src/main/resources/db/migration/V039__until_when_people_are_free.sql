-- When the last hour begins that somebody offered: whether they are free after a time is one comparison, not a look at
-- all their hours. The triggers below keep it; it is in the past, or `-infinity`, for whoever offers nothing any more.
CREATE TABLE datifyy.free_people (
    user_id integer PRIMARY KEY REFERENCES datifyy.users ON DELETE CASCADE,
    until timestamptz NOT NULL
);

ALTER TABLE datifyy.free_people ENABLE ROW LEVEL SECURITY;

CREATE INDEX free_people_by_time ON datifyy.free_people (until);

CREATE FUNCTION datifyy.note_hours_offered() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    INSERT INTO datifyy.free_people (user_id, until)
    SELECT user_id, max(starts_at) FROM offered GROUP BY user_id ORDER BY user_id
    ON CONFLICT (user_id) DO UPDATE SET until = greatest(free_people.until, excluded.until)
    WHERE free_people.until < excluded.until;
    RETURN NULL;
END
$$;

-- The rows are locked first: what was offered meanwhile is then seen by the statement that looks for what is left.
CREATE FUNCTION datifyy.note_hours_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    PERFORM FROM datifyy.free_people
    WHERE user_id IN (SELECT user_id FROM before)
    ORDER BY user_id
    FOR UPDATE;
    UPDATE datifyy.free_people
    SET until = coalesce(
        (SELECT max(starts_at) FROM datifyy.availability_slots AS slots WHERE slots.user_id = free_people.user_id),
        '-infinity')
    WHERE user_id IN (SELECT user_id FROM before);
    RETURN NULL;
END
$$;

CREATE TRIGGER availability_slots_offered
    AFTER INSERT ON datifyy.availability_slots
    REFERENCING NEW TABLE AS offered
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.note_hours_offered();

CREATE TRIGGER availability_slots_changed
    AFTER UPDATE ON datifyy.availability_slots
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.note_hours_changed();

CREATE TRIGGER availability_slots_gone
    AFTER DELETE ON datifyy.availability_slots
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.note_hours_changed();

INSERT INTO datifyy.free_people (user_id, until)
SELECT user_id, max(starts_at) FROM datifyy.availability_slots GROUP BY user_id
ON CONFLICT DO NOTHING;
