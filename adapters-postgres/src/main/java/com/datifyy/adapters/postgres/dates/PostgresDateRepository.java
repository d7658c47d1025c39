package com.datifyy.adapters.postgres.dates;

import static com.datifyy.adapters.postgres.schema.Tables.ADMINS;
import static com.datifyy.adapters.postgres.schema.Tables.DATE_BOOKINGS;
import static com.datifyy.adapters.postgres.schema.Tables.DATE_FEEDBACK;
import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
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
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// The dates in PostgreSQL, which itself rules out that anybody is on two at once.
public final class PostgresDateRepository implements DateRepository {
    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String GENIES_DO_NOT_OVERLAP = "date_bookings_of_genies_do_not_overlap";
    private static final List<String> ACTIVE = Arrays.stream(DateStatus.values())
            .filter(DateStatus::isActive)
            .map(DateStatus::name)
            .toList();

    /// Whether a member of staff looks after dates, by their role or besides it.
    private static final Condition GUIDES =
            condition(ADMINS.ACTIVE).and(condition(ADMINS.GENIE).or(ADMINS.ROLE.eq(AdminRole.GENIE.name())));

    private final PostgresDatabase database;
    private final SeenDates seen;

    public PostgresDateRepository(PostgresDatabase database) {
        this.database = database;
        this.seen = new SeenDates(database);
    }

    @Override
    public Outcome add(ScheduledDate date) {
        try {
            // A savepoint: without one the violation would end the unit of work. Going back to it gives the lock of
            // the genie up.
            return database.writing().transactionResult(savepoint -> {
                DSLContext sql = savepoint.dsl();
                lock(sql, date.genie());
                int added = sql.insertInto(SCHEDULED_DATES)
                        .set(DateRows.fixed(date))
                        .set(DateRows.changing(date))
                        .onConflictDoNothing()
                        .execute();
                if (added == 0) {
                    throw new Undone(Outcome.ID_TAKEN);
                }
                book(sql, date);
                return Outcome.DONE;
            });
        } catch (IntegrityConstraintViolationException violation) {
            if (EXCLUSION_VIOLATION.equals(violation.sqlState())) {
                return isOf(GENIES_DO_NOT_OVERLAP, violation) ? Outcome.GENIE_BUSY : Outcome.PERSON_BUSY;
            }
            throw violation;
        } catch (Undone undone) {
            return undone.outcome;
        }
    }

    /// @throws Undone when they guide dates no more
    private static void lock(DSLContext sql, AdminId genie) {
        boolean guides = sql.select(field(GUIDES))
                .from(ADMINS)
                .where(ADMINS.ID.eq(genie.value()))
                .forNoKeyUpdate()
                .fetchOptional(row -> row.value1())
                .orElse(false);
        if (!guides) {
            throw new Undone(Outcome.GENIE_GONE);
        }
    }

    /// Goes back to before a date was begun, so that its genie is let go as well.
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Outcome outcome;

        Undone(Outcome outcome) {
            super(outcome.name(), null, false, false);
            this.outcome = outcome;
        }
    }

    private static boolean isOf(String constraint, IntegrityConstraintViolationException violation) {
        PSQLException cause = violation.getCause(PSQLException.class);
        ServerErrorMessage told = cause == null ? null : cause.getServerErrorMessage();
        return told != null && constraint.equals(told.getConstraint());
    }

    /// People by number and then the genie: in the same order whoever books, so that two never wait for each
    /// other, and a genie is found busy only where neither of the people is.
    private static void book(DSLContext sql, ScheduledDate date) {
        Stream.of(date.first(), date.second())
                .sorted()
                .forEach(person -> book(sql, date, DATE_BOOKINGS.USER_ID, person.value()));
        book(sql, date, DATE_BOOKINGS.ADMIN_ID, date.genie().value());
    }

    private static void book(DSLContext sql, ScheduledDate date, Field<Integer> whose, int number) {
        int _ = sql.execute(
                "INSERT INTO datifyy.date_bookings (date_id, {0}, during) VALUES ({1}, {2}, tstzrange({3}, {4}))",
                field(whose.getUnqualifiedName()),
                val(date.id().value()),
                val(number),
                val(date.start(), SCHEDULED_DATES.STARTS_AT),
                val(date.end(), SCHEDULED_DATES.ENDS_AT));
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
            int _ = database.writing()
                    .deleteFrom(DATE_BOOKINGS)
                    .where(DATE_BOOKINGS.DATE_ID.eq(date.id().value()))
                    .execute();
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
        int genie = date.genie().value();
        try {
            // A savepoint, as for adding one, and the genie is locked first like there.
            database.writing().transaction(savepoint -> {
                DSLContext sql = savepoint.dsl();
                lock(sql, date.genie());
                int _ = sql.update(SCHEDULED_DATES)
                        .set(SCHEDULED_DATES.GENIE, genie)
                        .set(SCHEDULED_DATES.SEQUENCE, date.sequence())
                        .set(SCHEDULED_DATES.UPDATED_AT, date.updatedAt())
                        .where(SCHEDULED_DATES.ID.eq(date.id().value()))
                        .execute();
                int _ = sql.update(DATE_BOOKINGS)
                        .set(DATE_BOOKINGS.ADMIN_ID, genie)
                        .where(DATE_BOOKINGS.DATE_ID.eq(date.id().value()))
                        .and(DATE_BOOKINGS.ADMIN_ID.isNotNull())
                        .execute();
            });
            return true;
        } catch (IntegrityConstraintViolationException violation) {
            if (EXCLUSION_VIOLATION.equals(violation.sqlState())) {
                return false;
            }
            throw violation;
        } catch (Undone _) {
            return false;
        }
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
        if (people.isEmpty()) {
            return Map.of();
        }
        return database
                .reading()
                .select(DATE_BOOKINGS.USER_ID, BookedTime.BEGINS, BookedTime.ENDS)
                .from(DATE_BOOKINGS)
                .where(DATE_BOOKINGS.USER_ID.in(
                        people.stream().map(UserId::value).toList()))
                .and(BookedTime.isWithin(
                        val(after, SCHEDULED_DATES.STARTS_AT), castNull(SCHEDULED_DATES.ENDS_AT.getDataType())))
                .orderBy(DATE_BOOKINGS.USER_ID, BookedTime.BEGINS)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new UserId(row.value1()),
                        Collectors.mapping(
                                row -> new Booking(row.value2(), row.value3()), Collectors.toUnmodifiableList())));
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
        Condition time = BookedTime.isWithin(val(from, SCHEDULED_DATES.STARTS_AT), val(to, SCHEDULED_DATES.ENDS_AT));
        return database.reading()
                .select(ADMINS.ID)
                .from(ADMINS)
                .where(GUIDES)
                .and(notExists(selectOne()
                        .from(DATE_BOOKINGS)
                        .where(DATE_BOOKINGS.ADMIN_ID.eq(ADMINS.ID))
                        .and(time)))
                .orderBy(
                        field(selectCount().from(DATE_BOOKINGS).where(DATE_BOOKINGS.ADMIN_ID.eq(ADMINS.ID))), ADMINS.ID)
                .limit(1)
                .fetchOptional(row -> new AdminId(row.value1()));
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
