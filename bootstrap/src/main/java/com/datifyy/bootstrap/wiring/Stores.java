package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.index.IndexedPeople;
import com.datifyy.adapters.index.Memory;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.PostgresUnitOfWork;
import com.datifyy.adapters.postgres.admin.PostgresAdminRepository;
import com.datifyy.adapters.postgres.admin.PostgresAdminSessionRepository;
import com.datifyy.adapters.postgres.admin.PostgresFiguresRepository;
import com.datifyy.adapters.postgres.admin.PostgresStaffLog;
import com.datifyy.adapters.postgres.admin.PostgresVerificationRepository;
import com.datifyy.adapters.postgres.availability.PostgresNudgeRounds;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.curation.PostgresCandidateRepository;
import com.datifyy.adapters.postgres.curation.PostgresCommentaryBudget;
import com.datifyy.adapters.postgres.curation.PostgresCommentaryCache;
import com.datifyy.adapters.postgres.curation.PostgresCuratedMatchRepository;
import com.datifyy.adapters.postgres.curation.PostgresSuggestionRepository;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.adapters.postgres.identity.PostgresCodeRepository;
import com.datifyy.adapters.postgres.identity.PostgresFailedSignInRepository;
import com.datifyy.adapters.postgres.identity.PostgresLinkedIdentityRepository;
import com.datifyy.adapters.postgres.identity.PostgresPersonalData;
import com.datifyy.adapters.postgres.identity.PostgresSecondFactorRepository;
import com.datifyy.adapters.postgres.identity.PostgresSecurityLog;
import com.datifyy.adapters.postgres.identity.PostgresSessionRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRegister;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.matching.PostgresCardFeed;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.matching.PostgresShowingRepository;
import com.datifyy.adapters.postgres.notification.PostgresOutboxRecords;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.profile.PostgresLoosePictures;
import com.datifyy.adapters.postgres.profile.PostgresMoveRepository;
import com.datifyy.adapters.postgres.profile.PostgresPersonRepository;
import com.datifyy.adapters.postgres.profile.PostgresPhotoRepository;
import com.datifyy.adapters.postgres.profile.PostgresPhotoStore;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.replica.FiguresByReplica;
import com.datifyy.adapters.postgres.replica.PeopleByReplica;
import com.datifyy.adapters.postgres.replica.RegisterByReplica;
import com.datifyy.adapters.postgres.replica.Replica;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.adapters.postgres.safety.PostgresReportRepository;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.adapters.postgres.shared.PostgresAnsweredRequests;
import com.datifyy.application.admin.AnnouncedDeeds;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.application.admin.port.VerificationRepository;
import com.datifyy.application.availability.port.NudgeRounds;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.curation.port.CandidateRepository;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.AnnouncedEvents;
import com.datifyy.application.identity.LoggedEvents;
import com.datifyy.application.identity.port.CodeRepository;
import com.datifyy.application.identity.port.FailedSignInRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.PersonalData;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.application.matching.port.ShowingRepository;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.port.Clocks;
import com.datifyy.application.notification.port.OutboxRecords;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.LoosePictures;
import com.datifyy.application.profile.port.MoveRepository;
import com.datifyy.application.profile.port.PersonRepository;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.PhotoStore;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.ReportRepository;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.AnsweredRequests;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.DatabaseSettings;
import com.datifyy.bootstrap.settings.DatabaseSettings.PoolMode;
import org.jspecify.annotations.Nullable;

/// Where everything is kept.
public record Stores(
        UserRepository users,
        SessionRepository sessions,
        ProfileRepository profiles,
        PersonRepository persons,
        PhotoRepository photos,
        PhotoStore pictures,
        LoosePictures loosePictures,
        MoveRepository moves,
        PreferencesRepository preferences,
        SlotRepository slots,
        NudgeRounds nudgeRounds,
        DateRepository dates,
        BlockRepository blocks,
        ReportRepository reports,
        SettingsRepository settings,
        PeopleIndex people,
        ShowingRepository showings,
        CodeRepository codes,
        FailedSignInRepository failedSignIns,
        LinkedIdentityRepository identities,
        SecondFactorRepository secondFactors,
        SecurityLog securityLog,
        AdminRepository admins,
        AdminSessionRepository adminSessions,
        StaffLog staffLog,
        CuratedMatchRepository matches,
        SuggestionRepository suggestions,
        CandidateRepository candidates,
        CommentaryCache comments,
        CommentaryBudget commentBudget,
        PresentCards presentCards,
        UserRegister register,
        VerificationRepository verifications,
        FiguresRepository figures,
        AnsweredRequests answeredRequests,
        PersonalData personalData,
        OutboxRecords outboxRecords,
        UnitOfWork unitOfWork) {

    /// The stores in PostgreSQL.
    public static Stores in(PostgresDatabase database) {
        return in(database, null, null);
    }

    /// The stores in PostgreSQL, of which some let a replica read where there is one, and some are left copies of.
    ///
    /// @param copies where instances leave them for one another, or null
    public static Stores in(PostgresDatabase database, @Nullable Replica replica, @Nullable SharedCopies copies) {
        var users = new PostgresUserRepository(database);
        var profiles = new PostgresProfileRepository(database);
        var preferences = new PostgresPreferencesRepository(database);
        var settings = new PostgresSettingsRepository(database);
        var people = new PostgresPeopleIndex(database);
        var feed = new PostgresCardFeed(database);
        var register = new PostgresUserRegister(database);
        var figures = new PostgresFiguresRepository(database);
        return new Stores(
                users,
                new PostgresSessionRepository(database),
                profiles,
                new PostgresPersonRepository(database, users, profiles, preferences, settings, copies),
                new PostgresPhotoRepository(database),
                new PostgresPhotoStore(database),
                new PostgresLoosePictures(database),
                new PostgresMoveRepository(database),
                preferences,
                new PostgresSlotRepository(database, copies),
                new PostgresNudgeRounds(database),
                new PostgresDateRepository(database),
                new PostgresBlockRepository(database),
                new PostgresReportRepository(database),
                settings,
                replica == null ? people : new PeopleByReplica(people, feed, replica),
                new PostgresShowingRepository(database),
                new PostgresCodeRepository(database),
                new PostgresFailedSignInRepository(database),
                new PostgresLinkedIdentityRepository(database),
                new PostgresSecondFactorRepository(database),
                new LoggedEvents(new PostgresSecurityLog(database)),
                new PostgresAdminRepository(database),
                new PostgresAdminSessionRepository(database),
                new PostgresStaffLog(database),
                new PostgresCuratedMatchRepository(database),
                new PostgresSuggestionRepository(database),
                new PostgresCandidateRepository(database),
                new PostgresCommentaryCache(database),
                new PostgresCommentaryBudget(database),
                feed,
                replica == null ? register : new RegisterByReplica(register, replica),
                new PostgresVerificationRepository(database),
                replica == null ? figures : new FiguresByReplica(figures, replica),
                new PostgresAnsweredRequests(database),
                new PostgresPersonalData(database),
                new PostgresOutboxRecords(database),
                new PostgresUnitOfWork(database));
    }

    /// The same, with another index of people.
    public Stores finding(PeopleIndex others) {
        return with(pictures, others, securityLog, staffLog);
    }

    /// The same, with pictures kept elsewhere.
    public Stores keeping(PhotoStore elsewhere) {
        return with(elsewhere, people, securityLog, staffLog);
    }

    private Stores with(PhotoStore elsewhere, PeopleIndex others, SecurityLog events, StaffLog deeds) {
        return new Stores(
                users,
                sessions,
                profiles,
                persons,
                photos,
                elsewhere,
                loosePictures,
                moves,
                preferences,
                slots,
                nudgeRounds,
                dates,
                blocks,
                reports,
                settings,
                others,
                showings,
                codes,
                failedSignIns,
                identities,
                secondFactors,
                events,
                admins,
                adminSessions,
                deeds,
                matches,
                suggestions,
                candidates,
                comments,
                commentBudget,
                presentCards,
                register,
                verifications,
                figures,
                answeredRequests,
                personalData,
                outboxRecords,
                unitOfWork);
    }

    /// The same, whose logs tell the staff what happens.
    public Stores telling(Announcements news) {
        return with(pictures, people, new AnnouncedEvents(securityLog, news), new AnnouncedDeeds(staffLog, news));
    }

    /// By whose clock people are told times.
    public Clocks clocks() {
        return new ChosenClocks(settings);
    }

    /// An index of people in memory over the one in the database, not started yet.
    public static IndexedPeople inMemory(PostgresDatabase database, PeopleIndex stored) {
        var feed = new PostgresCardFeed(database);
        return new IndexedPeople(stored, feed, feed, Memory.ofThisProcess());
    }

    /// The replica the settings ask for.
    public static Replica follow(PostgresDatabase database, DatabaseSettings.Replica settings, Watch watch) {
        return Replica.open(
                database,
                connection(settings.address(), settings.poolSize(), settings.poolMode()),
                settings.mostBehind(),
                watch);
    }

    /// How an address is connected to.
    public static PostgresSettings connection(DatabaseAddress address, int poolSize, PoolMode mode) {
        return new PostgresSettings(
                address.jdbcUrl(), address.user(), address.password().value(), poolSize, mode == PoolMode.TRANSACTION);
    }

    /// The pool of connections the settings ask for.
    public static PostgresDatabase open(DatabaseSettings settings) {
        return open(settings, Watch.NOBODY);
    }

    /// The same, watched.
    public static PostgresDatabase open(DatabaseSettings settings, Watch watch) {
        return PostgresDatabase.open(connection(settings.address(), settings.poolSize(), settings.poolMode()), watch);
    }
}
