package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes what happens to accounts, in the record that only grows and in the log.
public final class SecurityEvents {
    private static final Logger LOG = LoggerFactory.getLogger("com.datifyy.security");

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
        var line = LOG.atInfo().addKeyValue("event", kind.name());
        if (account != null) {
            line = line.addKeyValue("account", account.toString());
        }
        if (session != null) {
            line = line.addKeyValue("session", session.toString());
        }
        for (var detail : details.entrySet()) {
            line = line.addKeyValue(detail.getKey(), detail.getValue());
        }
        line.log("security event {}", kind);
    }

    /// Notes an event that concerns an account as a whole; call it inside the unit of work that makes it
    /// happen.
    public void record(SecurityEvent.Kind kind, UserId account, Network network) {
        record(kind, account, null, network, Map.of());
    }
}
