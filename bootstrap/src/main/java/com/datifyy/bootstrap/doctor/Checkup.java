package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.SettingsProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The go-live list, gone through: the settings first, and then at the same time everything they lead to.
/// Changes nothing but for an object of a few bytes that it puts into the bucket and deletes again, and two keys in
/// Redis that go by themselves; sends nothing, and ends within half a minute whatever is away.
public final class Checkup {
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final Environment environment;

    public Checkup(Environment environment) {
        this.environment = environment;
    }

    /// What was found, in the order of the list.
    public List<Finding> findings() throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.from(environment);
        } catch (SettingsProblems problems) {
            return beforeAnythingElse(problems);
        }
        List<Finding> findings = new ArrayList<>(new SettingsChecks(
                        settings, environment.values(), Runtime.getRuntime().maxMemory())
                .findings());
        List<Checks> outside = new ArrayList<>(List.of(
                new DatabaseChecks(settings.database()),
                new MigrationChecks(settings.database()),
                new ReplicaChecks(settings),
                new RedisChecks(settings),
                new MailChecks(settings),
                new SmsChecks(settings),
                new BucketChecks(settings),
                new GeminiChecks(settings)));
        outside.addAll(ReceiverChecks.of(settings));
        findings.addAll(together(outside, LONGEST));
        return findings;
    }

    /// With settings that are not right only the database is asked, where its own are: half of the rest would be the
    /// wrong thing.
    private List<Finding> beforeAnythingElse(SettingsProblems problems) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        problems.problems().forEach(problem -> findings.add(failure("settings", problem.toString(), "")));
        var database = Settings.databaseOf(environment);
        if (database.isPresent()) {
            findings.addAll(together(
                    List.of(new DatabaseChecks(database.get()), new MigrationChecks(database.get())), LONGEST));
        }
        findings.add(warning("others", "not looked at", "mend the settings and ask again"));
        return findings;
    }

    /// What all of them find, in their order. Who takes longer than the others may, or breaks, is a failure.
    static List<Finding> together(List<? extends Checks> checks, Duration longest) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        // Not waited for at the end: what hangs is left to the end of the process.
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("check").factory());
        try {
            var running = threads.invokeAll(checks, longest.toMillis(), TimeUnit.MILLISECONDS);
            for (int which = 0; which < checks.size(); which++) {
                String subject = checks.get(which).subject();
                try {
                    findings.addAll(running.get(which).get());
                } catch (CancellationException _) {
                    findings.add(
                            failure(subject, "no answer within " + longest.toSeconds() + " s", "see why it is away"));
                } catch (ExecutionException unexpected) {
                    Throwable fault = Objects.requireNonNullElse(unexpected.getCause(), unexpected);
                    findings.add(failure(
                            subject,
                            "could not be looked at: " + fault.getClass().getSimpleName(),
                            "report this as a fault of the program"));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return findings;
    }
}
