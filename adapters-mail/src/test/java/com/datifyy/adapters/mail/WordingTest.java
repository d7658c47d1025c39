package com.datifyy.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "America/Havana",
                "Asia/Beirut"
            })
    void f8_a_time_is_told_as_the_clock_of_its_zone_shows_it_around_the_days_clocks_change(String name) {
        ZoneId zone = ZoneId.of(name);
        Wording wording = Wording.english();
        Instant change = Instant.parse("2009-01-01T00:00:00Z");
        for (int i = 0; i < 40; i++) {
            var transition = zone.getRules().nextTransition(change);
            change = transition == null ? change.plus(Duration.ofDays(183)) : transition.getInstant();
            for (int minutes = -180; minutes <= 180; minutes += 15) {
                Instant at = change.plus(Duration.ofMinutes(minutes));
                String told = wording.at(at, zone);
                assertThat(told).endsWith(" (" + name + ")");
                assertThat(LocalDateTime.parse(told.substring(0, told.indexOf(" (")), READ))
                        .isEqualTo(at.atZone(zone).toLocalDateTime());
            }
        }
    }
}
