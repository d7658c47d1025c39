package com.datifyy.adapters.postgres.jobs;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The library's statements for PostgreSQL, named outright, since it would otherwise ask a database that may
/// be away. While that is the case nothing is due: one line in the log when it begins and one when it is
/// over, instead of a stack trace every few seconds.
final class OutagesAreNoFaults extends PostgreSqlJdbcCustomization {
    private static final Logger LOG = LoggerFactory.getLogger(OutagesAreNoFaults.class);

    private final AtomicBoolean away = new AtomicBoolean();

    OutagesAreNoFaults() {
        super(false, false);
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        try {
            List<Execution> due = super.lockAndFetchSingleStatement(context, now, limit, orderByPriority);
            if (away.getAndSet(false)) {
                LOG.info("Background jobs go on: PostgreSQL is back");
            }
            return due;
        } catch (SQLRuntimeException failure) {
            SQLException outage = outageIn(failure).orElseThrow(() -> failure);
            if (!away.getAndSet(true)) {
                LOG.warn(
                        "Background jobs pause: PostgreSQL does not answer ({} {})",
                        outage.getSQLState(),
                        outage.getMessage());
            }
            return List.of();
        }
    }

    /// A connection that breaks in the middle is reported as one that cannot be rolled back, with the reason beside it.
    static Optional<SQLException> outageIn(SQLRuntimeException failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .map(Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(PostgresDatabase::isOutage)
                .findFirst();
    }
}
