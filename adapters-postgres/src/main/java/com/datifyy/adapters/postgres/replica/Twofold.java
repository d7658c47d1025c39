package com.datifyy.adapters.postgres.replica;

import java.util.function.Function;

/// A store in the primary, and the same store in the replica.
///
/// @param <S> its port
record Twofold<S>(S primary, S copy, Replica replica) {
    /// What the replica answers if it knows all that was committed before, and otherwise the primary.
    <T> T current(Function<S, T> question) {
        return replica.current(() -> question.apply(copy)).orElseGet(() -> question.apply(primary));
    }
}
