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
        return chosen("password", text);
    }

    /// A password somebody chooses, under another name.
    ///
    /// @param field the contract's name of the value, for the refusal
    /// @throws InvalidInput when it has fewer than 8 or more than 128 code points
    public static Password chosen(String field, String text) {
        if (text.isEmpty()) {
            throw new InvalidInput(field, "is required");
        }
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            throw new InvalidInput(field, "must have at least " + SHORTEST + " characters");
        }
        if (length > LONGEST) {
            throw new InvalidInput(field, "must have at most " + LONGEST + " characters");
        }
        return new Password(text);
    }

    /// A password somebody presents. It is not judged, only bounded, because rules may have been different
    /// when it was chosen.
    ///
    /// @throws InvalidInput when it is empty, or longer than any password could be
    public static Password presented(String text) {
        return presented("password", text);
    }

    /// A password somebody presents under another name.
    ///
    /// @param field the contract's name of the value, for the refusal
    /// @throws InvalidInput when it is empty, or longer than any password could be
    public static Password presented(String field, String text) {
        if (text.isEmpty()) {
            throw new InvalidInput(field, "is required");
        }
        if (text.length() > 4 * LONGEST) {
            throw new InvalidInput(field, "must have at most " + LONGEST + " characters");
        }
        return new Password(text);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
