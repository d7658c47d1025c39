-- What matching needs of each person, packed; the columns beside it only narrow down who is looked at.
-- Derived from users, profiles and partner_preferences: it can be rebuilt from them at any time.
CREATE TABLE datifyy.match_cards (
    user_id integer PRIMARY KEY REFERENCES datifyy.users ON DELETE CASCADE,

    -- the account's standing, copied by the trigger below
    takes_part boolean NOT NULL,
    verified boolean NOT NULL,
    last_active_at timestamptz NOT NULL,

    -- position of the gender in its vocabulary, from 0; null when not told
    gender smallint,
    birth_date date,
    -- the square degree of the place they live in, from 1; 0 when not known
    tile integer NOT NULL,

    -- what the person demands of others, as far as columns can tell it: genders as bits (0 = any), ages in completed years,
    -- and the last step of the distance scale (11 = any)
    wanted_genders smallint NOT NULL,
    min_age smallint NOT NULL,
    max_age smallint NOT NULL,
    reach smallint NOT NULL,

    card bytea NOT NULL
);

ALTER TABLE datifyy.match_cards ENABLE ROW LEVEL SECURITY;

-- Packed cards do not compress; keeping them in the row saves a second look-up.
ALTER TABLE datifyy.match_cards ALTER COLUMN card SET STORAGE MAIN;

-- People around a place.
CREATE INDEX match_cards_by_place ON datifyy.match_cards (tile, gender, birth_date, reach)
    WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL;

-- People anywhere.
CREATE INDEX match_cards_by_age ON datifyy.match_cards (gender, birth_date, reach)
    WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL;

-- However an account changes, its card says the same at once.
CREATE FUNCTION datifyy.copy_standing_to_match_card() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    UPDATE datifyy.match_cards
    SET takes_part = NEW.status IN ('ACTIVE', 'PENDING'),
        verified = NEW.email_verified_at IS NOT NULL,
        last_active_at = NEW.last_active_at
    WHERE user_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER users_copy_standing
    AFTER UPDATE OF status, email_verified_at, last_active_at ON datifyy.users
    FOR EACH ROW
    WHEN (
        OLD.status IS DISTINCT FROM NEW.status
        OR OLD.email_verified_at IS DISTINCT FROM NEW.email_verified_at
        OR OLD.last_active_at IS DISTINCT FROM NEW.last_active_at
    )
    EXECUTE FUNCTION datifyy.copy_standing_to_match_card();
