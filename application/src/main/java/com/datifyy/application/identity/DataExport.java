package com.datifyy.application.identity;

import com.datifyy.application.admin.port.VerificationRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.PersonalData;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.application.profile.port.MoveRepository;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.ReportRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hands people what they told and what was done with their account, and nothing of anybody else.
public final class DataExport {
    private static final int MOST_SLOTS = 10_000;
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_SESSIONS = 1_000;
    private static final NumberedPage.Wanted EVERY = new NumberedPage.Wanted(1, 10_000);

    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;
    private final SettingsRepository settings;
    private final PhotoRepository photos;
    private final PhotoLinks photoLinks;
    private final MoveRepository moves;
    private final SlotRepository slots;
    private final SessionRepository sessions;
    private final LinkedIdentityRepository links;
    private final SecondFactorRepository factors;
    private final BlockRepository blocks;
    private final ReportRepository reports;
    private final SuggestionRepository suggestions;
    private final DateRepository dates;
    private final VerificationRepository verifications;
    private final PersonalData data;
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
            MoveRepository moves,
            SlotRepository slots,
            SessionRepository sessions,
            LinkedIdentityRepository links,
            SecondFactorRepository factors,
            BlockRepository blocks,
            ReportRepository reports,
            SuggestionRepository suggestions,
            DateRepository dates,
            VerificationRepository verifications,
            PersonalData data,
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
        this.moves = moves;
        this.slots = slots;
        this.sessions = sessions;
        this.links = links;
        this.factors = factors;
        this.blocks = blocks;
        this.reports = reports;
        this.suggestions = suggestions;
        this.dates = dates;
        this.verifications = verifications;
        this.data = data;
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

    /// That a provider was taken off the account, by its owner or by a password reset. Whom it vouched for is not
    /// told: a reset takes off what a stranger may have added, and it would be theirs.
    public record PartedIdentity(IdentityProvider provider, Instant partedAt) {}

    /// A device that somebody calls theirs.
    public record TrustedDevice(String deviceId, Instant trustedAt) {}

    /// The second factor, without what would let anybody use it.
    ///
    /// @param confirmedAt since when signing in asks for it, or null
    public record FactorStatus(Instant startedAt, @Nullable Instant confirmedAt, int recoveryCodesLeft) {}

    /// A date of the person with what they said about it themselves. Why it was cancelled is theirs only when
    /// they did.
    ///
    /// @param said null when they said nothing
    public record OwnDate(ScheduledDate date, @Nullable DateFeedback said) {}

    /// What one person is handed.
    ///
    /// @param sessions those that are remembered, living or not, the last thousand, the one used last first
    /// @param parted providers that do not sign in by themselves again, by provider
    /// @param factor null when there is none
    /// @param moves where their location was last and when it changed, or null when they never told one
    /// @param blocks whom the person blocked, and never who blocked them
    /// @param reports what the person reported, and never what others did
    /// @param suggestions who was suggested to the person, as the love zone shows it, the newest first
    /// @param dates the person's dates, as the love zone shows them, the latest first
    /// @param verifications since when what the staff verified is
    /// @param closingReason why they left before they came back; may be empty
    /// @param events what happened to the account, the last thousand, newest first
    public record Exported(
            OwnProfile profile,
            List<Slot> slots,
            List<Session> sessions,
            List<TrustedDevice> devices,
            List<LinkedIdentity> identities,
            List<PartedIdentity> parted,
            @Nullable FactorStatus factor,
            @Nullable Moves moves,
            List<Block> blocks,
            List<Report> reports,
            List<Suggestion> suggestions,
            List<OwnDate> dates,
            Map<StaffVerification, Instant> verifications,
            String closingReason,
            List<SecurityEvent> events,
            Instant at) {}

    /// Reads it, and notes that it was handed out.
    ///
    /// @throws TooManyRequests when the person had it handed out too often today
    public Exported export(Caller caller, Network network) {
        limits.admit(Flow.EXPORT_PERSON, caller.key());
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
                    sessions.all(caller.id(), MOST_SESSIONS),
                    sessions.trusted(caller.id()).stream()
                            .map(device -> new TrustedDevice(device.deviceId(), device.trustedAt()))
                            .toList(),
                    links.of(caller.id()).stream()
                            .map(link -> new LinkedIdentity(link.provider(), link.subject(), link.linkedAt()))
                            .toList(),
                    links.takenOff(caller.id()).stream()
                            .map(parting -> new PartedIdentity(parting.provider(), parting.partedAt()))
                            .toList(),
                    factors.find(caller.id())
                            .map(factor -> new FactorStatus(
                                    factor.startedAt(), factor.confirmedAt(), factors.recoveryCodesLeft(caller.id())))
                            .orElse(null),
                    moves.find(caller.id()).orElse(null),
                    blocks.all(caller.id()),
                    reports.by(caller.id()),
                    suggestions
                            .to(caller.id(), EnumSet.allOf(SuggestionStatus.class), EVERY)
                            .items(),
                    datesOf(caller.id(), now),
                    verifications.since(caller.id()),
                    data.reasonOf(caller.id()),
                    log.of(caller.id(), MOST_EVENTS),
                    now);
        });
    }

    /// Without what the person may not know of any more: whom a block keeps apart, and what was said about
    /// them.
    private List<OwnDate> datesOf(UserId person, Instant now) {
        Map<DateId, DateFeedback> said = new HashMap<>();
        dates.feedbackBy(person).forEach(feedback -> said.put(feedback.date(), feedback));
        return Stream.of(dates.upcoming(person, now, EVERY), dates.past(person, now, EVERY))
                .flatMap(page -> page.items().stream())
                .sorted(Comparator.comparing(ScheduledDate::start)
                        .thenComparing(ScheduledDate::id)
                        .reversed())
                .map(date -> new OwnDate(date, said.get(date.id())))
                .toList();
    }
}
