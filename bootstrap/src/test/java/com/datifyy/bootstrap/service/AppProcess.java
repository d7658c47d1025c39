package com.datifyy.bootstrap.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.bootstrap.journey.RestDriver;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The service as a process of its own, which shares nothing with the tests but what is outside of it: `serve`
/// on free ports, with an operator's settings and nothing else in its environment.
final class AppProcess implements AutoCloseable {
    private static final Pattern PORTS = Pattern.compile("HTTP on port (\\d+), gRPC on port (\\d+)");
    private static final int PATIENCE_SECONDS = 240;

    /// For settings: whoever has it reads the metrics.
    static final String METRICS_TOKEN = "not-a-real-metrics-token-0123456789abcdef";

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Served> served = new CompletableFuture<>();

    /// What it serves on, with a client of each kind.
    private record Served(Http http, int grpcPort, ManagedChannel channel) {
        static Served on(int httpPort, int grpcPort) {
            return new Served(
                    new Http(httpPort),
                    grpcPort,
                    NettyChannelBuilder.forAddress("localhost", grpcPort)
                            .usePlaintext()
                            .build());
        }

        void hangUp() {
            http.client().shutdownNow();
            channel.shutdownNow();
        }
    }

    private AppProcess(Process process) {
        this.process = process;
    }

    /// The metric of this name and these labels; nothing yet counts as 0. Needs [#METRICS_TOKEN] among the settings.
    double metric(String nameAndLabels) {
        return http().as(METRICS_TOKEN).metric(nameAndLabels);
    }

    /// Returns at once; whoever needs [#http] waits.
    static AppProcess start(Map<String, String> settings) {
        try {
            var started = new AppProcess(MainProcess.of(settings, "serve").start());
            Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
            Thread.startVirtualThread(started::listen);
            return started;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void listen() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                Matcher ports = PORTS.matcher(line);
                if (ports.find()) {
                    served.complete(Served.on(Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2))));
                }
            }
        } catch (IOException ended) {
            // killed, it says nothing more
        }
        served.completeExceptionally(new IllegalStateException("the service ended: " + String.join("\n", lines)));
    }

    /// A stranger's HTTP client, as soon as the service serves.
    Http http() {
        return served().http().elsewhere();
    }

    /// A stranger's gRPC client, likewise.
    Grpc grpc() {
        return new Grpc(served().channel(), Networks.another(), null);
    }

    /// The ways in, by protocol.
    List<Door> doors() {
        return List.of(new Door.OverRest(http()), new Door.OverGrpc(grpc()));
    }

    private Served served() {
        try {
            return served.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException notStarted) {
            throw new IllegalStateException("the service did not start", notStarted);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    int httpPort() {
        return served().http().port();
    }

    int grpcPort() {
        return served().grpcPort();
    }

    RestDriver overRest() {
        return new RestDriver(http());
    }

    /// How many messages to an address it has sent so far.
    long sentTo(String recipient) {
        return lines.stream()
                .filter(line -> line.contains(" to " + recipient + ","))
                .count();
    }

    /// Stops it as an operator does.
    ///
    /// @return what it ended with
    int stop() {
        process.destroy();
        return process.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    /// Ends it as `kill -9` does, and returns once it is gone.
    void kill() {
        close();
        var _ = process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        if (served.isDone() && !served.isCompletedExceptionally()) {
            served.join().hangUp();
        }
    }
}
