package com.datifyy.adapters.postgres.dates;

import static com.datifyy.adapters.postgres.schema.Tables.BLOCKS;
import static com.datifyy.adapters.postgres.schema.Tables.DATE_FEEDBACK;
import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.dates.port.DateRepository.Overview;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectUnionStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.WindowBeforeOverStep;

/// Somebody's dates as they are told to them: without those with anybody whom a block keeps apart from them.
final class SeenDates {
    private final PostgresDatabase database;

    SeenDates(PostgresDatabase database) {
        this.database = database;
    }

    Numbered<ScheduledDate> upcoming(UserId person, Instant now, Numbered.Wanted wanted) {
        return DateRows.page(
                database.reading(),
                seenBy(person, isAhead(now), DateRows.SOONEST, wanted),
                isSeenBy(person).and(isAhead(now)),
                wanted);
    }

    Numbered<ScheduledDate> past(UserId person, Instant now, Numbered.Wanted wanted) {
        return DateRows.page(
                database.reading(),
                seenBy(person, not(isAhead(now)), DateRows.LATEST, wanted),
                isSeenBy(person).and(not(isAhead(now))),
                wanted);
    }

    /// All of somebody's dates are counted and put in order by their numbers alone; the rest is read of those
    /// that are told.
    Overview overview(UserId person, Instant now, int atMost) {
        Field<Boolean> isAhead = field(isAhead(now));
        Table<?> counted = select(
                        SCHEDULED_DATES.ID,
                        isAhead.as("ahead"),
                        rowNumber()
                                .over(partitionBy(isAhead).orderBy(DateRows.SOONEST))
                                .as("place"),
                        ratingsOf(person).as("ratings"))
                .select(counts(person, now, count -> count.over()))
                .from(SCHEDULED_DATES)
                .where(isSeenBy(person))
                .asTable("counted");
        Result<?> rows = database.reading()
                .select(SCHEDULED_DATES.fields())
                .select(counted.fields())
                .from(counted)
                .join(SCHEDULED_DATES)
                .on(SCHEDULED_DATES.ID.eq(counted.field(SCHEDULED_DATES.ID)))
                .where("CASE WHEN ahead THEN place <= {0} ELSE place > total - upcoming - {0} END", val(atMost))
                .orderBy(field("place"))
                .fetch();
        if (rows.isEmpty()) {
            return Overview.NOTHING;
        }
        Map<Boolean, List<ScheduledDate>> dates = rows.stream()
                .collect(partitioningBy(row -> row.get("ahead", boolean.class), mapping(DateRows::date, toList())));
        return new Overview(
                dates.getOrDefault(true, List.of()),
                dates.getOrDefault(false, List.of()).reversed(),
                tallyIn(rows.getFirst()));
    }

    DateTally tally(UserId person, Instant now) {
        return tallyIn(database.reading()
                .select(counts(person, now, count -> count))
                .select(ratingsOf(person).as("ratings"))
                .from(SCHEDULED_DATES)
                .where(isSeenBy(person))
                .fetchSingle());
    }

    /// @param over of which rows
    private static List<Field<?>> counts(
            UserId person, Instant now, Function<WindowBeforeOverStep<Integer>, Field<Integer>> over) {
        return List.of(
                over.apply(count()).as("total"),
                over.apply(count().filterWhere(isAhead(now))).as("upcoming"),
                over.apply(counted(DateStatus.COMPLETED)).as("completed"),
                over.apply(counted(DateStatus.CANCELLED)).as("cancelled"),
                over.apply(counted(DateStatus.NO_SHOW)).as("missed"),
                over.apply(count().filterWhere(SCHEDULED_DATES.CANCELLED_BY.eq(person.value())))
                        .as("by_them"));
    }

    /// What others said of dates with somebody, in the order they said it.
    private static Field<Short[]> ratingsOf(UserId person) {
        return field(select(arrayAgg(DATE_FEEDBACK.RATING).orderBy(DATE_FEEDBACK.CREATED_AT, DATE_FEEDBACK.DATE_ID))
                .from(DATE_FEEDBACK)
                .join(SCHEDULED_DATES)
                .on(SCHEDULED_DATES.ID.eq(DATE_FEEDBACK.DATE_ID))
                .where(isSeenBy(person))
                .and(DATE_FEEDBACK.USER_ID.ne(person.value())));
    }

    private static DateTally tallyIn(Record row) {
        Short[] given = row.get("ratings", Short[].class);
        int count = given == null ? 0 : DateTally.counted(given.length);
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += given[i];
        }
        int total = row.get("total", int.class);
        int upcoming = row.get("upcoming", int.class);
        return new DateTally(
                total,
                upcoming,
                total - upcoming,
                row.get("completed", int.class),
                row.get("cancelled", int.class),
                row.get("missed", int.class),
                row.get("by_them", int.class),
                count,
                sum);
    }

    /// Each side by itself goes through its index in that order, and ends as soon as it has enough.
    private static Select<Record> seenBy(
            UserId person, Condition when, List<SortField<?>> order, Numbered.Wanted wanted) {
        return side(SCHEDULED_DATES.FIRST_USER, person, when, order, wanted)
                .unionAll(side(SCHEDULED_DATES.SECOND_USER, person, when, order, wanted))
                .orderBy(order)
                .limit(wanted.size())
                .offset(wanted.offset());
    }

    private static SelectUnionStep<Record> side(
            Field<Integer> whose, UserId person, Condition when, List<SortField<?>> order, Numbered.Wanted wanted) {
        return selectFrom(SCHEDULED_DATES)
                .where(whose.eq(person.value()))
                .and(isSeenBy(person))
                .and(when)
                .orderBy(order)
                .limit(wanted.offset() + wanted.size());
    }

    private static WindowBeforeOverStep<Integer> counted(DateStatus status) {
        return count().filterWhere(SCHEDULED_DATES.STATUS.eq(status.name()));
    }

    /// Whom blocks keep apart from somebody is asked for once, not for every date.
    private static Condition isSeenBy(UserId person) {
        Field<Integer> other = when(SCHEDULED_DATES.FIRST_USER.eq(person.value()), SCHEDULED_DATES.SECOND_USER)
                .otherwise(SCHEDULED_DATES.FIRST_USER);
        return DateRows.isOf(person)
                .and(other.notIn(select(BLOCKS.BLOCKED)
                        .from(BLOCKS)
                        .where(BLOCKS.BLOCKER.eq(person.value()))
                        .unionAll(select(BLOCKS.BLOCKER).from(BLOCKS).where(BLOCKS.BLOCKED.eq(person.value())))));
    }

    private static Condition isAhead(Instant now) {
        return SCHEDULED_DATES
                .STATUS
                .eq(DateStatus.IN_PROGRESS.name())
                .or(SCHEDULED_DATES
                        .STATUS
                        .in(DateStatus.SCHEDULED.name(), DateStatus.CONFIRMED.name())
                        .and(SCHEDULED_DATES.STARTS_AT.gt(now)));
    }
}
