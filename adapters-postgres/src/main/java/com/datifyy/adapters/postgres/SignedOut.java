package com.datifyy.adapters.postgres;

import com.datifyy.adapters.postgres.PostgresDatabase.SignOutListener;
import com.datifyy.domain.identity.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// Whom units of work sign out, and whoever is told of it when they are over.
final class SignedOut {
    private final List<SignOutListener> listeners = new CopyOnWriteArrayList<>();
    private final ScopedValue<Set<UserId>> inUnit = ScopedValue.newInstance();
    private final ScopedValue<Set<UserId>> inSeries = ScopedValue.newInstance();

    void tell(SignOutListener listener) {
        listeners.add(listener);
    }

    /// The current unit of work signs somebody out.
    void note(UserId person) {
        inUnit.get().add(person);
    }

    /// Does a unit of work, and tells of whom it signed out. Also after a failure: where the connection broke, it may
    /// have been committed.
    <T> T unit(Supplier<T> work) {
        Set<UserId> out = new HashSet<>();
        try {
            return ScopedValue.where(inUnit, out).call(work::get);
        } finally {
            tellOf(out);
        }
    }

    /// Does several units of work, and tells of all of them at the end.
    <T> T series(Supplier<T> work) {
        Set<UserId> out = new HashSet<>();
        try {
            return ScopedValue.where(inSeries, out).call(work::get);
        } finally {
            tellListenersOf(out);
        }
    }

    private void tellOf(Set<UserId> out) {
        if (inSeries.isBound()) {
            inSeries.get().addAll(out);
        } else {
            tellListenersOf(out);
        }
    }

    private void tellListenersOf(Set<UserId> out) {
        if (!out.isEmpty()) {
            listeners.forEach(listener -> listener.signedOut(Set.copyOf(out)));
        }
    }
}
