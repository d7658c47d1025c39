package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.matching.Rotation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// People in the order of what they promise, asked for in portions: whoever promises most comes first. Nothing
/// is kept open between the questions.
final class Portions {
    private final PostgresDatabase database;
    private final String everybody;
    private final Rotation rotation;
    private final int manageable;
    private @Nullable Portion last;

    /// @param everybody a question for the people and what they promise
    /// @param manageable how many are gathered at most
    Portions(PostgresDatabase database, String everybody, Rotation rotation, int manageable) {
        this.database = database;
        this.everybody = everybody;
        this.rotation = rotation;
        this.manageable = manageable;
    }

    /// Those who promise most, or most of those behind others.
    ///
    /// @param sorted whether they were too many to be gathered
    /// @param size how many they are
    /// @param all how many they were gathered from
    /// @param most how many points the last of them promises
    /// @param id the greatest of those who promise as much as the last
    record Portion(Promises people, boolean sorted, int size, int all, int most, int id) {
        /// @param limit how many were asked for
        boolean leavesOut(int limit) {
            return sorted ? size == limit : size < all;
        }
    }

    /// Those who come next.
    ///
    /// @param limit how many are asked for
    Portion next(int limit) {
        Portion next = behind(last, limit);
        last = next;
        return next;
    }

    private Portion behind(@Nullable Portion before, int limit) {
        // The values stand in place: a plan kept for any of them takes longer to run than is saved by keeping it.
        String behind = before == null
                ? ""
                : " WHERE most < %1$d OR most = %1$d AND user_id > %2$d".formatted(before.most(), before.id());
        if (before == null || !before.sorted()) {
            Portion gathered = ask(gathering(behind, limit), false);
            if (gathered.all() <= manageable) {
                return gathered;
            }
        }
        return ask(sorting(behind, limit), true);
    }

    /// Everybody by what they promise, and of them those who promise most, with all who promise as much as the
    /// last. That takes less than sorting them, and more memory the more they are: of more than can be managed
    /// it tells no more than that.
    private String gathering(String behind, int most) {
        return """
                SELECT most, CASE WHEN size <= %1$d THEN ids END, size FROM (
                    SELECT most, array_agg(user_id) AS ids, sum(count(*)) OVER () AS size,
                        sum(count(*)) OVER (ORDER BY most DESC) - count(*) AS before
                    FROM (SELECT most, user_id FROM (%2$s) AS people%3$s LIMIT %1$d + 1) AS people GROUP BY most) AS groups
                WHERE before < %4$d ORDER BY most DESC""".formatted(manageable, everybody, behind, most);
    }

    /// Those who promise most, and of equal ones those with the smaller ids.
    private String sorting(String behind, int most) {
        return """
                SELECT most, array_agg(user_id), sum(count(*)) OVER () FROM (
                    SELECT most, user_id FROM (%1$s) AS people%2$s ORDER BY most DESC, user_id LIMIT %3$d) AS people
                GROUP BY most ORDER BY most DESC""".formatted(everybody, behind, most);
    }

    /// Asks a question about what people promise: a row for each number of points, the greatest first.
    private Portion ask(String question, boolean sorted) {
        return database.askOnce(question, rows -> {
            Promises people = new Promises(rotation);
            int size = 0;
            int all = 0;
            int most = 0;
            int id = 0;
            while (rows.next()) {
                most = rows.getInt(1);
                String ids = rows.getString(2);
                all = rows.getInt(3);
                if (ids != null) {
                    int[] some = Ids.in(ids).toArray();
                    people.add(some, most);
                    size += some.length;
                    id = Arrays.stream(some).max().orElseThrow();
                }
            }
            return new Portion(people, sorted, size, all, most, id);
        });
    }
}
