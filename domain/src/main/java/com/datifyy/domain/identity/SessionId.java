package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.UUID;

/// The random name of a session.
public record SessionId(UUID value) {
    /// Reads an id from the outside.
    ///
    /// @throws NotFound when the text is not an id: no session has it
    public static SessionId parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equals(text)) {
                return new SessionId(value);
            }
        } catch (IllegalArgumentException notAnId) {
            // answered like any other unknown session
        }
        throw new NotFound("This session");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
