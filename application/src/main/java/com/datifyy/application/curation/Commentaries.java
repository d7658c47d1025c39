package com.datifyy.application.curation;

import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.Commentary.Absent;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.shared.Refusal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has pairs commented on, many at a time: only those that may be, what was said before without asking again,
/// within a budget for each day and a time for the whole. Whatever goes wrong, each pair gets an answer.
///
/// Call it outside a unit of work: it waits for somebody far away.
public final class Commentaries {
    private static final Logger LOG = LoggerFactory.getLogger(Commentaries.class);

    private final CompatibilityAnalyst analyst;
    private final CommentaryCache cache;
    private final CommentaryBudget budget;
    private final UnitOfWork units;
    private final InstantSource clock;
    private final CommentaryBounds bounds;
    private final Semaphore places;

    public Commentaries(
            CompatibilityAnalyst analyst,
            CommentaryCache cache,
            CommentaryBudget budget,
            UnitOfWork units,
            InstantSource clock,
            CommentaryBounds bounds) {
        this.analyst = analyst;
        this.cache = cache;
        this.budget = budget;
        this.units = units;
        this.clock = clock;
        this.bounds = bounds;
        this.places = new Semaphore(bounds.parallel());
    }

    /// A pair to comment on.
    ///
    /// @param agreed whether both let a provider be told about them
    public record Pair(Briefing briefing, boolean agreed) {}

    /// The comments in the order of the pairs; where the budget does not suffice, the first ones get them.
    ///
    /// @param staffMember whoever asks, by a key that is theirs alone
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the store cannot be reached before anybody
    ///     was asked
    public List<Commentary> on(List<Pair> pairs, String staffMember) {
        Map<InputHash, Briefing> open = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (isAsked(pair)) {
                open.putIfAbsent(analyst.inputHash(pair.briefing()), pair.briefing());
            }
        }
        Map<InputHash, Commentary> said = open.isEmpty() ? Map.of() : commentsOn(open, staffMember);
        List<Commentary> comments = new ArrayList<>();
        for (Pair pair : pairs) {
            comments.add(
                    isAsked(pair)
                            ? said.getOrDefault(analyst.inputHash(pair.briefing()), new Absent(Absence.BUDGET))
                            : new Absent(pair.briefing().eligible() ? Absence.NO_CONSENT : Absence.EXCLUDED));
        }
        return comments;
    }

    private static boolean isAsked(Pair pair) {
        return pair.briefing().eligible() && pair.agreed();
    }

    /// Without an entry for those that the budget leaves out.
    private Map<InputHash, Commentary> commentsOn(Map<InputHash, Briefing> open, String staffMember) {
        Map<InputHash, Commentary> said = new HashMap<>(cache.findAll(open.keySet()));
        List<InputHash> unsaid =
                open.keySet().stream().filter(hash -> !said.containsKey(hash)).toList();
        Optional<Absence> nobody = analyst.absence();
        if (nobody.isPresent()) {
            unsaid.forEach(hash -> said.put(hash, new Absent(nobody.get())));
            return said;
        }
        if (unsaid.isEmpty()) {
            return said;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int granted = units.execute(() -> budget.take(today, staffMember, unsaid.size(), bounds.budget()));
        List<InputHash> asked = unsaid.subList(0, granted);
        List<Commentary> answers = asked(asked.stream().map(open::get).toList());
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            said.put(asked.get(i), answers.get(i));
            if (answers.get(i) instanceof Written comment) {
                written.add(comment);
            }
        }
        if (!written.isEmpty()) {
            keep(written);
        }
        return said;
    }

    /// What was paid for is served, although it will have to be asked again.
    private void keep(List<Written> written) {
        try {
            units.run(() -> cache.keep(written));
        } catch (Refusal.Unavailable away) {
            LOG.warn("{} comments could not be kept: {}", written.size(), away.getMessage());
        }
    }

    private List<Commentary> asked(List<Briefing> briefings) {
        List<Callable<Commentary>> questions = briefings.stream()
                .map(briefing -> (Callable<Commentary>) () -> inAPlace(briefing))
                .toList();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            // whoever is not done by then is interrupted
            return threads.invokeAll(questions, bounds.deadline().toMillis(), TimeUnit.MILLISECONDS).stream()
                    .map(Commentaries::answer)
                    .toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return briefings.stream()
                    .map(_ -> (Commentary) new Absent(Absence.TIMED_OUT))
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private Commentary inAPlace(Briefing briefing) throws InterruptedException {
        places.acquire();
        try {
            return analyst.comment(briefing);
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
