package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// The collector of traces and Sentry at the other end of cables: whatever becomes of them, nobody who calls notices.
class WatchersAwayTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"silent", "cut off"})
    void h6_nobody_waits_for_them_and_traces_arrive_again_by_themselves(String how) throws Exception {
        HttpServer watchers = watchers();
        try (var toCollector = new Cable(watchers.getAddress().getPort());
                var toSentry = new Cable(watchers.getAddress().getPort());
                var app = RunningApp.with(
                        Databases.fresh(),
                        RunningApp.anotherSecret(),
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                "http://127.0.0.1:" + toCollector.port(),
                                "OTEL_TRACES_SAMPLER_ARG",
                                "1",
                                "SENTRY_DSN",
                                "http://examplekey@127.0.0.1:" + toSentry.port() + "/42"))) {
            var member = app.overRest().register(Newcomer.named("Maya"));
            Http http = app.http().as(member.tokens().access());
            assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo("/v1/traces");

            boolean silent = how.equals("silent");
            Consumer<Cable> lose = silent ? Cable::goSilent : Cable::cut;
            Consumer<Cable> find = silent ? Cable::speak : Cable::mend;
            lose.accept(toCollector);
            lose.accept(toSentry);
            LoggerFactory.getLogger("com.datifyy.Anything").error("failed", new IllegalStateException(how));
            for (int request = 0; request < 20; request++) {
                long begun = System.nanoTime();
                assertThat(http.get("/api/v1/user/me").status()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
            }

            arrived.clear();
            find.accept(toCollector);
            Eventually.is("traces arrive", () -> {
                http.get("/api/v1/user/me");
                return arrived.contains("/v1/traces");
            });

            lose.accept(toCollector);
            http.get("/api/v1/user/me");
            long stopping = System.nanoTime();
            app.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(Duration.ofSeconds(10));
        } finally {
            watchers.stop(0);
        }
    }

    private HttpServer watchers() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.add(exchange.getRequestURI().toString());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
