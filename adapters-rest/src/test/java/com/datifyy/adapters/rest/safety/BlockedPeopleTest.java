package com.datifyy.adapters.rest.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
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
    private static final int COMING_DATE = 5_001;

    /// What Bela asks about herself alone, so that it is answered alike with Asha and without; and how many more
    /// there would be, which is told in tens.
    private static final Set<String> ABOUT_ONESELF = Set.of(
            "GET /api/v1/auth/session/current",
            "GET /api/v1/auth/sessions",
            "GET /api/v1/auth/devices",
            "GET /api/v1/auth/second-factor",
            "GET /api/v1/auth/identities",
            "GET /api/v1/user/me",
            "GET /api/v1/user/profile",
            "GET /api/v1/user/preferences",
            "GET /api/v1/partner-preferences",
            "GET /api/v1/user/preferences/partner",
            "GET /api/v1/availability",
            "GET /api/v1/user/recommendations/leeway",
            "GET /api/v1/user/blocked",
            "GET /api/v1/user/blocked?pageSize=1",
            "GET /api/v1/user/love-zone/rejected",
            "DELETE /api/v1/user/block/{userId}");

    @AutoClose
    private final RestService withAsha = new RestService();

    @AutoClose
    private final RestService withoutAsha = new RestService();

    private final RestService.Member bela = joinBela(withAsha);
    private final RestService.Member lonelyBela = joinBela(withoutAsha);
    private RestService.Member asha;

    private static RestService.Member joinBela(RestService service) {
        RestService.Member bela = service.join("Bela Sen", "GENDER_FEMALE");
        service.application.activate(UserId.parse(bela.id()));
        upload(bela);
        return bela;
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
                "POST /api/v1/user/report/{userId}",
                "GET /api/v1/user/suggestions?status=pending",
                "POST /api/v1/user/suggestions/{id}/respond",
                "POST /api/v1/user/dates/{id}/cancel",
                "POST /api/v1/user/dates/{id}/feedback");
        return Stream.concat(reads, others);
    }

    private static void upload(RestService.Member member) {
        String file = Base64.getEncoder().encodeToString(PlainPhotoProcessor.file("river"));
        assertThat(member.post("/api/v1/user/photos", "{\"photoData\": \"%s\"}".formatted(file))
                        .status())
                .isEqualTo(200);
    }

    @BeforeEach
    void asha_joins_and_both_see_each_other() {
        withAsha.application.ids.continueAfter(Integer.parseInt(ASHA) - 1);
        asha = withAsha.join("Asha Rao", "GENDER_MALE");
        assertThat(asha.id()).isEqualTo(ASHA);
        withAsha.application.activate(UserId.parse(ASHA));
        upload(asha);
        assertThat(bela.get("/api/v1/user/recommendations").text()).contains("Asha");
        assertThat(bela.get("/api/v1/user/search").text()).contains("Asha");
        assertThat(bela.get("/api/v1/user/profile/" + ASHA).status()).isEqualTo(200);
        assertThat(asha.get("/api/v1/user/recommendations").text()).contains("Bela");
    }

    /// Whoever was suggested is not recommended any more, and whoever met somebody may block and report them in any
    /// case: these are asked while there is nothing between the two.
    private void prepare(String question) {
        if (!question.contains("/recommendations") && !question.contains("/block/") && !question.contains("/report/")) {
            suggestEachToTheOther();
            assertThat(bela.get("/api/v1/user/suggestions").text()).contains("Asha");
            assertThat(asha.get("/api/v1/user/suggestions").text()).contains("Bela");
            meetTwice();
        }
    }

    /// One date is to come, and the other is over.
    private void meetTwice() {
        var application = withAsha.application;
        UserId hers = UserId.parse(bela.id());
        UserId his = UserId.parse(asha.id());
        AdminId genie = application.staff(AdminRole.GENIE).id();
        application.ids.continueAfter(COMING_DATE - 1);
        assertThat(application.date(hers, his, genie, Duration.ofDays(4)).id()).isEqualTo(new DateId(COMING_DATE));
        ScheduledDate past = application.date(hers, his, genie, Duration.ofDays(5));
        Instant now = application.clock.instant();
        application.units.run(() -> application.dates.save(past.become(DateStatus.CONFIRMED, now)
                .become(DateStatus.IN_PROGRESS, past.start())
                .become(DateStatus.COMPLETED, past.end())));
    }

    /// The suggestion to Bela has the number 1, which the questions name.
    private void suggestEachToTheOther() {
        var application = withAsha.application;
        UserId hers = UserId.parse(bela.id());
        UserId his = UserId.parse(asha.id());
        CuratedMatch match = TestMatches.accepted(TestMatches.match(1, hers, his, application.clock.instant()));
        application.units.run(() -> {
            assertThat(application.matches.add(match)).isTrue();
            assertThat(application.suggestions.add(TestMatches.suggestion(1, match, hers)))
                    .isTrue();
            assertThat(application.suggestions.add(TestMatches.suggestion(2, match, his)))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("questions")
    void before_the_block_every_question_that_is_not_about_oneself_alone_is_answered_with_the_other(String question) {
        prepare(question);
        String answer = told(ask(bela, question));
        String lonely = told(ask(lonelyBela, question));

        if (ABOUT_ONESELF.contains(question)) {
            assertThat(answer).isEqualTo(lonely);
        } else {
            assertThat(answer).isNotEqualTo(lonely);
        }
    }

    @Test
    void d5_a_link_to_a_photo_that_was_given_before_the_block_leads_nowhere_after_it() {
        String link = bela.get("/api/v1/user/profile/" + ASHA).text("/profile/photos/0/url");
        assertThat(withAsha.get(link).status()).isEqualTo(200);
        assertThat(asha.post("/api/v1/user/block/" + bela.id(), "{}").status()).isEqualTo(200);

        Answer after = withAsha.get(link);

        assertThat(after.status()).isEqualTo(404);
        assertThat(told(after)).isEqualTo(told(withoutAsha.get(link)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void d5_whoever_was_blocked_hears_what_they_would_hear_had_the_other_never_been(String question) {
        prepare(question);
        assertThat(asha.post("/api/v1/user/block/" + bela.id(), "{}").status()).isEqualTo(200);

        assertThat(told(ask(bela, question))).isEqualTo(told(ask(lonelyBela, question)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void d5_whoever_blocked_does_not_see_the_other_but_in_their_list(String question) {
        prepare(question);
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
        String path = parts[1].replace("{userId}", ASHA)
                .replace("dates/{id}", "dates/" + COMING_DATE)
                .replaceAll("\\{[a-zA-Z]+}", "1");
        String body = parts[0].equals("POST")
                ? "{\"reason\": \"%s\", \"accept\": true, \"rating\": 4}"
                        .formatted(path.endsWith("/cancel") ? "no_time" : "SPAM")
                : null;
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
