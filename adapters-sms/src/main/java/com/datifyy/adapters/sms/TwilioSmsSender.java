package com.datifyy.adapters.sms;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.SmsSender;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/// Sends text messages through Twilio's programming interface, which other providers imitate.
///
/// One host, no redirects, a bounded time and a bounded answer. The interface knows no repetition: an attempt that was
/// accepted but whose answer got lost leads to a second message with the same code.
public final class TwilioSmsSender implements SmsSender, AutoCloseable {
    /// Real answers have less than two thousand bytes.
    static final int LONGEST_ANSWER = 65_536;

    private final TwilioAccount account;
    private final SmsTimeouts timeouts;
    private final HttpClient http;

    public TwilioSmsSender(TwilioAccount account, SmsTimeouts timeouts) {
        this.account = account;
        this.timeouts = timeouts;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
    }

    @Override
    public Delivery send(MessageId id, Notice.Text notice) {
        var request = HttpRequest.newBuilder(account.messages())
                .header("Authorization", account.authorization())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form(notice)))
                .build();
        // A request's own timeout ends with the headers of the answer; this one is for the body too.
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(timeouts.whole().toMillis(), TimeUnit.MILLISECONDS);
            return TwilioAnswer.meaningOf(response.statusCode(), response.body());
        } catch (TimeoutException tooLong) {
            return new Delivery.Later("the text message provider does not answer in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Delivery.Later("the service is stopping");
        } catch (ExecutionException failure) {
            return meaningOf(failure);
        } finally {
            answer.cancel(true);
        }
    }

    private static Delivery meaningOf(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpConnectTimeoutException _ -> new Delivery.Later("the text message provider cannot be reached");
            case ConnectException _ -> new Delivery.Later("the text message provider cannot be reached");
            case SSLException _ -> new Delivery.Later("the text message provider's certificate does not fit");
            case IOException _ -> new Delivery.Later("the text message provider broke off or answered too much");
            case null, default -> throw new IllegalStateException("a text message could not be handed over", failure);
        };
    }

    private String form(Notice.Text notice) {
        var fields = new TreeMap<>(Map.of(
                "To",
                notice.to().value(),
                account.fromField(),
                account.from(),
                "Body",
                ShortText.of(notice).words()));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
