package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [SecurityLog] that also writes each event to the service's log.
public final class LoggedEvents implements SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger("com.datifyy.security");

    private final SecurityLog kept;

    /// @param kept where the record is kept
    public LoggedEvents(SecurityLog kept) {
        this.kept = kept;
    }

    @Override
    public void append(SecurityEvent event) {
        kept.append(event);
        var line = LOG.atInfo().addKeyValue("event", event.kind().name());
        UserId account = event.account();
        if (account != null) {
            line = line.addKeyValue("account", account.toString());
        }
        SessionId session = event.session();
        if (session != null) {
            line = line.addKeyValue("session", session.toString());
        }
        for (var detail : event.details().entrySet()) {
            line = line.addKeyValue(detail.getKey(), detail.getValue());
        }
        line.log("security event {}", event.kind());
    }

    @Override
    public int forget(Instant before) {
        return kept.forget(before);
    }

    @Override
    public List<SecurityEvent> of(UserId account, int atMost) {
        return kept.of(account, atMost);
    }
}
