package com.datifyy.adapters.rest.health;

import java.util.Map;

/// A few figures of the process; none is a secret.
///
/// @param collections what each garbage collector did so far, by its name
/// @param connections those to the database
public record Variables(
        String version,
        String java,
        long upSeconds,
        int processors,
        long heapUsedBytes,
        long heapCommittedBytes,
        long heapMostBytes,
        int platformThreads,
        int loadedClasses,
        Map<String, Collected> collections,
        Connections connections) {
    /// Nothing is known.
    public static final Variables NONE =
            new Variables("", "", 0, 0, 0, 0, 0, 0, 0, Map.of(), new Connections(0, 0, 0, 0));

    /// How often memory was collected, and how long that took altogether.
    public record Collected(long count, long milliseconds) {}

    /// How many are in use, how many are free, how many requests wait for one, and how many there are at most.
    public record Connections(int busy, int idle, int awaited, int most) {}

    public Variables {
        collections = Map.copyOf(collections);
    }
}
