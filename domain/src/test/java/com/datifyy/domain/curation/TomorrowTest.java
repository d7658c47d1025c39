package com.datifyy.domain.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.shared.ClockChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TomorrowTest {
    /// Around every change of clocks in twenty years; in some of these zones the clock skips midnight, shows it
    /// twice, or once left out a whole day.
    @ParameterizedTest
    @MethodSource("com.datifyy.domain.shared.ClockChanges#zones")
    void f8_tomorrow_begins_with_the_first_moment_of_another_day_by_the_clock_of_the_zone(String name) {
        ZoneId zone = ZoneId.of(name);
        for (Instant change : ClockChanges.of(zone)) {
            for (int minutes = -2_160; minutes <= 2_160; minutes += 30) {
                Instant now = change.plus(Duration.ofMinutes(minutes));
                Instant tomorrow = new Tomorrow(now).in(zone);
                assertThat(tomorrow).isAfter(now);
                assertThat(dayAt(tomorrow, zone)).as("after %s", now).isAfter(dayAt(now, zone));
                assertThat(dayAt(tomorrow.minusNanos(1), zone)).isEqualTo(dayAt(now, zone));
            }
        }
    }

    @Test
    void f8_zones_are_named_whose_tomorrow_is_not_that_of_utc() {
        for (String now : new String[] {"2026-03-28T23:30:00Z", "2026-03-29T00:00:00Z", "2026-11-01T04:30:00Z"}) {
            var tomorrow = new Tomorrow(Instant.parse(now));
            Map<String, Instant> others = tomorrow.byZone();

            assertThat(others)
                    .doesNotContainKeys("UTC", "Etc/GMT", "Africa/Abidjan")
                    .doesNotContainValue(tomorrow.usual());
            assertThat(ZoneId.getAvailableZoneIds())
                    .allSatisfy(name -> assertThat(others.getOrDefault(name, tomorrow.usual()))
                            .isEqualTo(tomorrow.in(ZoneId.of(name))));
        }
        assertThat(new Tomorrow(Instant.parse("2026-03-28T18:00:00Z")).byZone())
                .containsEntry("Asia/Kolkata", Instant.parse("2026-03-28T18:30:00Z"))
                .containsEntry("Europe/Berlin", Instant.parse("2026-03-28T23:00:00Z"))
                .containsEntry("America/New_York", Instant.parse("2026-03-29T04:00:00Z"));
    }

    private static LocalDate dayAt(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
