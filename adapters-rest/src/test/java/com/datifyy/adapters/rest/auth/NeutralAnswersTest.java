package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.domain.notification.Notice;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A4: whoever asks does not learn whether there is an account.
class NeutralAnswersTest {
    private static final String KNOWN_ADDRESS = "member1@example.org";
    private static final String UNKNOWN_ADDRESS = "nobody@example.org";
    private static final String KNOWN_NUMBER = "+910000000001";
    private static final String UNKNOWN_NUMBER = "+910000000002";

    @AutoClose
    private final RestService service = new RestService();

    @BeforeEach
    void start() {
        RestService.Member maya = service.join("Maya");
        maya.put(
                "/api/v1/user/me",
                "{\"basicInfo\": {\"phoneNumber\": \"%s\"}, \"updateFields\": [\"phone_number\"]}"
                        .formatted(KNOWN_NUMBER));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("login/email", "{\"email\": \"%s\", \"password\": \"not the password\"}", true, 401),
                Arguments.of("login/phone", "{\"phoneNumber\": \"%s\", \"otpCode\": \"999999\"}", false, 401),
                Arguments.of("register/phone", "{\"phoneNumber\": \"%s\", \"name\": \"Ravi\"}", false, 201),
                Arguments.of("otp/request", "{\"phoneNumber\": \"%s\"}", false, 200),
                Arguments.of("phone/otp/request", "{\"phoneNumber\": \"%s\"}", false, 200),
                Arguments.of("verification/email/send", "{\"email\": \"%s\"}", true, 200),
                Arguments.of("verification/email/verify", "{\"email\": \"%s\", \"code\": \"99999999\"}", true, 400),
                Arguments.of("verification/resend", "{\"email\": \"%s\"}", true, 200),
                Arguments.of("verification/resend", "{\"phoneNumber\": \"%s\"}", false, 200),
                Arguments.of("verification/phone/send", "{\"phoneNumber\": \"%s\"}", false, 200),
                Arguments.of(
                        "verification/phone/verify", "{\"phoneNumber\": \"%s\", \"code\": \"999999\"}", false, 400),
                Arguments.of("password/reset/request", "{\"email\": \"%s\"}", true, 200));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a4_known_and_unknown_get_the_same_answer(String path, String body, boolean byAddress, int status) {
        Answer known = ask(path, body, byAddress ? KNOWN_ADDRESS : KNOWN_NUMBER);
        Answer unknown = ask(path, body, byAddress ? UNKNOWN_ADDRESS : UNKNOWN_NUMBER);

        assertThat(known.status()).isEqualTo(status);
        assertThat(unknown.status()).isEqualTo(status);
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    @Test
    void a4_only_the_known_one_was_sent_something() {
        ask("password/reset/request", "{\"email\": \"%s\"}", UNKNOWN_ADDRESS);
        assertThat(service.application.told(Notice.PasswordReset.class)).isEmpty();

        ask("password/reset/request", "{\"email\": \"%s\"}", KNOWN_ADDRESS);
        assertThat(service.application.told(Notice.PasswordReset.class)).hasSize(1);
    }

    private Answer ask(String path, String body, String whom) {
        return service.post("/api/v1/auth/" + path, body.formatted(whom), "X-Request-Id", "same");
    }
}
