package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRoutesTest {
    private static final String REQUEST = "/api/v1/auth/password/reset/request";
    private static final String CONFIRM = "/api/v1/auth/password/reset/confirm";
    private static final String CHANGE = "/api/v1/auth/password/change";
    private static final String NEW = "another walk by the sea";

    @AutoClose
    private final RestService service = new RestService();

    @Test
    void a8_a_reset_sets_the_new_password_and_ends_every_session() {
        RestService.Member maya = service.joinProven("Maya");
        Answer requested = service.post(REQUEST, "{\"email\": \"member1@example.org\"}");
        assertThat(requested.status()).isEqualTo(200);

        Answer reset = service.post(CONFIRM, confirmation(token(), NEW));

        assertThat(reset.status()).isEqualTo(200);
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(login(InMemoryApplication.PASSWORD)).isEqualTo(401);
        assertThat(login(NEW)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'email': 'member1@example.org'}",
                "{'reset_request': {'email': 'member1@example.org'}}",
                "{'resetRequest': {'email': 'member1@example.org'}}"
            })
    void each_form_of_the_request_is_understood(String form) {
        service.joinProven("Maya");

        assertThat(service.post(REQUEST, form.replace('\'', '"')).status()).isEqualTo(200);

        assertThat(token()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reset_token': '%s', 'new_password': '%s', 'email': 'somebody.else@example.org'}",
                "{'resetToken': '%s', 'newPassword': '%s'}",
                "{'confirmation': {'reset_token': '%s', 'new_password': '%s'}}",
                "{'confirmation': {'resetToken': '%s', 'newPassword': '%s'}}"
            })
    void each_form_of_the_confirmation_is_understood(String form) {
        service.joinProven("Maya");
        service.post(REQUEST, "{\"email\": \"member1@example.org\"}");

        assertThat(service.post(CONFIRM, form.formatted(token(), NEW).replace('\'', '"'))
                        .status())
                .isEqualTo(200);

        assertThat(login(NEW)).isEqualTo(200);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        RestService.Member maya = service.joinProven("Maya");

        assertThat(service.post(CONFIRM, "{\"new_password\": \"short\"}")
                        .at("/errors")
                        .findValuesAsText("field"))
                .containsExactly("reset_token", "new_password");
        assertThat(maya.post(CHANGE, "{\"new_password\": \"passpasspass\"}")
                        .at("/errors")
                        .findValuesAsText("field"))
                .containsExactly("current_password", "new_password");
        assertThat(maya.post(CHANGE, "{\"current_password\": 7, \"new_password\": \"short\"}")
                        .at("/errors")
                        .findValuesAsText("field"))
                .containsExactly("current_password", "new_password");
        assertThat(maya.post("/api/v1/auth/second-factor/disable", "{}")
                        .at("/errors")
                        .findValuesAsText("field"))
                .containsExactly("password", "code");
        assertThat(service.post("/api/v1/auth/verification/phone/verify", "{\"phone_number\": \"12\"}")
                        .at("/errors")
                        .findValuesAsText("field"))
                .containsExactly("phone_number", "otp_code");
        assertThat(service.post("/api/v1/auth/login/phone", "{\"phone_number\": \"12\"}")
                        .at("/errors")
                        .findValuesAsText("field"))
                .containsExactly("phone_number", "otp_code");
    }

    @Test
    void a6_a_token_works_once_for_an_hour_and_until_the_next_one() {
        service.joinProven("Maya");
        service.post(REQUEST, "{\"email\": \"member1@example.org\"}");
        String first = token();
        service.post(REQUEST, "{\"email\": \"member1@example.org\"}");
        Answer voided = service.post(CONFIRM, confirmation(first, NEW));
        assertThat(voided.status()).isEqualTo(400);
        assertThat(voided.text("/errors/0/field")).isEqualTo("reset_token");

        assertThat(service.post(CONFIRM, confirmation(token(), NEW)).status()).isEqualTo(200);
        assertThat(service.post(CONFIRM, confirmation(token(), NEW)).status()).isEqualTo(400);

        service.post(REQUEST, "{\"email\": \"member1@example.org\"}");
        service.application.clock.advance(Duration.ofHours(1));
        assertThat(service.post(CONFIRM, confirmation(token(), NEW)).status()).isEqualTo(400);
    }

    @Test
    void a2_a_weak_password_is_refused_and_the_token_goes_on_working() {
        service.joinProven("Maya");
        service.post(REQUEST, "{\"email\": \"member1@example.org\"}");

        assertThat(service.post(CONFIRM, confirmation(token(), InMemoryApplication.COMMON_PASSWORD))
                        .status())
                .isEqualTo(400);
        assertThat(service.post(CONFIRM, confirmation(token(), "short")).text("/errors/0/field"))
                .isEqualTo("new_password");
        assertThat(service.post(CONFIRM, confirmation(token(), NEW)).status()).isEqualTo(200);
    }

    @Test
    void a8_changing_it_needs_the_current_one_and_ends_all_other_sessions() {
        RestService.Member maya = service.joinProven("Maya");
        RestService.Member elsewhere = service.signIn(maya, "example-device");
        String body = "{\"current_password\": \"%s\", \"new_password\": \"%s\", \"revoke_other_sessions\": false}";

        Answer wrong = maya.post(CHANGE, body.formatted("not the password", NEW));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.text("/message")).contains("current password");
        assertThat(maya.post(CHANGE, body.formatted(InMemoryApplication.PASSWORD, NEW))
                        .status())
                .isEqualTo(200);

        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(login(NEW)).isEqualTo(200);
    }

    @Test
    void e1_what_is_missing_or_of_another_type_is_named() {
        RestService.Member maya = service.join("Maya");

        assertThat(service.post(REQUEST, "{}").text("/errors/0/field")).isEqualTo("email");
        assertThat(service.post(REQUEST, "{\"resetRequest\": []}").text("/errors/0/field"))
                .isEqualTo("reset_request");
        assertThat(service.post(CONFIRM, "{}").text("/errors/0/field")).isEqualTo("reset_token");
        assertThat(service.post(CONFIRM, "{\"resetToken\": \"x\"}").text("/errors/0/field"))
                .isEqualTo("new_password");
        assertThat(maya.post(CHANGE, "{\"newPassword\": \"%s\"}".formatted(NEW)).text("/errors/0/field"))
                .isEqualTo("current_password");
        assertThat(maya.post(CHANGE, "{\"currentPassword\": \"x\"}").text("/errors/0/field"))
                .isEqualTo("new_password");
        assertThat(maya.post(CHANGE, "{\"currentPassword\": 7, \"newPassword\": \"%s\"}".formatted(NEW))
                        .text("/errors/0/field"))
                .isEqualTo("current_password");
    }

    private String token() {
        return service.application.last(Notice.PasswordReset.class).token();
    }

    private int login(String password) {
        return service.post(
                        "/api/v1/auth/login/email",
                        "{\"email\": \"member1@example.org\", \"password\": \"%s\"}".formatted(password))
                .status();
    }

    private static String confirmation(String token, String password) {
        return "{\"resetToken\": \"%s\", \"newPassword\": \"%s\"}".formatted(token, password);
    }
}
