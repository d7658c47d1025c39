package com.datifyy.application.shared.port;

import java.util.function.Supplier;

/// All or nothing: what is written inside one unit is kept together, or not at all.
///
/// Nested units join the outer one. A repository's write outside a unit throws [IllegalStateException]. Any
/// exception undoes the unit, so a change that has to stay although the request is refused belongs into a unit
/// of its own.
public interface UnitOfWork {
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the store cannot be reached
    <T> T execute(Supplier<T> work);

    /// Runs work with priority, with or without units in it: it may use what the store reserves for when
    /// everything else has to wait. Only for what people need in order to get in; if everything had priority,
    /// nothing would.
    <T> T ahead(Supplier<T> work);

    /// Runs work with several units in it, one after the other: what the store has to wait for after each is waited for
    /// once, at the end.
    <T> T series(Supplier<T> work);

    default void run(Runnable work) {
        execute(() -> {
            work.run();
            return true;
        });
    }
}
