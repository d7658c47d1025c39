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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A collector of traces that answers, but not as it should: nobody who calls notices, and the log says so once.
class CollectorRefusesTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    /// Answered in place of a status: a body that does not end.
    private static final int ENDLESS = 0;

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger answering = new AtomicInteger(200);

    /// Traces go out every five seconds, and there are some always: jobs run.
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

            int times = 0;
            for (int answer : new int[] {401, 500, ENDLESS}) {
                times++;
                arrived.clear();
                answering.set(answer);
                Eventually.is(answer + " was answered again", () -> arrived.size() >= (answer == ENDLESS ? 1 : 2));
                assertAnsweredAtOnce(http);
                assertSaid(log, "WARN", "Traces do not arrive: what is not sent is lost", times);
                answering.set(200);
                assertSaid(log, "INFO", "Traces arrive again", times);
            }
        } finally {
            watchers.stop(0);
        }
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
        long begun = System.nanoTime();
        assertThat(http.get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    }

    private HttpServer watchers() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.add(exchange.getRequestURI().toString());
            exchange.getRequestBody().readAllBytes();
            int answer = answering.get();
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
