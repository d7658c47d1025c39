package com.datifyy.adapters.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.InMemoryApplication;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private static final Routes.Part HEALTH = routes ->
            routes.open("GET /health", http -> http.answer(Json.object().put("status", "ok")));

    @Test
    void a_running_request_is_finished_before_the_server_stops() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Routes.Part slow = routes -> routes.open("GET /health", http -> {
            arrived.countDown();
            try {
                assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
            http.answer(Json.object().put("status", "ok"));
        });
        RestServer server = serving(slow);
        try (HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/health"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            Thread stopping = Thread.ofVirtual().start(server::close);

            assertThat(stopping.join(Duration.ofMillis(300)))
                    .as("it waits for the request")
                    .isFalse();
            go.countDown();

            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void after_the_goodbye_requests_are_answered_and_every_answer_ends_its_connection() throws Exception {
        try (RestServer server = serving(HEALTH);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/health"))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).headers().firstValue("Connection"))
                    .isEmpty();

            server.sayGoodbye();

            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Connection")).contains("close");
        }
    }

    @Test
    void whoever_comes_while_the_port_closes_is_answered_or_told_at_once() throws Exception {
        for (int i = 0; i < 10; i++) {
            RestServer server = serving(HEALTH);
            int port = server.port();
            CountDownLatch underWay = new CountDownLatch(100);
            try (ExecutorService threads =
                    Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
                List<Future<?>> visitors = new ArrayList<>();
                for (int j = 0; j < 8; j++) {
                    visitors.add(threads.submit(() -> {
                        while (visits(port)) {
                            underWay.countDown();
                        }
                        return null;
                    }));
                }
                assertThat(underWay.await(20, TimeUnit.SECONDS)).isTrue();
                server.close();
                for (Future<?> visitor : visitors) {
                    visitor.get(20, TimeUnit.SECONDS);
                }
            }
        }
    }

    /// Asks over a connection of its own.
    ///
    /// @return whether somebody listens
    /// @throws SocketTimeoutException when the connection is neither answered nor closed
    private static boolean visits(int port) throws SocketTimeoutException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException hanging) {
            throw hanging;
        } catch (ConnectException refused) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static RestServer serving(Routes.Part part) {
        InMemoryApplication application = new InMemoryApplication();
        return new RestServer(
                        RestSettings.onPort(0),
                        application.accessTokens,
                        application.office.access(),
                        application.limits,
                        application.idempotency,
                        application.clock,
                        List.of(part))
                .start();
    }
}
