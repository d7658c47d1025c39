package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes sure that whoever holds a session is its owner, before something that cannot be taken back.
public final class Reauthentication {
    private final UserRepository users;
    private final SessionRepository sessions;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Reauthentication(
            UserRepository users,
            SessionRepository sessions,
            PasswordHasher hasher,
            SignInThrottle throttle,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.throttle = throttle;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Asks for the account's password or, of an account that has none, for having signed in within the last
    /// quarter of an hour. A password of an account without an address counts for none: it never signs in, so it
    /// may be forgotten, and nothing could reset it.
    ///
    /// @param field the contract's name of the password, for the refusal
    /// @return the hash the password was checked against; empty when the account has none
    /// @throws InvalidInput when the account has a password and none was given
    /// @throws Forbidden when the password is wrong, or the session too old
    /// @throws TooManyRequests when a wrong one was given too often
    Optional<PasswordHash> require(Caller caller, String field, String password, Visitor visitor) {
        Optional<PasswordHash> known = passwordOf(users.find(caller.id()));
        if (known.isPresent()) {
            requirePassword(caller, field, Password.presented(field, password), known.get(), visitor);
        } else {
            requireRecent(caller);
        }
        return known;
    }

    /// Asks for a password where [#require] will, without looking whether it is the right one: so that it is told
    /// together with what else a form lacks.
    ///
    /// @throws InvalidInput when the account has a password and none was given
    void requireGiven(Caller caller, String field, String password) {
        if (passwordOf(users.find(caller.id())).isPresent()) {
            var _ = Password.presented(field, password);
        }
    }

    /// Asks that what [#require] went by still holds: checking a password, or what a provider says, takes its time,
    /// and a reset ends sessions and takes off what a stranger added. Call it inside a unit of work, with the
    /// account locked.
    ///
    /// @param known what [#require] returned
    /// @throws Unauthenticated when the password was changed meanwhile, or the session has ended
    void requireStill(Caller caller, User locked, Optional<PasswordHash> known) {
        if (!passwordOf(Optional.of(locked)).equals(known)) {
            throw new Unauthenticated("The password has just been changed elsewhere");
        }
        requireStill(caller);
    }

    /// Asks that the caller's session still lives. Whoever waits for the account's lock may have waited for a reset,
    /// which ends sessions and takes off what a stranger added: nothing is added after it by a session from before.
    /// Every step by which somebody signed in changes what signs in, or what is asked for then, comes here: call it
    /// inside its unit of work, with the account locked.
    ///
    /// @throws Unauthenticated when the session has ended
    void requireStill(Caller caller) {
        boolean lives = sessions.find(caller.session())
                .filter(session -> session.isAlive(clock.instant()))
                .isPresent();
        if (!lives) {
            throw new Unauthenticated("The session has just been ended");
        }
    }

    private Optional<PasswordHash> passwordOf(Optional<User> account) {
        return account.filter(user -> user.email() != null).flatMap(user -> users.passwordOf(user.id()));
    }

    private void requirePassword(Caller caller, String field, Password password, PasswordHash known, Visitor visitor) {
        String subject = "password of " + caller.id();
        throttle.admit(subject, visitor.network(), new KnownBy.Nothing());
        if (!hasher.matches(password, known)) {
            unitOfWork.run(
                    () -> events.record(SecurityEvent.Kind.REAUTHENTICATION_FAILED, caller.id(), visitor.network()));
            throw new Forbidden("The " + field.replace('_', ' ') + " is wrong");
        }
        unitOfWork.run(() -> throttle.succeeded(subject, visitor.network(), new KnownBy.Nothing()));
    }

    /// Asks for having signed in within the last quarter of an hour, and not out since.
    ///
    /// @throws Forbidden when the session is older, or has ended
    void requireRecent(Caller caller) {
        Instant now = clock.instant();
        boolean recent = sessions.find(caller.session())
                .filter(session -> session.isAlive(now) && session.isRecent(now))
                .isPresent();
        if (!recent) {
            throw new Forbidden("Sign in again first: this asks for a session of the last 15 minutes");
        }
    }
}
