package com.datifyy.application.identity;

import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.identity.port.CodeRepository;
import com.datifyy.application.identity.port.FailedSignInRepository;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.port.AnsweredRequests;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.FailedSignIns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Deletes what nobody needs any more: expired codes, failed sign-ins and kept answers that are too old to
/// count, sessions that ended long ago, old comments on pairs, and events past the time the operator keeps
/// them.
public final class DataRetention {
    /// How long ended sessions stay on record.
    public static final Duration SESSIONS_KEPT = Duration.ofDays(90);

    private final CodeRepository codes;
    private final FailedSignInRepository failures;
    private final SessionRepository sessions;
    private final AdminSessionRepository staff;
    private final AnsweredRequests answered;
    private final SecurityLog log;
    private final CommentaryCache comments;
    private final Duration eventsKept;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    /// @param eventsKept how long it is known what happened to accounts, 90 days or more
    public DataRetention(
            CodeRepository codes,
            FailedSignInRepository failures,
            SessionRepository sessions,
            AdminSessionRepository staff,
            AnsweredRequests answered,
            SecurityLog log,
            CommentaryCache comments,
            Duration eventsKept,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.codes = codes;
        this.failures = failures;
        this.sessions = sessions;
        this.staff = staff;
        this.answered = answered;
        this.log = log;
        this.comments = comments;
        this.eventsKept = eventsKept;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Forgets in portions, each in a unit of work of its own, so that no amount is too much.
    ///
    /// @return how much was forgotten
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the store cannot be reached
    public int forgetOld() {
        Instant now = clock.instant();
        return all(() -> codes.removeExpired(now))
                + all(() -> failures.forget(now.minus(FailedSignIns.MEMORY)))
                + all(() -> sessions.removeEnded(now.minus(SESSIONS_KEPT)))
                + all(() -> staff.forget(now.minus(SESSIONS_KEPT)))
                + all(() -> answered.forget(now.minus(Idempotency.KEPT)))
                + all(() -> log.forget(now.minus(eventsKept)))
                + all(comments::forgetOld);
    }

    private int all(Supplier<Integer> portion) {
        int forgotten = 0;
        for (int more = unitOfWork.execute(portion); more > 0; more = unitOfWork.execute(portion)) {
            forgotten += more;
        }
        return forgotten;
    }
}
