package com.datifyy.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonInputTest {
    private final JsonInput sent = JsonInput.of(
                    "preferences", Json.object().put("older", "x").put("single", "y"))
            .understanding("older", "newer", value -> value)
            .understanding("single", "several", value -> Json.list(List.of(value)));

    @Test
    void a_field_is_told_by_the_name_it_was_sent_by() {
        assertThat(sent.told().of("preferences.newer[3]")).isEqualTo("preferences.older[3]");
        assertThat(sent.told().of("preferences.several[0]")).isEqualTo("preferences.single");
        assertThat(sent.told().of("preferences.another")).isEqualTo("preferences.another");
    }

    @Test
    void so_is_one_that_is_told_by_its_bare_name() {
        JsonInput bare = sent.bare();

        assertThat(bare.pathOf("newer")).isEqualTo("newer");
        assertThat(bare.told().of("newer[3]")).isEqualTo("older[3]");
        assertThat(bare.told().of("several[0]")).isEqualTo("single");
        assertThat(bare.told().of("another")).isEqualTo("another");
        assertThat(bare.bare().told().of("newer")).as("bare already").isEqualTo("older");
    }
}
