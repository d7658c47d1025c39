package com.datifyy.application.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.curation.Commentaries.Pair;
import com.datifyy.application.curation.port.CommentaryBudget.Asking;
import com.datifyy.application.curation.port.CommentaryBudget.Daily;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.curation.port.InMemoryAnalyst;
import com.datifyy.application.curation.port.InMemoryCommentaryBudget;
import com.datifyy.application.curation.port.InMemoryCommentaryCache;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.InMemoryOutbox;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.settings.port.InMemorySettingsRepository;
import com.datifyy.application.shared.LogLines;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.Commentary.Absent;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.curation.Pairs;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommentariesTest {
    private static final Daily PLENTY = new Daily(1_000, 1_000, 1_000);
    private static final UserId MAYA = new UserId(1);
    private static final Asking GENIE = new Asking("genie", MAYA);
    private static final Asking OTHER = new Asking("other", MAYA);
    private static final LocalDate TODAY = LocalDate.ofInstant(TestClock.START, ZoneOffset.UTC);

    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryCommentaryCache cache = new InMemoryCommentaryCache(units);
    private final InMemoryCommentaryBudget budget = new InMemoryCommentaryBudget(units);
    private final TestClock clock = new TestClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox(units);
    private final Announcements announcements = new Announcements(
            new Notifications(
                    outbox, new ChosenClocks(new InMemorySettingsRepository(units)), new CountingIds(), clock),
            true);
    private final InMemoryAnalyst kind = InMemoryAnalyst.kind();

    @Test
    void pairs_are_commented_on_in_their_order() {
        List<Commentary> comments = commentaries(kind, PLENTY).on(pairs(30), GENIE);

        assertThat(comments)
                .isEqualTo(pairs(30).stream()
                        .map(pair -> (Commentary) InMemoryAnalyst.kindWords(pair.briefing()))
                        .toList());
    }

    @Test
    void g2_nobody_is_asked_about_a_pair_that_is_excluded() {
        Briefing fit = Pairs.scoring(90);
        var excluded = new Briefing(fit.a(), fit.b(), fit.distance(), false, fit.score(), fit.aspects());

        assertThat(commentaries(kind, PLENTY).on(List.of(new Pair(excluded, true, () -> true)), GENIE))
                .containsExactly(new Absent(Absence.EXCLUDED));
        assertThat(kind.timesAsked()).isZero();
    }

    @Test
    void g3_nobody_is_asked_about_a_pair_of_which_one_does_not_agree_even_if_somebody_was_before() {
        commentaries(kind, PLENTY).on(pairs(1), GENIE);
        Briefing same = pairs(1).getFirst().briefing();

        assertThat(commentaries(kind, PLENTY).on(List.of(new Pair(same, false, () -> true)), GENIE))
                .containsExactly(new Absent(Absence.NO_CONSENT));
        assertThat(kind.timesAsked()).isEqualTo(1);
    }

    @Test
    void g4_the_same_question_is_asked_once_and_costs_nothing_the_second_time() {
        var commentaries = commentaries(kind, new Daily(3, 3, 1_000));
        Pair pair = pairs(1).getFirst();

        commentaries.on(List.of(pair, pair), GENIE);
        assertThat(commentaries.on(List.of(pair), GENIE).getFirst()).isInstanceOf(Written.class);

        assertThat(kind.timesAsked()).isEqualTo(1);
        assertThat(commentaries.on(pairs(3), GENIE)).allMatch(Written.class::isInstance);
    }

    @Test
    void g4_what_exceeds_the_budget_is_served_without_a_comment_the_first_pairs_first() {
        var commentaries = commentaries(kind, new Daily(5, 3, 1_000));

        List<Commentary> comments = commentaries.on(pairs(4), GENIE);

        assertThat(comments.subList(0, 3)).allMatch(Written.class::isInstance);
        assertThat(comments.get(3)).isEqualTo(new Absent(Absence.BUDGET));
        assertThat(commentaries.on(pairs(8).subList(4, 8), OTHER).stream().filter(Written.class::isInstance))
                .hasSize(2);
        clock.advance(Duration.ofDays(1));
        assertThat(commentaries.on(pairs(4), GENIE)).allMatch(Written.class::isInstance);
    }

    @Test
    void g4_whoever_has_been_commented_on_enough_for_a_day_is_served_without_a_comment_whoever_asks() {
        var commentaries = commentaries(kind, new Daily(100, 100, 3));

        List<Commentary> comments = commentaries.on(pairs(4), GENIE);
        assertThat(comments.subList(0, 3)).allMatch(Written.class::isInstance);
        assertThat(comments.get(3)).isEqualTo(new Absent(Absence.BUDGET));

        assertThat(commentaries.on(pairs(4), OTHER))
                .as("what was said before costs nothing, and the fourth is not asked for")
                .isEqualTo(comments);
        assertThat(commentaries.on(pairs(8).subList(4, 8), new Asking("genie", new UserId(2))).stream()
                        .filter(Written.class::isInstance))
                .hasSize(3);
        assertThat(kind.timesAsked()).isEqualTo(6);
        clock.advance(Duration.ofDays(1));
        assertThat(commentaries.on(pairs(4), OTHER)).allMatch(Written.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(
            value = Absence.class,
            names = {"NOT_CONFIGURED", "QUOTA_DAY", "QUOTA_MINUTE", "UNAVAILABLE", "MISCONFIGURED"})
    void g4_while_nobody_is_there_nothing_is_asked_and_nothing_counted(Absence why) {
        var gone = InMemoryAnalyst.kind();
        gone.leave(why);

        assertThat(commentaries(gone, PLENTY).on(pairs(3), GENIE)).containsOnly(new Absent(why));

        assertThat(gone.timesAsked()).isZero();
        assertThat(commentaries(kind, new Daily(3, 3, 1_000)).on(pairs(3), GENIE))
                .allMatch(Written.class::isInstance);
    }

    @Test
    void g4_an_absence_is_not_kept_and_asked_for_again() {
        var silent = new InMemoryAnalyst(_ -> new Absent(Absence.TRUNCATED));

        assertThat(commentaries(silent, PLENTY).on(pairs(1), GENIE)).containsExactly(new Absent(Absence.TRUNCATED));
        assertThat(commentaries(kind, PLENTY).on(pairs(1), GENIE)).allMatch(Written.class::isInstance);
    }

    @Test
    void g4_fifty_pairs_are_asked_in_five_turns_of_ten() {
        var ten = new CyclicBarrier(10);
        var turns = new AtomicInteger();
        var waiting = new InMemoryAnalyst(pair -> {
            try {
                if (ten.await(10, TimeUnit.SECONDS) == 0) {
                    turns.incrementAndGet();
                }
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                return new Absent(Absence.FAILED);
            }
            return InMemoryAnalyst.kindWords(pair);
        });

        List<Commentary> comments = commentaries(waiting, PLENTY).on(pairs(50), GENIE);

        assertThat(comments).hasSize(50).allMatch(Written.class::isInstance);
        assertThat(turns.get()).as("a second each is five seconds").isEqualTo(5);
    }

    @Test
    void g3_whoever_withdraws_while_others_are_asked_is_not_told_about() {
        var agrees = new AtomicBoolean(true);
        var first = new InMemoryAnalyst(pair -> {
            agrees.set(false);
            return InMemoryAnalyst.kindWords(pair);
        });
        List<Pair> pairs = pairs(3).stream()
                .map(pair -> new Pair(pair.briefing(), true, agrees::get))
                .toList();
        var oneByOne = new CommentaryBounds(new Daily(3, 3, 1_000), 1, Duration.ofSeconds(20));

        List<Commentary> comments =
                new Commentaries(first, cache, budget, announcements, units, clock, oneByOne).on(pairs, GENIE);

        assertThat(first.timesAsked()).isEqualTo(1);
        assertThat(comments.stream().filter(new Absent(Absence.NO_CONSENT)::equals))
                .hasSize(2);
        assertThat(commentaries(kind, new Daily(3, 3, 1_000)).on(pairs(8).subList(6, 8), GENIE))
                .as("what was not asked was given back")
                .allMatch(Written.class::isInstance);
    }

    @Test
    void g4_when_the_provider_goes_away_the_others_are_neither_asked_nor_counted() {
        var broken = new AtomicReference<InMemoryAnalyst>();
        broken.set(new InMemoryAnalyst(_ -> {
            broken.get().leave(Absence.QUOTA_DAY);
            return new Absent(Absence.QUOTA_DAY);
        }));
        var oneByOne = new CommentaryBounds(new Daily(10, 10, 1_000), 1, Duration.ofSeconds(20));

        List<Commentary> comments = new Commentaries(broken.get(), cache, budget, announcements, units, clock, oneByOne)
                .on(pairs(10), GENIE);

        assertThat(broken.get().timesAsked()).isEqualTo(1);
        assertThat(comments).containsOnly(new Absent(Absence.QUOTA_DAY));
        assertThat(commentaries(kind, new Daily(10, 10, 1_000)).on(pairs(10), GENIE).stream()
                        .filter(Written.class::isInstance))
                .hasSize(9);
    }

    @Test
    void the_channel_of_the_staff_hears_of_trouble_once_an_hour_and_of_nobody() {
        var gone = InMemoryAnalyst.kind();
        gone.leave(Absence.UNAVAILABLE);

        commentaries(gone, PLENTY).on(pairs(3), GENIE);
        commentaries(gone, PLENTY).on(pairs(2), GENIE);
        assertThat(outbox.waitingNotices()).singleElement().isInstanceOfSatisfying(Notice.StaffNews.class, news -> {
            assertThat(news.title()).isEqualTo("Pairs get no comments");
            assertThat(news.facts())
                    .containsExactly(
                            new Notice.StaffNews.Fact("Reason", "unavailable"),
                            new Notice.StaffNews.Fact("Pairs", "3"));
        });

        clock.advance(Duration.ofHours(1));
        commentaries(gone, PLENTY).on(pairs(3), GENIE);
        assertThat(outbox.waitingNotices()).hasSize(2);
    }

    @Test
    void what_is_a_pairs_own_affair_is_no_news() {
        commentaries(new InMemoryAnalyst(_ -> new Absent(Absence.UNSAFE)), PLENTY)
                .on(pairs(3), GENIE);
        var none = InMemoryAnalyst.kind();
        none.leave(Absence.NOT_CONFIGURED);
        commentaries(none, PLENTY).on(pairs(3), GENIE);

        assertThat(outbox.waitingNotices()).isEmpty();
    }

    @Test
    void g4_no_more_are_asked_at_once_than_there_are_places() {
        var present = new AtomicInteger();
        var most = new AtomicInteger();
        var counting = new InMemoryAnalyst(pair -> {
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            sleep(Duration.ofMillis(20));
            present.decrementAndGet();
            return InMemoryAnalyst.kindWords(pair);
        });

        commentaries(counting, PLENTY).on(pairs(30), GENIE);

        assertThat(most.get()).isBetween(2, 10);
    }

    @Test
    void g4_whoever_is_late_is_left_out_and_the_others_are_served() {
        var uneven = new InMemoryAnalyst(pair -> {
            if (pair.score() == 1) {
                sleep(Duration.ofMinutes(5));
            }
            return InMemoryAnalyst.kindWords(pair);
        });
        var bounds = new CommentaryBounds(PLENTY, 4, Duration.ofMillis(500));

        List<Long> served = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            List<Commentary> comments = new Commentaries(
                            uneven, new InMemoryCommentaryCache(units), budget, announcements, units, clock, bounds)
                    .on(pairs(6), GENIE);
            assertThat(comments.get(1)).isEqualTo(new Absent(Absence.TIMED_OUT));
            served.add(comments.stream().filter(Written.class::isInstance).count());
        }

        assertThat(served.stream().sorted().toList().get(1))
                .as("usually: on a machine that stands still for so long everybody is late")
                .isEqualTo(5);
    }

    @Test
    void a_fault_takes_one_comment_and_is_logged() {
        var broken = new InMemoryAnalyst(pair -> {
            if (pair.score() == 2) {
                throw new IllegalStateException("a fault");
            }
            return InMemoryAnalyst.kindWords(pair);
        });
        try (var log = LogLines.listening()) {
            List<Commentary> comments = commentaries(broken, PLENTY).on(pairs(4), GENIE);

            assertThat(comments.get(2)).isEqualTo(new Absent(Absence.FAILED));
            assertThat(comments.stream().filter(Written.class::isInstance)).hasSize(3);
            assertThat(log.all()).anyMatch(line -> line.contains("commenting on a pair failed"));
        }
    }

    @Test
    void what_could_not_be_kept_is_served_all_the_same() {
        var lastWords = new InMemoryAnalyst(pair -> {
            units.goDown();
            return InMemoryAnalyst.kindWords(pair);
        });

        assertThat(commentaries(lastWords, PLENTY).on(pairs(1), GENIE)).allMatch(Written.class::isInstance);
    }

    @Test
    void g4_what_could_not_be_kept_is_kept_once_the_store_is_back_and_not_asked_again() {
        var lastWords = new InMemoryAnalyst(pair -> {
            units.goDown();
            return InMemoryAnalyst.kindWords(pair);
        });
        var commentaries = commentaries(lastWords, PLENTY);
        assertThat(commentaries.on(pairs(1), GENIE)).allMatch(Written.class::isInstance);
        assertThatThrownBy(() -> commentaries.on(pairs(1), GENIE))
                .as("it is still away")
                .isInstanceOf(Refusal.Unavailable.class);

        units.comeBack();

        assertThat(commentaries.on(pairs(1), OTHER)).allMatch(Written.class::isInstance);
        assertThat(lastWords.timesAsked()).isEqualTo(1);
        assertThat(cache.findAll(List.of(kind.inputHash(pairs(1).getFirst().briefing()))))
                .hasSize(1);
    }

    @Test
    void g4_what_is_being_kept_late_is_not_asked_again_by_whoever_comes_meanwhile() throws Exception {
        var keeping = new CountDownLatch(1);
        var come = new CountDownLatch(1);
        var keeps = new AtomicInteger();
        Map<InputHash, Written> kept = new ConcurrentHashMap<>();
        var slow = new CommentaryCache() {
            @Override
            public Map<InputHash, Written> findAll(Collection<InputHash> hashes) {
                return Map.copyOf(kept);
            }

            @Override
            public void keep(Collection<Written> comments) {
                switch (keeps.incrementAndGet()) {
                    case 1 -> throw new Refusal.Unavailable("The database");
                    case 2 -> {
                        keeping.countDown();
                        await(come);
                    }
                    default -> {}
                }
                comments.forEach(comment -> kept.put(comment.inputHash(), comment));
            }

            @Override
            public int forgetOld() {
                return 0;
            }
        };
        var commentaries = commentaries(kind, PLENTY, slow);
        assertThat(commentaries.on(pairs(1), GENIE)).allMatch(Written.class::isInstance);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Commentary>> first = threads.submit(() -> commentaries.on(pairs(1), GENIE));
            await(keeping);
            Future<List<Commentary>> second = threads.submit(() -> commentaries.on(pairs(1), OTHER));
            sleep(Duration.ofMillis(200));
            come.countDown();
            assertThat(first.get()).isEqualTo(second.get());
        }
        assertThat(kind.timesAsked()).isEqualTo(1);
    }

    @Test
    void g4_of_many_who_ask_the_same_at_once_one_does_and_is_counted() throws Exception {
        var looked = new CountDownLatch(8);
        var commentaries = commentaries(whenAllHave(looked), PLENTY, watched(_ -> looked.countDown()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Commentary>>> asking = IntStream.range(0, 8)
                    .mapToObj(asker ->
                            threads.submit(() -> commentaries.on(pairs(3), new Asking("genie " + asker, MAYA))))
                    .toList();
            for (Future<List<Commentary>> each : asking) {
                assertThat(each.get()).hasSize(3).allMatch(Written.class::isInstance);
            }
        }

        assertThat(kind.timesAsked()).isEqualTo(3);
        assertThat(budget.asked(TODAY)).isEqualTo(3);
    }

    @Test
    void g4_what_somebody_has_no_budget_for_is_asked_by_whoever_waits_for_it() throws Exception {
        var asking = new CountDownLatch(2);
        var waiting = new CountDownLatch(3);
        var commentaries = commentaries(whenAllHave(waiting), new Daily(10, 2, 1_000), watched(_ -> {
            asking.countDown();
            waiting.countDown();
        }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Commentary>> first = threads.submit(() -> commentaries.on(pairs(3), GENIE));
            await(asking);

            assertThat(commentaries.on(pairs(3), OTHER)).hasSize(3).allMatch(Written.class::isInstance);
            assertThat(first.get().getLast()).isEqualTo(new Absent(Absence.BUDGET));
        }

        assertThat(kind.timesAsked()).isEqualTo(3);
        assertThat(budget.asked(TODAY)).isEqualTo(3);
    }

    @Test
    void whoever_waits_asks_when_whoever_asked_could_not() throws Exception {
        var asking = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var commentaries = commentaries(kind, PLENTY, watched(look -> {
            if (look == 2) {
                asking.countDown();
                await(waiting);
                throw new Refusal.Unavailable("The database");
            }
            if (look == 3) {
                waiting.countDown();
            }
        }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Commentary>> first = threads.submit(() -> commentaries.on(pairs(3), GENIE));
            await(asking);

            assertThat(commentaries.on(pairs(3), OTHER)).hasSize(3).allMatch(Written.class::isInstance);
            assertThatThrownBy(first::get).hasCauseInstanceOf(Refusal.Unavailable.class);
        }
    }

    @Test
    void what_was_paid_for_is_served_and_kept_though_the_store_is_lost_before_the_next_round() throws Exception {
        var asking = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var commentaries = commentaries(kind, PLENTY, watched(look -> {
            // The first looks twice and could not ask. The other looks twice, is answered, and waited for the first.
            if (look == 2) {
                asking.countDown();
                await(waiting);
                throw new Refusal.Unavailable("The database");
            }
            if (look == 4) {
                waiting.countDown();
            }
            if (look == 5) {
                throw new Refusal.Unavailable("The database");
            }
        }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Commentary>> first = threads.submit(() -> commentaries.on(pairs(1), GENIE));
            await(asking);

            assertThat(commentaries.on(pairs(3), OTHER))
                    .satisfiesExactly(
                            comment -> assertThat(comment).isEqualTo(new Absent(Absence.FAILED)),
                            comment -> assertThat(comment).isInstanceOf(Written.class),
                            comment -> assertThat(comment).isInstanceOf(Written.class));
            assertThatThrownBy(first::get).hasCauseInstanceOf(Refusal.Unavailable.class);
        }
        assertThat(kind.timesAsked()).isEqualTo(2);

        assertThat(commentaries.on(pairs(3), OTHER)).allMatch(Written.class::isInstance);
        assertThat(kind.timesAsked()).as("the one that was missing").isEqualTo(3);
    }

    /// Answers as soon as all have come to some point.
    private CompatibilityAnalyst whenAllHave(CountDownLatch come) {
        return new CompatibilityAnalyst() {
            @Override
            public InputHash inputHash(Briefing briefing) {
                return kind.inputHash(briefing);
            }

            @Override
            public Optional<Absence> absence() {
                return kind.absence();
            }

            @Override
            public Commentary comment(Briefing briefing) {
                await(come);
                return kind.comment(briefing);
            }
        };
    }

    /// The same cache.
    ///
    /// @param look told after each time somebody looked into it, how often that was
    private CommentaryCache watched(IntConsumer look) {
        var looks = new AtomicInteger();
        return new CommentaryCache() {
            @Override
            public Map<InputHash, Written> findAll(Collection<InputHash> hashes) {
                Map<InputHash, Written> found = cache.findAll(hashes);
                look.accept(looks.incrementAndGet());
                return found;
            }

            @Override
            public void keep(Collection<Written> comments) {
                cache.keep(comments);
            }

            @Override
            public int forgetOld() {
                return cache.forgetOld();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Commentaries commentaries(CompatibilityAnalyst analyst, Daily daily, CommentaryCache answers) {
        return new Commentaries(analyst, answers, budget, announcements, units, clock, CommentaryBounds.usual(daily));
    }

    private Commentaries commentaries(CompatibilityAnalyst analyst, Daily daily) {
        return new Commentaries(analyst, cache, budget, announcements, units, clock, CommentaryBounds.usual(daily));
    }

    private static List<Pair> pairs(int number) {
        return IntStream.range(0, number)
                .mapToObj(score -> new Pair(Pairs.scoring(score), true, () -> true))
                .toList();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
