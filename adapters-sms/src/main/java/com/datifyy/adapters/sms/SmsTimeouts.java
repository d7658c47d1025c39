package com.datifyy.adapters.sms;

import java.time.Duration;

/// How long a text message provider may take.
///
/// @param connect until the connection stands
/// @param whole for one message from beginning to end
public record SmsTimeouts(Duration connect, Duration whole) {
    public SmsTimeouts {
        if (!connect.isPositive() || !whole.isPositive()) {
            throw new IllegalArgumentException("a provider gets some time");
        }
    }

    /// Three seconds to connect, eight in all.
    public static SmsTimeouts usual() {
        return new SmsTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(8));
    }
}
