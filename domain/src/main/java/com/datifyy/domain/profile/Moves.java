package com.datifyy.domain.profile;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which cell somebody's location is in since when, and when it changed of late. Whoever could move at will
/// could measure how far others are from everywhere, so a location changes a few times a day, and no faster
/// than anybody travels.
///
/// @param cell the cell set last, also when the location was taken back since
/// @param since when it was set
/// @param changes when it changed; setting it for the first time is no change. The earliest first
public record Moves(UserId owner, GeoCell cell, Instant since, List<Instant> changes) {
    /// How often a location may change in 24 hours unless the operator decides otherwise.
    public static final int PER_DAY = 5;

    /// How fast anybody travels at most.
    public static final int KILOMETRES_PER_HOUR = 1_000;

    /// The nearest cells may be corrected at once.
    static final int FREE_KILOMETRES = 10;

    private static final Duration DAY = Duration.ofDays(1);
    private static final double SECONDS_PER_HOUR = 3_600;

    public Moves {
        changes = List.copyOf(changes);
    }

    /// Somebody who has just told a location for the first time.
    public static Moves first(UserId owner, GeoCell cell, Instant now) {
        return new Moves(owner, cell, now, List.of());
    }

    /// Somebody of whom no more is known than where they are.
    public static Moves longAgo(UserId owner, GeoCell cell) {
        return new Moves(owner, cell, Instant.EPOCH, List.of());
    }

    /// The same after the location was set again. Setting the same cell changes nothing.
    ///
    /// @param perDay how many changes there may be in 24 hours
    /// @throws TooManyRequests when there were as many already, or nobody gets there in the time since; it
    ///     says when the change is possible
    public Moves to(GeoCell place, Instant now, int perDay) {
        if (place.equals(cell)) {
            return this;
        }
        List<Instant> recent = new ArrayList<>(changes.stream()
                .filter(change -> change.isAfter(now.minus(DAY)))
                .toList());
        if (recent.size() >= perDay) {
            Instant next = perDay == 0
                    ? now.plus(DAY)
                    : recent.get(recent.size() - perDay).plus(DAY);
            throw new TooManyRequests("The location can change " + perDay + " times a day", wait(now, next));
        }
        double kilometres = Math.max(0, cell.kilometresTo(place) - FREE_KILOMETRES);
        Duration travelling = Duration.ofSeconds((long) Math.ceil(kilometres * SECONDS_PER_HOUR / KILOMETRES_PER_HOUR));
        Instant arrival = since.plus(travelling);
        if (now.isBefore(arrival)) {
            throw new TooManyRequests(
                    "Nobody gets to the new location that fast from the one before", wait(now, arrival));
        }
        recent.add(now);
        return new Moves(owner, place, now, recent);
    }

    private static Duration wait(Instant now, Instant until) {
        return Duration.ofSeconds(
                Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds()));
    }
}
