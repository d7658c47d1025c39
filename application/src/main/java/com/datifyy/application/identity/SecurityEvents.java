package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Notes what happens to accounts.
public final class SecurityEvents {
    private final SecurityLog log;
    private final InstantSource clock;

    public SecurityEvents(SecurityLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Notes an event; call it inside the unit of work that makes it happen.
    void record(
            SecurityEvent.Kind kind,
            @Nullable UserId account,
            @Nullable SessionId session,
            Network network,
            Map<String, String> details) {
        log.append(new SecurityEvent(kind, account, session, network.coarse(), clock.instant(), details));
    }

    /// Notes an event that concerns an account as a whole; call it inside the unit of work that makes it
    /// happen.
    void record(SecurityEvent.Kind kind, UserId account, Network network) {
        record(kind, account, null, network, Map.of());
    }
}
