package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.UUID;

/// The random name of a session.
public record SessionId(UUID value) {
    /// Reads an id from the outside.
    ///
    /// @throws NotFound when the text is not an id: no session has it
    public static SessionId parse(String text) {
        return Ids.uuid(text).map(SessionId::new).orElseThrow(() -> new NotFound("This session"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
