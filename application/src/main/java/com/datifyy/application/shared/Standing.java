package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;

/// How somebody stands with a limit after a request was counted.
///
/// @param limit what the limit is called, like `login`
/// @param permits how many requests it allows at once
/// @param window how long it takes until all of them are there again
/// @param granted whether this request was one of them
/// @param remaining how many more could follow now, 0 or more
/// @param nextIn how long until there is one more, in whole seconds, at least one
/// @param fullIn how long until all are there again, in whole seconds, at least one
public record Standing(
        String limit, int permits, Duration window, boolean granted, int remaining, Duration nextIn, Duration fullIn) {

    static Standing of(Allowance left) {
        return new Standing(
                left.limit().name(),
                left.limit().permits(),
                left.limit().window(),
                left.granted(),
                left.remaining(),
                left.nextIn(),
                left.fullIn());
    }

    /// Whichever of the two leaves less.
    public Standing tighter(Standing other) {
        if (granted != other.granted) {
            return granted ? other : this;
        }
        return other.remaining < remaining ? other : this;
    }

    /// What a request is answered with that was not granted.
    public TooManyRequests refusal() {
        return new TooManyRequests("Rate limit exceeded. Please try again later.", nextIn);
    }
}
