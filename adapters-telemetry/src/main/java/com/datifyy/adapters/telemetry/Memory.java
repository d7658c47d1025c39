package com.datifyy.adapters.telemetry;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the operating system says about this process and what it may have.
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB = 1_024;

    private Memory() {}

    /// The resident memory in bytes, or not a number where the system does not tell.
    static Number residentBytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .findFirst()
                    .<Number>map(kib -> Long.parseLong(kib) * KIB)
                    .orElse(Double.NaN);
        } catch (IOException unknown) {
            return Double.NaN;
        }
    }

    /// What the process may have: the limit of its control group, as containers have one, or else the memory of the
    /// machine.
    static Number limitBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
