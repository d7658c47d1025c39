package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    private static final Table<?> NOTES = DSL.table(DSL.name("datifyy", "sign_outs"));
    private static final Field<Instant> ENDED_AT = DSL.field(DSL.name("ended_at"), SQLDataType.INSTANT);

    private static final String POSITION = "SELECT pg_current_snapshot()::text";

    /// There is always one row. A server whose transactions have lower numbers than those seen before took another
    /// one's place.
    private static final String SINCE = """
            SELECT now.snapshot::text, pg_snapshot_xmin(now.snapshot) < pg_snapshot_xmin(?::pg_snapshot), ended.user_id
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

    /// What ended since a position.
    ///
    /// @param position where to go on
    /// @param everybody whether so much ended, or something so unusual happened, that nothing remembered is good
    public record News(String position, boolean everybody, Set<UserId> people) {}

    /// Where to begin: whoever reads a session from now on reads what has ended by then.
    public String position() {
        return database.ask(POSITION, _ -> {}, rows -> {
            rows.next();
            return rows.getString(1);
        });
    }

    /// What was committed since a position, in whichever order.
    public News since(String position) {
        return database.ask(
                SINCE,
                question -> {
                    question.setString(1, position);
                    question.setString(2, position);
                    question.setString(3, position);
                },
                SignOuts::news);
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

    private static News news(ResultSet rows) throws SQLException {
        Set<UserId> people = new HashSet<>();
        String position = "";
        var everybody = false;
        while (rows.next()) {
            position = rows.getString(1);
            everybody |= rows.getBoolean(2);
            int id = rows.getInt(3);
            if (!rows.wasNull()) {
                people.add(new UserId(id));
            }
            everybody |= rows.getRow() > MOST;
        }
        return new News(position, everybody, people);
    }
}
