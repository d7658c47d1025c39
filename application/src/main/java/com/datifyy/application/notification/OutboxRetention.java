package com.datifyy.application.notification;

import com.datifyy.application.notification.port.OutboxRecords;
import com.datifyy.application.shared.port.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Forgets messages that ended long ago, so that the outbox does not grow for ever.
public final class OutboxRetention {
    /// How long a message that was delivered or given up stays visible, and its key taken.
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 10_000;

    private final OutboxRecords records;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public OutboxRetention(OutboxRecords records, UnitOfWork unitOfWork, InstantSource clock) {
        this.records = records;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// @return how many messages were forgotten
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the store cannot be reached
    public int forgetOld() {
        Instant endedBefore = clock.instant().minus(KEPT);
        int forgotten = 0;
        int last;
        do {
            last = unitOfWork.execute(() -> records.forget(endedBefore, AT_ONCE));
            forgotten += last;
        } while (last == AT_ONCE && !Thread.currentThread().isInterrupted());
        return forgotten;
    }
}
