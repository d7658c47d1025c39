package com.datifyy.bench.service;

import com.datifyy.adapters.index.ColumnarPeople;
import com.datifyy.adapters.index.Found;
import com.datifyy.bootstrap.demo.DemoPopulation;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "fairness",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Simulates days on which people of the demo population look at one page of recommendations, and tells how",
            "evenly people are shown: without taking turns, by chance alone, and as the service does."
        })
final class FairnessCommand implements Callable<Integer> {
    private static final int PAGE = 20;
    private static final int DECILES = 10;
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double POINTS_PER_PERCENT = 100;

    private final Supplier<PrintWriter> out;
    private final Moment at = Moment.of(NOW);

    @Option(names = "--people", paramLabel = "N", description = "How many there are.")
    private int people = 10_000;

    @Option(names = "--days", paramLabel = "N", description = "Days that are counted, after a first week that is not.")
    private int days = 14;

    @Option(names = "--every", paramLabel = "N", description = "Everybody looks on one day of so many.")
    private int every = 3;

    private final Markdown table = new Markdown(
            "order",
            "Gini",
            "share of the tenth shown least",
            "times a day, tenth shown least",
            "on average",
            "tenth shown most",
            "never shown",
            "score on a page, mean",
            "ms a page");

    FairnessCommand(Supplier<PrintWriter> out) {
        this.out = out;
    }

    /// In which order somebody is shown people on a day, after what was shown before.
    private interface Turns {
        Rotation of(UserId seeker, LocalDate day, Exposure before);
    }

    @Override
    public Integer call() throws IOException {
        say(Surroundings.told());
        List<MatchCard> cards = new DemoPopulation(1, people, NOW)
                .people()
                .map(person -> MatchCard.of(person.user(), person.profile(), person.preferences()))
                .toList();
        ColumnarPeople index = new ColumnarPeople();
        ColumnarPeople.Filling filling = index.filling(people);
        cards.forEach(filling::add);
        filling.done();
        List<MatchCard> seekers =
                cards.stream().filter(card -> Eligibility.isReady(card, at)).toList();
        int[] shownAtAll = whoFitsAnybody(index, seekers);
        say(String.format(
                Locale.ROOT,
                "%,d people, of whom %,d fit somebody; each looks at %d people on one day of %d; %d days",
                people,
                shownAtAll.length,
                PAGE,
                every,
                days));
        simulate("without", index, seekers, shownAtAll, (_, _, _) -> Rotation.NONE);
        simulate(
                "chance alone",
                index,
                seekers,
                shownAtAll,
                (seeker, day, _) -> Rotation.of(seeker, day, Exposure.NONE));
        simulate("with", index, seekers, shownAtAll, Rotation::of);
        say("");
        say(table.toString());
        return 0;
    }

    private int[] whoFitsAnybody(ColumnarPeople index, List<MatchCard> seekers) {
        Map<Integer, Boolean> fitting = new HashMap<>();
        for (MatchCard seeker : seekers) {
            index.fitting(seeker, Rotation.NONE, people, null, _ -> false, at)
                    .forEach(found -> fitting.put(found.id(), true));
        }
        return fitting.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private void simulate(String title, ColumnarPeople index, List<MatchCard> seekers, int[] shownAtAll, Turns turns) {
        List<Map<Integer, Integer>> window = new ArrayList<>();
        Map<Integer, Integer> counted = new HashMap<>();
        long points = 0;
        long shown = 0;
        long pages = 0;
        long nanos = 0;
        for (int day = 0; day < Exposure.DAYS + days; day++) {
            LocalDate date = at.today().plusDays(day);
            Exposure before = exposure(window);
            Map<Integer, Integer> today = new HashMap<>();
            for (int i = day % every; i < seekers.size(); i += every) {
                MatchCard seeker = seekers.get(i);
                long start = System.nanoTime();
                List<Found> page =
                        index.fitting(seeker, turns.of(seeker.owner(), date, before), PAGE, null, _ -> false, at);
                nanos += System.nanoTime() - start;
                pages++;
                for (Found found : page) {
                    today.merge(found.id(), 1, Integer::sum);
                    points += found.points();
                    shown++;
                }
            }
            window.add(today);
            if (window.size() > Exposure.DAYS) {
                window.removeFirst();
            }
            if (day >= Exposure.DAYS) {
                today.forEach((id, times) -> counted.merge(id, times, Integer::sum));
            }
        }
        long[] times = Arrays.stream(shownAtAll)
                .mapToLong(id -> counted.getOrDefault(id, 0))
                .sorted()
                .toArray();
        long total = Arrays.stream(times).sum();
        int tenth = Math.max(1, times.length / DECILES);
        long least = Arrays.stream(times).limit(tenth).sum();
        long most = Arrays.stream(times).skip(times.length - tenth).sum();
        long never = Arrays.stream(times).filter(each -> each == 0).count();
        table.row(
                title,
                number("%.3f", gini(times, total)),
                number("%.2f %%", 100.0 * least / total),
                number("%.2f", (double) least / tenth / days),
                number("%.2f", (double) total / times.length / days),
                number("%.2f", (double) most / tenth / days),
                number("%.1f %%", 100.0 * never / times.length),
                number("%.2f", points / POINTS_PER_PERCENT / shown),
                number("%.3f", nanos / NANOS_PER_MILLI / pages));
    }

    private static Exposure exposure(List<Map<Integer, Integer>> window) {
        Map<Integer, Integer> sum = new HashMap<>();
        window.forEach(day -> day.forEach((id, times) -> sum.merge(id, times, Integer::sum)));
        int[] ids = sum.keySet().stream().mapToInt(Integer::intValue).toArray();
        int[] times = Arrays.stream(ids).map(sum::get).toArray();
        return Exposure.of(ids, times);
    }

    /// 0 when everybody is shown as often as everybody else, nearly 1 when one person is shown alone.
    private static double gini(long[] ascending, long total) {
        double weighted = 0;
        for (int i = 0; i < ascending.length; i++) {
            weighted += (2.0 * (i + 1) - ascending.length - 1) * ascending[i];
        }
        return weighted / ((double) ascending.length * total);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
