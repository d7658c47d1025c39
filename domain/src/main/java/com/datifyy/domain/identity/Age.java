package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/// Ages in whole calendar years, and the one age that matters most: eighteen.
public final class Age {
    public static final int OF_MAJORITY = 18;
    private static final int OLDEST = 120;

    /// Where a calendar day begins last. Somebody who is eighteen there is eighteen wherever they live.
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private Age() {}

    /// Completed years between a birth date and a day.
    public static int on(LocalDate day, LocalDate birthDate) {
        return Period.between(birthDate, day).getYears();
    }

    public static boolean isAdult(LocalDate birthDate, Instant now) {
        return !birthDate.isAfter(lastBirthDateOfAdults(now));
    }

    /// Whoever was born on this day, or before it, is an adult wherever they live.
    public static LocalDate lastBirthDateOfAdults(Instant now) {
        return LocalDate.ofInstant(now, LAST_ZONE).minusYears(OF_MAJORITY);
    }

    /// @throws InvalidInput when the date is in the future or more than 120 years ago
    public static void requirePlausible(LocalDate birthDate, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.ofHours(14));
        if (birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(OLDEST))) {
            throw new InvalidInput("date_of_birth", "is not a plausible date of birth");
        }
    }
}
