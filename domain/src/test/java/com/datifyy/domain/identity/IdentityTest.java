package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    @Test
    void one_mailbox_is_one_address_however_it_is_typed() {
        assertThat(new Email("  Asha.K@Example.ORG ")).isEqualTo(new Email("asha.k@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "asha",
                "asha@",
                "@example.org",
                "asha@example",
                "a b@example.org",
                "asha@@example.org",
                "asha@example.org\nbcc:x@y.zz",
                "asha@.org"
            })
    void what_is_not_an_address_is_refused(String text) {
        assertThatThrownBy(() -> new Email(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("email ");
    }

    @ParameterizedTest
    @CsvSource({
        "asha@example.org,asha@example.org",
        "asha+dates@example.org,asha@example.org",
        "asha+a+b@example.org,asha@example.org",
        "+asha@example.org,+asha@example.org",
        "asha.k@example.org,asha.k@example.org",
        "Asha.K@gmail.com,ashak@gmail.com",
        "a.s.h.a.k+dates.2026@googlemail.com,ashak@gmail.com",
        "asha.k@gmail.com.example.org,asha.k@gmail.com.example.org"
    })
    void a12_a_tag_and_at_google_a_dot_make_no_other_mailbox_to_count(String address, String counted) {
        assertThat(new Email(address).countedAs()).isEqualTo(counted);
    }

    @Test
    void a_tag_makes_another_address_all_the_same() {
        assertThat(new Email("asha+dates@example.org")).isNotEqualTo(new Email("asha@example.org"));
        assertThat(new Email("asha.k@gmail.com")).isNotEqualTo(new Email("ashak@gmail.com"));
    }

    @Test
    void an_address_number_and_password_are_not_printed() {
        assertThat(new Email("asha@example.org").toString()).doesNotContain("asha");
        assertThat(new PhoneNumber("+911234567890").toString()).doesNotContain("123");
        assertThat(Password.chosen("correct horse battery").toString()).doesNotContain("horse");
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef,a telephone,true",
        "0123456789abcde,a telephone,false",
        "iPhone 15 Pro Max,,false",
        "Samsung\u00a0Galaxy\u00a0S24,,false",
        "SM-S928B/DS-Galaxy-S24,sm-s928b/ds-galaxy-s24,false",
        "9F1C2A64-8D0E-4C5B-A1B2-3C4D5E6F7081,Asha's iPhone,true"
    })
    void a12_the_name_of_a_model_does_not_tell_a_device_from_others(String id, String name, boolean unique) {
        Device device = new Device(null, name == null ? "" : name, "", "", "", id);

        assertThat(device.hasUniqueId()).isEqualTo(unique);
    }

    @ParameterizedTest
    @CsvSource({"+91 12345 67890,+911234567890", "+44 (20) 7946-0000,+442079460000"})
    void a_number_is_kept_in_international_form(String typed, String kept) {
        assertThat(new PhoneNumber(typed).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "+0123456789", "+9112", "+91123456789012345", "+91abc45678"})
    void what_is_not_an_international_number_is_refused(String text) {
        assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a1_a_password_has_8_to_128_characters_of_any_kind() {
        assertThat(Password.chosen("a".repeat(8)).value()).hasSize(8);
        assertThat(Password.chosen("  spaces  ").value()).isEqualTo("  spaces  ");
        assertThat(Password.chosen("\uD83D\uDD11".repeat(64)).value()).hasSize(128);
        assertThatThrownBy(() -> Password.chosen("a".repeat(7))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Password.chosen("a".repeat(129))).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "+1", "2147483648", "abc", "", "1.0", "1 "})
    void an_id_that_is_none_belongs_to_nobody(String text) {
        assertThatThrownBy(() -> UserId.parse(text)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2008-11-20T12:00:00Z,2026-11-20T11:59:59Z,false",
        "2008-11-20T12:00:00Z,2026-11-20T12:00:00Z,true",
        "2008-02-29T00:00:00Z,2026-02-28T23:00:00Z,false",
        "2008-02-29T00:00:00Z,2026-03-01T12:00:00Z,true"
    })
    void a11_an_adult_is_eighteen_wherever_they_live(Instant born, Instant now, boolean adult) {
        LocalDate birthDate = LocalDate.parse(born.toString().substring(0, 10));

        assertThat(Age.isAdult(birthDate, now)).isEqualTo(adult);
    }

    @Test
    void a_birth_date_in_the_future_or_long_ago_is_not_plausible() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");

        assertThatThrownBy(() -> Age.requirePlausible(LocalDate.of(2026, 11, 22), now))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Age.requirePlausible(LocalDate.of(1906, 1, 1), now))
                .isInstanceOf(InvalidInput.class);
    }
}
