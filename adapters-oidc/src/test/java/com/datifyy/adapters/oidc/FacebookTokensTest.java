package com.datifyy.adapters.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.IdentityProviders.Evidence;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.identity.AddressWord;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Facebook is asked about an access token, and what is made of its answers.
final class FacebookTokensTest {
    private static final String INSPECT = "/v0/debug_token";
    private static final String ME = "/v0/me";
    private static final String APP = "1234567890";
    private static final String SECRET = "notarealsecret";
    private static final String TOKEN = "EAAnot-a.real|token_+&=%";
    private static final String MAYA = "10150000000000001";
    private static final long NOW = TestClock.START.getEpochSecond();

    /// By `printf %s 'EAAnot-a.real|token_+&=%' | openssl dgst -sha256 -hmac notarealsecret`.
    private static final String PROOF = "8e0f96387d5a8e688c0edf6b6095e1d34aa51b63044cb895a5feab2bc7e1b675";

    private final ProviderStub stub = new ProviderStub();
    private final TestClock clock = new TestClock();
    private final Map<String, Object> inspected = new HashMap<>(Map.of(
            "app_id",
            APP,
            "type",
            "USER",
            "application",
            "Datifyy",
            "is_valid",
            true,
            "issued_at",
            NOW - 100,
            "expires_at",
            NOW + 5_000_000,
            "scopes",
            List.of("email", "public_profile"),
            "user_id",
            MAYA));
    private final Map<String, Object> me =
            new HashMap<>(Map.of("id", MAYA, "name", "Maya Example", "email", "Maya@Example.com"));

    private FacebookApp app = new FacebookApp(stub.at("/v0"), APP, SECRET, false);
    private BoundedHttp.Limits limits =
            new BoundedHttp.Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 256 * 1024);

    @BeforeEach
    void answerWell() {
        answer();
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void a_token_of_this_app_tells_who_somebody_is_but_not_that_the_address_is_verified() {
        assertThat(prove(TOKEN))
                .isEqualTo(new ProvenIdentity(
                        IdentityProvider.FACEBOOK,
                        MAYA,
                        new Email("maya@example.com"),
                        AddressWord.NONE,
                        "Maya Example"));
    }

    @Test
    void addresses_count_as_verified_if_whoever_runs_the_service_says_so() {
        app = new FacebookApp(stub.at("/v0/"), APP, SECRET, true);

        assertThat(prove(TOKEN).word()).isEqualTo(AddressWord.NOW);

        me.remove("email");
        answer();
        assertThat(prove(TOKEN))
                .isEqualTo(new ProvenIdentity(IdentityProvider.FACEBOOK, MAYA, null, AddressWord.NONE, "Maya Example"));
    }

    @Test
    void b7_tokens_and_secrets_are_in_no_address() {
        prove(TOKEN);

        var inspection = stub.askedFor(INSPECT).getFirst();
        assertThat(inspection.method()).isEqualTo("POST");
        assertThat(inspection.address().getRawQuery()).isNull();
        assertThat(inspection.headers().getFirst("Authorization")).isEqualTo("Bearer " + APP + "|" + SECRET);
        assertThat(inspection.headers().getFirst("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(inspection.body()).isEqualTo("method=GET&input_token=EAAnot-a.real%7Ctoken_%2B%26%3D%25");

        var person = stub.askedFor(ME).getFirst();
        assertThat(person.method()).isEqualTo("GET");
        assertThat(person.address().getRawQuery()).isEqualTo("fields=id,name,email&appsecret_proof=" + PROOF);
        assertThat(person.headers().getFirst("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(person.body()).isEmpty();
    }

    @Test
    void b1_a_token_of_another_app_is_rejected() {
        inspected.put("app_id", "9876543210");
        rejectedByInspection();

        inspected.put("app_id", 1_234_567_890);
        rejectedByInspection();

        inspected.remove("app_id");
        rejectedByInspection();
    }

    @Test
    void b1_a_token_that_facebook_does_not_call_valid_is_rejected() {
        inspected.put("is_valid", false);
        inspected.put("error", Map.of("code", 190, "message", "Session has expired"));
        rejectedByInspection();

        inspected.put("is_valid", "true");
        rejectedByInspection();

        inspected.remove("is_valid");
        rejectedByInspection();
    }

    @Test
    void b1_a_token_that_is_not_a_persons_is_rejected() {
        for (String type : List.of("APP", "PAGE", "user", "")) {
            inspected.put("type", type);
            rejectedByInspection();
        }
    }

    @Test
    void b1_an_expired_token_is_rejected() {
        inspected.put("expires_at", NOW + 1);
        answer();
        assertThat(prove(TOKEN).subject()).isEqualTo(MAYA);

        inspected.put("expires_at", NOW);
        rejectedByInspection();

        inspected.put("expires_at", "never");
        rejectedByInspection();

        inspected.remove("expires_at");
        rejectedByInspection();
    }

    @Test
    void a_token_may_never_expire() {
        inspected.put("expires_at", 0);
        answer();

        assertThat(prove(TOKEN).subject()).isEqualTo(MAYA);
    }

    @Test
    void b1_a_token_that_names_nobody_is_rejected() {
        inspected.remove("user_id");
        rejectedByInspection();

        inspected.put("user_id", 10_150);
        rejectedByInspection();
    }

    @Test
    void b1_the_tokens_holder_and_the_person_have_to_be_the_same() {
        me.put("id", "10150000000000002");
        answer();
        rejected(TOKEN);

        me.remove("id");
        answer();
        rejected(TOKEN);
    }

    @Test
    void b1_a_token_that_ends_between_the_two_questions_is_rejected() {
        stub.answer(ME, 400, error(190));
        rejected(TOKEN);

        stub.answer(ME, 401, error(190));
        rejected(TOKEN);
    }

    @Test
    void b1_what_cannot_be_a_token_is_not_passed_on() {
        rejected("EAA\r\nX-Injected: 1");
        rejected("EAA token");
        rejected("EAAé");
        rejected("x".repeat(4_097));

        assertThat(stub.fetches(INSPECT)).isZero();
        assertThat(prove("x".repeat(4_096)).subject()).isEqualTo(MAYA);
    }

    @Test
    void an_access_token_is_required() {
        for (String missing : List.of("", " ")) {
            assertThatThrownBy(() -> prove(missing)).isInstanceOfSatisfying(InvalidInput.class, refusal -> {
                assertThat(refusal.field()).isEqualTo("access_token");
                assertThat(refusal.why()).isEqualTo("is required");
            });
        }
    }

    @Test
    void e9_a_name_or_address_that_would_not_be_accepted_here_is_left_out() {
        me.put("name", "M\u0000aya");
        me.put("email", List.of("maya@example.com"));
        answer();

        assertThat(prove(TOKEN))
                .isEqualTo(new ProvenIdentity(IdentityProvider.FACEBOOK, MAYA, null, AddressWord.NONE, ""));
    }

    /// A wrong secret of ours, a limit that was hit, or a failure: none of them says anything about the person.
    @ParameterizedTest
    @ValueSource(strings = {"400 190", "400 100", "401 190", "403 4", "429 4", "500 1", "503 2", "302 0"})
    void h5_an_error_at_the_inspection_is_not_the_persons(String answer) {
        stub.answer(INSPECT, status(answer), error(code(answer)));

        unavailable(TOKEN);
        assertThat(stub.fetches(ME)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 100", "400 4", "403 10", "500 190", "503 2", "302 0"})
    void h5_another_error_about_the_person_is_not_theirs(String answer) {
        stub.answer(ME, status(answer), error(code(answer)));

        unavailable(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{", "[]", "null", "true", "{\"id\":\"1\",\"id\":\"2\"}"})
    void e9_an_answer_that_is_no_json_object_is_no_answer(String body) {
        stub.answer(INSPECT, 200, body);
        unavailable(TOKEN);

        answer();
        stub.answer(ME, 200, body);
        unavailable(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":null}", "{\"data\":[]}", "{\"data\":{}}"})
    void h5_an_inspection_that_tells_nothing_proves_nothing(String body) {
        stub.answer(INSPECT, 200, body);
        rejected(TOKEN);
    }

    @Test
    void e9_a_redirect_is_not_followed() {
        String elsewhere = stub.at("/elsewhere").toString();
        stub.answer("/elsewhere", 200, Token.json(Map.of("data", inspected)));
        stub.answer(INSPECT, 307, "", "Location", elsewhere);

        unavailable(TOKEN);
        assertThat(stub.fetches("/elsewhere")).isZero();
    }

    @Test
    void e9_a_huge_answer_is_not_read() {
        stub.answer(ME, 200, Token.json(me) + " ".repeat(256 * 1024));

        unavailable(TOKEN);
    }

    @Test
    void e9_an_answer_that_does_not_come_is_given_up() {
        limits = new BoundedHttp.Limits(Duration.ofSeconds(20), Duration.ofMillis(300), 256 * 1024);
        stub.keepSilent(INSPECT);

        unavailable(TOKEN);
    }

    @Test
    void h6_facebook_being_away_makes_signing_in_unavailable() {
        stub.close();

        unavailable(TOKEN);
    }

    private void answer() {
        stub.answer(INSPECT, 200, Token.json(Map.of("data", inspected)));
        stub.answer(ME, 200, Token.json(me));
    }

    private ProvenIdentity prove(String token) {
        try (var adapter = new HttpIdentityProviders(null, null, app, clock, limits)) {
            return adapter.prove(IdentityProvider.FACEBOOK, new Evidence("", token, ""));
        }
    }

    private void rejectedByInspection() {
        int before = stub.fetches(ME);
        answer();
        rejected(TOKEN);
        assertThat(stub.fetches(ME)).isEqualTo(before);
    }

    private void rejected(String token) {
        assertThatThrownBy(() -> prove(token))
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("Signing in with Facebook did not succeed");
    }

    private void unavailable(String token) {
        assertThatThrownBy(() -> prove(token))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Signing in with Facebook is not available right now, please try again");
    }

    private static String error(int code) {
        return Token.json(Map.of("error", Map.of("message", "something about " + TOKEN, "code", code)));
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(0, 3));
    }

    private static int code(String answer) {
        return Integer.parseInt(answer.substring(4));
    }
}
