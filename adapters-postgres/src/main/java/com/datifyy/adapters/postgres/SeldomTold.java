package com.datifyy.adapters.postgres;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Something that everybody who asks hears while it lasts, and that is told once in ten seconds, with how often it
/// happened since.
final class SeldomTold {
    private static final long TOLD_EVERY_NANOS = 10_000_000_000L;

    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - TOLD_EVERY_NANOS);
    private final AtomicLong untold = new AtomicLong();

    /// It happened once more.
    ///
    /// @param telling is given what is to be said besides, if it is to be told now
    void tell(Consumer<String> telling) {
        if (isToBeTold()) {
            long others = untold.getAndSet(0);
            telling.accept(others == 0 ? "" : " (and " + others + " times since this was last said)");
        } else {
            untold.incrementAndGet();
        }
    }

    private boolean isToBeTold() {
        long now = System.nanoTime();
        long last = toldAt.get();
        return now - last >= TOLD_EVERY_NANOS && toldAt.compareAndSet(last, now);
    }
}
