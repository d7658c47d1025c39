package com.datifyy.adapters.postgres.matching;

import static java.util.stream.Collectors.joining;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Criterion;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who may fit a seeker, and whom the seeker may fit, asked in words that are the same for everybody: the server
/// plans them once for a connection, where planning [Narrowing#fitting] takes as long as answering it.
///
/// Every plan has to be good for all. So the server must not see the values when it plans: they stand in one row
/// that everything else refers to. People are looked for in one square after the other, each in the index by place;
/// `OFFSET 0` keeps the server from beginning with everybody of the wished age instead, in the belief that squares
/// leave nobody out. What the seeker does not ask for is asked for as anything.
///
/// It lets through everybody whom [Narrowing#fitting] does, and more where a seeker demands two things of the same
/// kind: the card decides about the second.
///
/// @param steps the squares where people are looked for, with the step of the distance scale at which each begins
/// @param wide whether people are looked for everywhere else as well who look for people everywhere
/// @param genders those wanted
/// @param gender the seeker's, as a set
/// @param wanted the words demanded, by what they are about
record StandingNarrowing(
        UserId seeker,
        Map<Integer, Integer> steps,
        boolean wide,
        List<Short> genders,
        Births births,
        boolean verified,
        short gender,
        short age,
        Map<Criterion, Long> wanted) {
    private static final long ANYTHING = -1;

    private static final String ASKED = """
            WITH asked AS MATERIALIZED (
                SELECT CAST(? AS integer) AS seeker, CAST(? AS integer[]) AS tiles, CAST(? AS smallint[]) AS steps,
                    CAST(? AS smallint[]) AS genders, CAST(? AS date) AS first, CAST(? AS date) AS last,
                    CAST(? AS boolean) AS verified, CAST(? AS smallint) AS gender, CAST(? AS smallint) AS age, %s),
            apart AS MATERIALIZED (
                SELECT blocked AS user_id FROM datifyy.blocks WHERE blocker = ?
                UNION ALL SELECT blocker FROM datifyy.blocks WHERE blocked = ?)
            SELECT CAST(array_agg(user_id) AS text) FROM (
            """.formatted(columns("CAST(? AS bigint) AS %1$s", ", "));

    private static final String FITTING = """
            o.gender = ANY (asked.genders) AND o.birth_date BETWEEN asked.first AND asked.last
                AND (o.wanted_genders & asked.gender <> 0 OR o.wanted_genders = 0)
                AND asked.age BETWEEN o.min_age AND o.max_age AND o.user_id <> asked.seeker
                AND (o.verified OR NOT asked.verified) AND %s
                AND o.user_id NOT IN (SELECT user_id FROM apart)
            """.formatted(columns("(o.%1$s & asked.%1$s <> 0 OR o.%1$s = 0)", " AND "));

    private static final String NEAR = """
            SELECT o.user_id FROM asked CROSS JOIN LATERAL unnest(asked.tiles, asked.steps) AS square (tile, step)
            CROSS JOIN LATERAL (
                SELECT o.user_id FROM datifyy.match_outlines AS o
                WHERE o.tile = square.tile AND o.reach >= square.step AND %s OFFSET 0) AS o
            """.formatted(FITTING);

    private static final String ELSEWHERE = """
            UNION ALL
            SELECT o.user_id FROM asked CROSS JOIN LATERAL (
                SELECT o.user_id FROM datifyy.match_outlines AS o
                WHERE o.reach > %d AND o.tile NOT IN (SELECT unnest(CAST(? AS integer[]))) AND %s OFFSET 0) AS o
            """.formatted(Narrowing.NEAR.ordinal(), FITTING);

    private static final String SOME = "LIMIT ?) AS people";

    private static final String NEARBY = ASKED + NEAR + SOME;
    private static final String EVERYWHERE = ASKED + NEAR + ELSEWHERE + SOME;

    private static String columns(String form, String between) {
        return Outlines.CRITERIA.stream()
                .map(criterion -> form.formatted(Outlines.columnOf(criterion).getName()))
                .collect(joining(between));
    }

    /// Some of them, everybody if they are no more than that.
    List<Integer> ids(PostgresDatabase database, int most) {
        return database.ask(wide ? EVERYWHERE : NEARBY, question -> put(question, most), rows -> {
            rows.next();
            String ids = rows.getString(1);
            return ids == null ? List.of() : Ids.in(ids).boxed().toList();
        });
    }

    /// The values in the order in which the question names them.
    private void put(PreparedStatement question, int most) throws SQLException {
        Array tiles =
                question.getConnection().createArrayOf("int4", steps.keySet().toArray());
        List<Object> values = new ArrayList<>();
        values.add(seeker.value());
        values.add(tiles);
        values.add(shorts(
                question, steps.values().stream().map(Integer::shortValue).toList()));
        values.add(shorts(question, genders));
        values.add(births.first());
        values.add(births.last());
        values.add(verified);
        values.add(gender);
        values.add(age);
        Outlines.CRITERIA.forEach(criterion -> values.add(wanted.getOrDefault(criterion, ANYTHING)));
        values.add(seeker.value());
        values.add(seeker.value());
        if (wide) {
            values.add(tiles);
        }
        values.add(most);
        for (int i = 0; i < values.size(); i++) {
            question.setObject(i + 1, values.get(i));
        }
    }

    private static Array shorts(PreparedStatement question, List<Short> values) throws SQLException {
        return question.getConnection().createArrayOf("int2", values.toArray());
    }
}
