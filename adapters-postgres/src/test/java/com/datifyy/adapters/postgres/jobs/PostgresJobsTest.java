package com.datifyy.adapters.postgres.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.Interruption;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.jobs.PostgresJobs.Pace;
import com.datifyy.application.shared.LogLines;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresJobsTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final Pace QUICK = new Pace(Duration.ofMillis(20), Duration.ofMillis(500));

    private final TestDatabase store = TestDatabase.fresh();
    private final LogLines log = LogLines.listening();

    @AfterEach
    void close() {
        log.close();
        store.close();
    }

    private PostgresJobs started(PostgresDatabase database, Job... jobs) {
        var started = new PostgresJobs(database, ENOUGH, List.of(jobs), QUICK);
        started.start();
        return started;
    }

    private PostgresJobs started(Job... jobs) {
        return started(store.database(), jobs);
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void awaitCalmly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_job_runs_again_and_again() {
        var runs = new AtomicInteger();

        try (var _ = started(new Job("count", SOON, runs::incrementAndGet))) {
            until(() -> runs.get() >= 5);
        }

        assertThat(log.all()).isEmpty();
    }

    @Test
    void several_jobs_run_at_the_same_time() {
        var bothRun = new CountDownLatch(2);
        Runnable meeting = () -> {
            bothRun.countDown();
            awaitCalmly(bothRun);
        };

        try (var _ = started(new Job("one", SOON, meeting), new Job("other", SOON, meeting))) {
            awaitCalmly(bothRun);
        }
    }

    @Test
    void of_several_instances_one_runs_a_job_at_a_time() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        Set<String> instances = ConcurrentHashMap.newKeySet();
        var runs = new AtomicInteger();

        try (var otherPool = PostgresDatabase.open(new PostgresSettings(store.jdbcUrl(), "postgres", "", 3, false));
                var _ = started(store.database(), counting("first", instances, running, most, runs));
                var _ = started(otherPool, counting("second", instances, running, most, runs))) {
            until(() -> runs.get() >= 30 && instances.size() == 2);
        }

        assertThat(most.get()).isEqualTo(1);
        assertThat(log.all()).isEmpty();
    }

    private static Job counting(
            String instance, Set<String> instances, AtomicInteger running, AtomicInteger most, AtomicInteger runs) {
        return new Job("count", Duration.ofMillis(1), () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            instances.add(instance);
            runs.incrementAndGet();
            running.decrementAndGet();
        });
    }

    @Test
    void a_job_that_throws_is_logged_and_runs_again() throws SQLException {
        var runs = new AtomicInteger();

        try (var _ = started(new Job("stumble", SOON, () -> {
            if (runs.incrementAndGet() <= 2) {
                throw new IllegalStateException("a bug");
            }
        }))) {
            until(() -> runs.get() >= 4);
        }

        assertThat(log.all())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("operation=stumble Job stumble failed and will run again in PT0.02S")
                        .contains("a bug"));
        assertThat(store.strings("SELECT last_failure IS NOT NULL FROM datifyy.scheduled_tasks"))
                .containsExactly("t");
    }

    @Test
    void h6_a_job_whose_database_is_away_says_so_in_one_line() {
        var runs = new AtomicInteger();

        try (var _ = started(new Job("wait", SOON, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new Unavailable("The database");
            }
        }))) {
            until(() -> runs.get() >= 2);
        }

        assertThat(log.all())
                .containsExactly("Job wait could not do its work: The database is not available right now, please try"
                        + " again");
    }

    @Test
    void h6_jobs_pause_while_the_database_is_away_without_flooding_the_log_and_go_on_when_it_is_back()
            throws IOException {
        var runs = new AtomicInteger();
        try (var way = wayToTheDatabase();
                var database = reachedBy(way);
                var _ = started(database, new Job("count", SOON, runs::incrementAndGet))) {
            until(() -> runs.get() >= 2);

            way.cut();
            until(() -> saying("Background jobs pause") == 1);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(database::ping).isInstanceOf(Unavailable.class);
            }
            assertThat(saying("Background jobs pause")).isEqualTo(1);
            assertThat(saying("Unhandled exception"))
                    .as("what the library says, which the outage may come upon in the middle of a statement once")
                    .isLessThanOrEqualTo(1);

            int before = runs.get();
            way.mend();
            until(() -> runs.get() > before);
        }
        assertThat(saying("Background jobs pause")).isEqualTo(1);
    }

    @Test
    void h6_a_job_at_work_when_the_database_goes_away_says_so_in_one_line_and_is_taken_up_again() throws IOException {
        var runs = new AtomicInteger();
        var atWork = new CountDownLatch(1);
        var away = new CountDownLatch(1);
        try (var way = wayToTheDatabase();
                var database = reachedBy(way);
                var _ = started(database, new Job("surprised", SOON, () -> {
                    if (runs.incrementAndGet() == 1) {
                        atWork.countDown();
                        awaitCalmly(away);
                    }
                }))) {
            awaitCalmly(atWork);
            way.cut();
            away.countDown();
            until(() -> saying("Job surprised ran, but when to run it next could not be written") == 1);

            way.mend();
            until(() -> runs.get() > 1);
        }
        assertThat(saying("Failed while completing")).isZero();
    }

    private Interruption wayToTheDatabase() {
        return new Interruption(Integer.parseInt(store.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1")));
    }

    private PostgresDatabase reachedBy(Interruption way) {
        String url = store.jdbcUrl().replaceFirst(":\\d+/", ":" + way.port() + "/");
        return PostgresDatabase.open(new PostgresSettings(url, "postgres", "", 3, false));
    }

    private long saying(String beginning) {
        return log.all().stream().filter(line -> line.startsWith(beginning)).count();
    }

    @Test
    void h6_without_a_database_it_does_not_start_and_says_so() throws IOException {
        try (var way = new Interruption(1)) {
            way.cut();
            try (var database = PostgresDatabase.open(new PostgresSettings(
                            "jdbc:postgresql://localhost:" + way.port() + "/nowhere", "postgres", "", 1, false));
                    var jobs = new PostgresJobs(database, ENOUGH, List.of(), QUICK)) {
                assertThatThrownBy(jobs::start).isInstanceOf(Unavailable.class);
            }
        }
    }

    @Test
    void a_job_whose_instance_died_is_taken_over() throws SQLException {
        store.execute("""
                INSERT INTO datifyy.scheduled_tasks
                    (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                VALUES ('orphan', 'recurring', now() - interval '1 hour', true, 'an instance that is gone',
                        now() - interval '1 hour', 7)""");
        var run = new CountDownLatch(1);

        try (var _ = started(new Job("orphan", SOON, run::countDown))) {
            awaitCalmly(run);
        }
    }

    @Test
    void a_job_of_another_release_is_left_alone() throws SQLException {
        store.execute("""
                INSERT INTO datifyy.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES ('from the future', 'recurring', now() - interval '1 hour', false, 1)""");
        var runs = new AtomicInteger();

        try (var _ = started(new Job("count", SOON, runs::incrementAndGet))) {
            until(() -> runs.get() >= 5);
        }

        assertThat(store.strings("SELECT task_name FROM datifyy.scheduled_tasks ORDER BY 1"))
                .containsExactly("count", "from the future");
    }

    @Test
    void stopping_lets_a_running_job_finish_and_starts_none() {
        var begun = new CountDownLatch(1);
        var mayFinish = new CountDownLatch(1);
        var finished = new AtomicInteger();
        var interrupted = new AtomicBoolean();
        var jobs = started(new Job("slow", SOON, () -> {
            begun.countDown();
            awaitCalmly(mayFinish);
            interrupted.set(Thread.currentThread().isInterrupted());
            finished.incrementAndGet();
        }));
        awaitCalmly(begun);

        var stopping = Thread.ofVirtual().start(jobs::close);
        until(() -> stopping.getState() == Thread.State.WAITING || stopping.getState() == Thread.State.TIMED_WAITING);
        mayFinish.countDown();
        jobs.close();
        awaitEndOf(stopping);

        assertThat(finished).hasValue(1);
        assertThat(interrupted).isFalse();
    }

    @Test
    void stopping_interrupts_a_job_that_takes_too_long() {
        var begun = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var jobs = new PostgresJobs(
                store.database(),
                Duration.ofMillis(100),
                List.of(new Job("endless", SOON, () -> {
                    begun.countDown();
                    awaitCalmly(new CountDownLatch(1));
                    interrupted.set(Thread.currentThread().isInterrupted());
                })),
                QUICK);
        jobs.start();
        awaitCalmly(begun);

        jobs.close();

        until(interrupted::get);
    }

    @Test
    void behind_a_transaction_pooler_it_works_the_same() {
        var runs = new AtomicInteger();
        try (TestDatabase pooled = TestDatabase.freshBehindAPooler();
                var _ = started(pooled.database(), new Job("count", SOON, runs::incrementAndGet))) {
            until(() -> runs.get() >= 10);
            assertThat(pooled.database()
                            .reading()
                            .fetchOne("SELECT count(*) FROM pg_prepared_statements")
                            .get(0, int.class))
                    .isZero();
        }
        assertThat(log.all()).isEmpty();
    }

    @Test
    void jobs_have_a_name_and_rest() {
        assertThatThrownBy(() -> new Job(" ", SOON, () -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Job("j".repeat(101), SOON, () -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Job("restless", Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitEndOf(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
