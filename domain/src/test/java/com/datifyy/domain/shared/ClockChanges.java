package com.datifyy.domain.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Ten zones whose clocks change in every way that is known: by an hour or half of one, never, at midnight so
/// that it is skipped or shown twice, and once by a whole day.
public final class ClockChanges {
    private ClockChanges() {}

    public static Stream<String> zones() {
        return Stream.of(
                "Europe/Berlin",
                "America/New_York",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "America/Havana",
                "Asia/Beirut");
    }

    /// The moments of forty changes from 2009 on, and every half year where clocks no longer change.
    public static List<Instant> of(ZoneId zone) {
        List<Instant> changes = new ArrayList<>();
        Instant change = Instant.parse("2009-01-01T00:00:00Z");
        for (int i = 0; i < 40; i++) {
            var transition = zone.getRules().nextTransition(change);
            change = transition == null ? change.plus(Duration.ofDays(183)) : transition.getInstant();
            changes.add(change);
        }
        return changes;
    }
}
