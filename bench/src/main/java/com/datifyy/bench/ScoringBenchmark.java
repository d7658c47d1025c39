package com.datifyy.bench;

import com.datifyy.bootstrap.demo.DemoPopulation;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long the domain takes to decide and score, over pairs of the demo population.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@State(Scope.Thread)
public class ScoringBenchmark {
    private static final int PEOPLE = 10_000;
    private static final int PAIRS = 1 << 13;
    private static final int BEST = 20;

    private final Moment at = Moment.of(Instant.parse("2026-11-20T12:00:00Z"));
    private final Pair[] anybody = new Pair[PAIRS];
    private final Pair[] fitting = new Pair[PAIRS];
    private List<MatchCard> cards = List.of();
    private int next;

    private record Pair(MatchCard one, MatchCard other) {}

    @Setup
    public void drawPairs() {
        cards = new DemoPopulation(1, PEOPLE, at.now())
                .people()
                .map(person -> MatchCard.of(person.user(), person.profile(), person.preferences()))
                .toList();
        Random random = new Random(1);
        for (int i = 0; i < PAIRS; i++) {
            anybody[i] = new Pair(drawn(random), drawn(random));
        }
        for (int found = 0; found < PAIRS; ) {
            Pair pair = new Pair(drawn(random), drawn(random));
            if (Eligibility.fits(pair.one(), pair.other(), at)) {
                fitting[found++] = pair;
            }
        }
    }

    private MatchCard drawn(Random random) {
        return cards.get(random.nextInt(PEOPLE));
    }

    private int turn() {
        next = (next + 1) & (PAIRS - 1);
        return next;
    }

    /// Whether any two people may be shown to each other; mostly they may not.
    @Benchmark
    public boolean fits_of_anybody() {
        Pair pair = anybody[turn()];
        return Eligibility.fits(pair.one(), pair.other(), at);
    }

    /// The same of two who may: every demand of both is looked at.
    @Benchmark
    public boolean fits_of_a_fitting_pair() {
        Pair pair = fitting[turn()];
        return Eligibility.fits(pair.one(), pair.other(), at);
    }

    /// The points of two who may be shown to each other.
    @Benchmark
    public int points_of_a_fitting_pair() {
        Pair pair = fitting[turn()];
        return Compatibility.pointsBetween(pair.one(), pair.other(), at);
    }

    /// The points with every contribution, as for an explanation.
    @Benchmark
    public Compatibility explanation_of_a_fitting_pair() {
        Pair pair = fitting[turn()];
        return Compatibility.between(pair.one(), pair.other(), at);
    }

    /// The best twenty of ten thousand cards in memory, without narrowing them down first.
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<Ranked> best_twenty_of_ten_thousand() {
        MatchCard seeker = anybody[turn()].one();
        PriorityQueue<Ranked> best = new PriorityQueue<>(BEST + 1, Ranked.BEST_FIRST.reversed());
        for (MatchCard other : cards) {
            if (Eligibility.fits(seeker, other, at)) {
                best.add(new Ranked(other, Compatibility.pointsBetween(seeker, other, at)));
                if (best.size() > BEST) {
                    best.remove();
                }
            }
        }
        return new ArrayList<>(best);
    }
}
