package com.datifyy.application.curation;

import com.datifyy.application.curation.port.CommentaryBudget;
import java.time.Duration;

/// What commenting may cost.
///
/// @param parallel how many comments are waited for at the same time, by all staff together
/// @param deadline for everything that was asked at once
public record CommentaryBounds(CommentaryBudget.Daily budget, int parallel, Duration deadline) {
    public CommentaryBounds {
        if (parallel < 1 || !deadline.isPositive()) {
            throw new IllegalArgumentException("somebody gets some time");
        }
    }

    /// Ten at a time, twenty seconds in all.
    public static CommentaryBounds usual(CommentaryBudget.Daily budget) {
        return new CommentaryBounds(budget, 10, Duration.ofSeconds(20));
    }
}
