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

    /// Work, with units in it or without any, that the store still takes on when it makes others wait. For
    /// what nobody gets in without; if everything went ahead, nothing would.
    <T> T ahead(Supplier<T> work);

    default void run(Runnable work) {
        execute(() -> {
            work.run();
            return true;
        });
    }
}
