package com.datifyy.bench.service;

import java.util.Arrays;
import java.util.function.Supplier;

/// How long answers take when one question is asked again and again.
///
/// @param times how often each is asked
record Timings(int times, Markdown table) {
    /// The first time is not counted: it loads classes and pages.
    ///
    /// @param question answers with a remark on what it found
    void measure(String what, Supplier<String> question) {
        String remark = question.get();
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            remark = question.get();
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        table.row(
                what,
                Markdown.number(took[times / 2] / 1e6),
                Markdown.number(took[Math.min(times - 1, times * 99 / 100)] / 1e6),
                Markdown.number(took[Math.min(times - 1, times * 999 / 1_000)] / 1e6),
                Markdown.number(took[times - 1] / 1e6),
                remark);
    }
}
