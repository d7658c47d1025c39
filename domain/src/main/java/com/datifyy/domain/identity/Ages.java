package com.datifyy.domain.identity;

import java.time.LocalDate;

/// The ages people have on one day, for whoever compares many of them: birth dates are numbers of days since
/// 1970, and nothing is worked out twice. The same as [Age#on].
public final class Ages {
    private static final int LISTED = 130;

    /// The days of a leap year: dividing by them never gives too many years, and the loop adds what is missing.
    private static final int LONGEST_YEAR = 366;

    private final LocalDate day;
    private final int today;
    private final int[] lastBorn = new int[LISTED];

    private Ages(LocalDate day) {
        this.day = day;
        this.today = Math.toIntExact(day.toEpochDay());
        for (int age = 0; age < LISTED; age++) {
            lastBorn[age] = Math.toIntExact(day.minusYears(age).toEpochDay());
        }
    }

    public static Ages on(LocalDate day) {
        return new Ages(day);
    }

    /// Completed years since a birth date; negative before it.
    public int of(long bornOn) {
        long lived = today - bornOn;
        if (lived < 0 || lived >= (LISTED - 2L) * (LONGEST_YEAR - 1)) {
            return Age.on(day, LocalDate.ofEpochDay(bornOn));
        }
        int age = (int) (lived / LONGEST_YEAR);
        while (lastBorn[age + 1] >= bornOn) {
            age++;
        }
        return age;
    }

    /// The last birth date with which somebody has reached an age.
    ///
    /// @param age in completed years, from 0 on
    public long lastBornWith(long age) {
        return age < LISTED ? lastBorn[(int) age] : day.minusYears(age).toEpochDay();
    }
}
