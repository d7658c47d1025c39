package com.datifyy.adapters.mail;

import java.time.Duration;

/// How long a mail server may take.
///
/// @param connect until the connection stands
/// @param read until the next byte of an answer
/// @param write until it takes what is written
/// @param whole for one mail from beginning to end, so that a server which answers drop by drop holds nobody up
public record SmtpTimeouts(Duration connect, Duration read, Duration write, Duration whole) {
    public SmtpTimeouts {
        if (!connect.isPositive() || !read.isPositive() || !write.isPositive() || !whole.isPositive()) {
            throw new IllegalArgumentException("a mail server gets some time");
        }
    }

    /// Five seconds to connect, ten for each answer, thirty in all.
    public static SmtpTimeouts usual() {
        return new SmtpTimeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
