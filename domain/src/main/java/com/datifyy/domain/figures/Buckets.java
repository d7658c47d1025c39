package com.datifyy.domain.figures;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// Successive periods of one length in one zone, none left out: whole ones, also at both ends.
///
/// @param first the first day of the first
/// @param last the first day of the last
public record Buckets(Period period, ZoneId zone, LocalDate first, LocalDate last) {
    /// How many are counted at once at most.
    public static final int MOST = 400;

    /// The time before which nothing was counted.
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /// Those that a stretch of time touches.
    ///
    /// @param from belongs to it
    /// @param until belongs to it as well
    /// @throws InvalidInput when it ends before it begins, or touches more than [#MOST]
    public static Buckets touching(Period period, ZoneId zone, Instant from, Instant until) {
        if (from.isBefore(EARLIEST)) {
            throw new InvalidInput("start_time", "must be after the year 1999");
        }
        if (until.isBefore(from)) {
            throw new InvalidInput("end_time", "must not be before the start, nor the start after now");
        }
        var buckets = new Buckets(period, zone, startOf(period, zone, from), startOf(period, zone, until));
        if (buckets.starting().limit(MOST + 1L).count() > MOST) {
            throw new InvalidInput(
                    "start_time", "is too early for this period: at most " + MOST + " such periods are told at once");
        }
        return buckets;
    }

    /// Which period of a zone a point in time is in, by its first day.
    public static LocalDate startOf(Period period, ZoneId zone, Instant at) {
        return period.startOf(at.atZone(zone).toLocalDate());
    }

    /// The first days of all of them.
    public List<LocalDate> starts() {
        return starting().toList();
    }

    /// When each of them begins and, at the end, when the last is over: one more than there are. A day begins with its
    /// first moment, which is not midnight where the clock skips that.
    public List<Instant> bounds() {
        return Stream.concat(starting(), Stream.of(period.after(last)))
                .map(this::beginning)
                .toList();
    }

    /// When a day begins.
    public Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Stream<LocalDate> starting() {
        return Stream.iterate(first, start -> !start.isAfter(last), period::after);
    }
}
