package com.datifyy.domain.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of an ordered list.
///
/// @param items what it holds, in order
/// @param next the cursor that continues after the last item, or null when nothing follows
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
