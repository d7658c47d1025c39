package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A4: whoever asks does not learn whether there is an account.
class NeutralAnswersTest {
    private static final String KNOWN_ADDRESS = "member1@example.org";
    private static final String UNKNOWN_ADDRESS = "nobody@example.org";
    private static final String KNOWN_NUMBER = "+910000000001";
    private static final String UNKNOWN_NUMBER = "+910000000002";

    @AutoClose
    private final RestService service = new RestService();

    private RestService.Member maya;

    @BeforeEach
    void start() {
        maya = service.join("Maya");
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
        assertAlike(path, body, byAddress, status);
    }

    private void assertAlike(String path, String body, boolean byAddress, int status) {
        Answer known = ask(path, body, byAddress ? KNOWN_ADDRESS : KNOWN_NUMBER);
        Answer unknown = ask(path, body, byAddress ? UNKNOWN_ADDRESS : UNKNOWN_NUMBER);

        assertThat(known.status()).isEqualTo(status);
        assertThat(unknown.status()).isEqualTo(status);
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    /// Who still has an account and may not use it.
    enum Former {
        CLOSED,
        SUSPENDED,
        BANNED
    }

    static Stream<Arguments> requestsAboutFormerMembers() {
        return requests()
                .flatMap(request -> Stream.of(Former.values())
                        .map(former -> Arguments.of(Stream.concat(Stream.of(former), Stream.of(request.get()))
                                .toArray())));
    }

    @ParameterizedTest
    @MethodSource("requestsAboutFormerMembers")
    void a4_whoever_may_not_use_an_account_any_more_gets_the_same_answer_as_nobody(
            Former former, String path, String body, boolean byAddress, int status) {
        leave(former);

        assertAlike(path, body, byAddress, status);
    }

    @ParameterizedTest
    @EnumSource(Former.class)
    void a4_registering_the_address_of_a_former_member_gets_the_same_answer_as_any_other(Former former) {
        leave(former);

        assertRegisteringIsAnsweredAlike();
    }

    @Test
    void a4_registering_an_address_that_is_known_gets_the_same_answer_as_any_other() {
        assertRegisteringIsAnsweredAlike();
    }

    private void assertRegisteringIsAnsweredAlike() {
        String body = """
                {"email": "%s", "password": "another walk by the river", "name": "Ravi", "dateOfBirth": "1994-05-06"}""";

        Answer known = ask("register/email", body, KNOWN_ADDRESS);
        Answer unknown = ask("register/email", body, UNKNOWN_ADDRESS);

        assertThat(known.status()).isEqualTo(201);
        assertThat(unknown.status()).isEqualTo(201);
        assertThat(shapeOf(unknown)).isEqualTo(shapeOf(known));
    }

    private void leave(Former former) {
        switch (former) {
            case CLOSED ->
                assertThat(maya.delete(
                                        "/api/v1/user/account",
                                        "{\"password\": \"" + InMemoryApplication.PASSWORD + "\"}")
                                .status())
                        .isEqualTo(200);
            case SUSPENDED -> stop(AccountStatus.SUSPENDED);
            case BANNED -> stop(AccountStatus.BANNED);
        }
    }

    private void stop(AccountStatus status) {
        var application = service.application;
        application.units.run(() -> application.users.save(
                application.users.find(UserId.parse(maya.id())).orElseThrow().withStatus(status)));
    }

    /// An answer without what differs between any two accounts: ids, tokens, and the address that was sent.
    private static String shapeOf(Answer answer) {
        return answer.text()
                .replaceAll(
                        "(\"(?:userId|sessionId|deviceId|accessToken|refreshToken|token|email)\":)\"[^\"]+\"",
                        "$1\"…\"");
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
