package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Complaint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "record",
        description = {
            "Records what a running service does for a while, or until it ends (JDK Flight Recorder).",
            "The settings the service was started with are left out; texts of exceptions and addresses are not."
        },
        mixinStandardHelpOptions = true)
final class Recording implements Callable<Integer> {
    private static final int LONGEST = 3_600;

    /// How much longer than told a recording may take to be written, in tenths of seconds.
    private static final int PATIENCE = 300;

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
        try {
            // The environment holds every secret there is, and other processes are nobody's business.
            Inspection.jcmd(
                    pid,
                    "JFR.start",
                    "name=datifyy-operator",
                    "settings=profile",
                    "jdk.InitialEnvironmentVariable#enabled=false",
                    "jdk.InitialSystemProperty#enabled=false",
                    "jdk.JVMInformation#enabled=false",
                    "jdk.SystemProcess#enabled=false",
                    "maxsize=100m",
                    "duration=" + seconds + "s",
                    "filename=" + target);
            waitWhileItRuns(seconds * 10, () -> false);
            waitWhileItRuns(PATIENCE, () -> Inspection.hasContent(target));
            done = Inspection.hasContent(target);
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

    /// A service that ends in an orderly way writes what was recorded until then.
    ///
    /// @param tenths of seconds, at most
    private void waitWhileItRuns(int tenths, BooleanSupplier enough) throws InterruptedException {
        for (int i = 0; i < tenths && runs() && !enough.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean runs() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
