package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_OUTLINES;
import static org.jooq.impl.DSL.falseCondition;

import com.datifyy.adapters.postgres.PostgresDatabase;
import org.jooq.Condition;

/// Outlines whose ids follow one another, as on a circle: after the largest comes the smallest.
///
/// @param size how many there are on it
/// @param everybody about how many there are at all
record Stretch(Condition condition, int size, long everybody) {
    private static final String PART = """
            SELECT count(*), max(user_id) FROM (
                SELECT user_id FROM datifyy.match_outlines
                WHERE user_id > ? AND user_id <= ? ORDER BY user_id LIMIT ?) part""";

    /// As far as is known: the count of when the table was looked at last.
    private static final String EVERYBODY =
            "SELECT reltuples::bigint FROM pg_class WHERE oid = 'datifyy.match_outlines'::regclass";

    /// @param most how many it has, if there are as many
    static Stretch after(int id, int most, PostgresDatabase database) {
        Stretch ahead = part(id, Integer.MAX_VALUE, most, database);
        if (ahead.size == most) {
            return ahead.among(count(database));
        }
        Stretch behind = part(0, id, most - ahead.size, database);
        int size = ahead.size + behind.size;
        Stretch both = new Stretch(ahead.condition.or(behind.condition), size, size);
        return size < most ? both : both.among(count(database));
    }

    /// How many there are among everybody where there are some on the stretch.
    int scaled(int some) {
        return Math.toIntExact(some * everybody / Math.max(1, size));
    }

    private Stretch among(long count) {
        return new Stretch(condition, size, Math.max(size, count));
    }

    private static Stretch part(int after, int last, int most, PostgresDatabase database) {
        return database.ask(
                PART,
                question -> {
                    question.setInt(1, after);
                    question.setInt(2, last);
                    question.setInt(3, most);
                },
                rows -> {
                    rows.next();
                    int size = rows.getInt(1);
                    Condition condition =
                            size == 0 ? falseCondition() : MATCH_OUTLINES.USER_ID.between(after + 1, rows.getInt(2));
                    return new Stretch(condition, size, size);
                });
    }

    private static long count(PostgresDatabase database) {
        return database.ask(EVERYBODY, _ -> {}, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }
}
