package com.datifyy.domain.matching;

import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.Ages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The time at which people are compared.
///
/// @param today the calendar day (UTC) ages are counted on
/// @param ages of people on that day
/// @param adultsBornBy the last birth date of adults, in days since 1970
public record Moment(Instant now, LocalDate today, Ages ages, long adultsBornBy) {
    public static Moment of(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Moment(
                now, today, Ages.on(today), Age.lastBirthDateOfAdults(now).toEpochDay());
    }
}
