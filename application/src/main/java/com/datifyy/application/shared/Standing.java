package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.TooManyRequests.Cap;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return new TooManyRequests(
                "Rate limit exceeded. Please try again later.", nextIn, new Cap(limit, permits, window, fullIn));
    }

    /// How somebody stands with the limit that refused them, as far as it is a counted one; else with the one that
    /// their request was counted against, which is no use to them before they may ask again.
    ///
    /// @param before how they stood when they were let in, or null when the request is not counted
    public static Optional<Standing> after(TooManyRequests refusal, @Nullable Standing before) {
        Duration wait = refusal.retryAfter();
        Cap cap = refusal.cap();
        if (cap != null) {
            return Optional.of(new Standing(cap.name(), cap.permits(), cap.window(), false, 0, wait, cap.fullIn()));
        }
        return Optional.ofNullable(before)
                .map(told -> new Standing(told.limit(), told.permits(), told.window(), false, 0, wait, wait));
    }
}
