package com.datifyy.adapters.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A query that nearly every request makes. jOOQ renders it once and not each time, which would take about as
/// long as the server takes to answer; only its values change.
public final class StandingQuestion {
    private static final DSLContext JOOQ = DSL.using(SQLDialect.POSTGRES);

    private final String text;
    private final Field<?>[] columns;
    private final IdentityHashMap<Field<?>, Integer> places = new IdentityHashMap<>();

    private StandingQuestion(String text, Field<?>[] columns) {
        this.text = text;
        this.columns = columns;
        for (int i = 0; i < columns.length; i++) {
            places.put(columns[i], i + 1);
        }
    }

    /// What stands in the columns of a row; jOOQ's own have it too.
    public interface Row {
        <T> T get(Field<T> column);
    }

    /// @param question its values as [DSL#param]
    public static StandingQuestion of(Select<?> question) {
        return new StandingQuestion(JOOQ.render(question), question.$select().toArray(Field<?>[]::new));
    }

    /// The same under other names: a column is found soonest by the field it is asked for with.
    ///
    /// @param columns what the answer has, in its order
    public static StandingQuestion of(Select<?> question, List<? extends Field<?>> columns) {
        return new StandingQuestion(JOOQ.render(question), columns.toArray(Field<?>[]::new));
    }

    /// With `?` where the values go, in the order in which the question names them.
    String text() {
        return text;
    }

    Result<Record> rows(ResultSet answer) {
        return JOOQ.fetch(answer, columns);
    }

    /// Reads the first row as it came. Making one of jOOQ's of it would be a third of what a question of a row costs
    /// this process.
    <T> Optional<T> first(ResultSet answer, Function<Row, T> reading) throws SQLException {
        return answer.next() ? Optional.of(reading.apply(new Arrived(answer, places))) : Optional.empty();
    }

    /// The row that an answer is at.
    ///
    /// @param places of the columns, each by the very field it is asked for with
    private record Arrived(ResultSet answer, IdentityHashMap<Field<?>, Integer> places) implements Row {
        @Override
        @SuppressWarnings("NullAway") // which columns may be empty knows whoever asks, as with rows of jOOQ
        public <T> T get(Field<T> column) {
            Integer place = places.get(column);
            if (place == null) {
                throw new IllegalArgumentException(column + " is not asked for");
            }
            try {
                return column.getType().cast(value(place, column.getType()));
            } catch (SQLException failure) {
                throw new DataAccessException("What was found cannot be read", failure);
            }
        }

        private @Nullable Object value(int place, Class<?> type) throws SQLException {
            if (type != Instant.class) {
                return answer.getObject(place, type);
            }
            OffsetDateTime time = answer.getObject(place, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    }
}
