package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.notification.Notice;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInRoutesTest {
    private static final String REGISTER = "/api/v1/auth/register/email";
    private static final String LOGIN = "/api/v1/auth/login/email";

    @AutoClose
    private final RestService service = new RestService();

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
    void everything_that_is_wrong_is_named_at_once() {
        Answer answer = service.post(REGISTER, """
                {"email": 5, "password": "passpasspass", "name": "", "dateOfBirth": "yesterday"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("email", "password", "name", "date_of_birth");
        assertThat(answer.text("/details/email")).isEqualTo("must be a text");
        assertThat(answer.text("/message")).contains("email must be a text; ", "name is required");
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
        assertThat(service.post(LOGIN, "{\"email\": \"a@example.org\"}").text("/errors/0/field"))
                .isEqualTo("password");
        assertThat(service.post(REGISTER, """
                        {"email": "a@example.org", "password": "a quiet walk by the river", "name": "A", "deviceInfo": {"platform": 9}}""").text("/errors/0/field")).isEqualTo("device_info.platform");
    }

    @Test
    void a4_a_taken_address_gets_the_same_answer_and_its_owner_a_mail() {
        service.joinProven("Maya");

        Answer taken = service.post(
                REGISTER, registration("member1@example.org", "another good phrase", "Ravi", "1990-01-01"));
        Answer free =
                service.post(REGISTER, registration("free@example.org", "another good phrase", "Ravi", "1990-01-01"));

        assertThat(taken.status()).isEqualTo(free.status()).isEqualTo(201);
        assertThat(shape(taken)).isEqualTo(shape(free));
        assertThat(service.application.last(Notice.AddressInUse.class).to())
                .isEqualTo(new Email("member1@example.org"));
    }

    @Test
    void registering_again_with_the_same_password_signs_in_to_the_same_account() {
        RestService.Member maya = service.join("Maya");

        Answer again = service.post(
                REGISTER, registration("member1@example.org", InMemoryApplication.PASSWORD, "Maya", "1994-05-06"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/userId")).isEqualTo(maya.id());
    }

    @Test
    void signing_in_to_a_closed_account_opens_it_again_only_if_the_owner_says_so() {
        RestService.Member maya = service.joinProven("Maya");
        assertThat(maya.delete("/api/v1/user/account", "{\"password\": \"%s\"}".formatted(InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(200);
        String login = "{\"email\": \"member1@example.org\", \"password\": \"%s\", \"reopen\": %s}";

        Answer closed = service.post(LOGIN, login.formatted(InMemoryApplication.PASSWORD, false));
        assertThat(closed.status()).isEqualTo(401);
        assertThat(closed.text("/code")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(closed.text("/reopenableUntil"))
                .isEqualTo(service.application
                        .clock
                        .instant()
                        .plus(InMemoryApplication.GRACE)
                        .toString());
        Answer guess = service.post(LOGIN, login.formatted("not the password", false));
        assertThat(guess.text("/code")).isEqualTo("UNAUTHENTICATED");
        assertThat(guess.body().has("reopenableUntil")).isFalse();
        Answer opened = service.post(LOGIN, login.formatted(InMemoryApplication.PASSWORD, true));
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text("/user/accountStatus")).isEqualTo("ACCOUNT_STATUS_ACTIVE");
        assertThat(service.post(LOGIN, login.formatted(InMemoryApplication.PASSWORD, "\"yes\""))
                        .text("/errors/0/field"))
                .isEqualTo("reopen");
    }

    @Test
    void a5_guessing_a_password_has_to_wait_longer_and_longer() {
        service.join("Maya");
        Answer answer = service.post(LOGIN, credentials("member1@example.org", "not the password"));
        for (int i = 0; i < 10 && answer.status() == 401; i++) {
            answer = service.post(LOGIN, credentials("member1@example.org", "not the password"));
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void a_session_tells_the_network_and_the_client_it_was_opened_from() {
        service.join("Maya");

        Answer answer = service.post(
                LOGIN, credentials("member1@example.org", InMemoryApplication.PASSWORD), "User-Agent", "Client/1.0");

        assertThat(answer.text("/session/userAgent")).isEqualTo("Client/1.0");
        assertThat(answer.text("/session/ipAddress")).isEqualTo("127.0.0.0/24");
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

    /// An answer without what differs each time.
    private static String shape(Answer answer) {
        ObjectNode copy = answer.body().deepCopy();
        copy.remove(List.of("userId", "accessToken", "refreshToken", "tokens", "session"));
        copy.withObject("/user").remove(List.of("userId", "email"));
        return copy.toString();
    }
}
