package com.datifyy.application.identity;

import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.identity.WaysIn;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The other providers through which somebody signs in, parting with one, and linking it again.
///
/// What was taken off an account stays off: signing in through the provider, which links whoever has proven the same
/// address, does not link it again. Only whoever is signed in does, here.
public final class LinkedSignIns {
    private final IdentityProviders providers;
    private final LinkedIdentityRepository links;
    private final UserRepository users;
    private final Reauthentication reauthentication;
    private final Notifications notifications;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public LinkedSignIns(
            IdentityProviders providers,
            LinkedIdentityRepository links,
            UserRepository users,
            Reauthentication reauthentication,
            Notifications notifications,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.providers = providers;
        this.links = links;
        this.users = users;
        this.reauthentication = reauthentication;
        this.notifications = notifications;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// A provider that signs in to the account.
    public record LinkedSignIn(IdentityProvider provider, Instant linkedAt) {}

    /// The caller's, by provider.
    public List<LinkedSignIn> list(Caller caller) {
        return links.of(caller.id()).stream()
                .map(link -> new LinkedSignIn(link.provider(), link.linkedAt()))
                .toList();
    }

    /// Lets a provider sign in to the caller's account, and tells its mailbox: whoever it knows has proven the
    /// account's address to it, or was taken off this account before. That the address was theirs once is enough
    /// here: it is the password or the fresh session that shows whose account this is. What is linked already
    /// stays so. All that is wrong with what is read here is told at once, before the password is tried.
    ///
    /// @param presented is read here, and may refuse then, as part of a form
    /// @param password of an account that has one, read here as well; else the session has to be fresh
    /// @return the provider
    /// @throws Forbidden when the password is wrong, or the session too old
    /// @throws InvalidInput when the account has a password and none was given, or the provider's word proves
    ///     nothing
    /// @throws Conflict when whom the provider knows signs in to another account, or has another address
    /// @throws NotConfigured when this provider is not set up
    /// @throws Unavailable when the provider's word cannot be checked now
    /// @throws TooManyRequests when a wrong password was given too often
    /// @throws Unauthenticated when the password was changed, or the session ended, at the same moment
    public IdentityProvider link(
            Caller caller, Supplier<ProviderCredentials> presented, Supplier<String> password, Visitor visitor) {
        var wrong = new Faults();
        ProviderCredentials credentials = wrong.of(presented);
        String given = givenIn(password, caller, wrong);
        if (credentials == null) {
            throw wrong.refusal();
        }
        wrong.also(credentials::requireGiven);
        wrong.tell();
        Optional<PasswordHash> known = reauthentication.require(caller, "password", given, visitor);
        IdentityProvider provider = credentials.provider();
        ProvenIdentity identity = proven(credentials);
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            links.reserve(provider, identity.subject());
            User user = users.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            reauthentication.requireStill(caller, user, known);
            Optional<UserId> linked = links.find(provider, identity.subject());
            if (linked.isPresent()) {
                if (!linked.get().equals(user.id())) {
                    throw new Conflict("This " + provider.title()
                            + " account signs in to another account: take it off there, or delete that one, first");
                }
                return;
            }
            Email confirmed = identity.confirmed();
            boolean sameAddress = confirmed != null && confirmed.equals(user.mailbox());
            if (!sameAddress && !links.wasTakenOff(provider, identity.subject(), user.id())) {
                throw new Conflict(provider.title() + " does not know you by this account's confirmed e-mail address");
            }
            links.add(new Link(provider, identity.subject(), user.id(), now));
            events.record(
                    SecurityEvent.Kind.SIGN_IN_LINKED,
                    user.id(),
                    caller.session(),
                    visitor.network(),
                    Map.of("provider", provider.name()));
            Email mailbox = user.mailbox();
            if (mailbox != null) {
                notifications.tell(
                        "linked/" + user.id() + "/" + provider + "/" + now,
                        new Notice.SignInLinked(
                                mailbox, user.name(), provider.title(), notifications.byClockOf(user.id(), now)));
            }
        });
        return provider;
    }

    private String givenIn(Supplier<String> password, Caller caller, Faults wrong) {
        String given = wrong.of(password, "");
        wrong.in(() -> reauthentication.requireGiven(caller, "password", given));
        return given;
    }

    /// Who is signed in is not to be told that nobody is, so a worthless token is a mistake in the request.
    private ProvenIdentity proven(ProviderCredentials credentials) {
        try {
            return providers.prove(credentials.provider(), credentials.evidence());
        } catch (Unauthenticated nothingProven) {
            throw new InvalidInput(
                    credentials.field(),
                    "does not show who you are to " + credentials.provider().title());
        }
    }

    /// Lets a provider sign in to the caller's account no more, until they link it again, and tells its mailbox.
    /// Sessions stay: they can be ended by themselves. All that is wrong with what is read here is told at once.
    ///
    /// @param named is read here, and may refuse then, as part of a form
    /// @param password of an account that has one, read here as well; else the session has to be fresh
    /// @return the provider
    /// @throws Forbidden when the password is wrong, or the session too old
    /// @throws InvalidInput when the account has a password and none was given
    /// @throws NotFound when this provider does not sign in to the account
    /// @throws Conflict when nothing else does: no password with a proven address, no proven number and no other
    /// provider
    /// @throws TooManyRequests when a wrong password was given too often
    /// @throws Unauthenticated when the password was changed, or the session ended, at the same moment
    public IdentityProvider unlink(
            Caller caller, Supplier<IdentityProvider> named, Supplier<String> password, Visitor visitor) {
        var wrong = new Faults();
        IdentityProvider provider = wrong.of(named);
        String given = givenIn(password, caller, wrong);
        if (provider == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        Optional<PasswordHash> known = reauthentication.require(caller, "password", given, visitor);
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            // Locked, so that of two that go at once one is the last.
            User user = users.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            reauthentication.requireStill(caller, user, known);
            List<Link> linked = links.of(user.id());
            if (linked.stream().noneMatch(link -> link.provider() == provider)) {
                throw new NotFound("A way to sign in with " + provider.title());
            }
            List<IdentityProvider> providers =
                    linked.stream().map(Link::provider).toList();
            if (WaysIn.of(user, users.passwordOf(user.id()).isPresent(), providers)
                    .without(provider)
                    .areNone()) {
                throw new Conflict("This is the last way to sign in: confirm your e-mail address and have a password,"
                        + " or confirm a number first");
            }
            int _ = links.takeOff(user.id(), provider, now);
            events.record(
                    SecurityEvent.Kind.SIGN_IN_UNLINKED,
                    user.id(),
                    caller.session(),
                    visitor.network(),
                    Map.of("provider", provider.name()));
            Email mailbox = user.mailbox();
            if (mailbox != null) {
                notifications.tell(
                        "unlinked/" + user.id() + "/" + provider + "/" + now,
                        new Notice.SignInUnlinked(
                                mailbox, user.name(), provider.title(), notifications.byClockOf(user.id(), now)));
            }
        });
        return provider;
    }
}
