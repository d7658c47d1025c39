package com.datifyy.bench.service;

import com.datifyy.bench.survive.Findings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "survive",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Kills the service, PostgreSQL and Redis with SIGKILL in the middle of writes, again and again, and proves",
            "that no acknowledged write is lost, nothing is half there and nobody is booked twice.",
            "Ends with 1 and the history that cannot be when it is not so, or when what was killed does not come back,",
            "and with 69 when it could not be tried.",
            "With --expect-loss PostgreSQL answers before it has stored anything, and it ends with 1 unless a loss is",
            "found after PostgreSQL was killed."
        })
final class SurviveCommand implements Callable<Integer> {
    /// In so many cycles there is time for a write of each kind.
    private static final int CYCLES_FOR_EVERYTHING = 40;

    private static final int WRONG = 1;
    private static final int NOT_TRIED = 69;

    private final Supplier<PrintWriter> out;
    private final Surroundings given;

    @Option(names = "--cycles", paramLabel = "N", description = "How often something is killed.")
    private int cycles = 50;

    @Option(
            names = "--at-most",
            paramLabel = "SECONDS",
            description = "After that no cycle begins but the first three.")
    private int seconds = 3_600;

    @Option(names = "--couples", paramLabel = "N", description = "Couples that write at the same time.")
    private int couples = 6;

    @Option(names = "--seed", paramLabel = "N", description = "What chance begins with; by the clock when not given.")
    private @Nullable Long wantedSeed;

    @Option(
            names = "--expect-loss",
            description = {
                "With synchronous_commit = off writes are lost when PostgreSQL is killed: shows that they are noticed.",
                "Ends with 0 at the first that is found."
            })
    private boolean expectLoss;

    @Option(
            names = "--redis",
            paramLabel = "PROGRAM",
            description = {
                "What takes the options of redis-server, and is killed too in every fifth cycle.",
                "Not given: the one that the tests bring for this machine, if there is one."
            })
    private @Nullable Path redis;

    @Option(names = "--layout", paramLabel = "FOLDER", description = "Serve from what `datifyy image` made there.")
    private @Nullable Path image;

    @Spec
    private @Nullable CommandSpec spec;

    SurviveCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.given = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (couples < 2) {
            throw refused("--couples must be 2 at least");
        }
        if (cycles < 1) {
            throw refused("--cycles must be 1 at least");
        }
        if (expectLoss && cycles < Killed.TO_DATABASE) {
            throw refused("--cycles must be " + Killed.TO_DATABASE
                    + " at least with --expect-loss: PostgreSQL is not killed before");
        }
        try {
            return tried();
        } catch (Exception | Error untried) {
            if (untried instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            untried.printStackTrace(out.get());
            say("This could not be tried: " + untried);
            return NOT_TRIED;
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private int tried() throws Exception {
        Surroundings surroundings = given.serving(image);
        if (image == null) {
            surroundings.build();
        }
        long started = System.nanoTime();
        long seed = wantedSeed == null ? System.nanoTime() : wantedSeed;
        say("chance begins with --seed " + seed);
        try (Stage stage = Stage.set(surroundings, couples, new Random(seed), expectLoss, redis, this::say)) {
            long atFirst = stage.acknowledged();
            int over = 0;
            for (int cycle = 1; cycle <= cycles; cycle++) {
                long began = System.nanoTime();
                if (cycle > Killed.TO_DATABASE && began - started > TimeUnit.SECONDS.toNanos(seconds)) {
                    say("time is over after " + (cycle - 1) + " cycles");
                    break;
                }
                Killed killed = stage.turn(cycle);
                Findings found = stage.seen(() -> stage.killIn(killed));
                boolean atOnce = !found.isEmpty();
                if (!atOnce) {
                    stage.startRedisAgain(killed);
                    found = stage.seen(() -> stage.goOn(killed));
                }
                say(String.format(
                        Locale.ROOT,
                        "%3d  %-28s  %.1f s  %s",
                        cycle,
                        killed,
                        (System.nanoTime() - began) / 1e9,
                        found.isEmpty() ? stage.told() : "WRONG"));
                if (!found.isEmpty()) {
                    say(atOnce ? "right after the kill:" : "with everything back:");
                    if (expectLoss && killed.database() && found.isLoss()) {
                        found.tellInShort(this::say);
                        say("a loss was found, as it had to be");
                        return 0;
                    }
                    found.tell(this::say);
                    return WRONG;
                }
                over = cycle;
            }
            if (expectLoss) {
                say("no loss was found, though PostgreSQL answered before it stored: that proves nothing");
                return WRONG;
            }
            return proven(stage, stage.acknowledged() - atFirst, over);
        }
    }

    /// Whether enough was done for what was seen to mean anything, and what is lost is noticed.
    private int proven(Stage stage, long written, int over) throws Exception {
        if (written < (long) over * Stage.FEWEST_WRITES) {
            say("only " + written + " writes were acknowledged in " + over + " cycles: that proves nothing");
            return NOT_TRIED;
        }
        List<String> missing = stage.tally().missing(Writes.Kind.all());
        say("acknowledged: " + stage.tally());
        if (over >= CYCLES_FOR_EVERYTHING && !missing.isEmpty()) {
            say("none was acknowledged of " + missing + ": that proves nothing");
            return NOT_TRIED;
        }
        Findings found = stage.seen(stage::leaveEverything);
        if (!found.isEmpty()) {
            say("after the last writes, without a kill: WRONG");
            found.tell(this::say);
            return WRONG;
        }
        List<String> unnoticed = stage.lossesUnnoticed();
        if (!unnoticed.isEmpty()) {
            say("what was done to a copy of the database is not noticed, so that this proves nothing: " + unnoticed);
            return NOT_TRIED;
        }
        say("Nothing was lost, half there or twice there.");
        if (over < Killed.TO_DATABASE) {
            say("PostgreSQL was not killed: it is every third time.");
        }
        say("In a copy of the database each of %d rules was broken, and one row taken away of each of these: %s"
                .formatted(StoredFacts.rules(), String.join(", ", StoredFacts.kinds())));
        say("All of that was noticed.");
        return 0;
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
