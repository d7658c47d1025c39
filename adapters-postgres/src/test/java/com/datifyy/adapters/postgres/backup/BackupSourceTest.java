package com.datifyy.adapters.postgres.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.TestDatabase;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BackupSourceTest {
    @Test
    void what_rows_look_like_does_not_depend_on_how_the_server_is_set_up() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("""
                    CREATE TABLE datifyy.of_all_kinds AS
                    SELECT '2026-11-27 10:00Z'::timestamptz AS at, '\\x00ff'::bytea AS content, 0.1::float8 + 0.2 AS share,
                        '3 days 4 hours'::interval AS wait""");
            SortedMap<String, TableSum> before = sumsOf(database);

            database.execute("""
                    DO $$
                    DECLARE
                        setting text;
                    BEGIN
                        FOREACH setting IN ARRAY ARRAY['TimeZone = ''Asia/Kolkata''', 'DateStyle = ''German''',
                            'IntervalStyle = ''iso_8601''', 'bytea_output = ''escape''', 'extra_float_digits = -4']
                        LOOP
                            EXECUTE format('ALTER DATABASE %I SET ', current_database()) || setting;
                        END LOOP;
                    END
                    $$""");

            assertThat(sumsOf(database)).isEqualTo(before).containsKey("of_all_kinds");
        }
    }

    /// PgBouncer takes these, the last once it is told to, and lets nobody in who asks for more.
    @Test
    void nothing_is_asked_for_while_connecting_that_a_pooler_refuses() throws Exception {
        try (var pooler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = together.submit(() -> askedOf(pooler));

            assertThatThrownBy(() -> BackupSource.open(settings("jdbc:postgresql://127.0.0.1:" + pooler.getLocalPort()
                            + "/any?sslmode=disable&gssEncMode=disable")))
                    .isInstanceOf(BackupFailure.class);

            assertThat(asked.get())
                    .contains("user", "database")
                    .isSubsetOf(
                            "user",
                            "database",
                            "client_encoding",
                            "DateStyle",
                            "TimeZone",
                            "standard_conforming_strings",
                            "application_name",
                            "extra_float_digits");
        }
    }

    /// As behind a transaction pooler that was not declared; here another session is made up for each statement.
    @Test
    void nothing_is_set_in_a_session_that_another_is_given_next() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("CREATE SCHEMA pooler");
            database.execute("CREATE SEQUENCE pooler.sessions");
            database.execute("""
                    CREATE FUNCTION pooler.pg_backend_pid() RETURNS int LANGUAGE sql
                    AS $$ SELECT nextval('pooler.sessions')::int $$""");
            database.execute("""
                    DO $$ BEGIN
                        EXECUTE format('ALTER DATABASE %I SET search_path = pooler, pg_catalog', current_database());
                    END $$""");

            assertThatThrownBy(() -> BackupSource.open(database.settings(false)))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessageStartingWith("the server's session changes between statements");
        }
    }

    @Test
    void why_it_failed_is_told_with_its_code() {
        try (TestDatabase database = TestDatabase.fresh()) {
            String nowhere = database.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/nowhere$1");

            assertThatThrownBy(() -> BackupSource.open(settings(nowhere)))
                    .isInstanceOf(BackupFailure.class)
                    .hasMessage("FATAL: database \"nowhere\" does not exist (3D000)");
        }
    }

    /// The names of what whoever connects wants to be set.
    private static List<String> askedOf(ServerSocket pooler) throws IOException {
        try (Socket socket = pooler.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            byte[] message = in.readNBytes(in.readInt() - Integer.BYTES);
            String[] texts = new String(message, Integer.BYTES, message.length - Integer.BYTES, UTF_8).split("\0", -1);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < texts.length && !texts[i].isEmpty(); i += 2) {
                names.add(texts[i]);
            }
            return names;
        }
    }

    private static SortedMap<String, TableSum> sumsOf(TestDatabase database) {
        try (var source = BackupSource.open(database.settings(false))) {
            return source.sums();
        }
    }

    private static PostgresSettings settings(String jdbcUrl) {
        return new PostgresSettings(jdbcUrl, "postgres", "any", 1, false);
    }
}
