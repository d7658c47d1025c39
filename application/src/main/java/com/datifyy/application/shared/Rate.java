package com.datifyy.application.shared;

import java.time.Duration;

/// How often an operator lets something happen: so many times at once, coming back evenly over a window.
///
/// @param permits 1 to 1,000,000
/// @param window one second to 31 days
public record Rate(int permits, Duration window) {
    private static final int MOST = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(31);

    public Rate {
        if (permits < 1 || permits > MOST) {
            throw new IllegalArgumentException("a number from 1 to 1000000 is needed");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window from 1s to 31d is needed");
        }
    }
}
