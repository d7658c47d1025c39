package com.datifyy.application.curation;

import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.Commentary.Absent;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.notification.Notice.StaffNews;
import com.datifyy.domain.notification.Notice.StaffNews.Fact;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has pairs commented on, many at a time: only those that may be, what was said before without asking again,
/// within a budget for each day and a time for the whole. Whoever has a question that somebody else is asking in this
/// process waits for that answer, which costs nothing. Whatever goes wrong, each pair gets an answer, and
/// the staff's channel hears of trouble, once an hour for each kind.
///
/// Call it outside a unit of work: it waits for somebody far away.
public final class Commentaries {
    private static final Logger LOG = LoggerFactory.getLogger(Commentaries.class);

    private final CompatibilityAnalyst analyst;
    private final CommentaryCache cache;
    private final LateComments late;
    private final CommentaryBudget budget;
    private final Announcements announcements;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final CommentaryBounds bounds;
    private final Semaphore places;
    private final ThreadFactory threads;

    /// What is being asked at the moment. Whoever asked has let go of it before its answer is told.
    private final ConcurrentMap<InputHash, CompletableFuture<Optional<Commentary>>> underWay =
            new ConcurrentHashMap<>();

    public Commentaries(
            CompatibilityAnalyst analyst,
            CommentaryCache cache,
            CommentaryBudget budget,
            Announcements announcements,
            UnitOfWork unitOfWork,
            InstantSource clock,
            CommentaryBounds bounds) {
        this(
                analyst,
                cache,
                budget,
                announcements,
                unitOfWork,
                clock,
                bounds,
                Thread.ofVirtual().factory());
    }

    /// @param threads makes those on which it is asked
    public Commentaries(
            CompatibilityAnalyst analyst,
            CommentaryCache cache,
            CommentaryBudget budget,
            Announcements announcements,
            UnitOfWork unitOfWork,
            InstantSource clock,
            CommentaryBounds bounds,
            ThreadFactory threads) {
        this.threads = threads;
        this.analyst = analyst;
        this.cache = cache;
        this.late = new LateComments(cache, unitOfWork, clock);
        this.budget = budget;
        this.announcements = announcements;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.bounds = bounds;
        this.places = new Semaphore(bounds.parallel());
    }

    /// A pair to comment on.
    ///
    /// @param agreed whether both let a provider be told about them
    /// @param stillAgreed the same, asked once more right before the provider is told
    public record Pair(Briefing briefing, boolean agreed, BooleanSupplier stillAgreed) {
        private boolean isAsked() {
            return briefing.eligible() && agreed;
        }
    }

    /// The comments in the order of the pairs; where the budget does not suffice, the first ones get them.
    ///
    /// @param asking whose budgets they are counted for
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the store cannot be reached before anybody
    ///     was asked
    public List<Commentary> on(List<Pair> pairs, CommentaryBudget.Asking asking) {
        Map<InputHash, Pair> open = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (pair.isAsked()) {
                open.putIfAbsent(analyst.inputHash(pair.briefing()), pair);
            }
        }
        Map<InputHash, Commentary> said = open.isEmpty() ? Map.of() : commentsOn(open, asking);
        List<Commentary> comments = new ArrayList<>();
        for (Pair pair : pairs) {
            comments.add(
                    pair.isAsked()
                            ? said.getOrDefault(analyst.inputHash(pair.briefing()), new Absent(Absence.BUDGET))
                            : new Absent(pair.briefing().eligible() ? Absence.NO_CONSENT : Absence.EXCLUDED));
        }
        return comments;
    }

    private Map<InputHash, Commentary> commentsOn(Map<InputHash, Pair> open, CommentaryBudget.Asking asking) {
        late.keep();
        Map<InputHash, Commentary> said = new HashMap<>(cache.findAll(open.keySet()));
        List<InputHash> unsaid = unsaid(open, said);
        if (unsaid.isEmpty()) {
            return said;
        }
        Optional<Absence> nobody = analyst.absence();
        if (nobody.isPresent()) {
            unsaid.forEach(hash -> said.put(hash, new Absent(nobody.get())));
            settle(List.of(), () -> {}, said.values());
            return said;
        }
        Instant end = clock.instant().plus(bounds.deadline());
        said.putAll(askedOnce(unsaid, open, asking, end));
        try {
            unsaid = unsaid(open, said);
            while (!unsaid.isEmpty()) {
                said.putAll(askedOnce(unsaid, open, asking, end));
                unsaid = unsaid(open, said);
            }
        } catch (Refusal.Unavailable away) {
            LOG.warn("the store was lost between two rounds of comments: {}", away.getMessage());
            unsaid(open, said).forEach(hash -> said.put(hash, new Absent(Absence.FAILED)));
        }
        return said;
    }

    private static List<InputHash> unsaid(Map<InputHash, Pair> open, Map<InputHash, Commentary> said) {
        return open.keySet().stream().filter(hash -> !said.containsKey(hash)).toList();
    }

    /// Asks what nobody is asking, and then waits for what somebody else is asking at the moment: whoever waits holds
    /// up nobody. What has no answer then, whoever asked it had none for others.
    private Map<InputHash, Commentary> askedOnce(
            List<InputHash> unsaid, Map<InputHash, Pair> open, CommentaryBudget.Asking asking, Instant end) {
        Map<InputHash, Commentary> said = new HashMap<>();
        Map<InputHash, CompletableFuture<Optional<Commentary>>> own = new LinkedHashMap<>();
        Map<InputHash, Future<Optional<Commentary>>> elsewhere = new LinkedHashMap<>();
        for (InputHash hash : unsaid) {
            var answer = new CompletableFuture<Optional<Commentary>>();
            Future<Optional<Commentary>> other = underWay.putIfAbsent(hash, answer);
            if (other == null) {
                own.put(hash, answer);
            } else {
                elsewhere.put(hash, other);
            }
        }
        try {
            if (!own.isEmpty()) {
                said.putAll(answers(own.keySet(), open, asking, end));
            }
        } finally {
            own.forEach((hash, answer) -> {
                underWay.remove(hash);
                answer.complete(Optional.ofNullable(said.get(hash)).filter(Commentaries::isForEverybody));
            });
        }
        elsewhere.forEach((hash, other) -> awaited(other, end).ifPresent(answer -> said.put(hash, answer)));
        return said;
    }

    /// What was kept since, and the provider's answers. Whoever asked the same before kept the answer first and then
    /// let go of the question, so it is found here.
    private Map<InputHash, Commentary> answers(
            Set<InputHash> wanted, Map<InputHash, Pair> open, CommentaryBudget.Asking asking, Instant end) {
        Map<InputHash, Commentary> said = new HashMap<>(cache.findAll(wanted));
        List<InputHash> unsaid =
                wanted.stream().filter(hash -> !said.containsKey(hash)).toList();
        if (unsaid.isEmpty()) {
            return said;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int granted = unitOfWork.execute(() -> budget.take(today, asking, unsaid.size(), bounds.budget()));
        List<Question> questions = unsaid.subList(0, granted).stream()
                .map(hash -> new Question(hash, Objects.requireNonNull(open.get(hash))))
                .toList();
        List<Commentary> answers = asked(questions, end);
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < granted; i++) {
            said.put(unsaid.get(i), answers.get(i));
            if (answers.get(i) instanceof Written comment) {
                written.add(comment);
            }
        }
        unsaid.subList(granted, unsaid.size()).forEach(hash -> said.put(hash, new Absent(Absence.BUDGET)));
        int unasked = Math.toIntExact(questions.stream().filter(Question::take).count());
        settle(written, () -> giveBack(today, asking, unasked), said.values());
        return said;
    }

    /// Whether an answer is one for whoever else has the same question: budgets are of whoever asks and of the person
    /// they look at, the time is that of whoever asks, and of two pairs that tell the same one may have agreed.
    private static boolean isForEverybody(Commentary answer) {
        return !(answer instanceof Absent(Absence why)
                && (why == Absence.BUDGET || why == Absence.NO_CONSENT || why == Absence.TIMED_OUT));
    }

    /// @return nothing when whoever asked had no answer for others
    private Optional<Commentary> awaited(Future<Optional<Commentary>> other, Instant end) {
        try {
            return other.get(millisUntil(end), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Optional.of(new Absent(Absence.TIMED_OUT));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(new Absent(Absence.TIMED_OUT));
        } catch (ExecutionException fault) {
            throw new IllegalStateException(
                    "a question is let go of with an answer or without, but never fails", fault);
        }
    }

    private long millisUntil(Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toMillis());
    }

    /// Keeps what was said, gives back what was not asked, and tells of trouble. What was paid for is served
    /// even if that cannot be done, and kept before somebody asks the next time.
    private void settle(List<Written> written, Runnable accounts, Collection<Commentary> said) {
        try {
            unitOfWork.run(() -> {
                if (!written.isEmpty()) {
                    cache.keep(written);
                }
                accounts.run();
                tellOfTrouble(said);
            });
        } catch (Refusal.Unavailable away) {
            LOG.warn("{} comments could not be kept yet: {}", written.size(), away.getMessage());
            late.remember(written);
        }
    }

    private void giveBack(LocalDate day, CommentaryBudget.Asking asking, int unasked) {
        if (unasked > 0) {
            budget.giveBack(day, asking, unasked);
        }
    }

    private void tellOfTrouble(Collection<Commentary> said) {
        Map<Absence, Integer> troubles = new EnumMap<>(Absence.class);
        for (Commentary comment : said) {
            if (comment instanceof Absent(Absence why) && why.isTrouble()) {
                troubles.merge(why, 1, Integer::sum);
            }
        }
        Instant now = clock.instant();
        troubles.forEach((why, pairs) -> announcements.tell(
                "news/commentary/" + why + "/" + now.truncatedTo(ChronoUnit.HOURS),
                new StaffNews(
                        Tone.WARNING,
                        "Pairs get no comments",
                        "The score by the rules is shown instead.",
                        List.of(new Fact("Reason", Texts.words(why)), new Fact("Pairs", pairs.toString())),
                        now)));
    }

    /// A question that is asked by one, or given back by one, whoever comes first.
    private record Question(InputHash hash, Pair pair, AtomicBoolean taken) {
        Question(InputHash hash, Pair pair) {
            this(hash, pair, new AtomicBoolean());
        }

        /// @return whether nobody had taken it
        boolean take() {
            return taken.compareAndSet(false, true);
        }
    }

    private List<Commentary> asked(List<Question> asked, Instant end) {
        List<Callable<Commentary>> questions = asked.stream()
                .map(question -> (Callable<Commentary>) () -> inAPlace(question))
                .toList();
        ExecutorService all = Executors.newThreadPerTaskExecutor(threads);
        try {
            // whoever is not done by then is interrupted
            return all.invokeAll(questions, millisUntil(end), TimeUnit.MILLISECONDS).stream()
                    .map(Commentaries::answer)
                    .toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return asked.stream()
                    .map(_ -> (Commentary) new Absent(Absence.TIMED_OUT))
                    .toList();
        } finally {
            all.shutdownNow();
        }
    }

    /// Whether it may still be asked, and is anybody there, is looked at when its turn has come.
    private Commentary inAPlace(Question question) throws InterruptedException {
        places.acquire();
        try {
            Optional<Absence> nobody = analyst.absence();
            if (nobody.isPresent()) {
                return new Absent(nobody.get());
            }
            if (!question.pair().stillAgreed().getAsBoolean()) {
                return new Absent(Absence.NO_CONSENT);
            }
            return question.take() ? analyst.comment(question.pair().briefing()) : new Absent(Absence.TIMED_OUT);
        } finally {
            places.release();
        }
    }

    private static Commentary answer(Future<Commentary> asked) {
        try {
            return asked.get();
        } catch (CancellationException late) {
            return new Absent(Absence.TIMED_OUT);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Absent(Absence.TIMED_OUT);
        } catch (ExecutionException fault) {
            LOG.error("commenting on a pair failed", fault);
            return new Absent(Absence.FAILED);
        }
    }
}
