package com.datifyy.domain.preferences;

import com.datifyy.domain.shared.Faults;

/// The ages a partner may have, in completed years, both ends included.
///
/// @param min 18 to 99
/// @param max from `min` to 99
public record AgeRange(int min, int max) {
    public static final AgeRange ANY = new AgeRange(18, 99);

    public AgeRange {
        boolean minIsWrong = min < 18 || min > 99;
        if (minIsWrong || max > 99 || max < min) {
            var wrong = new Faults();
            if (minIsWrong) {
                wrong.note("age_range.min_age", "must be from 18 to 99");
            }
            if (max > 99 || max < (minIsWrong ? 18 : min)) {
                wrong.note("age_range.max_age", "must be from min_age to 99");
            }
            throw wrong.refusal();
        }
    }
}
