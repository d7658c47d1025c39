package com.datifyy.adapters.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One look at an account before anything relies on it: asks the provider what it is. No message is sent, and nothing
/// is paid.
public final class TwilioCheckup {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TwilioCheckup() {}

    /// Takes as long as the timeouts allow for one message.
    public static TwilioStanding standing(TwilioAccount account, SmsTimeouts timeouts) throws InterruptedException {
        var request = HttpRequest.newBuilder(account.itself())
                .header("Authorization", account.authorization())
                .header("Accept", "application/json")
                .build();
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build()) {
            var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), TwilioSmsSender.LONGEST_ANSWER);
            try {
                return meaningOf(
                        http.sendAsync(request, handler).get(timeouts.whole().toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException | ExecutionException _) {
                return TwilioStanding.UNREACHABLE;
            } finally {
                http.shutdownNow();
            }
        }
    }

    private static TwilioStanding meaningOf(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        return switch (status) {
            case 200 -> meaningOf(answer.body());
            case 401, 403 -> TwilioStanding.REFUSED;
            default -> status >= 500 ? TwilioStanding.FAILING : TwilioStanding.NOT_TOLD;
        };
    }

    private static TwilioStanding meaningOf(byte[] body) {
        try {
            JsonNode status = JSON.readTree(body).path("status");
            if (!status.isTextual()) {
                return TwilioStanding.NOT_TOLD;
            }
            return status.textValue().equals("active") ? TwilioStanding.READY : TwilioStanding.NOT_ACTIVE;
        } catch (IOException unreadable) {
            return TwilioStanding.NOT_TOLD;
        }
    }
}
