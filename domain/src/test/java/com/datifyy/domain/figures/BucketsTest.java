package com.datifyy.domain.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.figures.ActivePeople.Bucket;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.shared.ClockChanges;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08, 23",
        "America/New_York, 2026-11-01, 25",
        "Europe/Berlin, 2026-03-29, 23",
        "Europe/Berlin, 2026-10-25, 25",
        "Australia/Lord_Howe, 2026-04-05, 24",
        "Africa/Cairo, 2026-04-24, 23",
        "America/Santiago, 2026-09-06, 23",
        "Asia/Kolkata, 2026-03-29, 24",
        "Asia/Kathmandu, 2026-03-29, 24",
        "Pacific/Apia, 2026-04-05, 24"
    })
    void f8_a_day_of_a_zone_is_as_long_as_it_is_there(String zone, LocalDate day, int hours) {
        var buckets = new Buckets(Period.DAILY, ZoneId.of(zone), day.minusDays(1), day.plusDays(1));
        List<Instant> bounds = buckets.bounds();

        assertThat(bounds).hasSize(4).isSorted();
        assertThat(Duration.between(bounds.get(1), bounds.get(2)).toHours()).isEqualTo(hours);
        for (Instant inside : List.of(bounds.get(1), bounds.get(2).minusSeconds(1))) {
            assertThat(Buckets.startOf(Period.DAILY, ZoneId.of(zone), inside)).isEqualTo(day);
        }
        assertThat(Buckets.startOf(Period.DAILY, ZoneId.of(zone), bounds.get(2)))
                .isEqualTo(day.plusDays(1));
    }

    @ParameterizedTest
    @MethodSource("com.datifyy.domain.shared.ClockChanges#zones")
    void f8_around_the_days_clocks_change_each_moment_is_in_the_day_its_clock_shows(String name) {
        ZoneId zone = ZoneId.of(name);
        for (Instant change : ClockChanges.of(zone)) {
            LocalDate day = change.atZone(zone).toLocalDate();
            var days = new Buckets(Period.DAILY, zone, day.minusDays(2), day.plusDays(2));
            List<Instant> bounds = days.bounds();
            assertThat(bounds).as("days around %s", change).hasSize(6).isSorted();
            for (int i = 0; i < days.starts().size(); i++) {
                for (Instant at = bounds.get(i); at.isBefore(bounds.get(i + 1)); at = at.plus(Duration.ofMinutes(15))) {
                    assertThat(at.atZone(zone).toLocalDate())
                            .isEqualTo(days.starts().get(i));
                }
            }
        }
    }

    @Test
    void weeks_begin_on_monday_and_none_is_left_out() {
        var weeks = Buckets.touching(
                Period.WEEKLY, UTC, Instant.parse("2025-12-31T23:59:59Z"), Instant.parse("2026-01-12T00:00:00Z"));

        assertThat(weeks.starts())
                .containsExactly(LocalDate.of(2025, 12, 29), LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 12));
        assertThat(Period.WEEKLY.label(weeks.first())).isEqualTo("2025-12-29");
        assertThat(Period.MONTHLY.label(weeks.first())).isEqualTo("2025-12");
        assertThat(Period.YEARLY.label(weeks.first())).isEqualTo("2025");
    }

    @Test
    void only_so_many_are_counted() {
        Instant end = Instant.parse("2026-03-02T12:00:00Z");
        assertThat(Buckets.touching(Period.DAILY, UTC, end.minus(Duration.ofDays(399)), end)
                        .starts())
                .hasSize(Buckets.MOST);
        assertThatThrownBy(() -> Buckets.touching(Period.DAILY, UTC, end.minus(Duration.ofDays(400)), end))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Buckets.touching(Period.YEARLY, UTC, Instant.EPOCH, end))
                .isInstanceOf(InvalidInput.class);
    }

    /// Counted by hand: whoever shows a sign of life on a day counts once on it, however often they were there.
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"})
    void f8_people_are_counted_once_in_each_day_of_their_zone(String name) {
        ZoneId zone = ZoneId.of(name);
        var counting = new ActivePeople();
        var days = new TreeSet<LocalDate>();
        Instant before = null;
        for (Instant at = Instant.parse("2026-03-25T00:00:00Z");
                at.isBefore(Instant.parse("2026-04-08T00:00:00Z"));
                at = at.plusSeconds(900L * (1 + days.size() % 7 * 13))) {
            counting.count(new Sign(at, before), 1, zone);
            before = at;
            days.add(at.atZone(zone).toLocalDate());
        }

        assertThat(counting.counted().entrySet().stream()
                        .filter(entry -> entry.getKey().period() == Period.DAILY))
                .hasSameSizeAs(days)
                .allMatch(entry ->
                        entry.getValue() == 1 && days.contains(entry.getKey().starts()));
        assertThat(counting.counted()).containsEntry(new Bucket(name, Period.YEARLY, LocalDate.of(2026, 1, 1)), 1L);
    }

    @Test
    void zones_have_names() {
        assertThat(TimeZones.named("")).isEqualTo(UTC);
        assertThat(TimeZones.named("Asia/Kolkata")).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThatThrownBy(() -> TimeZones.named("Mars/Base")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> TimeZones.named("GMT+2:30")).isInstanceOf(InvalidInput.class);
    }
}
