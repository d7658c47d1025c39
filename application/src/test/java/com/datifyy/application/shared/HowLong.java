package com.datifyy.application.shared;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How long something usually takes, which a machine that stands still for a moment does not change.
public final class HowLong {
    private HowLong() {}

    /// Does it three times, one after the other, and takes the time in the middle.
    public static Duration usually(Runnable deed) {
        return median(Stream.of(deed, deed, deed).map(HowLong::took).toList());
    }

    public static Duration took(Runnable deed) {
        long begun = System.nanoTime();
        deed.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// The one in the middle.
    public static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
