package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.bootstrap.service.TwoRoles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the page about scaling says can be done with the schema of this release, done while the service runs.
@Timeout(60)
class ScalingPageTest {
    private static final DocumentationPage PAGE = DocumentationPage.named("docs/scaling.md");

    private static final String SHAPE = """
            SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'datifyy'::regnamespace AND a.attnum > 0
                AND c.relname IN ('audit_events', 'showings', 'sessions')
            UNION ALL
            SELECT concat_ws(' ', tablename, substring(indexdef FROM 'USING.*')) FROM pg_indexes
            WHERE schemaname = 'datifyy' AND tablename IN ('audit_events', 'showings', 'sessions')
                AND indexname NOT LIKE '%pkey%'
            UNION ALL
            SELECT replace(pg_get_triggerdef(oid), 'datifyy.', '') FROM pg_trigger
            WHERE tgparentid = 0 AND NOT tgisinternal
                AND tgrelid IN ('datifyy.showings'::regclass, 'datifyy.sessions'::regclass)
            UNION ALL
            SELECT concat_ws(' ', conrelid::regclass::text, pg_get_constraintdef(oid)) FROM pg_constraint
            WHERE connamespace = 'datifyy'::regnamespace AND contype IN ('c', 'f') AND conparentid = 0
                AND conrelid::regclass::text IN
                    ('datifyy.audit_events', 'datifyy.showings', 'datifyy.sessions', 'datifyy.refresh_grants')
            ORDER BY 1""";

    private static String day(int ahead) {
        return "(current_date + " + ahead + ")";
    }

    /// As the role that docs/operations.md makes for it, with the rights that earlier editions of it gave: on
    /// tables alone.
    @Test
    void the_service_goes_on_with_partitioned_tables() {
        TwoRoles roles = TwoRoles.on(Databases.empty().port());
        roles.runAsOwner("REVOKE ALL ON ALL SEQUENCES IN SCHEMA datifyy FROM datifyy_serve");
        roles.runAsOwner("ALTER DEFAULT PRIVILEGES IN SCHEMA datifyy REVOKE ALL ON SEQUENCES FROM datifyy_serve");
        try (RunningApp app = RunningApp.with(
                roles.database(), RunningApp.anotherSecret(), Map.of("DATABASE_URL", roles.servingUrl()))) {
            Database database = app.database();
            Member maya = app.overRest().register(Newcomer.named("Maya"));
            database.run("INSERT INTO datifyy.showings VALUES (" + day(0) + ", " + maya.id() + ", 3)");
            List<String> shape = database.texts(SHAPE);
            List<String> events = database.texts("SELECT id::text FROM datifyy.audit_events ORDER BY id");
            assertThat(events).isNotEmpty();

            PAGE.texts("sql").forEach(roles::runAsOwner);

            assertThat(database.texts(SHAPE)).isEqualTo(shape);
            assertThat(database.texts("""
                    SELECT relname FROM pg_class
                    WHERE relnamespace = 'datifyy'::regnamespace AND relkind IN ('r', 'p') AND NOT relrowsecurity""")).as("without row level security").isSubsetOf("flyway_schema_history");
            assertThat(partitionsOf(database, "audit_events")).containsExactly("datifyy.audit_events_so_far");
            assertThat(maya.profile()).as("her session is still there").isNotNull();
            assertThat(app.overRest().refresh(maya.tokens().refresh()).userId()).isEqualTo(maya.id());
            Member another = app.overRest().register(Newcomer.named("Asha"));
            assertThat(another.profile()).isNotNull();
            assertThat(database.texts("SELECT id::text FROM datifyy.audit_events ORDER BY id"))
                    .startsWith(events.toArray(String[]::new))
                    .hasSizeGreaterThan(events.size());
        }
    }

    @Test
    void rows_go_to_the_partition_of_their_time_and_are_kept_as_before() {
        Database database = Databases.fresh();
        PAGE.texts("sql").forEach(database::run);
        database.run(
                "INSERT INTO datifyy.audit_events (kind, network, at, details) SELECT 'SIGNED_IN', '', now() + months"
                        + " * interval '1 month', '{}' FROM generate_series(0, 6, 2) months");
        database.run("INSERT INTO datifyy.users (id, email, name, status, created_at, last_active_at)"
                + " VALUES (1, 'maya@example.org', 'Maya', 'PENDING', now(), now())");
        for (int ahead : List.of(0, 5, 100, 5)) {
            database.run("INSERT INTO datifyy.showings VALUES (" + day(ahead) + ", 1, 1)"
                    + " ON CONFLICT (day, user_id) DO UPDATE SET times = showings.times + 1");
        }

        assertThat(partitionsOf(database, "audit_events"))
                .hasSize(3)
                .contains("datifyy.audit_events_so_far", "datifyy.audit_events_others");
        assertThat(partitionsOf(database, "showings")).hasSize(3).contains("datifyy.showings_others");
        assertThat(database.texts("SELECT times::text FROM datifyy.showings ORDER BY day"))
                .containsExactly("1", "2", "1");
        for (String change : List.of(
                "UPDATE datifyy.audit_events SET kind = 'NOTHING'",
                "UPDATE datifyy.audit_events_so_far SET kind = 'NOTHING'",
                "DELETE FROM datifyy.audit_events",
                "TRUNCATE datifyy.audit_events",
                "TRUNCATE datifyy.audit_events_so_far")) {
            assertThatThrownBy(() -> database.run(change)).rootCause().hasMessageContaining("audit_events only grows");
        }
    }

    @Test
    void what_is_not_tried_is_about_citus_alone() {
        assertThat(PAGE.texts("sql")).hasSizeGreaterThan(5);
        assertThat(PAGE.texts("sql not-tried"))
                .flatMap(text -> text.lines().toList())
                .isNotEmpty()
                .allMatch(line -> line.matches("SELECT create_(reference|distributed)_table\\(.*\\);"));
    }

    private static List<String> partitionsOf(Database database, String table) {
        return database.texts("SELECT DISTINCT tableoid::regclass::text FROM datifyy." + table + " ORDER BY 1");
    }
}
