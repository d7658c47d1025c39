-- The same indexes as before, with what newcomers can be given; after V070, so that they hold nothing of what it replaced. The release
-- before finds in them whatever it asks for.
CREATE INDEX match_outlines_by_place_with_most ON datifyy.match_outlines (tile, gender, birth_date)
    INCLUDE (user_id, verified, wanted_genders, min_age, max_age, reach, most_for_newcomers,
        goals, education, languages, interests, religion, children, drinking, smoking, diet);
CREATE INDEX match_outlines_far_with_most ON datifyy.match_outlines (gender, birth_date)
    INCLUDE (user_id, tile, verified, wanted_genders, min_age, max_age, reach, most_for_newcomers,
        goals, education, languages, interests, religion, children, drinking, smoking, diet)
    WHERE reach > 5;
DROP INDEX datifyy.match_outlines_by_place, datifyy.match_outlines_far;
ALTER INDEX datifyy.match_outlines_by_place_with_most RENAME TO match_outlines_by_place;
ALTER INDEX datifyy.match_outlines_far_with_most RENAME TO match_outlines_far;
