package com.datifyy.adapters.postgres.availability;

import static com.datifyy.adapters.postgres.schema.Tables.NUDGE_ROUNDS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static com.datifyy.adapters.postgres.schema.Tables.USER_SETTINGS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.availability.port.NudgeRounds;
import com.datifyy.domain.availability.Weekend;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/// How far the weekly reminders about the weekend have come, in PostgreSQL.
public final class PostgresNudgeRounds implements NudgeRounds {
    /// The clock of whoever chose none.
    private static final String USUAL_ZONE = "UTC";

    private static final List<String> TAKING_PART = Arrays.stream(AccountStatus.values())
            .filter(AccountStatus::takesPart)
            .map(AccountStatus::name)
            .toList();

    private final PostgresDatabase database;

    public PostgresNudgeRounds(PostgresDatabase database) {
        this.database = database;
    }

    /// From one zone to the next by the index: there are few, of however many people.
    @Override
    public List<ZoneId> zones() {
        Set<String> known = ZoneId.getAvailableZoneIds();
        Stream<String> chosen = database.reading().fetch("""
                        WITH RECURSIVE zones AS (
                            SELECT min(time_zone) AS zone FROM datifyy.user_settings WHERE time_zone IS NOT NULL
                            UNION ALL
                            SELECT (SELECT min(time_zone) FROM datifyy.user_settings WHERE time_zone > zones.zone)
                            FROM zones
                            WHERE zones.zone IS NOT NULL
                        )
                        SELECT zone FROM zones WHERE zone IS NOT NULL""").getValues(0, String.class).stream();
        return Stream.concat(Stream.of(USUAL_ZONE), chosen)
                .distinct()
                .filter(known::contains)
                .map(ZoneId::of)
                .toList();
    }

    @Override
    public Optional<Round> open(Weekend weekend, ZoneId zone) {
        int _ = database.writing()
                .insertInto(NUDGE_ROUNDS)
                .set(NUDGE_ROUNDS.WEEK, weekend.wednesday())
                .set(NUDGE_ROUNDS.ZONE, zone.getId())
                .onConflictDoNothing()
                .execute();
        return database.writing()
                .select(NUDGE_ROUNDS.REACHED)
                .from(NUDGE_ROUNDS)
                .where(isRound(weekend, zone))
                .and(NUDGE_ROUNDS.IS_OVER.isFalse())
                .forNoKeyUpdate()
                .skipLocked()
                .fetchOptional(row -> new Round(weekend, zone, row.value1()));
    }

    @Override
    public List<UserId> next(Round round, int atMost) {
        String zone = round.zone().getId();
        return zone.equals(USUAL_ZONE)
                ? people(
                        USERS,
                        USERS.ID,
                        notExists(selectOne()
                                .from(USER_SETTINGS)
                                .where(USER_SETTINGS.USER_ID.eq(USERS.ID))
                                .and(USER_SETTINGS.TIME_ZONE.ne(USUAL_ZONE))),
                        round,
                        atMost)
                : people(
                        USER_SETTINGS.join(USERS).on(USERS.ID.eq(USER_SETTINGS.USER_ID)),
                        USER_SETTINGS.USER_ID,
                        USER_SETTINGS.TIME_ZONE.eq(zone),
                        round,
                        atMost);
    }

    private List<UserId> people(Table<?> where, Field<Integer> number, Condition livesThere, Round round, int atMost) {
        return database.reading()
                .select(number)
                .from(where)
                .where(livesThere)
                .and(number.gt(round.reached()))
                .and(USERS.STATUS.in(TAKING_PART))
                .and(USERS.EMAIL_VERIFIED_AT.isNotNull())
                .orderBy(number)
                .limit(atMost)
                .fetch(row -> new UserId(row.value1()));
    }

    @Override
    public void advance(Round round, int reached, boolean isOver) {
        int _ = database.writing()
                .update(NUDGE_ROUNDS)
                .set(NUDGE_ROUNDS.REACHED, reached)
                .set(NUDGE_ROUNDS.IS_OVER, isOver)
                .where(isRound(round.weekend(), round.zone()))
                .execute();
    }

    @Override
    public void forget(LocalDate before) {
        int _ = database.writing()
                .deleteFrom(NUDGE_ROUNDS)
                .where(NUDGE_ROUNDS.WEEK.lt(before))
                .execute();
    }

    private static Condition isRound(Weekend weekend, ZoneId zone) {
        return NUDGE_ROUNDS.WEEK.eq(weekend.wednesday()).and(NUDGE_ROUNDS.ZONE.eq(zone.getId()));
    }
}
