package com.datifyy.bench.service;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.bench.load.Exchange;
import com.datifyy.bench.load.LoadRun;
import com.datifyy.bench.load.Outcome;
import com.datifyy.bench.load.Plan;
import com.datifyy.bench.load.Plan.Arrival;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.PageRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "stored-index",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures the index of people in PostgreSQL, without HTTP and profiles: questions for the best twenty come at",
            "even intervals, and as many threads as there are connections answer them. A time is from when a question was",
            "due to its answer, so one that had to wait for others is counted with its waiting."
        })
final class StoredIndexCommand implements Callable<Integer> {
    private static final int BEST = 20;
    private static final int LONGEST_SHOWN = 100;
    private static final int YOUNGEST = 21;
    private static final int YOUNGEST_KINDS = 19;
    private static final int YEARS = 5;

    /// Not everybody who is drawn can ask.
    private static final int DRAWN_FOR_EACH = 2;

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--people", paramLabel = "N", description = "Size of the population.")
    private int people = 1_000_000;

    @Option(
            names = "--radius",
            paramLabel = "KM",
            description = "How far away people live at most, where that is asked.")
    private int radius = 50;

    @Option(names = "--rate", paramLabel = "N", description = "Questions that come in a second.")
    private double rate = 10;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured time of each kind of question.")
    private int seconds = 60;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before each, not measured.")
    private int warmUp = 10;

    @Option(names = "--connections", paramLabel = "N", description = "Connections to PostgreSQL.")
    private int connections = 10;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only questions with this in their name.")
    private String only = "";

    @Option(
            names = "--check",
            paramLabel = "N",
            description = {
                "Instead of measuring: seekers for whom a recommendation and a search with filters are compared with",
                "looking at everybody."
            })
    private int checked;

    private final Markdown table = new Markdown(
            "question",
            "come",
            "answers",
            "errors",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "max ms",
            "CPU ms each: index",
            "database",
            "others' CPU %",
            "generator's longest stall ms");

    StoredIndexCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        List<Kind> kinds = kinds(DistanceBucket.of(radius)).stream()
                .filter(kind -> kind.question().contains(only))
                .toList();
        if (kinds.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--only: no question has \"" + only + "\" in its name");
        }
        Path data = surroundings.population(people);
        try (MeasuredDatabase database = MeasuredDatabase.in(data);
                PostgresDatabase connected = database.open(connections)) {
            say("%s; PostgreSQL %s; %,d people, %s"
                    .formatted(Surroundings.told(), database.version(), database.people(), database.size()));
            database.run("VACUUM (ANALYZE) datifyy.match_outlines"); // as the server does by itself, sooner or later
            Instant now = Instant.now();
            var index = new PostgresPeopleIndex(connected);
            if (checked > 0) {
                List<MatchCard> seekers = seekers(checked, database, index, now);
                new StoredIndexCheck(connected, now)
                        .of(seekers, DistanceBucket.of(radius), shown(seekers))
                        .forEach(this::say);
                return 0;
            }
            int each = (int) Math.ceil(rate * (warmUp + seconds)) + connections;
            List<MatchCard> seekers = seekers(each * kinds.size(), database, index, now);
            Questions questions = new Questions(index, shown(seekers), now);
            for (int i = 0; i < kinds.size(); i++) {
                measure(database, kinds.get(i), seekers.subList(i * each, (i + 1) * each), questions);
            }
            say("");
            say(table.toString());
        }
        return 0;
    }

    /// @param near how far away people live at most, where that is asked
    private static List<Kind> kinds(DistanceBucket near) {
        int kilometres = near.limitKm();
        String within = " within " + kilometres + " km";
        return List.of(
                new Kind("recommendations" + within, card -> Reach.within(card, near), Questions::recommend),
                new Kind("recommendations as they wish", card -> card, Questions::recommend),
                new Kind("recommendations nationwide", Reach::anywhere, Questions::recommend),
                new Kind(
                        "search, five years of age" + within,
                        card -> card,
                        (questions, seeker) -> questions.search(seeker, kilometres)),
                new Kind(
                        "search, five years of age",
                        card -> card,
                        (questions, seeker) -> questions.search(seeker, null)),
                new Kind(
                        "newcomers' recommendations" + within,
                        card -> Reach.within(Reach.newcomer(card), near),
                        Questions::recommend),
                new Kind("newcomers' recommendations", Reach::newcomer, Questions::recommend));
    }

    /// One kind of question.
    ///
    /// @param wishing what changes seekers for it
    private record Kind(String question, UnaryOperator<MatchCard> wishing, BiConsumer<Questions, MatchCard> asking) {}

    private record Questions(PostgresPeopleIndex index, Exposure shown, Instant now) {
        void recommend(MatchCard seeker) {
            index.fitting(seeker, Rotation.of(seeker.owner(), Moment.of(now).today(), shown), first(), now);
        }

        void search(MatchCard seeker, @Nullable Integer kilometres) {
            index.matching(seeker, fiveYears(seeker, kilometres), first(), now);
        }
    }

    /// Enough for nobody to ask twice, not even another kind of question: what was read for the one before
    /// would be at hand. They are drawn by their random ids, and all of them told where they live.
    private static List<MatchCard> seekers(
            int enough, MeasuredDatabase database, PostgresPeopleIndex index, Instant now)
            throws SQLException, IOException {
        List<MatchCard> seekers = database
                .column("SELECT user_id FROM datifyy.match_outlines WHERE tile > 0 ORDER BY user_id LIMIT "
                        + enough * DRAWN_FOR_EACH)
                .stream()
                .map(id -> index.find(new UserId(Integer.parseInt(id))))
                .flatMap(Optional::stream)
                .filter(card -> Eligibility.isReady(card, Moment.of(now)))
                .limit(enough)
                .toList();
        if (seekers.size() < enough) {
            throw new IOException(
                    "only %,d people can ask, and %,d questions are to come".formatted(seekers.size(), enough));
        }
        return seekers;
    }

    /// As on an ordinary day: some were shown lately.
    private static Exposure shown(List<MatchCard> seekers) {
        return Exposure.of(
                seekers.stream().mapToInt(card -> card.owner().value()).toArray(),
                IntStream.range(0, seekers.size()).map(i -> i % LONGEST_SHOWN).toArray());
    }

    private static PageRequest first() {
        return new PageRequest(BEST, null);
    }

    private static SearchFilters fiveYears(MatchCard seeker, @Nullable Integer kilometres) {
        int youngest = YOUNGEST + Math.floorMod(seeker.owner().value(), YOUNGEST_KINDS);
        Changes chosen = Changes.none();
        chosen.set(Filters.AGE_RANGE, new AgeRange(youngest, youngest + YEARS));
        if (kilometres != null) {
            chosen.set(Filters.DISTANCE, kilometres);
        }
        return SearchFilters.of(Answers.NONE.with(chosen), seeker);
    }

    private void measure(MeasuredDatabase database, Kind kind, List<MatchCard> people, Questions questions)
            throws InterruptedException, IOException {
        List<MatchCard> seekers = people.stream().map(kind.wishing()).toList();
        var plan = new Plan(
                connections, new Arrival.Even(rate), Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), TIMEOUT);
        var next = new AtomicInteger();
        Duration ownBefore = own();
        Duration databaseBefore = database.processorTime();
        ProcessorUse before = ProcessorUse.now();
        Outcome outcome = LoadRun.run(plan, () -> new Exchange() {
            @Override
            public int next() {
                kind.asking().accept(questions, seekers.get(next.getAndIncrement()));
                return HttpURLConnection.HTTP_OK;
            }

            @Override
            public void close() {}
        });
        Duration byIndex = own().minus(ownBefore);
        Duration byDatabase = database.processorTime().minus(databaseBefore);
        double others = ProcessorUse.now().percentOfOthers(before, byDatabase);
        table.row(
                kind.question(),
                "%s/s".formatted(Markdown.number(rate)),
                Long.toString(outcome.answered()),
                Long.toString(outcome.failed()),
                Markdown.number(outcome.waitMillis(50)),
                Markdown.number(outcome.waitMillis(99)),
                Markdown.number(outcome.waitMillis(99.9)),
                Markdown.number(outcome.waitMillis(100)),
                Markdown.number(byIndex.toNanos() / 1e6 / next.get()),
                Markdown.number(byDatabase.toNanos() / 1e6 / next.get()),
                Markdown.number(others),
                Markdown.number(outcome.standStillMillis()));
        say(kind.question() + ": " + outcome.report().replace("\n", "\n    ").strip());
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
