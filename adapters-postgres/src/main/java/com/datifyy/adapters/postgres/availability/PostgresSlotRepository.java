package com.datifyy.adapters.postgres.availability;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StillTrue;
import com.datifyy.adapters.postgres.TwoLevels;
import com.datifyy.adapters.postgres.dates.BookedTime;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

/// The free hours in PostgreSQL, which itself rules out that two of one person overlap. Hours that have not
/// changed since they were last read, here or by another instance that left a copy, are not read again.
public final class PostgresSlotRepository implements SlotRepository {
    private static final String EXCLUSION_VIOLATION = "23P01";

    private static final int SHARE_OF_HEAP = 64;
    private static final int BYTES = 200;
    private static final int BYTES_PER_SLOT = 700;

    /// Whoever has more hours ahead has them read every time.
    private static final int MOST_REMEMBERED = 100;

    /// How long a copy is of use to other instances.
    private static final Duration LIFE = Duration.ofMinutes(1);

    /// Rows are told apart by who they are and which transaction wrote them. Whatever is added, changed or
    /// taken away makes another number of them all. The time is there for a standby that took over without
    /// the last changes and numbers its own like them.
    private static final String STAMP = """
            SELECT count(*), bit_xor(uuid_hash_extended(id, xmin::text::bigint)), date_part('epoch', max(updated_at))
            FROM datifyy.availability_slots
            WHERE user_id = ? AND starts_at >= ?""";

    /// What the hours from a day on have in common as long as none of them changes.
    private record Stamp(int hours, String text) {}

    private final PostgresDatabase database;
    private final TwoLevels<List<Slot>> known;

    public PostgresSlotRepository(PostgresDatabase database) {
        this(database, null);
    }

    /// @param copies where instances leave copies for one another, or null
    public PostgresSlotRepository(PostgresDatabase database, @Nullable SharedCopies copies) {
        this.database = database;
        this.known = new TwoLevels<>(
                new StillTrue<>(SHARE_OF_HEAP, hours -> BYTES + BYTES_PER_SLOT * hours.size()),
                copies,
                new HoursFormat(),
                LIFE);
        database.remembering("hours", known);
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

    /// Hours are remembered from the beginning of a day on, so that the same ones serve until it is over.
    @Override
    public List<Slot> findFor(UserId owner, @Nullable Instant from, @Nullable Instant to, int limit) {
        if (from == null || database.inUnitOfWork()) {
            return read(owner, from, to, limit);
        }
        Instant day = from.truncatedTo(ChronoUnit.DAYS);
        Stamp now = stamp(owner, day);
        if (now.hours() == 0) {
            return List.of();
        }
        return now.hours() > MOST_REMEMBERED
                ? read(owner, from, to, limit)
                : fromDay(owner, day, now.text()).stream()
                        .filter(slot -> !slot.start().isBefore(from))
                        .filter(slot -> to == null || !slot.start().isAfter(to))
                        .limit(limit)
                        .toList();
    }

    private List<Slot> fromDay(UserId owner, Instant day, String stamp) {
        List<Slot> slots = known.of(owner, stamp);
        if (slots == null) {
            slots = read(owner, day, null, Integer.MAX_VALUE);
            known.remember(owner, stamp, slots);
        }
        return slots;
    }

    private Stamp stamp(UserId owner, Instant day) {
        return database.ask(
                STAMP,
                question -> {
                    question.setInt(1, owner.value());
                    question.setObject(2, day.atOffset(ZoneOffset.UTC));
                },
                rows -> stampIn(day, rows));
    }

    private static Stamp stampIn(Instant day, ResultSet rows) throws SQLException {
        rows.next();
        int hours = rows.getInt(1);
        return new Stamp(hours, day.getEpochSecond() + "." + hours + "." + rows.getLong(2) + "." + rows.getDouble(3));
    }

    private List<Slot> read(UserId owner, @Nullable Instant from, @Nullable Instant to, int limit) {
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
    public Map<UserId, Integer> countFreeBetween(Collection<UserId> owners, Instant from, Instant to) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        List<Integer> ids = owners.stream().map(UserId::value).toList();
        return database.reading()
                .select(AVAILABILITY_SLOTS.USER_ID, count())
                .from(AVAILABILITY_SLOTS)
                .where(AVAILABILITY_SLOTS.USER_ID.in(ids))
                .and(AVAILABILITY_SLOTS.STARTS_AT.ge(from))
                .and(AVAILABILITY_SLOTS.STARTS_AT.lt(to))
                .and(BookedTime.leavesTheHourOf(ids))
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
