package com.datifyy.adapters.postgres;

/// What a store remembers of what it has read, as whoever runs the service sees it.
public interface Memory {
    /// How often what was asked for was there and still true.
    long hits();

    /// How often it was not.
    long misses();

    /// About how many things are remembered.
    long size();
}
