package com.datifyy.application.identity;

import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.ProviderTakenOff;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Signing in, and becoming a member, as somebody whom another identity provider knows.
///
/// An identity is linked to an account that exists only when both have proven the same e-mail address: the
/// provider to itself, and the owner to us. An account that merely claims the address is left alone, since it
/// may be a stranger's. One that was taken off an account is not linked to it by signing in, or taking it off would
/// hold until the next time: [LinkedSignIns] does, for whoever is signed in.
public final class ProviderSignIn {
    private static final int LONGEST_NAME = 100;
    private static final String NAMELESS = "Member";

    private final IdentityProviders providers;
    private final LinkedIdentityRepository links;
    private final UserRepository users;
    private final NewAccounts accounts;
    private final Sessions sessions;
    private final SignInCompletion completion;
    private final Notifications notifications;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ProviderSignIn(
            IdentityProviders providers,
            LinkedIdentityRepository links,
            UserRepository users,
            NewAccounts accounts,
            Sessions sessions,
            SignInCompletion completion,
            Notifications notifications,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.providers = providers;
        this.links = links;
        this.users = users;
        this.accounts = accounts;
        this.sessions = sessions;
        this.completion = completion;
        this.notifications = notifications;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Somebody signed in, and whether they became a member by it.
    public record Arrival(SignedIn signedIn, boolean isNew) {}

    private record Step(SignInOutcome outcome, boolean isNew) {}

    /// Opens a session for whoever the provider says it is. All that is wrong with what is read here is told at
    /// once.
    ///
    /// @param presented is read here, and may refuse then, as part of a form
    /// @param wishes is read here as well
    /// @param arriving is read here as well
    /// @throws InvalidInput when what this provider is asked about is missing
    /// @throws NotConfigured when this provider is not set up
    /// @throws Unauthenticated when the evidence proves nothing, or the account may not sign in
    /// @throws ProviderTakenOff when this identity was taken off the account whose address it has
    /// @throws AccountClosed when its owner has closed the account, and it is not to be opened again
    /// @throws SecondFactorRequired when the account's second factor is missing or wrong
    /// @throws Unavailable when the provider's word cannot be checked now
    public Arrival signIn(
            Supplier<ProviderCredentials> presented, Supplier<SignInOptions> wishes, Supplier<Visitor> arriving) {
        var wrong = new Faults();
        ProviderCredentials credentials = wrong.of(presented);
        SignInOptions options = wrong.of(wishes, SignInOptions.NONE);
        Visitor visitor = wrong.of(arriving);
        if (credentials != null) {
            wrong.also(credentials::requireGiven);
        }
        if (credentials == null || visitor == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        IdentityProvider provider = credentials.provider();
        ProvenIdentity identity = proven(credentials, visitor);
        Step step =
                unitOfWork.ahead(() -> unitOfWork.execute(() -> arrive(identity, options, visitor, clock.instant())));
        return new Arrival(
                step.outcome().signedIn(() -> new Unauthenticated("Signing in with " + provider.title() + " failed")),
                step.isNew());
    }

    private ProvenIdentity proven(ProviderCredentials credentials, Visitor visitor) {
        IdentityProvider provider = credentials.provider();
        try {
            return providers.prove(provider, credentials.evidence());
        } catch (Unauthenticated nothingProven) {
            unitOfWork.run(() -> events.record(
                    SecurityEvent.Kind.SIGN_IN_FAILED, null, null, visitor.network(), Map.of("way", wayOf(provider))));
            throw nothingProven;
        }
    }

    private static String wayOf(IdentityProvider provider) {
        return provider.name().toLowerCase(Locale.ROOT);
    }

    private Step arrive(ProvenIdentity identity, SignInOptions options, Visitor visitor, Instant now) {
        String way = wayOf(identity.provider());
        links.reserve(identity.provider(), identity.subject());
        Optional<UserId> linked = links.find(identity.provider(), identity.subject());
        if (linked.isPresent()) {
            UserId account = linked.get();
            // Asked again with the account locked: it may be taken off at this moment.
            Optional<User> owner = users.findForUpdate(account);
            boolean parted = owner.isPresent()
                    && !links.find(identity.provider(), identity.subject()).equals(linked);
            return parted
                    ? takenOff(identity, account, way, visitor)
                    : new Step(
                            owner.map(user -> completion.enter(user, options, visitor, way, now))
                                    .orElseGet(SignInOutcome.Refused::new),
                            false);
        }
        Email email = identity.vouchedFor();
        if (email != null) {
            users.reserve(email);
            Optional<User> owner = users.ownerOf(email);
            if (owner.isPresent()) {
                if (links.wasTakenOff(
                        identity.provider(), identity.subject(), owner.get().id())) {
                    return takenOff(identity, owner.get().id(), way, visitor);
                }
                SignInOutcome outcome = enter(owner.get().id(), options, visitor, way, now);
                if (outcome instanceof SignInOutcome.Opened) {
                    link(identity, owner.get(), visitor, now);
                    notifications.tell(
                            "linked/" + owner.get().id() + "/" + identity.provider() + "/" + now,
                            new Notice.SignInLinked(
                                    email,
                                    owner.get().name(),
                                    identity.provider().title(),
                                    notifications.byClockOf(owner.get().id(), now)));
                }
                return new Step(outcome, false);
            }
        }
        User user = accounts.found(id -> User.vouchedFor(id, email, nameOf(identity), now), null, null, now);
        link(identity, user, visitor, now);
        events.record(SecurityEvent.Kind.REGISTERED, user.id(), visitor.network());
        return new Step(new SignInOutcome.Opened(sessions.open(user, visitor, way, now)), true);
    }

    private Step takenOff(ProvenIdentity identity, UserId account, String way, Visitor visitor) {
        events.record(SecurityEvent.Kind.SIGN_IN_FAILED, account, null, visitor.network(), Map.of("way", way));
        return new Step(new SignInOutcome.TakenOff(identity.provider()), false);
    }

    private SignInOutcome enter(UserId account, SignInOptions options, Visitor visitor, String way, Instant now) {
        return users.findForUpdate(account)
                .map(user -> completion.enter(user, options, visitor, way, now))
                .orElseGet(SignInOutcome.Refused::new);
    }

    private void link(ProvenIdentity identity, User user, Visitor visitor, Instant now) {
        links.add(new Link(identity.provider(), identity.subject(), user.id(), now));
        events.record(
                SecurityEvent.Kind.SIGN_IN_LINKED,
                user.id(),
                null,
                visitor.network(),
                Map.of("provider", identity.provider().name()));
    }

    /// What the provider says they are called, made fit to be shown.
    private static String nameOf(ProvenIdentity identity) {
        String plain = identity.name().replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
        int end = plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length())));
        String name = plain.substring(0, end).strip();
        return name.isEmpty() ? NAMELESS : NewAccounts.named(name);
    }
}
