package com.datifyy.adapters.oidc;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// HTTP to providers that are trusted to say who somebody is, and with nothing else: no redirect is followed,
/// and neither time nor memory is given without a limit.
final class BoundedHttp implements AutoCloseable {

    /// @param connect how long connecting may take
    /// @param answer how long everything may take, from connecting to the last byte
    /// @param largest the largest body, in bytes
    record Limits(Duration connect, Duration answer, int largest) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(4), 256 * 1024);
    }

    private final Limits limits;
    private @Nullable HttpClient client;
    private boolean closed;

    BoundedHttp(Limits limits) {
        this.limits = limits;
    }

    /// What a provider answered, whatever it is.
    static final class Answer {
        private final HttpResponse<byte[]> response;

        private Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        int status() {
            return response.statusCode();
        }

        HttpHeaders headers() {
            return response.headers();
        }

        byte[] body() {
            return response.body();
        }
    }

    /// @throws Unanswered when there is no complete answer within the limits
    Answer send(HttpRequest request) throws Unanswered {
        // The request's own timeout would end with the headers, and a body could trickle in for ever.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.largest()));
        try {
            return new Answer(exchange.get(limits.answer().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException tooLong) {
            exchange.cancel(true);
            throw new Unanswered("no complete answer within " + limits.answer());
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted");
        } catch (ExecutionException failed) {
            // Only the kind: messages of the client may quote what was sent or answered.
            throw new Unanswered(kindOf(failed));
        }
    }

    /// Ends what is under way; afterwards nothing is answered.
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }

    /// Made when it is first needed: with the certificates it trusts it takes time and megabytes, for nothing
    /// where no provider is set up.
    private synchronized HttpClient client() throws Unanswered {
        if (closed) {
            throw new Unanswered("closed");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(limits.connect())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    private static String kindOf(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return (cause == null ? failed : cause).getClass().getSimpleName();
    }
}
