package com.datifyy.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.shared.ClockChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);

    @ParameterizedTest
    @MethodSource("com.datifyy.domain.shared.ClockChanges#zones")
    void f8_a_time_is_told_as_the_clock_of_its_zone_shows_it_around_the_days_clocks_change(String name) {
        ZoneId zone = ZoneId.of(name);
        Wording wording = Wording.english();
        Map<String, Instant> times = new HashMap<>();
        for (Instant change : ClockChanges.of(zone)) {
            for (int minutes = -180; minutes <= 180; minutes += 15) {
                Instant at = change.plus(Duration.ofMinutes(minutes));
                String told = wording.at(at, zone);
                String shown = told.substring(0, told.indexOf(" ("));
                assertThat(times.merge(told, at, (before, now) -> before.equals(now) ? before : Instant.MIN))
                        .as("%s tells one time only", told)
                        .isEqualTo(at);
                assertThat(told).containsPattern(" \\(" + name + "(, UTC[+-].*)?\\)$");
                assertThat(LocalDateTime.parse(shown, READ))
                        .isEqualTo(at.atZone(zone).toLocalDateTime());
            }
        }
    }

    @Test
    void f8_a_time_that_a_clock_shows_twice_is_told_with_its_distance_from_utc() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(Wording.english().at(Instant.parse("2026-10-25T00:30:00Z"), berlin))
                .isEqualTo("Sunday, 25 October 2026, 02:30 (Europe/Berlin, UTC+02:00)");
        assertThat(Wording.english().at(Instant.parse("2026-10-25T01:30:00Z"), berlin))
                .isEqualTo("Sunday, 25 October 2026, 02:30 (Europe/Berlin, UTC+01:00)");
        assertThat(Wording.english().at(Instant.parse("2026-10-25T02:30:00Z"), berlin))
                .isEqualTo("Sunday, 25 October 2026, 03:30 (Europe/Berlin)");
        assertThat(Wording.english().at(Instant.parse("2026-10-25T02:30:00Z"), ZoneOffset.UTC))
                .isEqualTo("Sunday, 25 October 2026, 02:30 (UTC)");

        ZoneId azores = ZoneId.of("Atlantic/Azores");
        assertThat(Wording.english().at(Instant.parse("2026-10-25T00:30:00Z"), azores))
                .isEqualTo("Sunday, 25 October 2026, 00:30 (Atlantic/Azores, UTC)");
        assertThat(Wording.english().at(Instant.parse("2026-10-25T01:30:00Z"), azores))
                .isEqualTo("Sunday, 25 October 2026, 00:30 (Atlantic/Azores, UTC-01:00)");
    }
}
