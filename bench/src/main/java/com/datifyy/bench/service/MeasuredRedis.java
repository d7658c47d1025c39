package com.datifyy.bench.service;

import com.datifyy.adapters.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A Redis server beside the service that keeps nothing, on the loopback address.
final class MeasuredRedis implements AutoCloseable {
    private static final String VERSION = "7.0.15";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path program;
    private final int port;
    private final File log;
    private Process process;

    /// The tests bring none for this machine.
    static final class NoneForThisMachine extends IOException {
        private static final long serialVersionUID = 1L;

        private NoneForThisMachine() {
            super("there is no redis-server for this machine among the libraries");
        }
    }

    private MeasuredRedis(Path program, int port, File log) throws IOException {
        this.program = program;
        this.port = port;
        this.log = log;
        this.process = started();
    }

    /// Starts one.
    ///
    /// @param program what takes the options of `redis-server`; null for what the tests bring for this machine
    /// @param folder where that one is put, and the log
    /// @throws NoneForThisMachine when they bring none
    /// @throws IOException when it does not start
    static MeasuredRedis in(@Nullable Path program, Path folder) throws IOException {
        Files.createDirectories(folder);
        return new MeasuredRedis(
                program == null ? unpacked(folder, forThisMachine()) : program,
                Ports.free(),
                folder.resolve("redis.log").toFile());
    }

    /// The address as the service takes it.
    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Kills it.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Starts it on the same port, with nothing in it.
    void startAgain() throws IOException {
        process = started();
    }

    @Override
    public void close() {
        kill();
    }

    private Process started() throws IOException {
        Process server = new ProcessBuilder(
                        program.toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--save",
                        "",
                        "--appendonly",
                        "no")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log))
                .start();
        ServiceProcess.endWithThisProgram(server);
        long began = System.nanoTime();
        while (!accepts()) {
            if (!server.isAlive()) {
                throw new IOException(program + " ended with " + server.exitValue() + "; its log is " + log);
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                server.destroyForcibly();
                throw new IOException(program + " did not listen within " + PATIENCE + "; its log is " + log);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return server;
    }

    private boolean accepts() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String forThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "/redis-server-" + VERSION + "-" + system + "-" + processor;
    }

    static Path unpacked(Path folder, String resource) throws IOException {
        try (InputStream in = MeasuredRedis.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NoneForThisMachine();
            }
            Path program = folder.resolve("redis-server");
            Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
            if (!program.toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
            return program;
        }
    }
}
