package com.datifyy.application.identity;

import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.WaysIn;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The other providers through which somebody signs in, and parting with one.
public final class LinkedSignIns {
    private final LinkedIdentityRepository links;
    private final UserRepository users;
    private final Reauthentication reauthentication;
    private final Notifications notifications;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public LinkedSignIns(
            LinkedIdentityRepository links,
            UserRepository users,
            Reauthentication reauthentication,
            Notifications notifications,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
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

    /// Lets a provider sign in to the caller's account no more, and tells its mailbox. Sessions stay: they
    /// can be ended by themselves.
    ///
    /// @param password of an account that has one; else the session has to be fresh
    /// @throws Forbidden when the password is wrong, or the session too old
    /// @throws InvalidInput when the account has a password and none was given
    /// @throws NotFound when this provider does not sign in to the account
    /// @throws Conflict when nothing else does: no password with a proven address, no proven number and no other provider
    /// @throws TooManyRequests when a wrong password was given too often
    public void unlink(Caller caller, IdentityProvider provider, String password, Visitor visitor) {
        var _ = reauthentication.require(caller, "password", password, visitor);
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            // Locked, so that of two that go at once one is the last.
            User user = users.findForUpdate(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            List<Link> linked = links.of(user.id());
            if (linked.stream().noneMatch(link -> link.provider() == provider)) {
                throw new NotFound("A way to sign in with " + provider.title());
            }
            List<IdentityProvider> providers = linked.stream().map(Link::provider).toList();
            if (WaysIn.of(user, users.passwordOf(user.id()).isPresent(), providers)
                    .without(provider)
                    .areNone()) {
                throw new Conflict("This is the last way to sign in: choose a password with a confirmed address, or"
                        + " confirm a number first");
            }
            int _ = links.remove(user.id(), provider);
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
                        new Notice.SignInUnlinked(mailbox, user.name(), provider.title(), now));
            }
        });
    }
}
