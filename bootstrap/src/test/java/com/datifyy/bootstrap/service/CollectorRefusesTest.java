package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.settings.LogSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A collector of traces that answers, but not as it should: nobody who calls notices, and the log says so once.
class CollectorRefusesTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    /// Answered in place of a status: a body that does not end.
    private static final int ENDLESS = 0;

    private static final String LOST = "Traces do not arrive: what is not sent is lost";
    private static final String WELL = "Traces arrive again";

    /// How each batch was answered.
    private final Queue<Integer> answered = new ConcurrentLinkedQueue<>();

    private final AtomicInteger answering = new AtomicInteger(200);

    /// Traces go out every five seconds, or at once when there are many.
    @Test
    void h6_what_the_collector_refuses_is_said_once_and_so_is_that_it_takes_traces_again() throws IOException {
        HttpServer watchers = watchers();
        try (var log = LogCapture.of(LogSettings.Level.INFO);
                var app = RunningApp.with(
                        Databases.fresh(),
                        RunningApp.anotherSecret(),
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                "http://127.0.0.1:" + watchers.getAddress().getPort(),
                                "OTEL_TRACES_SAMPLER_ARG",
                                "1"))) {
            var member = app.overRest().register(Newcomer.named("Maya"));
            Http http = app.http().as(member.tokens().access());

            for (int answer : new int[] {401, 500, ENDLESS}) {
                // When the second one comes, the first is judged: one without end is given up.
                awaitAnswered(http, answer, 2);
                assertAnsweredAtOnce(http);
                assertSaid(log, "WARN", LOST, 1);
                assertThat(said(log, "INFO", WELL)).isZero();
            }
            awaitAnswered(http, 200, 1);
            assertSaid(log, "INFO", WELL, 1);

            awaitAnswered(http, 401, 1);
            assertSaid(log, "WARN", LOST, 2);
            awaitAnswered(http, 200, 1);
            assertSaid(log, "INFO", WELL, 2);
        } finally {
            watchers.stop(0);
        }
    }

    /// From now on batches are answered like that; until so many were, much happens.
    private void awaitAnswered(Http http, int answer, int times) {
        answered.clear();
        answering.set(answer);
        Eventually.is(times + " answered with " + answer, () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(http.get("/api/v1/user/me").status()).isEqualTo(200);
            }
            return Collections.frequency(answered, answer) >= times;
        });
    }

    private static void assertSaid(LogCapture log, String level, String message, int times) {
        Eventually.is(message, () -> said(log, level, message) >= times);
        assertThat(said(log, level, message)).as(message).isEqualTo(times);
    }

    private static long said(LogCapture log, String level, String message) {
        return log.written().stream()
                .filter(line -> line.at("/level").asText().equals(level)
                        && line.at("/message").asText().equals(message))
                .count();
    }

    private static void assertAnsweredAtOnce(Http http) {
        var watch = Stopwatch.started();
        assertThat(http.get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(watch.soFar()).isLessThan(SOON);
    }

    private HttpServer watchers() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            int answer = answering.get();
            answered.add(answer);
            if (answer == ENDLESS) {
                exchange.sendResponseHeaders(200, 0);
                answerWithoutEnd(exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(answer, -1);
            }
            exchange.close();
        });
        server.setExecutor(Thread::startVirtualThread);
        server.start();
        return server;
    }

    /// A byte now and then, until nobody listens any more or something else is to be answered.
    private void answerWithoutEnd(OutputStream answer) {
        try (answer) {
            while (answering.get() == ENDLESS) {
                answer.write(' ');
                answer.flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException _) {
            // whoever asked has given up
        }
    }
}
