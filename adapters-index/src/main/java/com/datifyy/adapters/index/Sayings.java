package com.datifyy.adapters.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A dictionary of sets of texts, as [Numbers] is one of numbers; nothing said has the code 0.
final class Sayings {
    private static final int FIRST_ROOM = 16;
    private static final int BYTES_EACH = 250;

    private final Map<Set<String>, Integer> codes = new HashMap<>();
    private Saying[] values = new Saying[FIRST_ROOM];
    private int size = 1;

    /// What somebody said of one thing, in comparable form.
    record Saying(Set<String> texts) {}

    Sayings() {
        values[0] = new Saying(Set.of());
    }

    int code(Set<String> texts) {
        if (texts.isEmpty()) {
            return 0;
        }
        Integer known = codes.get(texts);
        if (known != null) {
            return known;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = new Saying(texts);
        codes.put(texts, size);
        return size++;
    }

    int size() {
        return size;
    }

    Saying[] values() {
        return values;
    }

    long bytes() {
        return (long) BYTES_EACH * size;
    }
}
