package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_OUTLINES;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.PostgresDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;

/// People whom a narrowing leaves, told from outlines alone.
///
/// @param parts that have nobody in common
record Outlined(PostgresDatabase database, List<Condition> parts) {
    /// Those of them for whom something else holds as well.
    Outlined and(Condition condition) {
        return new Outlined(
                database, parts.stream().map(part -> part.and(condition)).toList());
    }

    /// Some of them, everybody if they are no more than that.
    List<Integer> ids(int most) {
        // A materialized part is planned for all of its rows, and still ends early.
        String question = "WITH people AS MATERIALIZED ("
                + united(part ->
                        select(MATCH_OUTLINES.USER_ID).from(MATCH_OUTLINES).where(part))
                + ") SELECT user_id FROM people LIMIT " + most;
        return database.askOnce(question, rows -> {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        });
    }

    /// A question for all of them, with what each promises as `most`.
    String promising(Field<Integer> most) {
        return united(part -> select(MATCH_OUTLINES.USER_ID, most.as("most"))
                .from(MATCH_OUTLINES)
                .where(part));
    }

    private String united(Function<Condition, Select<?>> question) {
        return parts.stream().map(question).map(database::rendered).collect(Collectors.joining(" UNION ALL "));
    }
}
