-- What narrows down whose match card is read, of everybody who may be found: where they are, what they ask of others, and
-- what they say about what most people ask for. Apart from the cards because it does not change when somebody is only active:
-- indexes that hold all of it are read without looking at a row. Triggers below keep it in step, whoever writes a card.
CREATE TABLE datifyy.match_outlines (
    user_id integer PRIMARY KEY REFERENCES datifyy.match_cards ON DELETE CASCADE,

    -- as in match_cards
    tile integer NOT NULL,
    gender smallint NOT NULL,
    birth_date date NOT NULL,
    verified boolean NOT NULL,
    wanted_genders smallint NOT NULL,
    min_age smallint NOT NULL,
    max_age smallint NOT NULL,
    reach smallint NOT NULL,

    -- sets of words as in the card, 0 where nothing is known; every bit is set where this migration cannot read the card, which
    -- counts as whatever is asked for
    goals bigint NOT NULL,
    education bigint NOT NULL,
    languages bigint NOT NULL,
    interests bigint NOT NULL,
    religion bigint NOT NULL,
    children bigint NOT NULL,
    drinking bigint NOT NULL,
    smoking bigint NOT NULL,
    diet bigint NOT NULL
);

ALTER TABLE datifyy.match_outlines ENABLE ROW LEVEL SECURITY;

-- The numbers that a card begins with, by their criterion's position from 1, as far as outlines need them. CardCodec has the
-- layout: a byte with its version, a byte with how many there are, then for each the criterion's position and seven bits a byte,
-- least significant first, rotated by one.
CREATE FUNCTION datifyy.numbers_of_match_card(card bytea) RETURNS bigint[]
    LANGUAGE plpgsql
    IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    numbers bigint[] := array_fill(0::bigint, ARRAY[20]);
    place integer := 2;
    criterion integer;
    octet integer;
    shift integer;
    rotated bigint;
BEGIN
    IF get_byte(card, 0) <> 1 THEN
        RETURN array_fill(-1::bigint, ARRAY[20]);
    END IF;
    FOR i IN 1..get_byte(card, 1) LOOP
        criterion := get_byte(card, place);
        EXIT WHEN criterion >= 20;
        rotated := 0;
        shift := 0;
        LOOP
            place := place + 1;
            octet := get_byte(card, place);
            rotated := rotated | ((octet & 127)::bigint << shift);
            EXIT WHEN octet < 128;
            shift := shift + 7;
        END LOOP;
        place := place + 1;
        numbers[criterion + 1] := ((rotated >> 1) & 9223372036854775807) | (rotated << 63);
    END LOOP;
    RETURN numbers;
END
$$;

CREATE FUNCTION datifyy.outline_of(person datifyy.match_cards) RETURNS SETOF datifyy.match_outlines
    LANGUAGE sql
    STABLE
    SET search_path = ''
AS $$
    SELECT person.user_id, person.tile, person.gender, person.birth_date, person.verified, person.wanted_genders,
        person.min_age, person.max_age, person.reach, said[5], said[7], said[9], said[13], said[15], said[17], said[18],
        said[19], said[20]
    FROM (SELECT datifyy.numbers_of_match_card(person.card) AS said OFFSET 0) AS numbers
    WHERE person.takes_part AND person.shown AND person.gender IS NOT NULL AND person.birth_date IS NOT NULL
$$;

CREATE FUNCTION datifyy.outline_new_match_cards() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    INSERT INTO datifyy.match_outlines SELECT outline.* FROM added, datifyy.outline_of(added) AS outline;
    RETURN NULL;
END
$$;

-- Whoever changes a card has locked its row, so only the migration that outlines everybody may write the outline at the same
-- time: it is waited for, and what was changed counts.
CREATE FUNCTION datifyy.outline_changed_match_card() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    DELETE FROM datifyy.match_outlines WHERE user_id = NEW.user_id;
    INSERT INTO datifyy.match_outlines SELECT * FROM datifyy.outline_of(NEW)
    ON CONFLICT (user_id) DO UPDATE SET (
        tile, gender, birth_date, verified, wanted_genders, min_age, max_age, reach, goals, education, languages,
        interests, religion, children, drinking, smoking, diet
    ) = (
        excluded.tile, excluded.gender, excluded.birth_date, excluded.verified, excluded.wanted_genders,
        excluded.min_age, excluded.max_age, excluded.reach, excluded.goals, excluded.education, excluded.languages,
        excluded.interests, excluded.religion, excluded.children, excluded.drinking, excluded.smoking, excluded.diet
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER match_cards_outline_new
    AFTER INSERT ON datifyy.match_cards
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.outline_new_match_cards();

-- Not when somebody is only active.
CREATE TRIGGER match_cards_outline_changed
    AFTER UPDATE ON datifyy.match_cards
    FOR EACH ROW
    WHEN (
        OLD.card IS DISTINCT FROM NEW.card
        OR OLD.takes_part IS DISTINCT FROM NEW.takes_part
        OR OLD.verified IS DISTINCT FROM NEW.verified
        OR OLD.shown IS DISTINCT FROM NEW.shown
        OR OLD.tile IS DISTINCT FROM NEW.tile
        OR OLD.gender IS DISTINCT FROM NEW.gender
        OR OLD.birth_date IS DISTINCT FROM NEW.birth_date
        OR OLD.wanted_genders IS DISTINCT FROM NEW.wanted_genders
        OR OLD.min_age IS DISTINCT FROM NEW.min_age
        OR OLD.max_age IS DISTINCT FROM NEW.max_age
        OR OLD.reach IS DISTINCT FROM NEW.reach
    )
    EXECUTE FUNCTION datifyy.outline_changed_match_card();
