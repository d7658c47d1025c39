package com.datifyy.adapters.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A Gemini on a free port of this machine, which answers as a test tells it.
public final class StubGemini implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /// One request as it arrived.
    public record Received(String method, String target, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return Json.read(body);
        }

        /// What the model is asked about, as it would read it.
        JsonNode data() {
            return Json.read(json().at("/contents/0/parts/0/text").textValue());
        }
    }

    /// How it answers one request.
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /// @param replies one after the other, the last one for all others
    public StubGemini(Reply... replies) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            asked.countDown();
            try (exchange) {
                replies[Math.min(received.size(), replies.length) - 1].to(exchange);
            }
        });
        server.start();
    }

    static Reply replying(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// A whole answer with some text in it.
    static Reply saying(String text) {
        return replying(200, candidate("STOP", text));
    }

    /// What a model is.
    public static Reply describing(String model) {
        return replying(200, """
                {"name": "models/%s", "supportedGenerationMethods": ["generateContent", "countTokens"]}""".formatted(model));
    }

    /// A wrong key: an answer like that to a malformed question, but for the reason.
    public static Reply keyRefused() {
        return replying(400, """
                {"error": {"code": 400, "message": "secret words of the provider", "status": "INVALID_ARGUMENT", "details": [
                  {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]}}""");
    }

    /// An opinion about a pair, 70 of 100.
    public static Reply commenting() {
        return saying(OPINION_70);
    }

    /// No more of them for the next minute.
    public static Reply exhausted() {
        return replying(429, "{}");
    }

    static Reply finishing(String reason) {
        return replying(200, candidate(reason, OPINION_70));
    }

    static final String OPINION_70 = opinion(70);

    static String opinion(int score) {
        return """
                {"compatibility_score": %d, "reasoning": "A and B both like music.",
                 "matched_aspects": ["music"], "mismatched_aspects": ["smoking"]}""".formatted(score);
    }

    private static String candidate(String reason, String text) {
        var answer = JSON.createObjectNode();
        var candidate = answer.putArray("candidates").addObject();
        var parts = candidate.putObject("content").put("role", "model").putArray("parts");
        parts.addObject().put("text", "I wonder.").put("thought", true);
        parts.addObject().put("text", text);
        candidate.put("finishReason", reason).put("index", 0);
        answer.put("modelVersion", "gemini-example-001");
        return answer.toString();
    }

    public static Reply refusing(int status, String name) {
        return replying(status, """
                {"error": {"code": %d, "message": "secret words of the provider", "status": "%s"}}""".formatted(status, name));
    }

    static Reply outOf(String quotaId, String retryDelay) {
        return replying(429, """
                {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [
                  {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
                   "violations": [{"quotaMetric": "requests", "quotaId": "%s"}]},
                  {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "%s"}]}}""".formatted(quotaId, retryDelay));
    }

    /// One byte a second.
    static Reply dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!over(1));
        };
    }

    /// Nothing, until the test is over.
    public static Reply silence() {
        return _ -> over(600);
    }

    static Reply endless(int megabytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = " ".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < megabytes; i++) {
                exchange.getResponseBody().write(piece);
            }
        };
    }

    /// Whether the test was over before so many seconds: closing interrupts whoever answers.
    private static boolean over(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Waits for the first question.
    public boolean isAskedWithin(Duration time) throws InterruptedException {
        return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What it was asked, in the order in which it came.
    public List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
