package com.datifyy.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much memory a process holds, as Linux counts it.
///
/// @param residentMiB now
/// @param peakMiB at most so far
record ProcessMemory(long residentMiB, long peakMiB) {
    private static final int KIB_PER_MIB = 1024;
    private static final double BYTES_PER_MIB = 1024 * 1024;

    /// What it holds now in megabytes of a million bytes, in which figures are promised.
    long residentMB() {
        return Math.round(residentMiB * BYTES_PER_MIB / 1e6);
    }

    static ProcessMemory of(long pid) throws IOException {
        return in(Files.readAllLines(Path.of("/proc/" + pid + "/status")));
    }

    /// @param status the lines of `/proc/<pid>/status`
    static ProcessMemory in(List<String> status) {
        return new ProcessMemory(mebibytes(status, "VmRSS:"), mebibytes(status, "VmHWM:"));
    }

    private static long mebibytes(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / KIB_PER_MIB)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + key + " in the status of the process"));
    }
}
