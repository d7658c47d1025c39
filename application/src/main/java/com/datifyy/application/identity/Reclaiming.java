package com.datifyy.application.identity;

import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rids an account that its owner takes back of whatever may be a stranger's: who broke in would have added it to
/// stay.
public final class Reclaiming {
    /// How far back it undoes what was added to the account, from when it was closed if it is.
    private static final Duration UNDONE = Duration.ofDays(7);

    /// On how many of the sessions used last it ends the waits of devices.
    private static final int DEVICES = 200;

    private final LinkedIdentityRepository links;
    private final ProfileRepository profiles;
    private final SessionRepository sessions;
    private final SecondFactor secondFactor;
    private final SignInThrottle throttle;
    private final Notifications notifications;
    private final SecurityEvents events;

    public Reclaiming(
            LinkedIdentityRepository links,
            ProfileRepository profiles,
            SessionRepository sessions,
            SecondFactor secondFactor,
            SignInThrottle throttle,
            Notifications notifications,
            SecurityEvents events) {
        this.links = links;
        this.profiles = profiles;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.throttle = throttle;
        this.notifications = notifications;
        this.events = events;
    }

    /// Undoes what was added in the last seven days, a second factor, other providers and a proven telephone
    /// number, which the profile loses as well, and ends the waits of this network and of the owner's devices. Of
    /// a closed account it undoes what was added in the seven days before it was closed. Of an account whose
    /// address was never proven the second factor goes, however old it is. The mailbox is told of each, and so is
    /// the telephone: it may have been the owner who added it. The sessions stay: whoever calls it, inside a unit
    /// of work, ends them.
    ///
    /// @param mailbox whose owner takes the account back, or null
    /// @param subject under what the account's sign-ins are counted, not readable; empty when it has no address
    /// @return the account as it is now, still to be saved
    User reclaim(User user, @Nullable Email mailbox, Optional<String> subject, Visitor visitor, Instant now) {
        UserId id = user.id();
        if (user.emailVerifiedAt() == null) {
            // whoever made the account may have been a stranger: nothing of theirs may keep the owner out
            secondFactor.forget(user, mailbox, visitor, now);
        }
        Instant closed = user.closedAt();
        Instant lately = later((closed == null ? now : closed).minus(UNDONE), user.createdAt());
        secondFactor.forgetSince(user, lately, mailbox, visitor, now);
        takeOffProviders(user, lately, mailbox, visitor, now);
        subject.ifPresent(waiting -> endWaits(waiting, id, visitor));
        User without = user.withoutNumberProvenSince(lately);
        if (!without.equals(user)) {
            // merely claimed, the number could be proven again by whoever holds its telephone
            profiles.save(profiles.find(id)
                    .orElseThrow(() -> new NotFound("Your profile"))
                    .with(Changes.none().clear(Basics.PHONE_NUMBER), now));
            events.record(SecurityEvent.Kind.PHONE_REMOVED, id, visitor.network());
            notifications.tellOfRemovedNumber(user, now);
        }
        return without;
    }

    private void takeOffProviders(User user, Instant since, @Nullable Email mailbox, Visitor visitor, Instant now) {
        List<IdentityProvider> late = links.of(user.id()).stream()
                .filter(link -> link.linkedAt().isAfter(since))
                .map(Link::provider)
                .distinct()
                .toList();
        int _ = links.takeOffSince(user.id(), since, now);
        for (IdentityProvider provider : late) {
            events.record(
                    SecurityEvent.Kind.SIGN_IN_UNLINKED,
                    user.id(),
                    null,
                    visitor.network(),
                    Map.of("provider", provider.name()));
            if (mailbox != null) {
                notifications.tell(
                        "unlinked/" + user.id() + "/" + provider + "/" + now,
                        new Notice.SignInUnlinked(
                                mailbox, user.name(), provider.title(), notifications.byClockOf(user.id(), now)));
            }
        }
    }

    private void endWaits(String subject, UserId account, Visitor visitor) {
        throttle.succeeded(subject, visitor.network(), new KnownBy.Nothing());
        sessions.all(account, DEVICES).stream()
                .map(Session::device)
                .filter(Device::hasUniqueId)
                .map(Device::deviceId)
                .distinct()
                .sorted()
                .forEach(device -> throttle.forgetOn(device, subject));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
