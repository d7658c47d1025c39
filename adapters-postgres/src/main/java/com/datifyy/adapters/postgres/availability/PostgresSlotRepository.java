package com.datifyy.adapters.postgres.availability;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// The free hours in PostgreSQL, which itself rules out that two of one person overlap.
public final class PostgresSlotRepository implements SlotRepository {
    private static final String EXCLUSION_VIOLATION = "23P01";

    private final PostgresDatabase database;

    public PostgresSlotRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(Slot slot) {
        return database.writing()
                        .insertInto(AVAILABILITY_SLOTS)
                        .set(SlotColumns.row(slot))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    @Override
    public List<Slot> findFor(UserId owner, @Nullable Instant from, @Nullable Instant to, int limit) {
        return database.reading()
                .selectFrom(AVAILABILITY_SLOTS)
                .where(AVAILABILITY_SLOTS.USER_ID.eq(owner.value()))
                .and(from == null ? noCondition() : AVAILABILITY_SLOTS.STARTS_AT.ge(from))
                .and(to == null ? noCondition() : AVAILABILITY_SLOTS.STARTS_AT.le(to))
                .orderBy(AVAILABILITY_SLOTS.STARTS_AT)
                .limit(limit)
                .fetch(SlotRows::slot);
    }

    @Override
    public Map<UserId, List<Slot>> findForAll(Collection<UserId> owners, Instant from, int limit) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        Table<?> theirs = selectFrom(AVAILABILITY_SLOTS)
                .where(AVAILABILITY_SLOTS.USER_ID.eq(USERS.ID))
                .and(AVAILABILITY_SLOTS.STARTS_AT.ge(from))
                .orderBy(AVAILABILITY_SLOTS.STARTS_AT)
                .limit(limit)
                .asTable("theirs");
        return database
                .reading()
                .select(theirs.fields())
                .from(USERS)
                .crossJoin(lateral(theirs))
                .where(USERS.ID.in(owners.stream().map(UserId::value).toList()))
                .orderBy(theirs.field(AVAILABILITY_SLOTS.STARTS_AT))
                .fetch(SlotRows::slot)
                .stream()
                .collect(Collectors.groupingBy(Slot::owner));
    }

    @Override
    public int countFrom(UserId owner, Instant from) {
        return database.reading()
                .fetchCount(
                        AVAILABILITY_SLOTS,
                        AVAILABILITY_SLOTS.USER_ID.eq(owner.value()),
                        AVAILABILITY_SLOTS.STARTS_AT.ge(from));
    }

    @Override
    public Map<UserId, Integer> countBetween(Collection<UserId> owners, Instant from, Instant to) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        return database.reading()
                .select(AVAILABILITY_SLOTS.USER_ID, count())
                .from(AVAILABILITY_SLOTS)
                .where(AVAILABILITY_SLOTS.USER_ID.in(
                        owners.stream().map(UserId::value).toList()))
                .and(AVAILABILITY_SLOTS.STARTS_AT.ge(from))
                .and(AVAILABILITY_SLOTS.STARTS_AT.lt(to))
                .groupBy(AVAILABILITY_SLOTS.USER_ID)
                .fetchMap(row -> new UserId(row.value1()), row -> row.value2());
    }

    @Override
    public Optional<Slot> find(UserId owner, SlotId id) {
        return database.reading()
                .selectFrom(AVAILABILITY_SLOTS)
                .where(is(owner, id))
                .fetchOptional(SlotRows::slot);
    }

    @Override
    public boolean save(Slot slot) {
        Map<Field<?>, @Nullable Object> row = SlotColumns.row(slot);
        row.remove(AVAILABILITY_SLOTS.CREATED_AT);
        try {
            // A savepoint: without one the violation would end the unit of work.
            int updated = database.writing()
                    .transactionResult(savepoint -> savepoint
                            .dsl()
                            .update(AVAILABILITY_SLOTS)
                            .set(row)
                            .where(is(slot.owner(), slot.id()))
                            .execute());
            if (updated != 1) {
                throw new IllegalStateException("there is no slot " + slot.id());
            }
            return true;
        } catch (IntegrityConstraintViolationException violation) {
            if (EXCLUSION_VIOLATION.equals(violation.sqlState())) {
                return false;
            }
            throw violation;
        }
    }

    @Override
    public boolean remove(UserId owner, SlotId id) {
        return database.writing()
                        .deleteFrom(AVAILABILITY_SLOTS)
                        .where(is(owner, id))
                        .execute()
                == 1;
    }

    private static Condition is(UserId owner, SlotId id) {
        return AVAILABILITY_SLOTS.ID.eq(id.value()).and(AVAILABILITY_SLOTS.USER_ID.eq(owner.value()));
    }
}
