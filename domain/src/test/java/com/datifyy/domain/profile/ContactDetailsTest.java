package com.datifyy.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactDetailsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Write to maya.rao+dates@example.org please; Write to […] please",
                "maya@mail.example.co.in; […]",
                "maya (at) example.org or MAYA@EXAMPLE.ORG; […] or […]",
                "My page: https://example.org/a?b=c, look; My page: […] look",
                "see www.example.invalid/maya now; see […] now",
                "find me on example.com/maya; find me on […]",
                "t.me/maya_example; […]",
                "insta @maya_example!; insta […]!",
                "call +91 98765-43210 tonight; call […] tonight",
                "(080) 1234 5678; […]",
                "९८७६५४३२१०; […]",
                "9.8.7.6.5.4.3.2.1.0; […]"
            })
    void d15_addresses_links_names_elsewhere_and_numbers_are_left_out(String text, String left) {
        assertThat(ContactDetails.leftOutOf(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil\u200b.com",
                "ev\u00adil.com/maya",
                "ｅｖｉｌ．ｃｏｍ",
                "maya＠example.org",
                "①②③④⑤⑥⑦",
                "① ② ③ ④ ⑤ ⑥ ⑦",
                "⒈⒉⒊⒋⒌⒍7",
                "98765\u206043210",
                "evil\uFE0F.com",
                "98765\uFE0F43210",
                "98765\u034F43210",
                "98765\u280043210",
                "98765\u316443210",
                "maya.rao\u200b@example.org"
            })
    void d15_a_disguise_does_not_help(String contact) {
        assertThat(ContactDetails.leftOutOf("Écris-moi\n" + contact + " 👍")).isEqualTo("Écris-moi\n[…] 👍");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩\u200d🚀 ❤\uFE0F",
                "ನಮಸ್ಕಾರ, ರಾಜ್\u200cಕುಮಾರ್",
                "नमस्ते, क्\u200dष और शक्\u200cति",
                "at ½ past… in 3 cafés, ﬁrst come",
                "me\u200b"
            })
    void d15_around_a_plain_one_every_letter_stays(String words) {
        assertThat(ContactDetails.leftOutOf(words + " 98765 43210, maya@example.org " + words))
                .isEqualTo(words + " […], […] " + words);
    }

    /// Written out, its digits would stand before those of the number.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "½ 9876543210; ½ […]",
                "ring at 7½, 9876543210; ring at 7½, […]",
                "⅒ 98765 43210; ⅒ […]",
                "½9876543210; ½[…]",
                "9876543210 ¾; […] ¾",
                "½ past ９８７６５４３２１０; ½ past […]",
                "½ cup, evil\u200b.com; ½ cup, […]",
                "⑩ 9876543210; ⑩ […]",
                "⒈ 98765 43210; ⒈ […]",
                "⑴ evil\u200b.com; ⑴ […]"
            })
    void d15_a_fraction_or_an_items_number_beside_a_number_stays(String text, String left) {
        assertThat(ContactDetails.leftOutOf(text)).isEqualTo(left);
    }

    @Test
    void d15_what_nobody_sees_between_a_word_and_a_number_does_not_help() {
        assertThat(ContactDetails.leftOutOf("call me\u200b9876543210")).isEqualTo("call me\u200b[…]");
    }

    @Test
    void d15_a_plain_one_beside_one_in_disguise_goes_as_well() {
        assertThat(ContactDetails.leftOutOf("98765 43210, evil\u200b.com")).isEqualTo("[…], […]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"98765–43210", "maya.rao+dates@example.org", "t.me/maya_example", "@maya_example"})
    void g3_whatever_people_are_not_told_no_machine_is(String contact) {
        assertThat(ContactDetails.leftOutStrictly("I am " + contact, "*")).isEqualTo("I am *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hills, books and the first monsoon rain. Then tea!",
                "Born in 1996, 180 cm, 3 cats @ home",
                "I run 10 km in 52:30 (on a good day).",
                "Favourite years: 2019, 2021",
                "Node.js by day... salsa by night",
                "😀 ನಮಸ್ಕಾರ, बेंगलुरु",
                "👩\u200d🚀 at ½ past… in 3 cafés, ﬁrst come"
            })
    void d15_other_texts_stay_as_they_are(String text) {
        assertThat(ContactDetails.leftOutOf(text)).isEqualTo(text);
    }

    @Test
    void d15_no_text_takes_long_to_look_through() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (String piece : new String[] {"a.", "1 ", "a@", "www.", "((", "a-", "+1("}) {
            assertThat(ContactDetails.leftOutOf(piece.repeat(500 / piece.length())))
                    .isNotNull();
        }
        assertThat(threads.getCurrentThreadCpuTime() - start)
                .as("nanoseconds of a processor")
                .isBetween(1L, 2_000_000_000L);
    }
}
