package com.datifyy.adapters.s3;

import java.time.Duration;

/// How long the service that keeps the pictures may take.
///
/// @param connect until a connection stands
/// @param whole for one object from beginning to end, with every attempt
/// @param pause before the second attempt at most; four times as long before the third
public record S3Timeouts(Duration connect, Duration whole, Duration pause) {
    public S3Timeouts {
        if (!connect.isPositive() || !whole.isPositive() || !pause.isPositive()) {
            throw new IllegalArgumentException("a service gets some time");
        }
    }

    /// Three seconds to connect, ten in all.
    public static S3Timeouts usual() {
        return new S3Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofMillis(100));
    }
}
