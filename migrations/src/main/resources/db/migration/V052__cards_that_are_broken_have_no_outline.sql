-- A card whose bytes are broken has no outline, so nobody comes upon it; whoever stores it is not refused, nor is whoever outlines
-- everybody stopped by it. Before, reading beyond its end was an error. Cards of a layout that this function does not know still
-- count as whatever is asked for.
CREATE OR REPLACE FUNCTION datifyy.numbers_of_match_card(card bytea) RETURNS bigint[]
    LANGUAGE plpgsql
    IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    size integer := length(card);
    numbers bigint[] := array_fill(0::bigint, ARRAY[20]);
    place integer := 2;
    criterion integer;
    octet integer;
    shift integer;
    rotated bigint;
BEGIN
    IF size < 2 THEN
        RETURN NULL;
    END IF;
    IF get_byte(card, 0) <> 1 THEN
        RETURN array_fill(-1::bigint, ARRAY[20]);
    END IF;
    FOR i IN 1..get_byte(card, 1) LOOP
        IF place >= size THEN
            RETURN NULL;
        END IF;
        criterion := get_byte(card, place);
        EXIT WHEN criterion >= 20;
        rotated := 0;
        shift := 0;
        LOOP
            place := place + 1;
            IF place >= size OR shift > 63 THEN
                RETURN NULL;
            END IF;
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

CREATE OR REPLACE FUNCTION datifyy.outline_of(person datifyy.match_cards) RETURNS SETOF datifyy.match_outlines
    LANGUAGE sql
    STABLE
    SET search_path = ''
AS $$
    SELECT person.user_id, person.tile, person.gender, person.birth_date, person.verified, person.wanted_genders,
        person.min_age, person.max_age, person.reach, said[5], said[7], said[9], said[13], said[15], said[17], said[18],
        said[19], said[20]
    FROM (SELECT datifyy.numbers_of_match_card(person.card) AS said OFFSET 0) AS numbers
    WHERE person.takes_part AND person.shown AND person.gender IS NOT NULL AND person.birth_date IS NOT NULL
        AND said IS NOT NULL
$$;
