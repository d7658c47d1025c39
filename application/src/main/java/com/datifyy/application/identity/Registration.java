package com.datifyy.application.identity;

import com.datifyy.application.identity.Codes.Asker;
import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.notification.MessageCaps;
import com.datifyy.application.notification.MessageCaps.AskedBy;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Becoming a member with an e-mail address and a password.
///
/// An address belongs to whoever proves it. So nobody is turned away because of somebody else's account, and
/// nobody learns of one: whoever registers is signed in to an account of their own that claims the address.
/// The mail that follows tells its owner apart: a code for a new member, a warning for an old one.
public final class Registration {
    /// How often two people may register the same address at the same moment.
    private static final int MOST_ATTEMPTS = 8;

    private final UserRepository users;
    private final Claimants claimants;
    private final NewAccounts accounts;
    private final Sessions sessions;
    private final SignInCompletion completion;
    private final Codes codes;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final Notifications notifications;
    private final SecurityEvents events;
    private final RequestLimits limits;
    private final MessageCaps caps;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Registration(
            UserRepository users,
            Claimants claimants,
            NewAccounts accounts,
            Sessions sessions,
            SignInCompletion completion,
            Codes codes,
            PasswordRules rules,
            PasswordHasher hasher,
            Notifications notifications,
            SecurityEvents events,
            RequestLimits limits,
            MessageCaps caps,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.claimants = claimants;
        this.accounts = accounts;
        this.sessions = sessions;
        this.completion = completion;
        this.codes = codes;
        this.rules = rules;
        this.hasher = hasher;
        this.notifications = notifications;
        this.events = events;
        this.limits = limits;
        this.caps = caps;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What somebody fills in to become a member, as it arrived. Each field is read when it is asked for, and may
    /// refuse with [InvalidInput] then, so that whoever made several mistakes hears of all of them at once.
    ///
    /// @param birthDate may come later, but nobody is shown to others, or sees them, without one
    public record Form(
            Supplier<String> email,
            Supplier<String> password,
            Supplier<String> name,
            Supplier<@Nullable LocalDate> birthDate) {}

    /// A form without mistakes.
    private record Application(
            Email email,
            Password password,
            String name,
            @Nullable LocalDate birthDate) {
        @Override
        public String toString() {
            return "Application[…]";
        }
    }

    /// Makes a member of somebody and signs them in. Too many registrations of one address cause no more
    /// mails, and nobody is turned away for them, since it may have been somebody else's doing. Registering
    /// again with the same password, because the answer was lost or the button pressed twice, signs in to the
    /// account from the first time. An address that has an owner gets the same answer after the same work;
    /// what its owner gets is a mail.
    ///
    /// @throws InvalidInput when the address is none, the password is easy to guess, the name is empty or too long,
    ///     or the birth date is not plausible or under eighteen years ago; all of that is told
    /// @throws SecondFactorRequired when the account from the first time asks for a second factor
    /// @throws TooManyRequests when the device or the network registered too often
    public SignedIn register(Form form, Visitor visitor) {
        return register(form, () -> visitor);
    }

    /// The same of somebody whose device is read like a field of the form, and may refuse as one.
    public SignedIn register(Form form, Supplier<Visitor> arriving) {
        var wrong = new Faults();
        Visitor visitor = wrong.of(arriving);
        Application application = accepted(form, wrong);
        if (visitor == null || application == null) {
            throw wrong.refusal();
        }
        limits.admit(Flow.REGISTER_DEVICE, visitor.device(), visitor.network());
        limits.admit(Flow.REGISTER_NETWORK, visitor.network());
        boolean mayMail = limits.admits(Flow.REGISTER_ADDRESS, codes.hiddenMailbox(application.email()));
        var wish = new Wish(application, visitor, hasher.hash(application.password()), mayMail);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<UserId> claimant =
                    claimants.of(application.email(), visitor).map(User::id);
            Optional<PasswordHash> again = hashOf(claimant, application.password());
            Optional<SignInOutcome> done = unitOfWork.execute(() -> claim(wish, claimant, again));
            if (done.isPresent()) {
                return done.get().signedIn(() -> new IllegalStateException("a claim is never refused"));
            }
        }
        throw new TooManyRequests("Somebody else is registering with this address", Duration.ofSeconds(1));
    }

    /// The password is judged even where the rest has mistakes, by as much as is known of name and address.
    ///
    /// @param wrong is told what is not acceptable
    /// @return null where anything is not
    private @Nullable Application accepted(Form form, Faults wrong) {
        Email email = wrong.of(() -> new Email(form.email().get()));
        Password password = wrong.of(() -> Password.chosen(form.password().get()));
        String name = wrong.of(() -> NewAccounts.named(form.name().get()));
        LocalDate birthDate = wrong.of(form.birthDate());
        if (password != null) {
            wrong.in(() -> rules.requireUnguessable("password", password, email, name == null ? "" : name));
        }
        wrong.in(() -> NewAccounts.requireAdult(birthDate, clock.instant()));
        return email == null || password == null || name == null || !wrong.isEmpty()
                ? null
                : new Application(email, password, name, birthDate);
    }

    /// The hash of the account's password, when this is it.
    private Optional<PasswordHash> hashOf(Optional<UserId> account, Password password) {
        Optional<PasswordHash> known = account.flatMap(users::passwordOf);
        boolean matches = hasher.matches(password, known.orElseGet(hasher::decoy));
        return known.filter(_ -> matches);
    }

    /// A session on the account from the first time, or what that asks for besides the password; empty when
    /// it may not sign in, or its password is another one by now.
    private Optional<SignInOutcome> backTo(User claimant, PasswordHash known, Visitor visitor, Instant now) {
        return users.findForUpdate(claimant.id())
                .filter(user -> users.passwordOf(user.id()).equals(Optional.of(known)))
                .map(user -> completion.enter(user, SignInOptions.NONE, visitor, "registration", now))
                .filter(outcome -> !outcome.isShut());
    }

    /// @param mayMail whether the mailbox may get one more mail
    private record Wish(Application application, Visitor visitor, PasswordHash hash, boolean mayMail) {}

    /// Empty when somebody else claimed the address since it was looked at.
    private Optional<SignInOutcome> claim(Wish wish, Optional<UserId> claimant, Optional<PasswordHash> again) {
        Instant now = clock.instant();
        Email email = wish.application().email();
        users.reserve(email);
        Optional<User> known = claimants.of(email, wish.visitor());
        if (!known.map(User::id).equals(claimant)) {
            return Optional.empty();
        }
        Optional<SignInOutcome> back =
                known.flatMap(user -> again.flatMap(hash -> backTo(user, hash, wish.visitor(), now)));
        if (back.isPresent()) {
            return back;
        }
        User user = accounts.found(
                id -> User.registered(id, email, wish.application().name(), now),
                wish.hash(),
                wish.application().birthDate(),
                now);
        Optional<UserId> owner = users.ownerOf(email).map(User::id);
        // Somebody's clock is asked for either way, so that the work does not tell whether the address has an owner.
        Notice warning = new Notice.AddressInUse(email, notifications.byClockOf(owner.orElse(user.id()), now));
        boolean leaves = caps.allow(warning, AskedBy.A_STRANGER) && wish.mayMail(); // as any mail would
        Codes.Target target = codes.toProve(email, user.id(), Asker.MEMBER);
        // What nobody is sent, nobody may use: a code that works could be guessed.
        String code = leaves && owner.isEmpty()
                ? codes.issue(target, user.id(), "", now)
                : codes.issueToNobody(target, user.id(), now);
        Notice told = owner.isPresent()
                ? warning
                : new Notice.EmailCode(email, user.name(), code, CodePurpose.PROVE_EMAIL.validity());
        notifications.tell("registered " + user.id(), leaves ? told : new Notice.Silence());
        events.record(SecurityEvent.Kind.REGISTERED, user.id(), wish.visitor().network());
        return Optional.of(new SignInOutcome.Opened(sessions.open(user, wish.visitor(), "registration", now)));
    }
}
