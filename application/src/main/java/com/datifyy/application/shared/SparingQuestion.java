package com.datifyy.application.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whether somebody answers, for whoever asks however often: they themselves are asked once in some seconds at
/// most, and within a budget unless it is known that they are not well. Whoever comes in between, or while
/// they are being asked, is told what is known.
public final class SparingQuestion {
    /// How long nobody asks again who heard that they answer.
    static final Duration WHILE_THEY_ANSWER = Duration.ofSeconds(5);

    /// How long nobody asks again who heard that they do not, or an error: as long as recovering may take.
    static final Duration WHILE_THEY_DO_NOT = Pause.LENGTH;

    private final BooleanSupplier question;
    private final BooleanSupplier known;
    private final CommandBudget budget;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> askedAt = new AtomicReference<>();

    /// @param question asks them; it may take its time
    /// @param known whether they are well, as whoever asked them for something found out; tells at once
    /// @param budget of questions while they answer; after an error or no answer they are asked whatever it holds
    public SparingQuestion(BooleanSupplier question, BooleanSupplier known, CommandBudget budget, InstantSource clock) {
        this.question = question;
        this.known = known;
        this.budget = budget;
        this.clock = clock;
    }

    /// Whether they answer, as far as is known.
    public boolean answered() {
        boolean before = known.getAsBoolean();
        Instant asked = askedAt.get();
        Instant now = clock.instant();
        if (!isDue(asked, now, before) || !askedAt.compareAndSet(asked, now)) {
            return before;
        }
        if (before && !budget.affordsOne()) {
            return true;
        }
        return question.getAsBoolean();
    }

    /// Either way round: a clock that is set back puts nothing off.
    private static boolean isDue(@Nullable Instant asked, Instant now, boolean answered) {
        Duration pause = answered ? WHILE_THEY_ANSWER : WHILE_THEY_DO_NOT;
        return asked == null || Duration.between(asked, now).abs().compareTo(pause) >= 0;
    }
}
