package com.datifyy.application.curation;

import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Comments that were paid for while the store could not be reached. They are kept once it can be, before anybody asks
/// again.
final class LateComments {
    /// How many wait at most.
    static final int MOST = 1_000;

    /// How long they wait at most: as long as the store keeps one.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final CommentaryCache cache;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final ConcurrentMap<InputHash, Unkept> unkept = new ConcurrentHashMap<>();

    private record Unkept(Written comment, Instant since) {}

    LateComments(CommentaryCache cache, UnitOfWork unitOfWork, InstantSource clock) {
        this.cache = cache;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Lets comments wait. What there is no room for is lost, and asked anew.
    void remember(List<Written> written) {
        Instant now = clock.instant();
        written.stream()
                .limit(Math.max(0, MOST - unkept.size()))
                .forEach(comment -> unkept.put(comment.inputHash(), new Unkept(comment, now)));
    }

    /// Keeps what waits. Whoever comes at the same time keeps the same ones: they are forgotten here only when the
    /// store has them, so that nobody misses them in between.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the store still cannot be reached
    void keep() {
        Instant old = clock.instant().minus(LONGEST);
        unkept.values().removeIf(late -> late.since().isBefore(old));
        List<Unkept> late = List.copyOf(unkept.values());
        if (late.isEmpty()) {
            return;
        }
        boolean isAway = false;
        try {
            unitOfWork.run(() -> cache.keep(late.stream().map(Unkept::comment).toList()));
        } catch (Refusal.Unavailable away) {
            isAway = true;
            throw away;
        } finally {
            if (!isAway) {
                late.forEach(kept -> unkept.remove(kept.comment().inputHash(), kept));
            }
        }
    }
}
