package com.datifyy.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// V079 beside whoever writes.
class DroppedIndexesTest {
    private static final Path V079 = Path.of("src/main/resources/db/migration/V079__indexes_that_no_release_asks.sql");

    @Test
    void while_it_waits_for_one_table_nobody_waits_for_it_at_another() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.temporary();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String database = server.jdbcUrl(server.createDatabase());
            new Migrations(database, server.user(), server.password()).migrate();
            Callable<Connection> connect =
                    () -> DriverManager.getConnection(database, server.user(), server.password());
            try (Connection telling = connect.call();
                    Connection registering = connect.call();
                    Statement teller = telling.createStatement();
                    Statement writer = registering.createStatement()) {
                writer.execute("""
                        CREATE INDEX users_with_proven_address ON datifyy.users (id);
                        CREATE INDEX users_claiming_a_phone_number ON datifyy.users (id);
                        CREATE INDEX match_cards_by_place ON datifyy.match_cards (user_id);
                        CREATE INDEX match_cards_by_age ON datifyy.match_cards (user_id);
                        CREATE INDEX outbox_due_by_text_or_news ON datifyy.outbox (id)""");
                telling.setAutoCommit(false);
                teller.execute("LOCK TABLE datifyy.outbox IN ROW EXCLUSIVE MODE");

                var migrating = threads.submit(() -> {
                    try (Connection connection = connect.call();
                            Statement statement = connection.createStatement()) {
                        return statement.execute(Files.readString(V079));
                    }
                });
                awaitSomebodyWaiting(writer);
                registering.setAutoCommit(false);
                writer.execute("SET LOCAL lock_timeout = '5s'");
                writer.execute("LOCK TABLE datifyy.users, datifyy.match_cards IN ROW EXCLUSIVE MODE");
                registering.rollback();
                assertThat(migrating.isDone()).isFalse();
                telling.rollback();

                assertThat(migrating.get()).isFalse();
                try (var left = writer.executeQuery("""
                        SELECT count(*) FROM pg_indexes WHERE schemaname = 'datifyy' AND indexname IN
                            ('users_with_proven_address', 'users_claiming_a_phone_number', 'match_cards_by_place',
                            'match_cards_by_age', 'outbox_due_by_text_or_news')""")) {
                    left.next();
                    assertThat(left.getInt(1)).isZero();
                }
            }
        }
    }

    private static void awaitSomebodyWaiting(Statement statement) throws SQLException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            try (var waiting = statement.executeQuery(
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'datifyy.outbox'::regclass")) {
                waiting.next();
                if (waiting.getInt(1) > 0) {
                    return;
                }
            }
            assertThat(Instant.now()).as("nobody waits for the outbox").isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
