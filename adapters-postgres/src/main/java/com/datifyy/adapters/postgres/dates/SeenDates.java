package com.datifyy.adapters.postgres.dates;

import static com.datifyy.adapters.postgres.schema.Tables.BLOCKS;
import static com.datifyy.adapters.postgres.schema.Tables.DATE_FEEDBACK;
import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;
import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.adapters.postgres.schema.tables.ScheduledDates;
import com.datifyy.application.dates.port.DateRepository.Overview;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectUnionStep;
import org.jooq.SortField;
import org.jooq.Table;

/// Somebody's dates as they are told to them: without those with anybody whom a block keeps apart from them.
final class SeenDates {
    /// What others said, in the order they said it.
    private static final Field<Short[]> RATINGS =
            arrayAgg(DATE_FEEDBACK.RATING).orderBy(DATE_FEEDBACK.CREATED_AT, DATE_FEEDBACK.DATE_ID);

    private static final Field<Short[]> ALL_RATINGS = field(name("ratings"), Short[].class);
    private static final Field<Boolean> AHEAD = field(name("ahead"), Boolean.class);
    private static final StandingQuestion OVERVIEW = overview();
    /// Where it names the person, the time, and how many are told.
    private static final int[] PERSONS = {1, 2, 4, 5, 6, 7, 8};

    private static final int NOW = 3;
    private static final int[] LENGTHS = {9, 10};

    private final PostgresDatabase database;

    SeenDates(PostgresDatabase database) {
        this.database = database;
    }

    NumberedPage<ScheduledDate> upcoming(UserId person, Instant now, NumberedPage.Wanted wanted) {
        return DateRows.page(
                database.reading(),
                seenBy(person, isAhead(val(now, SCHEDULED_DATES.STARTS_AT)), DateRows.SOONEST, wanted),
                isSeenBy(val(person.value())).and(isAhead(val(now, SCHEDULED_DATES.STARTS_AT))),
                wanted);
    }

    NumberedPage<ScheduledDate> past(UserId person, Instant now, NumberedPage.Wanted wanted) {
        return DateRows.page(
                database.reading(),
                seenBy(person, not(isAhead(val(now, SCHEDULED_DATES.STARTS_AT))), DateRows.LATEST, wanted),
                isSeenBy(val(person.value())).and(not(isAhead(val(now, SCHEDULED_DATES.STARTS_AT)))),
                wanted);
    }

    Overview overview(UserId person, Instant now, int atMost) {
        Result<Record> rows = database.ask(OVERVIEW, question -> {
            for (int place : PERSONS) {
                question.setInt(place, person.value());
            }
            question.setObject(NOW, now.atOffset(UTC));
            for (int place : LENGTHS) {
                question.setInt(place, atMost);
            }
        });
        if (rows.isEmpty()) {
            return Overview.NOTHING;
        }
        Map<Boolean, List<ScheduledDate>> dates =
                rows.stream().collect(partitioningBy(row -> row.get(AHEAD), mapping(DateRows::date, toList())));
        return new Overview(
                dates.getOrDefault(true, List.of()),
                dates.getOrDefault(false, List.of()).reversed(),
                tallyIn(rows.getFirst()));
    }

    /// All of somebody's dates are counted by what the indexes of the two sides say of them; of the few that were
    /// missed or are told the rows are read as well.
    private static StandingQuestion overview() {
        Field<Integer> person = param("person", Integer.class);
        ScheduledDates own = SCHEDULED_DATES.as("own");
        Table<?> found = table(name("own"));
        Field<Integer> missedByThem = field(selectCount()
                .from(found)
                .join(SCHEDULED_DATES)
                .on(SCHEDULED_DATES.ID.eq(own.ID))
                .where(own.STATUS.eq(inline(DateStatus.NO_SHOW.name())))
                .and(SCHEDULED_DATES.BECAUSE_OF.eq(person)));
        List<Field<?>> figures = counts(own, person, condition(AHEAD), missedByThem);
        Field<Short[]> ratings = field(select(RATINGS)
                .from(DATE_FEEDBACK)
                .join(found)
                .on(own.ID.eq(DATE_FEEDBACK.DATE_ID))
                .where(DATE_FEEDBACK.USER_ID.ne(person)));
        Table<?> first = select(own.ID, AHEAD)
                .from(found)
                .where(condition(AHEAD))
                .orderBy(own.STARTS_AT, own.ID)
                .limit(param("at_most", Integer.class))
                .unionAll(select(own.ID, AHEAD)
                        .from(found)
                        .where(not(condition(AHEAD)))
                        .orderBy(own.STARTS_AT.desc(), own.ID.desc())
                        .limit(param("at_most", Integer.class)))
                .asTable("first");
        Table<?> either = counted(SCHEDULED_DATES.FIRST_USER, SCHEDULED_DATES.SECOND_USER, person)
                .unionAll(counted(SCHEDULED_DATES.SECOND_USER, SCHEDULED_DATES.FIRST_USER, person))
                .asTable("side");
        List<Field<?>> columns = new ArrayList<>(List.of(SCHEDULED_DATES.fields()));
        columns.add(AHEAD);
        columns.add(ALL_RATINGS);
        columns.addAll(figures);
        return StandingQuestion.of(
                with("kept_apart")
                        .as(keptApartFrom(person))
                        .with("own")
                        .as(select(table(name("side")).asterisk())
                                .select(field(isAhead(
                                                SCHEDULED_DATES.as("side"), param("now", SCHEDULED_DATES.STARTS_AT)))
                                        .as(AHEAD))
                                .from(either))
                        .with("tally")
                        .as(select(ratings.as(ALL_RATINGS)).select(figures).from(found))
                        .select(SCHEDULED_DATES.fields())
                        .select(AHEAD)
                        .select(table(name("tally")).asterisk())
                        .from(first)
                        .join(SCHEDULED_DATES)
                        .on(SCHEDULED_DATES.ID.eq(first.field(own.ID)))
                        .crossJoin(table(name("tally")))
                        .orderBy(DateRows.SOONEST),
                columns);
    }

    /// What the index of one side of the table says of somebody's dates.
    private static SelectUnionStep<Record4<Integer, Instant, String, Integer>> counted(
            Field<Integer> whose, Field<Integer> other, Field<Integer> person) {
        return select(
                        SCHEDULED_DATES.ID,
                        SCHEDULED_DATES.STARTS_AT,
                        SCHEDULED_DATES.STATUS,
                        SCHEDULED_DATES.CANCELLED_BY)
                .from(SCHEDULED_DATES)
                .where(whose.eq(person))
                .and(other.notIn(select(field(name("kept_apart", "blocked"), Integer.class))
                        .from(table(name("kept_apart")))));
    }

    DateTally tally(UserId person, Instant now) {
        Field<Integer> whose = val(person.value());
        return tallyIn(database.reading()
                .select(counts(
                        SCHEDULED_DATES,
                        whose,
                        isAhead(val(now, SCHEDULED_DATES.STARTS_AT)),
                        count().filterWhere(SCHEDULED_DATES
                                .STATUS
                                .eq(inline(DateStatus.NO_SHOW.name()))
                                .and(SCHEDULED_DATES.BECAUSE_OF.eq(whose)))))
                .select(field(select(RATINGS)
                                .from(DATE_FEEDBACK)
                                .join(SCHEDULED_DATES)
                                .on(SCHEDULED_DATES.ID.eq(DATE_FEEDBACK.DATE_ID))
                                .where(isSeenBy(whose))
                                .and(DATE_FEEDBACK.USER_ID.ne(whose)))
                        .as(ALL_RATINGS))
                .from(SCHEDULED_DATES)
                .where(isSeenBy(whose))
                .fetchSingle());
    }

    /// @param dates where they stand
    /// @param missed how many they did not come to, as the staff says
    private static List<Field<?>> counts(
            ScheduledDates dates, Field<Integer> person, Condition ahead, Field<Integer> missed) {
        return List.of(
                count().as("total"),
                count().filterWhere(ahead).as("upcoming"),
                counted(dates, DateStatus.COMPLETED).as("completed"),
                counted(dates, DateStatus.CANCELLED).as("cancelled"),
                missed.as("missed"),
                count().filterWhere(dates.CANCELLED_BY.eq(person)).as("by_them"));
    }

    private static DateTally tallyIn(Record row) {
        Short[] given = row.get(ALL_RATINGS);
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
            UserId person, Condition when, List<SortField<?>> order, NumberedPage.Wanted wanted) {
        return side(SCHEDULED_DATES.FIRST_USER, person, when, order, wanted)
                .unionAll(side(SCHEDULED_DATES.SECOND_USER, person, when, order, wanted))
                .orderBy(order)
                .limit(wanted.size())
                .offset(wanted.offset());
    }

    private static SelectUnionStep<Record> side(
            Field<Integer> whose, UserId person, Condition when, List<SortField<?>> order, NumberedPage.Wanted wanted) {
        return selectFrom(SCHEDULED_DATES)
                .where(whose.eq(person.value()))
                .and(isSeenBy(val(person.value())))
                .and(when)
                .orderBy(order)
                .limit(wanted.offset() + wanted.size());
    }

    private static Field<Integer> counted(ScheduledDates dates, DateStatus status) {
        return count().filterWhere(dates.STATUS.eq(inline(status.name())));
    }

    /// Whom blocks keep apart from somebody is asked for once, not for every date.
    private static Condition isSeenBy(Field<Integer> person) {
        Field<Integer> other = when(SCHEDULED_DATES.FIRST_USER.eq(person), SCHEDULED_DATES.SECOND_USER)
                .otherwise(SCHEDULED_DATES.FIRST_USER);
        return DateRows.isOf(person).and(other.notIn(keptApartFrom(person)));
    }

    private static Select<Record1<Integer>> keptApartFrom(Field<Integer> person) {
        return select(BLOCKS.BLOCKED)
                .from(BLOCKS)
                .where(BLOCKS.BLOCKER.eq(person))
                .unionAll(select(BLOCKS.BLOCKER).from(BLOCKS).where(BLOCKS.BLOCKED.eq(person)));
    }

    private static Condition isAhead(Field<Instant> now) {
        return isAhead(SCHEDULED_DATES, now);
    }

    /// @param dates where they stand
    private static Condition isAhead(ScheduledDates dates, Field<Instant> now) {
        return dates.STATUS
                .eq(inline(DateStatus.IN_PROGRESS.name()))
                .or(dates.STATUS
                        .in(inline(DateStatus.SCHEDULED.name()), inline(DateStatus.CONFIRMED.name()))
                        .and(dates.STARTS_AT.gt(now)));
    }
}
