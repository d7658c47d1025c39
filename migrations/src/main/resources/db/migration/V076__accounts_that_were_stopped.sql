-- A stopped account ends nothing in sessions, and still nobody is let in: whoever remembers who is signed in hears of it as well.
-- Apart from V075, so that neither table is held while the other is waited for.
CREATE TRIGGER users_note_stopped
    AFTER UPDATE OF status ON datifyy.users
    FOR EACH ROW
    WHEN (OLD.status IS DISTINCT FROM NEW.status)
    EXECUTE FUNCTION datifyy.note_stopped_account();
