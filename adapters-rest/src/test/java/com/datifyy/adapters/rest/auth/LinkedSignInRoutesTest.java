package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LinkedSignInRoutesTest {
    private static final String IDENTITIES = "/api/v1/auth/identities";
    private static final String PASSWORD = "{\"password\": \"%s\"}".formatted(InMemoryApplication.PASSWORD);

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.joinProven("Maya");

    @Test
    void somebody_parts_with_a_provider() {
        service.post("/api/v1/auth/login/oauth", """
                {"provider": 1, "idToken": "example-subject/member1@example.org/verified/Maya"}""");
        assertThat(maya.get(IDENTITIES).text("/identities/0/provider")).isEqualTo("OAUTH_PROVIDER_GOOGLE");
        assertThat(maya.get(IDENTITIES).text("/identities/0/linkedAt")).isEqualTo("2026-03-02T09:00:00Z");

        assertThat(maya.delete(IDENTITIES + "/google").status()).isEqualTo(400);
        Answer answer = maya.delete(IDENTITIES + "/google", PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(maya.get(IDENTITIES).at("/identities")).isEmpty();
        assertThat(maya.delete(IDENTITIES + "/OAUTH_PROVIDER_GOOGLE", PASSWORD).status())
                .isEqualTo(404);
        assertThat(maya.delete(IDENTITIES + "/nobody", PASSWORD).status()).isEqualTo(400);
    }

    @Test
    void what_somebody_parted_with_signs_in_again_only_once_they_have_linked_it_again() {
        String signIn = "{\"provider\": 1, \"idToken\": \"subject/member1@example.org/verified/Maya\"}";
        String link = """
                {"provider": "google", "idToken": "subject/member1@example.org/verified/Maya", "password": "%s"}""";
        service.post("/api/v1/auth/login/oauth", signIn);
        assertThat(maya.delete(IDENTITIES + "/google", PASSWORD).status()).isEqualTo(200);

        Answer refused = service.post("/api/v1/auth/login/oauth", signIn);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/code")).isEqualTo("PROVIDER_TAKEN_OFF");
        assertThat(maya.get(IDENTITIES).at("/identities")).isEmpty();

        assertThat(maya.post(IDENTITIES, link.formatted("not the password")).status())
                .isEqualTo(403);
        assertThat(maya.post(IDENTITIES, link.formatted(InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(service.post("/api/v1/auth/login/oauth", signIn).status()).isEqualTo(200);
    }

    @Test
    void b1_an_address_that_google_does_not_keep_signs_in_once_its_owner_has_linked_it() {
        String token = "subject/member1@example.org/once/Maya";

        assertThat(maya.post(IDENTITIES, """
                        {"provider": "google", "idToken": "%s", "password": "%s"}""".formatted(
                                        token.replace("member1", "another"), InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(409);
        assertThat(maya.post(IDENTITIES, """
                        {"provider": "google", "idToken": "%s", "password": "%s"}""".formatted(token, InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(200);

        Answer arrived = service.post("/api/v1/auth/login/oauth", "{\"provider\": 1, \"idToken\": \"" + token + "\"}");
        assertThat(arrived.text("/userId")).isEqualTo(maya.id());
    }

    @Test
    void what_cannot_be_linked_is_named() {
        assertThat(maya.post(IDENTITIES, "{\"idToken\": \"nothing\"}").text("/errors/0/field"))
                .isEqualTo("provider");
        assertThat(maya.post(IDENTITIES, """
                        {"provider": "google", "idToken": "nothing", "password": "%s"}""".formatted(InMemoryApplication.PASSWORD))
                        .text("/errors/0/field"))
                .isEqualTo("id_token");
    }

    @Test
    void the_last_way_to_sign_in_stays() {
        Answer joined = service.post("/api/v1/auth/login/oauth", """
                {"provider": 1, "idToken": "another-subject/asha@example.org/verified/Asha"}""");

        Answer answer =
                service.send("DELETE", IDENTITIES + "/google", "{}", "Authorization", joined.text("/accessToken"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("CONFLICT");
    }
}
