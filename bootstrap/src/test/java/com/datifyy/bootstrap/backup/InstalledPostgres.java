package com.datifyy.bootstrap.backup;

import com.datifyy.adapters.embedded.Ports;
import com.datifyy.bootstrap.service.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A server of the same version as this machine's `pg_dump`. The one that the other tests bring along is
/// newer than most machines' and comes without it.
public final class InstalledPostgres {
    private final Path programs;
    private final Path folder;
    private final int port;

    private InstalledPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /// Its programs, where the machine has them together with those of the client.
    public static Optional<Path> programs() throws InterruptedException {
        Integer version = new PostgresTool("pg_dump").version();
        return Optional.ofNullable(version)
                .map(number -> Path.of("/usr/lib/postgresql", number.toString(), "bin"))
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")));
    }

    public static InstalledPostgres start(Path programs) throws IOException, InterruptedException {
        int port = Ports.free();
        var server = new InstalledPostgres(programs, Files.createTempDirectory("datifyy-server"), port);
        server.run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
        server.run(
                "pg_ctl",
                "start",
                "--wait",
                "--log=" + server.folder.resolve("log"),
                "--options=-F -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p " + port);
        return server;
    }

    public Database database(String name) {
        new Database("postgres", port).run("CREATE DATABASE " + name);
        return new Database(name, port);
    }

    public List<String> databases() {
        return new Database("postgres", port).texts("SELECT datname FROM pg_database ORDER BY 1");
    }

    /// Stops it and deletes what it held.
    public void stop() throws InterruptedException {
        try {
            run("pg_ctl", "stop", "--mode=immediate");
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(programs.resolve(program).toString(), "--pgdata=" + folder.resolve("data")));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(program + ": " + Files.readString(said));
        }
    }
}
