package com.datifyy.adapters.gemini;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The way to Gemini: one host, no redirects, a bounded time and a bounded answer; the key travels in a header
/// alone.
final class GeminiConnection implements AutoCloseable {
    /// Real answers have a few thousand bytes.
    static final int LONGEST_ANSWER = 262_144;

    private final String key;
    private final HttpClient http;

    GeminiConnection(GeminiAccount account, GeminiTimeouts timeouts) {
        this.key = account.key();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
    }

    /// Asks once, and waits for the whole answer.
    ///
    /// @param deadline by [System#nanoTime]
    /// @throws TimeoutException when the answer is not whole by then
    /// @throws IOException when there is none, or one without an end
    HttpResponse<byte[]> answer(HttpRequest.Builder question, long deadline)
            throws InterruptedException, IOException, TimeoutException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException();
        }
        var request = question.header("x-goog-api-key", key)
                .header("Accept", "application/json")
                .timeout(Duration.ofNanos(left))
                .build();
        // A request's own timeout ends with the headers of the answer; this one is for the body too.
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case java.net.http.HttpConnectTimeoutException away -> throw away;
                case java.net.http.HttpTimeoutException _ -> throw new TimeoutException();
                case IOException broken -> throw broken;
                case null, default -> throw new IllegalStateException("Gemini could not be asked", failure.getCause());
            }
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
