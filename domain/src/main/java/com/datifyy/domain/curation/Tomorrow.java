package com.datifyy.domain.curation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/// When the next day begins for whom: everybody's midnight is that of their own clock.
///
/// @param now when it is asked
public record Tomorrow(Instant now) {
    /// By a clock.
    public Instant in(ZoneId zone) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// For whoever named no time zone.
    public Instant usual() {
        return in(ZoneOffset.UTC);
    }

    /// By the name of each zone whose next day begins at another time than the [#usual] one.
    public Map<String, Instant> byZone() {
        Map<String, Instant> others = new TreeMap<>();
        Instant usual = usual();
        for (String name : ZoneId.getAvailableZoneIds()) {
            Instant begins = in(ZoneId.of(name));
            if (!begins.equals(usual)) {
                others.put(name, begins);
            }
        }
        return others;
    }
}
