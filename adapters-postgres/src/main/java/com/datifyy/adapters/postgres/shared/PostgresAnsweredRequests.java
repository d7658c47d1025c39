package com.datifyy.adapters.postgres.shared;

import static com.datifyy.adapters.postgres.schema.Tables.ANSWERED_REQUESTS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.shared.port.AnsweredRequests;
import com.datifyy.domain.shared.KeptAnswer;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Answered requests in PostgreSQL, whose primary key makes the second of two at once wait for the first.
public final class PostgresAnsweredRequests implements AnsweredRequests {
    private final PostgresDatabase database;

    public PostgresAnsweredRequests(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public boolean begin(Owner owner, String key, String request, Instant now) {
        return database.writing()
                        .insertInto(ANSWERED_REQUESTS)
                        .set(ANSWERED_REQUESTS.USER_ID, person(owner))
                        .set(ANSWERED_REQUESTS.ADMIN_ID, staff(owner))
                        .set(ANSWERED_REQUESTS.KEY, key)
                        .set(ANSWERED_REQUESTS.REQUEST, request)
                        .set(ANSWERED_REQUESTS.BEGUN_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    @Override
    public void keep(Owner owner, String key, KeptAnswer answer) {
        int updated = database.writing()
                .update(ANSWERED_REQUESTS)
                .set(ANSWERED_REQUESTS.STATUS, answer.status())
                .set(ANSWERED_REQUESTS.ANSWER, answer.body())
                .where(is(owner, key))
                .execute();
        if (updated != 1) {
            throw new IllegalStateException("it was not begun");
        }
    }

    @Override
    public Optional<Answered> find(Owner owner, String key) {
        return database.reading()
                .selectFrom(ANSWERED_REQUESTS)
                .where(is(owner, key))
                .fetchOptional(row -> new Answered(
                        row.get(ANSWERED_REQUESTS.REQUEST),
                        new KeptAnswer(row.get(ANSWERED_REQUESTS.STATUS), row.get(ANSWERED_REQUESTS.ANSWER))));
    }

    @Override
    public int forget(Instant before) {
        return database.deletePortion(
                ANSWERED_REQUESTS, ANSWERED_REQUESTS.BEGUN_AT.lt(before), ANSWERED_REQUESTS.BEGUN_AT);
    }

    private static Condition is(Owner owner, String key) {
        Condition his = switch (owner) {
            case Owner.Person person -> ANSWERED_REQUESTS.USER_ID.eq(person.id().value());
            case Owner.Staff staff -> ANSWERED_REQUESTS.ADMIN_ID.eq(staff.id().value());
        };
        return his.and(ANSWERED_REQUESTS.KEY.eq(key));
    }

    private static @Nullable Integer person(Owner owner) {
        return owner instanceof Owner.Person person ? person.id().value() : null;
    }

    private static @Nullable Integer staff(Owner owner) {
        return owner instanceof Owner.Staff staff ? staff.id().value() : null;
    }
}
