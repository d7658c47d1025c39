package com.datifyy.adapters.sms;

import static com.datifyy.adapters.sms.StubProvider.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.sms.StubProvider.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioCheckupTest {
    private static final String SID = "AC00000000000000000000000000000000";
    private static final SmsTimeouts PATIENT = new SmsTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));

    @Test
    void the_account_is_asked_about_with_its_secret_and_no_message_is_sent() throws Exception {
        try (var provider = new StubProvider(
                answering(200, "{\"sid\": \"" + SID + "\", \"status\": \"active\", \"type\": \"Full\"}"))) {
            assertThat(TwilioCheckup.standing(account(provider.address()), PATIENT))
                    .isEqualTo(TwilioStanding.READY);

            assertThat(provider.received()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/" + SID + ".json");
                assertThat(request.authorization())
                        .isEqualTo("Basic "
                                + Base64.getEncoder().encodeToString((SID + ":not-a-real-token").getBytes(UTF_8)));
                assertThat(request.body()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"status\": \"suspended\"}   | NOT_ACTIVE",
                "200 | {\"status\": \"closed\"}      | NOT_ACTIVE",
                "200 | {\"status\": 1}               | NOT_TOLD",
                "200 | <html>                        | NOT_TOLD",
                "401 | {\"code\": 20003}             | REFUSED",
                "403 | {\"code\": 20008}             | REFUSED",
                "404 | {\"code\": 20404}             | NOT_TOLD",
                "302 | ''                            | NOT_TOLD",
                "500 | ''                            | FAILING",
                "503 | ''                            | FAILING",
            })
    void every_other_answer_is_understood(int status, String body, TwilioStanding standing) throws Exception {
        assertThat(standing(answering(status, body), PATIENT)).isEqualTo(standing);
    }

    @Test
    void who_is_not_there_or_does_not_answer_cannot_be_reached() throws Exception {
        assertThat(TwilioCheckup.standing(account(URI.create("http://127.0.0.1:1")), PATIENT))
                .isEqualTo(TwilioStanding.UNREACHABLE);
        try (var provider = new StubProvider(answering(200, "{}"))) {
            assertThat(TwilioCheckup.standing(
                            account(URI.create(
                                    "https://127.0.0.1:" + provider.address().getPort())),
                            PATIENT))
                    .isEqualTo(TwilioStanding.UNREACHABLE);
        }
        var self = new AtomicReference<StubProvider>();
        try (var provider = new StubProvider(_ -> self.get().sayNothing())) {
            self.set(provider);
            assertThat(TwilioCheckup.standing(
                            account(provider.address()),
                            new SmsTimeouts(Duration.ofSeconds(20), Duration.ofMillis(300))))
                    .isEqualTo(TwilioStanding.UNREACHABLE);
        }
    }

    private static TwilioStanding standing(Answer answer, SmsTimeouts timeouts) throws Exception {
        try (var provider = new StubProvider(answer)) {
            return TwilioCheckup.standing(account(provider.address()), timeouts);
        }
    }

    private static TwilioAccount account(URI base) {
        return new TwilioAccount(base, SID, "not-a-real-token", "Datifyy");
    }
}
