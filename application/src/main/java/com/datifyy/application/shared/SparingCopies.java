package com.datifyy.application.shared;

import com.datifyy.application.shared.port.SharedCopies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Copies that are asked for as often as a budget allows, and not while whoever keeps them does not answer.
///
/// Asking is one command and leaving a copy another.
public final class SparingCopies implements SharedCopies {
    private final SharedCopies elsewhere;
    private final CommandBudget budget;
    private final Pause pause;

    /// @param elsewhere answers that it was not asked when it cannot answer
    public SparingCopies(SharedCopies elsewhere, CommandBudget budget, InstantSource clock) {
        this.elsewhere = elsewhere;
        this.budget = budget;
        this.pause = new Pause(clock);
    }

    @Override
    public Found find(String name) {
        if (!pause.letsAsk() || !budget.affordsOne()) {
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
        if (!pause.isDoubtful() && budget.affordsOne()) {
            elsewhere.keep(name, copy, life);
        }
    }
}
