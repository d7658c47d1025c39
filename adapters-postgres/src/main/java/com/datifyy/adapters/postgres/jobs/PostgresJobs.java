package com.datifyy.adapters.postgres.jobs;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.shared.Refusal;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs background jobs, each on one instance of the service at a time.
///
/// Who runs what is a row in `datifyy.scheduled_tasks`, claimed with `SKIP LOCKED` in a single statement: no
/// lock and no session outlives it, so a transaction pooler may stand in between. A job that throws is logged
/// and runs again after its pause. A job whose instance dies, or loses the database at the wrong moment, is
/// taken over after [Pace#patience()]. While the database is away nothing runs and the log says so once.
public final class PostgresJobs implements AutoCloseable {
    /// How many jobs run at the same time in one instance.
    static final int AT_ONCE = 2;

    /// How often it looks for jobs that are due. One that rests as long or longer misses every other look.
    public static final Duration LOOK = Duration.ofSeconds(1);

    /// How often things are looked at.
    ///
    /// @param poll how often it looks for jobs that are due
    /// @param heartbeat how often it says that a job is still running
    record Pace(Duration poll, Duration heartbeat) {
        private static final int MISSED_HEARTBEATS = 4;

        static final Pace USUAL = new Pace(LOOK, Duration.ofSeconds(15));

        /// How long a job may show no sign of life before another instance runs it; looked for every two heartbeats.
        Duration patience() {
            return heartbeat.multipliedBy(MISSED_HEARTBEATS);
        }
    }

    private final PostgresDatabase database;
    private final List<JobTask> tasks;
    private final Scheduler scheduler;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param stopWithin how long stopping may take: half of it jobs may go on, then they are interrupted
    public PostgresJobs(PostgresDatabase database, Duration stopWithin, List<Job> jobs) {
        this(database, stopWithin, jobs, Pace.USUAL);
    }

    PostgresJobs(PostgresDatabase database, Duration stopWithin, List<Job> jobs, Pace pace) {
        this.database = database;
        tasks = jobs.stream().map(JobTask::new).toList();
        scheduler = Scheduler.create(database.pool(), List.copyOf(tasks))
                .tableName("datifyy.scheduled_tasks")
                .jdbcCustomization(new OutagesAreNoFaults())
                .schedulerName(new SchedulerName.Fixed("datifyy " + UUID.randomUUID()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(Pace.MISSED_HEARTBEATS)
                .threads(AT_ONCE)
                .executorService(Executors.newFixedThreadPool(AT_ONCE, threads("job-")))
                .dueExecutor(Executors.newSingleThreadExecutor(threads("jobs-due-")))
                .housekeeperExecutor(new WhileReachable(database::ping, threads("jobs-alive-")))
                .failureLogging(LogLevel.OFF, false)
                .shutdownMaxWait(stopWithin.dividedBy(2))
                .build();
    }

    /// Starts looking for jobs to run; those that are new run at once.
    ///
    /// @throws Refusal.Unavailable when the database does not answer
    public void start() {
        database.ping();
        tasks.forEach(task -> scheduler.scheduleIfNotExists(task.schedulableInstance(RecurringTask.INSTANCE)));
        scheduler.start();
    }

    /// Takes no new jobs and waits for those that run, interrupting them at half time.
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            scheduler.stop();
        }
    }

    /// Platform threads: a handful, and class loading on virtual ones may stop them all.
    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 1).factory();
    }
}
