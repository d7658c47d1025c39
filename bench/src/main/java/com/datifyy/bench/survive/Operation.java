package com.datifyy.bench.survive;

import java.util.Map;
import java.util.TreeMap;

/// One write that a client asked for. All of what it writes is stored together or not at all.
///
/// @param what it was, for whoever reads a history
/// @param writes which fact it gives which value
public record Operation(String what, Map<String, String> writes, Fate fate) {
    public Operation {
        writes = Map.copyOf(writes);
    }

    @Override
    public String toString() {
        return fate + "  " + what + "  " + new TreeMap<>(writes);
    }
}
