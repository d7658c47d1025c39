-- Whoever changed a card while everybody was outlined has committed, and others wait until this is done. Some stopped being found
-- meanwhile, and there was no outline yet that they could have taken away.
DO $$
BEGIN
    LOCK TABLE datifyy.match_outlines IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM datifyy.match_outlines AS outline
    USING datifyy.match_cards AS person
    WHERE person.user_id = outline.user_id
        AND NOT (person.takes_part AND person.shown AND person.gender IS NOT NULL AND person.birth_date IS NOT NULL);
END
$$;

-- People around a place, with everything that is asked of an outline.
CREATE INDEX match_outlines_by_place ON datifyy.match_outlines (tile, gender, birth_date)
    INCLUDE (user_id, verified, wanted_genders, min_age, max_age, reach,
        goals, education, languages, interests, religion, children, drinking, smoking, diet);

-- The same of people anywhere who accept somebody more than 250 km away.
CREATE INDEX match_outlines_far ON datifyy.match_outlines (gender, birth_date)
    INCLUDE (user_id, tile, verified, wanted_genders, min_age, max_age, reach,
        goals, education, languages, interests, religion, children, drinking, smoking, diet)
    WHERE reach > 5;

-- People of an age, for whoever has not told where they live: they may be anywhere.
CREATE INDEX match_outlines_by_age ON datifyy.match_outlines (gender, birth_date);

-- Pages that are known to need no look are what an index is read alone for. New people are as good a reason to find out which
-- as changed ones.
ALTER TABLE datifyy.match_outlines SET (
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
