package com.datifyy.adapters.embedded;

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

/// A Redis server for development and tests in a process of its own that ends with this one, on the loopback address.
/// It keeps nothing.
public final class EmbeddedRedis implements AutoCloseable {
    private static final String VERSION = "7.0.15";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path program;
    private final int port;
    private final File log;
    private Process process;

    /// The library brings none for this machine.
    public static final class NoneForThisMachine extends IOException {
        private static final long serialVersionUID = 1L;

        private NoneForThisMachine() {
            super("there is no redis-server for this machine among the libraries");
        }
    }

    private EmbeddedRedis(Path program, int port, File log) throws IOException {
        this.program = program;
        this.port = port;
        this.log = log;
        this.process = started();
    }

    /// Starts the one that the library brings for this machine.
    ///
    /// @param folder where the program is put, and its log
    /// @throws NoneForThisMachine when it brings none
    /// @throws IOException when it does not start
    public static EmbeddedRedis in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return of(programIn(folder), folder);
    }

    /// Starts another program.
    ///
    /// @param program what takes the options of `redis-server`
    /// @param folder where its log is put
    /// @throws IOException when it does not start
    public static EmbeddedRedis of(Path program, Path folder) throws IOException {
        Files.createDirectories(folder);
        return new EmbeddedRedis(
                program, Ports.free(), folder.resolve("redis.log").toFile());
    }

    /// Puts the program that the library brings for this machine into a folder.
    ///
    /// @throws NoneForThisMachine when it brings none
    public static Path programIn(Path folder) throws IOException {
        return unpacked(folder, forThisMachine());
    }

    /// The address as the service takes it.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Kills it.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Starts it on the same port, with nothing in it.
    public void startAgain() throws IOException {
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
        endWithThisProgram(server);
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

    private static void endWithThisProgram(Process server) {
        var hook = Thread.ofPlatform().unstarted(server::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        var _ = server.onExit().thenRun(() -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // This program ends, and the hook runs just now.
            }
        });
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
        try (InputStream in = EmbeddedRedis.class.getResourceAsStream(resource)) {
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
