package com.datifyy.bench.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.adapters.embedded.Ports;
import com.datifyy.bench.load.Members;
import com.datifyy.bench.load.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The service running as a process of its own, with the memory of a 512 MB container.
final class ServiceProcess implements AutoCloseable {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration SAID_WITHIN = Duration.ofMillis(100);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final String CONTAINER_MEMORY = "-XX:MaxRAM=512m";

    private final Process process;
    private final int port;
    private final int grpcPort;
    private final Path log;
    private final Duration startedIn;

    /// A service that ended instead of answering.
    static final class EndedAtOnce extends IOException {
        private static final long serialVersionUID = 1L;

        private EndedAtOnce(String why) {
            super(why);
        }
    }

    private ServiceProcess(Process process, int port, int grpcPort, Path log, Duration startedIn) {
        this.process = process;
        this.port = port;
        this.grpcPort = grpcPort;
        this.log = log;
        this.startedIn = startedIn;
    }

    /// Starts `./datifyy` in a checkout, or in what it made for an image, and waits for the first 200 from
    /// `/health`.
    ///
    /// @param arguments its command and options, without ports
    /// @param environment added to this process's
    /// @throws EndedAtOnce when it ends; the message shows the end of its log
    /// @throws IOException when it does not answer in time
    static ServiceProcess start(
            Path folder, List<String> arguments, Map<String, String> environment, Path log, Duration patience)
            throws IOException {
        return start(List.of(), folder, arguments, environment, log, patience);
    }

    /// The same in a container, or otherwise changed.
    ///
    /// @param before what stands before the command, such as [Container#before]
    static ServiceProcess start(
            List<String> before,
            Path folder,
            List<String> arguments,
            Map<String, String> environment,
            Path log,
            Duration patience)
            throws IOException {
        int port = Ports.free();
        int grpcPort = Ports.free();
        List<String> command = new ArrayList<>(before);
        command.add(folder.resolve("datifyy").toString());
        command.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("GRPC_PORT", Integer.toString(grpcPort));
        builder.environment().put("LOG_LEVEL", "info"); // by which it says where it listens
        builder.environment().merge("JDK_JAVA_OPTIONS", CONTAINER_MEMORY, (given, usual) -> usual + " " + given);
        long began = System.nanoTime();
        Process process = builder.start();
        endWithThisProgram(process);
        while (true) {
            if (answers(port, "/health")) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                if (says(log, "HTTP on port " + port + ", gRPC on port " + grpcPort)) {
                    return new ServiceProcess(process, port, grpcPort, log, took);
                }
            }
            if (!process.isAlive()) {
                throw new EndedAtOnce("the service ended with " + process.exitValue() + "\n" + endOf(log));
            }
            if (System.nanoTime() - began > patience.toNanos()) {
                tellThreads(process);
                stop(process);
                throw new IOException("the service did not answer within " + patience + "\n" + endOf(log));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /// Whether it was this process that answered at its port, and not something else that had taken it: it says so in
    /// its log, right after it began to listen.
    private static boolean says(Path log, String something) throws IOException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < SAID_WITHIN.toNanos()) {
            if (logged(log, something)) {
                return true;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return false;
    }

    private static boolean logged(Path log, String something) throws IOException {
        return lines(log).stream().anyMatch(line -> line.contains(something));
    }

    /// Ends another one when this program ends.
    static void endWithThisProgram(Process process) {
        Thread hook = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        var _ = process.onExit().thenRun(() -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException thisProgramEnds) {
                // the hook runs just now
            }
        });
    }

    /// From the start of the process to the first 200 from `/health`.
    Duration startedIn() {
        return startedIn;
    }

    Target target() {
        return Target.onPort(port);
    }

    int grpcPort() {
        return grpcPort;
    }

    Members members() {
        return new Members(target());
    }

    Path log() {
        return log;
    }

    /// How long processors have worked for it.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    ProcessMemory memory() throws IOException {
        return ProcessMemory.of(process.pid());
    }

    /// Waits for the first 200 from `/readyz`.
    ///
    /// @throws IOException when it does not come in time
    void awaitReady(Duration patience) throws IOException {
        long began = System.nanoTime();
        while (!answers(port, "/readyz")) {
            if (!process.isAlive()) {
                throw new EndedAtOnce("the service ended with " + process.exitValue() + "\n" + endOf(log));
            }
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new IOException("the service was not ready within " + patience + "\n" + endOf(log));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /// Waits until the log says something.
    ///
    /// @throws IOException when it does not in time
    void awaitLogged(String something, Duration patience) throws IOException {
        long began = System.nanoTime();
        while (!logged(log, something)) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new IOException("no \"" + something + "\" within " + patience + "\n" + endOf(log));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /// Kills it, without any time to finish anything.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Sends SIGTERM and waits for the end.
    ///
    /// @return whether it ended by itself, as it should
    boolean endsWhenAsked() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            tellThreads(process);
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == ENDED_BY_SIGTERM;
    }

    /// Lets a process that hangs write into its log what its threads are at.
    private static void tellThreads(Process process) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException noSuchProgram) {
            throw new UncheckedIOException(noSuchProgram);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops it as an operator would, and kills it only when that does not help.
    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// The last of them may end in the middle of a character.
    private static List<String> lines(Path log) throws IOException {
        return new String(Files.readAllBytes(log), UTF_8).lines().toList();
    }

    private static String endOf(Path log) throws IOException {
        List<String> lines = lines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
