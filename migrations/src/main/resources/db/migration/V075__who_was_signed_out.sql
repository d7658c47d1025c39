-- Whose sessions ended in which transaction: what an instance that remembers who is signed in reads to keep up. Rows are only
-- added, so that nobody waits for anybody, and are forgotten after an hour.
--
-- Transactions become visible in another order than they begin in. Readers therefore remember the snapshot of their last
-- question and ask for what that snapshot did not see, as with match_card_changes.
CREATE TABLE datifyy.sign_outs (
    -- no reference: it would have to wait for whoever holds the account
    user_id integer NOT NULL,
    ended_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ended_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE datifyy.sign_outs ENABLE ROW LEVEL SECURITY;

CREATE INDEX sign_outs_in_order ON datifyy.sign_outs (ended_in);
CREATE INDEX sign_outs_oldest ON datifyy.sign_outs (ended_at);

-- The instances that remember who is signed in, each as long as it does. Whoever ends a session waits where there is another one.
CREATE TABLE datifyy.session_readers (
    instance uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

ALTER TABLE datifyy.session_readers ENABLE ROW LEVEL SECURITY;

-- As their owner, so that a role of less right can end sessions before it was given a right to the new table.
CREATE FUNCTION datifyy.note_ended_session() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = ''
AS $$
BEGIN
    INSERT INTO datifyy.sign_outs (user_id) VALUES (OLD.user_id);
    RETURN NULL;
END
$$;

CREATE FUNCTION datifyy.note_stopped_account() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = ''
AS $$
BEGIN
    INSERT INTO datifyy.sign_outs (user_id) VALUES (OLD.id);
    RETURN NULL;
END
$$;

REVOKE EXECUTE ON FUNCTION datifyy.note_ended_session(), datifyy.note_stopped_account() FROM PUBLIC;

CREATE TRIGGER sessions_note_ended
    AFTER UPDATE ON datifyy.sessions
    FOR EACH ROW
    WHEN (OLD.ended_at IS DISTINCT FROM NEW.ended_at
        OR NEW.idle_until < OLD.idle_until
        OR NEW.expires_at < OLD.expires_at
        OR NEW.user_id <> OLD.user_id)
    EXECUTE FUNCTION datifyy.note_ended_session();

-- One that was over already tells nothing new.
CREATE TRIGGER sessions_note_gone
    AFTER DELETE ON datifyy.sessions
    FOR EACH ROW
    WHEN (OLD.ended_at IS NULL AND OLD.idle_until > now() AND OLD.expires_at > now())
    EXECUTE FUNCTION datifyy.note_ended_session();
