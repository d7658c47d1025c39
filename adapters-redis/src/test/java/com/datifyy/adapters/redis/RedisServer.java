package com.datifyy.adapters.redis;

import com.datifyy.adapters.embedded.EmbeddedRedis;
import com.datifyy.adapters.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real Redis server in a process of its own, on the loopback address, keeping nothing.
/// `-Ddatifyy.redis=/usr/bin/valkey-server` starts another program that takes the options of `redis-server`.
public final class RedisServer implements AutoCloseable {
    private static final Path PROGRAM = program();

    private final Process process;

    /// Starts the server and returns once it accepts connections.
    ///
    /// @param options as on the command line of `redis-server`, the port among them
    public static RedisServer start(String... options) {
        var command =
                new ArrayList<>(List.of(PROGRAM.toString(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        command.addAll(List.of(options));
        try {
            return new RedisServer(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static RedisServer startAt(int port) {
        return start("--port", Integer.toString(port));
    }

    /// A port that nobody listens on, also when a server that had it starts again.
    public static int freePort() {
        return Ports.free();
    }

    private RedisServer(Process process) throws IOException {
        this.process = process;
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        String line;
        do {
            line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("redis-server ended: " + said);
            }
            said.append(line).append('\n');
        } while (!line.contains("Ready to accept connections"));
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {})); // so that the pipe never fills up
    }

    /// Stops answering without closing connections, as a server does whose machine is gone.
    void freeze() {
        signal("STOP");
    }

    /// Answers again after [#freeze].
    void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void signal(String name) {
        try {
            int failed = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new IllegalStateException("kill -" + name + " failed");
            }
        } catch (IOException | InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path program() {
        String another = System.getProperty("datifyy.redis", "");
        return another.isEmpty() ? unpacked() : Path.of(another);
    }

    private static Path unpacked() {
        try {
            Path folder = Files.createTempDirectory("redis-server-");
            folder.toFile().deleteOnExit();
            Path program = EmbeddedRedis.programIn(folder);
            program.toFile().deleteOnExit();
            return program;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
