package com.datifyy.bench.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was promised, held against what was measured: a line each, and whether all of it was kept.
final class Promises {
    private static final int BROKEN = 1;

    private final List<String> lines = new ArrayList<>();
    private boolean kept = true;

    /// Something that must not be more than so much.
    void atMost(String what, double measured, double most, String unit) {
        add(measured <= most, "%s: %s %s, promised %s".formatted(what, number(measured), unit, number(most)));
    }

    /// Something that must not happen.
    ///
    /// @param among how often it could have happened; of nothing nothing is proven
    void never(String what, long times, long among) {
        add(times == 0 && among > 0, "%s: %,d of %,d, promised none".formatted(what, times, among));
    }

    /// What a command ends with: 0, or 1 when one was broken.
    int exitCode() {
        return kept ? 0 : BROKEN;
    }

    /// All of them, a line each; empty when nothing was promised.
    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    private void add(boolean good, String line) {
        kept &= good;
        lines.add((good ? "kept    " : "BROKEN  ") + line);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }
}
