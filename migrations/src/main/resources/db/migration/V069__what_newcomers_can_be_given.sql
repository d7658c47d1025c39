-- The most points that somebody who has told no more than gender, birth date and place can have in the eyes of whom an outline is
-- about. Somebody of whom nothing else is known is promised as much by everybody otherwise. Null where it is not known, as in
-- outlines that were there before: then it is no bound. Triggers keep it with the rest of the outline, whoever writes a card.
ALTER TABLE datifyy.match_outlines ADD COLUMN most_for_newcomers smallint;

-- Where texts in a card end that begin at a place, or null where they do not end within it: their number, then for each its length
-- and its bytes. CardCodec has the layout. Numbers here are small and not negative, so rotating them is doubling them.
CREATE FUNCTION datifyy.past_texts_of_match_card(card bytea, place integer) RETURNS integer
    LANGUAGE plpgsql
    IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    size integer := length(card);
    past integer := place;
    texts integer;
    number integer;
    octet integer;
    shift integer;
BEGIN
    LOOP
        number := 0;
        shift := 0;
        LOOP
            IF past >= size OR shift > 21 THEN
                RETURN NULL;
            END IF;
            octet := get_byte(card, past);
            past := past + 1;
            number := number | ((octet & 127) << shift);
            EXIT WHEN octet < 128;
            shift := shift + 7;
        END LOOP;
        IF texts IS NULL THEN
            texts := number / 2;
        ELSE
            past := past + number / 2;
            texts := texts - 1;
        END IF;
        EXIT WHEN texts = 0;
    END LOOP;
    RETURN CASE WHEN past <= size THEN past END;
END
$$;

-- Read from the wishes of a card, which stand behind its numbers and texts; null where they cannot be read. What is known of
-- everybody, or told with gender, birth date and place, counts as wished for: those three, the names of the place, whether it is
-- abroad, and what the account and the profile as a whole say. All other wishes count neither way, so what is left over is half of
-- the points for each wish's part of the weight. Each share is rounded by less than one point.
CREATE FUNCTION datifyy.most_for_newcomers(card bytea) RETURNS smallint
    LANGUAGE plpgsql
    IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    size integer := length(card);
    place integer := 2;
    texts integer;
    wishes integer := 0;
    octet integer;
    shift integer := 0;
    criterion integer;
    flags integer;
    weight integer;
    total integer := 0;
    reached integer := 0;
    met integer := 0;
BEGIN
    IF size < 2 OR get_byte(card, 0) <> 1 THEN
        RETURN NULL;
    END IF;
    FOR i IN 1..get_byte(card, 1) LOOP
        place := place + 1;
        WHILE place < size AND get_byte(card, place) > 127 LOOP
            place := place + 1;
        END LOOP;
        place := place + 1;
    END LOOP;
    IF place >= size THEN
        RETURN NULL;
    END IF;
    texts := get_byte(card, place);
    place := place + 1;
    FOR i IN 1..texts LOOP
        place := datifyy.past_texts_of_match_card(card, place + 1);
        IF place IS NULL THEN
            RETURN NULL;
        END IF;
    END LOOP;
    LOOP
        IF place >= size OR shift > 21 THEN
            RETURN NULL;
        END IF;
        octet := get_byte(card, place);
        place := place + 1;
        wishes := wishes | ((octet & 127) << shift);
        EXIT WHEN octet < 128;
        shift := shift + 7;
    END LOOP;
    FOR i IN 1..wishes / 2 LOOP
        IF place + 2 >= size THEN
            RETURN NULL;
        END IF;
        criterion := get_byte(card, place);
        flags := get_byte(card, place + 1);
        place := place + 2;
        WHILE place < size AND get_byte(card, place) > 127 LOOP
            place := place + 1;
        END LOOP;
        place := place + 1;
        IF flags & 8 <> 0 THEN
            place := datifyy.past_texts_of_match_card(card, place);
            IF place IS NULL THEN
                RETURN NULL;
            END IF;
        END IF;
        IF flags & 4 <> 0 THEN
            weight := CASE flags & 3 WHEN 0 THEN 3 WHEN 1 THEN 1 ELSE 0 END;
            total := total + weight;
            IF criterion IN (0, 1, 2, 5, 34, 58, 59, 60, 61, 62) THEN
                reached := reached + weight;
                met := met + 1;
            END IF;
        END IF;
    END LOOP;
    RETURN CASE
        WHEN place > size THEN NULL
        WHEN total = 0 THEN 5000
        ELSE least(10000, 5000 + 5000 * reached / total + met)
    END;
END
$$;

CREATE OR REPLACE FUNCTION datifyy.outline_of(person datifyy.match_cards) RETURNS SETOF datifyy.match_outlines
    LANGUAGE sql
    STABLE
    SET search_path = ''
AS $$
    SELECT person.user_id, person.tile, person.gender, person.birth_date, person.verified, person.wanted_genders,
        person.min_age, person.max_age, person.reach, said[5], said[7], said[9], said[13], said[15], said[17], said[18],
        said[19], said[20], datifyy.most_for_newcomers(person.card)
    FROM (SELECT datifyy.numbers_of_match_card(person.card) AS said OFFSET 0) AS numbers
    WHERE person.takes_part AND person.shown AND person.gender IS NOT NULL AND person.birth_date IS NOT NULL
        AND said IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION datifyy.outline_changed_match_card() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    DELETE FROM datifyy.match_outlines WHERE user_id = NEW.user_id;
    INSERT INTO datifyy.match_outlines SELECT * FROM datifyy.outline_of(NEW)
    ON CONFLICT (user_id) DO UPDATE SET (
        tile, gender, birth_date, verified, wanted_genders, min_age, max_age, reach, goals, education, languages,
        interests, religion, children, drinking, smoking, diet, most_for_newcomers
    ) = (
        excluded.tile, excluded.gender, excluded.birth_date, excluded.verified, excluded.wanted_genders,
        excluded.min_age, excluded.max_age, excluded.reach, excluded.goals, excluded.education, excluded.languages,
        excluded.interests, excluded.religion, excluded.children, excluded.drinking, excluded.smoking, excluded.diet,
        excluded.most_for_newcomers
    );
    RETURN NULL;
END
$$;
