package com.datifyy.adapters.rest.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesRoutesTest {
    private static final String PREFERENCES = "/api/v1/partner-preferences";
    private static final String OTHER_PATH = "/api/v1/user/preferences/partner";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya");

    @Test
    void a_new_member_has_the_documented_defaults() {
        Answer answer = maya.get(PREFERENCES);

        Golden.assertMatches("preferences-new", answer.body());
        assertThat(maya.get(OTHER_PATH).body()).isEqualTo(answer.body());
        assertThat(answer.header("ETag")).isEqualTo("\"w0\"");
    }

    @Test
    void preferences_come_in_by_name_or_number_and_in_either_style() {
        Answer put = maya.put(PREFERENCES, """
                {"preferences": {"$typeName": "x", "lookingForGender": [1, "GENDER_NON_BINARY"], "age_range": {"min_age": 25, "max_age": 35},
                  "heightRange": {"minHeight": 160, "maxHeight": 190}, "education_levels": [4, 5], "religionImportance": 2,
                  "dealBreakers": [{"type": 1, "description": "No smoke", "priority": 5}], "must_haves": [{"type": "MUSTHAVE_TYPE_AMBITIOUS"}],
                  "verifiedOnly": true, "castePreferences": ["A", "B"], "matchStrengths": {"heightRange": "MATCH_STRENGTH_MUST_HAVE", "education_levels": 3}},
                 "updateFields": ["*"]}""");

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        Golden.assertMatches("preferences-set", put.body());
        assertThat(maya.get(PREFERENCES).at("/preferences")).isEqualTo(put.at("/preferences"));
        assertThat(maya.get("/api/v1/user/me").at("/profile/partnerPreferences"))
                .isEqualTo(put.at("/preferences"));
    }

    @Test
    void what_came_out_can_be_sent_back() {
        maya.put(PREFERENCES, "{\"preferences\": {\"lookingForGender\": [1], \"religions\": [6]}}");
        ObjectNode got = maya.get(PREFERENCES).body().deepCopy();

        Answer put = maya.put(PREFERENCES, got.toString());

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.at("/preferences")).isEqualTo(got.get("preferences"));
    }

    @Test
    void without_names_only_what_is_sent_changes_and_an_empty_list_clears() {
        maya.put(
                PREFERENCES,
                "{\"preferences\": {\"religions\": [6], \"occupations\": [1], \"heightRange\": {\"minHeight\": 150}}}");

        Answer put = maya.put(
                PREFERENCES, "{\"preferences\": {\"religions\": [], \"heightRange\": null}, \"updateFields\": []}");

        assertThat(put.at("/preferences/religions")).isEmpty();
        assertThat(put.at("/preferences/heightRange").isNull()).isTrue();
        assertThat(put.at("/preferences/occupations")).hasSize(1);
        assertThat(put.at("/preferences/distancePreference").intValue()).isEqualTo(50);
    }

    @Test
    void with_names_only_they_change_and_a_missing_one_is_cleared() {
        maya.put(PREFERENCES, "{\"preferences\": {\"religions\": [6], \"occupations\": [1]}}");

        Answer put = maya.put(PREFERENCES, """
                {"preferences": {"religions": [1], "drinkingPreferences": [1], "matchStrengths": {"drinkingPreferences": 1, "occupations": 1}},
                 "updateFields": ["drinking_preferences", "occupations"]}""");

        assertThat(put.at("/preferences/religions/0").textValue()).isEqualTo("RELIGION_HINDU");
        assertThat(put.at("/preferences/drinkingPreferences")).hasSize(1);
        assertThat(put.at("/preferences/occupations")).isEmpty();
        assertThat(put.text("/preferences/matchStrengths/drinkingPreferences")).isEqualTo("MATCH_STRENGTH_MUST_HAVE");
        assertThat(put.text("/preferences/matchStrengths/religions")).isEqualTo("MATCH_STRENGTH_NICE_TO_HAVE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"ageRange\": {\"minAge\": 30}, \"heightRange\": {\"maxHeight\": 175}}; 30; 35; 160; 175",
                "{\"ageRange\": {\"maxAge\": 28}, \"heightRange\": {\"minHeight\": 165}}; 25; 28; 165; 180"
            })
    void of_a_range_the_end_that_is_not_sent_stays(
            String change, int minAge, int maxAge, int minHeight, int maxHeight) {
        maya.put(
                PREFERENCES,
                "{\"preferences\": {\"ageRange\": {\"minAge\": 25, \"maxAge\": 35},"
                        + " \"heightRange\": {\"minHeight\": 160, \"maxHeight\": 180}}}");

        Answer put = maya.put(PREFERENCES, "{\"preferences\": " + change + "}");

        assertThat(put.at("/preferences/ageRange/minAge").intValue()).isEqualTo(minAge);
        assertThat(put.at("/preferences/ageRange/maxAge").intValue()).isEqualTo(maxAge);
        assertThat(put.at("/preferences/heightRange/minHeight").intValue()).isEqualTo(minHeight);
        assertThat(put.at("/preferences/heightRange/maxHeight").intValue()).isEqualTo(maxHeight);
    }

    @Test
    void one_end_of_a_range_must_go_with_the_other_one_that_stands() {
        maya.put(PREFERENCES, "{\"preferences\": {\"ageRange\": {\"minAge\": 25, \"maxAge\": 35}}}");

        Answer put = maya.put(PREFERENCES, "{\"preferences\": {\"ageRange\": {\"minAge\": 40}}}");

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.text("/errors/0/field")).isEqualTo("age_range.max_age");
        assertThat(maya.put(OTHER_PATH, "{\"ageMax\": 30}").at("/preferences/ageRange"))
                .hasToString("{\"minAge\":25,\"maxAge\":30}");
    }

    @Test
    void strengths_alone_can_be_named() {
        Answer put = maya.put(PREFERENCES, """
                {"preferences": {"religions": [1], "matchStrengths": {"religions": "doesnt_matter", "ageRange": 0}}, "update_fields": ["match_strengths"]}""");

        assertThat(put.text("/preferences/matchStrengths/religions")).isEqualTo("MATCH_STRENGTH_DOESNT_MATTER");
        assertThat(put.text("/preferences/matchStrengths/ageRange")).isEqualTo("MATCH_STRENGTH_MUST_HAVE");
        assertThat(put.at("/preferences/religions")).isEmpty();
    }

    @Test
    void the_collection_in_snake_case_and_numbers_is_understood() {
        Answer put = maya.put(PREFERENCES, """
                {"preferences": {"looking_for_gender": [2], "age_range": {"min_age": 25, "max_age": 35}, "distance_preference": 50,
                 "personality_types": [1, 2], "deal_breakers": [1, 2], "must_haves": [1], "horoscope_matching_required": false,
                 "max_days_inactive": 30, "min_language_proficiency": 2}}""");

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.at("/preferences/personalityTypes").toString()).isEqualTo("[\"1\",\"2\"]");
        assertThat(put.at("/preferences/dealBreakers")).hasSize(2);
        assertThat(put.text("/preferences/mustHaves/0/type")).isEqualTo("MUSTHAVE_TYPE_AMBITIOUS");
    }

    @Test
    void a_flat_body_of_an_older_client_is_understood_on_its_own_path() {
        String flat = """
                {"ageMin": 25, "ageMax": 35, "preferredGenders": ["FEMALE"], "maxDistance": 30, "heightMin": 150, "heightMax": 180,
                 "religions": ["Hindu"], "education": ["Bachelors"], "smoking": ["NON_SMOKER"], "drinking": ["SOCIAL_DRINKER"], "interests": ["Travel"]}""";

        Answer put = maya.put(OTHER_PATH, flat);

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        Golden.assertMatches("preferences-flat", put.body());
        assertThat(maya.put(PREFERENCES, flat).text("/errors/0/field")).isEqualTo("preferences");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"ageRange\": {\"minAge\": 17, \"maxAge\": 30}}; age_range.min_age",
                "{\"ageRange\": {\"minAge\": 40, \"maxAge\": 30}}; age_range.max_age",
                "{\"distancePreference\": -1}; distance_preference",
                "{\"maxDaysInactive\": 366}; max_days_inactive",
                "{\"lookingForGender\": \"MALE\"}; looking_for_gender",
                "{\"lookingForGender\": [\"ROBOT\"]}; looking_for_gender[0]",
                "{\"dealBreakers\": [{\"type\": 1, \"priority\": 9}]}; deal_breakers[0].priority",
                "{\"dealBreakers\": [{\"priority\": 1}]}; deal_breakers[0].type",
                "{\"verifiedOnly\": \"true\"}; verified_only",
                "{\"matchStrengths\": {\"shoeSize\": 1}}; match_strengths.shoe_size",
                "{\"matchStrengths\": {\"ageRange\": \"SO_SO\"}}; match_strengths.age_range",
                "{\"matchStrengths\": {\"dealBreakers\": 1}}; match_strengths.deal_breakers",
                "{\"matchStrengths\": [1]}; match_strengths"
            })
    void what_is_not_acceptable_is_refused_and_nothing_changes(String preferences, String field) {
        Answer put = maya.put(PREFERENCES, "{\"preferences\": " + preferences + "}");

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.text("/errors/0/field")).isEqualTo(field);
        assertThat(maya.get(PREFERENCES).header("ETag")).isEqualTo("\"w0\"");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Answer put = maya.put(PREFERENCES, """
                {"preferences": {"ageRange": {"minAge": 17}, "lookingForGender": ["ROBOT"], "maxDaysInactive": 366,
                 "matchStrengths": {"shoeSize": 1, "dealBreakers": 1, "religions": "SO_SO"}}}""");

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.at("/errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "age_range.min_age",
                        "looking_for_gender[0]",
                        "max_days_inactive",
                        "match_strengths.shoe_size",
                        "match_strengths.deal_breakers",
                        "match_strengths.religions");
    }

    @Test
    void an_unknown_name_or_a_missing_object_is_refused() {
        assertThat(maya.put(PREFERENCES, "{\"preferences\": {}, \"updateFields\": [\"shoe_size\"]}")
                        .text("/errors/0/field"))
                .isEqualTo("update_fields");
        assertThat(maya.put(PREFERENCES, "{}").text("/errors/0/field")).isEqualTo("preferences");
        assertThat(maya.put(PREFERENCES, "{\"preferences\": [1]}").text("/errors/0/field"))
                .isEqualTo("preferences");
    }

    @Test
    void f6_a_change_of_an_older_version_is_refused() {
        String tag = maya.get(PREFERENCES).header("ETag");
        String change = "{\"preferences\": {\"religions\": [%d]}}";

        assertThat(maya.put(PREFERENCES, change.formatted(1), "If-Match", tag).status())
                .isEqualTo(200);
        assertThat(maya.put(PREFERENCES, change.formatted(2), "If-Match", tag).status())
                .isEqualTo(412);
        assertThat(maya.put(PREFERENCES, change.formatted(2), "If-Match", tag + ", \"w1\"")
                        .status())
                .isEqualTo(200);
    }
}
