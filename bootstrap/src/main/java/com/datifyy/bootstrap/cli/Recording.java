package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Complaint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "record",
        description = {
            "Records what a running service does for a while, or until it ends (JDK Flight Recorder).",
            "The settings the service was started with are left out; texts of exceptions and addresses are not.",
            "It is gathered in the service's temporary folder: where that gets full, Java ends the service."
        },
        mixinStandardHelpOptions = true)
final class Recording implements Callable<Integer> {
    private static final int LONGEST = 3_600;

    /// How much longer than told a recording may take to be written, in seconds.
    private static final int PATIENCE = 30;

    /// A recording that was stopped and of which in so many seconds nothing more is written never will be.
    private static final int STANDSTILL = 3;

    /// What each part of a recording begins with, before its version and its length in bytes.
    private static final int MAGIC = 0x464C5200;

    private static final int LENGTH_AT = 8;
    private static final int HEAD = LENGTH_AT + Long.BYTES;

    private final Supplier<PrintWriter> out;

    @Parameters(paramLabel = "PID", description = "The service's process; 1 in a container.")
    private long pid;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "A new file, like service.jfr.")
    private Path file = Path.of("");

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", description = "How long, up to 3600.")
    private int seconds;

    Recording(Supplier<PrintWriter> out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || seconds > LONGEST) {
            throw new Complaint(Complaint.Cause.USAGE, "--seconds must be from 1 to " + LONGEST);
        }
        Inspection.requireOne(pid);
        Path target = Inspection.madeForOwner(file);
        var done = false;
        String name = "datifyy-operator-" + UUID.randomUUID(); // one that could not be written keeps its name
        try {
            // The environment holds every secret there is, and other processes are nobody's business.
            Inspection.jcmd(
                    pid,
                    "JFR.start",
                    "name=" + name,
                    "settings=profile",
                    "jdk.InitialEnvironmentVariable#enabled=false",
                    "jdk.InitialSystemProperty#enabled=false",
                    "jdk.JVMInformation#enabled=false",
                    "jdk.SystemProcess#enabled=false",
                    "maxsize=100m",
                    "duration=" + seconds + "s",
                    "filename=" + target);
            waitWhileItRuns(seconds);
            done = isClosed(name, target) && isWhole(target);
        } finally {
            Inspection.removeUnless(done, target);
        }
        if (!done && !runs()) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE, "process " + pid + " ended, and what was recorded went with it");
        }
        Inspection.tell(out.get(), target, done, "");
        return 0;
    }

    private void waitWhileItRuns(int seconds) throws InterruptedException {
        for (int tenths = 0; tenths < seconds * 10 && runs(); tenths++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// Waits until nothing more is written: the service knows a recording until it was written, and for good when it
    /// could not be. One that ends in an orderly way writes what was recorded until then.
    private boolean isClosed(String name, Path target) throws InterruptedException {
        long before = -1;
        int still = 0;
        for (int i = 0; i < PATIENCE && still < STANDSTILL && runs(); i++) {
            String said = known();
            if (!said.contains("name=" + name)) {
                return true;
            }
            long now = Inspection.length(target);
            still = now == before && said.lines().anyMatch(line -> line.contains(name) && line.contains("(stopped)"))
                    ? still + 1
                    : 0;
            before = now;
            TimeUnit.SECONDS.sleep(1);
        }
        return !runs();
    }

    /// The recordings that the service knows; none when it has just ended.
    private String known() throws InterruptedException {
        try {
            return Inspection.jcmd(pid, "JFR.check");
        } catch (Complaint gone) {
            if (runs()) {
                throw gone;
            }
            return "";
        }
    }

    /// Whether a file consists of whole parts, as long as each says that it is.
    private static boolean isWhole(Path file) {
        try (var parts = FileChannel.open(file)) {
            long at = 0;
            while (at < parts.size()) {
                var head = ByteBuffer.allocate(HEAD);
                if (parts.read(head, at) < HEAD || head.getInt(0) != MAGIC || head.getLong(LENGTH_AT) < HEAD) {
                    return false;
                }
                at += head.getLong(LENGTH_AT);
            }
            return at > 0 && at == parts.size();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean runs() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
