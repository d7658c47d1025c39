package com.datifyy.adapters.gemini;

import java.time.Duration;

/// How long Gemini may take.
///
/// @param connect until the connection stands
/// @param whole for one comment from beginning to end, with everything that is tried again
/// @param pause before it is tried again, and twice as much before the second time
public record GeminiTimeouts(Duration connect, Duration whole, Duration pause) {
    public GeminiTimeouts {
        if (!connect.isPositive() || !whole.isPositive() || pause.isNegative()) {
            throw new IllegalArgumentException("a provider gets some time");
        }
    }

    /// Three seconds to connect, twelve in all, half a second before the first repetition.
    public static GeminiTimeouts usual() {
        return new GeminiTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(12), Duration.ofMillis(500));
    }
}
