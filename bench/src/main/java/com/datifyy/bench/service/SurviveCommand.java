package com.datifyy.bench.service;

import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.LogSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "survive",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Kills the service and PostgreSQL with SIGKILL in the middle of writes, again and again,",
            "and proves that no acknowledged write is lost, nothing is half there and nobody is booked twice.",
            "Ends with 1 and the history that cannot be when it is not so.",
            "With --expect-loss PostgreSQL answers before it has stored anything, and it ends with 1 unless a loss is found."
        })
final class SurviveCommand implements Callable<Integer> {
    private static final StaffMember STAFF = new StaffMember("survivor-staff@example.org", Couple.PASSWORD);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLS_TO_DATABASE = 3;
    private static final int FEWEST_WRITES = 10;
    private static final int WRITES_SPREAD = 60;
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(5);
    private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

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
                "With synchronous_commit = off writes are lost: shows that they are noticed.",
                "Ends with 0 at the first that is found."
            })
    private boolean expectLoss;

    @Option(names = "--layout", paramLabel = "FOLDER", description = "Serve from what `datifyy image` made there.")
    private @Nullable Path image;

    SurviveCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.given = surroundings;
        this.out = out;
    }

    /// Runs it from its sources, without a build of this module.
    ///
    /// @param arguments the checkout's folder, then the options
    public static void main(String... arguments) {
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        PrintWriter console = new PrintWriter(System.out, true, System.out.charset());
        Logging.configure(new LogSettings(LogSettings.Level.WARN, LogSettings.Format.READABLE));
        Surroundings surroundings = new Surroundings(checkout, checkout.resolve("bench/target"));
        String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        System.exit(new CommandLine(new SurviveCommand(surroundings, () -> console)).execute(rest));
    }

    @Override
    public Integer call() throws Exception {
        Surroundings surroundings = given.serving(image);
        if (image == null) {
            surroundings.build();
        }
        long started = System.nanoTime();
        long seed = wantedSeed == null ? System.nanoTime() : wantedSeed;
        say("chance begins with --seed " + seed);
        try (Stage stage = Stage.set(surroundings, couples, new Random(seed), expectLoss)) {
            long atFirst = stage.acknowledged();
            int over = 0;
            for (int cycle = 1; cycle <= cycles; cycle++) {
                long began = System.nanoTime();
                if (cycle > KILLS_TO_DATABASE && began - started > TimeUnit.SECONDS.toNanos(seconds)) {
                    say("time is over after " + (cycle - 1) + " cycles");
                    break;
                }
                String killed = stage.killIn(cycle);
                List<String> wrong = stage.wrong();
                say(String.format(
                        Locale.ROOT,
                        "%3d  %-24s  %.1f s  %s",
                        cycle,
                        killed,
                        (System.nanoTime() - began) / 1e9,
                        wrong.isEmpty() ? stage.told() : "WRONG"));
                if (!wrong.isEmpty()) {
                    wrong.forEach(this::say);
                    if (expectLoss) {
                        say("a loss was found, as it had to be");
                        return 0;
                    }
                    return 1;
                }
                over = cycle;
            }
            if (expectLoss) {
                say("no loss was found, though PostgreSQL answered before it stored: that proves nothing");
                return 1;
            }
            long written = stage.acknowledged() - atFirst;
            if (written < (long) over * FEWEST_WRITES) {
                say("only " + written + " writes were acknowledged in " + over + " cycles: that proves nothing");
                return 1;
            }
            Map<String, Long> planted = stage.plantedLossesNoticed();
            say(
                    "Nothing was lost, half there or twice there. The checker was also shown what is stored without one fact,");
            say("for each of these in turn, and noticed every loss: " + planted);
        }
        return 0;
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }

    /// A new database, the service on it, and the couples who write.
    private static final class Stage implements AutoCloseable {
        private final Surroundings surroundings;
        private final MeasuredDatabase database;
        private final Map<String, String> environment;
        private final StoredFacts facts;
        private final Random random;
        private final List<Couple> couples = new ArrayList<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private ServiceProcess service;

        private Stage(Surroundings surroundings, MeasuredDatabase database, Random random) throws IOException {
            this.surroundings = surroundings;
            this.database = database;
            this.random = random;
            this.facts = new StoredFacts(database);
            String off = LimitPolicy.names().stream().map(name -> name + "=off").collect(Collectors.joining(","));
            this.environment = Map.of(
                    "ENV",
                    "development", // where access tokens may outlast a long run
                    "DATABASE_URL",
                    database.url(),
                    "JWT_SECRET",
                    "survive-" + database.url().hashCode() + "-" + "x".repeat(48),
                    "RATE_LIMITS",
                    off);
            surroundings.run(environment, "", "migrate");
            surroundings.run(
                    environment,
                    STAFF.password() + "\n",
                    "admin",
                    "create",
                    "--email",
                    STAFF.email(),
                    "--name",
                    "Rehearsal",
                    "--password-stdin");
            this.service = serve();
        }

        static Stage set(Surroundings surroundings, int couples, Random random, boolean losing)
                throws IOException, InterruptedException, SQLException {
            MeasuredDatabase database = MeasuredDatabase.in(surroundings.emptied("survive"));
            boolean set = false;
            try {
                if (losing) {
                    database.answerBeforeStoring();
                }
                Stage stage = new Stage(surroundings, database, random);
                stage.open(couples);
                set = true;
                return stage;
            } finally {
                if (!set) {
                    database.close();
                }
            }
        }

        private void open(int count) throws IOException, InterruptedException {
            String token = STAFF.settleIn(service.target());
            for (int number = 1; number <= count; number++) {
                Couple couple = new Couple(number, service.target(), token, random.nextLong());
                couple.begin();
                couples.add(couple);
            }
        }

        /// Lets everybody write, kills what the cycle's turn is, starts it again, and has open requests
        /// repeated.
        ///
        /// @return what was killed
        String killIn(int cycle) throws Exception {
            boolean databaseToo = cycle % KILLS_TO_DATABASE == 0;
            boolean serviceToo = !databaseToo || cycle % (2 * KILLS_TO_DATABASE) == 0;
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> writing = new ArrayList<>();
            for (Couple couple : couples) {
                writing.add(threads.submit(() -> {
                    couple.work(over::get);
                    return couple;
                }));
            }
            awaitWrites(acknowledged() + FEWEST_WRITES + random.nextInt(WRITES_SPREAD));
            if (serviceToo) {
                service.kill();
            }
            if (databaseToo) {
                database.crash(PATIENCE);
            }
            over.set(true);
            for (Future<?> one : writing) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            if (serviceToo) {
                // What a killed service had sent may still be carried out.
                database.awaitSolitude();
                service = serve();
            }
            service.awaitReady(PATIENCE);
            for (Couple couple : couples) {
                couple.turnTo(service.target());
            }
            together(Couple::insist);
            return (serviceToo ? "service" : "")
                    + (serviceToo && databaseToo ? " and " : "")
                    + (databaseToo ? "PostgreSQL" : "");
        }

        /// What is stored and cannot be, or is not and must be, with the history that says so; and what the service
        /// tells that is not what is stored.
        List<String> wrong() throws SQLException, InterruptedException, ExecutionException {
            List<String> wrong = new ArrayList<>(facts.broken());
            List<String> all = facts.all();
            List<Future<List<String>>> objections = new ArrayList<>();
            for (Couple couple : couples) {
                Map<String, String> found = facts.about(couple.prefix(), all);
                objections.add(threads.submit(() -> objections(couple, found)));
            }
            for (Future<List<String>> one : objections) {
                wrong.addAll(one.get());
            }
            return wrong;
        }

        private static List<String> objections(Couple couple, Map<String, String> found)
                throws IOException, InterruptedException {
            List<String> objections = new ArrayList<>(couple.history().objectionsTo(found));
            if (!couple.newestSignsIn()) {
                objections.add("an account whose registration was acknowledged cannot be signed in to");
            }
            if (objections.isEmpty()) {
                couple.history().settle(found);
                objections.addAll(couple.toldWrongly());
            }
            if (!objections.isEmpty()) {
                objections.add(couple.history().toString());
            }
            return objections;
        }

        /// Takes away each stored fact of each couple, one at a time, from a copy of what was found.
        ///
        /// @return how many of each kind were noticed
        /// @throws IllegalStateException when one was not
        Map<String, Long> plantedLossesNoticed() throws SQLException {
            Map<String, Long> noticed = new TreeMap<>();
            List<String> all = facts.all();
            for (Couple couple : couples) {
                Map<String, String> found = facts.about(couple.prefix(), all);
                for (String fact : found.keySet()) {
                    Map<String, String> damaged = new TreeMap<>(found);
                    damaged.remove(fact);
                    if (couple.history().objectionsTo(damaged).isEmpty()) {
                        throw new IllegalStateException("the checker does not notice that this is lost: " + fact);
                    }
                    noticed.merge(fact.substring(0, fact.indexOf(' ')), 1L, Long::sum);
                }
            }
            return noticed;
        }

        String told() {
            return acknowledged() + " writes acknowledged so far, "
                    + couples.stream()
                            .mapToLong(couple -> couple.history().unknown())
                            .sum() + " unanswered";
        }

        private long acknowledged() {
            return couples.stream()
                    .mapToLong(couple -> couple.history().acknowledged())
                    .sum();
        }

        /// By the number of writes and not by the clock: a service that has just started is slow.
        private void awaitWrites(long wanted) {
            long began = System.nanoTime();
            while (acknowledged() < wanted && System.nanoTime() - began < LONGEST_LOAD.toNanos()) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }

        private interface Step {
            void of(Couple couple) throws IOException, InterruptedException;
        }

        private void together(Step step) throws InterruptedException, ExecutionException {
            List<Future<?>> steps = new ArrayList<>();
            for (Couple couple : couples) {
                steps.add(threads.submit(() -> {
                    step.of(couple);
                    return couple;
                }));
            }
            for (Future<?> one : steps) {
                one.get();
            }
        }

        private ServiceProcess serve() throws IOException {
            return surroundings.serve(database, "survive", environment);
        }

        @Override
        public void close() {
            service.close();
            threads.close();
            database.close();
        }
    }
}
