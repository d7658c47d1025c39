package com.datifyy.domain.preferences;

import com.datifyy.domain.shared.Refusal.InvalidInput;

/// The ages a partner may have, in completed years, both ends included.
///
/// @param min 18 to 99
/// @param max from `min` to 99
public record AgeRange(int min, int max) {
    public static final AgeRange ANY = new AgeRange(18, 99);

    public AgeRange {
        if (min < 18 || min > 99) {
            throw new InvalidInput("age_range.min_age", "must be from 18 to 99");
        }
        if (max > 99 || max < min) {
            throw new InvalidInput("age_range.max_age", "must be from min_age to 99");
        }
    }
}
