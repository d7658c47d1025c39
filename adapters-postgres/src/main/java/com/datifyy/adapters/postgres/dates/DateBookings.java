package com.datifyy.adapters.postgres.dates;

import static com.datifyy.adapters.postgres.schema.Tables.ADMINS;
import static com.datifyy.adapters.postgres.schema.Tables.DATE_BOOKINGS;
import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.dates.port.DateRepository.Outcome;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// The time that dates take of people and genies, in PostgreSQL, which itself rules out that anybody is on two dates
/// at once.
final class DateBookings {
    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String GENIES_DO_NOT_OVERLAP = "date_bookings_of_genies_do_not_overlap";

    /// Whether a member of staff looks after dates, by their role or besides it.
    private static final Condition GUIDES =
            condition(ADMINS.ACTIVE).and(condition(ADMINS.GENIE).or(ADMINS.ROLE.eq(AdminRole.GENIE.name())));

    private final PostgresDatabase database;

    DateBookings(PostgresDatabase database) {
        this.database = database;
    }

    /// Adds a date, and takes its time of the three.
    Outcome add(ScheduledDate date) {
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

    /// @return whether the genie who looks after the date from now on is free then, and guides dates
    boolean handOver(ScheduledDate date) {
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

    /// Gives back the time of a date that is over.
    void release(DateId date) {
        int _ = database.writing()
                .deleteFrom(DATE_BOOKINGS)
                .where(DATE_BOOKINGS.DATE_ID.eq(date.value()))
                .execute();
    }

    /// The time of each of several people that dates take which end after an instant, the soonest first.
    Map<UserId, List<Booking>> of(Collection<UserId> people, Instant after) {
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

    /// Of the genies who are free all the time, the one with the fewest dates that are not over.
    Optional<AdminId> freeGenie(Instant from, Instant to) {
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
}
