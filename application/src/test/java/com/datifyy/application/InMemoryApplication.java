package com.datifyy.application;

import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.AdminSignIn;
import com.datifyy.application.admin.AnnouncedDeeds;
import com.datifyy.application.admin.DateCompany;
import com.datifyy.application.admin.DeedReading;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.Moderation;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.ReportReview;
import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.admin.StaffChannelPosting;
import com.datifyy.application.admin.StaffJoining;
import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.admin.UserDirectory;
import com.datifyy.application.admin.UserLines;
import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.admin.port.InMemoryAdminSessionRepository;
import com.datifyy.application.admin.port.InMemoryFiguresRepository;
import com.datifyy.application.admin.port.InMemoryStaffLog;
import com.datifyy.application.admin.port.InMemoryUserRegister;
import com.datifyy.application.admin.port.InMemoryVerificationRepository;
import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.availability.WeekendNudges;
import com.datifyy.application.availability.port.InMemoryNudgeRounds;
import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.Commentaries;
import com.datifyy.application.curation.CommentaryBounds;
import com.datifyy.application.curation.MatchCuration;
import com.datifyy.application.curation.PairAnalysis;
import com.datifyy.application.curation.SuggestionResponses;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.InMemoryAnalyst;
import com.datifyy.application.curation.port.InMemoryCandidateRepository;
import com.datifyy.application.curation.port.InMemoryCommentaryBudget;
import com.datifyy.application.curation.port.InMemoryCommentaryCache;
import com.datifyy.application.curation.port.InMemoryCuratedMatchRepository;
import com.datifyy.application.curation.port.InMemorySuggestionRepository;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.dates.DateHandover;
import com.datifyy.application.dates.DateNotices;
import com.datifyy.application.dates.DateReminders;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.dates.OwnDates;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.InMemoryDateRepository;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.AccountClosure;
import com.datifyy.application.identity.Acquaintances;
import com.datifyy.application.identity.AnnouncedEvents;
import com.datifyy.application.identity.Authenticators;
import com.datifyy.application.identity.Channels;
import com.datifyy.application.identity.Claimants;
import com.datifyy.application.identity.CodeSending;
import com.datifyy.application.identity.Codes;
import com.datifyy.application.identity.ContactClaims;
import com.datifyy.application.identity.ContactCodes;
import com.datifyy.application.identity.ContactVerification;
import com.datifyy.application.identity.DataExport;
import com.datifyy.application.identity.DeviceTrust;
import com.datifyy.application.identity.LinkedSignIns;
import com.datifyy.application.identity.LoggedEvents;
import com.datifyy.application.identity.NewAccounts;
import com.datifyy.application.identity.NewPasswords;
import com.datifyy.application.identity.OwnAccounts;
import com.datifyy.application.identity.PasswordRecovery;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.PublishedKeys;
import com.datifyy.application.identity.Reauthentication;
import com.datifyy.application.identity.Reclaiming;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SecondFactor;
import com.datifyy.application.identity.SecurityEvents;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.Sessions;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.SignInCompletion;
import com.datifyy.application.identity.SignInThrottle;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.application.identity.Visitor;
import com.datifyy.application.identity.port.InMemoryCodeRepository;
import com.datifyy.application.identity.port.InMemoryFailedSignInRepository;
import com.datifyy.application.identity.port.InMemoryLinkedIdentityRepository;
import com.datifyy.application.identity.port.InMemoryPersonalData;
import com.datifyy.application.identity.port.InMemorySecondFactorRepository;
import com.datifyy.application.identity.port.InMemorySecurityLog;
import com.datifyy.application.identity.port.InMemorySessionRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.PhoneNumberPlan;
import com.datifyy.application.identity.port.PlainIdentityProviders;
import com.datifyy.application.identity.port.PlainOneTimeSecrets;
import com.datifyy.application.identity.port.PlainPasswordHasher;
import com.datifyy.application.identity.port.PlainTokenIssuer;
import com.datifyy.application.identity.port.PublicKeys;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Showings;
import com.datifyy.application.matching.Sight;
import com.datifyy.application.matching.port.InMemoryCardFeed;
import com.datifyy.application.matching.port.InMemoryPeopleIndex;
import com.datifyy.application.matching.port.InMemoryShowingRepository;
import com.datifyy.application.membership.Membership;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.MessageCaps;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.InMemoryOutbox;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.preferences.port.InMemoryPreferencesRepository;
import com.datifyy.application.profile.LoosePictureDisposal;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.profile.port.InMemoryLoosePictures;
import com.datifyy.application.profile.port.InMemoryMoveRepository;
import com.datifyy.application.profile.port.InMemoryPersonRepository;
import com.datifyy.application.profile.port.InMemoryPhotoRepository;
import com.datifyy.application.profile.port.InMemoryPhotoStore;
import com.datifyy.application.profile.port.InMemoryProfileRepository;
import com.datifyy.application.profile.port.PlainPhotoLinks;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.application.safety.Blocking;
import com.datifyy.application.safety.KnownPeople;
import com.datifyy.application.safety.Reporting;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.safety.port.InMemoryReportRepository;
import com.datifyy.application.scheduling.DateChanging;
import com.datifyy.application.scheduling.DateReading;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.application.scheduling.SharedHoursReading;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.settings.SettingsEditing;
import com.datifyy.application.settings.port.InMemorySettingsRepository;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.Misses;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.SealedPages;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.InMemoryAnsweredRequests;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSession;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// The whole application over in-memory twins and a clock that stands still: what the tests of the
/// capabilities, and of both transports, run on.
public final class InMemoryApplication {
    public static final String PASSWORD = "a quiet walk by the river";
    /// A zone that is never UTC.
    public static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    public static final Duration GRACE = Duration.ofDays(30);
    public static final String COMMON_PASSWORD = "password123";

    /// Somebody at the door who says nothing about themselves.
    public static final Visitor VISITOR = new Visitor(Device.UNKNOWN, Network.of("203.0.113.7"));

    public final TestClock clock = new TestClock();
    public final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    public final InMemoryUserRepository users = new InMemoryUserRepository(units);
    public final InMemorySessionRepository sessions = new InMemorySessionRepository(units, users);
    public final InMemoryCodeRepository codes = new InMemoryCodeRepository(units);
    public final InMemoryFailedSignInRepository failures = new InMemoryFailedSignInRepository(units);
    public final InMemoryLinkedIdentityRepository links = new InMemoryLinkedIdentityRepository(units);
    public final InMemorySecondFactorRepository secondFactors = new InMemorySecondFactorRepository(units);
    public final InMemorySecurityLog securityLog = new InMemorySecurityLog(units);
    public final InMemoryAnsweredRequests answeredRequests = new InMemoryAnsweredRequests(units);
    public final InMemoryOutbox outbox = new InMemoryOutbox(units);
    public final PlainOneTimeSecrets secrets = new PlainOneTimeSecrets();
    public final PlainIdentityProviders providers = new PlainIdentityProviders();
    public final InMemoryProfileRepository profiles = new InMemoryProfileRepository(units, users);
    public final InMemoryPhotoRepository photos = new InMemoryPhotoRepository(units, profiles);
    public final InMemoryPersonalData personalData = new InMemoryPersonalData(units, users, links, photos);
    public final InMemoryPhotoStore pictures = new InMemoryPhotoStore();
    public final InMemoryLoosePictures loosePictures = new InMemoryLoosePictures(units);
    public final PlainPhotoProcessor photoProcessor = new PlainPhotoProcessor();
    public final PlainPhotoLinks photoLinks = new PlainPhotoLinks();
    public final InMemoryPreferencesRepository preferences = new InMemoryPreferencesRepository(units);
    public final InMemoryBlockRepository blocks = new InMemoryBlockRepository(units, users);
    public final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    public final InMemoryDateRepository dates = new InMemoryDateRepository(units, blocks, admins);
    public final InMemorySlotRepository slots = new InMemorySlotRepository(units, dates);
    public final InMemoryReportRepository reports = new InMemoryReportRepository(units);
    public final InMemorySettingsRepository settings = new InMemorySettingsRepository(units);
    public final InMemoryPeopleIndex index = new InMemoryPeopleIndex(units, users, blocks);
    public final InMemoryCuratedMatchRepository matches = new InMemoryCuratedMatchRepository(units);
    public final InMemorySuggestionRepository suggestions = new InMemorySuggestionRepository(units, index, blocks);
    public final InMemoryAnalyst analyst = InMemoryAnalyst.kind();
    public final InMemoryCardFeed present = new InMemoryCardFeed(units, index, blocks);
    public final Set<UserId> tellNobody = ConcurrentHashMap.newKeySet();
    public final InMemoryAdminSessionRepository adminSessions = new InMemoryAdminSessionRepository(units, admins);
    public final InMemoryFiguresRepository figures = new InMemoryFiguresRepository(units, users, profiles, slots);
    public final InMemoryStaffLog staffLog = new InMemoryStaffLog(units);
    public final InMemoryCandidateRepository candidateStore =
            new InMemoryCandidateRepository(users, index, slots, settings);
    public final InMemoryUserRegister register = new InMemoryUserRegister(users, profiles, photos, slots);
    public final InMemoryVerificationRepository verifications = new InMemoryVerificationRepository(units);
    public final PlainPasswordHasher hasher = new PlainPasswordHasher();
    public final PlainTokenIssuer tokens = new PlainTokenIssuer();
    public final CountingIds ids = new CountingIds();

    private final Set<Limit> used = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final Set<Limit> exhausted = ConcurrentHashMap.newKeySet();
    private final Set<String> exhaustedNames = ConcurrentHashMap.newKeySet();

    /// Refuses nothing until [#exhaust] says so.
    public final RequestLimits limits = new RequestLimits(
            (limit, key, permits) -> {
                used.add(limit);
                keys.computeIfAbsent(limit.name(), _ -> ConcurrentHashMap.newKeySet())
                        .add(key);
                taken.merge(limit.name(), permits, Integer::sum);
                boolean granted = !exhausted.contains(limit) && !exhaustedNames.contains(limit.name());
                return new Allowance(
                        limit,
                        granted,
                        granted ? limit.permits() - permits : 0,
                        Duration.ofSeconds(90),
                        limit.window());
            },
            LimitPolicy.STANDARD);

    public final Idempotency idempotency = new Idempotency(answeredRequests, units, clock);
    private final MatchCards cards = new MatchCards(index, users, profiles, preferences, settings);
    private final Sight sight = new Sight(index, blocks);
    private final Misses misses = new Misses(limits);
    private final KnownPeople knownPeople = new KnownPeople(cards, sight, index, blocks, dates, misses);
    private final Introductions introductions = new Introductions(profiles, blocks, photos, photoLinks);
    public final Notifications notifications = new Notifications(outbox, new ChosenClocks(settings), ids, clock);
    public final DateNotices dateNotices = new DateNotices(users, settings, admins, notifications);
    public final DateCancelling dateCancelling = new DateCancelling(dates, users, dateNotices, clock);
    public final DateHandover dateHandover = new DateHandover(dates, dateNotices, clock);
    private final Announcements announcements = new Announcements(notifications, true);
    public final SecurityEvents events =
            new SecurityEvents(new AnnouncedEvents(new LoggedEvents(securityLog), announcements), clock);
    private final OwnAccounts ownAccounts = new OwnAccounts(photos, photoLinks);
    public final Sessions opening = new Sessions(
            sessions,
            ownAccounts,
            tokens,
            notifications,
            events,
            ids,
            new Session.Lifetime(Duration.ofDays(7), Duration.ofDays(30)));
    public final Codes codeBook = new Codes(codes, secrets);
    private final MessageCaps caps = new MessageCaps(outbox, limits, clock);
    private final CodeSending sending = new CodeSending(limits, caps, notifications, ids);
    public final SignInThrottle throttle = new SignInThrottle(failures, secrets, events, units, clock);
    public final Acquaintances acquaintances = new Acquaintances(sessions);
    public final Reauthentication reauthentication =
            new Reauthentication(users, sessions, hasher, throttle, events, units, clock);
    public final Claimants claimants = new Claimants(users, sessions);
    public final NewAccounts accounts = new NewAccounts(users, profiles, preferences, cards, ids);
    private final PhoneNumberPlan plan = (field, text) -> new PhoneNumber(text);
    private final Channels channels = new Channels(true, true);
    public final PasswordRules rules =
            new PasswordRules(password -> Set.of(COMMON_PASSWORD).contains(password.value()), Password.SHORTEST);

    public final AccessTokens accessTokens = new AccessTokens(tokens, sessions, users, units, clock);
    public final Authenticators apps = new Authenticators(secrets, new PlainSecretBox());
    public final SecondFactor secondFactor = new SecondFactor(
            secondFactors, users, apps, reauthentication, acquaintances, throttle, notifications, events, units, clock);
    public final SignInCompletion completion = new SignInCompletion(users, cards, secondFactor, opening, events, GRACE);
    public final Registration registration = new Registration(
            users,
            claimants,
            accounts,
            opening,
            completion,
            codeBook,
            rules,
            hasher,
            notifications,
            events,
            limits,
            caps,
            units,
            clock);
    public final SignIn signIn = new SignIn(
            users, claimants, acquaintances, codeBook, hasher, throttle, completion, channels, events, units, clock);
    public final PhoneSignIn phoneSignIn = new PhoneSignIn(
            users,
            accounts,
            acquaintances,
            opening,
            codeBook,
            sending,
            completion,
            plan,
            channels,
            events,
            units,
            clock);
    public final ProviderSignIn providerSignIn = new ProviderSignIn(
            providers, links, users, accounts, opening, completion, notifications, events, units, clock);
    public final SessionControl sessionControl =
            new SessionControl(sessions, users, opening, tokens, events, limits, units, clock);
    public final DeviceTrust deviceTrust = new DeviceTrust(sessions, events, units, clock);
    private final ContactClaims claims = new ContactClaims(users, links, reauthentication);
    public final ContactCodes contactCodes =
            new ContactCodes(users, claims, codeBook, sending, plan, channels, units, clock);
    public final ContactVerification contactVerification = new ContactVerification(
            users,
            claims,
            sessions,
            profiles,
            ownAccounts,
            cards,
            codeBook,
            plan,
            events,
            limits,
            notifications,
            units,
            clock);
    public final PasswordRecovery passwordRecovery = new PasswordRecovery(
            users,
            claimants,
            acquaintances,
            sessions,
            codeBook,
            sending,
            new NewPasswords(users, cards, rules, hasher, codeBook, notifications, events),
            new Reclaiming(links, profiles, sessions, secondFactor, throttle, notifications, events),
            reauthentication,
            channels,
            events,
            units,
            clock);
    public final LinkedSignIns linkedSignIns =
            new LinkedSignIns(providers, links, users, reauthentication, notifications, events, units, clock);
    public final AccountClosure accountClosure = new AccountClosure(
            users,
            sessions,
            personalData,
            photos,
            loosePictures,
            cards,
            dateCancelling,
            codeBook,
            sending,
            reauthentication,
            notifications,
            channels,
            events,
            GRACE,
            units,
            clock);
    private final InMemoryMoveRepository moves = new InMemoryMoveRepository(units);
    public final DataExport dataExport = new DataExport(
            users,
            profiles,
            preferences,
            settings,
            photos,
            photoLinks,
            moves,
            slots,
            sessions,
            links,
            secondFactors,
            blocks,
            reports,
            suggestions,
            dates,
            verifications,
            personalData,
            securityLog,
            events,
            limits,
            units,
            clock);
    public final ProfileEditing profileEditing = new ProfileEditing(
            users,
            profiles,
            new InMemoryPersonRepository(users, profiles, preferences, settings),
            photos,
            photoLinks,
            moves,
            Moves.PER_DAY,
            sessions,
            links,
            securityLog,
            notifications,
            cards,
            units,
            clock);
    public final PreferenceEditing preferenceEditing = new PreferenceEditing(preferences, cards, units, clock);
    public final Showings showings = new Showings(new InMemoryShowingRepository(units, users), units, clock);
    private final SealedPages pages = new SealedPages(new PlainSecretBox());
    public final Recommendations recommendations =
            new Recommendations(cards, settings, suggestions, index, introductions, showings, pages, limits, clock);
    public final PeopleSearch peopleSearch =
            new PeopleSearch(cards, index, sight, introductions, pages, limits, misses, clock);
    public final PhotoGallery photoGallery = new PhotoGallery(
            photos,
            pictures,
            loosePictures,
            photoProcessor,
            photoLinks,
            users,
            admins,
            index,
            sight,
            cards,
            limits,
            misses,
            ids,
            units,
            clock);
    public final LoosePictureDisposal pictureDisposal =
            new LoosePictureDisposal(loosePictures, photos, pictures, units, clock);
    public final SettingsEditing settingsEditing = new SettingsEditing(settings, cards, units, clock);
    public final Blocking blocking =
            new Blocking(blocks, suggestions, profiles, knownPeople, dateCancelling, units, clock);
    public final Reporting reporting = new Reporting(reports, knownPeople, ids, limits, units, clock);
    public final AvailabilityPlanning availability = new AvailabilityPlanning(slots, dateCancelling, ids, units, clock);

    /// What the staff's channel was told at once, and how it answers.
    public final List<Notice.StaffNews> posted = new CopyOnWriteArrayList<>();

    public Delivery channel = new Delivery.Done();

    public final Deeds deeds = new Deeds(new AnnouncedDeeds(staffLog, announcements), clock);
    public final AdminSignIn adminSignIn =
            new AdminSignIn(admins, adminSessions, hasher, rules, apps, secrets, throttle, deeds, ids, units, clock);
    public final AdminDirectory adminDirectory =
            new AdminDirectory(admins, adminSessions, dateHandover, deeds, units, clock);
    public final StaffJoining staffJoining =
            new StaffJoining(admins, adminSessions, hasher, rules, deeds, ids, units, clock);
    public final Candidates candidates = new Candidates(
            candidateStore,
            index,
            profiles,
            slots,
            dates,
            matches,
            suggestions,
            settings,
            verifications,
            photos,
            photoLinks,
            deeds,
            units,
            clock);
    public final InMemoryCommentaryCache comments = new InMemoryCommentaryCache(units);
    public final Commentaries commentaries = new Commentaries(
            analyst,
            comments,
            new InMemoryCommentaryBudget(units),
            announcements,
            units,
            clock,
            CommentaryBounds.usual(new CommentaryBudget.Daily(1_000, 500, 500)));
    public final PairAnalysis pairAnalysis = new PairAnalysis(
            matches,
            candidates,
            commentaries,
            people -> people.stream()
                    .filter(person -> !tellNobody.contains(person))
                    .collect(Collectors.toSet()),
            index,
            present,
            blocks,
            profiles,
            deeds,
            ids,
            units,
            clock);
    public final MatchCuration matchCuration = new MatchCuration(
            matches,
            suggestions,
            dates,
            candidates,
            index,
            blocks,
            users,
            profiles,
            settings,
            notifications,
            deeds,
            ids,
            units,
            clock);
    public final SuggestionResponses suggestionResponses =
            new SuggestionResponses(suggestions, index, present, introductions, units, clock);
    public final DateCompany dateCompany = new DateCompany(profiles, photos, photoLinks, admins, dates);
    private final UserLines lines = new UserLines(register, photos, photoLinks);
    public final UserDirectory userDirectory = directoryNotingIn(deeds);
    public final Moderation moderation = new Moderation(
            users,
            sessions,
            personalData,
            verifications,
            cards,
            lines,
            dateCancelling,
            securityLog,
            notifications,
            deeds,
            units,
            clock);
    public final ReportReview reportReview = new ReportReview(reports, deeds, units, clock);
    public final DeedReading deedReading = new DeedReading(staffLog, deeds, units);
    public final DateScheduling dateScheduling = new DateScheduling(
            dates,
            slots,
            blocks,
            admins,
            matches,
            suggestions,
            () -> "https://meet.example.org/" + ids.salt(),
            dateCancelling,
            dateNotices,
            deeds,
            ids,
            units,
            clock);
    public final DateReading dateReading = new DateReading(dates, dateCompany, deeds, units, clock);
    public final DateChanging dateChanging = new DateChanging(dates, dateCancelling, deeds, units, clock);
    public final SharedHoursReading sharedHoursReading =
            new SharedHoursReading(users, slots, dates, blocks, deeds, units, clock);
    public final OwnDates ownDates = new OwnDates(
            dates, users, profiles, blocks, dateCancelling, entry -> entry.toString(), limits, units, clock);
    public final LoveZone loveZone = new LoveZone(dates, suggestions, profiles, photos, photoLinks, present, clock);
    public final WeekendNudges weekendNudges = new WeekendNudges(
            new InMemoryNudgeRounds(units, users, settings), slots, users, settings, notifications, units, clock);
    public final DateReminders dateReminders = new DateReminders(dates, dateNotices, units, clock);
    public final StaffOffice office = new StaffOffice(
            new StaffAccess(adminSessions, secrets, units, clock),
            adminSignIn,
            adminDirectory,
            staffJoining,
            userDirectory,
            moderation,
            reportReview,
            deedReading,
            candidates,
            pairAnalysis,
            matchCuration,
            dateScheduling,
            dateReading,
            dateChanging,
            sharedHoursReading,
            new PlatformInsights(figures, admins, clock),
            new StaffChannelPosting(
                    (_, news) -> {
                        posted.add(news);
                        return channel;
                    },
                    announcements,
                    deeds,
                    ids,
                    units,
                    clock));

    /// All that members can do.
    ///
    /// @param keys what tokens are verified with
    public Membership membership(PublicKeys keys) {
        return new Membership(
                new Membership.Accounts(
                        accessTokens,
                        new PublishedKeys(keys),
                        registration,
                        signIn,
                        phoneSignIn,
                        providerSignIn,
                        sessionControl,
                        deviceTrust,
                        contactCodes,
                        contactVerification,
                        passwordRecovery,
                        secondFactor,
                        linkedSignIns,
                        accountClosure,
                        dataExport),
                profileEditing,
                preferenceEditing,
                peopleSearch,
                recommendations,
                photoGallery,
                availability,
                suggestionResponses,
                loveZone,
                ownDates,
                settingsEditing,
                blocking,
                reporting);
    }

    /// Makes every operation that was used before, and has a limit, refuse from now on.
    public void exhaust() {
        exhausted.addAll(used);
    }

    /// Makes one limit refuse from now on.
    public void exhaust(String name) {
        boolean _ = exhaustedNames.add(name);
    }

    /// How many permits of a limit were asked for.
    public int askedOf(String limit) {
        return taken.getOrDefault(limit, 0);
    }

    /// Whom a limit has counted.
    public Set<String> keysOf(String limit) {
        return keys.getOrDefault(limit, Set.of());
    }

    /// Makes one limit refuse no more.
    public void relent(String name) {
        boolean _ = exhaustedNames.remove(name);
    }

    /// The directory, with what is read in it noted elsewhere.
    public UserDirectory directoryNotingIn(Deeds elsewhere) {
        return new UserDirectory(
                register,
                lines,
                users,
                new InMemoryPersonRepository(users, profiles, preferences, settings),
                photos,
                photoLinks,
                slots,
                dates,
                dateCompany,
                verifications,
                securityLog,
                staffLog,
                elsewhere,
                units,
                clock);
    }

    /// A filled in form of a registration.
    public static Registration.Form form(Email email, Password password, String name, LocalDate birthDate) {
        return new Registration.Form(email::value, password::value, () -> name, () -> birthDate);
    }

    /// Registers somebody with [#PASSWORD], born on 17 May 1996.
    public SignedIn register(String email, String name) {
        return registration.register(
                form(new Email(email), Password.chosen(PASSWORD), name, LocalDate.of(1996, 5, 17)), VISITOR);
    }

    /// Registers somebody and says who they are from then on.
    public Caller member(String email, String name) {
        return accessTokens.callerOf(register(email, name).accessToken());
    }

    /// Registers somebody who proves their address as well.
    public SignedIn registerProven(String email, String name) {
        SignedIn member = register(email, name);
        Notice.EmailCode sent = last(Notice.EmailCode.class);
        var _ = contactVerification.proveEmail(new Email(email), sent.code(), callerOf(member), VISITOR);
        return member;
    }

    /// Has somebody's clock go as in a zone from then on.
    public void livesBy(ZoneId zone, UserId person) {
        Instant now = clock.instant();
        Changes chosen = Changes.none().set(AppSettings.TIME_ZONE, zone.getId());
        units.run(() -> settings.save(UserSettings.initial(person, now).with(chosen, now)));
    }

    /// Makes an account one that the staff brings together with others, whatever its owner has proven.
    public void activate(UserId person) {
        units.run(() -> users.save(users.find(person).orElseThrow().withStatus(AccountStatus.ACTIVE)));
    }

    /// A member of staff with a role, who is signed in.
    public AdminCaller staff(AdminRole role) {
        Admin admin = TestStaff.admin(ids.adminId().value(), role);
        AdminSession session =
                TestStaff.session(ids.adminId().value(), admin.id().value(), clock.instant());
        units.run(() -> {
            var _ = admins.add(admin, hasher.hash(Password.chosen(PASSWORD)));
            adminSessions.open(session, secrets.digest("session of staff", "staff_" + admin.id()));
        });
        return new AdminCaller(admin.id(), session.id(), role, VISITOR.network().coarse());
    }

    /// A match of two people that the staff suggested to them, and that both accepted.
    public CuratedMatch wanted(int number, UserId one, UserId other) {
        CuratedMatch found = TestMatches.match(number, one, other, clock.instant());
        CuratedMatch accepted = TestMatches.accepted(found);
        List<Suggestion> made = List.of(
                TestMatches.suggestion(2 * number, accepted, accepted.lower()),
                TestMatches.suggestion(2 * number + 1, accepted, accepted.higher()));
        units.run(() -> {
            matches.add(found);
            matches.save(accepted);
            made.forEach(suggestions::add);
            made.forEach(suggestion -> suggestions.save(suggestion.accepted(clock.instant())));
        });
        return accepted;
    }

    /// A date of two people that begins after a while, in the care of some genie.
    public ScheduledDate date(UserId one, UserId other, AdminId genie, Duration after) {
        ScheduledDate date = ScheduledDate.planned(
                ids.dateId(),
                new ScheduledDate.Plan(
                        one,
                        other,
                        clock.instant().plus(after),
                        Duration.ofHours(1),
                        new MeetingMode.Online(),
                        "bring cake"),
                genie,
                "https://meet.example.org/quiet-river",
                "",
                clock.instant());
        DateRepository.Outcome outcome = units.execute(() -> dates.add(date));
        if (outcome != DateRepository.Outcome.DONE) {
            throw new IllegalStateException("no date was made: " + outcome);
        }
        return date;
    }

    /// The token of a member of staff who was made by [#staff].
    public static String tokenOf(AdminCaller admin) {
        return "staff_" + admin.id();
    }

    /// Whom a session speaks for.
    public Caller callerOf(SignedIn member) {
        return new Caller(member.user().id(), member.session().id());
    }

    /// The last notice of a kind that waits to be delivered.
    public <N extends Notice> N last(Class<N> kind) {
        return told(kind).reversed().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody was told " + kind.getSimpleName()));
    }

    /// The notices of a kind that wait to be delivered, oldest first.
    public <N extends Notice> List<N> told(Class<N> kind) {
        return outbox.waitingNotices().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
