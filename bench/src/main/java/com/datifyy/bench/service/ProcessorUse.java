package com.datifyy.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How much of the machine's processors was used, to tell whether somebody else was busy during a measurement.
///
/// @param busy by everybody since the machine started
/// @param all that there was
/// @param own by the measuring program itself
record ProcessorUse(Duration busy, Duration all, Duration own) {
    private static final long MILLIS_PER_TICK = 10;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int COUNTED = 8;

    static ProcessorUse now() throws IOException {
        Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return in(Files.readAllLines(Path.of("/proc/stat")), own);
    }

    /// @param stat the lines of `/proc/stat`
    static ProcessorUse in(List<String> stat, Duration own) {
        String[] ticks = stat.getFirst().replaceFirst("cpu +", "").split(" ", -1);
        long all = 0;
        long idle = 0;
        for (int i = 0; i < Math.min(ticks.length, COUNTED); i++) {
            long count = Long.parseLong(ticks[i]);
            all += count;
            idle += i == IDLE || i == WAITING ? count : 0;
        }
        return new ProcessorUse(
                Duration.ofMillis((all - idle) * MILLIS_PER_TICK), Duration.ofMillis(all * MILLIS_PER_TICK), own);
    }

    /// How much of the machine was used by others since then, in percent.
    ///
    /// @param measured the time of the processes that were measured
    double percentOfOthers(ProcessorUse before, Duration measured) {
        Duration others = busy.minus(before.busy).minus(own.minus(before.own)).minus(measured);
        return Math.max(
                0, 100.0 * others.toMillis() / Math.max(1, all.minus(before.all).toMillis()));
    }
}
