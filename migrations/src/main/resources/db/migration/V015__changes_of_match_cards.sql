-- Who changed last, in which transaction: what an index in memory reads to keep up. One row for each person, so the table
-- does not grow with the changes; kept apart from the cards, whose indexes need not be touched when somebody is only active.
--
-- Transactions become visible in another order than they begin in. Readers therefore remember the snapshot of their last
-- question and ask for what that snapshot did not see; see PostgresCardFeed.
CREATE TABLE datifyy.match_card_changes (
    -- no reference: that somebody is gone is a change as well
    user_id integer PRIMARY KEY,
    changed_in xid8 NOT NULL
);

ALTER TABLE datifyy.match_card_changes ENABLE ROW LEVEL SECURITY;

CREATE INDEX match_card_changes_in_order ON datifyy.match_card_changes (changed_in);

CREATE FUNCTION datifyy.note_changed_match_cards() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    INSERT INTO datifyy.match_card_changes (user_id, changed_in)
    SELECT user_id, pg_current_xact_id() FROM changed
    ON CONFLICT (user_id) DO UPDATE SET changed_in = EXCLUDED.changed_in;
    RETURN NULL;
END
$$;

CREATE TRIGGER match_cards_note_new
    AFTER INSERT ON datifyy.match_cards
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.note_changed_match_cards();

CREATE TRIGGER match_cards_note_changed
    AFTER UPDATE ON datifyy.match_cards
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.note_changed_match_cards();

CREATE TRIGGER match_cards_note_gone
    AFTER DELETE ON datifyy.match_cards
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.note_changed_match_cards();
