package com.datifyy.adapters.postgres.replica;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.ReplicaCheckup;
import com.datifyy.application.watching.Watch;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that follows the primary one by streaming replication, for readings that cost much.
///
/// How far it has come is told by positions in the log that both of them keep: what the primary committed
/// before it was at a position is in the replica once that has replayed it. No clock is compared, and nothing
/// is remembered of who wrote what, so it is the same for all instances. Whatever the replica does not
/// answer, for whatever reason, the primary has to; how that comes about takes well under a second, or the
/// longest a statement may take here.
public final class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    /// How long the replica is waited for to catch up with what was committed just now.
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(3);

    /// How long it is left alone after a failure.
    private static final Duration REST = Duration.ofSeconds(1);

    /// A commit is flushed before anybody hears of it, unless the operator chose otherwise.
    private static final String POSITION = "SELECT CASE current_setting('synchronous_commit')"
            + " WHEN 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END::text, "
            + ReplicaCheckup.IDENTITY;

    /// A replica that was made a primary keeps its last position; from then on it is none. Nor is one that
    /// follows another database, whose positions mean nothing here.
    private static final String REACHED =
            "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= ?::pg_lsn AND ? = " + ReplicaCheckup.IDENTITY;

    private final PostgresDatabase primary;
    private final PostgresDatabase database;
    private final Semaphore connections;
    private final Marks marks;
    private final Counts counts = new Counts();
    private final Troubles troubles = new Troubles(System::nanoTime);
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());

    private Replica(PostgresDatabase primary, PostgresDatabase database, int connections, Duration mostBehind) {
        this.primary = primary;
        this.database = database;
        this.connections = new Semaphore(connections);
        this.marks = new Marks(mostBehind, this::position, System::nanoTime);
    }

    /// It opens without a server, and is used as soon as there is one.
    ///
    /// @param mostBehind how old what is read may be where that is allowed
    public static Replica open(PostgresDatabase primary, PostgresSettings settings, Duration mostBehind, Watch watch) {
        return new Replica(primary, PostgresDatabase.openReplica(settings, watch), settings.poolSize(), mostBehind);
    }

    /// For stores that read from it, within [#current] and [#recent].
    public PostgresDatabase database() {
        return database;
    }

    /// How questions that could be the replica's were answered.
    public Counts counts() {
        return counts;
    }

    /// What the question finds, with everything in it that was committed before it was put; empty where the
    /// primary has to be asked.
    public <T> Optional<T> current(Supplier<T> question) {
        Marks.Mark needed = mayTry() ? markOf(marks::now) : null;
        return needed == null ? Optional.empty() : ask(needed, question, false);
    }

    /// What the question finds, which may be as old as is allowed; empty where the primary has to be asked.
    public <T> Optional<T> recent(Supplier<T> question) {
        Marks.Mark needed = mayTry() ? markOf(marks::recent) : null;
        if (needed == null) {
            return Optional.empty();
        }
        return ask(needed, question, needed.age().compareTo(PATIENCE) > 0);
    }

    @Override
    public void close() {
        database.close();
    }

    /// Within a unit of work the primary sees what nobody else does. After a failure one question tries again,
    /// and the others do not wait for what becomes of it.
    private boolean mayTry() {
        if (primary.inUnitOfWork()) {
            return false;
        }
        if (away.get()) {
            long until = restsUntil.get();
            long now = System.nanoTime();
            if (now - until < 0 || !restsUntil.compareAndSet(until, now + REST.toNanos())) {
                counts.away();
                return false;
            }
        }
        return true;
    }

    /// A mark, or null where the primary tells no position, as while it is a replica itself.
    private Marks.@Nullable Mark markOf(Supplier<Marks.Mark> marking) {
        try {
            return marking.get();
        } catch (DataAccessException noPosition) {
            LOG.debug("The primary tells no position", noPosition);
            counts.behind();
            return null;
        }
    }

    /// @param longAgo whether it should have come that far by now
    private <T> Optional<T> ask(Marks.Mark needed, Supplier<T> question, boolean longAgo) {
        if (!connections.tryAcquire()) {
            counts.busy();
            return Optional.empty();
        }
        try {
            Optional<T> answer =
                    database.readingAside(() -> hasReached(needed) ? Optional.of(question.get()) : Optional.empty());
            away.set(false);
            if (answer.isPresent()) {
                counts.answered();
                troubles.none();
            } else {
                counts.behind();
                if (longAgo) {
                    troubles.behind(needed.age());
                }
            }
            return answer;
        } catch (Unavailable | DataAccessException failure) {
            if (failure instanceof DataAccessException broken && PostgresDatabase.isConflictWithReplay(broken)) {
                LOG.debug("The replica broke off", failure);
                counts.cancelled();
            } else {
                LOG.debug("The replica failed", failure);
                counts.away();
                restsUntil.set(System.nanoTime() + REST.toNanos());
                away.set(true);
                troubles.away();
            }
            return Optional.empty();
        } finally {
            connections.release();
        }
    }

    /// A position of just now is waited for a little, an older one should have been reached long ago.
    private boolean hasReached(Marks.Mark needed) {
        boolean reached = isAt(needed);
        while (!reached && needed.age().compareTo(PATIENCE) < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            reached = isAt(needed);
        }
        return reached;
    }

    private boolean isAt(Marks.Mark needed) {
        Marks.Position position = needed.position();
        return database.ask(
                REACHED,
                question -> {
                    question.setString(1, position.place());
                    question.setString(2, position.database());
                },
                rows -> {
                    rows.next();
                    return rows.getBoolean(1);
                });
    }

    private Marks.Position position() {
        return primary.ask(POSITION, _ -> {}, rows -> {
            rows.next();
            return new Marks.Position(rows.getString(2), rows.getString(1));
        });
    }
}
