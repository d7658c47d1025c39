package com.datifyy.adapters.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server owned by this process. It listens on the loopback address only and its user is a
/// superuser.
public final class EmbeddedDatabase implements AutoCloseable {

    /// After a crash PostgreSQL replays its log before it answers, and on a busy machine everything takes a while.
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final String MAIN_DATABASE = "datifyy";
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final EmbeddedPostgres server;
    private final String password;
    private final String mainDatabase;
    private final @Nullable ClusterFolder folder;
    private final @Nullable Path temporary;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(
            EmbeddedPostgres server,
            String password,
            String mainDatabase,
            @Nullable ClusterFolder folder,
            @Nullable Path temporary) {
        this.server = server;
        this.password = password;
        this.mainDatabase = mainDatabase;
        this.folder = folder;
        this.temporary = temporary;
    }

    /// Starts an empty server in a temporary folder, fast and forgetful (no fsync); the folder is deleted on
    /// [#close()], or soon after the process has ended without it. Takes about a second, four the first time
    /// while the binaries are unpacked.
    ///
    /// @throws UncheckedIOException when the server does not start
    public static EmbeddedDatabase temporary() {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            var data = Files.createTempDirectory("datifyy-postgres", ownerOnly);
            var server = commonSettings()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            var database = new EmbeddedDatabase(server, "", USER, null, data);
            Runtime.getRuntime().addShutdownHook(new Thread(database::closeAtTheEnd, "postgres"));
            return database;
        } catch (IOException failure) {
            throw new UncheckedIOException("The temporary PostgreSQL did not start", failure);
        }
    }

    /// Starts a server whose data stays in `dataFolder` between runs, with durable settings and a password of
    /// its own (kept, readable by the owner only, beside the folder). A server left over from a process that
    /// was killed is stopped first. The server is *not* stopped by a JVM shutdown hook: whoever starts it
    /// closes it last, after everything that uses it.
    ///
    /// @throws FolderInUse when another process is using the folder
    /// @throws UncheckedIOException when the server does not start or the folder cannot be written
    public static EmbeddedDatabase at(Path dataFolder) {
        ClusterFolder folder = null;
        var started = false;
        try {
            folder = ClusterFolder.claim(dataFolder);
            folder.prepare();
            var password = folder.password();
            var server = commonSettings()
                    .setDataDirectory(folder.data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(Ports.usualOrFree(unpackingFolder()))
                    // These three reach initdb as they stand; they only matter while the folder is new.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", folder.passwordFile().toString())
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "30")
                    .setServerConfig("max_wal_size", "2GB")
                    .setOutputRedirector(Redirect.appendTo(folder.logFile().toFile()))
                    .start();
            var database = new EmbeddedDatabase(server, password, MAIN_DATABASE, folder, null);
            database.createMainDatabaseUnlessThere();
            folder.markComplete();
            started = true;
            return database;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL in " + dataFolder + " did not start; its log is in "
                            + ClusterFolder.logFileOf(dataFolder),
                    failure);
        } finally {
            if (!started && folder != null) {
                folder.release();
            }
        }
    }

    /// The address of the main database, without credentials.
    public String jdbcUrl() {
        return jdbcUrl(mainDatabase);
    }

    /// The address of another database of this server, without credentials.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /// The superuser's name.
    public String user() {
        return USER;
    }

    /// The superuser's password; a temporary server accepts any.
    public String password() {
        return password;
    }

    /// The port on the loopback address.
    public int port() {
        return server.getPort();
    }

    /// Creates an empty database and returns its name.
    public String createDatabase() {
        return createDatabaseFrom("template1");
    }

    /// Creates a copy of another database of this server and returns its name; nobody may be connected to the
    /// original meanwhile. Takes tens of milliseconds for a migrated, empty schema.
    ///
    /// @throws IllegalArgumentException when `template` is not a plain lower-case name
    public String createDatabaseFrom(String template) {
        if (!PLAIN_NAME.matcher(template).matches()) {
            throw new IllegalArgumentException("Not a plain database name: " + template);
        }
        var name =
                String.format(Locale.ROOT, "copy_%d_%d", ProcessHandle.current().pid(), created.incrementAndGet());
        run("CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    /// Stops the server; clients still connected are cut off. A second call does nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            if (folder != null) {
                stopKept(folder);
            } else {
                server.close();
            }
            if (temporary != null) {
                delete(temporary);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop cleanly", failure);
        } finally {
            if (folder != null) {
                folder.release();
            }
        }
    }

    /// What the library says when there is nothing to stop is a stack trace, and left out of the log; this is said
    /// instead.
    private void stopKept(ClusterFolder folder) throws IOException {
        var hadEnded = !LeftoverServer.isOn(folder.data());
        server.close();
        if (hadEnded) {
            LOG.warn("The embedded PostgreSQL had ended already; its log is in {}", folder.logFile());
        } else if (LeftoverServer.isOn(folder.data())) {
            LOG.warn("The embedded PostgreSQL does not stop; the next start in this folder ends it");
        }
    }

    /// The files of hundreds of databases take half a minute to delete. Nobody waits for that when the
    /// process ends: a process of its own does it.
    private void closeAtTheEnd() {
        if (temporary == null || closed.getAndSet(true)) {
            return;
        }
        try {
            server.close();
            new ProcessBuilder("rm", "-rf", temporary.toString()).start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop cleanly", failure);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }

    /// C.UTF-8 from PostgreSQL itself: the same order on every machine, whatever locales are installed. No
    /// socket file in a shared folder, memory that a laptop can spare, and times in UTC.
    static EmbeddedPostgres.Builder commonSettings() throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpackingFolder().toFile())
                .setPort(Ports.free())
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC");
    }

    /// A folder of the user's own: a predictable name in the shared temporary folder could be prepared by
    /// somebody else, so there it has to be ours and closed to others.
    static Path unpackingFolder() throws IOException {
        var home = Path.of(System.getProperty("user.home", "/"), ".cache", "datifyy", "postgres");
        try {
            Files.createDirectories(home);
            if (Files.isWritable(home)) {
                return home;
            }
        } catch (IOException unwritable) {
            // A read-only home is fine: the shared temporary folder does as well.
        }
        var user = System.getProperty("user.name", "unknown");
        var shared = Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "datifyy-postgres-" + user);
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        try {
            Files.createDirectory(shared, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException earlier) {
            if (!Files.getOwner(shared).getName().equals(user)
                    || !Files.getPosixFilePermissions(shared).equals(ownerOnly)) {
                return Files.createTempDirectory("datifyy-postgres");
            }
        }
        return shared;
    }

    private void createMainDatabaseUnlessThere() {
        var exists = false;
        try (var connection = maintenanceConnection();
                var statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, mainDatabase);
            try (var rows = statement.executeQuery()) {
                exists = rows.next();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL refused to list its databases", failure);
        }
        if (!exists) {
            run("CREATE DATABASE " + mainDatabase);
        }
    }

    private void run(String statementWithCheckedNames) {
        try (var connection = maintenanceConnection();
                var statement = connection.createStatement()) {
            statement.execute(statementWithCheckedNames);
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL refused: " + statementWithCheckedNames, failure);
        }
    }

    private Connection maintenanceConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(USER), USER, password);
    }
}
