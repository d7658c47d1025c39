package com.datifyy.adapters.postgres;

import com.datifyy.domain.shared.Refusal;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
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

    /// Connection troubles, lack of resources, and operator intervention.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");

    /// A lock not had in time, a deadlock or a conflict of transactions, a transaction idle for too long,
    /// and a server that has become read-only.
    private static final Set<String> PASSING_STATES = Set.of("55P03", "40P01", "40001", "25P03", "25P04", "25006");

    /// What a replica tells a statement that stands in the way of what it has to replay. The primary tells the
    /// same to transactions that conflict.
    private static final String CONFLICT = "40001";

    private final Level level;

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
        LOG.atLevel(level).log("PostgreSQL does not answer: {} {}", cause.getSQLState(), cause.getMessage());
        return new Refusal.Unavailable("The database");
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
