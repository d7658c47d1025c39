package com.datifyy.application.identity;

import com.datifyy.application.identity.SecondFactor.Proof;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last steps of signing in, the same for every way, once it is proven whose account it is: whether the
/// account may sign in, its second factor, and the session.
public final class SignInCompletion {
    private final UserRepository users;
    private final MatchCards cards;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final SecurityEvents events;
    private final Duration grace;

    /// @param grace how long a closed account can be opened again
    public SignInCompletion(
            UserRepository users,
            MatchCards cards,
            SecondFactor secondFactor,
            Sessions sessions,
            SecurityEvents events,
            Duration grace) {
        this.users = users;
        this.cards = cards;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.events = events;
        this.grace = grace;
    }

    /// Opens a session, unless the account may not sign in or asks for a second factor. An account that its
    /// owner had closed is opened again if they say so; else they are told that it is closed, and no code of their
    /// second factor is used up. Call it inside a unit of work, with the account locked.
    SignInOutcome enter(User user, SignInOptions options, Visitor visitor, String way, Instant now) {
        Instant deleted = deletedAt(user);
        boolean mayComeBack = deleted != null && now.isBefore(deleted);
        boolean comesBack = options.reopen() && mayComeBack;
        if (!user.status().takesPart() && !comesBack) {
            events.record(SecurityEvent.Kind.SIGN_IN_FAILED, user.id(), null, visitor.network(), Map.of("way", way));
            return deleted == null
                    ? new SignInOutcome.Refused()
                    : new SignInOutcome.Closed(mayComeBack ? deleted : null);
        }
        return switch (secondFactor.prove(user, options.secondFactor(), visitor, now)) {
            case Proof.Given _ -> open(user, comesBack, visitor, way, now);
            case Proof.Missing missing -> new SignInOutcome.SecondFactorMissing(missing.presented());
            case Proof.Delayed delayed -> new SignInOutcome.Delayed(delayed.time());
        };
    }

    /// From when on an account that its owner closed is due to be deleted, which the purge does within the day; null
    /// when they did not close it.
    private @Nullable Instant deletedAt(User user) {
        Instant closedAt = user.closedAt();
        return user.isClosedByOwner() && closedAt != null ? closedAt.plus(grace) : null;
    }

    private User reopened(User user) {
        User back = user.reopened();
        return users.isOnHold(user.id()) ? back.onHold() : back;
    }

    private SignInOutcome open(User user, boolean comesBack, Visitor visitor, String way, Instant now) {
        User present = (comesBack ? reopened(user) : user).signedInAt(now);
        users.save(present);
        if (comesBack) {
            cards.accountChanged(present);
            events.record(SecurityEvent.Kind.ACCOUNT_REOPENED, user.id(), visitor.network());
        }
        return new SignInOutcome.Opened(sessions.open(present, visitor, way, now));
    }
}
