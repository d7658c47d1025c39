package com.datifyy.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a small instance has: 512 MB and a share of the processors, kept to by control groups of version 1. Making
/// one needs the rights of root.
final class Container implements AutoCloseable {
    private static final Path CONTROLLERS = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 100_000;
    private static final long BYTES = 512L << 20;

    private final List<Path> groups = new ArrayList<>();

    /// @param processors how many of them, such as 0.5; 0 for all there are
    /// @throws IOException where such groups cannot be made
    static Container of(double processors) throws IOException {
        Container container = new Container();
        try {
            Path memory = container.group("memory");
            Files.writeString(memory.resolve("memory.limit_in_bytes"), Long.toString(BYTES));
            if (processors > 0) {
                Path cpu = container.group("cpu");
                Files.writeString(cpu.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
                Files.writeString(
                        cpu.resolve("cpu.cfs_quota_us"), Long.toString(Math.round(processors * PERIOD_MICROS)));
            }
            return container;
        } catch (IOException failure) {
            container.close();
            throw new IOException("no control group of version 1 can be made: " + failure.getMessage(), failure);
        }
    }

    /// What stands before a command that runs in it.
    List<String> before() {
        StringBuilder script = new StringBuilder();
        groups.forEach(group -> script.append("echo $$ > ")
                .append(group.resolve("cgroup.procs"))
                .append(" && "));
        return List.of("/bin/sh", "-c", script + "exec \"$0\" \"$@\"");
    }

    /// Once nothing runs in it any more.
    @Override
    public void close() throws IOException {
        for (Path group : groups) {
            Files.deleteIfExists(group);
        }
    }

    private Path group(String controller) throws IOException {
        Path group = CONTROLLERS
                .resolve(controller)
                .resolve("datifyy-bench-" + ProcessHandle.current().pid());
        Files.createDirectory(group);
        groups.add(group);
        return group;
    }
}
