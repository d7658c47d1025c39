package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.application.identity.TestAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsedDatabasesTest {
    private static final String ROWS = """
            SELECT concat_ws(' ',
                EXISTS (SELECT FROM datifyy.users),
                EXISTS (SELECT FROM datifyy.audit_events),
                EXISTS (SELECT FROM pg_sequences WHERE schemaname = 'datifyy' AND last_value IS NOT NULL))""";

    @AutoClose
    private final TestDatabase store = TestDatabase.fresh();

    private boolean isUsedAgain() {
        store.database().close();
        return UsedDatabases.isEmptiedToBeNew(store.jdbcUrl().replaceAll(".*/", ""));
    }

    @Test
    void rows_are_gone_even_those_that_nobody_may_delete() throws SQLException {
        store.units()
                .run(() ->
                        new PostgresUserRepository(store.database()).add(TestAccounts.account(1), TestAccounts.HASH));
        store.execute("""
                INSERT INTO datifyy.audit_events (kind, network, at, details) VALUES ('REGISTERED', '', now(), '{}')""");
        assertThat(store.strings(ROWS)).containsExactly("t t t");

        assertThat(isUsedAgain()).isTrue();

        assertThat(store.strings(ROWS)).containsExactly("f f f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE datifyy.users ADD COLUMN more integer",
                "ALTER TABLE datifyy.users ALTER COLUMN status DROP NOT NULL",
                "CREATE INDEX more ON datifyy.users (name)",
                "CREATE TABLE more (id integer)",
                "CREATE FUNCTION datifyy.more() RETURNS integer LANGUAGE sql RETURN 1",
                "DROP TRIGGER audit_events_stay_a_while ON datifyy.audit_events",
                "ANALYZE datifyy.users",
                "UPDATE datifyy.flyway_schema_history SET success = success",
                "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database()); END$$"
            })
    void one_that_differs_in_more_than_rows_is_not_used_again(String difference) throws SQLException {
        store.execute(difference);

        assertThat(isUsedAgain()).isFalse();
    }

    @Test
    void one_that_somebody_is_connected_to_is_not_used_again() throws SQLException {
        try (Connection _ = store.connect()) {
            assertThat(isUsedAgain()).isFalse();
        }

        assertThat(isUsedAgain()).isTrue();
    }
}
