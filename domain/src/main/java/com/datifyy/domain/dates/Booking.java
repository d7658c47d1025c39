package com.datifyy.domain.dates;

import com.datifyy.domain.availability.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Time that a date takes somebody: from `start`, up to but not including `end`. Only dates that are not over take
/// any.
public record Booking(Instant start, Instant end) {
    public Booking {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a booking has a length");
        }
    }

    /// Whether it takes any of an hour.
    public boolean touches(Slot slot) {
        return slot.start().isBefore(end) && start.isBefore(slot.end());
    }

    /// Those of somebody's hours in which they are free: no date of theirs touches them.
    public static List<Slot> leftFree(Collection<Slot> hours, Collection<Booking> taken) {
        return hours.stream()
                .filter(hour -> taken.stream().noneMatch(booking -> booking.touches(hour)))
                .toList();
    }
}
