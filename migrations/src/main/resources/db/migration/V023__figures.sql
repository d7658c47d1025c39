-- How many different people were there, by zone and period; kept up by a job from the signs of life below.
CREATE TABLE datifyy.active_people (
    zone text NOT NULL CHECK (char_length(zone) <= 100),
    period text NOT NULL CHECK (period IN ('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY')),
    starts_on date NOT NULL,
    people bigint NOT NULL CHECK (people > 0),
    PRIMARY KEY (zone, period, starts_on)
);

ALTER TABLE datifyy.active_people ENABLE ROW LEVEL SECURITY;

-- Signs of life that are not counted yet: when somebody was there, and when before, to the quarter of an hour. They do
-- not say who.
CREATE TABLE datifyy.signs_of_life (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    before timestamptz
);

ALTER TABLE datifyy.signs_of_life ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION datifyy.note_sign_of_life() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    INSERT INTO datifyy.signs_of_life (at, before)
    VALUES (
        date_bin('15 minutes', NEW.last_active_at, '2000-01-01 00:00:00+00'),
        CASE TG_OP WHEN 'UPDATE' THEN date_bin('15 minutes', OLD.last_active_at, '2000-01-01 00:00:00+00') END
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER users_first_sign_of_life
    AFTER INSERT ON datifyy.users
    FOR EACH ROW EXECUTE FUNCTION datifyy.note_sign_of_life();

CREATE TRIGGER users_sign_of_life
    AFTER UPDATE OF last_active_at ON datifyy.users
    FOR EACH ROW
    WHEN (date_bin('15 minutes', NEW.last_active_at, '2000-01-01 00:00:00+00')
        > date_bin('15 minutes', OLD.last_active_at, '2000-01-01 00:00:00+00'))
    EXECUTE FUNCTION datifyy.note_sign_of_life();

-- Of those who are there already only the last sign is known.
INSERT INTO datifyy.signs_of_life (at)
SELECT date_bin('15 minutes', last_active_at, '2000-01-01 00:00:00+00')
FROM datifyy.users;

-- Who joined, and who signed in lately.
CREATE INDEX users_by_sign_in ON datifyy.users (last_login_at) WHERE last_login_at IS NOT NULL;
CREATE INDEX users_with_proven_address ON datifyy.users (id) WHERE email_verified_at IS NOT NULL;

-- How many there are of each gender and age, and where.
CREATE INDEX profiles_by_birth ON datifyy.profiles (date_of_birth) WHERE date_of_birth IS NOT NULL;
CREATE INDEX profiles_by_place ON datifyy.profiles (country, country_code, city) WHERE country IS NOT NULL;

-- Who is free from a time on.
CREATE INDEX availability_slots_by_time ON datifyy.availability_slots (starts_at, user_id);
