package com.datifyy.application.watching;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whoever wants to know what work is done and how it ends.
///
/// What is told has no values in it: names are templates and texts of ours, so their number is bounded, and
/// nobody's data is among them. A watch neither fails nor takes time that would be noticed.
public interface Watch {
    /// Nobody watches.
    Watch NOBODY = new Watch() {
        @Override
        public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
            return Step.UNSEEN;
        }

        @Override
        public Step current() {
            return Step.UNSEEN;
        }
    };

    /// Work begins on this thread, as part of the step that the thread is in.
    ///
    /// @param what how it is called; asked for once it has ended, and only by those who want to know
    /// @param traceParent the W3C trace context of whoever asked for it, well-formed, or null
    Step begin(Work work, Supplier<String> what, @Nullable String traceParent);

    /// The step that this thread is in.
    Step current();

    /// Work that will be done, so that whoever counts it has 0 to begin with.
    ///
    /// @param what how it is called
    /// @param outcomes how it may end
    default void expect(Work work, String what, String... outcomes) {
        // most do not count
    }

    default Step begin(Work work, Supplier<String> what) {
        return begin(work, what, null);
    }

    /// Does what capabilities are asked for a request or a call that was let in, as a step of its own.
    default void application(Runnable asked) {
        Step step = begin(Work.APPLICATION, () -> "application");
        boolean done = false;
        try (var _ = step.enter()) {
            asked.run();
            done = true;
        } finally {
            step.end(done ? "done" : "broken off", false);
        }
    }

    /// Makes threads whose work is part of the step that the thread is in which makes them.
    default ThreadFactory carrying(ThreadFactory threads) {
        return work -> {
            Step step = current();
            return threads.newThread(() -> {
                try (var _ = step.enter()) {
                    work.run();
                }
            });
        };
    }

    /// All of them as one.
    static Watch of(List<Watch> watches) {
        return switch (watches.size()) {
            case 0 -> NOBODY;
            case 1 -> watches.getFirst();
            default -> new SeveralWatches(List.copyOf(watches));
        };
    }

    /// Work that has begun.
    interface Step {
        /// Work nobody looks at.
        Step UNSEEN = new Step() {
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
                // nobody wants to know
            }
        };

        /// What begins on this thread is part of this work, until it is closed on the same thread.
        Inside enter();

        /// The W3C trace context for whoever is asked to take part, or null when this is not traced.
        @Nullable
        String traceParent();

        /// It is over.
        ///
        /// @param outcome how, in a word of ours
        /// @param failed whether that is somebody's fault here rather than an answer
        void end(String outcome, boolean failed);
    }

    /// The time in which a thread is inside a step.
    interface Inside extends AutoCloseable {
        /// Inside nothing.
        Inside NOWHERE = () -> {};

        @Override
        void close();
    }
}
