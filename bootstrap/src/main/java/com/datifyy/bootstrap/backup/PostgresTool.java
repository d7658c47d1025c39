package com.datifyy.bootstrap.backup;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `pg_dump` or `pg_restore` of this machine. Where to and as whom it connects goes through its environment:
/// arguments can be read by everybody on the machine.
public final class PostgresTool {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Pattern TLS = Pattern.compile("[?&](sslmode|sslrootcert)=([^&]+)");
    private static final Pattern SSL = Pattern.compile("[?&]ssl=(?!false)");
    private static final Map<String, String> TLS_VARIABLES =
            Map.of("sslmode", "PGSSLMODE", "sslrootcert", "PGSSLROOTCERT");
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

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
                        TLS_VARIABLES.getOrDefault(parameter.group(1), "PGSSLMODE"),
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
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.putAll(connection);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Complaint(Complaint.Cause.UNAVAILABLE, program + " failed", ownWords(said));
            }
            return said;
        } catch (IOException _) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE,
                    program + " is not on the path: install PostgreSQL's client programs, not older than the server");
        }
    }

    /// What the program says itself. Below that it repeats what the server says, and whole rows are in there.
    List<String> ownWords(String said) {
        return said.lines()
                .filter(line -> line.startsWith(program + ":"))
                .limit(20)
                .toList();
    }
}
