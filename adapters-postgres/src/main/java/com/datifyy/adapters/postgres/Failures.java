package com.datifyy.adapters.postgres;

import com.datifyy.domain.shared.Refusal;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String LACK_OF_RESOURCES = "53";

    /// What a server tells whoever writes while it can only be read from.
    private static final String READ_ONLY = "25006";

    /// Connection troubles, lack of resources, and operator intervention.
    private static final Set<String> PASSING_CLASSES = Set.of(CONNECTION_TROUBLES, LACK_OF_RESOURCES, "57", "58");

    /// A lock not had in time, a deadlock or a conflict of transactions, a transaction idle for too long,
    /// and a server that has become read-only.
    private static final Set<String> PASSING_STATES = Set.of("55P03", "40P01", "40001", "25P03", "25P04", READ_ONLY);

    /// What a replica tells a statement that stands in the way of what it has to replay. The primary tells the
    /// same to transactions that conflict.
    private static final String CONFLICT = "40001";

    /// What the driver says when connecting took too long; of a refusal there is a cause beneath it.
    private static final String UNABLE_TO_CONNECT = "08001";

    /// What a server says that is starting.
    private static final String NOT_YET = "57P03";

    /// What a server says that has as many connections as it takes.
    private static final String TOO_MANY_CONNECTIONS = "53300";

    /// Supabase's pooler says so, among much else.
    private static final String OF_A_POOLER = "XX000";

    private static final String TOO_MANY_FOR_A_POOLER = "max client";

    private final Level level;
    private final SeldomTold away = new SeldomTold();
    private final Map<String, SeldomTold> refusing = new ConcurrentHashMap<>();

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
        String state = cause.getSQLState();
        if (isLackOfConnections(cause)) {
            away.tell(besides -> tell("does not answer", cause, besides));
        } else if (state != null && isToLast(state)) {
            refusing.computeIfAbsent(state, _ -> new SeldomTold()).tell(besides -> tell("refuses", cause, besides));
        } else {
            tell("does not answer", cause, "");
        }
        return new Refusal.Unavailable("The database");
    }

    private static boolean isLackOfConnections(SQLException cause) {
        String state = cause.getSQLState();
        return cause instanceof SQLTransientConnectionException
                || (state != null && state.startsWith(CONNECTION_TROUBLES));
    }

    /// Whether everybody who writes hears the same for a while.
    private static boolean isToLast(String state) {
        return state.equals(READ_ONLY) || state.startsWith(LACK_OF_RESOURCES);
    }

    private void tell(String what, SQLException cause, String besides) {
        LOG.atLevel(level).log("PostgreSQL {}: {} {}{}", what, cause.getSQLState(), cause.getMessage(), besides);
    }

    /// What somebody hears who would write to a server that can only be read from.
    static SQLException readOnly() {
        return new SQLException("nothing can be written there", READ_ONLY);
    }

    /// Whether the server can only be read from. Another connection may lead to the one that took its place, or find
    /// that it can be written to again.
    static boolean isReadOnly(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState());
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

    /// Whether there is nobody to connect to yet, or any more: asking again soon costs nobody anything.
    static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(CONNECTION_TROUBLES) || state.equals(NOT_YET));
    }

    /// Whether a server or a pooler has no room for one more connection: it is there, and is not to be pressed.
    static boolean isFull(SQLException failure) {
        return TOO_MANY_CONNECTIONS.equals(failure.getSQLState())
                || (OF_A_POOLER.equals(failure.getSQLState())
                        && String.valueOf(failure.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains(TOO_MANY_FOR_A_POOLER));
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
