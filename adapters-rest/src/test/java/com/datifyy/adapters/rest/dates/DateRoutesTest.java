package com.datifyy.adapters.rest.dates;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.curation.Analysis;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRoutesTest {
    private static final String DATES = "/api/v1/admin/dates";
    private static final String TOKEN = "staff_example";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");
    private final RestService.Member ravi = service.join("Ravi Kulkarni", "GENDER_MALE");
    private final Instant noon = service.application.clock.instant().plus(Duration.ofDays(3));

    DateRoutesTest() {
        Admin genie = TestStaff.admin(900, AdminRole.GENIE);
        var application = service.application;
        application.units.run(() -> {
            application.admins.add(genie, application.hasher.hash(Password.chosen("a quiet walk by the river")));
            application.adminSessions.open(
                    TestStaff.session(901, 900, application.clock.instant()),
                    application.secrets.digest("session of staff", TOKEN));
        });
        application.activate(UserId.parse(maya.id()));
        application.activate(UserId.parse(ravi.id()));
        application.ids.continueAfter(500);
    }

    @Test
    void a_date_is_arranged_listed_changed_and_seen_by_both() {
        bothAccept();
        offer(maya);
        offer(ravi);
        Answer shared = staff("GET", "/api/v1/admin/shared-hours?user1Id=" + maya.id() + "&user2Id=" + ravi.id(), null);
        Golden.assertMatches("shared-hours", shared.body());

        Answer made = schedule("x");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Golden.assertMatches("date-scheduled", made.body());
        assertThat(schedule("x").text()).as("sent again").isEqualTo(made.text());
        assertThat(schedule("y").status()).as("once more").isEqualTo(409);

        String date = made.text("/date/dateId");
        assertThat(staff("PUT", DATES + "/" + date, "{\"status\": 1}").text("/date/status"))
                .as("as it is, by its number")
                .isEqualTo("DATE_STATUS_SCHEDULED");
        Answer changed = staff("PUT", DATES + "/" + date, "{\"status\": \"confirmed\", \"notes\": \"both said yes\"}");
        assertThat(changed.text("/date/status")).isEqualTo("DATE_STATUS_CONFIRMED");
        assertThat(staff("PUT", DATES + "/" + date, "{\"status\": \"scheduled\"}")
                        .status())
                .isEqualTo(409);
        Answer photo = maya.post(
                "/api/v1/user/photos",
                "{\"photoData\": \"%s\"}"
                        .formatted(Base64.getEncoder().encodeToString(PlainPhotoProcessor.file("river"))));
        assertThat(photo.status()).as(photo.text()).isEqualTo(200);
        String shown = staff("GET", DATES, null).text("/dates/0/user1/photoUrl");
        assertThat(shown).as("a link of the staff's own").isNotEqualTo(photo.text("/photo/url"));
        assertThat(service.get(shown).status()).isEqualTo(200);
        Golden.assertMatches(
                "dates", staff("GET", DATES + "?status=confirmed", null).body());

        Answer second = staff("GET", DATES + "?limit=1&page=2", null);
        assertThat(second.at("/pageSize").intValue())
                .as("as older clients say it")
                .isEqualTo(1);
        assertThat(second.at("/dates")).isEmpty();

        Golden.assertMatches(
                "love-zone-upcoming",
                maya.get("/api/v1/user/love-zone/upcoming?userId=" + ravi.id()).body());
        Answer file = maya.get("/api/v1/user/dates/" + date + "/calendar");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).contains("Date with Ravi").doesNotContain("Kulkarni");

        RestService.Member stranger = service.join("Omar", "GENDER_MALE");
        assertThat(stranger.get("/api/v1/user/dates/" + date + "/calendar").status())
                .isEqualTo(404);
        assertThat(stranger.post("/api/v1/user/dates/" + date + "/cancel", "{\"reason\": \"no_time\"}")
                        .status())
                .isEqualTo(404);

        assertThat(ravi.post("/api/v1/user/dates/" + date + "/feedback", "{\"rating\": 5}")
                        .status())
                .isEqualTo(409);
        assertThat(ravi.post("/api/v1/user/dates/" + date + "/cancel", "{\"reason\": \"by_staff\"}")
                        .status())
                .isEqualTo(400);
        assertThat(ravi.post("/api/v1/user/dates/" + date + "/cancel", "{\"reason\": \"no_time\"}")
                        .status())
                .isEqualTo(200);
        assertThat(maya.get("/api/v1/user/love-zone/past").text("/dates/0/status"))
                .isEqualTo("cancelled");
        assertThat(maya.get("/api/v1/user/love-zone/past").text()).doesNotContain("no_time", "NO_TIME");

        Answer export = ravi.get("/api/v1/user/export");
        assertThat(export.text("/dates/0/cancelReason")).isEqualTo("NO_TIME");
        assertThat(export.text("/dates/0/userId")).isEqualTo(maya.id());
        assertThat(maya.get("/api/v1/user/export").text()).as("d8").doesNotContain("NO_TIME", "Ravi");

        Answer cancelled = staff("GET", DATES + "?status=cancelled", null);
        assertThat(cancelled.text("/dates/0/cancellation/userId")).isEqualTo(ravi.id());
        assertThat(cancelled.text("/dates/0/cancellation/reason")).isEqualTo("no_time");
        assertThat(cancelled.at("/dates/0/cancellation/cancelledAt").longValue())
                .isEqualTo(service.application.clock.instant().getEpochSecond());
    }

    @Test
    void f6_notes_that_somebody_else_wrote_meanwhile_are_not_overwritten() {
        bothAccept();
        offer(maya);
        offer(ravi);
        Answer made = schedule("x");
        String date = DATES + "/" + made.text("/date/dateId");
        String read = "\"d" + made.at("/date/version").longValue() + "\"";

        Answer noted = staff("PUT", date, "{\"notes\": \"she asked for tea\"}", "If-Match", read);
        Answer late = staff("PUT", date, "{\"notes\": \"he asked for coffee\"}", "If-Match", read);

        assertThat(noted.status()).as(noted.text()).isEqualTo(200);
        assertThat(noted.header("ETag"))
                .isEqualTo("\"d" + noted.at("/date/version").longValue() + "\"")
                .isNotEqualTo(read);
        assertThat(late.status()).isEqualTo(412);
        assertThat(staff("GET", DATES, null).text("/dates/0/adminNotes")).isEqualTo("she asked for tea");
        assertThat(staff("GET", DATES, null).at("/dates/0/version")).isEqualTo(noted.at("/date/version"));
        assertThat(staff("PUT", date, "{\"notes\": \"tea\"}", "If-Match", read + ", " + noted.header("ETag"))
                        .status())
                .as("one of several")
                .isEqualTo(200);
        assertThat(staff("PUT", date, "{\"notes\": \"coffee\"}").status())
                .as("as older clients do")
                .isEqualTo(200);
    }

    @Test
    void why_the_staff_cancels_is_kept_for_the_staff() {
        bothAccept();
        offer(maya);
        offer(ravi);
        String date = DATES + "/" + schedule("x").text("/date/dateId");
        String why = ", \"reason\": \"emergency\", \"note\": \"her mother is ill\"}";

        assertThat(staff("PUT", date, "{\"status\": \"confirmed\"" + why).text("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(staff("PUT", date, "{\"status\": \"cancelled\", \"reason\": \"no_contact\"}")
                        .text("/errors/0/field"))
                .isEqualTo("reason");
        Answer cancelled = staff("PUT", date, "{\"status\": \"cancelled\", \"notes\": \"call her\"" + why);

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(cancelled.text("/date/cancellation/reason")).isEqualTo("emergency");
        assertThat(cancelled.text("/date/cancellation/note")).isEqualTo("her mother is ill");
        assertThat(cancelled.text("/date/cancellation/userId")).isEmpty();
        assertThat(cancelled.text("/date/adminNotes")).isEqualTo("call her");
        for (RestService.Member member : List.of(maya, ravi)) {
            assertThat(member.get("/api/v1/user/love-zone/past").text())
                    .contains("cancelled")
                    .doesNotContainIgnoringCase("emergency")
                    .doesNotContain("mother is ill");
            assertThat(member.get("/api/v1/user/export").text()).doesNotContain("EMERGENCY", "mother is ill");
        }
    }

    @Test
    void the_staff_says_whose_reason_it_is_and_the_two_are_not_told() {
        bothAccept();
        offer(maya);
        offer(ravi);
        String date = DATES + "/" + schedule("x").text("/date/dateId");
        String ofRavi = "\"userId\": \"" + ravi.id() + "\"}";

        assertThat(staff("PUT", date, "{\"status\": \"cancelled\", " + ofRavi).text("/errors/0/field"))
                .isEqualTo("user_id");
        Answer cancelled = staff("PUT", date, "{\"status\": \"cancelled\", \"reason\": \"not_interested\", " + ofRavi);

        assertThat(cancelled.text("/date/cancellation/becauseOf")).isEqualTo(ravi.id());
        assertThat(cancelled.text("/date/cancellation/userId"))
                .as("who cancelled it")
                .isEmpty();
        assertThat(cancelled.at("/date/missedBy").isMissingNode()).isTrue();
        assertThat(ravi.get("/api/v1/user/export").text()).doesNotContain("NOT_INTERESTED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void d11_whom_the_staff_names_changes_nothing_that_the_two_hear_but_how_reliable_each_was(boolean itIsMaya) {
        String path = missed();
        String number = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> before = heardOfDates(number);
        RestService.Member other = itIsMaya ? ravi : maya;
        String ofOther = other.get("/api/v1/user/love-zone/statistics").text();
        assertThat(attendance(maya)).as("nobody is named yet").isEqualTo(100);
        assertThat(attendance(ravi)).isEqualTo(100);

        Answer named = staff(
                "PUT",
                path,
                "{\"status\": \"no_show\", \"userId\": \"%s\"}".formatted(itIsMaya ? maya.id() : ravi.id()));

        assertThat(named.status()).as(named.text()).isEqualTo(200);
        assertThat(heardOfDates(number)).isEqualTo(before);
        assertThat(attendance(itIsMaya ? maya : ravi)).isZero();
        assertThat(other.get("/api/v1/user/love-zone/statistics").text())
                .as("whoever is not named cannot tell that the other was")
                .isEqualTo(ofOther);
    }

    /// Everything that either of the two asks about suggestions and dates, and themselves, without their trust score
    /// and that they asked before.
    private Map<String, String> heardOfDates(String number) {
        Map<String, String> heard = new LinkedHashMap<>();
        for (RestService.Member member : List.of(maya, ravi)) {
            for (String question : List.of(
                    "love-zone/dashboard",
                    "love-zone/upcoming",
                    "love-zone/past",
                    "love-zone/statistics",
                    "dates/" + number + "/calendar",
                    "export",
                    "suggestions")) {
                Answer answer = member.get("/api/v1/user/" + question);
                assertThat(answer.status()).as(question).isEqualTo(200);
                heard.put(
                        member.id() + " " + question,
                        answer.text().replaceAll("\"trustScore\":\\{[^}]*}|\"securityEvents\":.*", ""));
            }
        }
        assertThat(heard.get(maya.id() + " love-zone/past")).contains("no_show");
        assertThat(heard.get(maya.id() + " love-zone/statistics")).doesNotContain("attendance");
        return heard;
    }

    private static int attendance(RestService.Member member) {
        return member.get("/api/v1/user/love-zone/statistics")
                .at("/statistics/trustScore/attendance")
                .intValue();
    }

    @Test
    void of_a_missed_date_the_staff_says_who_did_not_come() {
        String path = missed();
        String missed = "{\"status\": \"no_show\", \"userId\": \"";

        assertThat(staff("PUT", path, missed + "4711\"}").text("/errors/0/field"))
                .isEqualTo("user_id");
        assertThat(staff("PUT", path, missed + maya.id() + "\"}").text("/date/missedBy"))
                .isEqualTo(maya.id());
        assertThat(staff("PUT", path, missed + ravi.id() + "\"}").status()).isEqualTo(409);
        assertThat(maya.get("/api/v1/user/love-zone/past").text()).doesNotContain("missedBy");
    }

    /// A date of the two that was missed, and nobody has said by whom: where the staff changes it.
    private String missed() {
        offer(maya);
        offer(ravi);
        match();
        Answer made = staff("POST", DATES + "/schedule", """
                {"matchId": 5, "genieId": 900, "scheduledTime": "%s"}""".formatted(noon));
        var id = new DateId(made.at("/scheduledDate/id").intValue());
        var application = service.application;
        application.units.run(() ->
                application.dates.save(application.dates.find(id).orElseThrow().missed(null, noon)));
        return DATES + "/" + id;
    }

    @Test
    void what_both_said_about_a_date_is_for_the_staff() {
        offer(maya);
        offer(ravi);
        match();
        Answer made = staff("POST", DATES + "/schedule", """
                {"matchId": 5, "genieId": 900, "scheduledTime": "%s"}""".formatted(noon));
        var id = new DateId(made.at("/scheduledDate/id").intValue());
        var application = service.application;
        Instant now = application.clock.instant();
        application.units.run(() -> {
            ScheduledDate over = application
                    .dates
                    .find(id)
                    .orElseThrow()
                    .become(DateStatus.CONFIRMED, now)
                    .become(DateStatus.IN_PROGRESS, noon)
                    .become(DateStatus.COMPLETED, noon);
            application.dates.save(over);
            application.dates.addFeedback(DateFeedback.on(over, UserId.parse(maya.id()), 2, "late", noon));
        });

        Answer listed = staff("GET", DATES, null);

        assertThat(listed.at("/dates/0/feedback")).hasSize(1);
        assertThat(listed.text("/dates/0/feedback/0/userId")).isEqualTo(maya.id());
        assertThat(listed.at("/dates/0/feedback/0/rating").intValue()).isEqualTo(2);
        assertThat(listed.text("/dates/0/feedback/0/text")).isEqualTo("late");
        assertThat(ravi.get("/api/v1/user/love-zone/past").text()).doesNotContain("late");
    }

    @Test
    void turning_somebody_down_cancels_every_date_of_the_two() {
        bothAccept();
        offer(maya);
        offer(ravi);
        String first = schedule("x").text("/date/dateId");
        Instant later = noon.plus(Duration.ofHours(3));
        List.of(maya, ravi).forEach(member -> offer(member, later));
        assertThat(schedule("y", later).status()).isEqualTo(201);

        assertThat(ravi.post("/api/v1/user/dates/" + first + "/cancel", "{\"reason\": \"not_interested\"}")
                        .status())
                .isEqualTo(200);

        assertThat(maya.get("/api/v1/user/love-zone/upcoming").at("/dates")).isEmpty();
        assertThat(maya.get("/api/v1/user/love-zone/past").at("/dates"))
                .extracting(date -> date.path("status").asText())
                .containsExactly("cancelled", "cancelled");
        assertThat(maya.get("/api/v1/user/love-zone/past").text()).doesNotContainIgnoringCase("interested");
    }

    @Test
    void d5_there_are_no_shared_hours_of_two_whom_a_block_keeps_apart_and_nobody_hears_who_made_it() {
        offer(maya);
        offer(ravi);
        var application = service.application;
        application.units.run(() -> application.blocks.add(
                new Block(UserId.parse(ravi.id()), UserId.parse(maya.id()), "", application.clock.instant())));
        String shared = "/api/v1/admin/shared-hours?user1Id=%s&user2Id=%s";

        Answer oneWay = staff("GET", shared.formatted(maya.id(), ravi.id()), null);
        Answer otherWay = staff("GET", shared.formatted(ravi.id(), maya.id()), null);

        assertThat(oneWay.status()).isEqualTo(409);
        assertThat(oneWay.text("/message")).isEqualTo("These two do not meet");
        assertThat(otherWay.text("/message")).isEqualTo(oneWay.text("/message"));
    }

    @Test
    void a_match_becomes_a_date_and_the_dashboard_shows_everything() {
        offer(maya);
        offer(ravi);
        match();
        Answer made = staff("POST", DATES + "/schedule", """
                {"matchId": 5, "genieId": 900, "scheduledTime": "%s", "durationMinutes": 0}""".formatted(noon));

        assertThat(made.status()).as(made.text()).isEqualTo(200);
        Golden.assertMatches("date-of-match", made.body());
        Golden.assertMatches(
                "love-zone", maya.get("/api/v1/user/love-zone/dashboard").body());
        assertThat(maya.get("/api/v1/user/love-zone/statistics")
                        .at("/statistics/acceptanceRate")
                        .doubleValue())
                .isEqualTo(50);
        assertThat(maya.get("/api/v1/user/love-zone/suggestions?status=accepted")
                        .at("/suggestions"))
                .hasSize(1);
        assertThat(maya.get("/api/v1/user/love-zone/suggestions").at("/suggestions"))
                .isEmpty();
        assertThat(maya.get("/api/v1/user/love-zone/rejected").at("/dates")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; 400",
                "{\"user1Id\": \"me\", \"user2Id\": \"me\", \"scheduledTime\": 1900000000}; 404",
                "{\"user1Id\": \"1\", \"user2Id\": \"2\"}; 400",
                "{\"user1Id\": \"1\", \"user2Id\": \"2\", \"scheduledTime\": 1900000000, \"dateType\": \"moon\"}; 400",
                "{\"user1Id\": \"1\", \"user2Id\": \"2\", \"scheduledTime\": 1900000000, \"dateType\": \"offline\"}; 400"
            })
    void what_cannot_be_arranged_is_refused(String body, int status) {
        assertThat(staff("POST", DATES, body).status()).isEqualTo(status);
    }

    @Test
    void a_meeting_in_person_needs_a_place_under_the_name_it_has_here() {
        Answer answer = staff(
                "POST",
                DATES,
                "{\"user1Id\": \"1\", \"user2Id\": \"2\", \"scheduledTime\": %d, \"dateType\": \"offline\"}"
                        .formatted(noon.getEpochSecond()));

        assertThat(answer.text("/errors/0/field")).isEqualTo("location");
    }

    @Test
    void a_date_of_a_match_needs_the_match() {
        assertThat(staff("POST", DATES + "/schedule", "{}").text("/errors/0/field"))
                .isEqualTo("match_id");
    }

    @Test
    void an_hour_with_a_date_is_taken_back_after_confirming_only() {
        bothAccept();
        String slot = offer(maya);
        offer(ravi);
        schedule("x");

        assertThat(maya.delete("/api/v1/availability/" + slot).status()).isEqualTo(409);
        var deleted = maya.delete("/api/v1/availability/" + slot + "?confirm=true");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text("/message")).isEqualTo("The slot was deleted, and the date in it was cancelled");
        assertThat(maya.get("/api/v1/user/love-zone/upcoming").at("/dates")).isEmpty();
    }

    private void bothAccept() {
        var _ = service.application.wanted(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
    }

    private Answer schedule(String key) {
        return schedule(key, noon);
    }

    private Answer schedule(String key, Instant start) {
        return staff(
                "POST", DATES, """
                {"user1Id": "%s", "user2Id": "%s", "scheduledTime": %d, "durationMinutes": 60, "dateType": "online", "notes": ""}""".formatted(maya.id(), ravi.id(), start.getEpochSecond()), "Idempotency-Key", key);
    }

    private Answer staff(String method, String path, String body, String... headers) {
        String[] all = Stream.concat(Stream.of("Authorization", "Bearer " + TOKEN), Arrays.stream(headers))
                .toArray(String[]::new);
        return service.send(method, path, body, all);
    }

    private String offer(RestService.Member member) {
        return offer(member, noon);
    }

    private static String offer(RestService.Member member, Instant start) {
        return member.post(
                        "/api/v1/availability", """
                        {"slots": [{"startTime": %d, "endTime": %d}]}""".formatted(start.getEpochSecond(), start.getEpochSecond() + 3_600))
                .text("/createdSlots/0/slotId");
    }

    private void match() {
        var application = service.application;
        Instant now = application.clock.instant();
        UserId one = UserId.parse(maya.id());
        UserId other = UserId.parse(ravi.id());
        RestService.Member omar = service.join("Omar Aziz", "GENDER_MALE");
        Analysis analysis = new Analysis(
                80,
                80,
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                "rules",
                "rules",
                "1",
                "0".repeat(64),
                false,
                now);
        var genie = TestStaff.admin(900).id();
        CuratedMatch found = CuratedMatch.found(new CuratedMatchId(5), one, other, analysis, genie, now);
        CuratedMatch another =
                CuratedMatch.found(new CuratedMatchId(6), one, UserId.parse(omar.id()), analysis, genie, now);
        Suggestion first = Suggestion.made(new SuggestionId(1), found, one, now);
        Suggestion second = Suggestion.made(new SuggestionId(2), found, other, now);
        Suggestion third = Suggestion.made(new SuggestionId(3), another, one, now);
        application.units.run(() -> {
            application.matches.add(found);
            application.matches.add(another);
            application.matches.save(found.decided(CuratedMatchStatus.ACCEPTED, null, now));
            List.of(first, second, third).forEach(application.suggestions::add);
            application.suggestions.save(first.accepted(now));
            application.suggestions.save(second.accepted(now));
            application.suggestions.save(third.rejected(Set.of(), "", now));
        });
    }
}
