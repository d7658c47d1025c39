package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.application.shared.port.SharedCopies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Copies that are asked for as often as a budget allows, and not while whoever keeps them does not answer.
///
/// Asking is one command and leaving a copy another. No 24 hours hold more of them than the budget, whenever
/// they begin: it comes back evenly, and what was not used is not saved up beyond an hour. Each instance counts
/// for itself.
public final class SparingCopies implements SharedCopies {
    /// The smallest budget there is.
    public static final int LEAST_PER_DAY = 100;

    /// What an hour gives back, 24 times, and what may be there when a day begins.
    private static final int HOURS_OF_A_DAY_AND_ONE = 25;

    private static final String EVERYTHING = "everything";

    private final SharedCopies elsewhere;
    private final Limit hourly;
    private final RateLimiter spending;
    private final Pause pause;

    /// @param elsewhere answers that it was not asked when it cannot answer
    /// @param commandsPerDay how many commands any 24 hours may hold, at least [#LEAST_PER_DAY]
    /// @param spending counts in this process; it counts nothing else under the name `copies`
    public SparingCopies(SharedCopies elsewhere, int commandsPerDay, RateLimiter spending, InstantSource clock) {
        if (commandsPerDay < LEAST_PER_DAY) {
            throw new IllegalArgumentException("a day's budget is " + LEAST_PER_DAY + " commands at least");
        }
        this.elsewhere = elsewhere;
        this.hourly = new Limit("copies", commandsPerDay / HOURS_OF_A_DAY_AND_ONE, Duration.ofHours(1), false);
        this.spending = spending;
        this.pause = new Pause(clock);
    }

    @Override
    public Found find(String name) {
        if (!pause.letsAsk() || !isAffordable()) {
            return Absence.NOT_ASKED;
        }
        Found found = elsewhere.find(name);
        if (found == Absence.NOT_ASKED) {
            pause.begin();
        } else {
            pause.end();
        }
        return found;
    }

    /// Whoever does not answer is sent nothing either, until they have answered.
    @Override
    public void keep(String name, Supplier<byte[]> copy, Duration life) {
        if (!pause.isDoubtful() && isAffordable()) {
            elsewhere.keep(name, copy, life);
        }
    }

    private boolean isAffordable() {
        return spending.take(hourly, EVERYTHING).granted();
    }
}
