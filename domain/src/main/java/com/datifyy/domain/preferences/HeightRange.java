package com.datifyy.domain.preferences;

import com.datifyy.domain.shared.Faults;

/// The heights a partner may have, in centimetres, both ends included.
///
/// @param min 100 to 250
/// @param max from `min` to 250
public record HeightRange(int min, int max) {
    public static final HeightRange ANY = new HeightRange(100, 250);

    public HeightRange {
        boolean minIsWrong = min < 100 || min > 250;
        if (minIsWrong || max > 250 || max < min) {
            var wrong = new Faults();
            if (minIsWrong) {
                wrong.note("height_range.min_height", "must be from 100 to 250");
            }
            if (max > 250 || max < (minIsWrong ? 100 : min)) {
                wrong.note("height_range.max_height", "must be from min_height to 250");
            }
            throw wrong.refusal();
        }
    }
}
