package com.datifyy.application.profile;

import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.profile.port.MoveRepository;
import com.datifyy.application.profile.port.PersonRepository;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.identity.WaysIn;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reading and changing one's own profile.
public final class ProfileEditing {
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PersonRepository people;
    private final PhotoRepository photos;
    private final PhotoLinks links;
    private final MoveRepository moves;
    private final int movesPerDay;
    private final SessionRepository sessions;
    private final LinkedIdentityRepository identities;
    private final SecurityLog log;
    private final Notifications notifications;
    private final MatchCards cards;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    /// @param movesPerDay how often a location may change in 24 hours
    public ProfileEditing(
            UserRepository users,
            ProfileRepository profiles,
            PersonRepository people,
            PhotoRepository photos,
            PhotoLinks links,
            MoveRepository moves,
            int movesPerDay,
            SessionRepository sessions,
            LinkedIdentityRepository identities,
            SecurityLog log,
            Notifications notifications,
            MatchCards cards,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.profiles = profiles;
        this.people = people;
        this.photos = photos;
        this.links = links;
        this.moves = moves;
        this.movesPerDay = movesPerDay;
        this.sessions = sessions;
        this.identities = identities;
        this.log = log;
        this.notifications = notifications;
        this.cards = cards;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public OwnProfile read(Caller caller) {
        return load(caller.id());
    }

    /// Changes what the caller named and leaves the rest. A birth date that shows a minor suspends the
    /// account for review and ends its sessions.
    ///
    /// @param expectedVersion the version the caller read, or null to change whatever is there
    /// @throws InvalidInput when an answer breaks its limits; nothing is changed then
    /// @throws Stale when the profile is no longer of the expected version
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the location changed often enough
    ///     today, or nobody gets there that fast
    /// @throws Forbidden when the account was suspended for review, or a proven telephone number is changed
    ///     by a session that is not of the last 15 minutes
    /// @throws Conflict when a proven telephone number is changed that is the last way to sign in: there is no
    ///     provider, and no password with an address, proven or not
    public OwnProfile edit(Caller caller, Changes changes, @Nullable Long expectedVersion) {
        Instant now = clock.instant();
        // A suspension is a result, not an exception: it must be kept although the request is refused.
        Optional<OwnProfile> edited = unitOfWork.execute(() -> change(caller, changes, expectedVersion, now));
        return edited.orElseThrow(
                () -> new Forbidden("This service is for adults: the account is suspended until it has been reviewed"));
    }

    private Optional<OwnProfile> change(Caller caller, Changes changes, @Nullable Long expectedVersion, Instant now) {
        cards.lock(caller.id());
        OwnProfile before = load(caller.id());
        if (expectedVersion != null && expectedVersion != before.profile().version()) {
            throw new Stale("The profile");
        }
        Profile profile = before.profile().with(changes, now);
        LocalDate birthDate = profile.birthDate();
        if (changes.touches(Basics.DATE_OF_BIRTH) && birthDate != null && !Age.isAdult(birthDate, now)) {
            suspend(before.user(), now);
            return Optional.empty();
        }
        requireMayChangeNumber(caller, before, profile, now);
        noteMove(before.profile(), profile, now);
        profiles.save(profile);
        cards.put(before.user(), profile, before.preferences());
        return Optional.of(load(caller.id()));
    }

    /// Whoever changes a proven number could take over signing in by it, so a session alone is not enough. And a
    /// mistyped one would lock its owner out, so the last way to sign in stays until another number is proven. With
    /// the number go the account's other sessions: a stranger may have come in by it.
    private void requireMayChangeNumber(Caller caller, OwnProfile before, Profile after, Instant now) {
        User user = before.user();
        PhoneNumber proven = user.provenNumber();
        if (proven != null && !proven.value().equals(after.answers().get(Basics.PHONE_NUMBER))) {
            boolean recent = sessions.find(caller.session())
                    .filter(session -> session.isAlive(now) && session.isRecent(now))
                    .isPresent();
            if (!recent) {
                throw new Forbidden("Sign in again first: a confirmed telephone number is changed only soon after");
            }
            if (!signsInOtherwise(user)) {
                throw new Conflict(
                        "This number is the last way to sign in: it stays until a code sent to another one is"
                                + " confirmed, which then takes its place");
            }
            sessions.endOthers(user.id(), caller.session(), now);
            log.append(event(SecurityEvent.Kind.PHONE_REMOVED, user, now));
            notifications.tellOfRemovedNumber(user, now);
        }
    }

    /// An account with an address and a password may be without a number again although the address is not proven:
    /// it signed in like that from the first, and the number may be a stranger's.
    private boolean signsInOtherwise(User user) {
        boolean hasPassword = users.passwordOf(user.id()).isPresent();
        if (hasPassword && user.email() != null) {
            return true;
        }
        List<IdentityProvider> providers =
                identities.of(user.id()).stream().map(Link::provider).toList();
        return !WaysIn.of(user, hasPassword, providers).withoutNumber().areNone();
    }

    /// The caller is locked, so changes at once count one after the other.
    private void noteMove(Profile before, Profile after, Instant now) {
        GeoCell from = cellOf(before);
        GeoCell to = cellOf(after);
        if (to != null && !to.equals(from)) {
            UserId owner = after.owner();
            Moves known = moves.find(owner).orElse(from == null ? null : Moves.longAgo(owner, from));
            moves.save(known == null ? Moves.first(owner, to, now) : known.to(to, now, movesPerDay));
        }
    }

    private static @Nullable GeoCell cellOf(Profile profile) {
        Residence residence = profile.answers().get(Details.LOCATION);
        return residence == null ? null : residence.cell();
    }

    private void suspend(User user, Instant now) {
        users.save(user.withStatus(AccountStatus.SUSPENDED));
        sessions.endAll(user.id(), now);
        log.append(event(SecurityEvent.Kind.ACCOUNT_SUSPENDED, user, now));
    }

    private static SecurityEvent event(SecurityEvent.Kind kind, User user, Instant now) {
        return new SecurityEvent(kind, user.id(), null, "", now, Map.of());
    }

    private OwnProfile load(UserId owner) {
        return people.find(owner)
                .map(person -> new OwnProfile(
                        person.user(),
                        person.profile(),
                        person.preferences(),
                        person.settings(),
                        shown(person.profile())))
                .orElseThrow(() -> new NotFound("Your profile"));
    }

    /// Whoever has no photos is not asked for any.
    private List<ShownPhoto> shown(Profile profile) {
        return profile.photos() == 0
                ? List.of()
                : links.shown(photos.of(profile.owner()), profile.owner(), clock.instant());
    }
}
