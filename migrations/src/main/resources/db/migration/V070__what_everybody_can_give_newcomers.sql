-- What the outlines do not tell yet that were there before V069, worked out apart from them: that takes half of the time, and nobody
-- waits for it. Whoever changes a card meanwhile has another outline by then, which tells it.
CREATE TEMPORARY TABLE told AS
SELECT outline.user_id, datifyy.most_for_newcomers(person.card) AS most
FROM datifyy.match_outlines AS outline JOIN datifyy.match_cards AS person ON person.user_id = outline.user_id
WHERE outline.most_for_newcomers IS NULL;

-- Nothing here waits for others, who may wait for this: an outline that somebody has a hand on is about to be another one, or stays
-- without.
WITH untouched AS MATERIALIZED (
    SELECT outline.user_id, told.most
    FROM datifyy.match_outlines AS outline JOIN told ON told.user_id = outline.user_id
    WHERE outline.most_for_newcomers IS NULL
    FOR UPDATE OF outline SKIP LOCKED)
UPDATE datifyy.match_outlines AS outline SET most_for_newcomers = untouched.most
FROM untouched
WHERE untouched.user_id = outline.user_id;

DROP TABLE told;
