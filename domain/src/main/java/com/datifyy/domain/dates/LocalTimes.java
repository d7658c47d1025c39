package com.datifyy.domain.dates;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// Days and hours as one person's clock on the wall shows them.
///
/// @param zone where that clock hangs
public record LocalTimes(ZoneId zone) {
    /// How long before a date its people are reminded: by the sun, not by the clock on the wall.
    public static final Duration REMINDER = Duration.ofHours(24);

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    /// A weekend, Saturday and Sunday.
    ///
    /// @param start when Saturday begins
    /// @param end when Monday begins
    public record Weekend(LocalDate saturday, Instant start, Instant end) {}

    /// The calendar day an instant falls on.
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /// When a day begins: at midnight, or at the first moment after it where the clock skips midnight.
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// When to be reminded of a date.
    public static Instant reminderOf(Instant start) {
        return start.minus(REMINDER);
    }

    /// The weekend somebody is asked about now: from nine in the morning until nine in the evening of every
    /// Wednesday, the one that follows; at other times none.
    public Optional<Weekend> askedAbout(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        return there.getDayOfWeek() == DayOfWeek.WEDNESDAY && !time.isBefore(MORNING) && time.isBefore(EVENING)
                ? Optional.of(weekendAfter(there.toLocalDate()))
                : Optional.empty();
    }

    private Weekend weekendAfter(LocalDate day) {
        LocalDate saturday = day.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        return new Weekend(saturday, startOf(saturday), startOf(saturday.plusDays(2)));
    }
}
