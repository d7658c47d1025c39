package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @Test
    void e4_text_is_normalised_and_stripped() {
        assertThat(Texts.clean("bio", "  Ame\u0301lie\u3000", 10, false)).isEqualTo("Am\u00e9lie");
        assertThat(Texts.clean("bio", "one\r\ntwo\rthree", 20, true)).isEqualTo("one\ntwo\nthree");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\u2066b", "a\u0007b", "a\u2028b", "a\uD800b", "a\u0085b"})
    void e4_control_and_direction_override_characters_are_refused(String text) {
        assertThatThrownBy(() -> Texts.clean("bio", text, 10, true))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("bio contains a character that is not allowed");
    }

    @Test
    void e4_a_line_break_is_refused_where_one_line_is_meant() {
        assertThatThrownBy(() -> Texts.clean("name", "Asha\nBcc: all", 50, false))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void length_counts_characters_as_people_do_and_not_halves_of_them() {
        assertThat(Texts.clean("bio", "\uD83C\uDF88".repeat(5), 5, false)).hasSize(10);
        assertThatThrownBy(() -> Texts.clean("bio", "\uD83C\uDF88".repeat(6), 5, false))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u200bb",
                "a\uFE0Fb",
                "a\uDB40\uDD00b",
                "a\u180Bb",
                "a\u034Fb",
                "a\u3164b",
                "a\uFFA0b",
                "a\u115Fb",
                "a\u17B4b",
                "a\u2800b",
                "a\uD800b"
            })
    void g1_what_nobody_sees_is_not_read(String text) {
        assertThat(Texts.readable(text)).isEqualTo("ab");
    }

    @Test
    void g1_letters_in_disguise_are_read_as_what_they_look_like_and_others_as_they_are() {
        assertThat(Texts.readable("ｅｖｉｌ ½\tx")).isEqualTo("evil 1\u20442 x");
        assertThat(Texts.readable("नमस्ते\nಕನ್ನಡ é 👍")).isEqualTo("नमस्ते\nಕನ್ನಡ é 👍");
    }

    @Test
    void texts_are_compared_without_case_and_spacing() {
        assertThat(Texts.comparable("  New   DELHI ")).isEqualTo(Texts.comparable("new delhi"));
    }
}
