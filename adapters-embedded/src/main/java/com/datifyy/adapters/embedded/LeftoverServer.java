package com.datifyy.adapters.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that outlived the process which started it (SIGKILL, power loss), known by its
/// `postmaster.pid`. The caller must hold the folder's lock: then no living process can still want the server.
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final int PATIENCE_SECONDS = 20;

    private LeftoverServer() {}

    static void stopIn(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var server = processNamedIn(pidFile).filter(process -> isPostgresOf(process, data));
        if (server.isPresent()) {
            LOG.info(
                    "Stopping the PostgreSQL that an earlier run left behind (process {})",
                    server.get().pid());
            stop(server.get());
        }
        // The number may since have been given to another program, at whose sight PostgreSQL would refuse to
        // start.
        Files.deleteIfExists(pidFile);
    }

    /// Whether a server works on the data.
    static boolean isOn(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        return Files.exists(pidFile)
                && processNamedIn(pidFile)
                        .filter(process -> isPostgresOf(process, data))
                        .isPresent();
    }

    private static Optional<ProcessHandle> processNamedIn(Path pidFile) throws IOException {
        var lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException cutShort) {
            return Optional.empty();
        }
    }

    private static boolean isPostgresOf(ProcessHandle process, Path data) {
        var info = process.info();
        var isPostgres = info.command()
                .map(command -> Path.of(command).getFileName())
                .filter(name -> name.toString().equals("postgres"))
                .isPresent();
        return isPostgres
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .orElse(true);
    }

    /// Asks with SIGINT, PostgreSQL's "fast" stop (the SIGTERM that Java can send waits for clients), and
    /// insists only after a while.
    private static void stop(ProcessHandle server) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (ExecutionException failure) {
            throw new IOException("Waiting for the earlier PostgreSQL to end failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping the earlier PostgreSQL", interrupted);
        }
    }
}
