package com.datifyy.adapters.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path parent;

    @Test
    void what_was_written_is_there_after_stopping_and_starting_again() throws SQLException {
        try (var database = EmbeddedDatabase.at(folder())) {
            run(database, database.jdbcUrl(), "CREATE TABLE note (text text)", "INSERT INTO note VALUES ('नमस्ते')");
        }

        try (var database = EmbeddedDatabase.at(folder())) {
            assertThat(query(database, database.jdbcUrl(), "SELECT text FROM note"))
                    .containsExactly("नमस्ते");
            assertThat(query(database, database.jdbcUrl(), "SHOW fsync")).containsExactly("on");
            assertThat(query(database, database.jdbcUrl(), "SHOW synchronous_commit"))
                    .containsExactly("on");
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_process_is_stopped_and_its_data_kept() throws Exception {
        var victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteAndWait.class.getName(),
                        folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = victim.inputReader()) {
            assertThat(output.lines().anyMatch(WriteAndWait.READY::equals)).isTrue();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        var orphan = Long.parseLong(
                Files.readAllLines(folder().resolve("postmaster.pid")).getFirst());
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (var database = EmbeddedDatabase.at(folder())) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(query(database, database.jdbcUrl(), "SELECT text FROM note"))
                    .containsExactly("before the kill");
        }
    }

    @Test
    void a_stale_process_number_that_now_belongs_to_another_program_is_no_obstacle() throws Exception {
        EmbeddedDatabase.at(folder()).close();
        Files.writeString(
                folder().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + folder() + "\n");

        try (var database = EmbeddedDatabase.at(folder())) {
            assertThat(query(database, database.jdbcUrl(), "SELECT 'up'")).containsExactly("up");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
        Files.createDirectories(folder().resolve("base"));
        Files.writeString(folder().resolve("PG_VERSION"), "18\n");
        Files.writeString(folder().resolve("postgresql.conf"), "");

        try (var database = EmbeddedDatabase.at(folder())) {
            assertThat(query(database, database.jdbcUrl(), "SELECT 'up'")).containsExactly("up");
        }
    }

    @Test
    void a_server_that_was_killed_is_known_to_be_gone_and_closed_all_the_same() throws Exception {
        var database = EmbeddedDatabase.at(folder());
        assertThat(LeftoverServer.isOn(folder())).isTrue();
        var server = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(folder().resolve("postmaster.pid")).getFirst()))
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().join();

        assertThat(LeftoverServer.isOn(folder())).isFalse();
        database.close();

        try (var again = EmbeddedDatabase.at(folder())) {
            assertThat(query(again, again.jdbcUrl(), "SELECT 'up'")).containsExactly("up");
        }
    }

    @Test
    void a_folder_in_use_is_refused_and_its_server_keeps_running() throws SQLException {
        try (var database = EmbeddedDatabase.at(folder())) {
            assertThatExceptionOfType(FolderInUse.class)
                    .isThrownBy(() -> EmbeddedDatabase.at(folder()))
                    .withMessageContaining("in use by another datifyy");
            assertThat(query(database, database.jdbcUrl(), "SELECT 'up'")).containsExactly("up");
        }
    }

    @Test
    void a_lasting_server_asks_for_its_password_which_only_the_owner_can_read() throws Exception {
        try (var database = EmbeddedDatabase.at(folder())) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(Files.getPosixFilePermissions(parent.resolve("postgres.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_temporary_server_makes_independent_copies_of_a_prepared_database() throws SQLException {
        try (var database = EmbeddedDatabase.temporary()) {
            var template = database.createDatabase();
            run(database, database.jdbcUrl(template), "CREATE TABLE note (text text)", "INSERT INTO note VALUES ('a')");

            var first = database.createDatabaseFrom(template);
            var second = database.createDatabaseFrom(template);
            run(database, database.jdbcUrl(first), "INSERT INTO note VALUES ('b')");

            assertThat(query(database, database.jdbcUrl(first), "SELECT text FROM note ORDER BY 1"))
                    .containsExactly("a", "b");
            assertThat(query(database, database.jdbcUrl(second), "SELECT text FROM note"))
                    .containsExactly("a");
        }
    }

    @Test
    void a_database_name_is_never_taken_for_sql() {
        try (var database = EmbeddedDatabase.temporary()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> database.createDatabaseFrom("template1; DROP DATABASE postgres"));
        }
    }

    @Test
    void the_extensions_the_schema_needs_are_there_and_text_sorts_alike_everywhere() throws SQLException {
        try (var database = EmbeddedDatabase.temporary()) {
            run(
                    database,
                    database.jdbcUrl(),
                    "CREATE EXTENSION citext",
                    "CREATE EXTENSION btree_gist",
                    "CREATE EXTENSION pg_trgm");
            assertThat(query(
                            database, database.jdbcUrl(), "SELECT t FROM (VALUES ('b'), ('A'), ('a')) v(t) ORDER BY 1"))
                    .containsExactly("A", "a", "b");
            assertThat(query(database, database.jdbcUrl(), "SELECT lower('ÅÄ')"))
                    .containsExactly("åä");
        }
    }

    private Path folder() {
        return parent.resolve("postgres");
    }

    static void run(EmbeddedDatabase database, String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, database.user(), database.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> query(EmbeddedDatabase database, String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
