package com.datifyy.domain.availability;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// A Saturday and a Sunday, and the Wednesday before, on which people are asked whether they are free; the
/// same days begin at other moments in other zones.
public record Weekend(LocalDate wednesday) {
    /// How many free hours somebody has to offer so as not to be asked.
    public static final int ENOUGH_HOURS = 2;

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    public Weekend {
        if (wednesday.getDayOfWeek() != DayOfWeek.WEDNESDAY) {
            throw new IllegalArgumentException("a weekend is asked about on a Wednesday");
        }
    }

    /// The weekend that people of a zone are asked about at a moment: from Wednesday at nine in the morning
    /// until Thursday is over, since hours have to be offered a day before.
    public static Optional<Weekend> ahead(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        LocalDate today = there.toLocalDate();
        return switch (there.getDayOfWeek()) {
            case WEDNESDAY ->
                there.toLocalTime().isBefore(MORNING) ? Optional.empty() : Optional.of(new Weekend(today));
            case THURSDAY -> Optional.of(new Weekend(today.minusDays(1)));
            case MONDAY, TUESDAY, FRIDAY, SATURDAY, SUNDAY -> Optional.empty();
        };
    }

    /// From when on nobody is asked any more: when Friday begins.
    public Instant askedUntil(ZoneId zone) {
        return startOf(2, zone);
    }

    /// When Saturday begins.
    public Instant start(ZoneId zone) {
        return startOf(3, zone);
    }

    /// When Sunday is over.
    public Instant end(ZoneId zone) {
        return startOf(5, zone);
    }

    /// The first moment of a day, which is not everywhere and always midnight.
    private Instant startOf(int daysLater, ZoneId zone) {
        return wednesday.plusDays(daysLater).atStartOfDay(zone).toInstant();
    }
}
