package com.datifyy.application.identity;

import com.datifyy.application.identity.Codes.Asker;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Choosing a new password: with the old one, or with what only the owner of the mailbox can read.
public final class PasswordRecovery {
    private static final int LONGEST_TOKEN = 100;

    private final UserRepository users;
    private final Claimants claimants;
    private final Acquaintances acquaintances;
    private final SessionRepository sessions;
    private final Codes codes;
    private final CodeSending sending;
    private final NewPasswords passwords;
    private final Reclaiming reclaiming;
    private final Reauthentication reauthentication;
    private final Channels channels;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public PasswordRecovery(
            UserRepository users,
            Claimants claimants,
            Acquaintances acquaintances,
            SessionRepository sessions,
            Codes codes,
            CodeSending sending,
            NewPasswords passwords,
            Reclaiming reclaiming,
            Reauthentication reauthentication,
            Channels channels,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.claimants = claimants;
        this.acquaintances = acquaintances;
        this.sessions = sessions;
        this.codes = codes;
        this.sending = sending;
        this.passwords = passwords;
        this.reclaiming = reclaiming;
        this.reauthentication = reauthentication;
        this.channels = channels;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Sends a token to a mailbox that an account belongs to, or that one claims. Nothing tells whether
    /// there is one. An account that its owner closed counts until it is deleted: somebody who knew the
    /// password may have closed it.
    ///
    /// @return until when a token that was sent now works
    /// @throws NotConfigured when mails cannot be sent
    /// @throws TooManyRequests when too many were asked for
    public Instant request(Email email, Visitor visitor) {
        channels.requireMail();
        Instant now = clock.instant();
        KnownBy known = acquaintances.of(users.ownerOf(email), visitor, now);
        String recipient = codes.hiddenMailbox(email);
        Asker asker = sending.admitReset(recipient, known, visitor);
        unitOfWork.run(() -> {
            Optional<User> owner = users.ownerOf(email);
            Optional<User> claimant = claimants.of(email, visitor);
            Optional<User> account = owner.or(() -> claimant).filter(PasswordRecovery::mayBeReset);
            UserId id = account.map(User::id).orElse(null);
            String token = codes.issue(codes.toResetPasswordAt(email, asker), id, "", now);
            sending.send(
                    asker,
                    recipient,
                    account.<Notice>map(user -> new Notice.PasswordReset(
                                    email, user.name(), token, CodePurpose.RESET_PASSWORD.validity()))
                            .orElseGet(Notice.Silence::new));
            // Of a claimant nothing is recorded: who may read the record would learn that the address has no owner.
            events.record(
                    SecurityEvent.Kind.PASSWORD_RESET_REQUESTED,
                    owner.map(User::id).orElse(null),
                    null,
                    visitor.network(),
                    Map.of());
        });
        return now.plus(CodePurpose.RESET_PASSWORD.validity());
    }

    /// Sets a new password, ends every session, and undoes what was added to the account in the last seven
    /// days, or in the seven before it was closed: a second factor, other providers, a proven telephone number.
    /// Whoever broke in would have added those to stay, and the owner is told of each. Since only the owner of the
    /// mailbox could read the token, the address is proven as well, and the waits of this network and of the
    /// owner's devices end. A closed account stays closed: opening it again is up to the next sign-in.
    ///
    /// @throws InvalidInput when the token is wrong, used or too old, or the password is easy to guess; the
    ///     token goes on working in the second case
    public void reset(String token, Password chosen, Visitor visitor) {
        if (token.isBlank()) {
            throw new InvalidInput("reset_token", "is required");
        }
        User account = unitOfWork.execute(() -> sentFor(token)).orElseThrow(PasswordRecovery::wrongToken);
        PasswordHash hash = passwords.hashed(chosen, account);
        boolean done = unitOfWork.execute(() -> {
            Instant now = clock.instant();
            Email email = account.email();
            if (email != null) {
                users.reserve(email);
            }
            Optional<OneTimeCode> sent = sent(token, now);
            Optional<User> user =
                    sent.map(OneTimeCode::account).flatMap(users::findForUpdate).filter(PasswordRecovery::mayBeReset);
            if (user.isEmpty()) {
                return false;
            }
            sent.ifPresent(codes::use);
            User sole = reclaiming.reclaim(
                    user.get(), email, Optional.ofNullable(email).map(codes::hidden), visitor, now);
            passwords.set(proven(sole, now), hash, SecurityEvent.Kind.PASSWORD_RESET, visitor, now);
            sessions.endAll(sole.id(), now);
            return true;
        });
        if (!done) {
            throw wrongToken();
        }
    }

    /// Replaces the caller's password and ends all their other sessions. Who has none, because they sign in
    /// another way, sets a first one soon after signing in, once there is an address to sign in with.
    ///
    /// All that is wrong with what is read here is told at once, before the current password is tried.
    ///
    /// @param current is read here, and may refuse then, as a field of a form
    /// @param chosen is read here as well
    /// @throws InvalidInput when the new password is the old one, or easy to guess
    /// @throws Conflict when the account has no address
    /// @throws Unauthenticated when the password was changed, or the session ended, at the same moment
    /// @throws Forbidden when the current password is wrong, or there is none and the caller did not
    ///     just sign in
    /// @throws TooManyRequests when a wrong one was given too often
    public void change(Caller caller, Supplier<String> current, Supplier<Password> chosen, Visitor visitor) {
        User user = users.find(caller.id()).orElseThrow(() -> new NotFound("Your account"));
        if (user.email() == null) {
            throw new Conflict("A password signs in together with an e-mail address: confirm one first");
        }
        var wrong = new Faults();
        String given = wrong.of(current, "");
        wrong.in(() -> reauthentication.requireGiven(caller, "current_password", given));
        Password wish = wrong.of(chosen);
        if (wish == null) {
            throw wrong.refusal();
        }
        wrong.in(() -> passwords.requireUnguessable(wish, user));
        if (wish.value().equals(given)) {
            wrong.note("new_password", "must differ from the current one");
        }
        wrong.tell();
        Optional<PasswordHash> known = reauthentication.require(caller, "current_password", given, visitor);
        PasswordHash hash = passwords.hashed(wish, user);
        unitOfWork.run(() -> {
            Instant now = clock.instant();
            User present = users.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            reauthentication.requireStill(caller, present, known);
            passwords.set(present, hash, SecurityEvent.Kind.PASSWORD_CHANGED, visitor, now);
            sessions.endOthers(caller.id(), caller.session(), now);
        });
    }

    /// An account that has proven something else and merely claims the address is somebody else's: neither
    /// may the owner of the mailbox take it over, nor may whoever holds its telephone keep a key to what
    /// becomes the owner's. Neither is one that the staff stopped or removed.
    private static boolean mayBeReset(User user) {
        return (user.status().takesPart() || user.isClosedByOwner()) && (user.mailbox() != null || !user.isVerified());
    }

    /// The account with its address proven, unless it belongs to another one meanwhile.
    private User proven(User user, Instant now) {
        Email email = user.email();
        boolean free = email != null
                && user.emailVerifiedAt() == null
                && users.ownerOf(email).isEmpty();
        if (!free) {
            return user;
        }
        User proven = user.emailProvenAt(now);
        return users.isOnHold(user.id()) ? proven.onHold() : proven;
    }

    private Optional<User> sentFor(String token) {
        return sent(token, clock.instant()).map(OneTimeCode::account).flatMap(users::find);
    }

    private Optional<OneTimeCode> sent(String token, Instant now) {
        return token.length() > LONGEST_TOKEN
                ? Optional.empty()
                : codes.find(CodePurpose.RESET_PASSWORD, Codes.RESET, token, now);
    }

    private static InvalidInput wrongToken() {
        return new InvalidInput("reset_token", "is wrong or does not work any more: ask for a new one");
    }
}
