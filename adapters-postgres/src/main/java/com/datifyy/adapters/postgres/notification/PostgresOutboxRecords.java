package com.datifyy.adapters.postgres.notification;

import static com.datifyy.adapters.postgres.notification.States.DELIVERED;
import static com.datifyy.adapters.postgres.notification.States.GIVEN_UP;
import static com.datifyy.adapters.postgres.notification.States.WAITING;
import static com.datifyy.adapters.postgres.schema.Tables.OUTBOX;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.notification.port.OutboxRecords;
import com.datifyy.domain.notification.MessageId;
import java.time.Instant;
import java.util.List;

/// The outbox in PostgreSQL as its operator sees it; it needs no key.
public final class PostgresOutboxRecords implements OutboxRecords {
    private final PostgresDatabase database;

    public PostgresOutboxRecords(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Summary summary() {
        return database.readingTogether(sql -> {
            var waiting = sql.select(count(), min(OUTBOX.CREATED_AT))
                    .from(OUTBOX)
                    .where(OUTBOX.STATE.eq(WAITING))
                    .fetchSingle();
            int givenUp = sql.fetchCount(OUTBOX, OUTBOX.STATE.eq(GIVEN_UP));
            return new Summary(waiting.value1(), waiting.value2(), givenUp);
        });
    }

    @Override
    public List<OfKind> summaryByKind() {
        return database.reading()
                .select(
                        OUTBOX.KIND,
                        count().filterWhere(OUTBOX.STATE.eq(WAITING)),
                        min(OUTBOX.DUE_AT).filterWhere(OUTBOX.STATE.eq(WAITING)),
                        count().filterWhere(OUTBOX.STATE.eq(GIVEN_UP)))
                .from(OUTBOX)
                // as two conditions, each of which has an index
                .where(OUTBOX.STATE.eq(WAITING).or(OUTBOX.STATE.eq(GIVEN_UP)))
                .groupBy(OUTBOX.KIND)
                .orderBy(OUTBOX.KIND)
                .fetch(row -> new OfKind(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    @Override
    public List<DeadLetter> newestDeadLetters(int atMost) {
        return database.reading()
                .select(OUTBOX.ID, OUTBOX.KIND, OUTBOX.ATTEMPTS, OUTBOX.ENDED_AT, OUTBOX.LAST_ERROR)
                .from(OUTBOX)
                .where(OUTBOX.STATE.eq(GIVEN_UP))
                .orderBy(OUTBOX.ENDED_AT.desc())
                .limit(atMost)
                .fetch(row -> new DeadLetter(
                        new MessageId(row.value1()), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    @Override
    public int forget(Instant endedBefore, int atMost) {
        var old = OUTBOX.as("old");
        return database.writing()
                .deleteFrom(OUTBOX)
                .where(OUTBOX.ID.in(select(old.ID)
                        .from(old)
                        .where(old.STATE.in(DELIVERED, GIVEN_UP))
                        .and(old.ENDED_AT.lt(endedBefore))
                        .limit(atMost)))
                .execute();
    }
}
