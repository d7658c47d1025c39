package com.datifyy.bootstrap.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Member;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Instances are replaced one after another while people go on: whoever is refused a connection asks another
/// instance, and nothing that was taken on fails.
@Timeout(60)
class RollingReplacementTest {
    private static final int WRITERS = 4;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void h6_no_request_that_was_taken_on_fails_while_every_instance_is_replaced() throws Exception {
        Database database = Databases.fresh();
        String secret = RunningApp.anotherSecret();
        List<RunningApp> instances =
                new CopyOnWriteArrayList<>(Stream.generate(() -> RunningApp.with(database, secret, Map.of()))
                        .limit(3)
                        .toList());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Writer> writers = new ArrayList<>();
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                var writer = new Writer(People.in(instances.getFirst()).owner(), instances);
                writers.add(writer);
                writing.add(threads.submit(writer));
            }
            try {
                for (RunningApp old : List.copyOf(instances)) {
                    instances.add(RunningApp.with(database, secret, Map.of()));
                    everybodyWrites(writers);
                    old.stop();
                    instances.remove(old);
                    old.close();
                    everybodyWrites(writers);
                }
            } finally {
                over.set(true);
            }
            for (Future<?> one : writing) {
                one.get();
            }
        } finally {
            instances.forEach(RunningApp::close);
        }
    }

    private static void everybodyWrites(List<Writer> writers) {
        List<Integer> before =
                writers.stream().map(writer -> writer.rounds.get()).toList();
        for (int i = 0; i < writers.size(); i++) {
            Writer writer = writers.get(i);
            int rounds = before.get(i) + 3;
            Eventually.is("everybody writes", () -> writer.gone || writer.rounds.get() >= rounds);
        }
    }

    /// Somebody who changes their profile through one instance and reads it through the next.
    private final class Writer implements Runnable {
        private final Member member;
        private final List<RunningApp> instances;
        private final AtomicInteger rounds = new AtomicInteger();
        private int asked;
        private volatile boolean gone;

        Writer(Member member, List<RunningApp> instances) {
            this.member = member;
            this.instances = instances;
        }

        @Override
        public void run() {
            try {
                while (!over.get()) {
                    String bio = "words number " + rounds.get();
                    ask("PUT", "{\"profileDetails\":{\"bio\":\"%s\"},\"updateFields\":[\"bio\"]}".formatted(bio));
                    assertThat(ask("GET", "")).contains(bio);
                    rounds.incrementAndGet();
                }
            } catch (IOException failed) {
                throw new AssertionError("a request that was taken on failed", failed);
            } finally {
                gone = true;
            }
        }

        /// Asks one instance, and another one only where nobody listens.
        private String ask(String method, String body) throws IOException {
            while (true) {
                RunningApp app = instances.get(Math.floorMod(asked++, instances.size()));
                try {
                    return once(app.httpPort(), method, body);
                } catch (ConnectException refused) {
                    // the next one
                }
            }
        }

        private String once(int port, String method, String body) throws IOException {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/api/v1/user/me")
                    .toURL()
                    .openConnection();
            connection.setRequestMethod(method);
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty(
                    "Authorization", "Bearer " + member.tokens().access());
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setReadTimeout(30_000);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(UTF_8));
            }
            if (connection.getResponseCode() != 200) {
                throw new IOException(method + " was answered " + connection.getResponseCode());
            }
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
