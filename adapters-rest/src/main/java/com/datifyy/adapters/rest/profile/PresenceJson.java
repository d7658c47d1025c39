package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.domain.matching.Presence;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// How lately somebody was there, for others and for themselves alike.
final class PresenceJson {
    private PresenceJson() {}

    static void put(Presence presence, ObjectNode json) {
        json.put("isOnline", presence.online());
        Instant lastSeen = presence.lastSeen();
        if (lastSeen != null) {
            json.set("lastSeenAt", JsonTime.secondsAndNanos(lastSeen));
        }
    }
}
