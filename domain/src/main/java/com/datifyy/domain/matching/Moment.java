package com.datifyy.domain.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The time at which people are compared, and the calendar day (UTC) ages are counted on.
public record Moment(Instant now, LocalDate today) {
    public static Moment of(Instant now) {
        return new Moment(now, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
