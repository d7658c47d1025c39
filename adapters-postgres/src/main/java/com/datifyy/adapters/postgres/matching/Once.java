package com.datifyy.adapters.postgres.matching;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// Gives out one object in place of many equal ones, as far as it remembers them: thousands of people
/// want the same.
final class Once<V> {
    private final AtomicReferenceArray<V> seen;

    /// @param size how many are remembered, a power of two
    Once(int size) {
        this.seen = new AtomicReferenceArray<>(size);
    }

    /// An object equal to this one, to be kept instead of it.
    V of(V value) {
        int hash = value.hashCode();
        int place = (hash ^ hash >>> 16) & seen.length() - 1;
        V before = seen.getAcquire(place);
        if (value.equals(before)) {
            return before;
        }
        seen.setRelease(place, value);
        return value;
    }
}
