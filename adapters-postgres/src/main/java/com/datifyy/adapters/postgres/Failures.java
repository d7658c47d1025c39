package com.datifyy.adapters.postgres;

import com.datifyy.domain.shared.Refusal;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Tells a database that cannot answer now from a bug: the first becomes a refusal, the second passes
/// through.
enum Failures {
    /// Of the one database that has to answer.
    OF_THE_DATABASE(Level.WARN),
    /// Of a server that another stands in for; who asked tells it once.
    OF_A_REPLICA(Level.DEBUG);

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final String CONNECTION_TROUBLES = "08";

    /// Connection troubles, lack of resources, and operator intervention.
    private static final Set<String> PASSING_CLASSES = Set.of(CONNECTION_TROUBLES, "53", "57", "58");

    /// A lock not had in time, a deadlock or a conflict of transactions, a transaction idle for too long,
    /// and a server that has become read-only.
    private static final Set<String> PASSING_STATES = Set.of("55P03", "40P01", "40001", "25P03", "25P04", "25006");

    /// What a replica tells a statement that stands in the way of what it has to replay. The primary tells the
    /// same to transactions that conflict.
    private static final String CONFLICT = "40001";

    /// What the driver says when connecting took too long; of a refusal there is a cause beneath it.
    private static final String UNABLE_TO_CONNECT = "08001";

    /// What a server says that is starting.
    private static final String NOT_YET = "57P03";

    /// How often it is told that no connection can be had: while a database is away everybody who asks hears
    /// it.
    private static final long TOLD_EVERY_NANOS = 10_000_000_000L;

    private final Level level;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - TOLD_EVERY_NANOS);
    private final AtomicLong untold = new AtomicLong();

    Failures(Level level) {
        this.level = level;
    }

    RuntimeException translated(RuntimeException failure) {
        SQLException cause = failure instanceof DataAccessException access ? sqlCauseOf(access) : null;
        return cause != null && isOutage(cause) ? unavailable(cause) : failure;
    }

    RuntimeException translated(SQLException failure) {
        return isOutage(failure)
                ? unavailable(failure)
                : new DataAccessException("The database refused a connection", failure);
    }

    /// A replica that ends a statement is there, and who asked it is told what happened.
    private boolean isOutage(SQLException failure) {
        return passes(failure) && !(this == OF_A_REPLICA && CONFLICT.equals(failure.getSQLState()));
    }

    /// Whether a replica ended a statement for the sake of what it has to replay.
    static boolean isConflict(DataAccessException failure) {
        return CONFLICT.equals(failure.sqlState());
    }

    private Refusal unavailable(SQLException cause) {
        if (!isLackOfConnections(cause)) {
            tell(cause, "");
        } else if (isToBeTold()) {
            long others = untold.getAndSet(0);
            tell(cause, others == 0 ? "" : " (and " + others + " times since this was last said)");
        } else {
            untold.incrementAndGet();
        }
        return new Refusal.Unavailable("The database");
    }

    private static boolean isLackOfConnections(SQLException cause) {
        String state = cause.getSQLState();
        return cause instanceof SQLTransientConnectionException
                || (state != null && state.startsWith(CONNECTION_TROUBLES));
    }

    private void tell(SQLException cause, String besides) {
        LOG.atLevel(level).log("PostgreSQL does not answer: {} {}{}", cause.getSQLState(), cause.getMessage(), besides);
    }

    private boolean isToBeTold() {
        long now = System.nanoTime();
        long last = toldAt.get();
        return now - last >= TOLD_EVERY_NANOS && toldAt.compareAndSet(last, now);
    }

    /// Whether nobody said no: connecting was not over in time, or the server has only just been started.
    static boolean tookTooLong(SQLException failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return switch (innermost) {
            case SocketTimeoutException _, SQLTransientConnectionException _ -> true;
            case SQLException told ->
                UNABLE_TO_CONNECT.equals(told.getSQLState()) || NOT_YET.equals(told.getSQLState());
            default -> false;
        };
    }

    /// Whether there is nobody to connect to yet, or any more: asking again soon costs nobody anything. A server
    /// that has no room for one more connection is not to be pressed.
    static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(CONNECTION_TROUBLES) || state.equals(NOT_YET));
    }

    static boolean passes(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException || failure instanceof SQLTimeoutException) {
            return true;
        }
        String state = failure.getSQLState();
        return state != null
                && (PASSING_STATES.contains(state)
                        || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2))));
    }

    private static @Nullable SQLException sqlCauseOf(DataAccessException failure) {
        return failure.getCause(SQLException.class);
    }
}
