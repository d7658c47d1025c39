package com.datifyy.application.shared.port;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// How often something may happen: a number of times at once, coming back evenly over a window.
///
/// @param name what is limited, like `login`; limits of different names count apart
/// @param permits how many may happen at once, at least one
/// @param window how long it takes until all of them are there again, at least one microsecond per permit
/// @param counted by whom, where instances can count together
public record Limit(String name, int permits, Duration window, Counted counted) {
    /// A block is a twentieth of the permits: that much of a limit may lie with one instance, unused.
    private static final int BLOCKS = 20;

    /// Below so many permits in a block it is not worth taking several at once.
    private static final int LEAST_BLOCK = 3;

    /// Who counts, of several instances.
    public enum Counted {
        /// Each instance for itself.
        BY_EACH,
        /// All of them together, use by use.
        TOGETHER,
        /// All of them together: each takes permits in blocks and spends them by itself.
        IN_BLOCKS
    }

    public Limit {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a limit has a name");
        }
        if (permits < 1) {
            throw new IllegalArgumentException("a limit allows at least one");
        }
        if (window.compareTo(Duration.of(permits, ChronoUnit.MICROS)) < 0) {
            throw new IllegalArgumentException("a limit's window is too short");
        }
    }

    /// Whether instances count together where they can, and not only each for itself.
    public boolean shared() {
        return counted != Counted.BY_EACH;
    }

    /// How many permits an instance takes at once.
    public int block() {
        int part = permits / BLOCKS;
        return counted == Counted.IN_BLOCKS && part >= LEAST_BLOCK ? part : 1;
    }

    /// The same for several together: so many permits for each of this one's, or what the window can hold.
    public Limit times(int several) {
        long most = Math.min(Integer.MAX_VALUE, window.dividedBy(ChronoUnit.MICROS.getDuration()));
        return new Limit(name, (int) Math.min((long) permits * several, most), window, counted);
    }

    /// How long it takes until one permit is back, rounded down to whole microseconds.
    public Duration onePermit() {
        return window.dividedBy(permits).truncatedTo(ChronoUnit.MICROS);
    }
}
