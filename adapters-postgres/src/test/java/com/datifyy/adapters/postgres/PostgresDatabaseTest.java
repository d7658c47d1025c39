package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.shared.HowLong;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresDatabaseTest {
    /// Much more than it takes, and much less than anybody should wait for.
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(10);

    private final TestDatabase store = TestDatabase.fresh();
    private final Interruption way = new Interruption(portOf(store.jdbcUrl()));

    @AfterEach
    void close() throws IOException {
        way.close();
        store.close();
    }

    private static int portOf(String jdbcUrl) {
        return Integer.parseInt(jdbcUrl.replaceAll(".*:(\\d+)/.*", "$1"));
    }

    private PostgresDatabase through(Interruption interruption, int poolSize) {
        String url = store.jdbcUrl().replaceFirst(":\\d+/", ":" + interruption.port() + "/");
        return PostgresDatabase.open(new PostgresSettings(url, "postgres", "", poolSize, false));
    }

    /// The pool looks for the server several times a second; until it has found it everything is refused.
    private static void awaitReturnOf(PostgresDatabase database) {
        long mended = System.nanoTime();
        while (!answers(database)) {
            assertThat(Duration.ofNanos(System.nanoTime() - mended))
                    .as("how long the database has not been found again")
                    .isLessThan(LONGEST_SEARCH);
        }
    }

    private static boolean answers(PostgresDatabase database) {
        try {
            database.ping();
            return true;
        } catch (Unavailable notYet) {
            return false;
        }
    }

    @Test
    void a_stopped_database_refuses_everything_and_a_returned_one_is_found_again() {
        try (PostgresDatabase database = through(way, 3)) {
            var users = new PostgresUserRepository(database);
            var units = new PostgresUnitOfWork(database);
            units.run(() -> users.add(TestAccounts.account(1), TestAccounts.HASH));

            way.cut();
            assertThatThrownBy(() -> users.find(new UserId(1))).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> units.run(() -> users.add(TestAccounts.account(2), TestAccounts.HASH)))
                    .isInstanceOf(Unavailable.class);
            assertThatThrownBy(database::ping)
                    .isInstanceOf(Unavailable.class)
                    .hasMessage("The database is not available right now, please try again");

            way.mend();
            awaitReturnOf(database);
            assertThat(users.find(new UserId(1))).isPresent();
            assertThat(users.find(new UserId(2))).isEmpty();
        }
    }

    @Test
    void nothing_waits_more_than_once_for_a_connection_that_cannot_be_had() {
        try (PostgresDatabase database = through(way, 3)) {
            var users = new PostgresUserRepository(database);
            var units = new PostgresUnitOfWork(database);
            database.ping();
            way.cut();
            assertThatThrownBy(database::ping).isInstanceOf(Unavailable.class); // what was open is noticed to be lost

            assertThat(HowLong.usually(() -> assertThatThrownBy(
                                    () -> units.run(() -> users.add(TestAccounts.account(2), TestAccounts.HASH)))
                            .isInstanceOf(Unavailable.class)))
                    .isLessThan(PostgresDatabase.CONNECTION_WAIT.multipliedBy(2));
        }
    }

    @Test
    void a_database_that_stops_in_the_middle_keeps_nothing_of_the_unit() {
        try (PostgresDatabase database = through(way, 3)) {
            var users = new PostgresUserRepository(database);
            var units = new PostgresUnitOfWork(database);

            assertThatThrownBy(() -> units.run(() -> {
                        users.add(TestAccounts.account(1), TestAccounts.HASH);
                        way.cut();
                        users.add(TestAccounts.account(2), TestAccounts.HASH);
                    }))
                    .isInstanceOf(Unavailable.class);
            way.mend();
            awaitReturnOf(database);
            assertThatThrownBy(() -> units.run(() -> {
                        users.add(TestAccounts.account(3), TestAccounts.HASH);
                        way.cut();
                    }))
                    .as("cut between the last statement and the commit")
                    .isInstanceOf(Unavailable.class);

            way.mend();
            awaitReturnOf(database);
            assertThat(users.find(new UserId(1))).isEmpty();
            assertThat(users.find(new UserId(2))).isEmpty();
            assertThat(users.find(new UserId(3))).isEmpty();
        }
    }

    @Test
    void h6_a_connection_over_which_nothing_can_be_written_any_more_is_dropped() throws SQLException {
        letEverySession("ALTER DATABASE %s SET default_transaction_read_only = on");
        try (PostgresDatabase database = through(way, 1)) {
            var users = new PostgresUserRepository(database);
            var units = new PostgresUnitOfWork(database);
            assertThat(users.find(new UserId(1))).as("read").isEmpty();
            letEverySession("ALTER DATABASE %s RESET default_transaction_read_only");

            assertThatThrownBy(() -> units.run(() -> users.add(TestAccounts.account(1), TestAccounts.HASH)))
                    .as("by the session that was made before")
                    .isInstanceOf(Unavailable.class);
            units.run(() -> users.add(TestAccounts.account(1), TestAccounts.HASH));

            assertThat(users.find(new UserId(1))).isPresent();
        }
    }

    @Test
    void h6_a_database_that_can_only_be_read_is_not_said_to_be_well_until_it_can_be_written_to() throws SQLException {
        letEverySession("ALTER DATABASE %s SET default_transaction_read_only = on");
        try (PostgresDatabase database = through(way, 3)) {
            assertThatThrownBy(database::ping).isInstanceOf(Unavailable.class);
            assertThat(database.awaitFirstConnection(Duration.ofSeconds(30)))
                    .isEqualTo("nothing can be written there: a replica, or default_transaction_read_only is on");

            letEverySession("ALTER DATABASE %s RESET default_transaction_read_only");

            assertThatCode(database::ping)
                    .as("sessions made before count for nothing")
                    .doesNotThrowAnyException();
        }
    }

    /// Changes what sessions begin with from now on. Those of this database could not write it.
    private void letEverySession(String change) throws SQLException {
        String name = store.jdbcUrl().replaceAll(".*/", "");
        try (TestDatabase another = TestDatabase.fresh()) {
            another.execute(change.formatted(name));
        }
    }

    @Test
    void it_opens_without_a_database_and_works_when_there_is_one() {
        way.cut();
        try (PostgresDatabase database = through(way, 1)) {
            assertThatThrownBy(database::ping).isInstanceOf(Unavailable.class);

            way.mend();

            awaitReturnOf(database);
        }
    }

    @Test
    void h6_a_server_that_was_not_there_yet_and_is_starting_is_waited_for() {
        way.restart(1, 24);
        try (PostgresDatabase database = through(way, 1)) {
            assertThat(database.awaitFirstConnection(Duration.ofSeconds(30))).isNull();
        }
    }

    @Test
    void closing_it_while_the_server_is_away_ends_its_threads_at_once() throws Exception {
        way.cut();
        List<Duration> closings = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            closings.add(closingEndsItsThreads());
        }

        assertThat(HowLong.median(closings))
                .as("the pool waits two seconds for the thread that connects")
                .isLessThan(Duration.ofMillis(1_500));
    }

    /// @return how long closing took
    private Duration closingEndsItsThreads() throws InterruptedException {
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        PostgresDatabase database = through(way, 1);
        assertThatThrownBy(database::ping).isInstanceOf(Unavailable.class);
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeAll(others);
        threads.removeIf(thread -> !thread.getName().startsWith("postgres:"));
        assertThat(threads).extracting(Thread::getName).contains("postgres:connection-adder");

        Duration closing = HowLong.took(database::close);

        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(5))).as(thread.getName()).isTrue();
        }
        return closing;
    }

    @Test
    void who_waits_too_long_for_a_connection_is_refused() throws Exception {
        try (PostgresDatabase database = through(way, 1);
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var units = new PostgresUnitOfWork(database);
            var taken = new CountDownLatch(1);
            var enough = new CountDownLatch(1);
            var holder = executor.submit(() -> units.execute(() -> {
                database.reading().selectOne().fetch();
                taken.countDown();
                try {
                    enough.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                return "held";
            }));
            taken.await();

            assertThatThrownBy(database::ping).isInstanceOf(Unavailable.class);
            assertThatThrownBy(database.reading().selectOne()::fetch).isInstanceOf(Unavailable.class);

            enough.countDown();
            assertThat(holder.get()).isEqualTo("held");
            assertThatCode(database::ping).doesNotThrowAnyException();
            assertThat(database.connectionsLate())
                    .as("what goes ahead does not wait its turn")
                    .isEqualTo(1);
            assertThat(database.connectionsRefused()).isEqualTo(2);
        }
    }

    @Test
    void who_waits_for_a_connection_is_not_overtaken() throws Exception {
        try (PostgresDatabase database = through(way, 1);
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var units = new PostgresUnitOfWork(database);
            for (int round = 0; round < 100; round++) {
                List<String> order = new CopyOnWriteArrayList<>();
                Future<?> waiting = units.execute(() -> {
                    database.reading().selectOne().fetch();
                    Future<?> other = executor.submit(() -> units.run(() -> order.add("who waited")));
                    while (database.connections().waiting() == 0) {
                        Thread.onSpinWait();
                    }
                    return other;
                });
                units.run(() -> order.add("who came later"));

                waiting.get();
                assertThat(order).containsExactly("who waited", "who came later");
            }
        }
    }

    @Test
    void a_lock_is_not_waited_for_without_end() throws Exception {
        var users = new PostgresUserRepository(store.database());
        store.units().run(() -> users.add(TestAccounts.account(1), TestAccounts.HASH));
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1 FROM datifyy.users WHERE id = 1 FOR UPDATE");

            assertThatThrownBy(() -> store.units().run(() -> users.save(TestAccounts.account(1))))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void the_server_ends_a_statement_that_takes_too_long() {
        var sql = store.database().reading();
        assertThat(sql.fetchOne("SHOW statement_timeout").get(0, String.class)).isEqualTo("8s");

        assertThatThrownBy(() -> store.units().run(() -> {
                    store.database().writing().execute("SET LOCAL statement_timeout = '20ms'");
                    store.database().writing().execute("SELECT pg_sleep(10)");
                }))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> store.units().run(() -> {
                    store.database().writing().execute("SET LOCAL statement_timeout = '20ms'");
                    store.database().ask("SELECT pg_sleep(10)", _ -> {}, ResultSet::next);
                }))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_bug_is_not_taken_for_an_outage() {
        assertThatThrownBy(() -> store.database().reading().fetch("SELECT nonsense"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> store.units()
                        .run(() -> store.database()
                                .writing()
                                .execute("INSERT INTO datifyy.blocks VALUES (1, 1, '', now())")))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void h4_a_broken_constraint_is_reported_without_the_values_that_broke_it() {
        var unique = "INSERT INTO people VALUES (?)";
        assertNamesNobody(sql -> {
            sql.execute(unique, "maya@example.org");
            sql.execute(unique, "maya@example.org");
        });
        assertNamesNobody(sql -> sql.batch(unique)
                .bind("maya@example.org")
                .bind("maya@example.org")
                .execute());
    }

    private void assertNamesNobody(Consumer<DSLContext> work) {
        assertThatThrownBy(() -> store.units().run(() -> {
                    DSLContext sql = store.database().writing();
                    sql.execute("CREATE TEMPORARY TABLE people (email text UNIQUE)");
                    work.accept(sql);
                }))
                .isInstanceOf(DataAccessException.class)
                .satisfies(thrown -> {
                    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                        assertThat(cause.getMessage()).doesNotContain("maya");
                    }
                });
    }

    @Test
    void a_portion_of_a_partitioned_table_is_deleted_without_rows_at_the_same_places_of_other_partitions() {
        store.units().run(() -> {
            DSLContext sql = store.database().writing();
            sql.execute("CREATE TEMPORARY TABLE things (at int) PARTITION BY RANGE (at)");
            sql.execute("CREATE TEMPORARY TABLE old PARTITION OF things FOR VALUES FROM (0) TO (10)");
            sql.execute("CREATE TEMPORARY TABLE young PARTITION OF things FOR VALUES FROM (10) TO (20)");
            sql.execute("INSERT INTO things SELECT generate_series(0, 19)");
            var at = DSL.field("at", Integer.class);

            assertThat(store.database().deletePortion(DSL.table("things"), at.lt(10), at))
                    .isEqualTo(10);
            assertThat(sql.fetchCount(DSL.table("things"))).isEqualTo(10);
        });
    }

    @Test
    void behind_a_transaction_pooler_nothing_is_left_in_a_session() {
        try (TestDatabase pooled = TestDatabase.freshBehindAPooler()) {
            var users = new PostgresUserRepository(pooled.database());
            for (int i = 1; i <= 20; i++) {
                int id = i;
                pooled.units().run(() -> users.add(TestAccounts.account(id), TestAccounts.HASH));
                users.find(new UserId(i));
            }

            var sql = pooled.database().reading();
            assertThat(sql.fetchOne("SELECT count(*) FROM pg_prepared_statements")
                            .get(0, int.class))
                    .isZero();
            assertThat(sql.fetchOne("SHOW lock_timeout").get(0, String.class)).isEqualTo("0");
        }
    }

    @Test
    void secrets_stay_out_of_logs() {
        assertThat(new PostgresSettings("jdbc:postgresql://db/datifyy", "datifyy", "hush", 4, true))
                .hasToString("PostgresSettings[jdbcUrl=jdbc:postgresql://db/datifyy, user=datifyy, "
                        + "password=[REDACTED], poolSize=4, transactionPooled=true]");
    }
}
