package com.datifyy.adapters.postgres.dates;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;
import static com.datifyy.adapters.postgres.schema.Tables.DATE_BOOKINGS;
import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectConditionStep;

/// The time that dates take which are not over. It is a range, for which there is no type here.
public final class BookedTime {
    private static final Field<Object> DURING = field(name("datifyy", "date_bookings", "during"));

    static final Field<Instant> BEGINS = field("lower({0})", SCHEDULED_DATES.STARTS_AT.getDataType(), DURING);
    static final Field<Instant> ENDS = field("upper({0})", SCHEDULED_DATES.ENDS_AT.getDataType(), DURING);

    private BookedTime() {}

    /// Whether some of it lies from one time up to another, which is null for time without end.
    static Condition isWithin(Field<Instant> from, Field<Instant> to) {
        return condition("{0} && tstzrange({1}, {2})", DURING, from, to);
    }

    /// Whether the hour that is looked at is touched by no date of whoever offered it.
    public static Condition leavesTheHour() {
        return notExists(ofWhoeverOfferedTheHour());
    }

    /// The same where only hours of these people are looked at: said of their dates as well, it keeps the planner
    /// from reading those of everybody.
    public static Condition leavesTheHourOf(Collection<Integer> people) {
        return notExists(ofWhoeverOfferedTheHour().and(DATE_BOOKINGS.USER_ID.in(people)));
    }

    private static SelectConditionStep<?> ofWhoeverOfferedTheHour() {
        return selectOne()
                .from(DATE_BOOKINGS)
                .where(DATE_BOOKINGS.USER_ID.eq(AVAILABILITY_SLOTS.USER_ID))
                .and(isWithin(AVAILABILITY_SLOTS.STARTS_AT, AVAILABILITY_SLOTS.ENDS_AT));
    }
}
