package com.datifyy.adapters.postgres.replica;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.ReplicaCheckup;
import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.admin.PostgresFiguresRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRegister;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.matching.PostgresCardFeed;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.application.admin.port.UserRegister.Selection;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is read through a replica, a real standby that is held up, stopped and started.
@Timeout(60)
class ReplicaTest {
    private static final Duration A_MOMENT = Duration.ofMinutes(10);
    private static final Duration NOTHING = Duration.ZERO;
    private static final PageRequest FIRST_PAGE = new PageRequest(20, null);

    @AutoClose
    private final Followed followed = new Followed();

    private final PostgresUserRepository users = new PostgresUserRepository(followed.database());
    private final PostgresBlockRepository blocks = new PostgresBlockRepository(followed.database());
    private final PostgresPeopleIndex primary = new PostgresPeopleIndex(followed.database());

    @BeforeEach
    void inviteThree() {
        add(People.woman(1));
        add(People.man(2));
        add(People.man(3));
    }

    @AfterEach
    void goOn() {
        followed.standby().resume();
    }

    private void add(People person) {
        followed.units().run(() -> {
            users.add(person.user(), HASH);
            primary.put(person.card());
        });
    }

    private PeopleIndex by(Replica replica) {
        return new PeopleByReplica(primary, new PostgresCardFeed(followed.database()), replica);
    }

    /// Whom she finds, whose card always comes from the primary.
    private List<Integer> foundBy(PeopleIndex index) {
        MatchCard seeker = index.find(new UserId(1)).orElseThrow();
        return index.fitting(seeker, Rotation.NONE, FIRST_PAGE, People.NOON).items().stream()
                .map(found -> found.card().owner().value())
                .toList();
    }

    /// The people, once the replica is connected to and has answered.
    private PeopleIndex answering(Replica replica) {
        PeopleIndex index = by(replica);
        List<Integer> found = foundBy(primary);
        while (replica.counts().byReplica() == 0) {
            assertThat(foundBy(index)).isEqualTo(found);
        }
        return index;
    }

    /// The same, held up from now on.
    private PeopleIndex heldUp(Replica replica) {
        PeopleIndex index = answering(replica);
        followed.standby().pause();
        return index;
    }

    @Test
    void people_are_found_by_the_replica_and_may_be_a_moment_old() {
        try (Replica replica = followed.replica(A_MOMENT)) {
            PeopleIndex index = heldUp(replica);
            long before = replica.counts().byReplica();

            add(People.man(4));

            assertThat(foundBy(primary)).containsExactly(2, 3, 4);
            assertThat(foundBy(index)).containsExactly(2, 3);
            MatchCard seeker = index.find(new UserId(1)).orElseThrow();
            assertThat(index.matching(seeker, SearchFilters.of(Answers.NONE, seeker), FIRST_PAGE, People.NOON)
                            .items())
                    .hasSize(2);
            assertThat(replica.counts().byReplica()).isEqualTo(before + 2);
            assertThat(replica.counts().anew()).isZero();
        }
    }

    @Test
    void d5_a_block_and_its_end_hold_for_the_next_page_though_the_replica_knows_of_neither() {
        followed.units().run(() -> blocks.add(new Block(new UserId(1), new UserId(3), "", People.NOON)));
        try (Replica replica = followed.replica(A_MOMENT)) {
            PeopleIndex index = heldUp(replica);
            assertThat(foundBy(index)).containsExactly(2);

            followed.units().run(() -> blocks.add(new Block(new UserId(2), new UserId(1), "", People.NOON)));
            assertThat(foundBy(index)).as("blocked by somebody").isEmpty();

            followed.units().run(() -> blocks.remove(new UserId(1), new UserId(3)));
            assertThat(foundBy(index)).as("her own block taken back").containsExactly(3);
            assertThat(replica.counts().anew()).isEqualTo(2);
        }
    }

    @Test
    void d6_who_is_banned_or_hides_is_not_told_though_the_replica_still_finds_them() {
        try (Replica replica = followed.replica(A_MOMENT)) {
            PeopleIndex index = heldUp(replica);

            followed.units()
                    .run(() -> users.save(People.man(2).is(AccountStatus.BANNED).user()));
            assertThat(foundBy(index)).containsExactly(3);

            followed.units()
                    .run(() -> primary.put(People.man(3)
                            .letsSee(new Visibility(false, true, true, true))
                            .card()));
            assertThat(foundBy(index)).isEmpty();
        }
    }

    @Test
    void what_somebody_wishes_counts_for_their_next_page() {
        try (Replica replica = followed.replica(A_MOMENT)) {
            PeopleIndex index = heldUp(replica);

            followed.units()
                    .run(() ->
                            primary.put(People.woman(1).looksFor(Gender.FEMALE).card()));

            assertThat(foundBy(index)).isEmpty();
        }
    }

    @Test
    void whose_points_have_changed_takes_another_place() {
        followed.units().run(() -> {
            primary.put(People.woman(1)
                    .wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                    .card());
            primary.put(
                    People.man(2).tells(Lifestyle.SMOKING, SmokingHabit.NEVER).card());
        });
        try (Replica replica = followed.replica(A_MOMENT)) {
            PeopleIndex index = heldUp(replica);

            followed.units()
                    .run(() -> primary.put(People.man(2)
                            .tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY)
                            .card()));

            assertThat(foundBy(index)).containsExactly(3, 2);
        }
    }

    @Test
    void a_replica_that_is_further_behind_than_is_allowed_is_not_asked_until_it_has_caught_up() {
        try (Replica replica = followed.replica(NOTHING)) {
            PeopleIndex index = heldUp(replica);

            long before = replica.counts().byReplica();
            add(People.man(4));
            assertThat(foundBy(index)).containsExactly(2, 3, 4);
            assertThat(replica.counts().byReplica()).isEqualTo(before);
            assertThat(replica.counts().becauseBehind()).isPositive();

            followed.standby().resume();
            while (replica.counts().byReplica() == before) {
                assertThat(foundBy(index)).containsExactly(2, 3, 4);
            }
        }
    }

    @Test
    void a_replica_that_stops_is_stood_in_for_and_used_again_when_it_is_back() {
        try (Replica replica = followed.replica(A_MOMENT)) {
            PeopleIndex index = answering(replica);
            long before = replica.counts().byReplica();
            long away = replica.counts().becauseAway();

            followed.standby().stop();
            add(People.man(4));
            assertThat(foundBy(index)).containsExactly(2, 3, 4);
            assertThat(foundBy(index)).containsExactly(2, 3, 4);
            assertThat(replica.counts().becauseAway()).isEqualTo(away + 2);

            followed.standby().start();
            while (replica.counts().byReplica() == before) {
                assertThat(foundBy(index)).containsExactly(2, 3, 4);
            }
        } finally {
            followed.standby().start();
        }
    }

    @Test
    void it_opens_without_a_server() {
        try (Replica replica = followed.replicaAt("jdbc:postgresql://127.0.0.1:1/nothing", A_MOMENT)) {
            assertThat(foundBy(by(replica))).containsExactly(2, 3);
            assertThat(replica.counts().becauseAway()).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_follows_nobody_is_no_replica() {
        try (Replica replica = followed.replicaAt(followed.jdbcUrl(), A_MOMENT)) {
            assertThatNothingIsTakenFrom(replica);
        }
    }

    @Test
    void a_replica_of_another_database_is_not_believed() {
        try (Followed another = new Followed()) {
            another.awaitReplay();
            try (Replica replica = followed.replicaAt(another.replicaUrl(), A_MOMENT)) {
                assertThatNothingIsTakenFrom(replica);
            }
            assertThat(checked(another.replicaUrl())).isInstanceOf(ReplicaCheckup.FollowsAnother.class);
        }
        followed.awaitReplay();
        assertThat(checked(followed.replicaUrl())).isInstanceOf(ReplicaCheckup.Follows.class);
    }

    @Test
    void a_replica_of_another_server_is_known_by_the_server_whatever_its_databases_are_called() {
        try (TestDatabase elsewhere = TestDatabase.fresh()) {
            assertThat(ReplicaCheckup.of(
                            Followed.settings(elsewhere.jdbcUrl().replaceFirst("/[^/]*$", "/postgres"), 1),
                            Followed.settings(followed.standby().jdbcUrl("postgres"), 1)))
                    .isInstanceOf(ReplicaCheckup.FollowsAnother.class);
        }
    }

    /// Where a new connection took longer than it is waited for, the replica rests for a moment, and whoever comes then
    /// is not turned away for being too many: that round says nothing. By the next one its connections are there.
    @Test
    void as_many_are_answered_at_once_as_there_are_connections_and_the_next_does_not_wait() throws Exception {
        int connections = 4;
        try (Replica replica = followed.replicaWith(connections)) {
            for (int round = 0; round < 10; round++) {
                long away = replica.counts().becauseAway();
                long busy = replica.counts().becauseBusy();

                assertThat(whileAllAsk(replica, connections)).isEmpty();

                if (replica.counts().becauseAway() == away) {
                    assertThat(replica.counts().becauseBusy()).isEqualTo(busy + 1);
                    return;
                }
            }
        }
        throw new AssertionError("new connections came too late each time");
    }

    /// What somebody is answered while each connection has somebody else's question.
    private static Optional<Boolean> whileAllAsk(Replica replica, int connections) throws InterruptedException {
        var asking = new CountDownLatch(connections);
        var enough = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                threads.execute(() -> untilAnswered(replica, () -> {
                    asking.countDown();
                    return await(enough);
                }));
            }
            try {
                assertThat(asking.await(20, TimeUnit.SECONDS)).isTrue();
                return replica.current(() -> true);
            } finally {
                enough.countDown();
            }
        }
    }

    /// New connections, too, are waited for only a moment.
    private static void untilAnswered(Replica replica, Supplier<Boolean> question) {
        while (replica.current(question).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void a_replica_that_breaks_off_to_replay_is_not_away() {
        followed.database().writingAlone(sql -> sql.execute("CREATE TABLE datifyy.passing (id int)"));
        try (Replica replica = followed.replica(NOTHING)) {
            untilAnswered(replica, () -> true);
            long away = replica.counts().becauseAway();

            Optional<Boolean> answer = replica.current(() -> {
                boolean found = askedOnce(replica, "SELECT count(*) FROM datifyy.passing");
                followed.database().writingAlone(sql -> sql.execute("DROP TABLE datifyy.passing"));
                return found && askedOnce(replica, "SELECT pg_sleep(2.5)");
            });

            assertThat(answer).isEmpty();
            assertThat(replica.counts().becauseCancelled()).isEqualTo(1);
            assertThat(replica.counts().becauseAway()).isEqualTo(away);
            followed.awaitReplay();
            assertThat(replica.current(() -> true)).as("the next question").isPresent();
        }
    }

    private static boolean askedOnce(Replica replica, String question) {
        return replica.database().askOnce(question, ResultSet::next);
    }

    private ReplicaCheckup.Finding checked(String replicaUrl) {
        return ReplicaCheckup.of(Followed.settings(followed.jdbcUrl(), 1), Followed.settings(replicaUrl, 1));
    }

    /// Though it answers.
    private void assertThatNothingIsTakenFrom(Replica replica) {
        do {
            assertThat(foundBy(by(replica))).containsExactly(2, 3);
        } while (replica.counts().becauseBehind() == 0);
        assertThat(replica.counts().byReplica()).isZero();
    }

    @Test
    void where_the_primary_is_a_standby_itself_it_answers_alone() {
        followed.awaitReplay();
        try (PostgresDatabase standby = followed.standbyAlone();
                Replica replica = followed.replicaOf(standby)) {
            var figures = new FiguresByReplica(new PostgresFiguresRepository(standby), replica);

            assertThat(everybody(figures)).isEqualTo(3);
            assertThat(foundBy(new PeopleByReplica(
                            new PostgresPeopleIndex(standby), new PostgresCardFeed(standby), replica)))
                    .containsExactly(2, 3);
            assertThat(replica.counts().becauseBehind()).isEqualTo(2);
        }
    }

    @Test
    void figures_and_lists_hold_what_was_committed_before_they_were_asked_for() {
        try (Replica replica = followed.replica(NOTHING)) {
            var figures = new FiguresByReplica(new PostgresFiguresRepository(followed.database()), replica);
            var register = new RegisterByReplica(new PostgresUserRegister(followed.database()), replica);
            for (int number = 4; number < 20; number++) {
                int id = number;
                followed.units().run(() -> users.add(TestAccounts.account(id), HASH));

                assertThat(everybody(figures)).isEqualTo(id);
                assertThat(listed(register)).isEqualTo(id);
            }
            while (replica.counts().byReplica() == 0) {
                assertThat(everybody(figures)).isEqualTo(19);
            }

            followed.standby().pause();
            followed.units().run(() -> users.add(TestAccounts.account(20), HASH));
            assertThat(everybody(figures)).isEqualTo(20);
            assertThat(listed(register)).isEqualTo(20);
            assertThat(replica.counts().becauseBehind()).isGreaterThanOrEqualTo(2);
        }
    }

    private static long everybody(FiguresRepository figures) {
        return figures.all();
    }

    private static long listed(RegisterByReplica register) {
        return register.list(
                        new Selection(UserOrder.EMAIL, true, null, null), new NumberedPage.Wanted(1, 50), People.NOON)
                .total();
    }

    @Test
    void within_a_unit_of_work_the_primary_answers_with_what_has_been_changed_so_far() {
        try (Replica replica = followed.replica(A_MOMENT)) {
            PeopleIndex index = by(replica);
            followed.units().run(() -> {
                People fourth = People.man(4);
                users.add(fourth.user(), HASH);
                primary.put(fourth.card());
                assertThat(foundBy(index)).containsExactly(2, 3, 4);
            });
            assertThat(replica.counts().byReplica()).isZero();
        }
    }

    @Test
    void nothing_is_written_to_a_replica_even_if_it_would_take_it() {
        try (Replica asPrimary = followed.replicaAt(followed.jdbcUrl(), A_MOMENT)) {
            var database = asPrimary.database();
            assertThat(database.<String>readingAside(() -> database.askOnce("SHOW transaction_read_only", rows -> {
                        rows.next();
                        return rows.getString(1);
                    })))
                    .isEqualTo("on");
            assertThatThrownBy(
                            () -> database.readingAside(() -> database.reading().execute("DELETE FROM datifyy.users")))
                    .isInstanceOf(Unavailable.class);
            assertThatIllegalStateException().isThrownBy(() -> database.readingAside(database::writing));
            assertThatIllegalStateException().isThrownBy(() -> database.writingAlone(_ -> 1));
        }
        assertThat(users.find(new UserId(1))).isPresent();
    }
}
