package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.dev.OneJar;
import com.datifyy.bootstrap.dev.Rehearsal;
import com.datifyy.bootstrap.dev.TakingBack;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.LogSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rehearse",
        description = {
            "Runs the service that lies in a folder from beginning to end, on a PostgreSQL of its own.",
            "`./datifyy image` uses it to train and to try what it makes, `ops/rollback-rehearsal` to try an earlier release.",
            "A copy made for serving, such as the image, does not have it."
        },
        mixinStandardHelpOptions = true)
final class Rehearse implements Callable<Integer> {

    private final Supplier<PrintWriter> out;

    @Parameters(paramLabel = "FOLDER", description = "What `./datifyy image --layout` made.")
    private Path layout = Path.of(".");

    @Option(names = "--pack", description = "Pack the jars of its libraries into one, and do no more.")
    private boolean packing;

    @Option(names = "--train", description = "Leave a cache of the classes that were used in the folder.")
    private boolean training;

    @Option(
            names = "--take-back-from",
            paramLabel = "RELEASE",
            description = "The folder of this release, which writes first: is it possible to go back from it?")
    private @Nullable Path present;

    Rehearse(Supplier<PrintWriter> out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(new LogSettings(LogSettings.Level.WARN, LogSettings.Format.READABLE));
        if ((packing ? 1 : 0) + (training ? 1 : 0) + (present == null ? 0 : 1) > 1) {
            throw new Complaint(Complaint.Cause.USAGE, "--pack, --train and --take-back-from do not go together");
        }
        if (packing) {
            OneJar.of(layout);
        } else if (training) {
            Rehearsal.training(layout);
        } else if (present == null) {
            out.get()
                    .println("It works: ready after "
                            + Rehearsal.of(layout).untilReady().toMillis() + " ms, answers, and ends on SIGTERM.");
        } else {
            tell(TakingBack.of(layout, present));
        }
        return 0;
    }

    private void tell(TakingBack.Outcome outcome) {
        out.get()
                .println("Going back works: the earlier release was ready after "
                        + outcome.untilReady().toMillis()
                        + " ms and went on with the people of this one, and this one with what it wrote.");
        if (!outcome.newer()) {
            out.get().println("But its schema is the same as this release's: about that there was nothing to prove.");
        }
    }
}
