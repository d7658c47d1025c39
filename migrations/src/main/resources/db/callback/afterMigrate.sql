-- Gives Flyway's own table the protection every other table gets from its migration. Runs after every `migrate`.
DO $$
DECLARE
    web_role text;
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_catalog.pg_class WHERE oid = 'datifyy.flyway_schema_history'::regclass) THEN
        ALTER TABLE datifyy.flyway_schema_history ENABLE ROW LEVEL SECURITY;
    END IF;
    FOR web_role IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
        EXECUTE format('REVOKE ALL ON datifyy.flyway_schema_history FROM %I', web_role);
    END LOOP;
END
$$;
