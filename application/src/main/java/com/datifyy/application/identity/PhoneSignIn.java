package com.datifyy.application.identity;

import com.datifyy.application.identity.Codes.Asker;
import com.datifyy.application.identity.port.PhoneNumberPlan;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Signing in, and becoming a member, with a code sent to a telephone.
///
/// The code is sent whether or not there is an account, and proves the number: its owner signs in, and
/// whoever has no account yet gets one.
public final class PhoneSignIn {
    private final UserRepository users;
    private final NewAccounts accounts;
    private final Acquaintances acquaintances;
    private final Sessions sessions;
    private final Codes codes;
    private final CodeSending sending;
    private final SignInCompletion completion;
    private final PhoneNumberPlan plan;
    private final Channels channels;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public PhoneSignIn(
            UserRepository users,
            NewAccounts accounts,
            Acquaintances acquaintances,
            Sessions sessions,
            Codes codes,
            CodeSending sending,
            SignInCompletion completion,
            PhoneNumberPlan plan,
            Channels channels,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.accounts = accounts;
        this.acquaintances = acquaintances;
        this.sessions = sessions;
        this.codes = codes;
        this.sending = sending;
        this.completion = completion;
        this.plan = plan;
        this.channels = channels;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What somebody presents to sign in, as it arrived. Each field is read when it is asked for, and may refuse with
    /// [InvalidInput] then, so that whoever made several mistakes hears of all of them at once.
    public record Form(
            Supplier<String> number, Supplier<String> code, Supplier<String> name, Supplier<SignInOptions> options) {}

    /// What was read of a form.
    private record Shown(PhoneNumber phone, String code, String name, SignInOptions options) {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    /// Sends a code that signs in the owner of a telephone. On a device and from where its owner was signed in
    /// before, codes are counted and kept apart, so that strangers can neither use up what an owner may ask
    /// for nor void or spoil what they were sent, and neither can neighbours of a device. When strangers have
    /// asked for too many, nothing is sent to one more, who has been sent one that still works if the telephone
    /// is theirs. All that is wrong with what is read here is told at once.
    ///
    /// @param number is read here, and may refuse then, as a field of a form
    /// @param name what a new member wants to be called, read here as well; empty when not given
    /// @param arriving is read here as well
    /// @return until when a code that was sent now works
    /// @throws InvalidInput when no telephone has this number, or the name is too long
    /// @throws NotConfigured when text messages cannot be sent
    /// @throws TooManyRequests when too many codes were asked for
    public Instant sendCode(Supplier<String> number, Supplier<String> name, Supplier<Visitor> arriving) {
        channels.requireText();
        var wrong = new Faults();
        Visitor visitor = wrong.of(arriving);
        PhoneNumber phone = wrong.of(() -> plan.mobile("phone_number", number.get()));
        String called = wrong.of(() -> nameOrNone(name.get()), "");
        if (visitor == null || phone == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return unitOfWork.ahead(() -> sent(phone, called, visitor));
    }

    private static String nameOrNone(String name) {
        return name.isBlank() ? "" : NewAccounts.named(name);
    }

    private Instant sent(PhoneNumber phone, String called, Visitor visitor) {
        Instant now = clock.instant();
        KnownBy known = acquaintances.of(users.ownerOf(phone), visitor, now);
        String recipient = codes.hidden(phone);
        Asker asker = sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, recipient, known, visitor);
        unitOfWork.run(() -> {
            String code = codes.issue(codes.toSignInBy(phone, asker), null, called, placeOf(asker, visitor), now);
            sending.send(asker, recipient, new Notice.PhoneCode(phone, code, CodePurpose.SIGN_IN_BY_PHONE.validity()));
        });
        return now.plus(CodePurpose.SIGN_IN_BY_PHONE.validity());
    }

    /// Opens a session for the owner of a telephone, who becomes a member unless they are one. All that is wrong
    /// with what is read here is told at once.
    ///
    /// @param form is read here
    /// @param arriving is read here, and may refuse then
    /// @throws Unauthenticated when the code is wrong, used, too old or was tried too often, or the account
    ///     may not sign in
    /// @throws InvalidInput when a new member has not said what they want to be called; the code goes
    ///     on working
    /// @throws AccountClosed when its owner has closed the account, and it is not to be opened again; the code goes
    ///     on working
    /// @throws SecondFactorRequired when the account's second factor is missing or wrong; the code goes
    ///     on working
    public SignedIn signIn(Form form, Supplier<Visitor> arriving) {
        channels.requireText();
        var wrong = new Faults();
        Visitor visitor = wrong.of(arriving);
        PhoneNumber phone =
                wrong.of(() -> plan.mobile("phone_number", form.number().get()));
        String code = wrong.of(form.code(), "");
        String name = wrong.of(form.name(), "");
        SignInOptions options = wrong.of(form.options(), SignInOptions.NONE);
        if (visitor == null || phone == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        var shown = new Shown(phone, code, name, options);
        SignInOutcome outcome = unitOfWork.ahead(() -> unitOfWork.execute(() -> entered(shown, visitor)));
        return outcome.signedIn(() -> new Unauthenticated("The number or the code is wrong"));
    }

    private SignInOutcome entered(Shown shown, Visitor visitor) {
        PhoneNumber phone = shown.phone();
        users.reserve(phone);
        Instant now = clock.instant();
        Optional<User> known = users.ownerOf(phone);
        KnownBy knownBy = acquaintances.of(known, visitor, now);
        Optional<OneTimeCode> sent = checked(phone, shown.code(), knownBy, visitor, now);
        if (sent.isEmpty()) {
            return noted(visitor);
        }
        // Asked again with the account locked: a reset may have taken the number off it at this moment.
        SignInOutcome outcome = known.flatMap(owner -> users.findForUpdate(owner.id()))
                .filter(user -> phone.equals(user.provenNumber()))
                .map(user -> completion.enter(user, shown.options(), visitor, "phone", now))
                .orElseGet(() -> becomeMember(shown, sent.get(), visitor, now));
        if (outcome instanceof SignInOutcome.Opened) {
            for (Asker any : Asker.AT_THE_DOOR) {
                codes.forget(codes.toSignInBy(phone, any));
            }
        }
        return outcome;
    }

    /// What whoever is here was sent, or else what was sent for the others: they may have asked elsewhere, or a
    /// stranger may have asked for them.
    private Optional<OneTimeCode> checked(
            PhoneNumber phone, String guess, KnownBy known, Visitor visitor, Instant now) {
        List<Asker> ownFirst = switch (known) {
            case KnownBy.ItsDevice _ -> List.of(Asker.DEVICE, Asker.PLACE, Asker.STRANGER);
            case KnownBy.ItsPlace _ -> List.of(Asker.PLACE, Asker.STRANGER, Asker.DEVICE);
            case KnownBy.Nothing _ -> List.of(Asker.STRANGER, Asker.PLACE, Asker.DEVICE);
        };
        for (Asker asker : ownFirst) {
            String from = known instanceof KnownBy.ItsDevice
                    ? placeOf(asker, visitor)
                    : visitor.network().coarse();
            Optional<OneTimeCode> right = codes.check(codes.toSignInBy(phone, asker), guess, from, now);
            if (right.isPresent()) {
                return right;
            }
        }
        return Optional.empty();
    }

    /// Where tries of a code are counted: those on a device in one place are apart from its neighbours' there,
    /// and from those of whoever uses its id elsewhere.
    private static String placeOf(Asker asker, Visitor visitor) {
        String place = visitor.network().coarse();
        return asker == Asker.DEVICE ? "its device in " + place : place;
    }

    private SignInOutcome noted(Visitor visitor) {
        events.record(SecurityEvent.Kind.SIGN_IN_FAILED, null, null, visitor.network(), Map.of("way", "phone"));
        return new SignInOutcome.Refused();
    }

    private SignInOutcome becomeMember(Shown shown, OneTimeCode sent, Visitor visitor, Instant now) {
        String name = NewAccounts.named(shown.name().isBlank() ? sent.name() : shown.name());
        User user = accounts.found(id -> User.registered(id, shown.phone(), name, now), null, null, now);
        events.record(SecurityEvent.Kind.REGISTERED, user.id(), visitor.network());
        return new SignInOutcome.Opened(sessions.open(user, visitor, "phone", now));
    }
}
