package com.datifyy.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// One look at whether a server follows the database. Changes nothing and ends within seconds.
public final class ReplicaCheckup {
    /// An expression in SQL that tells a database from every other one, and is the same in its replicas.
    public static final String IDENTITY =
            "current_database() || ' of ' || (SELECT system_identifier FROM pg_control_system())";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final String DATABASE = "SELECT " + IDENTITY;

    private ReplicaCheckup() {}

    /// What one look found.
    public sealed interface Finding {}

    /// It replays what the database commits.
    public record Follows() implements Finding {}

    /// It does, but had not replayed after some seconds what was committed before.
    public record LagsBehind() implements Finding {}

    /// It replays nothing: it is a primary itself, or gets rows by logical replication.
    public record FollowsNobody() implements Finding {}

    /// It follows, but not this database, or another one of the same server is asked.
    public record FollowsAnother() implements Finding {}

    /// It does not answer, or the database does not.
    ///
    /// @param why in the words of the driver or the server, without credentials
    public record Refuses(String why) implements Finding {}

    /// Looks at the server that should follow the database.
    public static Finding of(PostgresSettings database, PostgresSettings replica) {
        try (Connection there = PostgresCheckup.connect(replica);
                Connection here = PostgresCheckup.connect(database)) {
            if (!text(there, "SELECT pg_is_in_recovery()::text").equals("true")) {
                return new FollowsNobody();
            }
            if (!text(there, DATABASE).equals(text(here, DATABASE))) {
                return new FollowsAnother();
            }
            String position = text(here, "SELECT pg_current_wal_flush_lsn()::text");
            return reaches(there, position) ? new Follows() : new LagsBehind();
        } catch (SQLException failure) {
            return new Refuses(PostgresCheckup.innermost(failure));
        }
    }

    private static boolean reaches(Connection there, String position) throws SQLException {
        long begun = System.nanoTime();
        do {
            String reached = text(there, "SELECT pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '" + position + "') >= 0");
            if (reached.equals("t")) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        } while (System.nanoTime() - begun < PATIENCE.toNanos());
        return false;
    }

    private static String text(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }
}
