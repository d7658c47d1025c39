package com.datifyy.adapters.postgres;

import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Watch.Step;
import com.datifyy.application.watching.Work;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/// A pool of connections to one PostgreSQL, and the transaction the current thread is in.
///
/// It opens without a server, and finds its way back by itself when the server returns. Every wait is
/// bounded: a connection is waited for at most [#CONNECTION_WAIT], a statement runs at most
/// [#STATEMENT_LIMIT]. Whatever cannot be had in that time is refused as
/// [com.datifyy.domain.shared.Refusal.Unavailable].
public final class PostgresDatabase implements AutoCloseable {
    public static final Duration CONNECTION_WAIT = Duration.ofMillis(1_500);
    public static final Duration STATEMENT_LIMIT = Duration.ofSeconds(8);

    /// How many rows are deleted at a time where there may be any number.
    private static final int PORTION = 2_000;

    /// The last resort, when a server stops answering in the middle.
    public static final Duration SILENCE_LIMIT = Duration.ofSeconds(12);

    private final HikariDataSource pool;
    private final Role role;
    private final ReservedConnections connections;
    private final StatementLimit limit;
    private final Watch watch;
    private final Map<String, StillTrue<?, ?>> remembered = new ConcurrentHashMap<>();
    private final Map<String, TwoLevels<?>> shared = new ConcurrentHashMap<>();
    private final DSLContext withoutTransaction;
    private final ScopedValue<DSLContext> transaction = ScopedValue.newInstance();

    private PostgresDatabase(HikariDataSource pool, Role role, StatementLimit limit, Watch watch) {
        this.pool = pool;
        this.role = role;
        this.connections = new ReservedConnections(pool, role.connection, role.failures);
        this.limit = limit;
        this.watch = watch;
        this.withoutTransaction = DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(connections)
                .set(new EachStatement(limit, role.failures, watch)));
    }

    /// What a server is for, and so how long is waited for a connection, for a statement, and for a server that
    /// stops answering in the middle.
    private enum Role {
        PRIMARY("postgres", CONNECTION_WAIT, STATEMENT_LIMIT, SILENCE_LIMIT, Failures.OF_THE_DATABASE),
        /// Another server stands in for it, after these times.
        REPLICA(
                "postgres-replica",
                Duration.ofMillis(500),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Failures.OF_A_REPLICA);

        private final String pool;
        private final Duration connection;
        private final Duration statement;
        private final Duration silence;
        private final Failures failures;

        Role(String pool, Duration connection, Duration statement, Duration silence, Failures failures) {
            this.pool = pool;
            this.connection = connection;
            this.statement = statement;
            this.silence = silence;
            this.failures = failures;
        }
    }

    /// Puts the values of a question in their places.
    @FunctionalInterface
    public interface Values {
        void into(PreparedStatement question) throws SQLException;
    }

    /// Reads the rows of an answer.
    @FunctionalInterface
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /// How the pool's connections are used.
    ///
    /// @param waiting how many threads wait for one
    public record Connections(int busy, int idle, int waiting, int most) {}

    public static PostgresDatabase open(PostgresSettings settings) {
        return open(settings, Watch.NOBODY);
    }

    /// @param watch who is told about units of work and statements
    public static PostgresDatabase open(PostgresSettings settings, Watch watch) {
        return open(settings, Role.PRIMARY, watch);
    }

    /// Opens a server that is only read from, in [#readingAside], and that is not waited for as long.
    public static PostgresDatabase openReplica(PostgresSettings settings, Watch watch) {
        return open(settings, Role.REPLICA, watch);
    }

    private static PostgresDatabase open(PostgresSettings settings, Role role, Watch watch) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role.pool);
        config.setReadOnly(role == Role.REPLICA);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(role.connection.toMillis());
        config.setValidationTimeout(Math.min(1_000, role.connection.toMillis()));
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setInitializationFailTimeout(-1);
        // The address may say otherwise: what stands in it wins over these.
        config.addDataSourceProperty("ApplicationName", "datifyy");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("loginTimeout", "3");
        config.addDataSourceProperty("cancelSignalTimeout", "2");
        config.addDataSourceProperty("socketTimeout", Long.toString(role.silence.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false"); // it quotes values, and exceptions are logged
        if (settings.transactionPooled()) {
            config.addDataSourceProperty("prepareThreshold", "0");
            config.addDataSourceProperty("preparedStatementCacheQueries", "0");
        } else {
            // What is asked here is never so long that compiling the plan would pay.
            config.setConnectionInitSql("SET lock_timeout = '4s'; SET idle_in_transaction_session_timeout = '30s';"
                    + " SET jit = off; SET statement_timeout = '" + role.statement.toMillis() + "ms'");
        }
        return new PostgresDatabase(
                new HikariDataSource(config),
                role,
                new StatementLimit(settings.transactionPooled(), role.statement),
                watch);
    }

    /// For statements that only read: inside the current transaction if there is one.
    public DSLContext reading() {
        return transaction.isBound() ? transaction.get() : withoutTransaction;
    }

    /// For statements that write.
    ///
    /// @throws IllegalStateException outside a unit of work
    public DSLContext writing() {
        if (!inUnitOfWork()) {
            throw new IllegalStateException("a write outside a unit of work");
        }
        return transaction.get();
    }

    /// Deletes some thousands of the rows of a table at most, the first of an order; inside a unit of work.
    ///
    /// @return how many they were
    public int deletePortion(Table<?> table, Condition which, Field<?> order) {
        // By their places in the table, which are found without reading it from end to end. In a partitioned one
        // rows of other partitions have the same places, so each is looked at.
        return writing()
                .deleteFrom(table)
                .where(
                        "ctid = ANY (ARRAY({0}))",
                        DSL.select(DSL.field("ctid"))
                                .from(table)
                                .where(which)
                                .orderBy(order)
                                .limit(PORTION))
                .and(which)
                .execute();
    }

    /// Whether the current thread is in a unit of work, and so sees changes that nobody else does.
    public boolean inUnitOfWork() {
        return transaction.isBound() && role == Role.PRIMARY;
    }

    /// Asks a replica everything that the work asks it over one connection, in a transaction that cannot write
    /// and in which every statement sees what has been replayed by then.
    public <T> T readingAside(Supplier<T> work) {
        if (role != Role.REPLICA) {
            throw new IllegalStateException("only a replica is read from aside");
        }
        return translating(
                () -> transactional(sql -> ScopedValue.where(transaction, sql).call(work::get)));
    }

    /// Asks a question whose text is always the same. Nothing is rendered, so it costs little more than
    /// the server's answer; for questions that come with nearly every request.
    ///
    /// @param question one statement that only reads, its values as `?`
    public <T> T ask(String question, Values values, Rows<T> rows) {
        return watched(
                question,
                () -> reading().connectionResult(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(question)) {
                        limit.on(statement);
                        values.into(statement);
                        try (ResultSet answer = statement.executeQuery()) {
                            return rows.read(answer);
                        }
                    }
                }));
    }

    /// Asks a question that was rendered before.
    ///
    /// @param values in the order in which the question names them
    public Result<Record> ask(StandingQuestion question, Values values) {
        return ask(question.text(), values, question::rows);
    }

    /// Asks a question that locks what it finds, inside a unit of work.
    ///
    /// @param values in the order in which the question names them
    /// @throws IllegalStateException outside a unit of work
    public Result<Record> askForUpdate(StandingQuestion question, Values values) {
        writing();
        return ask(question, values);
    }

    /// Changes rows by a statement whose text is always the same, inside a unit of work.
    ///
    /// @param change one statement, its values as `?`
    /// @return how many rows it added, or changed if it adds none
    /// @throws IllegalStateException outside a unit of work
    public int change(String change, Values values) {
        DSLContext sql = writing();
        return watched(
                change,
                () -> sql.connectionResult(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(change)) {
                        limit.on(statement);
                        values.into(statement);
                        return statement.executeUpdate();
                    }
                }));
    }

    /// Asks a question that is put together anew every time, and so is not worth keeping prepared.
    ///
    /// @param question one statement that only reads, its values in place
    public <T> T askOnce(String question, Rows<T> rows) {
        return watched(
                question,
                () -> reading().connectionResult(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        limit.on(statement);
                        try (ResultSet answer = statement.executeQuery(question)) {
                            return rows.read(answer);
                        }
                    }
                }));
    }

    /// Renders a question with its values in place: numbers, days and times of ours, never text from outside.
    public String rendered(Query question) {
        return withoutTransaction.renderInlined(question);
    }

    /// Bounds the time of a statement that does not go through jOOQ.
    public void limit(Statement statement) throws SQLException {
        limit.on(statement);
    }

    /// For several statements that read one state of things, or need a server-side cursor: in the current
    /// transaction, or in one of their own.
    public <T> T readingTogether(Function<DSLContext, T> work) {
        return transaction.isBound() ? work.apply(transaction.get()) : translating(() -> transactional(work));
    }

    /// For a store of files, which has no part in units of work: in a transaction of its own or, where one is
    /// open anyway, in that one.
    public <T> T writingAlone(Function<DSLContext, T> work) {
        return inTransaction(() -> work.apply(writing()));
    }

    /// Work that finds a connection also when all that there are for everybody are taken.
    <T> T ahead(Supplier<T> work) {
        return connections.ahead(work);
    }

    /// Returns when the database answers, however much others ask it.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when it does not
    public void ping() {
        ahead(() -> withoutTransaction.selectOne().fetch());
    }

    /// The time by the clock of the database.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when it does not answer
    public Instant now() {
        return withoutTransaction
                .select(DSL.field("now()", OffsetDateTime.class))
                .fetchSingle()
                .value1()
                .toInstant();
    }

    /// The pool itself, for a library that brings its own statements. They are bounded by the server or,
    /// behind a transaction pooler, by [#SILENCE_LIMIT].
    public DataSource pool() {
        return pool;
    }

    /// Whether a failure means that the database cannot answer now; otherwise it is a bug.
    public static boolean isOutage(SQLException failure) {
        return Failures.passes(failure);
    }

    @Override
    public void close() {
        pool.close();
    }

    <T> T inTransaction(Supplier<T> work) {
        if (role != Role.PRIMARY) {
            throw new IllegalStateException("a unit of work in a replica");
        }
        if (transaction.isBound()) {
            return work.get();
        }
        Step step = watch.begin(Work.UNIT_OF_WORK, () -> "unit of work");
        var committed = false;
        try (var _ = step.enter()) {
            T result = translating(() ->
                    transactional(sql -> ScopedValue.where(transaction, sql).call(work::get)));
            committed = true;
            return result;
        } finally {
            step.end(committed ? "committed" : "rolled back", false);
        }
    }

    /// A statement that does not go through jOOQ.
    private <T> T watched(String statement, Supplier<T> work) {
        Step step = watch.begin(Work.STATEMENT, () -> StatementText.withoutValues(statement));
        var done = false;
        try {
            T result = translating(work);
            done = true;
            return result;
        } finally {
            step.end(done ? "done" : "failed", !done);
        }
    }

    /// How the pool is used just now.
    public Connections connections() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now == null
                ? new Connections(0, 0, 0, pool.getMaximumPoolSize())
                : new Connections(
                        now.getActiveConnections(),
                        now.getIdleConnections(),
                        now.getThreadsAwaitingConnection() + connections.waiting(),
                        pool.getMaximumPoolSize());
    }

    /// What is remembered of people, by what it is; whoever runs the service wants to see whether it is worth
    /// it.
    public Map<String, StillTrue<?, ?>> remembered() {
        return Collections.unmodifiableMap(remembered);
    }

    /// What of that instances leave copies of for one another, by what it is; nothing where they do not.
    public Map<String, TwoLevels<?>> shared() {
        return Collections.unmodifiableMap(shared);
    }

    /// Takes note of what a store remembers.
    public void remembering(String what, StillTrue<?, ?> memory) {
        remembered.put(what, memory);
    }

    /// Takes note of what a store remembers, at both levels.
    public void remembering(String what, TwoLevels<?> memory) {
        remembering(what, memory.here());
        if (!memory.isAlone()) {
            shared.put(what, memory);
        }
    }

    /// One connection, and a transaction on it. The connection comes first: when there is none, nothing is
    /// asked for one again to undo what never began.
    private <T> T transactional(Function<DSLContext, T> work) {
        return withoutTransaction.connectionResult(connection -> withoutTransaction
                .configuration()
                .derive(connection)
                .dsl()
                .transactionResult(tx -> work.apply(tx.dsl())));
    }

    private <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException failure) {
            throw role.failures.translated(failure);
        }
    }

    /// Bounds each statement's time. The server does, in a session of ours; behind a pooler that leaves none,
    /// the driver cancels, for which it sets a timer for every statement.
    private record StatementLimit(boolean byTheDriver, Duration longest) {
        void on(Statement statement) throws SQLException {
            if (byTheDriver) {
                statement.setQueryTimeout((int) longest.toSeconds());
            }
        }
    }

    /// Limits and watches each statement, and translates what went wrong.
    private record EachStatement(StatementLimit limit, Failures failures, Watch watch) implements ExecuteListener {
        private static final Object STEP = new Object();

        @Override
        public void executeStart(ExecuteContext context) {
            context.data(STEP, watch.begin(Work.STATEMENT, () -> StatementText.withoutValues(textOf(context))));
        }

        @Override
        public void executeEnd(ExecuteContext context) {
            end(context, "done", false);
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

        @Override
        public void prepareEnd(ExecuteContext context) {
            PreparedStatement statement = context.statement();
            if (statement != null) {
                try {
                    limit.on(statement);
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
    }
}
