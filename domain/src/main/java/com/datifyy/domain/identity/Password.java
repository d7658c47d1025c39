package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.InvalidInput;

/// A password as typed: every character counts, spaces included, and nothing is cut off.
public record Password(String value) {
    public static final int SHORTEST = 8;
    public static final int LONGEST = 128;

    /// A password somebody chooses.
    ///
    /// @throws InvalidInput when it has fewer than 8 or more than 128 code points
    public static Password chosen(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            throw new InvalidInput("password", "must have at least " + SHORTEST + " characters");
        }
        if (length > LONGEST) {
            throw new InvalidInput("password", "must have at most " + LONGEST + " characters");
        }
        return new Password(text);
    }

    /// A password somebody presents. It is not judged, only bounded, because rules may have been different when
    /// it was chosen.
    ///
    /// @throws InvalidInput when it is empty, or longer than any password could be
    public static Password presented(String text) {
        if (text.isEmpty()) {
            throw new InvalidInput("password", "is required");
        }
        if (text.length() > 4 * LONGEST) {
            throw new InvalidInput("password", "must have at most " + LONGEST + " characters");
        }
        return new Password(text);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
