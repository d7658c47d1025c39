package com.datifyy.adapters.sms;

import static com.datifyy.adapters.sms.StubProvider.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.datifyy.adapters.sms.StubProvider.Answer;
import com.datifyy.application.notification.port.Delivery;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSmsSenderTest {
    private static final String SID = "AC00000000000000000000000000000000";
    private static final String TOKEN = "not-a-real-token";
    private static final String CREATED = """
            {"sid": "SM00000000000000000000000000000000", "status": "queued", "error_code": null}""";
    private static final Notice.Text CODE =
            new Notice.PhoneCode(new PhoneNumber("+919800000000"), "482103", Duration.ofMinutes(10));
    private static final MessageId ID = new MessageId(new UUID(1, 2));
    private static final SmsTimeouts PATIENT = new SmsTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final SmsTimeouts IMPATIENT = new SmsTimeouts(Duration.ofSeconds(20), Duration.ofMillis(300));

    @Test
    void a_message_is_posted_to_the_account_with_its_secret_as_a_form() throws IOException {
        try (var provider = new StubProvider(answering(201, CREATED))) {
            assertThat(sent(provider, "+15005550006", PATIENT)).isEqualTo(new Delivery.Done());

            assertThat(provider.received()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/" + SID + "/Messages.json");
                assertThat(request.authorization())
                        .isEqualTo("Basic " + Base64.getEncoder().encodeToString((SID + ":" + TOKEN).getBytes(UTF_8)));
                assertThat(request.contentType()).isEqualTo("application/x-www-form-urlencoded");
                assertThat(request.form())
                        .containsOnly(
                                entry("To", "+919800000000"),
                                entry("From", "+15005550006"),
                                entry(
                                        "Body",
                                        "Datifyy: 482103 is your code, valid for 10 minutes. Never tell it to anybody."));
            });
        }
    }

    @Test
    void a_messaging_service_sends_in_place_of_a_number() throws IOException {
        var messagingService = "MG00000000000000000000000000000000";
        try (var provider = new StubProvider(answering(201, CREATED))) {
            assertThat(sent(provider, messagingService, PATIENT)).isEqualTo(new Delivery.Done());

            assertThat(provider.received().getFirst().form())
                    .containsEntry("MessagingServiceSid", messagingService)
                    .doesNotContainKey("From");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21217, 21265, 21610, 21614, 21635})
    void a_refusal_of_the_recipient_is_final(int code) throws IOException {
        assertThat(answered(400, refusal(code)))
                .isEqualTo(new Delivery.Never("the text message provider refuses the recipient (" + code + ")"));
    }

    @ParameterizedTest
    @ValueSource(ints = {21212, 21408, 21606, 21612})
    void a_refusal_of_what_the_operator_set_up_is_not_final(int code) throws IOException {
        assertThat(answered(400, refusal(code)))
                .isEqualTo(new Delivery.Later("the text message provider refuses the message (" + code + ")"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 20003, the text message provider refuses the account or its secret (20003)",
        "403, 20005, the text message provider refuses the account or its secret (20005)",
        "404, 20404, the text message provider's address answers something else (404)",
        "429, 20429, the text message provider asks for fewer messages",
        "500, 20500, the text message provider has a problem (500)",
        "503, 20503, the text message provider has a problem (503)"
    })
    void what_may_work_later_is_tried_again(int status, int code, String why) throws IOException {
        assertThat(answered(status, refusal(code))).isEqualTo(new Delivery.Later(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "<html>Welcome to the hotel's network</html>",
                "[]",
                "null",
                "{\"sid\": 7}",
                "{\"sid\": \"SM0\"} and more",
                "{\"status\": \"queued\"}"
            })
    void e9_an_answer_that_names_no_message_is_no_success(String body) throws IOException {
        assertThat(answered(201, body))
                .isEqualTo(new Delivery.Later("the text message provider's answer cannot be read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "<html>", "{\"code\": \"21211\"}", "{\"code\": 21211.5}", "{\"code\": 99999999999}"})
    void e9_a_refusal_that_cannot_be_read_is_not_final(String body) throws IOException {
        assertThat(answered(400, body)).isEqualTo(new Delivery.Later("the text message provider refuses the message"));
    }

    @Test
    void e9_an_answer_is_read_up_to_a_limit() throws IOException {
        String huge = CREATED.replace("}", ", \"more\": \"" + "x".repeat(TwilioSmsSender.LONGEST_ANSWER) + "\"}");

        assertThat(answered(201, huge))
                .isEqualTo(new Delivery.Later("the text message provider broke off or answered too much"));
    }

    @Test
    void e9_a_redirect_is_not_followed() throws IOException {
        try (var provider = new StubProvider(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        })) {
            assertThat(sent(provider, "Datifyy", PATIENT))
                    .isEqualTo(new Delivery.Later("the text message provider's address answers something else (307)"));
            assertThat(provider.received()).hasSize(1);
        }
    }

    @Test
    void e9_a_silent_provider_is_not_waited_for_beyond_the_limit() throws IOException {
        var provider = new AtomicReference<StubProvider>();
        try (var silent = new StubProvider(_ -> provider.get().sayNothing())) {
            provider.set(silent);
            assertThat(sent(silent, "Datifyy", IMPATIENT))
                    .isEqualTo(new Delivery.Later("the text message provider does not answer in time"));
        }
    }

    @Test
    void e9_a_provider_that_stops_in_the_middle_of_its_answer_is_not_waited_for_beyond_the_limit() throws IOException {
        var provider = new AtomicReference<StubProvider>();
        try (var halting = new StubProvider(exchange -> {
            exchange.sendResponseHeaders(201, 1_000);
            exchange.getResponseBody().write("{\"sid\":".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            provider.get().sayNothing();
        })) {
            provider.set(halting);
            assertThat(sent(halting, "Datifyy", IMPATIENT))
                    .isEqualTo(new Delivery.Later("the text message provider does not answer in time"));
        }
    }

    @Test
    void a_provider_that_is_away_is_tried_again() throws IOException {
        try (var held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var nobody = URI.create("http://127.0.0.1:" + held.getLocalPort());
            try (var sender = new TwilioSmsSender(new TwilioAccount(nobody, SID, TOKEN, "Datifyy"), PATIENT)) {
                assertThat(sender.send(ID, CODE))
                        .isEqualTo(new Delivery.Later("the text message provider cannot be reached"));
            }
        }
    }

    @Test
    void a_provider_that_hangs_up_is_tried_again() throws IOException {
        Answer hangingUp = exchange -> exchange.sendResponseHeaders(201, 1_000);

        try (var provider = new StubProvider(hangingUp)) {
            assertThat(sent(provider, "Datifyy", PATIENT))
                    .isEqualTo(new Delivery.Later("the text message provider broke off or answered too much"));
        }
    }

    @Test
    void an_interrupted_attempt_ends_at_once_and_stays_interrupted() throws IOException {
        var provider = new AtomicReference<StubProvider>();
        try (var silent = new StubProvider(_ -> provider.get().sayNothing())) {
            provider.set(silent);
            Thread.currentThread().interrupt();
            assertThat(sent(silent, "Datifyy", PATIENT)).isEqualTo(new Delivery.Later("the service is stopping"));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a7_no_text_form_shows_a_secret_or_a_number() {
        var account = new TwilioAccount(TwilioAccount.TWILIO, SID, TOKEN, "+15005550006");

        assertThat(account).hasToString("TwilioAccount[https://api.twilio.com]");
        assertThat(ShortText.of(CODE)).hasToString("ShortText[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.twilio.example",
                "ftp://127.0.0.1",
                "https://someone@api.twilio.example",
                "https://api.twilio.example/elsewhere",
                "https://api.twilio.example?x=1",
                "https://api.twilio.example#x",
                "https:/api",
                "api.twilio.example"
            })
    void a7_the_secret_goes_to_no_address_that_others_can_read_along_with(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioAccount(URI.create(address), SID, TOKEN, "Datifyy"))
                .withMessage("BASE must be https:// and a host, without a path");
    }

    @ParameterizedTest
    @CsvSource({
        "AC0/../AC1, not-a-real-token, Datifyy",
        "'', not-a-real-token, Datifyy",
        "AC0, '', Datifyy",
        "AC0, 'not a token', Datifyy",
        "AC0, not-a-real-token, ''",
        "AC0, not-a-real-token, +0123",
        "AC0, not-a-real-token, Datifyy & friends"
    })
    void settings_that_could_not_work_are_refused_without_repeating_them(String sid, String token, String from) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioAccount(TwilioAccount.TWILIO, sid, token, from))
                .withMessageNotContainingAny("AC0", "not-a-real-token", "friends");
    }

    private static Delivery answered(int status, String body) throws IOException {
        try (var provider = new StubProvider(answering(status, body))) {
            return sent(provider, "Datifyy", PATIENT);
        }
    }

    private static Delivery sent(StubProvider provider, String from, SmsTimeouts timeouts) {
        try (var sender = new TwilioSmsSender(new TwilioAccount(provider.address(), SID, TOKEN, from), timeouts)) {
            return sender.send(ID, CODE);
        }
    }

    /// As Twilio words it, with the number in the text.
    private static String refusal(int code) {
        return """
                {"code": %d, "message": "The 'To' number +919800000000 is not welcome.", "status": 400, \
                "more_info": "https://www.twilio.com/docs/errors/%d"}""".formatted(code, code);
    }
}
