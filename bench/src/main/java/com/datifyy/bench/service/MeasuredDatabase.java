package com.datifyy.bench.service;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A PostgreSQL server with a demo population, in the data folder of `datifyy dev`.
final class MeasuredDatabase implements AutoCloseable {
    /// Whom the demo population lets in with its password.
    static final String VISITOR = "asha@demo.datifyy.example";

    /// PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    /// Enough for a minute of refreshing.
    private static final int LOG_FILES = 40;

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final EmbeddedDatabase server;
    private final Path folder;
    private ProcessHandle postmaster;

    private MeasuredDatabase(EmbeddedDatabase server, Path folder, ProcessHandle postmaster) {
        this.server = server;
        this.folder = folder;
        this.postmaster = postmaster;
    }

    /// @param dataFolder a folder `datifyy dev` has filled and left, or a new one
    static MeasuredDatabase in(Path dataFolder) throws IOException {
        EmbeddedDatabase server = EmbeddedDatabase.at(dataFolder.resolve("postgres"));
        try (Stream<Path> files = Files.walk(dataFolder.resolve("postgres"), 2)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("PostgreSQL left no postmaster.pid"));
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            MeasuredDatabase database = new MeasuredDatabase(
                    server, dataFolder, ProcessHandle.of(pid).orElseThrow());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(database::close));
            return database;
        }
    }

    /// The address with user and password, as the service takes it.
    String url() {
        return "postgres://" + server.user() + ":" + server.password() + "@127.0.0.1:" + server.port() + "/datifyy";
    }

    String version() throws SQLException {
        return one("SELECT split_part(version(), ' ', 2)");
    }

    String size() throws SQLException {
        return one("SELECT pg_size_pretty(pg_database_size(current_database()))");
    }

    long people() throws SQLException {
        return Long.parseLong(one("SELECT count(*) FROM datifyy.users"));
    }

    /// Gives some people, drawn by their random ids, the visitor's password, and returns their addresses. All
    /// of them take part and told enough to be shown others.
    List<String> letIn(int count) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE datifyy.users
                        SET password_hash = (SELECT password_hash FROM datifyy.users WHERE email = ?)
                        WHERE id IN (
                            SELECT user_id FROM datifyy.match_cards
                            WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL
                            ORDER BY user_id LIMIT ?)
                        RETURNING email
                        """)) {
            update.setString(1, VISITOR);
            update.setInt(2, count);
            List<String> emails = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    emails.add(rows.getString(1));
                }
            }
            return emails;
        }
    }

    /// Processor time of the server's processes that are running now.
    Duration processorTime() {
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Kills the server and starts it again on the same port, as an operating system would after a loss of
    /// power.
    ///
    /// @throws IOException when it does not come back in time
    void crash(Duration patience) throws IOException {
        ProcessHandle.Info info = postmaster.info();
        List<String> command = new ArrayList<>(ROOT ? List.of("unshare", "-U") : List.of());
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
        List<ProcessHandle> gone =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        gone.forEach(ProcessHandle::destroyForcibly);
        gone.forEach(process -> process.onExit().join());
        long began = System.nanoTime();
        Process started = start(command);
        while (!answers()) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new IOException("PostgreSQL did not come back; its log is in " + log());
            }
            if (!started.isAlive()) {
                started = start(command);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        postmaster = started.toHandle();
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log()))
                .start();
    }

    private File log() {
        return folder.resolve("postgres.log").toFile();
    }

    private boolean answers() {
        try {
            return one("SELECT 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    /// Makes the server one that has run for a while: it writes its log into old files, where a new one makes
    /// a file of 16 MB every few seconds of writing, and every commit waits meanwhile.
    void wearIn() throws SQLException {
        run("ALTER SYSTEM SET min_wal_size = '1GB'");
        run("ALTER SYSTEM SET track_wal_io_timing = on");
        run("SELECT pg_reload_conf()");
        for (long files = Long.parseLong(one("SELECT count(*) FROM pg_ls_waldir()")); files < LOG_FILES; files++) {
            run("SELECT pg_logical_emit_message(false, 'bench', 'one more file')");
            run("SELECT pg_switch_wal()");
        }
        run("CHECKPOINT");
    }

    /// Makes the server answer commits before they are in its log, as nobody should have it. By the role, since what
    /// stands on its command line is stronger than its files.
    void answerBeforeStoring() throws SQLException {
        run("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
        run("ALTER SYSTEM SET wal_writer_delay = '10s'");
        run("SELECT pg_reload_conf()");
    }

    /// How many files the server has made for its log, and how long commits waited for them.
    LogFiles logFiles() throws SQLException {
        String made = " FROM pg_stat_io WHERE object = 'wal' AND context = 'init'";
        return new LogFiles(
                Long.parseLong(one("SELECT coalesce(sum(writes), 0)" + made)),
                Double.parseDouble(one("SELECT coalesce(sum(write_time + fsync_time), 0)" + made)));
    }

    /// Files made for the server's log since its figures began.
    record LogFiles(long made, double millis) {
        LogFiles since(LogFiles before) {
            return new LogFiles(made - before.made, millis - before.millis);
        }
    }

    /// Waits until nobody is connected any more but who asks.
    ///
    /// @throws IOException when somebody stays; the message says who
    void awaitSolitude(Duration patience) throws SQLException, IOException {
        String others = " FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
        long began = System.nanoTime();
        while (!one("SELECT count(*)" + others).equals("0")) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new IOException("after " + patience + " there are still connected: "
                        + column("SELECT concat_ws(' ', pid, application_name, state, wait_event, query)" + others));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /// A connection to a copy of the database as it is now, in a transaction in which nothing sets off triggers or
    /// follows references. Nobody may be connected when it is made.
    Connection toCopy() throws SQLException {
        Connection connection = DriverManager.getConnection(
                server.jdbcUrl(server.createDatabaseFrom("datifyy")), server.user(), server.password());
        boolean ready = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            connection.setAutoCommit(false);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /// Connections as the service keeps them.
    PostgresDatabase open(int connections) {
        return PostgresDatabase.open(
                new PostgresSettings(server.jdbcUrl(), server.user(), server.password(), connections, false));
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of what a statement returns.
    List<String> column(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return column(connection, sql);
        }
    }

    /// The same by a connection that is open.
    static List<String> column(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private String one(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
