package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.InMemoryApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoppingTest {
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
        InMemoryApplication application = new InMemoryApplication();
        RestServer server = new RestServer(
                        RestSettings.onPort(0),
                        application.accessTokens,
                        application.office.access(),
                        application.limits,
                        application.idempotency,
                        application.clock,
                        List.of(slow))
                .start();
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
}
