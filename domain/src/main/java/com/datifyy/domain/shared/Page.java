package com.datifyy.domain.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stretch of an ordered list.
///
/// @param items what it holds, in order
/// @param next the cursor that continues after the last item, or null when nothing follows
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /// The page that begins a list, of which one item more than the page holds is enough.
    ///
    /// @param cursor what continues after an item
    public static <T> Page<T> beginning(List<T> list, PageRequest request, Function<T, String> cursor) {
        if (list.size() <= request.limit()) {
            return new Page<>(list, null);
        }
        List<T> items = list.subList(0, request.limit());
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}
