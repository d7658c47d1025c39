package com.datifyy.domain.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x?y=1",
                "HTTP://EVIL.EXAMPLE",
                "www.evil.example",
                "evil.example/path",
                "evil.example",
                "ｅｖｉｌ．ｅｘａｍｐｌｅ",
                "evil\u200b.example",
                "evil dot com",
                "evil [dot] com",
                "javascript:alert(1)",
                "maya@example.com",
                "maya＠example.com",
                "maya (at) example.com",
                "maya [at] example dot com",
                "@maya_example",
                "insta: maya_example",
                "Telegram id = maya_example",
                "whatsapp: 12",
                "+91 98000 00000",
                "(980) 000-0000",
                "98000\u201300000",
                "9 8 0 0 0 0 0 0 0 0",
                "٩٨٠٠٠٠٠٠٠٠",
                "nine eight zero zero zero zero zero"
            })
    void g3_ways_to_reach_somebody_are_taken_out(String contact) {
        assertThat(Redaction.forTheModel("Write me: " + contact + " or not", List.of(), 300))
                .contains(Redaction.REMOVED)
                .startsWith("Write me: [removed]")
                .doesNotContainIgnoringCase("maya", "evil", "98", "980", "٩", "zero", "alert");
        assertThat(Redaction.fromTheModel("Both like " + contact, 300)).isEqualTo("Both like [removed]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I love tea, books & 3 cats. 5 ft tall? No!",
                "Cricket on Sundays, 24/7 coffee; 100% honest",
                "मुझे संगीत पसंद है",
                "Signal your interest at the bar"
            })
    void ordinary_words_stay_as_they_are(String words) {
        assertThat(Redaction.forTheModel(words, List.of(), 300)).isEqualTo(words);
    }

    @Test
    void g3_names_and_places_are_taken_out_as_whole_words_whatever_their_case() {
        assertThat(Redaction.forTheModel(
                        "I am MAYA from new delhi, amayas fan", List.of("Maya", "Iyer", "New Delhi", "", "x"), 300))
                .isEqualTo("I am [removed] from [removed], amayas fan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New\nDelhi",
                "New  Delhi",
                "new \r\n\tdelhi",
                "New\u00a0Delhi",
                "New\u1680Delhi",
                "New\u2028Delhi"
            })
    void g3_names_are_taken_out_however_their_words_are_set_apart(String place) {
        assertThat(Redaction.forTheModel("I live in " + place + " now", List.of("New Delhi"), 300))
                .isEqualTo("I live in [removed] now");
        assertThat(Redaction.forTheModel("I live in New Delhi now", List.of(place), 300))
                .isEqualTo("I live in [removed] now");
    }

    @Test
    void g1_control_invisible_and_direction_characters_are_gone() {
        assertThat(Redaction.forTheModel(
                        "a\u0000b\u202ec\u2066d\ud800e\u200bf\u001b[31mg\u2028h\udb40\udc41i", List.of(), 300))
                .isEqualTo("a bcdef [31mg hi");
    }

    @Test
    void g1_texts_end_at_a_number_of_code_points_and_never_within_one() {
        String capped = Redaction.forTheModel("😀".repeat(900), List.of(), 300);

        assertThat(capped.codePointCount(0, capped.length())).isEqualTo(300);
        assertThat(capped).endsWith("😀…");
    }

    @Test
    void g1_what_a_machine_wrote_is_plain_text_on_one_line() {
        assertThat(Redaction.fromTheModel(
                        "**A** and <b onclick=\"x()\">B</b>\n# fit ![pic](https://evil.example/p.png) [well](http://x)"
                                + " <script>alert(1)</script> `code`",
                        300))
                .isEqualTo("A and B fit pic well alert(1) code");
    }

    @Test
    void cleaning_twice_changes_nothing_more() {
        String once = Redaction.fromTheModel("Call +91 98000 00000 or see x.example, *now*", 300);

        assertThat(Redaction.fromTheModel(once, 300)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "1", "@", "(at)", "zero ", "<a", "[", "-", " ", "a:/", "insta "})
    void g1_no_text_takes_long_to_clean(String piece) {
        String text = piece.repeat(100_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        assertThat(Redaction.forTheModel(text, List.of("aa"), 300)).hasSizeLessThanOrEqualTo(300);
        assertThat(Redaction.fromTheModel(text, 300)).hasSizeLessThanOrEqualTo(300);
        assertThat(threads.getCurrentThreadCpuTime() - start)
                .as("nanoseconds of a processor")
                .isBetween(1L, 5_000_000_000L);
    }
}
