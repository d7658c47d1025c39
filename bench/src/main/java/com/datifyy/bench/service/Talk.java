package com.datifyy.bench.service;

import com.datifyy.bench.load.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Requests to a service that may be somewhere else the next time.
final class Talk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String AGAIN = "Idempotency-Replayed";
    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MILLIS = 100;
    private static final int FAULTS = 500;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Target target;

    Talk(Target target) {
        this.target = target;
    }

    /// What was answered.
    ///
    /// @param again whether it says that it is the answer of an earlier time
    record Reply(int status, String text, boolean again) {
        /// The first thing in it that a pattern's group finds.
        ///
        /// @throws IOException when there is none
        String in(Pattern pattern) throws IOException {
            Matcher found = pattern.matcher(text);
            if (!found.find()) {
                throw new IOException("an answer " + status + " without " + pattern);
            }
            return found.group(1);
        }

        /// Everything in it that a pattern's group finds.
        List<String> all(Pattern pattern) {
            List<String> all = new ArrayList<>();
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                all.add(found.group(1));
            }
            return all;
        }
    }

    /// Where the service is from now on.
    void turnTo(Target now) {
        target = now;
    }

    /// @param body empty for none
    HttpRequest.Builder request(String method, String path, @Nullable String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + target.host() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /// Sends it to wherever the service is now.
    Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI asked = request.build().uri();
        URI now = URI.create("http://" + target.host() + asked.getPath());
        HttpResponse<String> answer = client.send(request.copy().uri(now).build(), BodyHandlers.ofString());
        boolean again =
                answer.headers().firstValue(AGAIN).filter("true"::equals).isPresent();
        return new Reply(answer.statusCode(), answer.body(), again);
    }

    /// Asks what may be asked again, until it is answered: a service whose database was away may still find out.
    ///
    /// @throws IOException when it is not
    Reply answered(HttpRequest.Builder question) throws IOException, InterruptedException {
        Reply reply = send(question);
        for (int attempt = 1; attempt < ATTEMPTS && reply.status() == UNAVAILABLE; attempt++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            reply = send(question);
        }
        if (reply.status() >= FAULTS) {
            throw new IOException("a question was answered " + reply.status() + " " + reply.text());
        }
        return reply;
    }

    /// Sends what has to succeed.
    ///
    /// @throws IOException when it does not
    Reply done(HttpRequest.Builder request) throws IOException, InterruptedException {
        Reply reply = send(request);
        if (reply.status() / 100 != 2) {
            throw new IOException("a request that has to succeed was answered " + reply.status() + " " + reply.text());
        }
        return reply;
    }

    /// JSON as it is written most easily.
    static String text(String singleQuoted, Object... values) {
        return String.format(Locale.ROOT, singleQuoted.replace('\'', '"'), values);
    }
}
