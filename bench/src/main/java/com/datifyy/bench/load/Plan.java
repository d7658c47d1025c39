package com.datifyy.bench.load;

import java.time.Duration;

/// How much load, and for how long.
///
/// @param connections from 1 to 1,000; each has a thread
/// @param warmUp at the start, not measured
/// @param measured 1 ms to an hour
/// @param timeout how long an answer may take; longer is an error
public record Plan(int connections, Arrival arrival, Duration warmUp, Duration measured, Duration timeout) {
    private static final int MOST_CONNECTIONS = 1_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    /// @throws IllegalArgumentException when a part is out of its range
    public Plan {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("connections: from 1 to " + MOST_CONNECTIONS);
        }
        if (measured.toMillis() < 1 || measured.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the measured time: from 1 ms to an hour");
        }
        if (warmUp.isNegative() || warmUp.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the warm-up: from nothing to an hour");
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the timeout: from 1 ms to an hour");
        }
    }

    /// When requests are sent.
    public sealed interface Arrival {
        /// As soon as a connection is free. The service slows the generator down when it is slow itself, so this tells
        /// how much it can do, and flatters how long callers wait.
        record WhenFree() implements Arrival {}

        /// At even intervals, whether or not earlier requests are answered. What waits for a free connection has begun
        /// to wait.
        record Even(double perSecond) implements Arrival {
            /// @throws IllegalArgumentException when it is not from 0.1 to a million
            public Even {
                if (!(perSecond >= 0.1 && perSecond <= 1_000_000)) {
                    throw new IllegalArgumentException("the rate: from 0.1 to 1000000 per second");
                }
            }
        }
    }

    /// The same load under another arrival of requests.
    public Plan with(Arrival other) {
        return new Plan(connections, other, warmUp, measured, timeout);
    }
}
