-- What happened to accounts is kept as long as the operator says (AUDIT_RETENTION_DAYS) and then deleted. Nothing of the last
-- 89 days can be: whoever gets hold of the service's database role cannot erase what they just did.
DROP TRIGGER audit_events_only_grow ON datifyy.audit_events;

CREATE TRIGGER audit_events_are_not_changed
    BEFORE UPDATE OR TRUNCATE ON datifyy.audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION datifyy.refuse_to_change_the_past();

CREATE TRIGGER audit_events_stay_a_while
    BEFORE DELETE ON datifyy.audit_events
    FOR EACH ROW WHEN (OLD.at > now() - interval '89 days')
    EXECUTE FUNCTION datifyy.refuse_to_change_the_past();

CREATE INDEX audit_events_by_time ON datifyy.audit_events (at);
