package com.datifyy.adapters.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShortTextTest {
    private static final PhoneNumber MAYA = new PhoneNumber("+919800000000");
    private static final Instant AT = Instant.parse("2026-12-27T23:59:00Z");

    /// What of the alphabet of GSM 03.38 is used here; each character takes seven bits.
    private static final String GSM_7 =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?'\"()+-/&@_";

    @ParameterizedTest
    @CsvSource({"PT10M, 10 minutes", "PT1M, 1 minute", "PT30S, 1 minute", "PT1H, 60 minutes", "PT24H, 1440 minutes"})
    void it_names_the_code_and_how_long_it_holds(Duration validFor, String words) {
        assertThat(ShortText.of(new Notice.PhoneCode(MAYA, "482103", validFor)).words())
                .isEqualTo("Datifyy: 482103 is your code, valid for " + words + ". Never tell it to anybody.");
    }

    @Test
    void it_fits_into_one_message_even_with_a_long_code() {
        String words = ShortText.of(new Notice.PhoneCode(MAYA, "1".repeat(40), Duration.ofDays(30)))
                .words();

        assertThat(words).hasSizeLessThanOrEqualTo(160);
        assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
    }

    @Test
    void a_telephone_that_does_not_sign_in_any_more_is_told_in_one_message() {
        String words =
                ShortText.of(new Notice.NumberReleased(MAYA, Instant.EPOCH)).words();

        assertThat(words)
                .startsWith("Datifyy: this number does not sign in to its account any more.")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
    }

    @Test
    void a_telephone_is_told_in_one_message_of_the_first_address_of_its_account() {
        String words =
                ShortText.of(new Notice.AddressAdded(MAYA, Instant.EPOCH)).words();

        assertThat(words)
                .startsWith("Datifyy: the account of this number has an e-mail address now")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
    }

    @Test
    void a_telephone_is_told_in_one_message_until_when_its_closed_account_can_be_opened_again() {
        Instant purgedAt = Instant.parse("2026-12-27T23:59:00Z");
        String words = ShortText.of(new Notice.AccountOfNumberClosed(MAYA, purgedAt.atZone(ZoneOffset.UTC)))
                .words();

        assertThat(words)
                .contains("was closed", "opens it again before 27 Dec 2026 (UTC).")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Kolkata, 28 Dec 2026", "America/New_York, 27 Dec 2026", "UTC, 27 Dec 2026 (UTC)"})
    void a_day_is_told_by_the_receivers_calendar(ZoneId zone, String day) {
        Instant purgedAt = Instant.parse("2026-12-27T23:59:00Z");

        assertThat(ShortText.of(new Notice.AccountOfNumberClosed(MAYA, purgedAt.atZone(zone)))
                        .words())
                .contains("opens it again before " + day + ". ");
    }

    @Test
    void a_telephone_is_told_in_one_message_that_the_staff_signed_its_account_out() {
        String words = ShortText.of(new Notice.AccountOfNumberSignedOut(MAYA, Instant.EPOCH))
                .words();

        assertThat(words)
                .startsWith("Datifyy: we signed the account of this number out on every device. You can sign in again.")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
    }

    @Test
    void a_telephone_is_told_in_one_message_that_the_staff_stopped_its_account() {
        String words = ShortText.of(new Notice.AccountOfNumberStopped(MAYA, Instant.EPOCH))
                .words();

        assertThat(words)
                .startsWith("Datifyy: our team stopped the account of this number.")
                .contains("dates are cancelled", "write to us")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
    }

    @Test
    void a_telephone_is_told_in_one_message_that_its_account_may_be_used_again() {
        String words = ShortText.of(new Notice.AccountOfNumberRestored(MAYA, Instant.EPOCH))
                .words();

        assertThat(words)
                .startsWith("Datifyy: our team let the account of this number in again. You can sign in and use it.")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ARRANGED  | Datifyy: you have a date on 28 Dec 2026, 05:29 (Asia/Kolkata). The app tells with whom and where.
            CANCELLED | Datifyy: your date on 28 Dec 2026, 05:29 (Asia/Kolkata) does not take place.
            REMINDER  | Datifyy: your date on 28 Dec 2026, 05:29 (Asia/Kolkata) is near. The app tells with whom and where.
            """)
    void d16_a_telephone_is_told_when_a_date_is_and_nothing_else(Notice.DateWord word, String words) {
        assertThat(of(word, AT.atZone(ZoneId.of("Asia/Kolkata")))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-27T23:59:00Z | UTC                            | 27 Dec 2026, 23:59 (UTC)
            2026-12-27T23:59:00Z | Z                              | 27 Dec 2026, 23:59 (UTC)
            2026-12-27T23:59:00Z | +05:30                         | 28 Dec 2026, 05:29 (UTC+05:30)
            2026-12-27T23:59:00Z | America/North_Dakota/New_Salem | 27 Dec 2026, 17:59 (America/North_Dakota/New_Salem)
            2026-11-01T05:30:00Z | America/New_York               | 1 Nov 2026, 01:30 (America/New_York, UTC-04:00)
            2026-11-01T06:30:00Z | America/New_York               | 1 Nov 2026, 01:30 (America/New_York, UTC-05:00)
            2026-10-25T01:30:00Z | Europe/London                  | 25 Oct 2026, 01:30 (Europe/London, UTC)
            """)
    void f8_when_a_date_is_is_told_by_a_clock_that_is_named(Instant start, ZoneId zone, String time) {
        assertThat(of(Notice.DateWord.CANCELLED, start.atZone(zone)))
                .isEqualTo("Datifyy: your date on " + time + " does not take place.");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_told_of_a_date_fits_into_one_message_whatever_the_zone_also_when_clocks_change(Notice.DateWord word) {
        assertThat(ZoneId.getAvailableZoneIds()).contains("America/Argentina/ComodRivadavia");
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            var change = zone.getRules().previousTransition(AT);
            for (Instant start : List.of(AT, change == null ? AT : change.getInstant())) {
                String words = of(word, start.atZone(zone));
                assertThat(words).contains(" (" + id).hasSizeLessThanOrEqualTo(160);
                assertThat(words.chars()).allMatch(letter -> GSM_7.indexOf(letter) >= 0);
            }
        }
    }

    private static String of(Notice.DateWord word, ZonedDateTime start) {
        return ShortText.of(new Notice.DateOfNumberChanged(MAYA, word, start)).words();
    }

    @Test
    void the_console_shows_what_would_have_been_sent() {
        var console = new ArrayList<String>();
        var sms = new ConsoleSms(console::add);

        assertThat(sms.send(new MessageId(new UUID(1, 2)), new Notice.PhoneCode(MAYA, "482103", Duration.ofMinutes(5))))
                .isEqualTo(new Delivery.Done());

        assertThat(console).containsExactly("""
                ┌── text message to +919800000000, shown here instead of sent ──
                │ Datifyy: 482103 is your code, valid for 5 minutes. Never tell it to anybody.
                └──""");
    }
}
