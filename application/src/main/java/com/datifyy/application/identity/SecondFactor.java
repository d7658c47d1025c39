package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.application.identity.port.SecondFactorRepository.Enrolled;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The second factor of an account: the codes of an authenticator app (TOTP, RFC 6238), with recovery codes
/// for the day the telephone is lost.
public final class SecondFactor {
    private final SecondFactorRepository factors;
    private final UserRepository users;
    private final Authenticators apps;
    private final Reauthentication reauthentication;
    private final Acquaintances acquaintances;
    private final SignInThrottle throttle;
    private final Notifications notifications;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SecondFactor(
            SecondFactorRepository factors,
            UserRepository users,
            Authenticators apps,
            Reauthentication reauthentication,
            Acquaintances acquaintances,
            SignInThrottle throttle,
            Notifications notifications,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.factors = factors;
        this.users = users;
        this.apps = apps;
        this.reauthentication = reauthentication;
        this.acquaintances = acquaintances;
        this.throttle = throttle;
        this.notifications = notifications;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// How an account stands.
    ///
    /// @param on whether signing in asks for a second factor
    /// @param recoveryCodesLeft how many recovery codes were not used yet
    public record Status(boolean on, int recoveryCodesLeft) {}

    public Status status(Caller caller) {
        return new Status(isOn(caller.id()), factors.recoveryCodesLeft(caller.id()));
    }

    /// Begins: makes a secret for the caller's authenticator app. Nothing changes until a first code shows
    /// that it works.
    ///
    /// @param password the account's; an account without one has to have signed in just now
    /// @throws Conflict when the second factor is on already
    /// @throws Forbidden when the password is wrong, or the session too old
    /// @throws Unauthenticated when the password was changed, or the session ended, at the same moment
    public Enrolment enrol(Caller caller, String password, Visitor visitor) {
        Optional<PasswordHash> known = reauthentication.require(caller, "password", password, visitor);
        TotpSecret secret = apps.newSecret();
        User user = unitOfWork.execute(() -> {
            // The account is locked, since a second factor that is not there yet cannot be.
            User locked = users.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            reauthentication.requireStill(caller, locked, known);
            if (factors.findForUpdate(caller.id())
                    .filter(SecondFactor::isConfirmed)
                    .isPresent()) {
                throw new Conflict("The second factor is on already");
            }
            factors.put(new Enrolled(
                    caller.id(), apps.sealed(holder(caller.id()), secret), clock.instant(), null, TotpSecret.NO_STEP));
            return locked;
        });
        Email email = user.email();
        return Enrolment.of(secret, email == null ? user.name() : email.value());
    }

    /// Switches the second factor on, once a code of the app shows that it works.
    ///
    /// @return recovery codes, told once; each stands in for the app one time
    /// @throws NotFound when nothing was begun
    /// @throws Conflict when it is on already
    /// @throws InvalidInput when the code is wrong
    /// @throws TooManyRequests when wrong ones were given too often
    /// @throws Unauthenticated when the session ended at the same moment
    public List<String> confirm(Caller caller, String code, Visitor visitor) {
        throttle.admit(subject(caller.id()), visitor.network(), new KnownBy.Nothing());
        Optional<List<String>> confirmed = unitOfWork.execute(() -> {
            Instant now = clock.instant();
            var _ = users.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            reauthentication.requireStill(caller);
            Enrolled begun = factors.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("A second factor"));
            if (isConfirmed(begun)) {
                throw new Conflict("The second factor is on already");
            }
            OptionalLong step = accepted(begun, code, now);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            factors.put(new Enrolled(caller.id(), begun.sealedSecret(), begun.startedAt(), now, step.getAsLong()));
            throttle.succeeded(subject(caller.id()), visitor.network(), new KnownBy.Nothing());
            tell(caller, true, visitor, now);
            return Optional.of(newRecoveryCodes(caller.id()));
        });
        return confirmed.orElseThrow(() -> new InvalidInput("code", "is not the code the app shows now"));
    }

    /// Makes new recovery codes, which void the old ones; the account's mailbox is told.
    ///
    /// @param code of the app, or a recovery code
    /// @throws Forbidden when the code is wrong
    /// @throws TooManyRequests when wrong ones were given too often
    /// @throws Unauthenticated when the session ended at the same moment
    public List<String> renewRecoveryCodes(Caller caller, String code, Visitor visitor) {
        return proven(caller, _ -> reauthentication.requireStill(caller), code, visitor, user -> {
            tellOfRenewal(user, clock.instant());
            return newRecoveryCodes(user.id());
        });
    }

    /// Switches the second factor off. All that is wrong with what is read here is told at once.
    ///
    /// @param password is read here, and may refuse then, as a field of a form
    /// @param code of the app, or a recovery code; read here as well
    /// @throws InvalidInput when the code was not given, or the account has a password and none was given
    /// @throws Forbidden when the password or the code is wrong
    /// @throws TooManyRequests when wrong ones were given too often
    /// @throws Unauthenticated when the password was changed, or the session ended, at the same moment
    public void disable(Caller caller, Supplier<String> password, Supplier<String> code, Visitor visitor) {
        var wrong = new Faults();
        String given = wrong.of(password, "");
        wrong.in(() -> reauthentication.requireGiven(caller, "password", given));
        String shown = wrong.of(code, "");
        if (shown.isBlank()) {
            wrong.note("code", "is required");
        }
        wrong.tell();
        Optional<PasswordHash> known = reauthentication.require(caller, "password", given, visitor);
        Consumer<User> still = user -> reauthentication.requireStill(caller, user, known);
        boolean _ = proven(caller, still, shown, visitor, _ -> {
            factors.remove(caller.id());
            tell(caller, false, visitor, clock.instant());
            return true;
        });
    }

    /// What is known of somebody's second factor after they presented a code, or none.
    sealed interface Proof {
        /// It was shown, or the account has none.
        record Given() implements Proof {}

        /// It is asked for.
        ///
        /// @param presented whether a code came, and was wrong
        record Missing(boolean presented) implements Proof {}

        /// Wrong ones came too often.
        record Delayed(Duration time) implements Proof {}
    }

    /// Looks whether somebody who signs in has shown their second factor; call it inside a unit of work,
    /// which has to stay whatever comes out. What is accepted is used up.
    ///
    /// @param code of the app, or a recovery code; empty when not given
    Proof prove(User user, String code, Visitor visitor, Instant now) {
        Optional<Enrolled> factor = factors.findForUpdate(user.id()).filter(SecondFactor::isConfirmed);
        if (factor.isEmpty()) {
            return new Proof.Given();
        }
        if (code.isBlank()) {
            return new Proof.Missing(false);
        }
        KnownBy known = acquaintances.of(Optional.of(user), visitor, now);
        Duration wait = throttle.attempt(subject(user.id()), visitor.network(), known);
        if (wait.isPositive()) {
            return new Proof.Delayed(wait);
        }
        if (!usesUp(user, factor.get(), code, visitor, now)) {
            events.record(SecurityEvent.Kind.SECOND_FACTOR_FAILED, user.id(), visitor.network());
            return new Proof.Missing(true);
        }
        throttle.succeeded(subject(user.id()), visitor.network(), known);
        return new Proof.Given();
    }

    /// Switches the second factor off without asking for it, and forgets one that was merely begun; call it inside
    /// a unit of work.
    ///
    /// @param mailbox is told if one was on, or null
    void forget(User user, @Nullable Email mailbox, Visitor visitor, Instant now) {
        forgetSince(user, Instant.MIN, mailbox, visitor, now);
    }

    /// Switches the second factor off without asking for it if it was switched on after an instant, and forgets one
    /// that was merely begun, whenever that was: whoever began it knows its secret. Call it inside a unit of work.
    ///
    /// @param mailbox is told if one was on, or null
    void forgetSince(User user, Instant since, @Nullable Email mailbox, Visitor visitor, Instant now) {
        Enrolled factor = factors.findForUpdate(user.id()).orElse(null);
        if (factor == null) {
            return;
        }
        Instant confirmed = factor.confirmedAt();
        if (confirmed == null) {
            factors.remove(user.id());
        } else if (confirmed.isAfter(since)) {
            factors.remove(user.id());
            events.record(SecurityEvent.Kind.SECOND_FACTOR_OFF, user.id(), visitor.network());
            tell(user, mailbox, false, now);
        }
    }

    /// Does something that only the holder of the second factor may do.
    ///
    /// @param still asks of the account, once it is locked, what has to hold of it besides
    private <T> T proven(Caller caller, Consumer<User> still, String code, Visitor visitor, Function<User, T> step) {
        Supplier<T> outcome = unitOfWork.execute(() -> {
            User user = users.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            still.accept(user);
            if (!isOn(caller.id())) {
                throw new NotFound("A second factor");
            }
            return switch (prove(user, code, visitor, clock.instant())) {
                case Proof.Given _ -> {
                    T done = step.apply(user);
                    yield () -> done;
                }
                case Proof.Missing _ -> refusing(() -> new Forbidden("The code is wrong"));
                case Proof.Delayed delayed -> refusing(() -> SignInThrottle.refusal(delayed.time()));
            };
        });
        return outcome.get();
    }

    /// What throws once the unit of work is over, so that what it noted stays.
    private static <T> Supplier<T> refusing(Supplier<? extends RuntimeException> refusal) {
        return () -> {
            throw refusal.get();
        };
    }

    private boolean usesUp(User user, Enrolled factor, String code, Visitor visitor, Instant now) {
        OptionalLong step = accepted(factor, code, now);
        if (step.isPresent()) {
            factors.put(new Enrolled(
                    factor.owner(),
                    apps.resealed(holder(factor.owner()), factor.sealedSecret()),
                    factor.startedAt(),
                    factor.confirmedAt(),
                    step.getAsLong()));
            return true;
        }
        if (apps.recoveryCodeDigest(holder(factor.owner()), code)
                .filter(digest -> factors.useRecoveryCode(factor.owner(), digest))
                .isPresent()) {
            int left = factors.recoveryCodesLeft(factor.owner());
            events.record(
                    SecurityEvent.Kind.RECOVERY_CODE_USED,
                    factor.owner(),
                    null,
                    visitor.network(),
                    Map.of("left", Integer.toString(left)));
            tellOfUse(user, left, now);
            return true;
        }
        return false;
    }

    private OptionalLong accepted(Enrolled factor, String code, Instant now) {
        return apps.acceptedStep(holder(factor.owner()), factor.sealedSecret(), factor.lastStep(), code, now);
    }

    private List<String> newRecoveryCodes(UserId owner) {
        List<String> codes = apps.newRecoveryCodes();
        factors.putRecoveryCodes(owner, apps.digests(holder(owner), codes));
        return codes;
    }

    private void tell(Caller caller, boolean on, Visitor visitor, Instant now) {
        events.record(
                on ? SecurityEvent.Kind.SECOND_FACTOR_ON : SecurityEvent.Kind.SECOND_FACTOR_OFF,
                caller.id(),
                caller.session(),
                visitor.network(),
                Map.of());
        users.find(caller.id()).ifPresent(user -> tell(user, user.mailbox(), on, now));
    }

    private void tell(User user, @Nullable Email mailbox, boolean on, Instant now) {
        if (mailbox != null) {
            notifications.tell(
                    "second factor/" + user.id() + "/" + now,
                    new Notice.SecondFactorChanged(mailbox, user.name(), on, notifications.byClockOf(user.id(), now)));
        }
    }

    /// Each code is used once, so how many are left tells one use from another.
    private void tellOfUse(User user, int left, Instant now) {
        Email mailbox = user.mailbox();
        if (mailbox != null) {
            notifications.tell(
                    "recovery code used/" + user.id() + "/" + left + "/" + now,
                    new Notice.RecoveryCodeUsed(mailbox, user.name(), left, notifications.byClockOf(user.id(), now)));
        }
    }

    private void tellOfRenewal(User user, Instant now) {
        Email mailbox = user.mailbox();
        if (mailbox != null) {
            notifications.tell(
                    "recovery codes renewed/" + user.id() + "/" + now,
                    new Notice.RecoveryCodesRenewed(mailbox, user.name(), notifications.byClockOf(user.id(), now)));
        }
    }

    private boolean isOn(UserId account) {
        return factors.find(account).filter(SecondFactor::isConfirmed).isPresent();
    }

    private static boolean isConfirmed(Enrolled factor) {
        return factor.confirmedAt() != null;
    }

    private static String subject(UserId account) {
        return "second factor of " + account;
    }

    private static String holder(UserId account) {
        return account.toString();
    }
}
