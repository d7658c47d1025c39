package com.datifyy.bench.service;

import com.datifyy.adapters.index.ColumnarPeople;
import com.datifyy.adapters.index.Found;
import com.datifyy.bootstrap.demo.DemoPopulation;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.shared.DistanceBucket;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "index",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures the index of people in memory, without a database: questions for the best twenty who fit both ways",
            "come at even intervals, and one thread answers them. A time is from when a question was due to its answer,",
            "so one that had to wait for others is counted with its waiting. The people are of the demo population."
        })
final class IndexCommand implements Callable<Integer> {
    private static final int BEST = 20;
    private static final int HIDDEN_FROM_EACH = 50;
    private static final int LONGEST_SHOWN = 100;
    private static final int LOOKED_AT_AT_ONCE = 2_000;
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<PrintWriter> out;
    private final Moment at = Moment.of(NOW);

    @Option(names = "--people", paramLabel = "N", description = "How many there are.")
    private int people = 1_000_000;

    @Option(names = "--questions", paramLabel = "N", description = "Measured questions of each kind.")
    private int questions = 20_000;

    @Option(names = "--rate", paramLabel = "N", description = "Questions that come in a second.")
    private double rate = 500;

    @Option(
            names = "--check",
            paramLabel = "N",
            description = "Seekers for whom a recommendation and a search are compared with looking at everybody.")
    private int checked = 20;

    @Option(names = "--all", description = "Also find the best twenty for every one.")
    private boolean all;

    private Exposure shown = Exposure.NONE;
    private boolean turns;

    private final Markdown table = new Markdown(
            "question", "questions", "found on average", "p50 ms", "p99 ms", "p99.9 ms", "max ms", "work ms, mean");

    IndexCommand(Supplier<PrintWriter> out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        say(Surroundings.told());
        ColumnarPeople index = new ColumnarPeople();
        long before = usedHeap();
        long start = System.nanoTime();
        fill(index);
        say(String.format(
                Locale.ROOT,
                "%,d people in the index, drawn and filled in %.1f s; %.1f bytes each by its own count, %.1f in the heap",
                index.size(),
                seconds(start),
                (double) index.bytes() / index.size(),
                (double) (usedHeap() - before) / index.size()));
        List<MatchCard> seekers = seekers();
        shown = Exposure.of(
                seekers.stream().mapToInt(card -> card.owner().value()).toArray(),
                IntStream.range(0, seekers.size()).map(i -> i % LONGEST_SHOWN).toArray());
        turns = false;
        measure(index, seekers, "as they wish, by points alone", card -> card);
        turns = true;
        measure(index, seekers, "as they wish", card -> card);
        measure(index, seekers, "within 50 km", IndexCommand::nearby);
        measure(index, seekers, "nationwide", Reach::anywhere);
        say("");
        say(table.toString());
        check(index, seekers);
        if (all) {
            everybody(index);
        }
        return 0;
    }

    private void fill(ColumnarPeople index) {
        ColumnarPeople.Filling filling = index.filling(people);
        cards().forEach(filling::add);
        filling.done();
    }

    private Stream<MatchCard> cards() {
        return new DemoPopulation(1, people, NOW)
                .people()
                .map(person -> MatchCard.of(person.user(), person.profile(), person.preferences()));
    }

    /// People evenly spread over the population, all of whom may see others.
    private List<MatchCard> seekers() {
        return cards().limit(Math.max(people / 10, Math.min(people, 2L * questions)))
                .filter(card -> Eligibility.isReady(card, at))
                .limit(questions)
                .toList();
    }

    private void measure(ColumnarPeople index, List<MatchCard> drawn, String title, UnaryOperator<MatchCard> wishing) {
        List<MatchCard> seekers = drawn.stream().map(wishing).toList();
        Histogram work = new Histogram(Duration.ofMinutes(1).toNanos(), 3);
        Histogram waited = new Histogram(Duration.ofMinutes(10).toNanos(), 3);
        for (MatchCard seeker : seekers.subList(0, Math.min(seekers.size(), 3_000))) {
            ask(index, seeker);
        }
        System.gc();
        long found = 0;
        long interval = (long) (NANOS_PER_SECOND / rate);
        long due = System.nanoTime();
        for (MatchCard seeker : seekers) {
            due += interval;
            while (System.nanoTime() - due < 0) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            List<Found> best = ask(index, seeker);
            long end = System.nanoTime();
            work.recordValue(end - start);
            waited.recordValue(end - due); // a question that came while another was answered has waited for it
            found += best.size();
        }
        table.row(
                title,
                String.format(Locale.ROOT, "%,d", seekers.size()),
                String.format(Locale.ROOT, "%.1f", (double) found / seekers.size()),
                millis(waited.getValueAtPercentile(50)),
                millis(waited.getValueAtPercentile(99)),
                millis(waited.getValueAtPercentile(99.9)),
                millis(waited.getMaxValue()),
                millis((long) work.getMean()));
    }

    private List<Found> ask(ColumnarPeople index, MatchCard seeker) {
        return index.fitting(seeker, rotation(seeker), BEST, null, _ -> false, at);
    }

    /// As on an ordinary day: some thousands were shown lately.
    private Rotation rotation(MatchCard seeker) {
        return turns ? Rotation.of(seeker.owner(), at.today(), shown) : Rotation.NONE;
    }

    /// Compares answers with those of looking at every card: as many recommendations as searches.
    private void check(ColumnarPeople index, List<MatchCard> drawn) {
        LookingAtEverybody recommended = new LookingAtEverybody(BEST, at);
        LookingAtEverybody searched = new LookingAtEverybody(BEST, at);
        RandomFilters random = new RandomFilters(new SplittableRandom(people));
        int count = Math.min(checked, drawn.size());
        for (int i = 0; i < count; i++) {
            MatchCard card = drawn.get((int) ((long) i * drawn.size() / count));
            IntPredicate hidden = hiddenFrom(card);
            MatchCard seeker = i % 2 == 0 ? nearby(card) : Reach.anywhere(card);
            Rotation rotation = rotation(seeker);
            recommended.recommended(
                    seeker, rotation, hidden, places(index.fitting(seeker, rotation, BEST, null, hidden, at)));
            SearchFilters filters = random.of(card);
            searched.searched(card, filters, hidden, places(index.matching(card, filters, BEST, null, hidden, at)));
        }
        cards().gather(Gatherers.windowFixed(LOOKED_AT_AT_ONCE)).forEach(some -> {
            recommended.look(some);
            searched.look(some);
        });
        say(recommended.told("recommendations"));
        say(searched.told("searches with filters"));
    }

    /// Some people, as if they had blocked the seeker.
    private static IntPredicate hiddenFrom(MatchCard seeker) {
        int rest = seeker.owner().value() % HIDDEN_FROM_EACH;
        return id -> id % HIDDEN_FROM_EACH == rest;
    }

    private static List<LookingAtEverybody.Place> places(List<Found> answer) {
        return answer.stream()
                .map(found -> new LookingAtEverybody.Place(found.id(), found.points(), found.rank()))
                .toList();
    }

    private void everybody(ColumnarPeople index) {
        LongAdder nanos = new LongAdder();
        LongAdder asked = new LongAdder();
        cards().parallel().filter(card -> Eligibility.isReady(card, at)).forEach(seeker -> {
            long start = System.nanoTime();
            List<Found> _ = ask(index, seeker);
            nanos.add(System.nanoTime() - start);
            asked.increment();
        });
        int cores = Runtime.getRuntime().availableProcessors();
        say(String.format(
                Locale.ROOT,
                "the best %d for each of %,d people, as they wish: %.1f s on %d cores (%.1f s of processor time)",
                BEST,
                asked.sum(),
                nanos.sum() / NANOS_PER_SECOND / cores,
                cores,
                nanos.sum() / NANOS_PER_SECOND));
    }

    private static MatchCard nearby(MatchCard card) {
        return Reach.within(card, DistanceBucket.UNDER_50_KM);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
