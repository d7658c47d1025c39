package com.datifyy.adapters.rest.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.curation.FreePeople;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CurationRoutesTest {
    private static final String CURATION = "/api/v1/admin/curation/";
    private static final String NEVER_ASKED = "Both have to accept before a date is set: they were not suggested to"
            + " each other, so suggest their match to both first";
    private static final String MINE = "/api/v1/user/suggestions";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = free(service.join("Maya Rao", "GENDER_FEMALE"));
    private final RestService.Member ravi = free(service.join("Ravi Kulkarni", "GENDER_MALE"));
    private final String genie = signIn(801, AdminRole.GENIE);
    private final String support = signIn(802, AdminRole.SUPPORT);

    @Test
    void a_pair_goes_from_candidates_to_a_suggestion_that_is_answered() {
        service.application.units.run(() -> service.application.verifications.add(
                new UserId(Integer.parseInt(ravi.id())),
                StaffVerification.AADHAR,
                new AdminId(801),
                service.application.clock.instant()));
        Answer candidates = ask(genie, "GET", CURATION + "candidates", null);
        assertThat(candidates.status()).isEqualTo(200);
        assertThat(candidates.at("/candidates")).hasSize(2);
        assertThat(candidates.text("/candidates/0/userId")).isEqualTo(ravi.id());
        assertThat(candidates.at("/candidates/0/aadharVerified").booleanValue()).isTrue();
        assertThat(candidates.at("/candidates/0/workEmailVerified").booleanValue())
                .isFalse();
        assertThat(candidates.at("/candidates/1/aadharVerified").booleanValue()).isFalse();
        assertThat(candidates.at("/candidates/0/nextAvailableDate").isIntegralNumber())
                .isTrue();

        assertThat(schedule().text("/message")).as("f2").isEqualTo(NEVER_ASKED);
        int match = analysed();
        assertThat(decide(genie, match, "accept").text("/newStatus")).isEqualTo("accepted");
        assertThat(schedule().status()).isEqualTo(409);
        assertThat(schedule().text("/code")).isEqualTo("CONFLICT");
        assertThat(schedule().text("/message"))
                .as("f2: the staff's word alone is none of theirs")
                .isEqualTo(NEVER_ASKED);
        Answer matches = ask(genie, "GET", CURATION + "matches", null);
        assertThat(matches.at("/matches/0/id").intValue()).isEqualTo(match);
        assertThat(matches.at("/matches/0/user1/userId").isInt()).isTrue();
        assertThat(matches.at("/totalCount").intValue()).isEqualTo(1);
        assertThat(matches.at("/matches/0/user1Answer").isNull())
                .as("nobody was asked")
                .isTrue();

        assertThat(suggest(match).status()).isEqualTo(200);
        assertThat(suggest(match).status()).isEqualTo(409);
        assertThat(schedule().text("/message"))
                .isEqualTo("Both have to accept before a date is set: neither of them has answered");

        Answer mine = maya.get(MINE + "?status=pending");
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.at("/count").intValue()).isEqualTo(1);
        assertThat(mine.text("/suggestions/0/suggestedUser/name")).isEqualTo("Ravi");
        assertThat(mine.text("/suggestions/0/suggestedUser/gender")).isEqualTo("GENDER_MALE");
        assertThat(mine.text()).doesNotContain("example.org", "Kulkarni");
        int id = mine.at("/suggestions/0/id").intValue();

        assertThat(ravi.post(MINE + "/" + id + "/respond", "{\"accept\": true}").status())
                .as("c4: somebody else's")
                .isEqualTo(404);
        Answer answered = maya.post(
                MINE + "/" + id, "{\"accept\": false, \"reasons\": [\"too_far\"], \"customReason\": \"hours away\"}");
        assertThat(answered.text("/action")).isEqualTo("rejected");
        assertThat(maya.post(MINE + "/" + id, "{\"accept\": true}").status()).isEqualTo(409);
        assertThat(ravi.get(MINE).text()).as("d11").doesNotContain("too_far", "hours away");

        Answer both = ask(genie, "GET", CURATION + "matches", null);
        long now = service.application.clock.instant().getEpochSecond();
        assertThat(both.text("/matches/0/status")).isEqualTo("accepted");
        assertThat(both.at("/matches/0/user1/userId").asText()).isEqualTo(maya.id());
        assertThat(both.text("/matches/0/user1Answer/status")).isEqualTo("rejected");
        assertThat(both.at("/matches/0/user1Answer/answeredAt").longValue()).isEqualTo(now);
        assertThat(both.text("/matches/0/user1Answer/reasons/0")).isEqualTo("too_far");
        assertThat(both.text("/matches/0/user1Answer/customReason")).isEqualTo("hours away");
        assertThat(both.text("/matches/0/user2Answer/status")).isEqualTo("pending");
        assertThat(both.at("/matches/0/user2Answer/suggestedAt").longValue()).isEqualTo(now);
        assertThat(both.at("/matches/0/user2Answer/answeredAt").isNull()).isTrue();
        Answer refused = schedule();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/message")).isEqualTo("One of them declined the suggestion, so no date is set");
    }

    @Test
    void g1_a_comment_that_moves_the_score_is_told_beside_the_score_by_the_rules() {
        aMissedWish();

        JsonNode pair = ask(genie, "POST", CURATION + "analyze", "{\"userId\": \"" + maya.id() + "\"}")
                .at("/matches/0");

        int byTheRules = pair.at("/ruleScore").intValue();
        assertThat(byTheRules).isBetween(1, 95);
        assertThat(pair.at("/compatibilityScore").intValue()).isEqualTo(byTheRules + 5);
        assertThat(pair.at("/isMatch").booleanValue()).isEqualTo(byTheRules >= 60);
        assertThat(pair.at("/promptVersion").textValue()).isEqualTo("1");
        assertThat(pair.has("absence")).isFalse();
        assertThat(pair.at("/personContributions"))
                .filteredOn(wish -> wish.at("/criterion").textValue().equals("drinking"))
                .singleElement()
                .satisfies(wish -> {
                    assertThat(wish.at("/verdict").textValue()).isEqualTo("violated");
                    assertThat(wish.at("/strength").textValue()).isEqualTo("nice_to_have");
                    assertThat(wish.at("/points").doubleValue()).isNegative();
                });
        assertThat(pair.at("/candidateContributions"))
                .noneMatch(wish -> wish.at("/criterion").textValue().equals("drinking"));
        JsonNode kept =
                ask(genie, "GET", CURATION + "matches?status=pending", null).at("/matches/0");
        assertThat(kept.at("/ruleScore")).isEqualTo(pair.at("/ruleScore"));
        assertThat(kept.at("/promptVersion")).isEqualTo(pair.at("/promptVersion"));
        String ofMaya = kept.at("/user1/userId").asText().equals(maya.id()) ? "/user1" : "/user2";
        assertThat(kept.at(ofMaya + "Contributions")).isEqualTo(pair.at("/personContributions"));
        Answer turnedAround = ask(genie, "POST", CURATION + "analyze", "{\"userId\": \"" + ravi.id() + "\"}");
        assertThat(turnedAround.at("/matches/0/candidateContributions")).isEqualTo(pair.at("/personContributions"));
    }

    @Test
    void g4_where_nobody_commented_it_is_told_why() {
        service.application.analyst.leave(Absence.BUDGET);

        Answer analysed = ask(genie, "POST", CURATION + "analyze", "{\"userId\": \"" + maya.id() + "\"}");

        assertThat(analysed.text("/matches/0/absence")).isEqualTo("budget");
        assertThat(analysed.at("/matches/0/machineMade").booleanValue()).isFalse();
        assertThat(analysed.at("/matches/0/compatibilityScore")).isEqualTo(analysed.at("/matches/0/ruleScore"));
    }

    /// Maya wishes for somebody who does not drink, and Ravi does.
    private void aMissedWish() {
        Answer wished = maya.put("/api/v1/user/preferences/partner", """
                {"preferences": {"drinkingPreferences": ["DRINKING_NEVER"]}, "updateFields": ["drinking_preferences"]}""");
        assertThat(wished.status()).as(wished.text()).isEqualTo(200);
        Answer told = ravi.put("/api/v1/user/me", """
                {"lifestyleInfo": {"drinking": "DRINKING_REGULARLY"}, "updateFields": ["drinking"]}""");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
    }

    @Test
    void everybody_who_fits_is_analysed_in_several_calls() {
        FreePeople.men(service.application, 500_001, 500_050);
        String everybody = "{\"userId\": \"" + maya.id() + "\"";

        Answer first = ask(genie, "POST", CURATION + "analyze", everybody + "}");
        String more = ", \"cursor\": \"" + first.text("/nextCursor") + "\"";
        Answer rest = ask(genie, "POST", CURATION + "analyze", everybody + more + "}");

        assertThat(first.at("/matches")).hasSize(50);
        assertThat(rest.at("/matches")).hasSize(1);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(Stream.of(first, rest).flatMap(answer -> answer.at("/matches").findValuesAsText("userId").stream()))
                .doesNotHaveDuplicates()
                .contains(ravi.id());
        assertThat(ask(genie, "POST", CURATION + "analyze", everybody + ", \"cursor\": \"x\"}")
                        .text("/errors/0/field"))
                .isEqualTo("cursor");
        Answer both = ask(
                genie,
                "POST",
                CURATION + "analyze",
                everybody + ", \"candidateIds\": [\"" + ravi.id() + "\"]" + more + "}");
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.text("/errors/0/field")).isEqualTo("cursor");
    }

    @Test
    void what_follows_the_number_of_a_match_to_suggest_does_not_matter() {
        int match = analysed();
        decide(genie, match, "accept");

        Answer suggested = ask(genie, "POST", CURATION + "matches/" + match + "/send", null);

        assertThat(suggested.status()).as(suggested.text()).isEqualTo(200);
        assertThat(suggest(match).status()).as("once").isEqualTo(409);
        assertThat(ask(genie, "POST", CURATION + "matches/" + match, null).status())
                .isEqualTo(409);
        assertThat(ask(support, "POST", CURATION + "matches/" + match + "/send", null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void of_the_candidates_who_were_named_it_is_told_who_is_left_out_and_why() {
        int match = analysed();
        decide(genie, match, "accept");
        suggest(match);

        Answer analysed = ask(genie, "POST", CURATION + "analyze", """
                {"userId": "%s", "candidateIds": ["%s", "424242"]}""".formatted(maya.id(), ravi.id()));

        assertThat(analysed.status()).isEqualTo(200);
        assertThat(analysed.at("/matches")).isEmpty();
        assertThat(analysed.at("/leftOut")).hasSize(2);
        assertThat(analysed.text("/leftOut/0/userId")).isEqualTo(ravi.id());
        assertThat(analysed.text("/leftOut/0/reason")).isEqualTo("suggested");
        assertThat(analysed.text("/leftOut/1/userId")).isEqualTo("424242");
        assertThat(analysed.text("/leftOut/1/reason")).isEqualTo("not_active");
    }

    @Test
    void who_is_not_free_is_told_of_both_sides() {
        UserId asha = UserId.parse(service.join("Asha Rao", "GENDER_FEMALE").id());
        var application = service.application;
        application.units.run(() -> application.users.save(
                application.users.find(asha).orElseThrow().withStatus(AccountStatus.ACTIVE)));

        Answer ofAsha = ask(genie, "POST", CURATION + "analyze", """
                {"userId": "%s", "candidateIds": ["%s"]}""".formatted(asha, ravi.id()));
        Answer ofRavi = ask(genie, "POST", CURATION + "analyze", """
                {"userId": "%s", "candidateIds": ["%s"]}""".formatted(ravi.id(), asha));

        assertThat(ofAsha.at("/matches")).as(ofAsha::text).hasSize(1);
        assertThat(ofAsha.text("/userHindrance")).isEqualTo("not_free");
        assertThat(ofRavi.text("/leftOut/0/reason")).isEqualTo("not_free");
        assertThat(ofRavi.at("/userHindrance").isMissingNode()).isTrue();
    }

    @Test
    void what_cannot_be_read_is_refused() {
        assertThat(maya.post(MINE + "/1/respond", "{}").status()).isEqualTo(400);
        assertThat(maya.post(MINE + "/1/respond", "{\"accept\": false, \"reasons\": [\"hair\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(maya.post(MINE + "/x/respond", "{\"accept\": true}").status())
                .isEqualTo(404);
        assertThat(maya.get(MINE + "?status=odd").text("/message"))
                .isEqualTo("status is none of pending, accepted, rejected");
        assertThat(decide(genie, 77, "accept").status()).isEqualTo(404);
        assertThat(decide(genie, 77, "schedule").status()).isEqualTo(400);
        assertThat(ask(genie, "POST", CURATION + "action", "{\"action\": \"accept\"}")
                        .status())
                .isEqualTo(400);
        assertThat(ask(genie, "GET", CURATION + "matches?status=odd", null).status())
                .isEqualTo(400);
    }

    @Test
    void what_is_decided_may_be_a_number_of_the_contract() {
        int match = analysed();

        Answer later =
                ask(genie, "POST", CURATION + "action", "{\"curated_match_id\": %d, \"action\": 3}".formatted(match));

        assertThat(later.text("/newStatus")).isEqualTo("review_later");
        assertThat(later.text("/message")).isEqualTo("The match is now: put off for a later review");
        Answer again =
                ask(genie, "POST", CURATION + "action", "{\"curated_match_id\": %d, \"action\": 3}".formatted(match));
        assertThat(again.text("/message")).isEqualTo("This match is put off for a later review already");
        for (String unknown : List.of("0", "4", "5000000000")) {
            assertThat(ask(
                                    genie,
                                    "POST",
                                    CURATION + "action",
                                    "{\"curatedMatchId\": %d, \"action\": %s}".formatted(match, unknown))
                            .text("/errors/0/field"))
                    .isEqualTo("action");
        }
    }

    @Test
    void c8_support_reads_and_changes_nothing() {
        int match = analysed();

        assertThat(ask(support, "GET", CURATION + "matches?status=pending", null)
                        .at("/matches"))
                .hasSize(1);
        assertThat(decide(support, match, "accept").status()).isEqualTo(403);
        assertThat(ask(support, "POST", CURATION + "analyze", "{\"userId\": \"" + maya.id() + "\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void who_fits_somebody_is_told_with_a_score_from_0_to_1_and_common_hours() {
        Answer fits = ask(support, "GET", "/api/v1/admin/suggestions/" + maya.id() + "?limit=10", null);

        assertThat(fits.status()).isEqualTo(200);
        assertThat(fits.text("/suggestions/0/user/userId")).isEqualTo(ravi.id());
        assertThat(fits.at("/suggestions/0/compatibilityScore").doubleValue()).isBetween(0.0, 1.0);
        assertThat(fits.at("/suggestions/0/commonInterests").isArray()).isTrue();
        assertThat(fits.at("/suggestions/0/matchingSlots")).hasSize(1);
        assertThat(fits.text("/suggestions/0/suggestedDateType")).isEqualTo("online");
    }

    @Test
    void two_who_offer_no_hour_online_are_suggested_a_meeting_as_in_their_first_common_hour() {
        var cafe = new Venue("Cafe", "1 Road", "Pune", "Maharashtra", "India", "411001", null, null, "", "");
        var application = service.application;
        application.units.run(() -> Stream.of(maya, ravi)
                .map(member -> UserId.parse(member.id()))
                .forEach(id -> {
                    application
                            .slots
                            .findFor(id, hour(), null, 1)
                            .forEach(slot -> application.slots.remove(id, slot.id()));
                    application.slots.add(slot(id, hour(), new MeetingMode.Event(cafe)));
                    application.slots.add(slot(id, hour().plus(Duration.ofHours(2)), new MeetingMode.Offline(cafe)));
                }));

        Answer fits = ask(support, "GET", "/api/v1/admin/suggestions/" + maya.id(), null);

        assertThat(fits.text("/suggestions/0/suggestedDateType")).isEqualTo("event");
        assertThat(fits.at("/suggestions/0/matchingSlots"))
                .extracting(slot -> slot.at("/dateType").textValue())
                .containsExactly("event", "offline");
    }

    @Test
    void d5_after_a_block_a_suggestion_is_as_if_it_had_never_been() {
        int match = analysed();
        decide(genie, match, "accept");
        suggest(match);
        int id = maya.get(MINE).at("/suggestions/0/id").intValue();

        assertThat(ravi.post("/api/v1/user/block/" + maya.id(), "{}").status()).isEqualTo(200);

        assertThat(maya.get(MINE).at("/count").intValue()).isZero();
        assertThat(ravi.get(MINE).at("/count").intValue()).isZero();
        Answer gone = maya.post(MINE + "/" + id + "/respond", "{\"accept\": true}");
        Answer never = maya.post(MINE + "/424242/respond", "{\"accept\": true}");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text("/message")).isEqualTo(never.text("/message"));
    }

    @Test
    void d5_a_match_of_two_whom_a_block_keeps_apart_can_only_be_rejected() {
        int match = analysed();
        assertThat(ravi.post("/api/v1/user/block/" + maya.id(), "{}").status()).isEqualTo(200);

        Answer refused = decide(genie, match, "accept");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/message")).isEqualTo("These two do not meet: their match can only be rejected");
        assertThat(decide(genie, match, "reject").text("/newStatus")).isEqualTo("rejected");
    }

    @Test
    void c9_what_the_staff_reads_and_does_is_noted() {
        int match = analysed();
        decide(genie, match, "accept");

        assertThat(service.application
                        .staffLog
                        .list(new NumberedPage.Wanted(1, 50))
                        .items())
                .extracting(deed -> deed.kind().name())
                .containsExactlyInAnyOrder("MATCHES_ANALYSED", "MATCH_DECIDED", "MATCH_DECIDED");
    }

    @Test
    void c9_super_admins_read_whom_a_list_of_matches_showed() {
        decide(genie, analysed(), "accept");
        assertThat(ask(genie, "GET", CURATION + "matches", null).status()).isEqualTo(200);

        String superAdmin = signIn(803, AdminRole.SUPER_ADMIN);
        Answer audit = ask(superAdmin, "GET", "/api/v1/admin/audit?pageSize=1", null);

        assertThat(audit.text("/entries/0/event")).isEqualTo("MATCHES_LISTED");
        assertThat(audit.text("/entries/0/userId")).isEmpty();
        assertThat(audit.at("/entries/0/otherUserIds"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(maya.id(), ravi.id());
        Answer activity = ask(genie, "GET", "/api/v1/admin/users/" + ravi.id() + "/activity", null);
        assertThat(activity.at("/activity"))
                .extracting(entry -> entry.path("event").asText())
                .contains("MATCH_DECIDED")
                .doesNotContain("MATCHES_LISTED", "MATCHES_ANALYSED");
        Answer mine = ask(genie, "GET", "/api/v1/admin/users/" + maya.id() + "/activity", null);
        assertThat(mine.at("/activity"))
                .filteredOn(entry -> entry.path("event").asText().equals("MATCHES_ANALYSED"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("otherUserIds")).isEmpty());

        Answer ofOne = ask(superAdmin, "GET", "/api/v1/admin/audit?userId=" + ravi.id(), null);
        assertThat(ofOne.at("/entries"))
                .extracting(entry -> entry.path("event").asText())
                .containsExactly("USER_ACTIVITY_READ", "MATCHES_LISTED", "MATCH_DECIDED", "MATCHES_ANALYSED");
        assertThat(ofOne.at("/pagination/totalCount").intValue()).isEqualTo(4);
    }

    private int analysed() {
        Answer analysed = ask(genie, "POST", CURATION + "analyze", "{\"userId\": \"" + maya.id() + "\"}");
        assertThat(analysed.status()).isEqualTo(200);
        assertThat(analysed.at("/matches")).hasSize(1);
        assertThat(analysed.at("/leftOut")).isEmpty();
        return analysed.at("/matches/0/curatedMatchId").intValue();
    }

    private Answer decide(String token, int match, String action) {
        return ask(
                token,
                "POST",
                CURATION + "action",
                "{\"curatedMatchId\": " + match + ", \"action\": \"" + action + "\"}");
    }

    private Answer suggest(int match) {
        return ask(genie, "POST", CURATION + "matches/" + match + "/suggest", null);
    }

    private Answer schedule() {
        return ask(
                genie,
                "POST",
                "/api/v1/admin/dates",
                "{\"user1Id\": \"%s\", \"user2Id\": \"%s\", \"scheduledTime\": %d}"
                        .formatted(maya.id(), ravi.id(), hour().getEpochSecond()));
    }

    private Answer ask(String token, String method, String path, String body) {
        return service.send(method, path, body, "Authorization", "Bearer " + token);
    }

    private Instant hour() {
        return service.application.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(34));
    }

    private String signIn(int number, AdminRole role) {
        String token = "staff_not-a-real-one-" + number;
        var application = service.application;
        application.units.run(() -> {
            var _ = application.admins.add(TestStaff.admin(number, role), TestAccounts.HASH);
            application.adminSessions.open(
                    TestStaff.session(number, number, application.clock.instant()),
                    application.secrets.digest("session of staff", token));
        });
        return token;
    }

    private RestService.Member free(RestService.Member member) {
        var application = service.application;
        UserId id = UserId.parse(member.id());
        application.units.run(() -> {
            application.users.save(application.users.find(id).orElseThrow().withStatus(AccountStatus.ACTIVE));
            application.slots.add(slot(id, hour(), new MeetingMode.Online()));
        });
        return member;
    }

    private static Slot slot(UserId owner, Instant hour, MeetingMode mode) {
        return new Slot(new SlotId(UUID.randomUUID()), owner, hour, mode, "", hour, hour);
    }
}
