package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;

/// The record of what happened to accounts, in memory.
public final class InMemorySecurityLog implements SecurityLog {
    private final InMemoryTable<Integer, Row> events;
    private int appended;

    private record Row(int number, SecurityEvent event) {}

    public InMemorySecurityLog(InMemoryUnitOfWork units) {
        events = new InMemoryTable<>(units);
    }

    @Override
    public void append(SecurityEvent event) {
        events.put(appended, new Row(appended, event));
        appended++;
    }

    @Override
    public int forget(Instant before) {
        List<Row> old = events.findAll(row -> row.event().at().isBefore(before));
        old.forEach(row -> {
            boolean _ = events.remove(row.number());
        });
        return old.size();
    }

    @Override
    public List<SecurityEvent> of(UserId account, int atMost) {
        return events.findAll(row -> account.equals(row.event().account())).reversed().stream()
                .map(Row::event)
                .limit(atMost)
                .toList();
    }

    /// Everything that happened, in order.
    public List<SecurityEvent> all() {
        return events.all().stream().map(Row::event).toList();
    }
}
