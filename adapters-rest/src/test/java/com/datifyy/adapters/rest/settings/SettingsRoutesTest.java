package com.datifyy.adapters.rest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRoutesTest {
    private static final String PATH = "/api/v1/user/preferences";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya");

    @Test
    void whoever_set_nothing_has_the_documented_defaults() {
        Answer answer = maya.get(PATH);

        Golden.assertMatches("settings-new", answer.body());
        assertThat(answer.header("ETag")).isEqualTo("\"s0\"");
    }

    @Test
    void without_names_what_is_sent_changes_and_the_rest_stays() {
        Answer put = maya.put(PATH, """
                {"preferences": {"$typeName": "x", "notifications": {"pushEnabled": false}, "privacy": {"show_age": false},
                 "discovery": {"distanceRadius": 120, "global_mode": true}, "app_language": "pt-br", "theme": "dark"}}""");

        Golden.assertMatches("settings-set", put.body());
        assertThat(put.header("ETag")).isEqualTo("\"s1\"");
        assertThat(maya.get(PATH).at("/preferences")).isEqualTo(put.at("/preferences"));
    }

    @Test
    void with_names_only_they_change_and_a_missing_one_has_its_default_again() {
        maya.put(
                PATH,
                "{\"preferences\": {\"privacy\": {\"showAge\": false, \"readReceipts\": false}, \"theme\": \"dark\"}}");

        Answer put = maya.put(PATH, """
                {"preferences": {"privacy": {"showDistance": false, "readReceipts": false}, "theme": "auto"},
                 "updateFields": ["show_age", "showDistance"]}""");

        assertThat(put.at("/preferences/privacy/showAge").booleanValue()).isTrue();
        assertThat(put.at("/preferences/privacy/showDistance").booleanValue()).isFalse();
        assertThat(put.at("/preferences/privacy/readReceipts").booleanValue()).isFalse();
        assertThat(put.text("/preferences/theme")).isEqualTo("dark");
    }

    @Test
    void the_name_of_a_group_stands_for_all_of_it() {
        maya.put(PATH, "{\"preferences\": {\"privacy\": {\"showAge\": false}, \"theme\": \"dark\"}}");

        Answer put = maya.put(
                PATH, "{\"preferences\": {\"privacy\": {\"incognitoMode\": true}}, \"updateFields\": [\"privacy\"]}");

        assertThat(put.at("/preferences/privacy/showAge").booleanValue()).isTrue();
        assertThat(put.at("/preferences/privacy/incognitoMode").booleanValue()).isTrue();
        assertThat(put.text("/preferences/theme")).isEqualTo("dark");
    }

    @Test
    void what_came_out_can_be_sent_back() {
        maya.put(PATH, "{\"preferences\": {\"discovery\": {\"recentlyActiveDays\": 30}}}");
        Answer got = maya.get(PATH);

        assertThat(maya.put(PATH, got.text()).at("/preferences")).isEqualTo(got.at("/preferences"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; preferences",
                "{\"preferences\": []}; preferences",
                "{\"preferences\": {\"theme\": \"pink\"}}; theme",
                "{\"preferences\": {\"theme\": 1}}; theme",
                "{\"preferences\": {\"appLanguage\": \"no language\"}}; app_language",
                "{\"preferences\": {\"privacy\": {\"showAge\": \"yes\"}}}; show_age",
                "{\"preferences\": {\"privacy\": 1}}; privacy",
                "{\"preferences\": {\"discovery\": {\"distanceRadius\": 10001}}}; distance_radius",
                "{\"preferences\": {\"discovery\": {\"recentlyActiveDays\": 366}}}; recently_active_days",
                "{\"preferences\": {}, \"updateFields\": [\"no_such_field\"]}; update_fields"
            })
    void a_bad_value_is_refused_by_name_and_nothing_changes(String body, String field) {
        Answer answer = maya.put(PATH, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(field);
        assertThat(maya.get(PATH).header("ETag")).isEqualTo("\"s0\"");
    }

    @Test
    void f6_only_the_version_that_was_read_is_changed() {
        String change = "{\"preferences\": {\"theme\": \"dark\"}}";

        assertThat(maya.put(PATH, change, "If-Match", "\"s0\"").status()).isEqualTo(200);
        assertThat(maya.put(PATH, change, "If-Match", "\"s0\"").status()).isEqualTo(412);
        assertThat(maya.put(PATH, change, "If-Match", "\"w1\"").status()).isEqualTo(412);
        assertThat(maya.put(PATH, change, "If-Match", "\"s1\"").status()).isEqualTo(200);
        assertThat(maya.put(PATH, change, "If-Match", "*").status()).isEqualTo(200);
    }
}
