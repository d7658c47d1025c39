package com.datifyy.adapters.slack;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.StaffChannel;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;

/// Posts through an incoming webhook.
///
/// One address, no redirects, a bounded time and a bounded answer. When Slack asks for a pause nothing is posted until
/// it is over. Webhooks know no repetition: an attempt that was accepted but whose answer got lost is posted again.
public final class SlackChannel implements StaffChannel, AutoCloseable {
    /// Real answers are a word.
    static final int LONGEST_ANSWER = 4_096;

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final SlackWebhook webhook;
    private final SlackTimeouts timeouts;
    private final HttpClient http;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    public SlackChannel(SlackWebhook webhook, SlackTimeouts timeouts) {
        this.webhook = webhook;
        this.timeouts = timeouts;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
    }

    @Override
    public Delivery post(MessageId id, Notice.StaffNews news) {
        if (System.nanoTime() - quietUntil.get() < 0) {
            return new Delivery.Later("Slack asked for a pause");
        }
        var request = HttpRequest.newBuilder(webhook.address())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(SlackJson.of(news)))
                .build();
        // A request's own timeout ends with the headers of the answer; this one is for the body too.
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return meaningOf(answer.get(timeouts.whole().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            return new Delivery.Later("Slack does not answer in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Delivery.Later("the service is stopping");
        } catch (ExecutionException failure) {
            return meaningOf(failure);
        } finally {
            answer.cancel(true);
        }
    }

    private Delivery meaningOf(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        return switch (status) {
            case 200 -> new Delivery.Done();
            case 400, 413 -> new Delivery.Never("Slack refuses the message (" + status + ")");
            case 429 -> {
                Duration pause =
                        pause(response.headers().firstValue("Retry-After").orElse(""));
                quietUntil.set(System.nanoTime() + pause.toNanos());
                yield new Delivery.Later("Slack asks for a pause of " + pause.toSeconds() + " seconds");
            }
            // The webhook may be mended, or the channel opened again.
            case 401, 403, 404, 410 -> new Delivery.Later("Slack refuses the webhook (" + status + ")");
            default -> new Delivery.Later("Slack answers something else (" + status + ")");
        };
    }

    private static Duration pause(String seconds) {
        if (!seconds.matches("[0-9]{1,9}")) {
            return USUAL_PAUSE;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static Delivery meaningOf(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpConnectTimeoutException _ -> new Delivery.Later("Slack cannot be reached");
            case ConnectException _ -> new Delivery.Later("Slack cannot be reached");
            case SSLException _ -> new Delivery.Later("Slack's certificate does not fit");
            case IOException _ -> new Delivery.Later("Slack broke off or answered too much");
            case null, default -> throw new IllegalStateException("news could not be posted", failure);
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
