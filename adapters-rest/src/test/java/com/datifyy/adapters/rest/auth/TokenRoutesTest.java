package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.domain.identity.VerificationKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TokenRoutesTest {
    private static final String REFRESH = "/api/v1/auth/token/refresh";
    private static final String REVOKE = "/api/v1/auth/token/revoke";
    private static final String VALIDATE = "/api/v1/auth/token/validate";
    private static final String KEYS = "/.well-known/jwks.json";

    @AutoClose
    private final RestService service = new RestService();

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
    void what_is_missing_is_named() {
        assertThat(service.post(REFRESH, "{}").text("/errors/0/field")).isEqualTo("refresh_token");
        assertThat(service.post(REVOKE, "{}").text("/errors/0/field")).isEqualTo("refresh_token");
        assertThat(service.post(VALIDATE, "{}").text("/errors/0/field")).isEqualTo("access_token");
        assertThat(service.post(VALIDATE, "{\"accessToken\": 7}").text("/errors/0/field"))
                .isEqualTo("access_token");
    }

    @Test
    void a_token_that_holds_is_told_whose_it_is_and_until_when() {
        RestService.Member maya = service.join("Maya");

        Answer answer = service.post(VALIDATE, "{\"access_token\": \"Bearer " + maya.token() + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("token-valid", answer.body());
    }

    @Test
    void b2_b4_of_a_token_that_does_not_hold_nothing_else_is_told() {
        RestService.Member maya = service.join("Maya");
        RestService.Member ravi = service.join("Ravi");
        ravi.post("/api/v1/auth/logout", "{}");
        String body = "{\"accessToken\": \"%s\"}";

        Answer ended = service.post(VALIDATE, body.formatted(ravi.token()));
        Golden.assertMatches("token-invalid", ended.body());
        assertThat(service.post(VALIDATE, body.formatted("nonsense")).text()).isEqualTo(ended.text());
        assertThat(service.post(VALIDATE, body.formatted("a b")).text()).isEqualTo(ended.text());
        assertThat(service.post(VALIDATE, body.formatted("x".repeat(5_000))).text())
                .isEqualTo(ended.text());
        service.application.clock.advance(Duration.ofMinutes(15));
        assertThat(service.post(VALIDATE, body.formatted(maya.token())).text()).isEqualTo(ended.text());
    }

    @Test
    void b1_others_get_the_keys_to_check_tokens_with() {
        service.keys.set(List.of(
                new VerificationKey.EllipticCurve("example-key-1", "ES256", "P-256", "example-x", "example-y"),
                new VerificationKey.OctetKeyPair("example-key-2", "EdDSA", "Ed25519", "example-x")));

        Answer answer = service.get(KEYS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/jwk-set+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(answer.headers().map()).doesNotContainKey("ratelimit");
        Golden.assertMatches("keys", answer.body());
    }

    @Test
    void b1_while_a_secret_signs_there_are_no_keys_to_give_away() {
        assertThat(service.get(KEYS).text()).isEqualTo("{\"keys\":[]}");
    }
}
