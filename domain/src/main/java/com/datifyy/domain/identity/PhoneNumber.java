package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.regex.Pattern;

/// A telephone number in the international form E.164: a plus sign and 8 to 15 digits.
public record PhoneNumber(String value) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");

    /// Spaces, hyphens, dots and parentheses are dropped.
    ///
    /// @throws InvalidInput when what remains is not an international number
    public PhoneNumber {
        value = value.replaceAll("[ ().-]", "");
        if (!E164.matcher(value).matches()) {
            throw new InvalidInput("phone_number", "must be in international form, like +911234567890");
        }
    }

    /// Hidden: a number is personal and does not belong into logs.
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
