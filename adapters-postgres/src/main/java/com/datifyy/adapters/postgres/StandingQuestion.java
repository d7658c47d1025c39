package com.datifyy.adapters.postgres;

import java.sql.ResultSet;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// A query that nearly every request makes. jOOQ renders it once and not each time, which would take about as
/// long as the server takes to answer; only its values change.
public final class StandingQuestion {
    private static final DSLContext JOOQ = DSL.using(SQLDialect.POSTGRES);

    private final String text;
    private final Field<?>[] columns;

    private StandingQuestion(String text, Field<?>[] columns) {
        this.text = text;
        this.columns = columns;
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
}
