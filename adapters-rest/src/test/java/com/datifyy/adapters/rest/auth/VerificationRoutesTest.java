package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationRoutesTest {
    private static final String SEND = "/api/v1/auth/verification/email/send";
    private static final String VERIFY = "/api/v1/auth/verification/email/verify";
    private static final String RESEND = "/api/v1/auth/verification/resend";
    private static final String SEND_PHONE = "/api/v1/auth/verification/phone/send";
    private static final String VERIFY_PHONE = "/api/v1/auth/verification/phone/verify";
    private static final String NUMBER = "+910000000001";

    @AutoClose
    private final RestService service = new RestService();

    @Test
    void the_owner_confirms_an_address_and_gets_the_account() {
        RestService.Member maya = service.join("Maya");

        Answer answer = maya.post(
                VERIFY, "{\"email\": \"member1@example.org\", \"verification_code\": \"%s\"}".formatted(emailCode()));

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("email-confirmed", answer.body());
    }

    @Test
    void c6_who_only_has_the_code_confirms_the_address_and_is_not_told_whose_it_is() {
        service.join("Maya");

        Answer answer =
                service.post(VERIFY, "{\"email\": \"member1@example.org\", \"code\": \"%s\"}".formatted(emailCode()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/verified").booleanValue()).isTrue();
        assertThat(answer.at("/expiresAt").isNull()).as("it stays confirmed").isTrue();
        assertThat(answer.at("/user").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'email': 'member1@example.org', 'verification_code': '%s'}",
                "{'email': 'member1@example.org', 'verificationCode': '%s'}",
                "{'email': 'Member1@Example.org', 'code': '%s'}",
                "{'email': 'member1@example.org', 'otp_code': '%s'}",
                "{'verification': {'identifier': 'member1@example.org', 'code': '%s', 'type': 1}}",
                "{'verification': {'email': 'member1@example.org', 'code': '%s'}}"
            })
    void each_form_of_the_request_is_understood_on_both_paths(String form) {
        service.join("Maya");
        String body = form.formatted(emailCode()).replace('\'', '"');

        assertThat(service.post("/api/v1/auth/email/verification/confirm", body).status())
                .isEqualTo(200);
        assertThat(service.post(VERIFY, body).status())
                .as("a6: a code works once")
                .isEqualTo(400);
    }

    @Test
    void a6_a_code_ends_after_five_wrong_guesses_after_ten_minutes_and_with_the_next_one() {
        RestService.Member maya = service.join("Maya");
        String first = emailCode();
        for (int i = 0; i < 5; i++) {
            Answer wrong = maya.post(VERIFY, verification("99999999"));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.text("/errors/0/field")).isEqualTo("verification_code");
        }
        assertThat(maya.post(VERIFY, verification(first)).status()).isEqualTo(400);

        maya.post(SEND, "{\"email\": \"member1@example.org\"}");
        String second = emailCode();
        maya.post("/api/v1/auth/email/verification/send", "{\"email\": \"member1@example.org\"}");
        String third = emailCode();
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(maya.post(VERIFY, verification(second)).status()).isEqualTo(400);
        service.application.clock.advance(Duration.ofMinutes(10));
        assertThat(maya.post(VERIFY, verification(third)).status()).isEqualTo(400);
    }

    @Test
    void a6_c2_a_code_is_bound_to_the_account_it_was_sent_for() {
        service.join("Maya");
        String mayas = emailCode();
        RestService.Member ravi = service.join("Ravi");

        assertThat(ravi.post(VERIFY, verification(mayas)).status()).isEqualTo(400);
        assertThat(service.post(VERIFY, verification(mayas)).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_does_not_hold_is_as_good_as_none() {
        service.join("Maya");

        Answer answer = service.post(VERIFY, verification(emailCode()), "Authorization", "Bearer nonsense");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/user").isMissingNode()).isTrue();
    }

    @Test
    void a_number_is_confirmed_like_an_address() {
        RestService.Member maya = service.join("Maya");
        maya.put(
                "/api/v1/user/me",
                "{\"basicInfo\": {\"phoneNumber\": \"%s\"}, \"updateFields\": [\"phone_number\"]}".formatted(NUMBER));
        assertThat(maya.post(SEND_PHONE, "{\"phone_number\": \"%s\"}".formatted(NUMBER))
                        .status())
                .isEqualTo(200);

        Answer wrong = maya.post(VERIFY_PHONE, "{\"phoneNumber\": \"%s\", \"otpCode\": \"999999\"}".formatted(NUMBER));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/errors/0/field")).isEqualTo("otp_code");
        Answer answer = maya.post("/api/v1/auth/phone/verification/confirm", """
                {"verification": {"identifier": "%s", "code": "%s", "type": "VERIFICATION_TYPE_PHONE"}}""".formatted(NUMBER, phoneCode()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/user/phoneVerified")).isEqualTo("VERIFICATION_STATUS_VERIFIED");
        assertThat(answer.text("/user/phoneNumber")).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'email': 'member1@example.org'}",
                "{'email': 'member1@example.org', 'verificationType': 1}",
                "{'identifier': 'member1@example.org'}",
                "{'identifier': 'member1@example.org', 'type': 'VERIFICATION_TYPE_EMAIL'}",
                "{'email': 'member1@example.org', 'phone_number': '+910000000001', 'verification_type': 'email'}"
            })
    void what_is_sent_again_to_an_address_is_understood_in_each_form(String form) {
        service.join("Maya");
        String before = emailCode();

        assertThat(service.post(RESEND, form.replace('\'', '"')).status()).isEqualTo(200);

        assertThat(emailCode()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'phone_number': '+910000000001'}",
                "{'phoneNumber': '+910000000001', 'verification_type': 2}",
                "{'identifier': '+910000000001'}",
                "{'identifier': '+910000000001', 'type': 2}"
            })
    void what_is_sent_again_to_a_number_is_understood_in_each_form(String form) {
        RestService.Member maya = service.join("Maya");
        maya.put(
                "/api/v1/user/me",
                "{\"basicInfo\": {\"phoneNumber\": \"%s\"}, \"updateFields\": [\"phone_number\"]}".formatted(NUMBER));

        assertThat(maya.post(RESEND, form.replace('\'', '"')).status()).isEqualTo(200);

        assertThat(phoneCode()).isNotEmpty();
    }

    @Test
    void a_password_reset_is_sent_again_too() {
        service.joinProven("Maya");

        assertThat(service.post(RESEND, "{\"email\": \"member1@example.org\", \"verificationType\": 3}")
                        .status())
                .isEqualTo(200);

        assertThat(service.application.last(Notice.PasswordReset.class).token()).isNotEmpty();
    }

    @Test
    void e1_what_is_missing_or_of_another_type_is_named() {
        assertThat(field(SEND, "{}")).isEqualTo("email");
        assertThat(field(SEND, "{\"email\": 7}")).isEqualTo("email");
        assertThat(field(SEND, "{\"email\": \"no address\"}")).isEqualTo("email");
        assertThat(field(SEND_PHONE, "{}")).isEqualTo("phone_number");
        assertThat(field(VERIFY, "{\"email\": \"a@example.org\"}")).isEqualTo("verification_code");
        assertThat(field(VERIFY, "{\"verification\": \"12345678\"}")).isEqualTo("verification");
        assertThat(field(VERIFY_PHONE, "{\"phoneNumber\": \"+910000000001\"}")).isEqualTo("otp_code");
        assertThat(field(VERIFY_PHONE, "{\"otpCode\": \"123456\"}")).isEqualTo("phone_number");
        assertThat(field(RESEND, "{}")).isEqualTo("email");
        assertThat(field(RESEND, "{\"email\": \"a@example.org\", \"verification_type\": 9}"))
                .isEqualTo("verification_type");
        assertThat(field(RESEND, "{\"email\": \"a@example.org\", \"phoneNumber\": \"+910000000001\"}"))
                .isEqualTo("verification_type");
    }

    private String field(String path, String body) {
        return service.post(path, body).text("/errors/0/field");
    }

    private String emailCode() {
        return service.application.last(Notice.EmailCode.class).code();
    }

    private String phoneCode() {
        return service.application.last(Notice.PhoneCode.class).code();
    }

    private static String verification(String code) {
        return "{\"email\": \"member1@example.org\", \"verificationCode\": \"%s\"}".formatted(code);
    }
}
