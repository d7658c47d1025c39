package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.postgres.Memory;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.TwoLevels;
import com.datifyy.adapters.postgres.replica.Counts;
import com.datifyy.adapters.postgres.replica.Replica;
import com.datifyy.adapters.rest.health.Insight;
import com.datifyy.adapters.rest.health.Variables;
import com.datifyy.adapters.rest.http.OperatorToken;
import com.datifyy.adapters.telemetry.FaultReports;
import com.datifyy.adapters.telemetry.Lately;
import com.datifyy.adapters.telemetry.Meters;
import com.datifyy.adapters.telemetry.SlowStatements;
import com.datifyy.adapters.telemetry.Tracing;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.notification.port.OutboxRecords;
import com.datifyy.application.notification.port.OutboxRecords.OfKind;
import com.datifyy.application.shared.SharedRateLimiter;
import com.datifyy.application.shared.SparingQuestion;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.Secret;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.domain.notification.Notice;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who watches the service: as many as the operator set up, which may be nobody.
///
/// @param watch who is told about work
/// @param parts what stops them
/// @param metrics what is counted, or null when nobody may read it
public record Watching(
        Watch watch, List<Runnable> parts, @Nullable Metrics metrics) implements AutoCloseable {

    /// What is counted, and for whom.
    private record Metrics(Meters meters, Secret token) {}

    public static Watching of(Settings settings, String version, InstantSource clock) {
        var wishes = settings.watch();
        List<Watch> watches = new ArrayList<>();
        List<Runnable> parts = new ArrayList<>();
        Metrics metrics = null;
        var token = wishes.metricsToken();
        if (token != null) {
            var meters = new Meters();
            meters.gauge("datifyy.build", "", "The release that runs", () -> 1, "version", version);
            watches.add(meters);
            parts.add(meters::close);
            metrics = new Metrics(meters, token);
        }
        var traces = wishes.traces();
        if (traces != null) {
            var tracing = new Tracing(traces, version);
            watches.add(tracing);
            parts.add(tracing::close);
        }
        var slow = wishes.slowStatement();
        if (slow != null) {
            watches.add(new SlowStatements(slow));
        }
        var faults = wishes.faults();
        if (faults != null) {
            var reports = new FaultReports(
                    faults, version, settings.mode() == Mode.PRODUCTION ? "production" : "development", clock);
            parts.add(reports::close);
            parts.add(Logging.tellFaultsTo(reports::report));
        }
        return new Watching(Watch.of(watches), List.copyOf(parts), metrics);
    }

    /// What the interface over HTTP shows of it.
    public Insight insight(String version, PostgresDatabase database) {
        return new Insight(
                watch,
                metrics == null
                        ? null
                        : new Insight.Metrics(
                                new OperatorToken(metrics.token().value()),
                                Meters.contentType(),
                                metrics.meters()::text),
                () -> variables(version, database));
    }

    /// Adds what stores know of themselves to what is counted.
    ///
    /// @param replica null when there is none
    /// @param redisHealth asks Redis how it is, for whoever else wants to know as well; null without Redis
    /// @param dailyComments how many comments may be asked for in a day, or null when nobody is asked
    public void figures(
            PostgresDatabase database,
            Stores stores,
            @Nullable Replica replica,
            Limits limits,
            @Nullable SparingQuestion redisHealth,
            CommentaryBudget.@Nullable Daily dailyComments,
            InstantSource clock) {
        if (metrics == null) {
            return;
        }
        var meters = metrics.meters();
        pool(meters, database, "primary");
        database.remembered().forEach((what, memory) -> memory(meters, what, memory));
        database.shared().forEach((what, levels) -> shared(meters, what, levels));
        if (replica != null) {
            pool(meters, replica.database(), "replica");
            replica(meters, replica.counts());
        }
        outbox(meters, stores.outboxRecords(), clock);
        redis(meters, limits, redisHealth, clock);
        if (dailyComments != null) {
            var left = new Lately<>(
                    () -> dailyComments.everybody()
                            - stores.commentBudget().asked(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                    clock);
            meters.gauge(
                    "datifyy.ai.budget.left",
                    "",
                    "Comments that may still be asked for today",
                    () -> orUnknown(left.value()));
            meters.gauge("datifyy.ai.budget", "", "Comments that may be asked for in a day", dailyComments::everybody);
        }
    }

    private static void pool(Meters meters, PostgresDatabase database, String pool) {
        String label = "pool";
        String name = "datifyy.db.connections";
        String meaning = "Connections to PostgreSQL by state";
        meters.gauge(name, "", meaning, () -> database.connections().busy(), label, pool, "state", "busy");
        meters.gauge(name, "", meaning, () -> database.connections().idle(), label, pool, "state", "idle");
        meters.gauge(
                "datifyy.db.connections.most",
                "",
                "Connections kept at most",
                () -> database.connections().most(),
                label,
                pool);
        meters.gauge(
                "datifyy.db.connections.awaited",
                "",
                "Threads that wait for a connection",
                () -> database.connections().waiting(),
                label,
                pool);
        meters.counter(
                "datifyy.db.connections.late",
                "How often a connection was not there at once",
                database,
                PostgresDatabase::connectionsLate,
                label,
                pool);
        meters.counter(
                "datifyy.db.connections.refused",
                "How often no connection was to be had",
                database,
                PostgresDatabase::connectionsRefused,
                label,
                pool);
    }

    private static void memory(Meters meters, String what, Memory memory) {
        meters.counter("datifyy.cache.hits", "Remembered and still true", memory, Memory::hits, "cache", what);
        meters.counter("datifyy.cache.misses", "Read from PostgreSQL", memory, Memory::misses, "cache", what);
        meters.gauge("datifyy.cache.entries", "", "People something is remembered of", memory::size, "cache", what);
    }

    private static void replica(Meters meters, Counts counts) {
        String name = "datifyy.replica.questions";
        String meaning = "Questions the replica may answer, by what became of them";
        meters.counter(name, meaning, counts, Counts::byReplica, "outcome", "answered");
        meters.counter(name, meaning, counts, Counts::anew, "outcome", "outdated");
        meters.counter(name, meaning, counts, Counts::becauseBehind, "outcome", "behind");
        meters.counter(name, meaning, counts, Counts::becauseBusy, "outcome", "busy");
        meters.counter(name, meaning, counts, Counts::becauseCancelled, "outcome", "cancelled");
        meters.counter(name, meaning, counts, Counts::becauseAway, "outcome", "away");
    }

    /// What became of asking other instances for what this one did not know.
    private static void shared(Meters meters, String what, TwoLevels<?> levels) {
        shared(meters, what, levels, "hit", TwoLevels::hits);
        shared(meters, what, levels, "miss", TwoLevels::misses);
        shared(meters, what, levels, "unreadable", TwoLevels::unreadable);
        shared(meters, what, levels, "skipped", TwoLevels::skipped);
    }

    private static void shared(
            Meters meters, String what, TwoLevels<?> levels, String outcome, ToDoubleFunction<TwoLevels<?>> count) {
        meters.counter(
                "datifyy.cache.shared",
                "Copies of other instances that were wanted, by what became of it",
                levels,
                count,
                "cache",
                what,
                "outcome",
                outcome);
    }

    private static void outbox(Meters meters, OutboxRecords records, InstantSource clock) {
        var kinds = new Lately<>(records::summaryByKind, clock);
        meters.gauges("datifyy.outbox.waiting", "Messages that wait, by kind", "kind", byKind(kinds, OfKind::waiting));
        meters.gauges(
                "datifyy.outbox.given.up",
                "Messages given up in the last 30 days, by kind",
                "kind",
                byKind(kinds, OfKind::givenUp));
        meters.gauge(
                "datifyy.outbox.overdue",
                "seconds",
                "For how long nobody has taken the message that is due longest, or nobody has noted what became of it",
                () -> overdue(kinds.value(), clock));
    }

    /// Nothing when nothing is known; else a figure of every kind, so that an alarm that compares with an hour ago
    /// sees the first one rise from 0.
    private static Supplier<Map<String, Number>> byKind(Lately<List<OfKind>> kinds, Function<OfKind, Number> figure) {
        return () -> {
            Map<String, Number> rows = new TreeMap<>();
            List<OfKind> known = kinds.value();
            if (known != null) {
                for (Notice.Kind kind : Notice.Kind.values()) {
                    rows.put(kind.name(), 0);
                }
                known.forEach(kind -> rows.put(kind.kind(), figure.apply(kind)));
            }
            return rows;
        };
    }

    /// Messages that were put off are not due before their time.
    private static Number overdue(@Nullable List<OfKind> kinds, InstantSource clock) {
        if (kinds == null) {
            return Double.NaN;
        }
        Instant first = null;
        for (OfKind kind : kinds) {
            Instant due = kind.due();
            if (due != null && (first == null || due.isBefore(first))) {
                first = due;
            }
        }
        return first == null
                ? 0
                : Math.max(0, Duration.between(first, clock.instant()).toSeconds());
    }

    /// Where nobody else asks Redis, reading does: otherwise what was found out last would be told for good. While it
    /// hangs, what is known is told, which is that it does not answer once it was waited for in vain.
    private static void redis(Meters meters, Limits limits, @Nullable SparingQuestion health, InstantSource clock) {
        var redis = limits.redis();
        if (redis != null && health != null) {
            var asked = new Lately<>(health::answered, Duration.ZERO, clock);
            meters.gauge("datifyy.redis.up", "", "Whether Redis answers, and did what it was asked for last", () -> {
                var _ = asked.value();
                return redis.isWell().<Number>map(yes -> yes ? 1 : 0).orElse(Double.NaN);
            });
        }
        if (limits.limiter() instanceof SharedRateLimiter shared) {
            meters.gauge(
                    "datifyy.redis.paused", "", "Whether Redis is not asked just now", () -> shared.pauses() ? 1 : 0);
            meters.counter(
                    "datifyy.redis.limits.alone",
                    "Uses of common limits that this instance counted alone since its budget of commands was spent",
                    shared,
                    SharedRateLimiter::countedAlone);
        }
    }

    private static Number orUnknown(@Nullable Integer figure) {
        return figure == null ? Double.NaN : figure;
    }

    private static Variables variables(String version, PostgresDatabase database) {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var connections = database.connections();
        return new Variables(
                version,
                Runtime.version().toString(),
                TimeUnit.MILLISECONDS.toSeconds(
                        ManagementFactory.getRuntimeMXBean().getUptime()),
                Runtime.getRuntime().availableProcessors(),
                heap.getUsed(),
                heap.getCommitted(),
                heap.getMax(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .collect(Collectors.toMap(
                                GarbageCollectorMXBean::getName,
                                collector -> new Variables.Collected(
                                        collector.getCollectionCount(), collector.getCollectionTime()))),
                new Variables.Connections(
                        connections.busy(), connections.idle(), connections.waiting(), connections.most()));
    }

    /// All at once: what is left is waited for once, however many of them do not take it.
    @Override
    public void close() {
        Executor beside = part -> Thread.ofPlatform().daemon().name("watching").start(part);
        CompletableFuture.allOf(parts.stream()
                        .map(part -> CompletableFuture.runAsync(part, beside))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
