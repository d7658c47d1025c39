package com.datifyy.adapters.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The processes of an embedded server or of a standby, which can be paused, killed, and started again at the same
/// address.
public final class ServerProcesses {
    /// PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Address address;
    private final List<String> command;
    private ProcessHandle server;

    private record Address(String jdbcUrl, String user, String password) {}

    private ServerProcesses(Address address, ProcessHandle server) {
        this.address = address;
        this.server = server;
        this.command = new ArrayList<>(ROOT ? List.of("unshare", "-U") : List.of());
        command.add(server.info().command().orElseThrow());
        command.addAll(List.of(server.info().arguments().orElseThrow()));
    }

    /// Those of a server that runs.
    public static ServerProcesses of(EmbeddedDatabase database) {
        return at(new Address(database.jdbcUrl(), database.user(), database.password()));
    }

    /// Those of a standby that runs.
    public static ServerProcesses of(EmbeddedStandby standby, EmbeddedDatabase primary) {
        return at(new Address(standby.jdbcUrl(primary.user()), primary.user(), primary.password()));
    }

    private static ServerProcesses at(Address address) {
        try {
            var number = Path.of(first(address, "SHOW data_directory")).resolve("postmaster.pid");
            var server =
                    ProcessHandle.of(Long.parseLong(Files.readAllLines(number).getFirst()));
            return new ServerProcesses(address, server.orElseThrow());
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL does not say where its data is", failure);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Stops answering without closing connections, as a server does whose machine is gone.
    public void freeze() {
        signal("STOP", List.of(server)); // first, so that it makes no others meanwhile
        signal("STOP", server.descendants().toList());
    }

    /// Answers again after [#freeze].
    public void thaw() {
        signal("CONT", server.descendants().toList());
        signal("CONT", List.of(server)); // last, so that whoever ended meanwhile can still be told
    }

    /// Ends all of them, in the middle of whatever they do. What was committed before stays.
    public void kill() {
        try {
            first(address, "CHECKPOINT"); // a temporary server lets commits wait for a moment
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL does not write down what it has", failure);
        }
        freeze();
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit()
                .orTimeout(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    /// Starts the server again after [#kill], with the options that it had, and returns once it answers.
    public void start() {
        try {
            server = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .toHandle();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        long begun = System.nanoTime();
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() - begun > STARTS_WITHIN.toNanos()) {
                throw new IllegalStateException("The embedded PostgreSQL that was killed did not come back");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            int failed = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (failed != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (IOException | InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean answers() {
        try {
            return first(address, "SELECT 'yes'").equals("yes");
        } catch (SQLException notYet) {
            return false;
        }
    }

    /// The first thing that a statement returns, or nothing.
    private static String first(Address address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
