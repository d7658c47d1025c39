package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Whose sessions ended, as the database tells everybody who remembers sessions; and who those are.
///
/// A position is a snapshot as PostgreSQL writes it: which transactions were over when the question was put. The next
/// question asks for what exactly those transactions ended that the snapshot did not see, so nothing is missed,
/// whenever it was committed.
public final class SignOuts {
    /// More than that at once, and all that is remembered may as well be forgotten.
    static final int MOST = 1_000;

    /// Well within the hour after which it is forgotten what ended: a machine that was put to sleep may go on from a
    /// position of long ago.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Table<?> NOTES = DSL.table(DSL.name("datifyy", "sign_outs"));
    private static final Field<Instant> ENDED_AT = DSL.field(DSL.name("ended_at"), SQLDataType.INSTANT);

    private static final String POSITION = "SELECT pg_current_snapshot()::text, clock_timestamp()";

    /// There is always one row. What a transaction of the future ended comes from a database that this one was
    /// restored from. A server whose transactions have lower numbers than those seen before took another one's
    /// place.
    private static final String SINCE = """
            SELECT now.snapshot::text, clock_timestamp(), ended.user_id,
                pg_snapshot_xmin(now.snapshot) < pg_snapshot_xmin(?::pg_snapshot)
            FROM (SELECT pg_current_snapshot() AS snapshot) now
            LEFT JOIN datifyy.sign_outs ended
                ON ended.ended_in >= pg_snapshot_xmin(?::pg_snapshot)
                AND ended.ended_in < pg_snapshot_xmax(pg_current_snapshot())
                AND NOT pg_visible_in_snapshot(ended.ended_in, ?::pg_snapshot)
            LIMIT\s""" + (MOST + 1);

    private static final String OTHERS = """
            SELECT EXISTS (
                SELECT FROM datifyy.session_readers
                WHERE instance <> ? AND seen_at > clock_timestamp() - interval '1 minute')""";

    private static final String SEEN = """
            INSERT INTO datifyy.session_readers (instance, seen_at) VALUES (?, clock_timestamp())
            ON CONFLICT (instance) DO UPDATE SET seen_at = EXCLUDED.seen_at""";

    private static final String FORGET_READERS =
            "DELETE FROM datifyy.session_readers WHERE seen_at < clock_timestamp() - interval '1 hour'";

    private final PostgresDatabase database;

    public SignOuts(PostgresDatabase database) {
        this.database = database;
    }

    /// Where to go on asking.
    ///
    /// @param snapshot which transactions were over
    /// @param at when it was, by the clock of the database
    public record Position(String snapshot, Instant at) {}

    /// What ended since a position.
    ///
    /// @param next where to go on
    /// @param everybody whether so much ended, or so long ago, that nothing remembered is good
    public record News(Position next, boolean everybody, Set<UserId> people) {}

    /// Where to begin: whoever reads a session from now on reads what has ended by then.
    public Position position() {
        return database.ask(POSITION, _ -> {}, rows -> {
            rows.next();
            return positionIn(rows);
        });
    }

    /// What was committed since a position, in whichever order.
    public News since(Position position) {
        return database.ask(
                SINCE,
                question -> {
                    question.setString(1, position.snapshot());
                    question.setString(2, position.snapshot());
                    question.setString(3, position.snapshot());
                },
                rows -> news(position, rows));
    }

    /// Takes note that an instance remembers sessions. From when this returns until a minute later every other one
    /// waits when it ends sessions.
    void announce(UUID instance) {
        database.writingAlone(_ -> {
            database.change(FORGET_READERS, _ -> {});
            return database.change(SEEN, change -> change.setObject(1, instance));
        });
    }

    /// Whether an instance besides this one has remembered sessions in the last minute.
    boolean areReadByOthersThan(UUID instance) {
        return database.ask(OTHERS, question -> question.setObject(1, instance), rows -> {
            rows.next();
            return rows.getBoolean(1);
        });
    }

    /// Forgets what everybody has heard of long ago, some thousands at a time; inside a unit of work.
    ///
    /// @return how many there were
    int forgetOld() {
        return database.deletePortion(
                NOTES, ENDED_AT.lt(DSL.field("now() - interval '1 hour'", ENDED_AT.getDataType())), ENDED_AT);
    }

    private static News news(Position before, ResultSet rows) throws SQLException {
        Set<UserId> people = new HashSet<>();
        Position next = before;
        int count = 0;
        var wentBack = false;
        while (rows.next()) {
            count++;
            wentBack |= rows.getBoolean(4);
            next = positionIn(rows);
            int id = rows.getInt(3);
            if (!rows.wasNull()) {
                people.add(new UserId(id));
            }
        }
        boolean longAgo = before.at().plus(LONGEST).isBefore(next.at());
        return new News(next, wentBack || longAgo || count > MOST, people);
    }

    private static Position positionIn(ResultSet rows) throws SQLException {
        return new Position(
                rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
    }
}
