package com.datifyy.application.shared.port;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// How often something may happen: a number of times at once, coming back evenly over a window.
///
/// @param name what is limited, like `login`; limits of different names count apart
/// @param permits how many may happen at once, at least one
/// @param window how long it takes until all of them are there again, at least one microsecond per permit
/// @param shared whether instances count together where they can, and not only each for itself
public record Limit(String name, int permits, Duration window, boolean shared) {
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

    /// The same for several together: so many permits for each of this one's, or what the window can hold.
    public Limit times(int several) {
        long most = Math.min(Integer.MAX_VALUE, window.dividedBy(ChronoUnit.MICROS.getDuration()));
        return new Limit(name, (int) Math.min((long) permits * several, most), window, shared);
    }

    /// How long it takes until one permit is back, rounded down to whole microseconds.
    public Duration onePermit() {
        return window.dividedBy(permits).truncatedTo(ChronoUnit.MICROS);
    }
}
