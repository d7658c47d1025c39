package com.datifyy.bootstrap.dev;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.bootstrap.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Looks into a running service the way an operator does, with what lies in its folder alone.
final class Insight {
    /// A heap dump of a service and a recording of a second take a few seconds, and longer where others work, too.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Insight() {}

    /// @param layout the service's folder
    /// @param pid the service
    /// @param here where files may be left
    /// @throws Complaint when a heap dump or a recording is not to be had, with what the command had to say
    static void require(Path layout, long pid, Path here) throws IOException, InterruptedException {
        String process = Long.toString(pid);
        require(layout, here.resolve("heap.hprof"), "JAVA PROFILE", "heap-dump", process);
        require(layout, here.resolve("service.jfr"), "FLR", "record", process, "--seconds", "1");
    }

    private static void require(Path layout, Path file, String beginning, String... command)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(layout.resolve("datifyy").toString()));
        line.addAll(List.of(command));
        line.addAll(List.of("--to", file.toString()));
        Path said = file.resolveSibling(command[0] + ".log");
        Process looking = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = looking.waitFor(LONGEST);
        if (!ended) {
            looking.destroyForcibly();
        }
        if (!ended || looking.exitValue() != 0 || !beginsWith(beginning, file)) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE,
                    command[0] + (ended ? " did not do its work" : " did not end"),
                    new String(Files.readAllBytes(said), UTF_8).lines().toList());
        }
    }

    private static boolean beginsWith(String beginning, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(beginning.length()), US_ASCII).equals(beginning);
        }
    }
}
