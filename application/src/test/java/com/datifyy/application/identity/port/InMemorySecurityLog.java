package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.UserId;
import java.util.List;

/// The record of what happened to accounts, in memory.
public final class InMemorySecurityLog implements SecurityLog {
    private final InMemoryTable<Integer, SecurityEvent> events;

    public InMemorySecurityLog(InMemoryUnitOfWork units) {
        events = new InMemoryTable<>(units);
    }

    @Override
    public void append(SecurityEvent event) {
        events.put(events.all().size(), event);
    }

    @Override
    public List<SecurityEvent> of(UserId account, int atMost) {
        return events.findAll(event -> account.equals(event.account())).reversed().stream()
                .limit(atMost)
                .toList();
    }

    /// Everything that happened, in order.
    public List<SecurityEvent> all() {
        return events.all();
    }
}
