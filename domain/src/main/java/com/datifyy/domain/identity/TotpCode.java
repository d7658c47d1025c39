package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.regex.Pattern;

/// A time-based one-time password as somebody read it from their authenticator app: six digits, leading zeros
/// included.
public record TotpCode(String digits) {
    static final int LENGTH = 6;

    /// How many different codes there are.
    static final int VALUES = 1_000_000;

    private static final Pattern SHAPE = Pattern.compile("[0-9]{" + LENGTH + "}");

    /// Whether a text without spaces has the form of a code.
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// Apps show the digits in groups, so spaces are left out.
    ///
    /// @throws InvalidInput when it is not six digits
    public TotpCode {
        digits = digits.replace(" ", "");
        if (!SHAPE.matcher(digits).matches()) {
            throw new InvalidInput("code", "must be the " + LENGTH + " digits that your authenticator app shows");
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
