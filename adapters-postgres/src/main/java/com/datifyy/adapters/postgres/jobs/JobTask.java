package com.datifyy.adapters.postgres.jobs;

import com.datifyy.domain.shared.Refusal;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job as the library runs it: what goes wrong is logged here, and after each run it is to run again once it
/// has rested. Where that cannot be written down, because the database went away meanwhile, one line says so.
final class JobTask extends RecurringTask<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

    private final Job job;
    private final FixedDelay rest;

    JobTask(Job job) {
        this(job, FixedDelay.of(job.pause()));
    }

    private JobTask(Job job, FixedDelay rest) {
        super(job.name(), rest, Void.class, (done, row) -> rests(job, rest, done, row));
        this.job = job;
        this.rest = rest;
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        executeRecurringly(instance, context);
        return (done, row) -> rests(job, rest, done, row);
    }

    /// The library counts what is thrown, and has the job run again; what is logged is said here.
    @Override
    public void executeRecurringly(TaskInstance<Void> instance, ExecutionContext context) {
        try {
            job.work().run();
        } catch (Refusal.Unavailable unavailable) {
            LOG.warn("Job {} could not do its work: {}", job.name(), unavailable.getMessage());
            throw unavailable;
        } catch (RuntimeException | Error failure) {
            LOG.atError()
                    .setCause(failure)
                    .addKeyValue("operation", job.name())
                    .log("Job {} failed and will run again in {}", job.name(), job.pause());
            throw failure;
        }
    }

    /// Writes down when the job runs next. What cannot be written stays claimed, and is found as left behind.
    private static void rests(Job job, FixedDelay rest, ExecutionComplete done, ExecutionOperations<Void> row) {
        try {
            row.reschedule(done, rest.getNextExecutionTime(done));
        } catch (SQLRuntimeException failure) {
            SQLException outage = OutagesAreNoFaults.outageIn(failure).orElseThrow(() -> failure);
            LOG.warn(
                    "Job {} ran, but when to run it next could not be written ({} {}); it is taken up again as one"
                            + " that was left behind",
                    job.name(),
                    outage.getSQLState(),
                    outage.getMessage());
        }
    }
}
