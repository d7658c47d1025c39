package com.datifyy.adapters.postgres.notification;

import static com.datifyy.adapters.postgres.notification.States.DELIVERED;
import static com.datifyy.adapters.postgres.notification.States.GIVEN_UP;
import static com.datifyy.adapters.postgres.notification.States.WAITING;
import static com.datifyy.adapters.postgres.schema.Tables.OUTBOX;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.shared.port.SecretBox;
import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbox in PostgreSQL. Notices are stored as sealed JSON, each sealed for its own row.
///
/// A notice that cannot be opened, because its key is not known any more or a newer release wrote it, is not
/// handed out and does not stand in the way of the others: it is put off by [#UNREADABLE_WAIT], and given up
/// [#UNREADABLE_LIMIT] after it was written.
public final class PostgresOutbox implements Outbox {
    static final Duration UNREADABLE_WAIT = Duration.ofMinutes(10);
    static final Duration UNREADABLE_LIMIT = Duration.ofDays(1);

    /// The kinds of notices that are no mails. Like the states they are part of the statements, and of an index: a new
    /// kind needs a new one.
    private static final List<Param<String>> TEXTS = List.of(
            inline("PHONE_CODE"),
            inline("NUMBER_RELEASED"),
            inline("ADDRESS_ADDED"),
            inline("ACCOUNT_OF_NUMBER_CLOSED"),
            inline("ACCOUNT_OF_NUMBER_SIGNED_OUT"),
            inline("ACCOUNT_OF_NUMBER_STOPPED"),
            inline("ACCOUNT_OF_NUMBER_RESTORED"),
            inline("DATE_OF_NUMBER_CHANGED"));

    /// The kinds that can be asked for without a password, as in outbox_asked_for.
    private static final List<Param<String>> ASKED_FOR = List.of(
            inline("EMAIL_CODE"),
            inline("ADDRESS_IN_USE"),
            inline("PASSWORD_RESET"),
            inline("CONFIRMATION_CODE"),
            inline("PHONE_CODE"));

    private static final List<Param<String>> NEWS = List.of(inline("STAFF_NEWS"));

    private static final Logger LOG = LoggerFactory.getLogger(PostgresOutbox.class);

    private final PostgresDatabase database;
    private final SecretBox box;

    public PostgresOutbox(PostgresDatabase database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    @Override
    public boolean add(MessageId id, String key, Notice notice, Instant now) {
        return database.writing()
                        .insertInto(OUTBOX)
                        .set(OUTBOX.ID, id.value())
                        .set(OUTBOX.KEY, key)
                        .set(OUTBOX.KIND, notice.kind().name())
                        .set(OUTBOX.SEALED, box.seal(context(id), NoticeJson.write(notice)))
                        .set(OUTBOX.CREATED_AT, now)
                        .set(OUTBOX.DUE_AT, now)
                        .set(OUTBOX.ATTEMPTS, 0)
                        .set(OUTBOX.STATE, WAITING)
                        .onConflict(OUTBOX.KEY)
                        .doNothing()
                        .execute()
                == 1;
    }

    @Override
    public void takeBack(String key) {
        int _ = database.writing()
                .deleteFrom(OUTBOX)
                .where(OUTBOX.KEY.eq(key))
                .and(OUTBOX.STATE.eq(WAITING))
                .execute();
    }

    @Override
    public AskedFor askedFor(Instant mailsSince, Instant textsSince) {
        Instant earlier = mailsSince.isBefore(textsSince) ? mailsSince : textsSince;
        Condition isText = OUTBOX.KIND.in(TEXTS);
        var counted = database.writing()
                .select(
                        count().filterWhere(isText.not().and(OUTBOX.CREATED_AT.gt(mailsSince))),
                        count().filterWhere(isText.and(OUTBOX.CREATED_AT.gt(textsSince))))
                .from(OUTBOX)
                .where(OUTBOX.KIND.in(ASKED_FOR))
                .and(OUTBOX.CREATED_AT.gt(earlier))
                .fetchSingle();
        return new AskedFor(counted.value1(), counted.value2());
    }

    @Override
    public List<Waiting> claim(Channel channel, int atMost, Instant now, Duration lease) {
        var free = OUTBOX.as("free");
        var claimed = database.writing()
                .update(OUTBOX)
                .set(OUTBOX.LEASED_UNTIL, now.plus(lease))
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .where(OUTBOX.ID.in(select(free.ID)
                        .from(free)
                        .where(free.STATE.eq(WAITING))
                        .and(leavesBy(channel, free.KIND))
                        .and(free.DUE_AT.le(now))
                        .and(free.LEASED_UNTIL.isNull().or(free.LEASED_UNTIL.le(now)))
                        .orderBy(free.DUE_AT)
                        .limit(atMost)
                        .forUpdate()
                        .skipLocked()))
                .returning(OUTBOX.ID, OUTBOX.KIND, OUTBOX.SEALED, OUTBOX.CREATED_AT, OUTBOX.DUE_AT, OUTBOX.ATTEMPTS)
                .fetch();
        var opened = new ArrayList<Waiting>();
        for (Record row : claimed.sortAsc(Comparator.comparing((Record row) -> row.get(OUTBOX.DUE_AT)))) {
            try {
                opened.add(opened(row));
            } catch (IllegalStateException | IllegalArgumentException | Refusal unreadable) {
                putAside(row, now);
            }
        }
        return opened;
    }

    @Override
    public void delivered(MessageId id, Instant now) {
        database.writing()
                .update(OUTBOX)
                .set(OUTBOX.STATE, DELIVERED)
                .set(OUTBOX.ENDED_AT, now)
                .setNull(OUTBOX.SEALED)
                .setNull(OUTBOX.LEASED_UNTIL)
                .where(isWaiting(id))
                .execute();
    }

    @Override
    public void postponed(MessageId id, Instant due, String why) {
        database.writing()
                .update(OUTBOX)
                .set(OUTBOX.DUE_AT, due)
                .set(OUTBOX.LAST_ERROR, why)
                .setNull(OUTBOX.LEASED_UNTIL)
                .where(isWaiting(id))
                .execute();
    }

    @Override
    public boolean givenUp(MessageId id, Instant now, String why) {
        return database.writing()
                        .update(OUTBOX)
                        .set(OUTBOX.STATE, GIVEN_UP)
                        .set(OUTBOX.ENDED_AT, now)
                        .set(OUTBOX.LAST_ERROR, why)
                        .setNull(OUTBOX.SEALED)
                        .setNull(OUTBOX.LEASED_UNTIL)
                        .where(isWaiting(id))
                        .execute()
                == 1;
    }

    /// A kind that only another release knows counts as a mail: somebody has to find out that it cannot be opened.
    private static Condition leavesBy(Channel channel, Field<String> kind) {
        return switch (channel) {
            case TEXT -> kind.in(TEXTS);
            case STAFF -> kind.in(NEWS);
            case MAIL -> kind.notIn(TEXTS).and(kind.notIn(NEWS));
        };
    }

    private Waiting opened(Record row) {
        MessageId id = new MessageId(row.get(OUTBOX.ID));
        Notice notice =
                NoticeJson.read(box.open(context(id), row.get(OUTBOX.SEALED)).required());
        return new Waiting(id, notice, row.get(OUTBOX.CREATED_AT), row.get(OUTBOX.ATTEMPTS) - 1);
    }

    private void putAside(Record row, Instant now) {
        MessageId id = new MessageId(row.get(OUTBOX.ID));
        boolean over = !now.isBefore(row.get(OUTBOX.CREATED_AT).plus(UNREADABLE_LIMIT));
        if (over) {
            var _ = givenUp(id, now, "cannot be opened");
        } else {
            postponed(id, now.plus(UNREADABLE_WAIT), "cannot be opened");
        }
        LOG.warn(
                "Message {} ({}) cannot be opened with the keys and the release that run here: it {}",
                id,
                row.get(OUTBOX.KIND),
                over ? "was given up" : "is looked at again in " + UNREADABLE_WAIT.toMinutes() + " minutes");
    }

    private static Condition isWaiting(MessageId id) {
        UUID value = id.value();
        return OUTBOX.ID.eq(value).and(OUTBOX.STATE.eq(WAITING));
    }

    private static String context(MessageId id) {
        return "outbox " + id;
    }
}
