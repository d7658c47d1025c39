package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import com.datifyy.application.shared.port.RateLimiter;
import java.time.Duration;

/// How many commands may be sent to somebody who charges for them.
///
/// No 24 hours hold more of them than the budget, whenever they begin: it comes back evenly, and what was not
/// used is not saved up beyond an hour. Each instance counts for itself.
public final class CommandBudget {
    /// The smallest budget of a day there is.
    public static final int LEAST_PER_DAY = 100;

    /// What an hour gives back, 24 times, and what may be there when a day begins.
    private static final int HOURS_OF_A_DAY_AND_ONE = 25;

    private static final String EVERYTHING = "everything";

    private final Limit hourly;
    private final RateLimiter spending;

    /// @param what it is for
    /// @param perDay how many commands any 24 hours may hold, at least [#LEAST_PER_DAY]
    /// @param spending counts in this process; it counts nothing else of that name
    public CommandBudget(String what, int perDay, RateLimiter spending) {
        if (perDay < LEAST_PER_DAY) {
            throw new IllegalArgumentException("a day's budget is " + LEAST_PER_DAY + " commands at least");
        }
        this.hourly = new Limit(what, perDay / HOURS_OF_A_DAY_AND_ONE, Duration.ofHours(1), Counted.BY_EACH);
        this.spending = spending;
    }

    /// Takes one command out of the budget, if it holds one.
    boolean affordsOne() {
        return spending.take(hourly, EVERYTHING).granted();
    }
}
