package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.domain.matching.Presence;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;

/// How lately somebody was there, for others and for themselves alike.
final class PresenceJson {
    private PresenceJson() {}

    static void write(Presence presence, JsonGenerator out) throws IOException {
        out.writeBooleanField("isOnline", presence.online());
        Instant lastSeen = presence.lastSeen();
        if (lastSeen != null) {
            JsonTime.write("lastSeenAt", lastSeen, out);
        }
    }
}
