package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextRuleTest {
    private static final TextRule DIGITS = TextRule.matching("must be three digits", "[0-9]{3}");

    @Test
    void a_text_is_matched_from_beginning_to_end() {
        assertThat(DIGITS.fits("123")).isTrue();
        assertThat(DIGITS.fits("1234")).isFalse();
        assertThat(DIGITS.fits("a123")).isFalse();
        assertThat(DIGITS.fits("123\n")).isFalse();
    }

    @Test
    void h1_what_does_not_fit_is_refused_and_never_repeated() {
        assertThatCode(() -> DIGITS.require("CODE", "123")).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DIGITS.require("CODE", "secret"))
                .withMessage("CODE must be three digits");
    }
}
