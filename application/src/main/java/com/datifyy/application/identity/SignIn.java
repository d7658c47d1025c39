package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Signing in with e-mail address and password.
public final class SignIn {
    private final UserRepository users;
    private final Claimants claimants;
    private final Acquaintances acquaintances;
    private final Codes codes;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;
    private final SignInCompletion completion;
    private final Channels channels;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SignIn(
            UserRepository users,
            Claimants claimants,
            Acquaintances acquaintances,
            Codes codes,
            PasswordHasher hasher,
            SignInThrottle throttle,
            SignInCompletion completion,
            Channels channels,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.claimants = claimants;
        this.acquaintances = acquaintances;
        this.codes = codes;
        this.hasher = hasher;
        this.throttle = throttle;
        this.completion = completion;
        this.channels = channels;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What somebody presents to sign in.
    public record Credentials(Email email, Password password, SignInOptions options) {
        public Credentials(Email email, Password password) {
            this(email, password, SignInOptions.NONE);
        }

        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /// An account whose password was right, and the hash that says so.
    private record Proof(UserId account, PasswordHash hash) {}

    /// Opens a session for the owner of an account. An unknown address, a wrong password and an account that
    /// the staff stopped get the same answer after the same work. Hashing takes its time, so what
    /// it was decided by, status and hash, is read again before the session opens: a ban or a change of the
    /// password in the meantime holds.
    ///
    /// @throws Unauthenticated when address and password do not belong together, or the account may not
    ///     sign in
    /// @throws AccountClosed when they do, the owner has closed the account, and it is not to be opened again
    /// @throws SecondFactorRequired when they do, and the account's second factor is missing or wrong
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the address has to wait after failures
    public SignedIn signIn(Credentials credentials, Visitor visitor) {
        return unitOfWork.ahead(() -> admitted(credentials, visitor));
    }

    private SignedIn admitted(Credentials credentials, Visitor visitor) {
        String subject = codes.hidden(credentials.email());
        Optional<User> owner = users.ownerOf(credentials.email());
        KnownBy known = acquaintances.of(owner, visitor, clock.instant());
        throttle.admitAddress(subject, visitor.network(), known, channels);
        Proof proof = prove(credentials, owner, visitor).orElseThrow(() -> refused(visitor));
        Optional<PasswordHash> stronger = hasher.strongerThan(proof.hash(), credentials.password());
        SignInOutcome outcome = unitOfWork.execute(() -> users.findForUpdate(proof.account())
                .filter(user -> users.passwordOf(user.id()).equals(Optional.of(proof.hash())))
                .map(user -> enter(user, owner, credentials, stronger, known, visitor))
                .orElseGet(SignInOutcome.Refused::new));
        return outcome.signedIn(() -> refused(visitor));
    }

    private SignInOutcome enter(
            User user,
            Optional<User> owner,
            Credentials credentials,
            Optional<PasswordHash> stronger,
            KnownBy known,
            Visitor visitor) {
        SignInOutcome outcome = completion.enter(user, credentials.options(), visitor, "password", clock.instant());
        if (outcome instanceof SignInOutcome.Opened) {
            String subject = codes.hidden(credentials.email());
            if (owner.filter(one -> one.id().equals(user.id())).isPresent()) {
                throttle.succeeded(subject, visitor.network(), known);
            } else {
                // Whoever merely claims the address must not free guesses at its owner's password, and must not learn
                // from what is counted whether it has one.
                throttle.takeBack(subject, visitor.network(), known);
            }
            stronger.ifPresent(changed -> users.changePassword(user.id(), changed));
        }
        return outcome;
    }

    /// Checks the password against the owner's and, when that is not it, against that of a claimant, with
    /// decoys where there is nobody.
    private Optional<Proof> prove(Credentials credentials, Optional<User> owner, Visitor visitor) {
        Optional<Proof> asOwner = matching(credentials.password(), owner);
        return asOwner.isPresent()
                ? asOwner
                : matching(credentials.password(), claimants.of(credentials.email(), visitor));
    }

    private Optional<Proof> matching(Password password, Optional<User> account) {
        Optional<PasswordHash> known = account.map(User::id).flatMap(users::passwordOf);
        boolean matches = hasher.matches(password, known.orElseGet(hasher::decoy));
        return matches && account.isPresent()
                ? known.map(hash -> new Proof(account.get().id(), hash))
                : Optional.empty();
    }

    private Unauthenticated refused(Visitor visitor) {
        unitOfWork.run(() -> events.record(
                SecurityEvent.Kind.SIGN_IN_FAILED, null, null, visitor.network(), Map.of("way", "password")));
        return new Unauthenticated("The e-mail address or the password is wrong");
    }
}
