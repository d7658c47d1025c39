package com.datifyy.adapters.postgres.identity;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.Interruption;
import com.datifyy.adapters.postgres.Memory;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.PostgresUnitOfWork;
import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.watching.Watch;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Device.Platform;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two instances with one database. The one that is asked often remembers who is signed in; the other ends sessions.
class RememberedSessionsTest extends StoreTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Session.Lifetime LIFETIME = new Session.Lifetime(Duration.ofDays(30), Duration.ofDays(90));
    private static final UserId MAYA = new UserId(1);
    private static final String DEVICE = "a device with a name of its own";

    /// By the clock of the database, too.
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final PostgresUserRepository accounts = new PostgresUserRepository(store.database());
    private final PostgresSessionRepository sessions = new PostgresSessionRepository(store.database());

    @AutoClose
    private final PostgresDatabase busy = store.openWatchedBy(Watch.NOBODY);

    private final PostgresSessionRepository asked = new PostgresSessionRepository(busy);

    /// A way to sign somebody out.
    interface Ending {
        void of(RememberedSessionsTest test, Session session) throws SQLException;
    }

    @BeforeEach
    void maya_is_there() {
        units().run(() -> {
            accounts.add(account(1), HASH);
            accounts.touch(MAYA, now);
        });
    }

    private Session opened() {
        Session session = Session.opened(
                new SessionId(UUID.randomUUID()),
                MAYA,
                new Device(Platform.WEB, "", "", "", "", DEVICE),
                "",
                "",
                LIFETIME,
                now);
        units().run(() -> sessions.add(session));
        return session;
    }

    private static Memory memoryOf(PostgresDatabase database) {
        return database.remembered().get("sessions");
    }

    private static void await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
        }
    }

    /// Returns once the busy instance has told this session without asking.
    private void awaitRemembered(Session session) {
        await("a session is remembered", () -> {
            long before = memoryOf(busy).hits();
            assertThat(letsIn(session)).isTrue();
            return memoryOf(busy).hits() > before;
        });
    }

    private boolean letsIn(Session session) {
        return asked.findHeld(session.id(), now)
                .filter(held ->
                        held.session().isAlive(now) && held.owner().status().takesPart())
                .isPresent();
    }

    private static Named<Ending> ending(String name, Ending ending) {
        return Named.of(name, ending);
    }

    static Stream<Named<Ending>> endings() {
        return Stream.of(
                ending("one", (test, session) -> test.units().run(() -> test.sessions.save(session.ended(test.now)))),
                ending("all", (test, _) -> test.units().run(() -> test.sessions.endAll(MAYA, test.now))),
                ending(
                        "all others",
                        (test, _) -> test.units()
                                .run(() -> test.sessions.endOthers(MAYA, new SessionId(UUID.randomUUID()), test.now))),
                ending(
                        "those on a device",
                        (test, _) -> test.units().run(() -> test.sessions.endOn(MAYA, DEVICE, test.now))),
                ending("a stopped account", (test, _) -> test.stop()));
    }

    private void stop() {
        units().run(() -> accounts.save(accounts.find(MAYA).orElseThrow().movedByStaff(AccountStatus.SUSPENDED)));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void b4_once_a_session_was_ended_no_instance_lets_it_in(Ending ending) throws SQLException {
        Session session = opened();
        awaitRemembered(session);

        ending.of(this, session);

        assertThat(letsIn(session)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("endings")
    void b4_the_database_notes_whom_an_ending_concerns_and_so_does_whoever_ends(Ending ending) throws SQLException {
        List<Set<UserId>> told = new ArrayList<>();
        Session session = opened();
        store.execute("DELETE FROM datifyy.sign_outs");
        store.database().tellOfSignOuts(told::add);

        ending.of(this, session);

        assertThat(store.strings("SELECT user_id::text FROM datifyy.sign_outs")).containsExactly("1");
        assertThat(told).containsExactly(Set.of(MAYA));
    }

    @Test
    void b4_the_instance_that_ends_a_session_forgets_it_at_once() {
        for (int i = 0; i < 20; i++) {
            Session session = opened();
            awaitRemembered(session);

            new PostgresUnitOfWork(busy).run(() -> asked.save(session.ended(now)));

            assertThat(letsIn(session)).isFalse();
        }
    }

    static Stream<Named<String>> changesByHand() {
        return Stream.of(
                Named.of("ended", "UPDATE datifyy.sessions SET ended_at = now()"),
                Named.of("cut short", "UPDATE datifyy.sessions SET expires_at = created_at"),
                Named.of("deleted", "DELETE FROM datifyy.sessions"),
                Named.of("account banned", "UPDATE datifyy.users SET status = 'BANNED'"));
    }

    /// Nobody waits for anybody here: it takes as long as a lease at most, or as a busy machine needs to notice.
    @ParameterizedTest
    @MethodSource("changesByHand")
    void what_is_changed_by_hand_is_noticed(String change) throws SQLException {
        Session session = opened();
        awaitRemembered(session);

        store.execute(change);

        await("a change is noticed", () -> !letsIn(session));
    }

    @Test
    void what_a_transaction_ended_that_began_before_and_is_committed_later_is_noticed() throws SQLException {
        Session session = opened();
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE datifyy.sessions SET ended_at = now()");
            awaitRemembered(session);
            awaitRemembered(opened()); // others come and go meanwhile
            connection.commit();
        }

        await("a change is noticed", () -> !letsIn(session));
    }

    @Test
    void a_session_whose_activity_is_worth_noting_or_that_may_be_over_is_asked_for() {
        Session session = opened();
        awaitRemembered(session);
        units().run(() -> {
            sessions.touch(session.id(), now.plusSeconds(3_000));
            accounts.touch(MAYA, now.plusSeconds(3_000));
        });

        assertThat(asked.findHeld(session.id(), now.plusSeconds(3_000))
                        .orElseThrow()
                        .session()
                        .lastActiveAt())
                .isEqualTo(now.plusSeconds(3_000));

        Session used = session.used(LIFETIME, now.plus(Duration.ofDays(20)));
        units().run(() -> sessions.save(used));
        assertThat(asked.findHeld(session.id(), now.plus(Duration.ofDays(40)))
                        .orElseThrow()
                        .session())
                .isEqualTo(used);
    }

    @Test
    void inside_a_unit_of_work_the_rows_are_read() {
        Session session = opened();
        awaitRemembered(session);
        long before = memoryOf(busy).hits();

        var units = new PostgresUnitOfWork(busy);
        units.run(() -> {
            asked.endAll(MAYA, now);
            assertThat(asked.findHeld(session.id(), now).orElseThrow().session().endedAt())
                    .isEqualTo(now);
        });
        assertThat(memoryOf(busy).hits()).isEqualTo(before);
    }

    @Test
    void a_few_who_ask_are_all_answered_by_the_database() throws InterruptedException {
        Session session = opened();
        for (int i = 0; i < RememberedSessions.ENOUGH; i++) {
            assertThat(letsIn(session)).isTrue();
            Thread.sleep(RememberedSessions.EVERY.dividedBy(4));
        }

        assertThat(memoryOf(busy).hits()).isZero();
    }

    @Test
    void when_few_ask_nothing_is_remembered_any_more() {
        awaitRemembered(opened());

        await("what was remembered is forgotten", () -> memoryOf(busy).size() == 0);
    }

    @Test
    void h5_without_the_database_nobody_is_told_what_is_remembered_for_longer_than_a_lease() throws IOException {
        try (var way = new Interruption(portOf(store.jdbcUrl()));
                PostgresDatabase far = PostgresDatabase.open(new PostgresSettings(
                        store.jdbcUrl().replaceFirst(":\\d+/", ":" + way.port() + "/"), "postgres", "", 3, false))) {
            var there = new PostgresSessionRepository(far);
            Session session = opened();
            await("a session is remembered", () -> {
                long before = memoryOf(far).hits();
                there.findHeld(session.id(), now);
                return memoryOf(far).hits() > before;
            });

            way.cut();
            await("nothing is told", () -> refused(() -> there.findHeld(session.id(), now)));
            units().run(() -> sessions.endAll(MAYA, now));
            assertThatThrownBy(() -> there.findHeld(session.id(), now)).isInstanceOf(Unavailable.class);

            way.mend();
            await("the database is found again", () -> !refused(() -> there.findHeld(session.id(), now)));
            assertThat(there.findHeld(session.id(), now).orElseThrow().session().endedAt())
                    .isNotNull();
        }
    }

    private static boolean refused(Runnable question) {
        try {
            question.run();
            return false;
        } catch (Unavailable away) {
            return true;
        }
    }

    private static int portOf(String jdbcUrl) {
        return Integer.parseInt(jdbcUrl.replaceAll(".*:(\\d+)/.*", "$1"));
    }

    @Test
    void after_an_answer_that_came_too_late_nothing_of_before_is_told() throws Exception {
        Session session = opened();
        awaitRemembered(session);
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.sign_outs IN ACCESS EXCLUSIVE MODE");
            Thread.sleep(RememberedSessions.LEASE.plus(RememberedSessions.EVERY));
            connection.commit();
        }
        awaitRemembered(opened());

        long before = memoryOf(busy).hits();
        assertThat(letsIn(session)).isTrue();
        assertThat(memoryOf(busy).hits()).as("told from memory").isEqualTo(before);
    }

    @Test
    void h2_a_role_without_a_right_to_the_notes_ends_sessions_and_stops_accounts() throws SQLException {
        opened();
        store.execute("""
                CREATE ROLE ends_sessions BYPASSRLS;
                GRANT USAGE ON SCHEMA datifyy TO ends_sessions;
                GRANT ALL ON ALL TABLES IN SCHEMA datifyy TO ends_sessions;
                REVOKE ALL ON datifyy.sign_outs, datifyy.session_readers FROM ends_sessions;
                SET ROLE ends_sessions;
                UPDATE datifyy.sessions SET ended_at = now();
                UPDATE datifyy.users SET status = 'BANNED';
                RESET ROLE;
                DROP OWNED BY ends_sessions;
                DROP ROLE ends_sessions""");

        assertThat(store.strings("SELECT user_id::text FROM datifyy.sign_outs")).containsExactly("1", "1");
    }

    @Test
    void b4_several_units_of_work_are_waited_for_together() {
        List<Set<UserId>> told = new ArrayList<>();
        store.database().tellOfSignOuts(told::add);
        units().run(() -> accounts.add(account(2), HASH));

        units().series(() -> {
            units().run(() -> sessions.endAll(MAYA, now));
            units().run(() -> sessions.endAll(new UserId(2), now));
            assertThat(told).isEmpty();
            return true;
        });

        assertThat(told).containsExactly(Set.of(MAYA, new UserId(2)));
    }

    @Test
    void b4_a_unit_of_work_that_fails_may_have_been_committed() {
        List<Set<UserId>> told = new ArrayList<>();
        store.database().tellOfSignOuts(told::add);

        assertThatThrownBy(() -> units().run(() -> {
                    sessions.endAll(MAYA, now);
                    throw new Unavailable("postgres");
                }))
                .isInstanceOf(Unavailable.class);

        assertThat(told).containsExactly(Set.of(MAYA));
    }

    @Test
    void when_very_many_were_signed_out_at_once_or_the_last_question_is_long_ago_nobody_is_remembered()
            throws SQLException {
        var signOuts = new SignOuts(store.database());
        SignOuts.Position before = signOuts.position();
        assertThat(signOuts.since(before).everybody()).isFalse();
        assertThat(signOuts.since(new SignOuts.Position("4000000000:4000000000:", before.at()))
                        .everybody())
                .as("by a server of more transactions")
                .isTrue();
        assertThat(signOuts.since(new SignOuts.Position(
                                before.snapshot(), before.at().minusSeconds(61)))
                        .everybody())
                .isTrue();

        store.execute("INSERT INTO datifyy.sign_outs (user_id) SELECT generate_series(1, " + SignOuts.MOST + ")");
        assertThat(signOuts.since(before)).satisfies(news -> {
            assertThat(news.everybody()).isFalse();
            assertThat(news.people()).hasSize(SignOuts.MOST);
        });
        store.execute("INSERT INTO datifyy.sign_outs (user_id) VALUES (1)");
        assertThat(signOuts.since(before).everybody()).isTrue();
    }

    @Test
    void what_everybody_has_heard_of_is_forgotten() throws SQLException {
        opened();
        units().run(() -> sessions.endAll(MAYA, now));
        store.execute("UPDATE datifyy.sign_outs SET ended_at = now() - interval '61 minutes'");
        opened();
        units().run(() -> sessions.endAll(MAYA, now));

        assertThat(units().execute(() -> sessions.removeEnded(now.minus(Duration.ofDays(1)))))
                .isEqualTo(1);
        assertThat(units().execute(() -> sessions.removeEnded(now.minus(Duration.ofDays(1)))))
                .isZero();
        assertThat(store.strings("SELECT count(*)::text FROM datifyy.sign_outs"))
                .containsExactly("1");
    }
}
