package com.datifyy.adapters.oidc;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Identity providers on this machine: their answers are what a test says, what they are asked is kept.
final class ProviderStub implements AutoCloseable {
    static final String GOOGLE_KEYS = "/google/certs";
    static final String APPLE_KEYS = "/apple/keys";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// A request as it came in.
    record Asked(String method, URI address, Headers headers, String body) {}

    ProviderStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    OpenIdProvider google() {
        var google = OpenIdProvider.google(Set.of(Token.CLIENT, Token.ANDROID));
        return new OpenIdProvider(google.issuers(), at(GOOGLE_KEYS), google.algorithms(), google.clientIds());
    }

    OpenIdProvider apple() {
        var apple = OpenIdProvider.apple(Set.of(Token.CLIENT));
        return new OpenIdProvider(apple.issuers(), at(APPLE_KEYS), apple.algorithms(), apple.clientIds());
    }

    /// Answers with a key set that may be kept for an hour.
    void publish(String path, ProviderKey... keys) {
        publishFor(Duration.ofHours(1), path, keys);
    }

    void publishFor(Duration lifetime, String path, ProviderKey... keys) {
        answer(path, 200, keySet(keys), "Cache-Control", "public, max-age=" + lifetime.toSeconds() + ", no-transform");
    }

    static String keySet(ProviderKey... keys) {
        return keySet(Arrays.stream(keys).map(ProviderKey::published).toList());
    }

    static String keySet(List<Map<String, Object>> keys) {
        return Token.json(Map.of("keys", keys));
    }

    void answer(String path, int status, String body, String... headers) {
        on(path, exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    void on(String path, HttpHandler answer) {
        answers.put(path, answer);
    }

    /// Says nothing until the test is over.
    void keepSilent(String path) {
        on(path, exchange -> awaitClosing());
    }

    /// Begins a good answer and never ends it.
    void trickle(String path, ProviderKey... keys) {
        on(path, exchange -> {
            byte[] bytes = keySet(keys).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, 20);
            exchange.getResponseBody().flush();
            awaitClosing();
        });
    }

    List<Asked> askedFor(String path) {
        return asked.stream()
                .filter(request -> request.address().getPath().equals(path))
                .toList();
    }

    int fetches(String path) {
        return askedFor(path).size();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var answer = answers.get(exchange.getRequestURI().getPath());
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                answer.handle(exchange);
            }
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
