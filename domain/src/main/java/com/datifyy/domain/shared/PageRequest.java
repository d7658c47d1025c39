package com.datifyy.domain.shared;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import org.jspecify.annotations.Nullable;

/// Which stretch of an ordered list is wanted.
///
/// @param limit how many items at most, 1 to 100
/// @param cursor where an earlier page ended, or null for the beginning
public record PageRequest(int limit, @Nullable String cursor) {
    public static final int LARGEST = 100;

    /// @throws InvalidInput when the limit is out of range
    public PageRequest {
        if (limit < 1 || limit > LARGEST) {
            throw new InvalidInput("limit", "must be from 1 to " + LARGEST);
        }
        if (cursor != null && cursor.isEmpty()) {
            cursor = null;
        }
    }
}
