package com.datifyy.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Migrations beside whoever reads for long, such as a backup, and the service.
@Timeout(60)
class TablesInUseTest {
    /// The one that `V082` takes an index from.
    private static final String TABLE = "datifyy.outbox";

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_migration_that_waits_for_a_table_lets_the_service_go_first_and_is_run_once_the_reader_is_done()
            throws Exception {
        String database = beforeTheIndexIsTaken();
        try (var together = Executors.newVirtualThreadPerTaskExecutor();
                Connection reader = connect(database);
                Connection service = connect(database)) {
            reader.setAutoCommit(false);
            run(reader, "SELECT FROM " + TABLE);
            Future<Integer> migrated = together.submit(migrating(database));
            awaitSomebodyWaiting(database);

            // More patient than the service is, whose four seconds a busy machine may need.
            run(service, "SET lock_timeout = '10s'");
            run(service, "SELECT FROM " + TABLE);

            assertThat(migrated.isDone()).isFalse();
            reader.rollback();
            assertThat(migrated.get()).isPositive();
        }
        assertThat(migrationsOf(database).check()).isInstanceOf(SchemaState.UpToDate.class);
    }

    /// As hosts set bounds for everybody: here shorter than a wait for a lock may be, which neither the statement
    /// that waits nor the transaction that keeps others from migrating is ended by.
    @Test
    void what_the_server_bounds_everybody_by_ends_no_migration() throws Exception {
        String database = beforeTheIndexIsTaken();
        try (var together = Executors.newVirtualThreadPerTaskExecutor();
                Connection reader = connect(database)) {
            for (String bound :
                    new String[] {"statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout"}) {
                run(reader, "ALTER DATABASE " + database + " SET " + bound + " = '500ms'");
            }
            reader.setAutoCommit(false);
            run(reader, "SELECT FROM " + TABLE);
            Future<Integer> migrated = together.submit(migrating(database));
            awaitSomebodyWaiting(database);
            Thread.sleep(700);
            reader.rollback();

            assertThat(migrated.get()).isPositive();
        }
    }

    @Test
    void patience_ends_and_tells_what_to_do() {
        var tries = new AtomicInteger();
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() -> new Patience(Duration.ofSeconds(2), Duration.ofMillis(100))
                        .run(
                                () -> {
                                    tries.incrementAndGet();
                                    throw failure("55P03");
                                },
                                () -> 0,
                                told::add))
                .isInstanceOf(MigrationFailure.class)
                .hasNoCause()
                .hasMessageContaining("migrate again");
        assertThat(tries).hasValueBetween(2, 21);
        assertThat(told).hasSize(1);
    }

    /// Each try takes longer than patience lasts, as where a table is written anew; the first two meet a reader, the
    /// second once a migration more got through.
    @Test
    void patience_begins_with_what_is_waited_for() {
        var tries = new AtomicInteger();
        List<String> told = new ArrayList<>();

        new Patience(Duration.ofMillis(50), Duration.ZERO)
                .run(
                        () -> {
                            pause(60);
                            if (tries.incrementAndGet() < 3) {
                                throw failure("55P03");
                            }
                        },
                        tries::get,
                        told::add);

        assertThat(tries).hasValue(3);
        assertThat(told).hasSize(2);
    }

    @Test
    void what_fails_otherwise_is_not_tried_again() {
        var tries = new AtomicInteger();
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() -> new Patience(Duration.ofMinutes(1), Duration.ZERO)
                        .run(
                                () -> {
                                    tries.incrementAndGet();
                                    throw failure("42601");
                                },
                                () -> 0,
                                told::add))
                .isInstanceOf(FlywayException.class);
        assertThat(tries).hasValue(1);
        assertThat(told).isEmpty();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private static FlywayException failure(String state) {
        return new FlywayException("failed", new SQLException("why", state));
    }

    /// As the release left it before V082.
    private static String beforeTheIndexIsTaken() {
        String database = server.createDatabase();
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(server.jdbcUrl(database), server.user(), server.password())
                .locations("classpath:db/migration")
                .schemas(Migrations.SCHEMA)
                .defaultSchema(Migrations.SCHEMA)
                .placeholderReplacement(false)
                .target("081")
                .load()
                .migrate();
        return database;
    }

    private static Callable<Integer> migrating(String database) {
        return () -> migrationsOf(database).migrate();
    }

    private static Migrations migrationsOf(String database) {
        return new Migrations(server.jdbcUrl(database), server.user(), server.password());
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitSomebodyWaiting(String database) throws Exception {
        try (Connection onlooker = connect(database);
                Statement statement = onlooker.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            while (true) {
                try (var rows = statement.executeQuery(
                        "SELECT FROM pg_locks WHERE NOT granted AND relation = '" + TABLE + "'::regclass")) {
                    if (rows.next()) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
    }
}
