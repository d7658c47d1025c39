package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.admin.PostgresAdminRepository;
import com.datifyy.adapters.postgres.admin.PostgresAdminSessionRepository;
import com.datifyy.adapters.postgres.admin.PostgresFiguresRepository;
import com.datifyy.adapters.postgres.admin.PostgresStaffLog;
import com.datifyy.adapters.postgres.admin.PostgresVerificationRepository;
import com.datifyy.adapters.postgres.availability.PostgresNudgeRounds;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.bulk.BulkPeople;
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
import com.datifyy.adapters.postgres.identity.SignOuts;
import com.datifyy.adapters.postgres.matching.Crowds;
import com.datifyy.adapters.postgres.matching.PostgresCardFeed;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.matching.PostgresShowingRepository;
import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.adapters.postgres.notification.PostgresOutboxRecords;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.profile.PostgresLoosePictures;
import com.datifyy.adapters.postgres.profile.PostgresMoveRepository;
import com.datifyy.adapters.postgres.profile.PostgresPersonRepository;
import com.datifyy.adapters.postgres.profile.PostgresPhotoRepository;
import com.datifyy.adapters.postgres.profile.PostgresPhotoStore;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.adapters.postgres.safety.PostgresReportRepository;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.adapters.postgres.shared.PostgresAnsweredRequests;
import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.application.availability.port.NudgeRounds.Round;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.InMemoryAnalyst;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.notification.SampleNotices;
import com.datifyy.application.profile.port.Picture;
import com.datifyy.application.shared.port.AnsweredRequests;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Weekend;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.curation.Pairs;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.curation.Tomorrow;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.KeptAnswer;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.PageRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each question the service asks often is answered through an index, and each index answers one.
class HotQueriesTest {
    private static final Instant NOW = People.NOON;
    private static final AdminId REVIEWER = new AdminId(17);
    private static final int PEOPLE = 12_000;

    /// They keep a rule. Nobody asks through them, or only where no other index looks cheaper.
    private static final Set<String> CONSTRAINTS_ONLY = Set.of(
            "audit_events_pkey",
            "availability_slots_pkey",
            "availability_slots_do_not_overlap",
            "date_bookings_of_genies_do_not_overlap",
            "profile_photos_pkey",
            "scheduled_dates_by_time",
            "profile_photos_one_primary",
            "date_suggestions_of",
            "scheduled_tasks_pkey",
            "admins_email_is_unique",
            "admin_sessions_pkey",
            "session_readers_pkey",
            "answered_requests_of_admin",
            "staff_deeds_pkey",
            "flyway_schema_history_pk",
            "flyway_schema_history_s_idx");

    /// Figures for the staff count everybody, so they read an index, or a small table, from end to end. What
    /// they take among a million people is in docs/performance.md.
    private static final Set<String> COUNTING_EVERYBODY = Set.of(
            "active_people_pkey",
            "signs_of_life_pkey",
            "users_by_joining",
            "users_by_sign_in",
            "profiles_by_gender",
            "profiles_by_birth",
            "profiles_by_place",
            "profiles_by_state",
            "availability_slots_by_time",
            "free_people_by_time");

    /// Figures are counted from them alone. Where a table is as small as here, reading all of it costs as much.
    private static final Set<String> COUNTING_A_PART = Set.of(
            "users_without_proven_address",
            "users_who_never_signed_in",
            "scheduled_dates_completed",
            "profiles_by_city_of_state");

    /// Of somebody who has a date in their last hour, through these it is asked whether they have another one.
    private static final Set<String> OF_WHOM_DATES_TAKE_EVERY_HOUR =
            Set.of("date_bookings_of_people_do_not_overlap", "availability_slots_of_user_by_time");

    /// People all over a country, so that no square holds most of them.
    private static BulkPeople.Person somebody(int id) {
        Random random = new Random(id);
        People person = (random.nextBoolean() ? People.woman(id) : People.man(id))
                .bornOn(LocalDate.of(1970, 1, 1).plusDays(random.nextInt(365 * 35)))
                .tells(
                        Details.LOCATION,
                        new Residence(
                                "IN",
                                "India",
                                "Somewhere",
                                GeoCell.containing(random.nextDouble(8, 30), random.nextDouble(70, 90))))
                .tells(Details.INTERESTS, List.of(new InterestEntry(InterestCategory.HIKING, "")))
                .wishes(PartnerBasics.AGE_RANGE, new AgeRange(20, 60))
                .wishes(PartnerBasics.DISTANCE_PREFERENCE, 100);
        Slot slot = new Slot(
                new SlotId(new UUID(0, id)), new UserId(id), NOW.plus(Duration.ofDays(2)), new Online(), "", NOW, NOW);
        return new BulkPeople.Person(
                person.user(), TestAccounts.HASH, person.profile(), person.preferences(), List.of(slot));
    }

    private static TestDatabase populated() throws SQLException {
        TestDatabase store = TestDatabase.fresh();
        BulkPeople bulk = new BulkPeople(store.database());
        for (int from = 1; from <= PEOPLE; from += 4_000) {
            bulk.add(IntStream.range(from, from + 4_000)
                    .mapToObj(HotQueriesTest::somebody)
                    .toList());
        }
        bulk.finish();
        store.execute("""
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                SELECT id, 'staff' || id || '@example.org', 'Somebody', CASE id WHEN 9 THEN 'GENIE' ELSE 'SUPPORT' END,
                       false, true, now() + id * interval '1 second', '' FROM datifyy.users;
                INSERT INTO datifyy.admin_recovery_codes (admin_id, digest) SELECT id, 'a' FROM datifyy.admins;
                INSERT INTO datifyy.admin_sessions (id, admin_id, token_digest, address, user_agent, created_at,
                    last_active_at)
                SELECT gen_random_uuid(), id, lpad(id::text, 64, '0'), '', '', now() - id * interval '1 minute', now()
                FROM datifyy.admins;
                INSERT INTO datifyy.staff_deeds (kind, admin_id, user_id, why, network, at, details)
                SELECT 'USER_READ', id, id, '', '', now(), '{}' FROM datifyy.users;
                INSERT INTO datifyy.staff_deeds (kind, admin_id, others, why, network, at, details)
                SELECT 'MATCHES_LISTED', id, ARRAY[id, id + 1], '', '', now(), '{}' FROM datifyy.users;
                INSERT INTO datifyy.sessions (id, user_id, platform, device_name, os_version, app_version, browser,
                    device_id, created_at, last_active_at, idle_until, expires_at, ended_at)
                SELECT gen_random_uuid(), id, NULL, '', '', '', '', 'device ' || id, now(), now(),
                       now() + id * interval '1 second', now() + id * interval '1 day', NULL
                FROM datifyy.users;
                INSERT INTO datifyy.trusted_devices (user_id, device_id, trusted_at)
                SELECT id, 'device ' || id, now() FROM datifyy.users;
                INSERT INTO datifyy.one_time_codes (purpose, subject, user_id, digest, name, issued_at, expires_at,
                    tries_left)
                SELECT 'PROVE_EMAIL', 'account ' || id, id, 'digest ' || id, '', now(), now() + id * interval '1 second', 5
                FROM datifyy.users;
                INSERT INTO datifyy.failed_sign_ins (subject, count, last_at)
                SELECT 'subject ' || id, 1, now() + id * interval '1 second' FROM datifyy.users;
                INSERT INTO datifyy.linked_identities (provider, subject, user_id, linked_at)
                SELECT 'GOOGLE', 'subject ' || id, id, now() FROM datifyy.users;
                INSERT INTO datifyy.parted_identities (provider, subject, user_id, parted_at)
                SELECT 'GOOGLE', 'former subject ' || id, id, now() FROM datifyy.users;
                INSERT INTO datifyy.second_factors (user_id, sealed_secret, started_at, confirmed_at, last_step)
                SELECT id, 'sealed', now(), now(), 0 FROM datifyy.users;
                INSERT INTO datifyy.recovery_codes (user_id, digest) SELECT id, 'digest' FROM datifyy.users;
                INSERT INTO datifyy.audit_events (kind, user_id, network, at, details)
                SELECT 'SIGNED_IN', id, '', now(), '{}' FROM datifyy.users;
                INSERT INTO datifyy.retired_user_ids (id, retired_at) SELECT id + 1000000, now() FROM datifyy.users;
                UPDATE datifyy.users SET email_verified_at = NULL, status = 'PENDING' WHERE id % 3 = 0;
                UPDATE datifyy.users SET phone_number = '+9112345' || lpad(id::text, 5, '0');
                UPDATE datifyy.users SET phone_verified_at = now() WHERE id % 2 = 0;
                UPDATE datifyy.users SET removed_at = now(), status = 'DELETED' WHERE id % 500 = 7;
                UPDATE datifyy.users SET status = 'BANNED' WHERE id % 400 = 3;
                UPDATE datifyy.users SET last_login_at = created_at + id * interval '1 second';
                INSERT INTO datifyy.staff_verifications (user_id, kind, verified_at, verified_by)
                SELECT id, 'AADHAR', now(), 17 FROM datifyy.users;
                UPDATE datifyy.users SET closed_at = now(), status = 'DELETED' WHERE id % 50 = 1;
                INSERT INTO datifyy.refresh_grants (fingerprint, session_id, generation, issued_at, successor_salt,
                    used_at, successor_used_at)
                SELECT encode(sha256(id::text::bytea), 'hex'), id, 1, now(), '', NULL, NULL FROM datifyy.sessions;
                INSERT INTO datifyy.blocks (blocker, blocked, reason, created_at)
                SELECT a.id, b.id, '', now() FROM datifyy.users a JOIN datifyy.users b ON b.id = (a.id * 7) % 12000 + 1
                WHERE a.id <> b.id;
                INSERT INTO datifyy.user_settings (user_id, version, updated_at, theme, time_zone)
                SELECT id, 1, now(), 'dark', CASE WHEN id % 20 = 0 THEN 'Asia/Kolkata' END FROM datifyy.users;
                INSERT INTO datifyy.nudge_rounds (week, zone)
                SELECT date '2000-01-05' + 7 * n, 'UTC' FROM generate_series(1, 2000) n;
                INSERT INTO datifyy.reports (id, reporter, reported, reason, details, evidence, status, created_at, status_at)
                SELECT gen_random_uuid(), id, id % 12000 + 1, 'SPAM', '', '{}',
                       CASE WHEN id % 100 = 0 THEN 'OPEN' ELSE 'DISMISSED' END, now() + id * interval '1 second', now()
                FROM datifyy.users;
                INSERT INTO datifyy.outbox (id, key, kind, sealed, created_at, due_at, leased_until, attempts, state,
                    ended_at, last_error)
                SELECT gen_random_uuid(), 'key ' || id,
                       CASE WHEN id <= 11800 AND id % 10 = 0 THEN 'PHONE_CODE' ELSE 'EMAIL_CODE' END,
                       CASE WHEN id > 11800 THEN 'sealed'::bytea END,
                       now() - id * interval '1 second', now() - id * interval '1 second', NULL, 0,
                       CASE WHEN id > 11800 THEN 'WAITING' WHEN id < 200 THEN 'GIVEN_UP' ELSE 'DELIVERED' END,
                       CASE WHEN id <= 11800 THEN now() + id * interval '1 second' END, NULL
                FROM datifyy.users;
                INSERT INTO datifyy.answered_requests (user_id, key, request, begun_at, status, answer)
                SELECT id, 'key', repeat('a', 64), now() + id * interval '1 second', 201, '{}' FROM datifyy.users;
                INSERT INTO datifyy.curated_matches (id, lower, higher, rule_score, score, lower_wishes, higher_wishes,
                    reasoning, matched_aspects, mismatched_aspects, provider, model, prompt_version, input_hash,
                    machine_made, analysed_at, status, notes, created_at, updated_at)
                SELECT id, id, id + 1 + id % 7, 70, 72, '{}', '{}', '', '{}', '{}', 'local', '', '1', repeat('a', 64),
                    false, now(), CASE WHEN id % 100 = 0 THEN 'PENDING' ELSE 'ACCEPTED' END, '',
                    now() + id * interval '1 second', now()
                FROM datifyy.users WHERE id < 11900;
                INSERT INTO datifyy.date_suggestions (id, match_id, recipient, suggested, score, status, reasons,
                    custom_reason, created_at, responded_at)
                SELECT id, id, lower, higher, 72, 'PENDING', '{}', '', created_at, NULL FROM datifyy.curated_matches;
                INSERT INTO datifyy.comments (input_hash, reasoning, matched_aspects, mismatched_aspects, adjustment,
                    provider, model, prompt_version, kept_at)
                SELECT encode(sha256(id::text::bytea), 'hex'), 'words', '{}', '{}', 0, 'x', 'y', '1',
                    now() - id * interval '10 seconds' FROM datifyy.users;
                INSERT INTO datifyy.comment_counts (day, staff_member, asked)
                SELECT date '2026-11-20', 'staff ' || id, 1 FROM datifyy.users;
                INSERT INTO datifyy.person_comment_counts (day, user_id, asked)
                SELECT date '2026-11-20' - n, id, 1 FROM datifyy.users CROSS JOIN generate_series(0, 2) AS n;
                INSERT INTO datifyy.scheduled_dates (id, first_user, second_user, genie, starts_at, ends_at, mode,
                    status, link, notes, admin_notes, sequence, created_at, updated_at, reminded_at)
                SELECT id, id, id % 12000 + 1, id % 2000 + 1, now() + id * interval '1 hour',
                       now() + (id + 1) * interval '1 hour', 'ONLINE', 'SCHEDULED', '', '', '', 0, now(), now(),
                       CASE WHEN id % 100 <> 0 THEN now() END
                FROM datifyy.users;
                INSERT INTO datifyy.date_bookings (date_id, user_id, during)
                SELECT id, first_user, tstzrange(starts_at, ends_at) FROM datifyy.scheduled_dates;
                INSERT INTO datifyy.date_feedback (date_id, user_id, rating, text, created_at)
                SELECT id, first_user, 5, '', now() FROM datifyy.scheduled_dates;
                INSERT INTO datifyy.showings (day, user_id, times)
                SELECT date '2026-01-01' + id % 300, id, 1 FROM datifyy.users;
                INSERT INTO datifyy.moves (user_id, cell, since, changes) SELECT id, 97680035, now(), '{}' FROM datifyy.users;
                ANALYZE datifyy.curated_matches, datifyy.date_suggestions, datifyy.comments, datifyy.comment_counts, datifyy.person_comment_counts, datifyy.nudge_rounds, datifyy.scheduled_dates, datifyy.date_bookings, datifyy.date_feedback, datifyy.admins, datifyy.admin_sessions, datifyy.staff_deeds, datifyy.showings, datifyy.moves, datifyy.users, datifyy.sessions, datifyy.refresh_grants, datifyy.blocks, datifyy.outbox,
                        datifyy.trusted_devices, datifyy.one_time_codes, datifyy.failed_sign_ins,
                        datifyy.linked_identities, datifyy.second_factors, datifyy.recovery_codes,
                        datifyy.audit_events, datifyy.retired_user_ids, datifyy.user_settings, datifyy.reports,
                        datifyy.answered_requests, datifyy.match_card_changes, datifyy.sign_outs, datifyy.admins,
                        datifyy.staff_verifications""");
        return store;
    }

    private static Set<String> indexesUsed(TestDatabase store) throws SQLException {
        return new TreeSet<>(store.strings("""
                SELECT indexrelname FROM pg_stat_user_indexes
                WHERE schemaname = 'datifyy' AND idx_scan > 0"""));
    }

    private static void askEverything(PostgresDatabase database) {
        var units = new PostgresUnitOfWork(database);
        var users = new PostgresUserRepository(database);
        var sessions = new PostgresSessionRepository(database);
        var profiles = new PostgresProfileRepository(database);
        var preferences = new PostgresPreferencesRepository(database);
        var slots = new PostgresSlotRepository(database);
        var blocks = new PostgresBlockRepository(database);
        var index = new PostgresPeopleIndex(database);
        var feed = new PostgresCardFeed(database);
        String position = feed.position();
        UserId id = new UserId(4_711);

        users.find(id);
        users.ownerOf(new Email("person4711@example.org"));
        users.newestClaimantOf(new Email("person4713@example.org"));
        users.claimantsOf(new Email("person4713@example.org"));
        users.ownerOf(new PhoneNumber("+911234504712"));
        users.passwordOf(id);
        profiles.find(id);
        new PostgresPersonRepository(database, users, profiles, preferences, new PostgresSettingsRepository(database))
                .find(id);
        profiles.findAll(IntStream.range(100, 120).mapToObj(UserId::new).toList());
        preferences.find(id);
        slots.findFor(id, NOW, null, 50);
        slots.countFrom(id, NOW);
        slots.find(id, new SlotId(new UUID(0, 4_711)));
        blocks.existsBetween(id, new UserId(4_712));
        blocks.has(id, new UserId(4_712));
        blocks.between(id, IntStream.range(100, 120).mapToObj(UserId::new).toList());
        blocks.by(id, new NumberedPage.Wanted(1, 20));
        askForSettingsAndReports(database, units, id);
        Session session = Session.opened(
                new SessionId(new UUID(5, 5)),
                id,
                Device.UNKNOWN,
                "",
                "",
                new Session.Lifetime(Duration.ofDays(7), Duration.ofDays(30)),
                NOW);
        RefreshGrant grant = new RefreshGrant("a".repeat(64), session.id(), NOW, "salt", null, null);
        units.run(() -> {
            users.touch(id, NOW.plusSeconds(1));
            profiles.save(profiles.find(id).orElseThrow().with(Changes.none(), NOW));
            preferences.save(preferences.find(id).orElseThrow().with(Changes.none(), Map.of(), NOW));
            sessions.add(session);
            sessions.addGrant(grant);
            sessions.exchange(
                    sessions.findPresentedForUpdate(grant.fingerprint())
                            .orElseThrow()
                            .grant(),
                    new RefreshGrant("b".repeat(64), session.id(), NOW, "salt", null, null),
                    session,
                    NOW);
            sessions.save(sessions.find(session.id()).orElseThrow());
            sessions.endAll(id, NOW);
            slots.save(slots.find(id, new SlotId(new UUID(0, 4_711))).orElseThrow());
            slots.remove(id, new SlotId(new UUID(0, 4_711)));
            blocks.add(new Block(id, new UserId(99), "", NOW));
        });
        askTheOutbox(database, units);
        askForPhotos(database, units, id);
        askForShowingsAndMoves(database, units, id);
        askForTheStaff(database, id);
        new PostgresFiguresRepository(database).byCity("Utopia", 20);
        askForAccounts(database, units, session);
        askForAnswers(database, units);
        askForStaff(database, units);
        askForDates(database, units, new UserId(4_719));
        askForNudges(database, units, new UserId(4_719));
        askForCuration(database, units);
        feed.since(position);
        feed.visibleTo(id, List.of(new UserId(4_712), new UserId(4_713)));
        feed.blockedWith(id);
        askForPeople(index, id);
        askForPeople(Crowds.index(database, 100), id);
    }

    private static void askForPeople(PostgresPeopleIndex index, UserId id) {
        MatchCard seeker = index.find(id).orElseThrow();
        PageRequest page = new PageRequest(20, null);
        index.fitting(seeker, Rotation.NONE, page, NOW);
        index.fitting(RandomPeople.newcomer(seeker), Rotation.NONE, page, NOW);
        index.draw(seeker, 2_000, NOW);
        index.draw(seeker, 1, NOW);
        index.matching(
                seeker,
                SearchFilters.of(
                        Answers.NONE
                                .with(Filters.GENDER, Set.of(Gender.FEMALE))
                                .with(Filters.AGE_RANGE, new AgeRange(25, 26)),
                        new MatchCard(
                                seeker.owner(),
                                seeker.standing(),
                                seeker.visibility(),
                                People.woman(1).card().traits(),
                                List.of())),
                page,
                NOW);
        index.matching(
                People.woman(4_711).card(),
                SearchFilters.of(Answers.NONE.with(Filters.AGE_RANGE, new AgeRange(25, 26)), seeker),
                page,
                NOW);
    }

    private static void askForSettingsAndReports(PostgresDatabase database, PostgresUnitOfWork units, UserId id) {
        var settings = new PostgresSettingsRepository(database);
        var reports = new PostgresReportRepository(database);
        UserSettings found = settings.find(id).orElseThrow();
        Report report = Report.filed(
                new ReportId(new UUID(6, 6)), id, new UserId(99), ReportReason.SPAM, "", List.of(), Instant.now());
        units.run(() -> {
            settings.save(found.with(Changes.none(), NOW));
            reports.add(report);
            reports.saveReview(report.becoming(ReportStatus.IN_REVIEW, REVIEWER, "", NOW), ReportStatus.OPEN);
        });
        reports.find(report.id());
        reports.in(ReportStatus.OPEN, new NumberedPage.Wanted(1, 20));
    }

    private static void askForShowingsAndMoves(PostgresDatabase database, PostgresUnitOfWork units, UserId id) {
        var showings = new PostgresShowingRepository(database);
        var moves = new PostgresMoveRepository(database);
        LocalDate day = LocalDate.of(2026, 3, 1);
        units.run(() -> {
            showings.add(day, Map.of(id, 1));
            showings.forget(LocalDate.of(2026, 1, 3));
            moves.save(moves.find(id).orElseThrow());
        });
        showings.before(day);
    }

    private static void askForNudges(PostgresDatabase database, PostgresUnitOfWork units, UserId id) {
        var rounds = new PostgresNudgeRounds(database);
        var weekend = new Weekend(LocalDate.of(2026, 3, 4));
        rounds.zones();
        for (ZoneId zone : List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Kolkata"))) {
            units.run(() -> {
                Round round = rounds.open(weekend, zone).orElseThrow();
                rounds.next(round, 100);
                rounds.advance(round, 1, false);
            });
        }
        units.run(() -> rounds.forget(LocalDate.of(2000, 1, 20)));
        var slots = new PostgresSlotRepository(database);
        slots.countFreeBetween(List.of(id, new UserId(9)), NOW, NOW.plusSeconds(172_800));
        slots.findForAll(List.of(id, new UserId(9)), NOW, 200);
    }

    private static void askForDates(PostgresDatabase database, PostgresUnitOfWork units, UserId id) {
        var dates = new PostgresDateRepository(database);
        var page = new NumberedPage.Wanted(1, 20);
        Instant now = Instant.now();
        ScheduledDate date = ScheduledDate.planned(
                new DateId(1_000_000),
                new ScheduledDate.Plan(
                        id, new UserId(9), now.plus(Duration.ofDays(1)), Duration.ofHours(1), new Online(), ""),
                new AdminId(9),
                "",
                "",
                now);

        dates.find(new DateId(4_719));
        dates.upcoming(id, now, page);
        dates.past(id, now, page);
        dates.all(id, 200);
        dates.feedbackOn(List.of(new DateId(4_719), new DateId(4_720)));
        dates.overview(id, now, 10);
        dates.tally(id, now);
        dates.metBy(id, List.of(new UserId(9), new UserId(4_720)));
        dates.bookings(List.of(id, new UserId(9), new UserId(4_720)), now);
        dates.between(id, new UserId(9));
        dates.list(new AdminId(9), null, page);
        dates.list(null, DateStatus.NO_SHOW, page);
        dates.feedbackBy(id);
        units.run(() -> {
            assertThat(dates.add(date)).isEqualTo(DateRepository.Outcome.DONE);
            dates.activeForUpdate(id);
            dates.activeForUpdate(date.genie());
            dates.handOver(date.inCareOf(new AdminId(9), now));
            dates.toRemindOf(now, now.plus(Duration.ofDays(1)), 10);
            dates.reminded(date.id(), now);
            dates.save(date.cancelled(new Cancellation(id, CancelReason.OTHER, ""), now));
        });
    }

    /// Each order, rare and frequent people, and letters inside and at the beginning. Lists are as long
    /// beside these people as the service's are beside more than a million.
    private static void askForTheStaff(PostgresDatabase database, UserId id) {
        var register = new PostgresUserRegister(database, UserRegister.LONGEST / 100);
        var page = new NumberedPage.Wanted(1, 20);
        for (UserOrder order : UserOrder.values()) {
            register.list(new UserRegister.Selection(order, false, null, null), page, NOW);
            register.list(new UserRegister.Selection(order, true, null, Gender.FEMALE), page, NOW);
            register.list(new UserRegister.Selection(order, true, AccountStatus.BANNED, null), page, NOW);
        }
        Set<UserField> everywhere = EnumSet.allOf(UserField.class);
        register.search(new UserRegister.Words("person4711@", "", Set.of(UserField.EMAIL)), page, NOW);
        register.search(new UserRegister.Words("5504711", "5504711", Set.of(UserField.PHONE)), page, NOW);
        register.search(new UserRegister.Words("zz", "", everywhere), page, NOW);
        register.find(id, NOW);
        new PostgresVerificationRepository(database).of(id);
    }

    private static void askForPhotos(PostgresDatabase database, PostgresUnitOfWork units, UserId id) {
        var photos = new PostgresPhotoRepository(database);
        var store = new PostgresPhotoStore(database);
        PhotoId photo = new PhotoId(new UUID(0, 4_711));

        units.run(() -> photos.save(Gallery.empty(id).with(new Photo(photo, "by the river", NOW, 640, 480), true, 0)));
        photos.ofAll(List.of(id, new UserId(99)));
        photos.ownerOf(photo);
        store.put(id, photo, new Picture(new byte[9], new byte[3], 640, 480));
        store.find(id, photo, PhotoSize.THUMBNAIL);
        store.delete(id, photo);
        var loose = new PostgresLoosePictures(database);
        units.run(() -> loose.note(id, photo, NOW));
        loose.due(NOW, 100);
        units.run(() -> loose.forget(photo));
    }

    private static void askForAccounts(PostgresDatabase database, PostgresUnitOfWork units, Session session) {
        var sessions = new PostgresSessionRepository(database);
        var codes = new PostgresCodeRepository(database);
        var failures = new PostgresFailedSignInRepository(database);
        var links = new PostgresLinkedIdentityRepository(database);
        var factors = new PostgresSecondFactorRepository(database);
        var data = new PostgresPersonalData(database);
        var page = new NumberedPage.Wanted(1, 20);
        UserId id = new UserId(4_715);
        Instant longAgo = Instant.now().minus(Duration.ofDays(1));
        var users = new PostgresUserRepository(database);

        sessions.findHeld(session.id(), NOW);
        new SignOuts(database).since(new SignOuts(database).position());
        sessions.living(id, NOW, page);
        sessions.familiarityOf(session, "device 4711");
        sessions.tracesOf(id, "device 4711", "", NOW);
        sessions.claimantFrom(new Email("person4713@example.org"), "");
        sessions.claimantOn(new Email("person4713@example.org"), "device 4713");
        sessions.devices(id, NOW, page);
        links.find(IdentityProvider.GOOGLE, "subject 4711");
        links.of(id);
        links.takenOff(id);
        links.wasTakenOff(IdentityProvider.GOOGLE, "former subject 4715", id);
        factors.find(id);
        factors.recoveryCodesLeft(id);
        new PostgresSecurityLog(database).of(id, 20);
        data.due(Instant.now().minus(Duration.ofDays(30)), null, 10);
        units.run(() -> {
            users.add(TestAccounts.account(1_000_007), TestAccounts.HASH);
            int _ = new PostgresSecurityLog(database).forget(NOW.minus(Duration.ofDays(3_000)));
            sessions.touch(session.id(), NOW);
            sessions.endOthers(id, session.id(), NOW);
            sessions.endOn(id, "device 4715", NOW);
            sessions.trust(id, "device 4715", NOW);
            sessions.distrust(id, "device 4715");
            int _ = sessions.removeEnded(longAgo);
            int _ = sessions.removeEnded(longAgo); // when no session is left, what was noted about them
            codes.findForUpdate(CodePurpose.PROVE_EMAIL, "account 4711");
            codes.findByDigestForUpdate(CodePurpose.PROVE_EMAIL, "digest 4711");
            codes.remove(CodePurpose.PROVE_EMAIL, "account 4711");
            codes.removeExpired(longAgo);
            failures.findForUpdate("subject 4711");
            failures.clear("subject 4711");
            failures.forget(longAgo);
            factors.findForUpdate(id);
            factors.useRecoveryCode(id, "digest");
            data.purge(id, NOW);
        });
    }

    private static void askForCuration(PostgresDatabase database, PostgresUnitOfWork units) {
        var matches = new PostgresCuratedMatchRepository(database);
        var suggestions = new PostgresSuggestionRepository(database);
        var candidates = new PostgresCandidateRepository(database);
        var one = new UserId(4_711);
        var other = new UserId(4_713);
        var match = new CuratedMatchId(4_711);

        matches.find(match);
        matches.ofPair(one, other);
        matches.between(one, List.of(other, new UserId(4_719)));
        matches.in(CuratedMatchStatus.PENDING, new NumberedPage.Wanted(1, 20));
        suggestions.find(new SuggestionId(4_711));
        suggestions.ofMatches(List.of(match));
        suggestions.to(one, EnumSet.allOf(SuggestionStatus.class), new NumberedPage.Wanted(1, 20));
        suggestions.firstPages(one, 10);
        suggestions.introducedTo(one);
        units.run(() -> {
            suggestions.withdrawBetween(one, other, NOW);
            suggestions.withdrawOf(match, NOW);
        });
        candidates.free(new Tomorrow(NOW), LocalDate.of(2008, 1, 1), new PageRequest(20, null));
        candidates.freeAmong(List.of(one, other), new Tomorrow(NOW));
        new PostgresCommentaryCache(database).findAll(List.of(new InputHash("a".repeat(64))));
        units.run(() -> {
            new PostgresCommentaryCache(database).keep(List.of(InMemoryAnalyst.kindWords(Pairs.scoring(70))));
            new PostgresCommentaryBudget(database)
                    .take(
                            LocalDate.of(2026, 11, 20),
                            new CommentaryBudget.Asking("staff 1", one),
                            1,
                            new CommentaryBudget.Daily(10, 10, 10));
        });
    }

    private static void askForStaff(PostgresDatabase database, PostgresUnitOfWork units) {
        var admins = new PostgresAdminRepository(database);
        var sessions = new PostgresAdminSessionRepository(database);
        var log = new PostgresStaffLog(database);
        AdminId lena = new AdminId(471);

        admins.find(lena);
        admins.list(new NumberedPage.Wanted(1, 20));
        sessions.findHeld("%064d".formatted(471));
        sessions.cameFrom(lena, "203.0.113.0/24", NOW);
        log.about(new UserId(4_719), 20);
        log.naming(new UserId(4_719), 20);
        units.run(() -> {
            admins.useRecoveryCode(lena, "a");
            sessions.endAllOf(lena, NOW);
            sessions.forget(Instant.now().minus(Duration.ofDays(40)));
        });
    }

    private static void askForAnswers(PostgresDatabase database, PostgresUnitOfWork units) {
        var answers = new PostgresAnsweredRequests(database);
        var owner = new AnsweredRequests.Owner.Person(new UserId(4_717));

        units.run(() -> {
            answers.begin(owner, "another key", "b".repeat(64), NOW);
            answers.keep(owner, "another key", new KeptAnswer(201, "{}"));
            answers.forget(Instant.now().minus(Duration.ofDays(1)));
        });
        answers.find(owner, "key");
    }

    /// Its rows are of the database's own time.
    private static void askTheOutbox(PostgresDatabase database, PostgresUnitOfWork units) {
        var outbox = new PostgresOutbox(database, new PlainSecretBox());
        var records = new PostgresOutboxRecords(database);
        var id = new MessageId(new UUID(7, 7));
        var now = Instant.now();
        units.run(() -> {
            outbox.add(id, "a key of its own", SampleNotices.EMAIL_CODE, now.minusSeconds(60));
            for (Channel channel : Channel.values()) {
                outbox.claim(channel, 1, now, Duration.ofMinutes(2));
            }
            outbox.askedFor(now.minusSeconds(60), now.minusSeconds(30));
            outbox.postponed(id, now, "busy");
            outbox.delivered(id, now);
            outbox.givenUp(id, now, "no");
            records.forget(now.plusSeconds(100), 10);
        });
        records.summary();
        records.summaryByKind();
        records.newestDeadLetters(20);
    }

    @Test
    void every_question_goes_through_an_index_and_every_index_is_asked() throws SQLException {
        TestDatabase store = populated();
        store.close();
        awaitEndOfConnections(store, "pid <> pg_backend_pid()");
        store.execute("SELECT pg_stat_reset()");

        askThroughANewPool(store, HotQueriesTest::askEverything);

        Set<String> all = new TreeSet<>(store.strings("SELECT indexname FROM pg_indexes WHERE schemaname = 'datifyy'"));
        all.removeAll(CONSTRAINTS_ONLY);
        all.removeAll(COUNTING_EVERYBODY);
        all.removeAll(COUNTING_A_PART);
        assertThat(indexesUsed(store)).containsAll(all);
        assertThat(store.strings("""
                        SELECT relname || ': ' || seq_scan FROM pg_stat_user_tables
                        WHERE schemaname = 'datifyy' AND seq_scan > 0 AND relname NOT IN ('profile_photos', 'admins', 'session_readers')""")).as("tables read from end to end").isEmpty();

        store.execute("""
                DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database()); END$$""");
        askThroughANewPool(store, database -> {
            var figures = new PostgresFiguresRepository(database);
            figures.accounts(NOW);
            figures.dates();
            figures.byCityOfState("Maharashtra", 20);
        });
        assertThat(indexesUsed(store)).containsAll(COUNTING_A_PART);

        store.execute("""
                INSERT INTO datifyy.date_bookings (date_id, user_id, during)
                SELECT user_id, user_id, tstzrange(starts_at, ends_at) FROM datifyy.availability_slots AS hours
                WHERE user_id % 100 = 0 AND NOT EXISTS (
                    SELECT FROM datifyy.date_bookings AS taken WHERE taken.user_id = hours.user_id
                        AND during && tstzrange(hours.starts_at, hours.ends_at));
                ANALYZE datifyy.date_bookings;
                SELECT pg_stat_reset()""");
        askThroughANewPool(
                store,
                database -> assertThat(new PostgresFiguresRepository(database).freeAfter(NOW))
                        .as("without those whose only hour a date takes")
                        .isLessThanOrEqualTo(PEOPLE - PEOPLE / 100));
        assertThat(indexesUsed(store)).contains("free_people_by_time").containsAll(OF_WHOM_DATES_TAKE_EVERY_HOUR);
    }

    /// Statistics of a connection are complete when it has ended.
    private static void askThroughANewPool(TestDatabase store, Consumer<PostgresDatabase> questions)
            throws SQLException {
        try (PostgresDatabase database =
                PostgresDatabase.open(new PostgresSettings(store.jdbcUrl(), "postgres", "", 2, false))) {
            questions.accept(database);
        }
        awaitEndOfConnections(store, "application_name = 'datifyy'");
    }

    private static void awaitEndOfConnections(TestDatabase store, String which) throws SQLException {
        String question = "SELECT pid || ': ' || coalesce(query, '') FROM pg_stat_activity"
                + " WHERE datname = current_database() AND " + which;
        Instant deadline = Instant.now().plusSeconds(30);
        List<String> open = store.strings(question);
        while (!open.isEmpty()) {
            assertThat(Instant.now()).as("connections that do not end: " + open).isBefore(deadline);
            Thread.onSpinWait();
            open = store.strings(question);
        }
    }
}
