package com.datifyy.adapters.postgres.dates;

import static com.datifyy.adapters.postgres.schema.Tables.DATE_FEEDBACK;
import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The dates in PostgreSQL.
public final class PostgresDateRepository implements DateRepository {
    private static final List<String> ACTIVE = Arrays.stream(DateStatus.values())
            .filter(DateStatus::isActive)
            .map(DateStatus::name)
            .toList();

    private final PostgresDatabase database;
    private final SeenDates seen;
    private final DateBookings bookings;

    public PostgresDateRepository(PostgresDatabase database) {
        this.database = database;
        this.seen = new SeenDates(database);
        this.bookings = new DateBookings(database);
    }

    @Override
    public Outcome add(ScheduledDate date) {
        return bookings.add(date);
    }

    @Override
    public Optional<ScheduledDate> find(DateId id) {
        return database.reading()
                .selectFrom(SCHEDULED_DATES)
                .where(SCHEDULED_DATES.ID.eq(id.value()))
                .fetchOptional(DateRows::date);
    }

    @Override
    public Optional<ScheduledDate> findForUpdate(DateId id) {
        return database.writing()
                .selectFrom(SCHEDULED_DATES)
                .where(SCHEDULED_DATES.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(DateRows::date);
    }

    @Override
    public void save(ScheduledDate date) {
        int saved = database.writing()
                .update(SCHEDULED_DATES)
                .set(DateRows.changing(date))
                .where(SCHEDULED_DATES.ID.eq(date.id().value()))
                .execute();
        if (saved != 1) {
            throw new IllegalStateException("there is no date " + date.id());
        }
        if (!date.status().isActive()) {
            bookings.release(date.id());
        }
    }

    @Override
    public List<ScheduledDate> activeForUpdate(UserId person) {
        return database.writing()
                .selectFrom(SCHEDULED_DATES)
                .where(DateRows.isOf(val(person.value())))
                .and(SCHEDULED_DATES.STATUS.in(ACTIVE))
                .orderBy(DateRows.SOONEST)
                .forNoKeyUpdate()
                .fetch(DateRows::date);
    }

    @Override
    public List<ScheduledDate> activeForUpdate(AdminId genie) {
        return database.writing()
                .selectFrom(SCHEDULED_DATES)
                .where(SCHEDULED_DATES.GENIE.eq(genie.value()))
                .and(SCHEDULED_DATES.STATUS.in(ACTIVE))
                .orderBy(DateRows.SOONEST)
                .forNoKeyUpdate()
                .fetch(DateRows::date);
    }

    @Override
    public boolean handOver(ScheduledDate date) {
        return bookings.handOver(date);
    }

    @Override
    public NumberedPage<ScheduledDate> upcoming(UserId person, Instant now, NumberedPage.Wanted wanted) {
        return seen.upcoming(person, now, wanted);
    }

    @Override
    public NumberedPage<ScheduledDate> past(UserId person, Instant now, NumberedPage.Wanted wanted) {
        return seen.past(person, now, wanted);
    }

    @Override
    public Overview overview(UserId person, Instant now, int atMost) {
        return seen.overview(person, now, atMost);
    }

    @Override
    public DateTally tally(UserId person, Instant now) {
        return seen.tally(person, now);
    }

    @Override
    public List<ScheduledDate> all(UserId person, int atMost) {
        return database.reading()
                .selectFrom(SCHEDULED_DATES)
                .where(DateRows.isOf(val(person.value())))
                .orderBy(DateRows.LATEST)
                .limit(atMost)
                .fetch(DateRows::date);
    }

    @Override
    public Set<UserId> metBy(UserId person, Collection<UserId> others) {
        if (others.isEmpty()) {
            return Set.of();
        }
        List<Integer> ids = others.stream().map(UserId::value).toList();
        return database
                .reading()
                .select(SCHEDULED_DATES.SECOND_USER)
                .from(SCHEDULED_DATES)
                .where(SCHEDULED_DATES.FIRST_USER.eq(person.value()))
                .and(SCHEDULED_DATES.SECOND_USER.in(ids))
                .union(select(SCHEDULED_DATES.FIRST_USER)
                        .from(SCHEDULED_DATES)
                        .where(SCHEDULED_DATES.SECOND_USER.eq(person.value()))
                        .and(SCHEDULED_DATES.FIRST_USER.in(ids)))
                .fetch(row -> new UserId(row.value1()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<UserId, List<Booking>> bookings(Collection<UserId> people, Instant after) {
        return bookings.of(people, after);
    }

    @Override
    public List<ScheduledDate> between(UserId one, UserId other) {
        return database.reading()
                .selectFrom(SCHEDULED_DATES)
                .where(SCHEDULED_DATES.FIRST_USER.eq(one.value()).and(SCHEDULED_DATES.SECOND_USER.eq(other.value())))
                .or(SCHEDULED_DATES.FIRST_USER.eq(other.value()).and(SCHEDULED_DATES.SECOND_USER.eq(one.value())))
                .orderBy(DateRows.LATEST)
                .fetch(DateRows::date);
    }

    @Override
    public NumberedPage<ScheduledDate> list(
            @Nullable AdminId genie, @Nullable DateStatus status, NumberedPage.Wanted wanted) {
        Condition listed = (genie == null ? noCondition() : SCHEDULED_DATES.GENIE.eq(genie.value()))
                .and(status == null ? noCondition() : SCHEDULED_DATES.STATUS.eq(status.name()));
        return DateRows.page(
                database.reading(),
                selectFrom(SCHEDULED_DATES)
                        .where(listed)
                        .orderBy(DateRows.LATEST)
                        .limit(wanted.size())
                        .offset(wanted.offset()),
                listed,
                wanted);
    }

    @Override
    public Optional<AdminId> freeGenie(Instant from, Instant to) {
        return bookings.freeGenie(from, to);
    }

    @Override
    public List<ScheduledDate> toRemindOf(Instant now, Instant startingBefore, int atMost) {
        return database.writing()
                .selectFrom(SCHEDULED_DATES)
                .where(SCHEDULED_DATES.REMINDED_AT.isNull())
                .and(SCHEDULED_DATES.STATUS.in(
                        inline(DateStatus.SCHEDULED.name()), inline(DateStatus.CONFIRMED.name())))
                .and(SCHEDULED_DATES.STARTS_AT.ge(now))
                .and(SCHEDULED_DATES.STARTS_AT.lt(startingBefore))
                .orderBy(DateRows.SOONEST)
                .limit(atMost)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch(DateRows::date);
    }

    @Override
    public void reminded(DateId id, Instant at) {
        int _ = database.writing()
                .update(SCHEDULED_DATES)
                .set(SCHEDULED_DATES.REMINDED_AT, at)
                .where(SCHEDULED_DATES.ID.eq(id.value()))
                .execute();
    }

    @Override
    public boolean addFeedback(DateFeedback said) {
        return database.writing()
                        .insertInto(DATE_FEEDBACK)
                        .set(DATE_FEEDBACK.DATE_ID, said.date().value())
                        .set(DATE_FEEDBACK.USER_ID, said.from().value())
                        .set(DATE_FEEDBACK.RATING, (short) said.rating())
                        .set(DATE_FEEDBACK.TEXT, said.text())
                        .set(DATE_FEEDBACK.CREATED_AT, said.at())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    @Override
    public Map<DateId, List<DateFeedback>> feedbackOn(Collection<DateId> dates) {
        return database
                .reading()
                .selectFrom(DATE_FEEDBACK)
                .where(DATE_FEEDBACK.DATE_ID.in(
                        dates.stream().map(DateId::value).toList()))
                .orderBy(DATE_FEEDBACK.CREATED_AT, DATE_FEEDBACK.USER_ID)
                .fetch(PostgresDateRepository::feedback)
                .stream()
                .collect(Collectors.groupingBy(DateFeedback::date));
    }

    @Override
    public List<DateFeedback> feedbackBy(UserId person) {
        return database.reading()
                .selectFrom(DATE_FEEDBACK)
                .where(DATE_FEEDBACK.USER_ID.eq(person.value()))
                .orderBy(DATE_FEEDBACK.CREATED_AT.desc(), DATE_FEEDBACK.DATE_ID.desc())
                .fetch(PostgresDateRepository::feedback);
    }

    private static DateFeedback feedback(Record row) {
        return new DateFeedback(
                new DateId(row.get(DATE_FEEDBACK.DATE_ID)),
                new UserId(row.get(DATE_FEEDBACK.USER_ID)),
                row.get(DATE_FEEDBACK.RATING),
                row.get(DATE_FEEDBACK.TEXT),
                row.get(DATE_FEEDBACK.CREATED_AT));
    }
}
