package com.datifyy.bench.survive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many writes of each kind were acknowledged.
public final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    /// Counts one more.
    public synchronized void add(String kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /// Forgets what was counted so far.
    public synchronized void clear() {
        counts.clear();
    }

    /// Which of these kinds none was of.
    public synchronized List<String> missing(Collection<String> kinds) {
        return kinds.stream().filter(kind -> !counts.containsKey(kind)).toList();
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
