-- Gives Flyway's own table the protection every other table gets from its migration, and takes from the roles of a web
-- gateway what they were given of anything in the schema: by default grants of the whole database, which those for the
-- schema in V001 do not undo, or later by hand. Runs after every `migrate`.
DO $$
DECLARE
    web_role text;
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_catalog.pg_class WHERE oid = 'datifyy.flyway_schema_history'::regclass) THEN
        ALTER TABLE datifyy.flyway_schema_history ENABLE ROW LEVEL SECURITY;
    END IF;
    FOR web_role IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA datifyy FROM %I', web_role);
        EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA datifyy FROM %I', web_role);
        EXECUTE format('REVOKE ALL ON ALL ROUTINES IN SCHEMA datifyy FROM %I', web_role);
    END LOOP;
END
$$;
