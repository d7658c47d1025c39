package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/// A recovery code in the one spelling that is stored, `k7qf-9x2m-0abc-1def`: sixteen letters and digits of
/// Crockford's base 32.
public record RecoveryCode(String value) {
    private static final Pattern LETTERS = Pattern.compile("[0-9a-hjkmnp-tv-z]{16}");
    private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");

    /// As somebody types it: in capitals, with or without hyphens and spaces, with O for 0 and I or L for 1.
    ///
    /// @throws InvalidInput when it is not sixteen such letters and digits
    public RecoveryCode {
        String letters = value.toLowerCase(Locale.ROOT)
                .replaceAll("[ -]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        if (!LETTERS.matcher(letters).matches()) {
            throw new InvalidInput("code", "is not a recovery code: it has 16 letters and digits");
        }
        value = GROUP.matcher(letters).replaceAll("$1-");
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
