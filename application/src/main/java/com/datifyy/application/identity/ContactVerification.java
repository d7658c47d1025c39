package com.datifyy.application.identity;

import com.datifyy.application.identity.Codes.Asker;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
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
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Proving that an e-mail address or a telephone number is one's own.
///
/// Who is signed in proves what their account claims, with five tries for each code. Who is not may prove it
/// as well, with the code alone; how often an address or number may be tried that way is limited, so that
/// strangers cannot guess. They can use up what may be tried and asked for without signing in, but neither
/// the tries nor the codes that were sent to who is signed in, whose codes are theirs. What may be sent to one
/// number or address is limited all the same: too many other accounts that claim it from the same place keep
/// one from asking, and too many everywhere, for a text too many strangers, from being sent more than one in
/// ten minutes together with them.
///
/// Whoever has a proven number and signed in just now may prove another one, which takes its place in the
/// account and in the profile; until then the old one signs in. The account's other sessions end with it.
///
/// An account without an address, whose owner came by telephone or through a provider, gets the first one that is
/// proven for it, by whoever is signed in, and signed in just now. Until then it claims none.
///
/// A proven number signs in. So to an account that is somebody's already, by a proven address or through an
/// identity provider, only who is signed in, and signed in just now, adds one.
///
/// While several accounts claim the same address, a code alone does not say which of them is its owner's:
/// then only who is signed in proves it. Whoever presents the right code and has to sign in first is told so, and
/// the code goes on working.
public final class ContactVerification {
    /// Whose providers are asked for in vain where nobody claims the number.
    private static final UserId NOBODY = new UserId(Integer.MAX_VALUE);

    private final UserRepository users;
    private final LinkedIdentityRepository links;
    private final SessionRepository sessions;
    private final ProfileRepository profiles;
    private final OwnAccounts accounts;
    private final MatchCards cards;
    private final Codes codes;
    private final CodeSending sending;
    private final PhoneNumberPlan plan;
    private final Channels channels;
    private final SecurityEvents events;
    private final RequestLimits limits;
    private final Reauthentication reauthentication;
    private final Notifications notifications;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ContactVerification(
            UserRepository users,
            LinkedIdentityRepository links,
            SessionRepository sessions,
            ProfileRepository profiles,
            OwnAccounts accounts,
            MatchCards cards,
            Codes codes,
            CodeSending sending,
            PhoneNumberPlan plan,
            Channels channels,
            SecurityEvents events,
            RequestLimits limits,
            Reauthentication reauthentication,
            Notifications notifications,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.profiles = profiles;
        this.accounts = accounts;
        this.cards = cards;
        this.codes = codes;
        this.sending = sending;
        this.plan = plan;
        this.channels = channels;
        this.events = events;
        this.limits = limits;
        this.reauthentication = reauthentication;
        this.notifications = notifications;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Sends a code to whoever claims an address and has not proven it, or to the address that is to be the first
    /// of the caller's account. Nothing tells whether there is such an account, or another one that owns it.
    ///
    /// @param caller who asks, or null when they are not signed in
    /// @return until when a code that was sent now works
    /// @throws NotConfigured when mails cannot be sent
    /// @throws Forbidden when the caller's account has no address and the session is not of the last 15 minutes
    /// @throws TooManyRequests when too many codes were asked for
    public Instant sendEmailCode(Email email, @Nullable Caller caller, Visitor visitor) {
        channels.requireMail();
        if (caller != null) {
            requireMayAddAddress(caller);
        }
        boolean free = users.ownerOf(email).isEmpty();
        Optional<User> claimant = claimantOf(email, caller);
        Asker asker = admit(CodePurpose.PROVE_EMAIL, codes.hidden(email), caller, claimant, free, visitor);
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            var target =
                    claimant.map(user -> codes.toProve(email, user.id(), asker)).orElseGet(() -> codes.toNobody(email));
            String code = codes.issue(target, claimant.map(User::id).orElse(null), "", now);
            sending.send(
                    asker,
                    claimant.filter(_ -> free)
                            .<Notice>map(user ->
                                    new Notice.EmailCode(email, user.name(), code, CodePurpose.PROVE_EMAIL.validity()))
                            .orElseGet(Notice.Silence::new));
        });
        return now.plus(CodePurpose.PROVE_EMAIL.validity());
    }

    /// Sends a code to the number that the caller's account, or the account that claims it, has not
    /// proven yet, or to the one that is to take the place of the number the caller has proven; to a number that
    /// has an owner nothing is sent, and without a caller nothing for an account that is somebody's already.
    ///
    /// @param caller who asks, or null when they are not signed in
    /// @return until when a code that was sent now works
    /// @throws InvalidInput when no telephone has this number
    /// @throws NotConfigured when text messages cannot be sent
    /// @throws Forbidden when the caller has proven another number and the session is not of the last 15 minutes
    /// @throws TooManyRequests when too many codes were asked for
    public Instant sendPhoneCode(String number, @Nullable Caller caller, Visitor visitor) {
        return sendPhoneCode(() -> number, caller, () -> visitor);
    }

    /// The same of fields that are read here and may refuse then: all that is wrong with them is told at once.
    public Instant sendPhoneCode(Supplier<String> number, @Nullable Caller caller, Supplier<Visitor> arriving) {
        channels.requireText();
        var wrong = new Faults();
        PhoneNumber phone = wrong.of(() -> plan.mobile("phone_number", number.get()));
        Visitor visitor = wrong.of(arriving);
        if (phone == null || visitor == null) {
            throw wrong.refusal();
        }
        if (caller != null
                && users.find(caller.id())
                        .filter(user -> hasAnother(user, phone))
                        .isPresent()) {
            reauthentication.requireRecent(caller);
        }
        boolean free = users.ownerOf(phone).isEmpty();
        Optional<User> claimant = claimantOf(phone, caller);
        Asker asker = admit(CodePurpose.PROVE_PHONE, codes.hidden(phone), caller, claimant, free, visitor);
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            var target =
                    claimant.map(user -> codes.toProve(phone, user.id(), asker)).orElseGet(() -> codes.toNobody(phone));
            String code = codes.issue(target, claimant.map(User::id).orElse(null), "", now);
            sending.send(
                    asker,
                    claimant.filter(_ -> free)
                            .<Notice>map(_ -> new Notice.PhoneCode(phone, code, CodePurpose.PROVE_PHONE.validity()))
                            .orElseGet(Notice.Silence::new));
        });
        return now.plus(CodePurpose.PROVE_PHONE.validity());
    }

    /// Whoever is signed in and does not claim the recipient takes from nobody's allowance but their own.
    private Asker admit(
            CodePurpose purpose,
            String recipient,
            @Nullable Caller caller,
            Optional<User> claimant,
            boolean free,
            Visitor visitor) {
        boolean sends = free && claimant.isPresent();
        if (caller == null) {
            return sending.admitProof(purpose, recipient, sends, visitor);
        }
        if (claimant.isEmpty()) {
            sending.admitClaimOf(purpose, caller, recipient, visitor);
            return Asker.MEMBER;
        }
        return sending.admitProofOf(purpose, caller, recipient, sends, visitor);
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
    /// @throws TooManyRequests when the address was tried too often by people who are not signed in
    public OwnAccount proveEmail(Email email, String code, @Nullable Caller caller, Visitor visitor) {
        if (caller == null) {
            limits.admit(Flow.GUESS_AT_RECIPIENT, codes.hidden(email));
        } else {
            requireMayAddAddress(caller);
        }
        Proof proof = unitOfWork.execute(() -> {
            Instant now = clock.instant();
            users.reserve(email);
            Optional<User> known = caller == null ? Optional.empty() : users.findForUpdate(caller.id());
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
                    && claimant.filter(user -> user.email() == null || users.claimantsOf(email) != 1)
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
    /// account's other sessions end then. Without a caller no code proves a number for an account that is
    /// somebody's already.
    ///
    /// @param caller who asks, or null when they are not signed in
    /// @return the account
    /// @throws InvalidInput when the code is wrong, used, too old or was tried too often, or would prove the number
    ///     for who is signed in alone, or no telephone has the number
    /// @throws Forbidden when the account has a proven address, a linked provider or another proven number, and
    ///     the session is not of the last 15 minutes
    /// @throws TooManyRequests when the number was tried too often by people who are not signed in
    public OwnAccount provePhone(String number, String code, @Nullable Caller caller, Visitor visitor) {
        return provePhone(() -> number, () -> code, caller, visitor);
    }

    /// The same of fields that are read here and may refuse then: all that is wrong with them is told at once.
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
        } else {
            requireMayAdd(caller, phone);
        }
        Proof proof = unitOfWork.execute(() -> {
            Instant now = clock.instant();
            users.reserve(phone);
            Optional<User> known = caller == null ? Optional.empty() : users.findForUpdate(caller.id());
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
                    .filter(user -> phone.equals(user.phone()) || hasAnother(user, phone))
                    .filter(_ -> users.ownerOf(phone).isEmpty());
            if (caller == null
                    && claimant.filter(user ->
                                    !phone.equals(user.phone()) || isSomebodys(user) || users.claimantsOf(phone) != 1)
                            .isPresent()) {
                return new Proof.SignedInOnly();
            }
            sent.ifPresent(codes::use);
            return given(claimant.map(user -> {
                tellOfNumber(user, now);
                User holder = caller != null && hasAnother(user, phone)
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

    /// Whether the account has proven a number, and not this one.
    private static boolean hasAnother(User user, PhoneNumber phone) {
        PhoneNumber proven = user.provenNumber();
        return proven != null && !proven.equals(phone);
    }

    /// Whether the account has a proven address or signs in through a provider: then whoever proved another number
    /// for it would share it with its owner.
    private boolean isSomebodys(User user) {
        return user.mailbox() != null || !links.of(user.id()).isEmpty();
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

    /// A proven number signs in, so whoever merely holds a session must not add one for themselves to an
    /// account that is somebody's already.
    private void requireMayAdd(Caller caller, PhoneNumber phone) {
        boolean guarded = users.find(caller.id())
                .filter(user -> hasAnother(user, phone) || isSomebodys(user))
                .isPresent();
        if (guarded) {
            reauthentication.requireRecent(caller);
        }
    }

    /// A proven address resets passwords, so whoever merely holds a session must not give theirs to an account that
    /// signs in another way.
    private void requireMayAddAddress(Caller caller) {
        if (users.find(caller.id()).filter(user -> user.email() == null).isPresent()) {
            reauthentication.requireRecent(caller);
        }
    }

    private void tellOfNumber(User user, Instant now) {
        Email mailbox = user.mailbox();
        if (mailbox != null) {
            notifications.tell(
                    "number proven/" + user.id() + "/" + now,
                    new Notice.SignInLinked(mailbox, user.name(), "a code sent to a telephone", now));
        }
    }

    private Optional<User> claimantOf(Email email, @Nullable Caller caller) {
        return caller == null
                ? users.newestClaimantOf(email).filter(user -> user.status().takesPart())
                : users.find(caller.id())
                        .filter(user ->
                                user.email() == null || (email.equals(user.email()) && user.emailVerifiedAt() == null));
    }

    private Optional<User> claimantOf(PhoneNumber phone, @Nullable Caller caller) {
        return caller == null
                ? openClaimantOf(phone)
                : users.find(caller.id())
                        .filter(user ->
                                phone.equals(user.phone()) ? user.phoneVerifiedAt() == null : hasAnother(user, phone));
    }

    /// It asks for the providers always, so that it takes as long whether somebody claims the number or not.
    private Optional<User> openClaimantOf(PhoneNumber phone) {
        Optional<User> claimant = users.newestClaimantOf(phone);
        boolean linked = !links.of(claimant.map(User::id).orElse(NOBODY)).isEmpty();
        return claimant.filter(user -> user.status().takesPart() && user.mailbox() == null && !linked);
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
