package com.datifyy.domain.profile;

import com.datifyy.domain.profile.traits.ZodiacSign;
import java.time.LocalDate;

/// The sun sign of a birth date, by the calendar dates in common use.
final class Zodiac {
    /// The last day of the month that still belongs to the sign the month begins with, January first.
    private static final int[] LAST_DAY_OF_EARLIER_SIGN = {19, 18, 20, 19, 20, 20, 22, 22, 22, 22, 21, 21};

    private static final ZodiacSign[] SIGN_AT_START_OF_MONTH = {
        ZodiacSign.CAPRICORN, ZodiacSign.AQUARIUS, ZodiacSign.PISCES, ZodiacSign.ARIES,
        ZodiacSign.TAURUS, ZodiacSign.GEMINI, ZodiacSign.CANCER, ZodiacSign.LEO,
        ZodiacSign.VIRGO, ZodiacSign.LIBRA, ZodiacSign.SCORPIO, ZodiacSign.SAGITTARIUS
    };

    private Zodiac() {}

    static ZodiacSign of(LocalDate birthDate) {
        int month = birthDate.getMonthValue() - 1;
        boolean earlier = birthDate.getDayOfMonth() <= LAST_DAY_OF_EARLIER_SIGN[month];
        return SIGN_AT_START_OF_MONTH[earlier ? month : (month + 1) % 12];
    }
}
