package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthRoutesTest {
    private static final String REGISTER = "/api/v1/auth/register/email";
    private static final String LOGIN = "/api/v1/auth/login/email";
    private static final String REFRESH = "/api/v1/auth/token/refresh";
    private static final String REVOKE = "/api/v1/auth/token/revoke";

    private RestService service;

    @BeforeEach
    void start() {
        service = new RestService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void registering_answers_201_with_person_tokens_and_session() {
        Answer answer = service.post(REGISTER, """
                {"email": " Maya@Example.org ", "password": "a quiet walk by the river", "name": "Maya Rao",
                 "dateOfBirth": "1994-05-06", "unknownKey": {"ignored": true},
                 "deviceInfo": {"platform": 1, "deviceName": "Firefox", "osVersion": "14", "browser": "Firefox 140"}}""");

        assertThat(answer.status()).isEqualTo(201);
        Golden.assertMatches("registered", answer.body());
    }

    @Test
    void signing_in_answers_200_with_the_same_shape() {
        service.join("Maya");

        Answer answer = service.post(LOGIN, credentials("MEMBER1@example.org", InMemoryApplication.PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("signed-in", answer.body());
    }

    @Test
    void refreshing_answers_the_tokens() {
        RestService.Member maya = service.join("Maya");

        Answer answer = service.post(REFRESH, "{\"refresh_token\": \"" + maya.refreshToken() + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("refreshed", answer.body());
        assertThat(service.get("/api/v1/user/me", "Authorization", "Bearer " + answer.text("/accessToken"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void b3_reuse_of_a_refresh_token_ends_the_session_and_a_quick_repetition_does_not() {
        RestService.Member maya = service.join("Maya");
        String body = "{\"refreshToken\": \"" + maya.refreshToken() + "\"}";
        Answer first = service.post(REFRESH, body);
        Answer repeated = service.post(REFRESH, body);
        assertThat(repeated.text("/refreshToken")).isEqualTo(first.text("/refreshToken"));

        service.application.clock.advance(Duration.ofSeconds(11));
        Answer reused = service.post(REFRESH, body);

        assertThat(reused.status()).isEqualTo(401);
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(service.post(REFRESH, "{\"refreshToken\": \"" + first.text("/refreshToken") + "\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void b4_revoking_by_refresh_token_takes_effect_at_once_and_can_be_repeated() {
        RestService.Member maya = service.join("Maya");
        String body = "{\"refresh_token\": \"" + maya.refreshToken() + "\"}";

        assertThat(service.post(REVOKE, body).status()).isEqualTo(200);
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
        Answer again = service.post(REVOKE, body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/success").booleanValue()).isTrue();
        assertThat(service.post(REVOKE, "{\"refresh_token\": \"unknown\"}").status())
                .isEqualTo(200);
    }

    @Test
    void b4_revoking_by_access_token_takes_effect_at_once_and_can_be_repeated() {
        RestService.Member maya = service.join("Maya");
        String body = "{\"token\": \"" + maya.token() + "\"}";

        assertThat(service.post(REVOKE, body).status()).isEqualTo(200);
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(service.post(REVOKE, body).status()).isEqualTo(200);
        assertThat(service.post(REVOKE, "{}").status()).isEqualTo(400);
    }

    @Test
    void a1_a_passphrase_of_64_characters_works_and_its_beginning_does_not() {
        String phrase = "correct horse battery staple and then some more words to be 64 x";
        assertThat(phrase).hasSize(64);
        service.post(REGISTER, registration("maya@example.org", phrase, "Maya", "1994-05-06"));

        assertThat(service.post(LOGIN, credentials("maya@example.org", phrase)).status())
                .isEqualTo(200);
        assertThat(service.post(LOGIN, credentials("maya@example.org", phrase.substring(0, 63)))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "short, password",
        "password123, password",
        "maya.rao 1, password",
    })
    void a2_a_weak_password_is_refused(String password, String field) {
        Answer answer =
                service.post(REGISTER, registration("maya.rao@example.org", password, "Maya Rao", "1994-05-06"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text()).doesNotContain(password.equals("short") ? "shortx" : password);
    }

    @Test
    void a4_an_unknown_address_and_a_wrong_password_get_the_same_answer() {
        service.join("Maya");

        Answer wrong =
                service.post(LOGIN, credentials("member1@example.org", "not the password"), "X-Request-Id", "same");
        Answer unknown =
                service.post(LOGIN, credentials("nobody@example.org", "not the password"), "X-Request-Id", "same");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void a_taken_address_is_a_conflict() {
        service.join("Maya");

        Answer answer = service.post(
                REGISTER, registration("member1@example.org", "another good phrase", "Ravi", "1990-01-01"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("CONFLICT");
    }

    @ParameterizedTest
    @CsvSource({
        "2008-03-03, 400",
        "2008-03-02, 400",
        "2008-03-01, 201",
        "2030-01-01, 400",
        "1850-01-01, 400",
        "23.8.1995, 400"
    })
    void a11_only_adults_can_register(String birthDate, int status) {
        Answer answer = service.post(
                REGISTER, registration("maya@example.org", "a quiet walk by the river", "Maya", birthDate));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.text("/errors/0/field")).isEqualTo("date_of_birth");
        }
    }

    @Test
    void a_birth_date_may_come_later_and_in_either_key_style() {
        assertThat(service.post(REGISTER, """
                        {"email": "a@example.org", "password": "a quiet walk by the river", "name": "A"}""").status()).isEqualTo(201);
        assertThat(service.post(REGISTER, """
                        {"email": "b@example.org", "password": "a quiet walk by the river", "name": "B", "date_of_birth": "2015-01-01"}""").status()).isEqualTo(400);
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(service.post(REGISTER, "{\"password\": \"a quiet walk by the river\", \"name\": \"A\"}")
                        .text("/errors/0/field"))
                .isEqualTo("email");
        assertThat(service.post(REGISTER, "{\"email\": \"a@example.org\", \"name\": \"A\"}")
                        .text("/errors/0/field"))
                .isEqualTo("password");
        assertThat(service.post(REGISTER, "{\"email\": \"a@example.org\", \"password\": \"a quiet walk by the river\"}")
                        .text("/errors/0/field"))
                .isEqualTo("name");
        assertThat(service.post(REFRESH, "{}").text("/errors/0/field")).isEqualTo("refresh_token");
        assertThat(service.post(LOGIN, "{\"email\": \"a@example.org\"}").text("/errors/0/field"))
                .isEqualTo("password");
        assertThat(service.post(REGISTER, """
                        {"email": "a@example.org", "password": "a quiet walk by the river", "name": "A", "deviceInfo": {"platform": 9}}""").text("/errors/0/field")).isEqualTo("device_info.platform");
    }

    @Test
    void h6_a_database_that_is_down_is_a_503_and_comes_back() {
        RestService.Member maya = service.join("Maya");
        service.application.units.goDown();

        for (Answer answer : List.of(
                service.post(LOGIN, credentials("member1@example.org", InMemoryApplication.PASSWORD)),
                maya.get("/api/v1/user/me"),
                maya.get("/api/v1/availability"))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.text("/code")).isEqualTo("UNAVAILABLE");
        }
        assertThat(service.get("/health").status()).as("asks no store").isEqualTo(200);

        service.application.units.comeBack();
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
    }

    private static String credentials(String email, String password) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
    }

    private static String registration(String email, String password, String name, String birthDate) {
        return "{\"email\": \"%s\", \"password\": \"%s\", \"name\": \"%s\", \"date_of_birth\": \"%s\"}"
                .formatted(email, password, name, birthDate);
    }
}
