package com.datifyy.adapters.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A second server that follows an embedded one by streaming replication and answers readings, in a temporary
/// folder. What it replays can be held up, and it can be stopped and started again.
public final class EmbeddedStandby implements AutoCloseable {
    /// What belongs to the running primary alone.
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    private final EmbeddedDatabase primary;
    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    private EmbeddedStandby(EmbeddedDatabase primary, Path data, int port) {
        this.primary = primary;
        this.data = data;
        this.port = port;
    }

    /// Copies the running primary, and follows it from then on. Takes about a second for a small one. It ends
    /// with the process, if not before.
    ///
    /// @throws UncheckedIOException when it cannot be copied, or the copy does not start
    public static EmbeddedStandby of(EmbeddedDatabase primary) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            var standby =
                    new EmbeddedStandby(primary, Files.createTempDirectory("datifyy-standby", ownerOnly), Ports.free());
            Runtime.getRuntime().addShutdownHook(new Thread(standby::close, "standby"));
            standby.copy();
            standby.start();
            return standby;
        } catch (IOException failure) {
            throw new UncheckedIOException("The standby did not start", failure);
        }
    }

    /// The address of a database of the primary here, without credentials.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// The port on the loopback address.
    public int port() {
        return port;
    }

    /// Holds up what is received from the primary: from now on nothing that happens there is seen here.
    public void pause() {
        run("SELECT pg_wal_replay_pause()");
        // It is asked for, and comes into effect with the next record.
        run("""
                DO $$ BEGIN WHILE pg_get_wal_replay_pause_state() <> 'paused' LOOP PERFORM pg_sleep(0.005); END LOOP; END $$""");
    }

    /// Goes on with what was held up.
    public void resume() {
        run("SELECT pg_wal_replay_resume()");
    }

    /// Stops the server and keeps its data.
    public void stop() {
        var running = server;
        if (running != null) {
            server = null;
            try {
                running.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("The standby did not stop cleanly", failure);
            }
        }
    }

    /// Starts it at the same address, unless it runs.
    public void start() {
        if (server != null) {
            return;
        }
        try {
            server = EmbeddedDatabase.commonSettings()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    // Not fewer than the primary takes.
                    .setServerConfig("max_connections", "60")
                    // So long replaying waits for a statement in its way.
                    .setServerConfig("max_standby_streaming_delay", "500ms")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The standby did not start", failure);
        }
    }

    /// Stops it and deletes its data.
    @Override
    public void close() {
        stop();
        try {
            if (Files.exists(data)) {
                EmbeddedDatabase.delete(data);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The standby's folder could not be deleted", failure);
        }
    }

    private void copy() throws IOException {
        try (var connection = DriverManager.getConnection(primary.jdbcUrl(), primary.user(), primary.password());
                var statement = connection.createStatement()) {
            var source = Path.of(text(statement, "SHOW data_directory"));
            text(statement, "SELECT pg_backup_start('standby', true)");
            copy(source);
            // In the session that began it, which therefore stays open in the meantime.
            Files.writeString(
                    data.resolve("backup_label"), text(statement, "SELECT labelfile FROM pg_backup_stop(false)"));
        } catch (SQLException failure) {
            throw new IOException("The primary cannot be copied", failure);
        }
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=" + primary.user() + " password=''"
                        + primary.password() + "'''\nwal_retrieve_retry_interval = '100ms'\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                var target = data.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, target);
                    } catch (NoSuchFileException goneMeanwhile) {
                        // What the log has on it is replayed.
                    }
                }
            }
        }
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void run(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(jdbcUrl(primary.user()), primary.user(), primary.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("The standby refused: " + sql, failure);
        }
    }
}
