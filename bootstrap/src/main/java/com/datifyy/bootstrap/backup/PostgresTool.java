package com.datifyy.bootstrap.backup;

import static java.util.Objects.requireNonNull;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `pg_dump`, `pg_restore` or `psql` of this machine. Where to and as whom it connects goes through its environment:
/// arguments can be read by everybody on the machine.
public final class PostgresTool {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Pattern TLS =
            Pattern.compile("[?&](sslmode|sslrootcert|sslcert|sslkey|channelBinding)=([^&]+)");
    private static final Pattern SSL = Pattern.compile("[?&]ssl=(?!false)");
    private static final Map<String, String> TLS_VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "channelBinding", "PGCHANNELBINDING");
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    /// From this version on `pg_restore` begins by a statement that servers before it refuse.
    private static final int SETS_WHAT_IS_NEW = 17;

    private static final String NEW_SETTING = "SET transaction_timeout = 0;";

    private static final List<String> AS_OUR_OWN = List.of(
            "--no-owner",
            "--no-privileges",
            // Of an extension only its owner may say what it is, often a role of the host's.
            "--no-comments");

    private static final List<String> STOPPING_AT_ERRORS = List.of(
            "--no-password", "--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1", "--file=-");

    private final String program;

    public PostgresTool(String program) {
        this.program = program;
    }

    /// Its major version, or null where there is none on the path.
    public @Nullable Integer version() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(LONGEST_LOOK)) {
                process.destroyForcibly();
                return null;
            }
            var version = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? Integer.valueOf(version.group(1)) : null;
        } catch (IOException _) {
            return null;
        }
    }

    /// Runs it to its end.
    ///
    /// @param database the one to connect to, at the server of the address
    /// @throws Complaint with what it said, when it is not there or fails
    void run(DatabaseAddress address, String database, List<String> arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("--no-password"));
        all.addAll(arguments);
        said(connection(address, database), all);
    }

    /// Whether what this version of `pg_restore` says must be edited before a server of that version understands it.
    public static boolean tooNew(int tool, int server) {
        return tool >= SETS_WHAT_IS_NEW && server < SETS_WHAT_IS_NEW;
    }

    /// Restores a dump as a whole or not at all, by whatever version of the programs is here.
    ///
    /// @param server the major version of the server
    /// @throws Complaint with what a program said, when it is not there or fails
    static void restore(DatabaseAddress address, String database, Path dump, int server) throws InterruptedException {
        var restoring = new PostgresTool("pg_restore");
        Integer version = restoring.version();
        List<String> arguments = new ArrayList<>(AS_OUR_OWN);
        if (version != null && tooNew(version, server)) {
            arguments.addAll(List.of("--file=-", dump.toString()));
            restoring.saidTo(new PostgresTool("psql"), connection(address, database), arguments);
        } else {
            arguments.addAll(
                    List.of("--exit-on-error", "--single-transaction", "--dbname=" + database, dump.toString()));
            restoring.run(address, database, arguments);
        }
    }

    /// Lets `psql` run what this says without the one statement, all of it or nothing: whoever ends before the last
    /// word was said, this process among them, leaves a transaction behind that nobody commits.
    private void saidTo(PostgresTool psql, Map<String, String> connection, List<String> arguments)
            throws InterruptedException {
        try (var listening = Executors.newVirtualThreadPerTaskExecutor()) {
            Process saying = start(Map.of(), arguments, false);
            try {
                Future<List<String>> sayingSaid = listening.submit(() -> ownWords(text(saying.getErrorStream())));
                Process running = psql.start(connection, STOPPING_AT_ERRORS, true);
                try {
                    Future<List<String>> runningSaid =
                            listening.submit(() -> psql.ownWords(text(running.getInputStream())));
                    OutputStream input = running.getOutputStream();
                    boolean taken = said(input, "BEGIN;\n") && passedOn(saying.getInputStream(), input);
                    if (!taken) {
                        saying.destroyForcibly();
                    } else if (saying.waitFor() != 0) {
                        throw new Complaint(Complaint.Cause.UNAVAILABLE, program + " failed", sayingSaid.get());
                    }
                    boolean whole = taken && said(input, "COMMIT;\n");
                    close(input);
                    if (running.waitFor() != 0 || !whole) {
                        throw new Complaint(Complaint.Cause.UNAVAILABLE, psql.program + " failed", runningSaid.get());
                    }
                } finally {
                    running.destroyForcibly();
                }
            } finally {
                saying.destroyForcibly();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// @return whether it was taken
    private static boolean said(OutputStream to, String statement) {
        try {
            to.write(statement.getBytes(StandardCharsets.UTF_8));
            to.flush();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Hands on what is said, but for the statement that is too new, which comes before the first thing is made.
    ///
    /// @return whether all of it was taken
    private static boolean passedOn(InputStream from, OutputStream to) {
        try {
            boolean before = true;
            while (before) {
                byte[] line = line(from);
                String text = new String(line, StandardCharsets.UTF_8).strip();
                if (!text.equals(NEW_SETTING)) {
                    to.write(line);
                }
                before = line.length > 0 && !text.equals(NEW_SETTING) && !text.startsWith("CREATE ");
            }
            from.transferTo(to);
            to.flush();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// @return up to the end of the line, and with it; nothing at the end
    private static byte[] line(InputStream from) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = from.read(); one >= 0; one = from.read()) {
            line.write(one);
            if (one == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static void close(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException _) {
            // whoever read it has ended, and tells by its exit code why
        }
    }

    /// Where to, as whom and how safely, as variables of the program's environment.
    static Map<String, String> connection(DatabaseAddress address, String database) {
        Map<String, String> connection = new HashMap<>(Map.of(
                "PGHOST", address.host(),
                "PGPORT", Integer.toString(address.port()),
                "PGUSER", address.user(),
                "PGPASSWORD", address.password().value(),
                "PGDATABASE", database,
                "PGCONNECT_TIMEOUT", "10"));
        if (SSL.matcher(address.jdbcUrl()).find()) {
            // What the driver makes of `ssl=true` when nothing else is said.
            connection.put("PGSSLMODE", "verify-full");
        }
        TLS.matcher(address.jdbcUrl())
                .results()
                .forEach(parameter -> connection.put(
                        requireNonNull(TLS_VARIABLES.get(parameter.group(1))),
                        URLDecoder.decode(parameter.group(2), StandardCharsets.UTF_8)));
        return connection;
    }

    /// Runs it to its end, without any database.
    ///
    /// @return what it said
    /// @throws Complaint with that, when it is not there or fails
    String said(List<String> arguments) throws InterruptedException {
        return said(Map.of(), arguments);
    }

    private String said(Map<String, String> connection, List<String> arguments) throws InterruptedException {
        Process process = start(connection, arguments, true);
        try {
            close(process.getOutputStream());
            String said = text(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new Complaint(Complaint.Cause.UNAVAILABLE, program + " failed", ownWords(said));
            }
            return said;
        } catch (IOException failure) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, program + " failed", List.of(failure.toString()));
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Map<String, String> connection, List<String> arguments, boolean wordsWithErrors) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(wordsWithErrors);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.putAll(connection);
        try {
            return builder.start();
        } catch (IOException _) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE,
                    program + " is not on the path: install PostgreSQL's client programs, not older than the server");
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// What the program says itself. Below that it repeats what the server says, and whole rows are in there.
    List<String> ownWords(String said) {
        return said.lines()
                .filter(line -> line.startsWith(program + ":"))
                .limit(20)
                .toList();
    }
}
