package com.datifyy.domain.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.shared.ClockChanges;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeekendTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 25);

    @Test
    void people_are_asked_from_wednesday_at_nine_until_thursday_is_over() {
        assertThat(ahead("2026-03-25T08:59:59Z", "UTC")).isEmpty();
        assertThat(ahead("2026-03-25T09:00:00Z", "UTC")).contains(new Weekend(WEDNESDAY));
        assertThat(ahead("2026-03-26T23:59:59Z", "UTC")).contains(new Weekend(WEDNESDAY));
        assertThat(ahead("2026-03-27T00:00:00Z", "UTC")).isEmpty();
        assertThat(ahead("2026-03-25T03:30:00Z", "Asia/Kolkata")).contains(new Weekend(WEDNESDAY));
        assertThat(ahead("2026-03-24T19:00:00Z", "Pacific/Kiritimati")).contains(new Weekend(WEDNESDAY));
        assertThat(ahead("2026-03-25T18:59:59Z", "Pacific/Honolulu")).isEmpty();
    }

    @Test
    void a_weekend_on_which_clocks_change_is_an_hour_shorter_or_longer() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(lengthOf(new Weekend(WEDNESDAY), berlin)).isEqualTo(Duration.ofHours(47));
        assertThat(lengthOf(new Weekend(LocalDate.of(2026, 10, 21)), berlin)).isEqualTo(Duration.ofHours(49));
        assertThat(lengthOf(new Weekend(LocalDate.of(2026, 10, 14)), berlin)).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void f8_morning_is_what_the_clock_shows_on_a_day_that_begins_an_hour_late() {
        assertThat(ahead("2017-03-22T04:29:59Z", "Asia/Tehran")).isEmpty();
        assertThat(ahead("2017-03-22T04:30:00Z", "Asia/Tehran")).contains(new Weekend(LocalDate.of(2017, 3, 22)));
    }

    @Test
    void nobody_is_asked_about_a_weekend_on_another_day() {
        assertThatThrownBy(() -> new Weekend(WEDNESDAY.plusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    /// Around every change of clocks in twenty years, and in the weeks between.
    @ParameterizedTest
    @MethodSource("com.datifyy.domain.shared.ClockChanges#zones")
    void f8_around_the_days_clocks_change_everybody_is_asked_once_a_week_by_their_own_clock(String name) {
        ZoneId zone = ZoneId.of(name);
        for (Instant change : ClockChanges.of(zone)) {
            Set<Weekend> asked = new HashSet<>();
            for (Instant at = change.minus(Duration.ofDays(7));
                    at.isBefore(change.plus(Duration.ofDays(7)));
                    at = at.plus(Duration.ofMinutes(30))) {
                Optional<Weekend> ahead = Weekend.ahead(at, zone);
                if (ahead.isPresent()) {
                    asked.add(ahead.get());
                    requireRightDays(ahead.get(), at, zone);
                }
            }
            assertThat(asked).as("weeks around %s", change).hasSizeBetween(2, 3);
        }
    }

    private static void requireRightDays(Weekend weekend, Instant at, ZoneId zone) {
        ZonedDateTime there = at.atZone(zone);
        assertThat(there.getDayOfWeek()).isIn(DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
        assertThat(there.getDayOfWeek() == DayOfWeek.WEDNESDAY
                        && there.toLocalTime().isBefore(LocalTime.of(9, 0)))
                .isFalse();
        Instant until = weekend.askedUntil(zone);
        assertThat(at).isBefore(until);
        assertThat(Weekend.ahead(until.minusMillis(1), zone)).contains(weekend);
        assertThat(Weekend.ahead(until, zone)).isEmpty();
        assertThat(weekend.start(zone).atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(weekend.start(zone).minusMillis(1).atZone(zone).getDayOfWeek())
                .isNotEqualTo(DayOfWeek.SATURDAY);
        assertThat(weekend.end(zone).atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(weekend.end(zone).minusMillis(1).atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(lengthOf(weekend, zone)).isBetween(Duration.ofHours(47), Duration.ofHours(49));
    }

    private static Duration lengthOf(Weekend weekend, ZoneId zone) {
        return Duration.between(weekend.start(zone), weekend.end(zone));
    }

    private static Optional<Weekend> ahead(String now, String zone) {
        return Weekend.ahead(Instant.parse(now), zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone));
    }
}
