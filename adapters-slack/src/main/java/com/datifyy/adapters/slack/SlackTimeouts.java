package com.datifyy.adapters.slack;

import java.time.Duration;

/// How long Slack may take.
///
/// @param connect until the connection stands
/// @param whole for one message from beginning to end
public record SlackTimeouts(Duration connect, Duration whole) {
    public SlackTimeouts {
        if (!connect.isPositive() || !whole.isPositive()) {
            throw new IllegalArgumentException("Slack gets some time");
        }
    }

    /// Three seconds to connect, ten in all.
    public static SlackTimeouts usual() {
        return new SlackTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
    }
}
