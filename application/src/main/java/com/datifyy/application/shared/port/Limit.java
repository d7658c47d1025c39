package com.datifyy.application.shared.port;

import java.time.Duration;

/// How often something may happen: a number of times at once, coming back evenly over a window.
///
/// @param name what is limited, like `sign-in`; limits of different names count apart
/// @param permits how many may happen at once, at least one
/// @param window how long it takes until all of them are there again, at least one nanosecond per permit
public record Limit(String name, int permits, Duration window) {
    public Limit {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a limit has a name");
        }
        if (permits < 1) {
            throw new IllegalArgumentException("a limit allows at least one");
        }
        if (window.compareTo(Duration.ofNanos(permits)) < 0) {
            throw new IllegalArgumentException("a limit's window is too short");
        }
    }
}
