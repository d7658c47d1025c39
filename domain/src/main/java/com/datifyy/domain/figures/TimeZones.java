package com.datifyy.domain.figures;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;

/// The zones figures can be asked in: those of the IANA database, by their names.
public final class TimeZones {
    private static final SortedSet<String> NAMES = new TreeSet<>(ZoneId.getAvailableZoneIds());

    private TimeZones() {}

    /// Every name.
    public static SortedSet<String> names() {
        return new TreeSet<>(NAMES);
    }

    /// The zone of a name; UTC when it is empty.
    ///
    /// @throws InvalidInput when there is no such zone
    public static ZoneId named(String name) {
        return named("time_zone", name);
    }

    /// The zone of a name; UTC when it is empty.
    ///
    /// @param field what the request calls it, for the refusal
    /// @throws InvalidInput when there is no such zone
    public static ZoneId named(String field, String name) {
        if (name.isEmpty()) {
            return ZoneId.of("UTC");
        }
        if (!NAMES.contains(name)) {
            throw new InvalidInput(field, "must be the name of a time zone, like Asia/Kolkata");
        }
        return ZoneId.of(name);
    }
}
