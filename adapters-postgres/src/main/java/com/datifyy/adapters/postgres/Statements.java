package com.datifyy.adapters.postgres;

import com.datifyy.adapters.postgres.PostgresDatabase.Rows;
import com.datifyy.adapters.postgres.PostgresDatabase.Values;
import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Watch.Step;
import com.datifyy.application.watching.Work;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import org.jooq.ConnectionCallable;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// Each statement, whether jOOQ runs it or it goes straight to the driver: its time is bounded, whoever watches
/// is told of it, and what went wrong is translated.
final class Statements implements ExecuteListener {
    private static final Object STEP = new Object();

    private final @Nullable Duration limitByTheDriver;
    private final Failures failures;
    private final Watch watch;

    /// @param limitByTheDriver how long a statement runs until the driver cancels it, for which that sets a timer
    ///     for every statement; null in a session of ours, where the server does by itself
    Statements(@Nullable Duration limitByTheDriver, Failures failures, Watch watch) {
        this.limitByTheDriver = limitByTheDriver;
        this.failures = failures;
        this.watch = watch;
    }

    <T> T ask(DSLContext sql, String question, Values values, Rows<T> rows) {
        return watched(sql, question, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(question)) {
                limit(statement);
                values.into(statement);
                try (ResultSet answer = statement.executeQuery()) {
                    return rows.read(answer);
                }
            }
        });
    }

    <T> T askOnce(DSLContext sql, String question, Rows<T> rows) {
        return watched(sql, question, connection -> {
            try (Statement statement = connection.createStatement()) {
                limit(statement);
                try (ResultSet answer = statement.executeQuery(question)) {
                    return rows.read(answer);
                }
            }
        });
    }

    int change(DSLContext sql, String change, Values values) {
        return watched(sql, change, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(change)) {
                limit(statement);
                values.into(statement);
                return statement.executeUpdate();
            }
        });
    }

    void limit(Statement statement) throws SQLException {
        if (limitByTheDriver != null) {
            statement.setQueryTimeout((int) limitByTheDriver.toSeconds());
        }
    }

    <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException failure) {
            throw failures.translated(failure);
        }
    }

    /// Waiting for a connection is no part of a statement.
    private <T> T watched(DSLContext sql, String statement, ConnectionCallable<T> work) {
        return translating(() -> sql.connectionResult(connection -> {
            Step step = watch.begin(Work.STATEMENT, () -> StatementText.withoutValues(statement));
            var done = false;
            try {
                T result = work.run(connection);
                done = true;
                return result;
            } finally {
                step.end(done ? "done" : "failed", !done);
            }
        }));
    }

    @Override
    public void executeStart(ExecuteContext context) {
        context.data(STEP, watch.begin(Work.STATEMENT, () -> StatementText.withoutValues(textOf(context))));
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        end(context, "done", false);
    }

    @Override
    public void prepareEnd(ExecuteContext context) {
        PreparedStatement statement = context.statement();
        if (statement != null) {
            try {
                limit(statement);
            } catch (SQLException failure) {
                throw failures.translated(failure);
            }
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        end(context, "failed", true);
        RuntimeException failure = context.exception();
        if (failure != null) {
            context.exception(failures.translated(failure));
        }
    }

    /// Once: what goes wrong afterwards, while rows are read, belongs to a statement that has ended.
    private static void end(ExecuteContext context, String outcome, boolean failed) {
        if (context.data(STEP, null) instanceof Step step) {
            step.end(outcome, failed);
        }
    }

    private static String textOf(ExecuteContext context) {
        String one = context.sql();
        return one != null ? one : String.join("; ", context.batchSQL());
    }
}
