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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;

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
            "others' CPU %");

    StoredIndexCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Path data = surroundings.population(people);
        try (MeasuredDatabase database = MeasuredDatabase.in(data);
                PostgresDatabase connected = database.open(connections)) {
            say("%s; PostgreSQL %s; %,d people, %s"
                    .formatted(Surroundings.told(), database.version(), database.people(), database.size()));
            Instant now = Instant.now();
            var index = new PostgresPeopleIndex(connected);
            List<MatchCard> seekers = seekers(database, index, now);
            DistanceBucket near = DistanceBucket.of(radius);
            String within = " within " + near.limitKm() + " km";
            Exposure shown = shown(seekers);
            Consumer<MatchCard> recommended = seeker -> index.fitting(
                    seeker, Rotation.of(seeker.owner(), Moment.of(now).today(), shown), first(), now);
            Consumer<MatchCard> searched = seeker -> index.matching(seeker, fiveYears(seeker, null), first(), now);
            Consumer<MatchCard> searchedNearby =
                    seeker -> index.matching(seeker, fiveYears(seeker, near.limitKm()), first(), now);
            measure(database, "recommendations" + within, each(seekers, card -> Reach.within(card, near)), recommended);
            measure(database, "recommendations as they wish", seekers, recommended);
            measure(database, "recommendations nationwide", each(seekers, Reach::anywhere), recommended);
            measure(database, "search, five years of age" + within, seekers, searchedNearby);
            measure(database, "search, five years of age", seekers, searched);
            measure(
                    database,
                    "newcomers' recommendations" + within,
                    each(seekers, card -> Reach.within(Reach.newcomer(card), near)),
                    recommended);
            measure(database, "newcomers' recommendations", each(seekers, Reach::newcomer), recommended);
            say("");
            say(table.toString());
        }
        return 0;
    }

    /// Enough for nobody to ask twice, drawn by their random ids; all of them told where they live.
    private List<MatchCard> seekers(MeasuredDatabase database, PostgresPeopleIndex index, Instant now)
            throws SQLException {
        int enough = (int) Math.ceil(rate * (warmUp + seconds)) + connections;
        return database
                .column("SELECT user_id FROM datifyy.match_outlines WHERE tile > 0 ORDER BY user_id LIMIT " + enough)
                .stream()
                .map(id -> index.find(new UserId(Integer.parseInt(id))))
                .flatMap(Optional::stream)
                .filter(card -> Eligibility.isReady(card, Moment.of(now)))
                .toList();
    }

    /// As on an ordinary day: some were shown lately.
    private static Exposure shown(List<MatchCard> seekers) {
        return Exposure.of(
                seekers.stream().mapToInt(card -> card.owner().value()).toArray(),
                IntStream.range(0, seekers.size()).map(i -> i % LONGEST_SHOWN).toArray());
    }

    private static List<MatchCard> each(List<MatchCard> seekers, UnaryOperator<MatchCard> wishing) {
        return seekers.stream().map(wishing).toList();
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

    private void measure(
            MeasuredDatabase database, String question, List<MatchCard> seekers, Consumer<MatchCard> asking)
            throws InterruptedException, IOException {
        if (!question.contains(only)) {
            return;
        }
        var plan = new Plan(
                connections, new Arrival.Even(rate), Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), TIMEOUT);
        var next = new AtomicInteger();
        Duration ownBefore = own();
        Duration databaseBefore = database.processorTime();
        ProcessorUse before = ProcessorUse.now();
        Outcome outcome = LoadRun.run(plan, () -> new Exchange() {
            @Override
            public int next() {
                asking.accept(seekers.get(next.getAndIncrement() % seekers.size()));
                return HttpURLConnection.HTTP_OK;
            }

            @Override
            public void close() {}
        });
        Duration byIndex = own().minus(ownBefore);
        Duration byDatabase = database.processorTime().minus(databaseBefore);
        double others = ProcessorUse.now().percentOfOthers(before, byDatabase);
        table.row(
                question,
                "%s/s".formatted(number(rate)),
                Long.toString(outcome.answered()),
                Long.toString(outcome.failed()),
                number(outcome.waitMillis(50)),
                number(outcome.waitMillis(99)),
                number(outcome.waitMillis(99.9)),
                number(outcome.waitMillis(100)),
                number(byIndex.toNanos() / 1e6 / next.get()),
                number(byDatabase.toNanos() / 1e6 / next.get()),
                number(others));
        say(question + ": " + outcome.report().replace("\n", "\n    ").strip());
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
