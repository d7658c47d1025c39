package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.SHOWINGS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.matching.port.ShowingRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// How often people were shown, in PostgreSQL: one row for each person and day.
public final class PostgresShowingRepository implements ShowingRepository {
    private static final int MOST_PEOPLE = 200_000;

    /// In the order of their ids, so that two instances that add at once do not wait for each other in a
    /// circle.
    private static final String ADD = """
            INSERT INTO datifyy.showings AS known (day, user_id, times)
            SELECT {0}, u.id, counted.times
            FROM unnest({1}, {2}) AS counted (user_id, times) JOIN datifyy.users u ON u.id = counted.user_id
            ORDER BY u.id
            FOR KEY SHARE OF u
            ON CONFLICT (day, user_id) DO UPDATE SET times = known.times + excluded.times""";

    private final PostgresDatabase database;

    public PostgresShowingRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void add(LocalDate day, Map<UserId, Integer> times) {
        Map<UserId, Integer> ordered = new TreeMap<>(times);
        Integer[] people = ordered.keySet().stream().map(UserId::value).toArray(Integer[]::new);
        database.writing()
                .execute(ADD, val(day), val(people), val(ordered.values().toArray(Integer[]::new)));
    }

    @Override
    public Exposure before(LocalDate day) {
        var times = field(sum(SHOWINGS.TIMES).cast(Integer.class));
        var rows = database.reading()
                .select(SHOWINGS.USER_ID, times)
                .from(SHOWINGS)
                .where(SHOWINGS.DAY.ge(day.minusDays(Exposure.DAYS)))
                .and(SHOWINGS.DAY.lt(day))
                .groupBy(SHOWINGS.USER_ID)
                .orderBy(times.desc(), SHOWINGS.USER_ID)
                .limit(MOST_PEOPLE)
                .fetch();
        return Exposure.of(
                rows.stream().mapToInt(row -> row.get(SHOWINGS.USER_ID)).toArray(),
                rows.stream().mapToInt(row -> row.get(times)).toArray());
    }

    @Override
    public void forget(LocalDate before) {
        database.writing().deleteFrom(SHOWINGS).where(SHOWINGS.DAY.lt(before)).execute();
    }
}
