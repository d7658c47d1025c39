package com.datifyy.adapters.postgres;

import com.datifyy.adapters.postgres.StandingQuestion.Row;
import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Watch.Step;
import com.datifyy.application.watching.Work;
import com.datifyy.domain.identity.UserId;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/// A pool of connections to one PostgreSQL, and the transaction the current thread is in.
///
/// It opens without a server, and finds its way back by itself when the server returns. Every wait is
/// bounded: a connection is waited for at most [#CONNECTION_WAIT], a statement runs at most
/// [#STATEMENT_LIMIT]. Whatever cannot be had in that time is refused as
/// [com.datifyy.domain.shared.Refusal.Unavailable].
public final class PostgresDatabase implements AutoCloseable {
    public static final Duration CONNECTION_WAIT = Duration.ofMillis(1_500);
    public static final Duration STATEMENT_LIMIT = Duration.ofSeconds(8);

    private static final String READ_ONLY = "SELECT current_setting('transaction_read_only')::boolean";

    /// How many rows are deleted at a time where there may be any number.
    private static final int PORTION = 2_000;

    /// The last resort, when a server stops answering in the middle.
    public static final Duration SILENCE_LIMIT = Duration.ofSeconds(12);

    private final HikariDataSource pool;
    private final ServerRole role;
    private final boolean keepsPlans;
    private final ReservedConnections connections;
    private final Statements statements;
    private final Watch watch;
    private final Map<String, Memory> remembered = new ConcurrentHashMap<>();
    private final Map<String, TwoLevels<?>> shared = new ConcurrentHashMap<>();
    private final DSLContext withoutTransaction;
    private final ScopedValue<DSLContext> transaction = ScopedValue.newInstance();

    private final SignedOut signedOut = new SignedOut();

    private PostgresDatabase(
            HikariDataSource pool, ServerRole role, boolean keepsPlans, Statements statements, Watch watch) {
        this.pool = pool;
        this.role = role;
        this.keepsPlans = keepsPlans;
        this.connections = new ReservedConnections(
                pool, role.reserved(pool.getMaximumPoolSize()), role.connection(), role.failures());
        this.statements = statements;
        this.watch = watch;
        this.withoutTransaction = DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(connections)
                .set(statements));
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

    /// Whoever remembers who is signed in.
    @FunctionalInterface
    public interface SignOutListener {
        /// A unit of work has ended sessions, or what lets people in, or may have, if its end is not known; its caller
        /// waits until this returns, and does not hold a connection any more.
        void signedOut(Set<UserId> people);
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
        return open(settings, ServerRole.PRIMARY, watch);
    }

    /// Opens a server that is only read from, in [#readingAside], and that is not waited for as long.
    public static PostgresDatabase openReplica(PostgresSettings settings, Watch watch) {
        return open(settings, ServerRole.REPLICA, watch);
    }

    private static PostgresDatabase open(PostgresSettings settings, ServerRole role, Watch watch) {
        return new PostgresDatabase(
                role.pool(settings),
                role,
                !settings.transactionPooled(),
                new Statements(settings.transactionPooled() ? role.statement() : null, role.failures(), watch),
                watch);
    }

    /// Waits for the first connection, longer than anybody waits for one later: in a process that has just
    /// begun, on a small machine that others use as well, proving who one is takes seconds. Whoever is
    /// refused does not wait.
    ///
    /// @return why there is none, in the words of the driver or the server and without credentials, or that nothing
    ///     can be written over it; null when there is one
    public @Nullable String awaitFirstConnection(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        // The pool gives each attempt up before a slow one comes to its end; one beside it shows whether it does.
        for (boolean pooled = true; ; pooled = !pooled) {
            long left = end - System.nanoTime();
            try (Connection connection =
                    pooled ? pool.getConnection() : ServerRole.connection(pool, Duration.ofNanos(left))) {
                if (pooled) {
                    return canOnlyBeRead(connection) ? PostgresCheckup.READ_ONLY : null;
                }
            } catch (SQLException failure) {
                if (!Failures.tookTooLong(failure) || System.nanoTime() - end >= 0) {
                    return PostgresCheckup.innermost(failure);
                }
            }
        }
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

    /// Takes note that the current unit of work ends sessions of somebody, or keeps them out from now on. Whoever
    /// remembers who is signed in is told when it is over, or the series that it is part of, before the work counts
    /// as done; also after a failure, since it may have been committed.
    ///
    /// @throws IllegalStateException outside a unit of work
    public void signsOut(UserId person) {
        writing();
        signedOut.note(person);
    }

    /// Tells somebody whenever a unit of work here has signed people out.
    public void tellOfSignOuts(SignOutListener listener) {
        signedOut.tell(listener);
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
        return transaction.isBound() && role == ServerRole.PRIMARY;
    }

    /// Whether the server keeps the plans of statements whose text is always the same; a transaction pooler gives
    /// out a server session for a moment only, and everything is planned anew.
    public boolean keepsPlans() {
        return keepsPlans;
    }

    /// Asks a replica everything that the work asks it over one connection, in a transaction that cannot write
    /// and in which every statement sees what has been replayed by then.
    public <T> T readingAside(Supplier<T> work) {
        if (role != ServerRole.REPLICA) {
            throw new IllegalStateException("only a replica is read from aside");
        }
        return statements.translating(
                () -> transactional(sql -> ScopedValue.where(transaction, sql).call(work::get)));
    }

    /// Asks a question whose text is always the same. Nothing is rendered, so it costs little more than
    /// the server's answer; for questions that come with nearly every request.
    ///
    /// @param question one statement that only reads, its values as `?`
    public <T> T ask(String question, Values values, Rows<T> rows) {
        return statements.ask(reading(), question, values, rows);
    }

    /// Asks a question that was rendered before.
    ///
    /// @param values in the order in which the question names them
    public Result<Record> ask(StandingQuestion question, Values values) {
        return ask(question.text(), values, question::rows);
    }

    /// Asks a question that was rendered before and that one row answers, if any.
    ///
    /// @param values in the order in which the question names them
    public <T> Optional<T> askForOne(StandingQuestion question, Values values, Function<Row, T> reading) {
        return ask(question.text(), values, answer -> question.first(answer, reading));
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
        return statements.change(writing(), change, values);
    }

    /// Asks a question that is put together anew every time, and so is not worth keeping prepared.
    ///
    /// @param question one statement that only reads, its values in place
    public <T> T askOnce(String question, Rows<T> rows) {
        return statements.askOnce(reading(), question, rows);
    }

    /// Renders a question with its values in place: numbers, days and times of ours, never text from outside.
    public String rendered(Query question) {
        return withoutTransaction.renderInlined(question);
    }

    /// Bounds the time of a statement that does not go through jOOQ.
    public void limit(Statement statement) throws SQLException {
        statements.limit(statement);
    }

    /// For several statements that read one state of things, or need a server-side cursor: in the current
    /// transaction, or in one of their own.
    public <T> T readingTogether(Function<DSLContext, T> work) {
        return transaction.isBound()
                ? work.apply(transaction.get())
                : statements.translating(() -> transactional(work));
    }

    /// For a store of files, which has no part in units of work: in a transaction of its own or, where one is
    /// open anyway, in that one.
    public <T> T writingAlone(Function<DSLContext, T> work) {
        return inTransaction(() -> work.apply(writing()));
    }

    /// Runs statements that may take minutes, outside of any transaction, over a connection of their own that
    /// bounds no time.
    public void maintain(List<String> statements) {
        try (Connection connection = ServerRole.connection(pool, STATEMENT_LIMIT);
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException failure) {
            throw role.failures().translated(failure);
        }
    }

    /// Work that finds a connection also when all that there are for everybody are taken.
    public <T> T ahead(Supplier<T> work) {
        return connections.ahead(work);
    }

    /// Returns when the database answers and can be written to, however much others ask it.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when it does not, or cannot
    public void ping() {
        if (isReadOnly()) {
            // A session may stay so though the database no longer is, or lead to a server that another has replaced.
            pool.getHikariPoolMXBean().softEvictConnections();
            if (isReadOnly()) {
                throw role.failures().translated(Failures.readOnly());
            }
        }
    }

    private boolean isReadOnly() {
        return ahead(() -> statements.ask(withoutTransaction, READ_ONLY, _ -> {}, PostgresDatabase::first));
    }

    /// The same by the driver alone.
    private static boolean canOnlyBeRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(READ_ONLY)) {
            return first(answer);
        }
    }

    private static boolean first(ResultSet answer) throws SQLException {
        return answer.next() && answer.getBoolean(1);
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

    /// Whether a replica ended a statement for the sake of what it has to replay; the next may well be
    /// answered.
    public static boolean isConflictWithReplay(DataAccessException failure) {
        return Failures.isConflict(failure);
    }

    @Override
    public void close() {
        ServerRole.close(pool);
    }

    <T> T inTransaction(Supplier<T> work) {
        if (role != ServerRole.PRIMARY) {
            throw new IllegalStateException("a unit of work in a replica");
        }
        if (transaction.isBound()) {
            return work.get();
        }
        return signedOut.unit(() -> watched(work));
    }

    <T> T series(Supplier<T> work) {
        return signedOut.series(work);
    }

    private <T> T watched(Supplier<T> work) {
        Step step = watch.begin(Work.UNIT_OF_WORK, () -> "unit of work");
        var committed = false;
        try (var _ = step.enter()) {
            T result = statements.translating(() ->
                    transactional(sql -> ScopedValue.where(transaction, sql).call(work::get)));
            committed = true;
            return result;
        } finally {
            step.end(committed ? "committed" : "rolled back", false);
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

    /// How often, since the start, whoever wanted a connection had to wait until others gave one back.
    public long connectionsLate() {
        return connections.late();
    }

    /// How often, since the start, whoever wanted a connection got none.
    public long connectionsRefused() {
        return connections.refused();
    }

    /// What is remembered of people, by what it is; whoever runs the service wants to see whether it is worth
    /// it.
    public Map<String, Memory> remembered() {
        return Collections.unmodifiableMap(remembered);
    }

    /// What of that instances leave copies of for one another, by what it is; nothing where they do not.
    public Map<String, TwoLevels<?>> shared() {
        return Collections.unmodifiableMap(shared);
    }

    /// Takes note of what a store remembers.
    public void remembering(String what, Memory memory) {
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
}
