package com.datifyy.bootstrap.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An HTTP client of the service, somewhere on the internet and perhaps with an access token.
///
/// @param network the address the trusted proxy saw
public record Http(
        HttpClient client,
        int port,
        String network,
        @Nullable String token) {
    private static final JsonMapper JSON = new JsonMapper();

    Http(int port) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), port, Networks.another(), null);
    }

    /// The same client under another address.
    public Http elsewhere() {
        return new Http(client, port, Networks.another(), token);
    }

    public Http as(@Nullable String accessToken) {
        return new Http(client, port, network, accessToken);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /// The metric of this name and these labels; nothing yet counts as 0. For whoever has the token of those who watch.
    double metric(String nameAndLabels) {
        String start = nameAndLabels + " ";
        return get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .sum();
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /// Sends a request, with a JSON body unless it is null.
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// Sends a request whose body is said to be JSON unless the headers say something else.
    public Answer sendBytes(String method, String path, byte @Nullable [] body, String... headers) {
        List<String> all = new ArrayList<>(List.of("X-Forwarded-For", network));
        if (token != null) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        if (body != null && !Arrays.asList(headers).contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        all.addAll(List.of(headers));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .headers(all.toArray(String[]::new))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            String text = new String(response.body(), StandardCharsets.UTF_8);
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    json && !text.isEmpty() ? read(text) : MissingNode.getInstance(),
                    text);
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
