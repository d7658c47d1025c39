package com.datifyy.adapters.oidc;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a provider tells about a person, as far as it is acceptable here. Somebody whose name or address is not can
/// sign in all the same, and gives another.
final class Particulars {
    private static final int LONGEST_NAME = 100;
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Particulars() {}

    /// The provider's name for the person.
    ///
    /// @throws Unproven when it is not 1 to 255 visible ASCII characters
    static String subject(JsonNode told) throws Unproven {
        if (!told.isTextual() || !SUBJECT.matcher(told.textValue()).matches()) {
            throw new Unproven("nobody is named");
        }
        return told.textValue();
    }

    static @Nullable Email email(JsonNode told) {
        try {
            return told.isTextual() ? new Email(told.textValue()) : null;
        } catch (InvalidInput unacceptable) {
            return null;
        }
    }

    static String name(JsonNode told) {
        try {
            return told.isTextual() ? Texts.clean("name", told.textValue(), LONGEST_NAME, false) : "";
        } catch (InvalidInput unacceptable) {
            return "";
        }
    }
}
