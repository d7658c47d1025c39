package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.bulk.BulkPeople;
import com.datifyy.adapters.postgres.identity.PostgresSessionRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.PageRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private static final int PEOPLE = 12_000;

    /// They keep a rule. Nobody asks through them, or only where no other index looks cheaper.
    private static final Set<String> CONSTRAINTS_ONLY = Set.of(
            "availability_slots_pkey",
            "users_phone_number_is_unique",
            "availability_slots_do_not_overlap",
            "profile_photos_pkey",
            "profile_photos_one_primary",
            "flyway_schema_history_pk",
            "flyway_schema_history_s_idx");

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
                INSERT INTO datifyy.sessions
                SELECT gen_random_uuid(), id, NULL, '', '', '', '', '', now(), now(), now(), now(), NULL FROM datifyy.users;
                INSERT INTO datifyy.refresh_grants
                SELECT encode(sha256(id::text::bytea), 'hex'), id, 1, now(), '', NULL, NULL FROM datifyy.sessions;
                INSERT INTO datifyy.blocks
                SELECT a.id, b.id, '', now() FROM datifyy.users a JOIN datifyy.users b ON b.id = (a.id * 7) % 12000 + 1
                WHERE a.id <> b.id;
                ANALYZE datifyy.sessions, datifyy.refresh_grants, datifyy.blocks""");
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
        UserId id = new UserId(4_711);

        users.find(id);
        users.findByEmail(users.find(id).orElseThrow().email());
        users.passwordOf(id);
        profiles.find(id);
        profiles.findAll(IntStream.range(100, 120).mapToObj(UserId::new).toList());
        preferences.find(id);
        slots.findFor(id, NOW, null, 50);
        slots.countFrom(id, NOW);
        slots.find(id, new SlotId(new UUID(0, 4_711)));
        blocks.existsBetween(id, new UserId(4_712));
        Session session = Session.opened(
                new SessionId(new UUID(5, 5)),
                id,
                Device.UNKNOWN,
                new Session.Lifetime(Duration.ofDays(7), Duration.ofDays(30)),
                NOW);
        RefreshGrant grant = new RefreshGrant("a".repeat(64), session.id(), NOW, "salt", null, null);
        units.run(() -> {
            users.touch(id, NOW.plusSeconds(1));
            profiles.save(profiles.find(id).orElseThrow().with(Changes.none(), NOW));
            preferences.save(preferences.find(id).orElseThrow().with(Changes.none(), Map.of(), NOW));
            sessions.add(session);
            sessions.addGrant(grant);
            sessions.markGrantUsed(
                    sessions.findGrantForUpdate(grant.fingerprint()).orElseThrow(), NOW);
            sessions.save(sessions.find(session.id()).orElseThrow());
            sessions.endAll(id, NOW);
            slots.save(slots.find(id, new SlotId(new UUID(0, 4_711))).orElseThrow());
            slots.remove(id, new SlotId(new UUID(0, 4_711)));
            blocks.add(new Block(id, new UserId(99), "", NOW));
        });
        MatchCard seeker = index.find(id).orElseThrow();
        PageRequest page = new PageRequest(20, null);
        index.fitting(seeker, page, NOW);
        index.matching(
                seeker,
                SearchFilters.of(
                        Answers.NONE
                                .with(Filters.GENDER, Set.of(Gender.FEMALE))
                                .with(Filters.AGE_RANGE, new AgeRange(25, 26)),
                        new MatchCard(
                                seeker.owner(),
                                seeker.standing(),
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

    @Test
    void every_question_goes_through_an_index_and_every_index_is_asked() throws SQLException {
        TestDatabase store = populated();
        store.close();
        store.execute("SELECT pg_stat_reset()");

        askThroughANewPool(store, HotQueriesTest::askEverything);

        Set<String> all = new TreeSet<>(store.strings("SELECT indexname FROM pg_indexes WHERE schemaname = 'datifyy'"));
        all.removeAll(CONSTRAINTS_ONLY);
        assertThat(indexesUsed(store)).containsAll(all);
        assertThat(store.strings("""
                        SELECT relname || ': ' || seq_scan FROM pg_stat_user_tables
                        WHERE schemaname = 'datifyy' AND seq_scan > 0 AND relname NOT IN ('profile_photos')""")).as("tables read from end to end").isEmpty();
    }

    /// Statistics of a connection are complete when it has ended.
    private static void askThroughANewPool(TestDatabase store, Consumer<PostgresDatabase> questions)
            throws SQLException {
        try (PostgresDatabase database =
                PostgresDatabase.open(new PostgresSettings(store.jdbcUrl(), "postgres", "", 2, false))) {
            questions.accept(database);
        }
        while (!store.strings(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = 'datifyy' AND datname = current_database()")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
