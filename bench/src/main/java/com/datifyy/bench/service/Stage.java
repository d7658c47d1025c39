package com.datifyy.bench.service;

import com.datifyy.adapters.embedded.EmbeddedRedis;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.bench.survive.Findings;
import com.datifyy.bench.survive.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A new database, the service on it, and the couples who write.
final class Stage implements AutoCloseable {
    /// So many writes at least are acknowledged before anything is killed.
    static final int FEWEST_WRITES = 10;

    private static final int WRITES_SPREAD = 60;
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final StaffMember STAFF = new StaffMember("survivor-staff@example.org", Couple.PASSWORD);

    private final Surroundings surroundings;
    private final MeasuredDatabase database;
    private final Map<String, String> environment;
    private final StoredFacts facts;
    private final Random random;
    private final @Nullable EmbeddedRedis redis;
    private final Tally tally = new Tally();
    private final List<Couple> couples = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServiceProcess service;

    private Stage(Surroundings surroundings, MeasuredDatabase database, Random random, @Nullable EmbeddedRedis redis)
            throws IOException {
        this.surroundings = surroundings;
        this.database = database;
        this.random = random;
        this.redis = redis;
        this.facts = new StoredFacts(database);
        String off = LimitPolicy.names().stream().map(name -> name + "=off").collect(Collectors.joining(","));
        this.environment = new HashMap<>(Map.of(
                "ENV",
                "development", // where access tokens may outlast a long run
                "DATABASE_URL",
                database.url(),
                "JWT_SECRET",
                "survive-" + database.url().hashCode() + "-" + "x".repeat(48),
                "RATE_LIMITS",
                off));
        if (redis != null) {
            environment.put("REDIS_URL", redis.url());
        }
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

    static Stage set(
            Surroundings surroundings,
            int couples,
            Random random,
            boolean losing,
            @Nullable Path redisProgram,
            Consumer<String> say)
            throws IOException, InterruptedException, SQLException {
        Path data = surroundings.emptied("survive");
        MeasuredDatabase database = MeasuredDatabase.in(data);
        EmbeddedRedis redis = null;
        Stage stage = null;
        boolean set = false;
        try {
            redis = redis(redisProgram, data.resolve("redis"), say);
            if (losing) {
                database.answerBeforeStoring();
            }
            stage = new Stage(surroundings, database, random, redis);
            stage.open(couples);
            set = true;
            return stage;
        } finally {
            if (!set && stage != null) {
                stage.close();
            } else if (!set) {
                database.close();
                if (redis != null) {
                    redis.close();
                }
            }
        }
    }

    /// @return null when none was asked for and there is none for this machine
    /// @throws IOException when it does not start
    private static @Nullable EmbeddedRedis redis(@Nullable Path program, Path folder, Consumer<String> say)
            throws IOException {
        try {
            return program == null ? EmbeddedRedis.in(folder) : EmbeddedRedis.of(program, folder);
        } catch (EmbeddedRedis.NoneForThisMachine none) {
            say.accept("WITHOUT REDIS, which is neither beside the service nor killed: " + none.getMessage());
            return null;
        }
    }

    private void open(int count) throws IOException, InterruptedException {
        service.awaitReady(PATIENCE);
        String token = STAFF.settleIn(service.target());
        for (int number = 1; number <= count; number++) {
            Couple couple = new Couple(number, service, token, random.nextLong(), tally);
            couples.add(couple);
            couple.begin();
        }
        // From here on counts what is written while something is killed.
        tally.clear();
    }

    Killed turn(int cycle) {
        return Killed.in(cycle, redis != null);
    }

    /// What somebody who looks finds. That what was killed does not come back, or does not answer as it has to, is
    /// a finding, too.
    Findings seen(Callable<Findings> look) throws Exception {
        try {
            return look.call();
        } catch (IOException | SQLException | ExecutionException | TimeoutException broken) {
            if (broken.getCause() instanceof RuntimeException mistakeOfThisProgram) {
                throw mistakeOfThisProgram;
            }
            return new Findings(
                    List.of("does not come back, or does not answer as it has to: " + broken),
                    List.of(),
                    couples.stream()
                            .map(couple -> couple.ledger().history().toString())
                            .toList());
        }
    }

    /// Lets everybody write, kills what the cycle's turn is, and looks at what is stored before anything can
    /// mend it. Where only PostgreSQL is killed it has been started again, and the service goes on.
    ///
    /// @return what cannot be; what was open is decided when there is nothing
    Findings killIn(Killed killed) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> writing = new ArrayList<>();
        for (Couple couple : couples) {
            writing.add(threads.submit(() -> {
                couple.work(over::get);
                return couple;
            }));
        }
        awaitWrites(acknowledged() + FEWEST_WRITES + random.nextInt(WRITES_SPREAD));
        if (killed.redis() && redis != null) {
            redis.kill();
        }
        if (killed.service()) {
            service.kill();
        }
        if (killed.database()) {
            database.crash(PATIENCE);
        }
        over.set(true);
        for (Future<?> one : writing) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        if (killed.service()) {
            // What a killed service had sent may still be carried out.
            database.awaitSolitude(PATIENCE);
        }
        return stored();
    }

    void startRedisAgain(Killed killed) throws IOException {
        if (killed.redis() && redis != null) {
            redis.startAgain();
        }
    }

    /// Starts the service again, has open requests repeated, and looks at everything.
    Findings goOn(Killed killed) throws Exception {
        if (killed.service()) {
            service = serve();
        }
        service.awaitReady(PATIENCE);
        for (Couple couple : couples) {
            couple.turnTo(service);
        }
        together(couple -> couple.ledger().insist());
        return found();
    }

    /// What is stored and cannot be, or is not and must be. When there is no such thing, what was open is
    /// decided.
    private Findings stored() throws SQLException {
        List<Findings> all = new ArrayList<>();
        all.add(new Findings(facts.broken(), List.of(), List.of()));
        List<String> stored = facts.all();
        for (Couple couple : couples) {
            Map<String, String> found = facts.about(couple.prefix(), stored);
            Findings objections = Findings.of(couple.ledger().history(), found);
            if (objections.isEmpty()) {
                couple.ledger().history().settle(found);
            }
            all.add(objections);
        }
        return Findings.together(all);
    }

    /// The same, and what the service tells that is not what is stored.
    private Findings found() throws SQLException, InterruptedException, ExecutionException {
        Findings stored = stored();
        if (!stored.isEmpty()) {
            return stored;
        }
        List<Future<Findings>> told = new ArrayList<>();
        for (Couple couple : couples) {
            told.add(threads.submit(() -> Findings.of(couple.ledger().history(), couple.toldWrongly())));
        }
        List<Findings> all = new ArrayList<>();
        for (Future<Findings> one : told) {
            all.add(one.get());
        }
        return Findings.together(all);
    }

    /// Writes one of everything that can be lost, and looks at everything.
    Findings leaveEverything() throws Exception {
        couples.getFirst().leaveTheRest();
        for (Couple couple : couples.subList(1, couples.size())) {
            if (couple.leavesDates()) {
                return found();
            }
        }
        throw new IllegalStateException("no two can be given a date");
    }

    /// Ends the service, and in a copy of its database takes away one row of each kind of fact and breaks each
    /// rule, one at a time.
    ///
    /// @return what of it is not noticed
    List<String> lossesUnnoticed() throws SQLException, IOException {
        service.close();
        database.awaitSolitude(PATIENCE);
        Map<String, String> oneOfEach = new TreeMap<>();
        Map<String, Couple> whose = new HashMap<>();
        List<String> stored = facts.all();
        for (Couple couple : couples) {
            for (String fact : facts.about(couple.prefix(), stored).keySet()) {
                oneOfEach.put(fact.substring(0, fact.indexOf(' ')), fact);
                whose.put(fact, couple);
            }
        }
        List<String> unnoticed = new ArrayList<>();
        try (Connection copy = database.toCopy()) {
            for (String kind : StoredFacts.kinds()) {
                String fact = oneOfEach.get(kind);
                Couple couple = whose.get(fact);
                if (fact == null || couple == null) {
                    throw new IOException("nothing is stored that could be lost of: " + kind);
                }
                StoredFacts.lose(copy, fact);
                Map<String, String> left = facts.about(couple.prefix(), StoredFacts.all(copy));
                if (couple.ledger().history().contradictions(left).stream()
                        .noneMatch(objection -> objection.startsWith(fact + " is "))) {
                    unnoticed.add(fact);
                }
                copy.rollback();
            }
            unnoticed.addAll(StoredFacts.breachesUnnoticed(copy));
        }
        return unnoticed;
    }

    /// What was acknowledged since the kills began, by kind.
    Tally tally() {
        return tally;
    }

    /// How far it has come, in words.
    String told() {
        return acknowledged() + " writes acknowledged so far, "
                + couples.stream()
                        .mapToLong(couple -> couple.ledger().history().unknown())
                        .sum() + " unanswered";
    }

    /// How many writes were acknowledged so far, those of the beginning among them.
    long acknowledged() {
        return couples.stream()
                .mapToLong(couple -> couple.ledger().history().acknowledged())
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
        couples.forEach(Couple::close);
        threads.close();
        database.close();
        if (redis != null) {
            redis.close();
        }
    }
}
