package com.datifyy.domain.dates;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.dates.LocalTimes.Weekend;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimesTest {
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
    void f8_every_wednesday_has_one_window_and_every_weekend_its_hours_around_the_days_clocks_change(String name) {
        ZoneId zone = ZoneId.of(name);
        var times = new LocalTimes(zone);
        for (LocalDate changing : daysAroundChanges(zone)) {
            assertThat(times.dayOf(times.startOf(changing))).isEqualTo(changing);
            assertThat(times.dayOf(times.startOf(changing).minusMillis(1))).isBefore(changing);

            LocalDate wednesday = changing.with(DayOfWeek.WEDNESDAY);
            if (!exists(zone, wednesday)) {
                continue;
            }
            Instant morning = ZonedDateTime.of(wednesday, LocalTime.of(9, 0), zone).toInstant();
            assertThat(times.askedAbout(morning.minusMillis(1))).isEmpty();
            assertThat(times.askedAbout(morning.plus(Duration.ofHours(12)))).isEmpty();
            Weekend weekend = times.askedAbout(morning).orElseThrow();
            assertThat(times.askedAbout(morning.plus(Duration.ofHours(11)))).contains(weekend);
            assertThat(weekend.saturday()).isEqualTo(wednesday.plusDays(3));
            assertThat(times.dayOf(weekend.start()).getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
            assertThat(times.dayOf(weekend.end().minusMillis(1)).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(Duration.between(weekend.start(), weekend.end()).toMinutes())
                    .isBetween(47L * 60, 49L * 60);
        }
    }

    @Test
    void reminders_come_24_hours_before_whatever_the_clocks_do() {
        Instant start = ZonedDateTime.of(2026, 3, 29, 18, 0, 0, 0, ZoneId.of("Europe/Berlin"))
                .toInstant();

        assertThat(LocalTimes.reminderOf(start)).isEqualTo(Instant.parse("2026-03-28T16:00:00Z"));
    }

    @Test
    void leap_days_are_days() {
        var utc = new LocalTimes(ZoneOffset.UTC);

        assertThat(utc.dayOf(Instant.parse("2028-02-29T23:59:59Z"))).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(utc.askedAbout(Instant.parse("2028-02-23T12:00:00Z")).map(Weekend::saturday))
                .isEqualTo(Optional.of(LocalDate.of(2028, 2, 26)));
    }

    private static boolean exists(ZoneId zone, LocalDate day) {
        return day.atStartOfDay(zone).toLocalDate().equals(day)
                && day.atTime(9, 0).atZone(zone).toLocalDate().equals(day);
    }

    /// The days before, on and after each change of the clock in twenty years; ordinary ones where there is none.
    private static List<LocalDate> daysAroundChanges(ZoneId zone) {
        List<LocalDate> days = new ArrayList<>(List.of(LocalDate.of(2026, 2, 28), LocalDate.of(2024, 2, 29)));
        Instant from = Instant.parse("2009-01-01T00:00:00Z");
        var transition = zone.getRules().nextTransition(from);
        while (transition != null && transition.getInstant().isBefore(Instant.parse("2029-01-01T00:00:00Z"))) {
            LocalDate day = transition.getDateTimeAfter().toLocalDate();
            days.addAll(List.of(day.minusDays(1), day, day.plusDays(1), day.plusDays(7)));
            transition = zone.getRules().nextTransition(transition.getInstant());
        }
        return days.stream()
                .filter(day -> day.atStartOfDay(zone).toLocalDate().equals(day))
                .toList();
    }
}
