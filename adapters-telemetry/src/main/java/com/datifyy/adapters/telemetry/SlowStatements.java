package com.datifyy.adapters.telemetry;

import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes statements that took long into the log: their text without values, and how long it was.
public final class SlowStatements implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(SlowStatements.class);

    private final Duration limit;

    /// @param limit what takes as long or longer is written
    public SlowStatements(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
        return work == Work.STATEMENT ? new Timed(limit, System.nanoTime(), what) : Step.UNSEEN;
    }

    @Override
    public Step current() {
        return Step.UNSEEN;
    }

    private record Timed(Duration limit, long began, Supplier<String> what) implements Step {
        @Override
        public Inside enter() {
            return Inside.NOWHERE;
        }

        @Override
        public @Nullable String traceParent() {
            return null;
        }

        @Override
        public void end(String outcome, boolean failed) {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (took.compareTo(limit) >= 0) {
                LOG.warn("Slow statement, {} after {} ms: {}", outcome, took.toMillis(), what.get());
            }
        }
    }
}
