package com.datifyy.adapters.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.gemini.GeminiStanding.Objection;
import com.datifyy.adapters.gemini.GeminiStanding.Ready;
import com.datifyy.adapters.gemini.StubGemini.Received;
import com.datifyy.adapters.gemini.StubGemini.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeminiCheckupTest {
    private static final String KEY = "not-a-real-key";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void c7_models_are_asked_for_by_name_with_the_key_in_a_header_alone() throws Exception {
        try (var gemini = new StubGemini(StubGemini.describing("first"), StubGemini.describing("second"))) {
            assertThat(standing(gemini.address(), LONG, "first", "second")).isEqualTo(new Ready(List.of()));

            assertThat(gemini.received())
                    .extracting(Received::method, Received::target, Received::body)
                    .containsExactly(
                            tuple("GET", "/v1beta/models/first", ""), tuple("GET", "/v1beta/models/second", ""));
            assertThat(gemini.received())
                    .allSatisfy(request ->
                            assertThat(request.headers().get("X-goog-api-key")).containsExactly(KEY));
        }
    }

    @Test
    void a_model_that_is_gone_is_named_and_without_any_nobody_would_be_asked() throws Exception {
        assertThat(answered(StubGemini.refusing(404, "NOT_FOUND"), StubGemini.describing("second")))
                .isEqualTo(new Ready(List.of("first")));
        assertThat(answered(StubGemini.refusing(404, "NOT_FOUND"))).isEqualTo(Objection.NO_MODEL);
    }

    @Test
    void a_model_for_other_purposes_is_none() throws Exception {
        assertThat(answered(StubGemini.replying(200, """
                {"name": "models/first", "supportedGenerationMethods": ["embedContent"]}"""))).isEqualTo(Objection.NO_MODEL);
    }

    @Test
    void whatever_is_wrong_has_its_name() throws Exception {
        Map<Reply, Objection> answers = Map.of(
                StubGemini.keyRefused(), Objection.KEY_REFUSED,
                StubGemini.refusing(401, "UNAUTHENTICATED"), Objection.KEY_REFUSED,
                StubGemini.refusing(403, "PERMISSION_DENIED"), Objection.KEY_REFUSED,
                StubGemini.outOf("RequestsPerDay", "3s"), Objection.OUT_OF_QUOTA,
                StubGemini.refusing(503, "UNAVAILABLE"), Objection.UNREACHABLE,
                StubGemini.refusing(400, "FAILED_PRECONDITION"), Objection.REFUSED,
                StubGemini.refusing(400, "INVALID_ARGUMENT"), Objection.REFUSED,
                StubGemini.replying(400, "<html>Bad Request</html>"), Objection.NOT_UNDERSTOOD,
                StubGemini.replying(302, ""), Objection.NOT_UNDERSTOOD,
                StubGemini.replying(200, "<html>Welcome to the hotel</html>"), Objection.NOT_UNDERSTOOD);
        for (Map.Entry<Reply, Objection> answer : answers.entrySet()) {
            assertThat(answered(answer.getKey())).isEqualTo(answer.getValue());
        }
    }

    @Test
    void whoever_is_away_silent_or_never_finishes_is_not_waited_for() throws Exception {
        assertThat(standing(URI.create("http://127.0.0.1:1"), SHORT, "first")).isEqualTo(Objection.UNREACHABLE);
        for (Reply reply : List.of(StubGemini.silence(), StubGemini.dripping(), StubGemini.endless(1))) {
            try (var gemini = new StubGemini(reply)) {
                assertThat(standing(gemini.address(), SHORT, "first", "second")).isEqualTo(Objection.UNREACHABLE);
            }
        }
    }

    private static GeminiStanding answered(Reply... replies) throws Exception {
        try (var gemini = new StubGemini(replies)) {
            return standing(gemini.address(), LONG, "first", "second");
        }
    }

    private static GeminiStanding standing(URI address, Duration whole, String... models) throws InterruptedException {
        return GeminiCheckup.standing(
                new GeminiAccount(address, KEY, List.of(models), null),
                new GeminiTimeouts(Duration.ofSeconds(2), whole, Duration.ZERO));
    }
}
