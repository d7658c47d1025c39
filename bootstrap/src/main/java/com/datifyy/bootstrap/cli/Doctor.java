package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.doctor.Checkup;
import com.datifyy.bootstrap.doctor.Finding;
import com.datifyy.bootstrap.doctor.Finding.Verdict;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.LogSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = {
            "Goes through the list of what a service needs before it goes live, a line each with the mend.",
            "Changes nothing but for an object of a few bytes that it puts into the bucket and deletes again, and two keys",
            "in Redis that go by themselves; sends nothing.",
            "Ends with 1 when something fails, with 0 when there are warnings at most."
        },
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;

    Doctor(Supplier<Environment> environment, Supplier<PrintWriter> out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        // What libraries remark while something is away would stand between the lines.
        Logging.configure(new LogSettings(LogSettings.Level.ERROR, LogSettings.Format.READABLE));
        List<Finding> findings = new Checkup(environment.get()).findings();
        for (Finding finding : findings) {
            out.get()
                    .printf(
                            "%-8s %-11s %s%s%n",
                            finding.verdict().name().toLowerCase(Locale.ROOT),
                            finding.subject(),
                            finding.sentence(),
                            finding.mend().isEmpty() ? "" : "; " + finding.mend());
        }
        long failures = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAILURE)
                .count();
        long warnings = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.WARNING)
                .count();
        out.get().printf("%n%s, %s%n", counted(failures, "failure"), counted(warnings, "warning"));
        return failures == 0 ? 0 : 1;
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
