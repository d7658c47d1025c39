package com.datifyy.adapters.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers are the library's own examples, or those that authorities keep for films and tests.
class LibPhoneNumbersTest {
    private final LibPhoneNumbers india = new LibPhoneNumbers("IN");
    private final LibPhoneNumbers nowhere = new LibPhoneNumbers(null);

    @ParameterizedTest
    @CsvSource({
        "+918123456789, +918123456789, India",
        "+91 81234-56789, +918123456789, India with punctuation",
        "+44 7400 123456, +447400123456, United Kingdom",
        "+44 (0) 7400 123456, +447400123456, United Kingdom with the zero that many write",
        "+1 (201) 555-0123, +12015550123, United States where the number does not tell",
        "+49 1512 3456789, +4915123456789, Germany",
        "+55 11 96123-4567, +5511961234567, Brazil",
        "+234 802 123 4567, +2348021234567, Nigeria",
        "+65 8123 4567, +6581234567, Singapore",
        "+39 312 345 6789, +393123456789, Italy",
        "+54 9 11 2345-6789, +5491123456789, Argentina",
        "+971 50 123 4567, +971501234567, Emirates"
    })
    void mobile_numbers_of_the_world_are_read_in_international_form(String text, String number, String where) {
        assertThat(nowhere.mobile("phone_number", text)).as(where).isEqualTo(new PhoneNumber(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81234 56789",
                "081234 56789",
                "91 81234 56789",
                "0091 81234 56789",
                "८१२३४५६७८९",
                "\u00a081234\u00a056789 ",
                "81234‑56789"
            })
    void the_operators_own_region_is_read_in_national_form(String text) {
        assertThat(india.mobile("phone_number", text)).isEqualTo(new PhoneNumber("+918123456789"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8123456789", "07400 123456", "00918123456789"})
    void without_a_region_only_the_international_form_is_read(String text) {
        assertRefused(nowhere, text, "must be in international form, like +911234567890");
    }

    @ParameterizedTest
    @CsvSource({
        "+91 11 2345 6789, landline in India",
        "+44 121 234 5678, landline in the United Kingdom",
        "+44 9012 345678, premium rate",
        "+44 800 123 4567, toll-free",
        "+1 800 555 0199, toll-free",
        "+1 900 234 5678, premium rate",
        "+91 1800 123 456, toll-free",
        "+44 56 1234 5678, over the internet",
        "+44 70 1234 5678, forwarded and expensive",
        "+44 76 4012 3456, pager"
    })
    void numbers_that_receive_no_text_or_cost_a_lot_are_refused(String text, String which) {
        assertThatExceptionOfType(InvalidInput.class)
                .as(which)
                .isThrownBy(() -> india.mobile("phone_number", text))
                .satisfies(refusal -> assertThat(refusal.why())
                        .isIn("is not the number of a mobile telephone", "is a number that no telephone has"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+91 8123", "+91 0000000000", "+999 123456789", "+1 201 555 01234", "+44 7400 12345", "123"})
    void numbers_that_do_not_exist_are_refused(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> india.mobile("phone_number", text))
                .satisfies(refusal -> assertThat(refusal.why())
                        .isIn("is a number that no telephone has", "is not a telephone number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 800 FLOWERS",
                "+1 201 555 012A",
                "+1 201 555 0123 ext. 7",
                "+1 201 555 0123 x7",
                "+1 201 555 0123;ext=7",
                "tel:+918123456789",
                "tel:8123456789;phone-context=+91",
                "call +918123456789",
                "+918123456789#7",
                "+91*8123456789",
                "++918123456789",
                "+918123456789,,7",
                "\u200f+918123456789",
                "+91\u200b8123456789",
                "ａ+918123456789",
                "<b>+918123456789</b>",
                "+",
                "-"
            })
    void letters_extensions_and_decorations_are_refused(String text) {
        assertRefused(india, text, "is not a telephone number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void a_number_that_is_not_given_is_missing_rather_than_wrong(String text) {
        assertRefused(india, text, "is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+918123456789\r\nX: y",
                "+91\u00008123456789",
                "\u202d+918123456789\u202c",
                "+91\u206681234\u2069"
            })
    void e4_control_characters_and_direction_overrides_are_refused(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> india.mobile("phone_number", text))
                .satisfies(refusal -> assertThat(refusal.why()).startsWith("contains a character that is not allowed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 1_000, 1_000_000})
    void text_that_is_too_long_for_a_number_is_refused_unread(int length) {
        assertRefused(india, "+" + "1".repeat(length - 1), "is longer than 40 characters");
    }

    @Test
    void a_refusal_names_the_field_and_not_the_number() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> india.mobile("contact.phone", "+44 121 234 5678"))
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo("contact.phone");
                    assertThat(refusal).hasMessageNotContaining("121");
                });
    }

    @Test
    void numbers_too_short_for_the_contract_are_refused_with_the_field_they_came_in() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> india.mobile("contact.phone", "+690 7290"))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("contact.phone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in", "IND", "ZZ", "91", "India"})
    void a_region_that_does_not_exist_is_refused(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LibPhoneNumbers(region))
                .withMessage("no telephone region is called so");
    }

    private static void assertRefused(LibPhoneNumbers plan, String text, String why) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> plan.mobile("phone_number", text))
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo("phone_number");
                    assertThat(refusal.why()).isEqualTo(why);
                });
    }
}
