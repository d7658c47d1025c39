package com.datifyy.domain.shared;

import java.util.List;

/// One numbered page of a list whose length is known.
///
/// @param page counted from 1
/// @param size how many items a page holds at most
/// @param total how many items there are in all
public record NumberedPage<T>(List<T> items, int page, int size, long total) {
    public NumberedPage {
        items = List.copyOf(items);
    }

    /// How many pages there are; 0 when there is nothing.
    public int pages() {
        return Math.toIntExact((total + size - 1) / size);
    }

    /// The same page with other items in place of these, such as what is told about each.
    public <R> NumberedPage<R> holding(List<R> others) {
        return new NumberedPage<>(others, page, size, total);
    }

    public boolean hasMore() {
        return page < pages();
    }

    /// Which page is wanted.
    ///
    /// @param page from 1
    /// @param size 1 to 100
    public record Wanted(int page, int size) {
        /// What somebody asked for; whatever cannot be had falls back to the usual.
        public static Wanted of(int page, int size, int usualSize) {
            return new Wanted(Math.max(1, page), size < 1 || size > PageRequest.LARGEST ? usualSize : size);
        }

        public long offset() {
            return (page - 1L) * size;
        }
    }
}
