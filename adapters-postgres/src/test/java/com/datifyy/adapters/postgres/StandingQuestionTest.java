package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class StandingQuestionTest extends StoreTest {
    private static final Field<Integer> NUMBER = column("7", "number", SQLDataType.INTEGER);
    private static final List<Field<?>> COLUMNS = List.of(
            NUMBER,
            column("NULL::integer", "no_number", SQLDataType.INTEGER),
            column("'seven'::text", "text", SQLDataType.CLOB),
            column("NULL::text", "no_text", SQLDataType.CLOB),
            column("'0b7c3a52-7d55-4d0c-8d3e-0c8f3a1c9f01'::uuid", "id", SQLDataType.UUID),
            column("NULL::uuid", "no_id", SQLDataType.UUID),
            column("'2026-03-02T09:00:00.123456+05:30'::timestamptz", "time", SQLDataType.INSTANT),
            column("NULL::timestamptz", "no_time", SQLDataType.INSTANT),
            column("true", "flag", SQLDataType.BOOLEAN));

    private static final StandingQuestion QUESTION =
            StandingQuestion.of(select(COLUMNS).where(field("0", Integer.class).lt(param("least", Integer.class))));

    private static <T> Field<T> column(String value, String name, DataType<T> type) {
        return field(value, type).as(name);
    }

    @Test
    void a_row_as_it_came_says_what_jooqs_row_says() {
        List<Object> found = store.database()
                .askForOne(QUESTION, values -> values.setInt(1, 1), row -> {
                    List<Object> values = new ArrayList<>();
                    COLUMNS.forEach(column -> values.add(row.get(column)));
                    return values;
                })
                .orElseThrow();

        assertThat(found)
                .isEqualTo(store.database()
                        .ask(QUESTION, values -> values.setInt(1, 1))
                        .getFirst()
                        .intoList())
                .contains(7, "seven", UUID.fromString("0b7c3a52-7d55-4d0c-8d3e-0c8f3a1c9f01"), true);
    }

    @Test
    void without_a_row_nothing_is_found() {
        assertThat(store.database().askForOne(QUESTION, values -> values.setInt(1, 0), row -> row.get(NUMBER)))
                .isEmpty();
    }

    @Test
    void a_column_that_is_not_asked_for_is_a_bug() {
        assertThatThrownBy(() -> store.database()
                        .askForOne(
                                QUESTION,
                                values -> values.setInt(1, 1),
                                row -> row.get(column("8", "other", SQLDataType.INTEGER))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }
}
