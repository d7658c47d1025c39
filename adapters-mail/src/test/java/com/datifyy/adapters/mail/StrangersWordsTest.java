package com.datifyy.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrangersWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maya",
                "Anne-Marie O’Neill",
                "J.R.R. Tolkien",
                "Łukasz Müller-Lüdenscheidt",
                "प्रिया शर्मा",
                "محمد",
                "ぜん",
                "نیلوفر می\u200cخواهد",
                "d'Artagnan Jr."
            })
    void names_of_people_stay_as_they_are(String name) {
        assertThat(StrangersWords.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Maya http://evil.example, Maya",
                "Maya https://evil.example/?q=1 Rao, Maya Rao",
                "www.evil.example Maya, Maya",
                "Maya evil.example, Maya",
                "Maya bit.ly/win, Maya",
                "Maya EVIL.COM., Maya",
                "Maya evil.中国, Maya",
                "Maya evil。com, Maya",
                "Maya evil．com, Maya",
                "Maya evil.xn--p1ai, Maya",
                "Maya me@evil.example, Maya",
                "Maya mailto:me, Maya",
                "Maya javascript:alert(1), Maya",
                "Maya <b>won</b>, Maya",
                "Maya &lt;, Maya",
                "Maya {time} $1 \\, Maya",
                "call 98765 43210 Maya, call Maya",
                "Maya [win](evil), Maya",
                "Maya 🌸, Maya",
                "Ma\u200bya, Maya",
                "\u202eayaM, ayaM"
            })
    void e4_what_looks_like_a_link_markup_or_a_number_is_left_out_of_a_name(String text, String name) {
        assertThat(StrangersWords.name(text)).isEqualTo(name);
    }

    @Test
    void e4_no_line_break_stays() {
        assertThat(StrangersWords.name("Maya\r\nBcc: everybody@example.org\r\n\r\nHi"))
                .isEqualTo("Maya Hi");
        assertThat(StrangersWords.name("Maya\u2028Rao\u0085X\u0000Y")).doesNotContainPattern("[\\p{Cc}\\p{Zl}]");
        assertThat(StrangersWords.label("Pixel\nSubject: x\r9")).isEqualTo("Pixel x 9");
    }

    @ParameterizedTest
    @CsvSource({
        "Chrome 142.0 on Windows 11, Chrome 142.0 on Windows 11",
        "iPhone 15 Pro (iOS 26.1), iPhone 15 Pro (iOS 26.1)",
        "Datifyy/1.2.3 okhttp/4.12, Datifyy/1.2.3 okhttp/4.12",
        "Maya's Pixel_9, Maya's Pixel_9",
        "Pixel evil.example/x <img> https://a.example, Pixel"
    })
    void devices_may_have_numbers_too(String text, String label) {
        assertThat(StrangersWords.label(text)).isEqualTo(label);
    }

    @Test
    void what_is_long_ends_after_a_whole_word() {
        assertThat(StrangersWords.name("You have won a great prize and should go and fetch it"))
                .isEqualTo("You have won a great prize and should go");
        assertThat(StrangersWords.name("x".repeat(41))).isEmpty();
        assertThat(StrangersWords.name("x".repeat(40))).hasSize(40);
        assertThat(StrangersWords.label("y ".repeat(1_000_000))).hasSize(59);
    }
}
