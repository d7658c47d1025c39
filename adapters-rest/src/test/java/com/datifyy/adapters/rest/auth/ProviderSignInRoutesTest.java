package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSignInRoutesTest {
    private static final String LOGIN = "/api/v1/auth/login/oauth";
    private static final String EVIDENCE = "example-subject/maya@example.org/verified/Maya Rao";

    @AutoClose
    private final RestService service = new RestService();

    @Test
    void who_is_not_a_member_yet_becomes_one() {
        Answer answer = service.post(LOGIN, login("\"OAUTH_PROVIDER_GOOGLE\"", EVIDENCE));

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("signed-in-by-provider", answer.body());
        assertThat(service.post(LOGIN, login("1", EVIDENCE)).at("/isNewUser").booleanValue())
                .isFalse();
    }

    @Test
    void somebody_without_an_address_has_an_empty_one() {
        Answer answer = service.post(LOGIN, login("3", "example-subject///Maya"));

        assertThat(answer.at("/user/email").textValue()).isEmpty();
        assertThat(service.get("/api/v1/user/me", "Authorization", answer.text("/accessToken"))
                        .at("/profile/basicInfo/email")
                        .textValue())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "\"google\"", "\"OAUTH_PROVIDER_GOOGLE\"", "\"Google\""})
    void a_provider_is_told_by_number_or_by_name(String provider) {
        assertThat(service.post(LOGIN, login(provider, EVIDENCE)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0", "4", "\"OAUTH_PROVIDER_UNSPECIFIED\"", "\"myspace\"", "true", "null"})
    void e1_a_provider_that_is_none_is_refused(String provider) {
        Answer answer = service.post(LOGIN, login(provider, EVIDENCE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("provider");
    }

    @Test
    void evidence_that_proves_nothing_signs_nobody_in() {
        Answer answer = service.post(LOGIN, login("1", "nothing"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/code")).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void a_provider_that_is_not_set_up_says_so() {
        Answer answer = service.post(LOGIN, login("2", EVIDENCE));

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.text("/code")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void a4_an_account_that_only_claims_the_address_is_left_alone() {
        RestService.Member stranger = service.join("Stranger");

        Answer answer = service.post(LOGIN, login("1", "example-subject/" + stranger.email() + "/verified/Maya"));

        assertThat(answer.at("/isNewUser").booleanValue()).isTrue();
        assertThat(answer.text("/userId")).isNotEqualTo(stranger.id());
    }

    private static String login(String provider, String evidence) {
        return "{\"provider\": %s, \"idToken\": \"%s\", \"nonce\": \"example-nonce\"}".formatted(provider, evidence);
    }
}
