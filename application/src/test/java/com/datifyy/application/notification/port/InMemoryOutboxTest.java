package com.datifyy.application.notification.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryOutboxTest implements OutboxContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryOutbox outbox = new InMemoryOutbox(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public OutboxRecords records() {
        return outbox;
    }
}
