package com.datifyy.application.identity;

import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Numbered;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Hands people what they told and what was done with their account, and nothing of anybody else.
public final class DataExport {
    private static final int MOST_SLOTS = 10_000;
    private static final int MOST_EVENTS = 1_000;

    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;
    private final SettingsRepository settings;
    private final PhotoRepository photos;
    private final PhotoLinks photoLinks;
    private final SlotRepository slots;
    private final SessionRepository sessions;
    private final LinkedIdentityRepository links;
    private final SecurityLog log;
    private final SecurityEvents events;
    private final RequestLimits limits;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DataExport(
            UserRepository users,
            ProfileRepository profiles,
            PreferencesRepository preferences,
            SettingsRepository settings,
            PhotoRepository photos,
            PhotoLinks photoLinks,
            SlotRepository slots,
            SessionRepository sessions,
            LinkedIdentityRepository links,
            SecurityLog log,
            SecurityEvents events,
            RequestLimits limits,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.profiles = profiles;
        this.preferences = preferences;
        this.settings = settings;
        this.photos = photos;
        this.photoLinks = photoLinks;
        this.slots = slots;
        this.sessions = sessions;
        this.links = links;
        this.log = log;
        this.events = events;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// An identity at another provider that signs in to the account.
    ///
    /// @param subject the provider's own name for the person
    public record LinkedIdentity(IdentityProvider provider, String subject, Instant linkedAt) {
        @Override
        public String toString() {
            return "LinkedIdentity[" + provider + "]";
        }
    }

    /// What one person is handed.
    ///
    /// @param sessions the living ones
    /// @param events what happened to the account, the last thousand, newest first
    public record Exported(
            OwnProfile profile,
            List<Slot> slots,
            List<Session> sessions,
            List<LinkedIdentity> identities,
            List<SecurityEvent> events,
            Instant at) {}

    /// Reads it, and notes that it was handed out.
    ///
    /// @throws TooManyRequests when the person had it handed out too often today
    public Exported export(Caller caller, Network network) {
        limits.admit(Flow.EXPORT_PERSON, "person " + caller.id());
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            User user = users.find(caller.id()).orElseThrow(() -> new NotFound("Your account"));
            OwnProfile profile = new OwnProfile(
                    user,
                    profiles.find(caller.id()).orElseThrow(() -> new NotFound("Your profile")),
                    preferences.find(caller.id()).orElseThrow(() -> new NotFound("Your preferences")),
                    settings.find(caller.id()).orElseGet(() -> UserSettings.initial(user.id(), user.createdAt())),
                    photoLinks.shown(photos.of(caller.id()), caller.id(), now));
            events.record(SecurityEvent.Kind.DATA_EXPORTED, caller.id(), caller.session(), network, Map.of());
            return new Exported(
                    profile,
                    slots.findFor(caller.id(), null, null, MOST_SLOTS),
                    sessions.living(caller.id(), now, new Numbered.Wanted(1, PageRequest.LARGEST))
                            .items(),
                    links.of(caller.id()).stream()
                            .map(link -> new LinkedIdentity(link.provider(), link.subject(), link.linkedAt()))
                            .toList(),
                    log.of(caller.id(), MOST_EVENTS),
                    now);
        });
    }
}
