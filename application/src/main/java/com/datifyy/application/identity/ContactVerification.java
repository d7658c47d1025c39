package com.datifyy.application.identity;

import com.datifyy.application.identity.Codes.Asker;
import com.datifyy.application.identity.port.PhoneNumberPlan;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Proving that an e-mail address or a telephone number is one's own.
///
/// [ContactCodes] sends the codes. Who is signed in proves what their account claims, with five tries for each code.
/// Who is not may prove an address as well, with the code alone; how often an address or number may be tried that way
/// is limited, so that strangers cannot guess. They can use up what may be tried without signing in, but not the
/// tries of who is signed in.
///
/// Whoever has a proven number and signed in just now may prove another one, which takes its place in the
/// account and in the profile; until then the old one signs in. The account's other sessions end with it.
///
/// An account without an address, whose owner came by telephone or through a provider, gets the first one that is
/// proven for it, by whoever is signed in, and signed in just now. Until then it claims none.
///
/// A proven number signs in. So only who is signed in, and signed in just now, adds one to an account, whether or not
/// that has proven anything yet.
///
/// While several accounts claim the same address, a code alone does not say which of them is its owner's:
/// then only who is signed in proves it. So it is where a proven number or a provider signs in to the account: its
/// owner may have mistyped the address, and whoever has proven it sets a password. Whoever presents the right code and
/// has to sign in first is told so, and the code goes on working.
public final class ContactVerification {
    private final UserRepository users;
    private final ContactClaims claims;
    private final SessionRepository sessions;
    private final ProfileRepository profiles;
    private final OwnAccounts accounts;
    private final MatchCards cards;
    private final Codes codes;
    private final PhoneNumberPlan plan;
    private final SecurityEvents events;
    private final RequestLimits limits;
    private final Notifications notifications;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ContactVerification(
            UserRepository users,
            ContactClaims claims,
            SessionRepository sessions,
            ProfileRepository profiles,
            OwnAccounts accounts,
            MatchCards cards,
            Codes codes,
            PhoneNumberPlan plan,
            SecurityEvents events,
            RequestLimits limits,
            Notifications notifications,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.claims = claims;
        this.sessions = sessions;
        this.profiles = profiles;
        this.accounts = accounts;
        this.cards = cards;
        this.codes = codes;
        this.plan = plan;
        this.events = events;
        this.limits = limits;
        this.notifications = notifications;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Proves an address with the code that was sent to it; the account becomes active, unless the staff put it on
    /// hold. What was proven before stays so. With its first address an account gets another way in, so its other
    /// sessions end, its proven telephone is told, and a password from before, which never signed in, is forgotten:
    /// whoever reads the mails sets one.
    ///
    /// @param caller who asks, or null when they are not signed in
    /// @return the account
    /// @throws InvalidInput when the code is wrong, used, too old or was tried too often, or would prove
    ///     the address for who is signed in alone
    /// @throws Forbidden when the account has no address and the session is not of the last 15 minutes
    /// @throws Unauthenticated when the session ended at the same moment
    /// @throws TooManyRequests when the address was tried too often by people who are not signed in
    public OwnAccount proveEmail(Email email, String code, @Nullable Caller caller, Visitor visitor) {
        if (caller == null) {
            limits.admit(Flow.GUESS_AT_RECIPIENT, codes.hidden(email));
        }
        Proof proof = unitOfWork.execute(() -> {
            Instant now = clock.instant();
            users.reserve(email);
            Optional<User> known = caller == null ? Optional.empty() : users.findForUpdate(caller.id());
            if (caller != null) {
                claims.requireStill(caller);
                claims.requireMayAddAddress(caller);
            }
            if (known.filter(user -> email.equals(user.mailbox())).isPresent()) {
                return given(known);
            }
            Optional<OneTimeCode> sent = sent(
                    caller,
                    (id, asker) -> codes.toProve(email, id, asker),
                    CodePurpose.PROVE_EMAIL,
                    codes.toNobody(email).context(),
                    code,
                    visitor,
                    now);
            Optional<User> claimant = accountOf(sent)
                    .filter(user -> user.email() == null || email.equals(user.email()))
                    .filter(_ -> users.ownerOf(email).isEmpty());
            if (caller == null
                    && claimant.filter(user -> user.email() == null
                                    || claims.isEnteredOtherwise(user)
                                    || users.claimantsOf(email) != 1)
                            .isPresent()) {
                return new Proof.SignedInOnly();
            }
            sent.ifPresent(codes::use);
            return given(claimant.map(user -> {
                if (caller != null && user.email() == null) {
                    firstAddressOf(user, caller, now);
                }
                return prove(user.withEmailProven(email, now), SecurityEvent.Kind.EMAIL_PROVEN, visitor);
            }));
        });
        return told(proof, "verification_code", "address", caller);
    }

    /// Proves a number with the code that was sent to it; a pending account becomes active, unless the staff put it
    /// on hold. The number takes the place of a number that was proven before, whose telephone is told; the
    /// account's other sessions end then. Without a caller no code proves a number.
    ///
    /// All that is wrong with what is read here is told at once.
    ///
    /// @param number is read here, and may refuse then
    /// @param presented is read here as well
    /// @param caller who asks, or null when they are not signed in
    /// @return the account
    /// @throws InvalidInput when the code is wrong, used, too old or was tried too often, or would prove the number
    ///     for who is signed in alone, or no telephone has the number
    /// @throws Forbidden when the session is not of the last 15 minutes
    /// @throws Unauthenticated when the session ended at the same moment
    /// @throws TooManyRequests when the number was tried too often by people who are not signed in
    public OwnAccount provePhone(
            Supplier<String> number, Supplier<String> presented, @Nullable Caller caller, Visitor visitor) {
        var wrong = new Faults();
        PhoneNumber phone = wrong.of(() -> plan.mobile("phone_number", number.get()));
        String code = wrong.of(presented);
        if (phone == null || code == null) {
            throw wrong.refusal();
        }
        if (caller == null) {
            limits.admit(Flow.GUESS_AT_RECIPIENT, codes.hidden(phone));
        }
        Proof proof = unitOfWork.execute(() -> {
            Instant now = clock.instant();
            users.reserve(phone);
            Optional<User> known = caller == null ? Optional.empty() : users.findForUpdate(caller.id());
            if (caller != null) {
                claims.requireStill(caller);
                claims.requireMayAddNumber(caller);
            }
            if (known.filter(user -> phone.equals(user.phone()) && user.phoneVerifiedAt() != null)
                    .isPresent()) {
                return given(known);
            }
            Optional<OneTimeCode> sent = sent(
                    caller,
                    (id, asker) -> codes.toProve(phone, id, asker),
                    CodePurpose.PROVE_PHONE,
                    codes.toNobody(phone).context(),
                    code,
                    visitor,
                    now);
            Optional<User> claimant = accountOf(sent)
                    .filter(user -> phone.equals(user.phone()) || ContactClaims.hasAnother(user, phone))
                    .filter(_ -> users.ownerOf(phone).isEmpty());
            if (caller == null && claimant.isPresent()) {
                return new Proof.SignedInOnly();
            }
            sent.ifPresent(codes::use);
            return given(claimant.map(user -> {
                tellOfNumber(user, now);
                User holder = caller != null && ContactClaims.hasAnother(user, phone)
                        ? replaced(user, phone, caller, visitor, now)
                        : user.phoneProvenAt(now);
                return prove(holder, SecurityEvent.Kind.PHONE_PROVEN, visitor);
            }));
        });
        return told(proof, "otp_code", "number", caller);
    }

    /// What comes with the first address of an account.
    private void firstAddressOf(User user, Caller caller, Instant now) {
        sessions.endOthers(user.id(), caller.session(), now);
        users.forgetPassword(user.id());
        PhoneNumber number = user.provenNumber();
        if (number != null) {
            notifications.tell("address added/" + user.id() + "/" + now, new Notice.AddressAdded(number, now));
        }
    }

    private User replaced(User user, PhoneNumber phone, Caller caller, Visitor visitor, Instant now) {
        Profile profile = profiles.find(user.id()).orElseThrow(() -> new NotFound("Your profile"));
        profiles.save(profile.with(Changes.none().set(Basics.PHONE_NUMBER, phone.value()), now));
        events.record(SecurityEvent.Kind.PHONE_REMOVED, user.id(), visitor.network());
        notifications.tellOfRemovedNumber(user, now);
        sessions.endOthers(user.id(), caller.session(), now);
        return user.withNumberProven(phone, now);
    }

    /// What came of a code.
    private sealed interface Proof {
        record Given(User user) implements Proof {}

        /// It is the one that was sent, goes on working, and proves something for who is signed in alone.
        record SignedInOnly() implements Proof {}

        record Wrong() implements Proof {}
    }

    private static Proof given(Optional<User> proven) {
        return proven.<Proof>map(Proof.Given::new).orElseGet(Proof.Wrong::new);
    }

    /// Whoever only has the code is not shown the account by either interface, so no photo is asked for.
    ///
    /// @param field the contract's name of the code, for the refusal
    /// @param what it proves, in a word
    private OwnAccount told(Proof proof, String field, String what, @Nullable Caller caller) {
        return switch (proof) {
            case Proof.Given(User proven) ->
                caller == null ? new OwnAccount(proven, null) : accounts.of(proven, clock.instant());
            case Proof.SignedInOnly _ ->
                throw new InvalidInput(
                        field, "goes on working, but only for its account: sign in to confirm this " + what);
            case Proof.Wrong _ ->
                throw new InvalidInput(field, "is wrong or does not work any more: ask for a new one");
        };
    }

    /// A claimed address is told as well, once a day, unless it is another account's: a reset could not win the account
    /// back. It takes as long where it is.
    private void tellOfNumber(User user, Instant now) {
        Email email = user.email();
        if (email == null) {
            return;
        }
        String proven = "number proven/" + user.id() + "/" + now;
        if (user.emailVerifiedAt() != null) {
            notifications.tell(
                    proven,
                    new Notice.SignInLinked(
                            email, user.name(), "a code sent to a telephone", notifications.byClockOf(user.id(), now)));
        } else if (users.ownerOf(email).isEmpty()) {
            notifications.tell(
                    "number beside " + codes.hidden(email) + "/" + now.truncatedTo(ChronoUnit.DAYS),
                    new Notice.NumberAdded(email, now.atZone(ZoneOffset.UTC)));
        } else {
            notifications.tell(proven, new Notice.Silence());
        }
    }

    private interface TargetOf {
        Codes.Target account(UserId id, Asker asker);
    }

    /// The code that was sent, when this is it; it goes on working until it is used up.
    private Optional<OneTimeCode> sent(
            @Nullable Caller caller,
            TargetOf target,
            CodePurpose purpose,
            String context,
            String code,
            Visitor visitor,
            Instant now) {
        Optional<OneTimeCode> sent = caller == null
                ? codes.find(purpose, context, code, now)
                : codes.check(target.account(caller.id(), Asker.MEMBER), code, now)
                        .or(() -> codes.check(target.account(caller.id(), Asker.STRANGER), code, now));
        if (sent.isEmpty()) {
            UserId account = caller == null ? null : caller.id();
            events.record(
                    SecurityEvent.Kind.CODE_REFUSED,
                    account,
                    null,
                    visitor.network(),
                    Map.of("purpose", purpose.name()));
        }
        return sent;
    }

    /// The account that a code was sent for, locked, if it takes part.
    private Optional<User> accountOf(Optional<OneTimeCode> sent) {
        return sent.map(OneTimeCode::account)
                .flatMap(users::findForUpdate)
                .filter(user -> user.status().takesPart());
    }

    private User prove(User user, SecurityEvent.Kind kind, Visitor visitor) {
        User proven = users.isOnHold(user.id()) ? user.onHold() : user;
        users.save(proven);
        cards.accountChanged(proven);
        events.record(kind, proven.id(), visitor.network());
        return proven;
    }
}
