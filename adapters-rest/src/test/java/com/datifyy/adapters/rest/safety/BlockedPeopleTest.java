package com.datifyy.adapters.rest.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.adapters.rest.http.AccessTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A block is total: whatever the blocked person asks, the service answers as if the other had never been
/// there.
///
/// Two services hear the same from Bela. In one of them Asha joined, fitted her, and blocked her; in the
/// other nobody else ever was. Every route that reads for a person is asked, so that one that is added later
/// is too.
class BlockedPeopleTest {
    private static final String ASHA = "4711";

    @AutoClose
    private final RestService withAsha = new RestService();

    @AutoClose
    private final RestService withoutAsha = new RestService();

    private final RestService.Member bela = joinBela(withAsha);
    private final RestService.Member lonelyBela = joinBela(withoutAsha);
    private RestService.Member asha;

    private static RestService.Member joinBela(RestService service) {
        return service.join("Bela Sen", "GENDER_FEMALE");
    }

    /// Everything a person can ask that changes nothing, and what names the other person although it changes
    /// something.
    static Stream<String> questions() {
        Stream<String> reads = AccessTable.STANDARD.rules().entrySet().stream()
                .filter(rule -> rule.getKey().method().equals("GET")
                        && rule.getValue().access().name().equals("USER"))
                .map(rule -> "GET " + rule.getKey().path());
        Stream<String> others = Stream.of(
                "GET /api/v1/user/search?gender=GENDER_MALE",
                "GET /api/v1/user/search?distance=5&verifiedOnly=false",
                "GET /api/v1/user/recommendations?limit=1",
                "GET /api/v1/user/blocked?pageSize=1",
                "POST /api/v1/user/block/{userId}",
                "DELETE /api/v1/user/block/{userId}",
                "POST /api/v1/user/report/{userId}");
        return Stream.concat(reads, others);
    }

    @BeforeEach
    void asha_joins_and_both_see_each_other() {
        withAsha.application.ids.continueAfter(Integer.parseInt(ASHA) - 1);
        asha = withAsha.join("Asha Rao", "GENDER_MALE");
        assertThat(asha.id()).isEqualTo(ASHA);
        assertThat(bela.get("/api/v1/user/recommendations").text()).contains("Asha");
        assertThat(bela.get("/api/v1/user/search").text()).contains("Asha");
        assertThat(bela.get("/api/v1/user/profile/" + ASHA).status()).isEqualTo(200);
        assertThat(asha.get("/api/v1/user/recommendations").text()).contains("Bela");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void d5_whoever_was_blocked_hears_what_they_would_hear_had_the_other_never_been(String question) {
        assertThat(asha.post("/api/v1/user/block/" + bela.id(), "{}").status()).isEqualTo(200);

        assertThat(told(ask(bela, question))).isEqualTo(told(ask(lonelyBela, question)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void d5_whoever_blocked_does_not_see_the_other_but_in_their_list(String question) {
        assertThat(asha.post("/api/v1/user/block/" + bela.id(), "{}").status()).isEqualTo(200);

        if (question.startsWith("GET") && !question.contains("/blocked")) {
            assertThat(ask(asha, question.replace("{userId}", bela.id())).text())
                    .doesNotContain("Bela");
        }
    }

    @Test
    void d5_a_page_that_was_begun_before_the_block_goes_on_without_the_other() {
        RestService.Member omar = withAsha.join("Omar", "GENDER_MALE");
        Answer first = bela.get("/api/v1/user/recommendations?limit=1");
        boolean ashaCame = first.text().contains("Asha");
        assertThat(asha.post("/api/v1/user/block/" + bela.id(), "{}").status()).isEqualTo(200);

        Answer next = bela.get("/api/v1/user/recommendations?limit=10&cursor=" + first.text("/nextCursor"));

        assertThat(ashaCame ? next.text() : first.text()).contains(omar.id());
        assertThat(next.text()).doesNotContain("Asha");
    }

    private static Answer ask(RestService.Member member, String question) {
        String[] parts = question.split(" ", 2);
        String path = parts[1].replace("{userId}", ASHA).replaceAll("\\{[a-zA-Z]+}", "1");
        String body = parts[0].equals("POST") ? "{\"reason\": \"SPAM\"}" : null;
        return member.call(parts[0], path, body);
    }

    /// Status and body, without the number of the request.
    private static String told(Answer answer) {
        return answer.status() + " "
                + answer.text()
                        .replaceAll("\"requestId\" ?: ?\"[^\"]*\"", "")
                        .replaceAll("\"instance\" ?: ?\"[^\"]*\"", "");
    }
}
