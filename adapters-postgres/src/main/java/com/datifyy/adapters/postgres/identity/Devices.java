package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.SESSIONS;
import static com.datifyy.adapters.postgres.schema.Tables.TRUSTED_DEVICES;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.SessionRepository.TrustedDevice;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/// The devices that somebody's sessions were opened on, and those of them that are trusted.
final class Devices {
    private final PostgresDatabase database;

    Devices(PostgresDatabase database) {
        this.database = database;
    }

    NumberedPage<KnownDevice> of(UserId owner, Instant now, NumberedPage.Wanted wanted) {
        Field<Integer> living = count().filterWhere(SessionRows.isAlive(now))
                .over()
                .partitionBy(SESSIONS.DEVICE_ID)
                .as("living");
        Field<Integer> all = count().over().partitionBy(SESSIONS.DEVICE_ID).as("sign_ins");
        Field<Instant> first =
                min(SESSIONS.CREATED_AT).over().partitionBy(SESSIONS.DEVICE_ID).as("first_seen_at");
        Field<Integer> place = rowNumber()
                .over()
                .partitionBy(SESSIONS.DEVICE_ID)
                .orderBy(field(SessionRows.isAlive(now)).desc(), SESSIONS.LAST_ACTIVE_AT.desc(), SESSIONS.ID.desc())
                .as("place");
        // Named like the table, so that its fields read the same inside and outside.
        var ranked = select(SESSIONS.fields())
                .select(living, all, first, place)
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(owner.value()))
                .asTable(SESSIONS.getName());
        Condition latestAlive = field(name("place"), Integer.class)
                .eq(1)
                .and(field(name("living"), Integer.class).gt(0));
        return database.readingTogether(sql -> new NumberedPage<>(
                sql.select(ranked.fields())
                        .select(TRUSTED_DEVICES.TRUSTED_AT)
                        .from(ranked)
                        .leftJoin(TRUSTED_DEVICES)
                        .on(TRUSTED_DEVICES.USER_ID.eq(owner.value()))
                        .and(TRUSTED_DEVICES.DEVICE_ID.eq(in(ranked, SESSIONS.DEVICE_ID)))
                        .where(latestAlive)
                        .orderBy(
                                in(ranked, SESSIONS.LAST_ACTIVE_AT).desc(),
                                in(ranked, SESSIONS.ID).desc())
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(row -> new KnownDevice(
                                SessionRows.session(row.into(SESSIONS)),
                                row.get(living),
                                row.get(all),
                                row.get(first),
                                row.get(TRUSTED_DEVICES.TRUSTED_AT))),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(select(in(ranked, SESSIONS.ID)).from(ranked).where(latestAlive))));
    }

    private static <T> Field<T> in(Table<?> table, Field<T> field) {
        return Objects.requireNonNull(table.field(field));
    }

    boolean trust(UserId owner, String deviceId, Instant now) {
        boolean there = database.reading()
                .fetchExists(
                        SESSIONS,
                        SESSIONS.USER_ID
                                .eq(owner.value())
                                .and(SESSIONS.DEVICE_ID.eq(deviceId))
                                .and(SessionRows.isAlive(now)));
        if (there) {
            database.writing()
                    .insertInto(TRUSTED_DEVICES)
                    .set(TRUSTED_DEVICES.USER_ID, owner.value())
                    .set(TRUSTED_DEVICES.DEVICE_ID, deviceId)
                    .set(TRUSTED_DEVICES.TRUSTED_AT, now)
                    .onConflict(TRUSTED_DEVICES.USER_ID, TRUSTED_DEVICES.DEVICE_ID)
                    .doUpdate()
                    .set(TRUSTED_DEVICES.TRUSTED_AT, now)
                    .execute();
        }
        return there;
    }

    List<TrustedDevice> trusted(UserId owner) {
        return database.reading()
                .selectFrom(TRUSTED_DEVICES)
                .where(TRUSTED_DEVICES.USER_ID.eq(owner.value()))
                .orderBy(TRUSTED_DEVICES.DEVICE_ID)
                .fetch(row ->
                        new TrustedDevice(row.get(TRUSTED_DEVICES.DEVICE_ID), row.get(TRUSTED_DEVICES.TRUSTED_AT)));
    }

    void distrust(UserId owner, String deviceId) {
        database.writing()
                .deleteFrom(TRUSTED_DEVICES)
                .where(TRUSTED_DEVICES.USER_ID.eq(owner.value()))
                .and(TRUSTED_DEVICES.DEVICE_ID.eq(deviceId))
                .execute();
    }
}
