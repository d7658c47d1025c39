-- Protects Flyway's own table as every other table is by its migration, and takes from the roles of a web gateway what
-- they were given of anything in the schema: by default grants of the whole database, which those for the schema in V001
-- do not undo, or later by hand. Runs after every `migrate`, when Flyway has let go of its lock: two statements that
-- change the rights of one thing fail if they meet, so each `migrate` waits here for the others, and changes only what
-- has to be, for as long as they take. What they handed on themselves goes with it.
SET lock_timeout = 0;
DO $$
DECLARE
    given record;
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('datifyy.afterMigrate', 0));
    IF NOT (SELECT relrowsecurity FROM pg_catalog.pg_class WHERE oid = 'datifyy.flyway_schema_history'::regclass) THEN
        ALTER TABLE datifyy.flyway_schema_history ENABLE ROW LEVEL SECURITY;
    END IF;
    FOR given IN
        WITH thing (kind, name, owner, rights) AS (
            SELECT 'SCHEMA', quote_ident(nspname), nspowner, nspacl FROM pg_catalog.pg_namespace WHERE nspname = 'datifyy'
            UNION ALL
            SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, format('datifyy.%I', relname), relowner, relacl
            FROM pg_catalog.pg_class
            WHERE relnamespace = 'datifyy'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            UNION ALL
            SELECT 'TABLE', format('datifyy.%I', relname), relowner, attacl
            FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'datifyy'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') AND attacl IS NOT NULL
            UNION ALL
            SELECT 'ROUTINE', oid::regprocedure::text, proowner, proacl
            FROM pg_catalog.pg_proc WHERE pronamespace = 'datifyy'::regnamespace)
        SELECT DISTINCT kind, name, rolname
        FROM thing, pg_catalog.aclexplode(rights) granted JOIN pg_catalog.pg_roles ON pg_roles.oid = granted.grantee
        WHERE rolname IN ('anon', 'authenticated') AND granted.grantor = owner AND pg_catalog.pg_has_role(owner, 'USAGE')
    LOOP
        EXECUTE format('REVOKE ALL ON %s %s FROM %I CASCADE', given.kind, given.name, given.rolname);
    END LOOP;
END
$$;
