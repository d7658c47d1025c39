package com.datifyy.adapters.rest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.identity.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryRoutesTest {
    private static final String SEARCH = "/api/v1/user/search";
    private static final String RECOMMENDATIONS = "/api/v1/user/recommendations";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");
    private final RestService.Member ravi = service.join("Ravi Kulkarni", "GENDER_MALE");

    @BeforeEach
    void start() {
        Answer told = ravi.put("/api/v1/user/me", """
                {"basicInfo": {"phoneNumber": "+919876543210", "pronouns": "he"},
                 "profileDetails": {"bio": "Hills and books", "company": "Acme", "height": 180, "interests": ["TRAVEL", "MUSIC"],
                   "location": {"city": "Pune", "state": "Maharashtra", "country": "India", "latitude": 18.5204, "longitude": 73.8567}, "relationshipGoals": ["MARRIAGE"]},
                 "lifestyleInfo": {"drinking": "NEVER", "smoking": "NEVER", "religion": "HINDU", "politicalView": "LIBERAL"},
                 "culturalInfo": {"caste": "Secretcaste", "ethnicity": ["ASIAN"]},
                 "professionalInfo": {"incomeRange": 6, "highestEducation": "MASTERS"},
                 "familyInfo": {"aboutFamily": "Privatefamily", "familyLocation": "Privateplace"},
                 "appearanceInfo": {"bodyType": 2, "disabilityStatus": 2, "bloodGroup": 3},
                 "updateFields": ["*"]}""");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        maya.put("/api/v1/partner-preferences", """
                {"preferences": {"lookingForGender": ["MALE"], "drinkingPreferences": ["NEVER", "RARELY"], "interestPreferences": ["TRAVEL", "YOGA"],
                 "religions": ["HINDU"], "relationshipGoals": [2]}}""");
    }

    @Test
    void a_recommendation_shows_the_person_the_score_and_the_reasons() {
        Answer answer = maya.get(RECOMMENDATIONS);

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("recommendations", answer.body());
    }

    @Test
    void what_ones_own_demands_cost_is_told_with_what_asking_for_less_would_add() {
        for (int i = 0; i < 10; i++) {
            RestService.Member man = service.join("Omar", "GENDER_MALE");
            man.put("/api/v1/user/me", """
                    {"lifestyleInfo": {"drinking": "SOCIALLY"}, "updateFields": ["drinking"]}""");
        }
        Answer wished = maya.put("/api/v1/partner-preferences", """
                {"preferences": {"ageRange": {"minAge": 25, "maxAge": 30},
                 "matchStrengths": {"drinking_preferences": "MATCH_STRENGTH_MUST_HAVE", "age_range": "MATCH_STRENGTH_DOESNT_MATTER"}}}""");
        assertThat(wished.status()).as(wished.text()).isEqualTo(200);

        Answer answer = maya.get(RECOMMENDATIONS + "/leeway");

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("leeway", answer.body());
    }

    @Test
    void what_asking_how_lately_people_were_here_costs_is_told_in_days() {
        for (int i = 0; i < 10; i++) {
            var _ = service.join("Omar", "GENDER_MALE");
        }
        service.application.clock.advance(Duration.ofDays(5));
        RestService.Member again = service.signIn(maya, "another");
        Answer wished = again.put("/api/v1/partner-preferences", """
                {"preferences": {"maxDaysInactive": 2, "matchStrengths": {"max_days_inactive": "MATCH_STRENGTH_MUST_HAVE"}}}""");
        assertThat(wished.status()).as(wished.text()).isEqualTo(200);

        Answer answer = again.get(RECOMMENDATIONS + "/leeway");

        assertThat(answer.at("/costs")).as(answer.text()).hasSize(1);
        assertThat(answer.text("/costs/0/preference")).isEqualTo("maxDaysInactive");
        assertThat(answer.at("/costs/0/keptAway").intValue()).isEqualTo(10);
        assertThat(answer.at("/costs/0/relaxations/0").toString())
                .isEqualTo("{\"kind\":\"RELAXATION_KIND_UP_TO\",\"number\":7,\"value\":\"\",\"added\":10}");
        assertThat(answer.at("/keptAwayByOthers").intValue()).isZero();
    }

    @Test
    void a_search_finds_the_same_person_in_the_same_shape() {
        Answer answer = maya.get(SEARCH + "?gender=GENDER_MALE");

        Golden.assertMatches("search", answer.body());
        assertThat(answer.at("/users/0")).isEqualTo(maya.get(RECOMMENDATIONS).at("/recommendations/0"));
        assertThat(maya.get("/api/v1/user/profile/" + ravi.id()).at("/profile")).isEqualTo(answer.at("/users/0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gender=MALE; true",
                "gender=male; true",
                "gender=1; true",
                "gender=GENDER_FEMALE; false",
                "gender=FEMALE,MALE; true",
                "gender=FEMALE&gender=MALE; true",
                "minAge=31&maxAge=31; true",
                "min_age=32; false",
                "maxAge=30; false",
                "minHeight=180&max_height=180; true",
                "maxHeight=179; false",
                "distance=5; true",
                "distance=5&latitude=28.6&longitude=77.2; false",
                "distance=5&latitude=0&longitude=0; true",
                "city=Pune; true",
                "city=Delhi; false",
                "verifiedOnly=true; false",
                "verified_only=false; true",
                "onlineOnly=true; true",
                "interests=MUSIC; true",
                "interests=YOGA; false",
                "relationshipGoals=MARRIAGE; true",
                "relationship_goals=FRIENDSHIP; false",
                "educationLevels=MASTERS; true",
                "drinking=NEVER; true",
                "drinking=REGULARLY; false",
                "smoking=SMOKING_NEVER; true",
                "children=1; false",
                "caste=secretCASTE; true",
                "caste=other; false",
                "manglikPreference=MANGLIK_ONLY; false",
                "manglik_preference=BOTH; true",
                "ethnicity=ASIAN; true",
                "income=6; true",
                "bodyType=2; true",
                "body_type=3; false",
                "unknownFilter=whatever; true"
            })
    void every_filter_filters(String query, boolean found) {
        Answer answer = maya.get(SEARCH + "?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/users")).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gender=NOBODY; gender",
                "minAge=abc; min_age",
                "minAge=17; min_age",
                "minAge=40&maxAge=30; max_age",
                "distance=0.5; distance",
                "distance=999999; distance",
                "latitude=18.5; longitude",
                "state=Maharashtra; state",
                "latitude=x&longitude=y; latitude",
                "latitude=95&longitude=0; latitude",
                "verifiedOnly=maybe; verified_only",
                "minAge=20&minAge=21; min_age",
                "countryCode=INDIA; country_code",
                "limit=0; limit",
                "limit=101; limit",
                "pageSize=x; page_size",
                "cursor=nonsense; cursor",
                "page=2; page"
            })
    void a_filter_that_makes_no_sense_is_refused_with_its_name(String query, String field) {
        Answer answer = maya.get(SEARCH + "?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void d13_whoever_hides_being_online_is_not_found_by_it() {
        String online = "/api/v1/user/search?onlineOnly=true";
        assertThat(maya.get(online).text("/users/0/userId")).isEqualTo(ravi.id());

        Answer hidden = ravi.put("/api/v1/user/preferences", """
                {"preferences": {"privacy": {"showOnlineStatus": false}}}""");

        assertThat(hidden.status()).isEqualTo(200);
        assertThat(maya.get(online).at("/users")).isEmpty();
        assertThat(maya.get("/api/v1/user/search").text("/users/0/userId")).isEqualTo(ravi.id());
    }

    @Test
    void d13_two_times_within_one_hour_make_the_same_answer_to_the_byte() {
        service.application.clock.advance(Duration.ofMinutes(9));
        for (String path : List.of(SEARCH, RECOMMENDATIONS, "/api/v1/user/profile/" + ravi.id())) {
            Answer before = maya.get(path);
            thereAt(ravi, service.application.clock.instant());

            assertThat(maya.get(path).text()).isEqualTo(before.text());
            assertThat(before.body().findValue("isOnline").booleanValue()).isTrue();
            assertThat(before.body().findValue("lastSeenAt"))
                    .hasToString("{\"seconds\":%d,\"nanos\":0}".formatted(TestClock.START.getEpochSecond()));
        }
    }

    @Test
    void d13_whoever_hides_being_online_is_told_as_if_never_there() {
        ravi.put("/api/v1/user/preferences", """
                {"preferences": {"privacy": {"showOnlineStatus": false}}}""");

        for (String path : List.of(SEARCH, RECOMMENDATIONS, "/api/v1/user/profile/" + ravi.id())) {
            JsonNode answer = maya.get(path).body();
            assertThat(answer.findValue("isOnline").booleanValue()).isFalse();
            assertThat(answer.findValue("lastSeenAt")).isNull();
        }
        assertThat(ravi.get("/api/v1/user/me").at("/profile/isOnline").booleanValue())
                .isFalse();
        assertThat(ravi.get("/api/v1/user/me").at("/profile/lastSeenAt").isMissingNode())
                .isTrue();
    }

    @Test
    void by_ones_own_id_one_sees_oneself_as_others_do() {
        Answer own = ravi.get("/api/v1/user/profile/" + ravi.id());
        Answer seen = maya.get("/api/v1/user/profile/" + ravi.id());

        assertThat(own.status()).as(own.text()).isEqualTo(200);
        assertThat(own.at("/profile/compatibilityScore").intValue()).isZero();
        assertThat(own.at("/profile/matchReasons")).isEmpty();
        assertThat(besidesTheTwo(own)).isEqualTo(besidesTheTwo(seen));

        ravi.put("/api/v1/user/preferences", """
                {"preferences": {"privacy": {"incognitoMode": true}}}""");
        assertThat(ravi.get("/api/v1/user/profile/" + ravi.id()).at("/profile/isPublic"))
                .isEqualTo(BooleanNode.FALSE);
    }

    @Test
    void the_first_page_may_be_asked_for_by_number() {
        assertThat(maya.get(SEARCH + "?page=1").status()).isEqualTo(200);
    }

    @Test
    void pages_follow_one_another_by_cursor_and_link_and_have_an_end() {
        for (int i = 0; i < 6; i++) {
            service.join("Guest " + i, "GENDER_MALE");
        }
        for (String path : List.of(SEARCH + "?gender=MALE&pageSize=3", RECOMMENDATIONS + "?limit=3")) {
            String list = path.startsWith(SEARCH) ? "/users" : "/recommendations";
            String paging = path.startsWith(SEARCH) ? "/pagination" : "";
            List<String> seen = new ArrayList<>();
            String next = path;
            while (next != null) {
                Answer page = maya.get(next);
                assertThat(page.status()).as(page.text()).isEqualTo(200);
                page.at(list).forEach(person -> seen.add(person.get("userId").textValue()));
                boolean more = page.at(paging + "/hasMore").booleanValue();
                String link = page.header("Link");
                assertThat(link.isEmpty()).isEqualTo(!more);
                assertThat(page.text(paging + "/nextCursor").isEmpty()).isEqualTo(!more);
                next = more ? link.substring(1, link.indexOf(">; rel=\"next\"")) : null;
            }
            assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void who_has_not_told_gender_or_birth_date_sees_nobody_yet() {
        RestService.Member anna = service.join("Anna");

        for (String path : List.of(RECOMMENDATIONS, SEARCH, "/api/v1/user/profile/" + ravi.id())) {
            Answer answer = anna.get(path);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("/code")).isEqualTo("INCOMPLETE");
            assertThat(answer.text("/errors/0/field")).isEqualTo("gender");
        }
    }

    @Test
    void c4_d5_a_person_who_blocked_one_looks_like_one_who_never_was() {
        service.block(ravi, maya);

        Answer blocked = maya.get("/api/v1/user/profile/" + ravi.id(), "X-Request-Id", "same");
        for (String id : List.of("999999", "0", "-1", "abc", "1e3", "99999999999", "%00", "..")) {
            Answer missing = maya.get("/api/v1/user/profile/" + id, "X-Request-Id", "same");
            if (missing.status() != 400) {
                assertThat(missing.status()).isEqualTo(404);
            }
        }
        assertThat(blocked.status()).isEqualTo(404);
        assertThat(blocked.text())
                .isEqualTo(maya.get("/api/v1/user/profile/999999", "X-Request-Id", "same")
                        .text());
        assertThat(maya.get(SEARCH).at("/users")).isEmpty();
        assertThat(maya.get(RECOMMENDATIONS).at("/recommendations")).isEmpty();
        assertThat(ravi.get("/api/v1/user/profile/" + maya.id()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {SEARCH, RECOMMENDATIONS, "/api/v1/user/profile/{ravi}"})
    void c6_nothing_private_of_another_person_is_in_any_answer(String path) {
        ravi.post("/api/v1/availability", """
                {"slots": [{"startTime": 1772620200, "endTime": 1772623800, "notes": "Privateslot"}]}""");
        ravi.put("/api/v1/partner-preferences", """
                {"preferences": {"customDealbreakers": ["Privatewish"]}}""");

        Answer answer = maya.get(path.replace("{ravi}", ravi.id()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Ravi").contains("Hills and books");
        Map<String, JsonNode> leaves = new TreeMap<>();
        leaves("", answer.body(), leaves);
        leaves.keySet().removeIf(key -> key.matches("(/users/0|/recommendations/0|/profile)/lastSeenAt(/.*)?"));
        assertThat(leaves.keySet())
                .noneMatch(
                        key -> key.matches(
                                "(?i).*(email|phone|dateOfBirth|birthDate|latitude|longitude|metadata|partnerPreferences|userPreferences|religion|politic|caste|ethnic|income|disab|blood|family|sibling|father|mother(?!Tongue)|lastLogin|lastSeen|device|session|status|slot|completion|nationality|citizenship|manglik).*"));
        assertThat(answer.text())
                .doesNotContain(
                        "Kulkarni",
                        "member2",
                        "example.org",
                        "9876543210",
                        "1994-05-06",
                        "768182400",
                        "18.5",
                        "73.8",
                        "Secretcaste",
                        "Privatefamily",
                        "Privateplace",
                        "Privateslot",
                        "Privatewish",
                        "RELIGION_HINDU",
                        "POLITICAL_LIBERAL",
                        "INCOME_RANGE",
                        "ETHNICITY",
                        "1772620200");
    }

    @Test
    void c6_a_reason_cites_only_what_the_other_publishes() {
        JsonNode reasons = maya.get(RECOMMENDATIONS).at("/recommendations/0/matchReasons");

        assertThat(reasons.findValuesAsText("preference"))
                .contains("lookingForGender", "drinkingPreferences", "interestPreferences", "ageRange")
                .doesNotContain("religions");
        assertThat(reasons.toString()).contains("INTEREST_TRAVEL").doesNotContain("INTEREST_YOGA");
    }

    @Test
    void c2_another_persons_id_in_any_place_changes_nothing() {
        for (String path :
                List.of("/api/v1/user/me", "/api/v1/partner-preferences", "/api/v1/availability", RECOMMENDATIONS)) {
            Answer plain = maya.get(path);
            Answer forged = maya.get(
                    path + "?userId=" + ravi.id() + "&user_id=" + ravi.id() + "&id=" + ravi.id(),
                    "X-User-Id",
                    ravi.id());
            assertThat(forged.body()).isEqualTo(plain.body());
        }
        Answer put = maya.put("/api/v1/user/me?userId=" + ravi.id(), """
                {"userId": "%s", "user_id": "%s", "profile": {"userId": "%s"}, "basicInfo": {"userId": "%s"},
                 "profileDetails": {"bio": "Mine"}, "updateFields": ["bio"]}""".replace("%s", ravi.id()));
        assertThat(put.text("/profile/userId")).isEqualTo(maya.id());
        assertThat(ravi.get("/api/v1/user/me").text("/profile/profileDetails/bio"))
                .isEqualTo("Hills and books");
    }

    /// What is told of a person whoever looks.
    private static JsonNode besidesTheTwo(Answer answer) {
        ObjectNode profile = answer.at("/profile").deepCopy();
        return profile.remove(List.of("compatibilityScore", "distanceBucket", "matchReasons", "matchMisses"));
    }

    private void thereAt(RestService.Member member, Instant when) {
        service.application.units.run(() -> service.application.users.touch(UserId.parse(member.id()), when));
    }

    private static void leaves(String path, JsonNode node, Map<String, JsonNode> into) {
        if (node.isContainerNode()) {
            into.put(path, node);
            node.properties().forEach(entry -> leaves(path + "/" + entry.getKey(), entry.getValue(), into));
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                leaves(path + "/" + i, node.get(i), into);
            }
        } else {
            into.put(path, node);
        }
    }
}
